import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Excel workbooks.
@Suite struct WorkbookTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func load(_ book: WorkbookFile, _ options: String = "") throws -> LoadAccount {
    try store.load("\"\(try folder.write("b.xlsx", book.bytes))\(options)\"")
  }

  private static let header = [
    "order_id", "ordered_at", "status", "units", "gross_sales", "channel",
  ]

  private func sheet(
    _ rows: [[String]]
  ) -> WorkbookFile.Sheet { sheet("Sheet1", rows) }

  private func sheet(
    _ name: String, _ rows: [[String]], state: String = "visible"
  ) -> WorkbookFile.Sheet {
    .init(name: name, rows: WorkbookFile.rows([Self.header] + rows), state: state)
  }

  private func loaded() throws -> [[String]] {
    try store.rows(
      "select order_id, ordered_at, units, gross_sales, channel from orders order by order_id")
  }

  @Test func inlineTexts() throws {
    let account = try load(
      WorkbookFile(
        sheet([
          ["1", "2024-05-01", "paid", "1", "10.5", "a, \"b\" & <c>\nd"],
          ["2", "2024-05-02", "paid", "2", "3", ""],
        ])))
    #expect(account.files.map { $0.file } == [folder.file("b.xlsx/Sheet1")])
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try loaded() == [
        ["1", "2024-05-01 00:00:00", "1", "10.50", "a, \"b\" & <c>\nd"],
        ["2", "2024-05-02 00:00:00", "2", "3.00", ""],
      ])
  }

  /// Shared texts, in runs, with what tells how to say them, and with characters that XML has not.
  @Test func sharedTexts() throws {
    var book = WorkbookFile(
      .init(
        name: "1",
        rows: WorkbookFile.rows([Self.header]) + """
          <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>
          <c r="C2" t="s"><v>2</v></c><c r="D2"><v>1</v></c><c r="E2"><v>5</v></c>
          <c r="F2" t="s"><v>3</v></c></row>
          """))
    book.strings = [
      "<t>6917926768823643751</t>", "<t>2024-05-01 08:00:00</t>", "<t>paid</t>",
      "<r><rPr><b/></rPr><t xml:space=\"preserve\">天猫 </t></r><r><t>旗舰店</t></r>"
        + "<rPh sb=\"0\" eb=\"2\"><t>ティエンマオ</t></rPh><r><t>_x0041_&amp;</t></r>",
    ]
    #expect(try load(book).counts == [1, 1, 0, 0, 0, 0])
    #expect(
      try loaded() == [["6917926768823643751", "2024-05-01 08:00:00", "1", "5.00", "天猫 旗舰店A&"]])
  }

  /// A cell of a style, as the text that is read.
  private func cell(_ xml: String, formats: [String] = [], startsIn1904: Bool = false) throws
    -> String
  {
    let store = try memoryStore()
    var book = WorkbookFile(
      .init(
        name: "1",
        rows: WorkbookFile.rows([Self.header, ["1", "2024-05-01", "paid", "1", "1"]])
          .replacing("</row>", with: "\(xml)</row>", maxReplacements: 2)
          .replacing("\(xml)</row><row>", with: "</row><row>")))
    book.formats = formats
    book.startsIn1904 = startsIn1904
    try store.load("\"\(try folder.write("c.xlsx", book.bytes))\"")
    return try store.rows("select channel from orders").first?.first ?? "none"
  }

  @Test(arguments: [
    ("45123", "14", "2023-07-16"), ("45123.5", "14", "2023-07-16 12:00:00"),
    ("45123.5", "22", "2023-07-16 12:00:00"), ("45123", "22", "2023-07-16 00:00:00"),
    ("45123.999999", "yyyy/m/d h:mm:ss;@", "2023-07-17 00:00:00"),
    ("45123.25", "yyyy\"年\"m\"月\"d\"日\" hh:mm", "2023-07-16 06:00:00"),
    ("45123", "[$-804]yyyy-mm-dd", "2023-07-16"), ("45123", "31", "2023-07-16"),
    ("45123", "mmm-yy", "2023-07-16"), ("0.5", "h:mm AM/PM", "12:00:00"),
    ("1.0625", "[h]:mm:ss", "25:30:00"), ("45123.5", "h:mm", "2023-07-16 12:00:00"),
    ("59", "14", "1900-02-28"), ("61", "14", "1900-03-01"),
    ("0.125", "0.00%", "0.125"), ("45123", "0.00", "45123"), ("45123", "[Red]#,##0", "45123"),
    ("45123", "\"days: \"0", "45123"), ("45123", "General", "45123"), ("-1", "14", "-1"),
    ("12", "#,##0.00\" m\"", "12"), ("1.5", "_-* #,##0.00 \\d", "1.5"),
  ])
  func formats(value: String, format: String, text: String) throws {
    #expect(try cell("<c s=\"1\"><v>\(value)</v></c>", formats: [format]) == text)
  }

  @Test func days1904() throws {
    #expect(
      try cell("<c s=\"1\"><v>43661</v></c>", formats: ["14"], startsIn1904: true) == "2023-07-16")
  }

  /// Numbers as they would stand in a CSV file: no noise of binary fractions, and powers of ten only
  /// where digits are lost.
  @Test(arguments: [
    ("0.30000000000000004", "0.3"), ("1234.5600000000001", "1234.56"),
    ("1.1000000000000001", "1.1"),
    ("1.23456789012346E+18", "1.23456789012346E+18"),
    ("6.9179267688236401E18", "6.9179267688236401E+18"),
    ("754299529443", "754299529443"), ("9007199254740991", "9007199254740991"), ("1E3", "1000"),
    ("1.5E-7", "0.00000015"), ("100", "100"), ("-13.8", "-13.8"), ("1000.0", "1000"),
  ])
  func numbers(value: String, text: String) throws {
    #expect(try cell("<c><v>\(value)</v></c>") == text)
  }

  @Test func otherTypes() throws {
    #expect(try cell("<c t=\"b\"><v>1</v></c>") == "true")
    #expect(try cell("<c t=\"e\"><v>#DIV/0!</v></c>") == "")
    #expect(try cell("<c t=\"str\"><f>A1&amp;\"x\"</f><v>ab</v></c>") == "ab")
    #expect(try cell("<c><f>1+1</f><v>2</v></c>") == "2")
    #expect(try cell("<c t=\"d\"><v>2023-07-16T12:30:00</v></c>") == "2023-07-16 12:30:00")
  }

  @Test func lostDigits() throws {
    let book = WorkbookFile(
      .init(
        name: "1",
        rows: WorkbookFile.rows([Self.header])
          + "<row><c><v>1.00000000000000007E18</v></c>"
          + WorkbookFile.rows([["2024-05-01", "paid", "1", "1"]]).dropFirst(5)))
    let account = try load(book)
    #expect(account.counts == [1, 0, 0, 0, 0, 1])
    #expect(
      account.files[0].fileNotes.first?.english
        == "1 whole number is longer than a workbook can keep, and the last digits are lost: "
        + "export ids as text, or as CSV")
  }

  /// Title rows, empty rows and cells that are not there; lines are those of the sheet.
  @Test func gaps() throws {
    let cells = { (number: Int, id: String, amount: String) in
      """
      <row r="\(number)"><c r="B\(number)"><v>\(id)</v></c>
      <c r="D\(number)" t="inlineStr"><is><t>2024-05-01</t></is></c>
      <c r="E\(number)" t="inlineStr"><is><t>paid</t></is></c>
      <c r="G\(number)"><v>1</v></c><c r="H\(number)"><v>\(amount)</v></c></row>
      """
    }
    let header = [
      "", "order_id", "", "ordered_at", "status", "", "units", "gross_sales", "channel",
    ]
    let book = WorkbookFile(
      .init(
        name: "1",
        rows: WorkbookFile.rows([["", "Orders of May"], [], header])
          + cells(6, "1", "10") + cells(8, "2", "odd") + cells(11, "3", "12")))
    let account = try load(book)
    #expect(account.counts == [3, 2, 0, 0, 0, 1])
    #expect(account.rejects.map { $0[0] } == ["8"])
    #expect(
      account.files[0].setAside.map { "\($0.line) \($0.reason.rawValue): \($0.text)" } == [
        "1 title row: Orders of May"
      ])
    #expect(
      account.columns.filter { $0[1].isEmpty }.map { $0[0] } == [
        "column 1", "column 3", "column 6",
      ])
    #expect(try store.rows("select order_id from orders order by 1") == [["1"], ["3"]])
  }

  /// Each sheet that can be seen is a table; remarks are passed over.
  @Test func sheets() throws {
    let book = WorkbookFile(
      sheet("May", [["1", "2024-05-01", "paid", "1", "1", ""]]),
      sheet("June", [["2", "2024-06-01", "paid", "1", "1", ""]]),
      sheet("Old", [["3", "2024-04-01", "paid", "1", "1", ""]], state: "hidden"),
      .init(name: "Remarks", rows: WorkbookFile.rows([["说明", "x"], ["a", "b"]])),
      .init(name: "Empty", rows: ""))
    let account = try load(book)
    let path = folder.file("b.xlsx")
    #expect(account.files.map { $0.file } == [path + "/May", path + "/June"])
    #expect(
      Set(account.skipped) == [path + "/Old (hidden)", path + "/Remarks", path + "/Empty"])
    #expect(try load(book, "/Old").files.map { $0.file } == [path + "/Old"])
    #expect(
      fault { try load(book, "/Mai") } == [
        "\(path) has no sheet Mai", "did you mean \(path)/May?",
        "it has May, June, Old, Remarks, Empty",
      ])
    let empty = WorkbookFile(.init(name: "Empty", rows: ""))
    #expect(fault { try load(empty) } == ["\(path)/Empty is empty"])
  }

  /// In an archive too.
  @Test func packed() throws {
    let book = WorkbookFile(sheet([["1", "2024-05-01", "paid", "1", "1", ""]]))
    let path = try folder.write("a.zip", ZipFile.bytes([(Array("b.xlsx".utf8), book.bytes)]))
    #expect(try store.load("\"\(path)\"").files.map { $0.file } == [path + "/b.xlsx/Sheet1"])
  }

  @Test func damaged() throws {
    var book = WorkbookFile(sheet([["1", "2024-05-01", "paid", "1", "1", ""]]))
    book.sheets[0].rows += "<row><c></row>"
    #expect(
      fault { try load(book) } == [
        "\(folder.file("b.xlsx")) is damaged: a part of it makes no sense", "get the file anew",
      ])
  }

  /// Digits that the file has are kept, and an id that has lost some is none.
  @Test func longIds() throws {
    func cells(_ id: String) -> String {
      WorkbookFile.rows([Self.header])
        + "<row><c><v>\(id)</v></c><c t=\"str\"><v>2024-05-01</v></c><c t=\"str\"><v>paid</v></c>"
        + "<c><v>1</v></c><c><v>10</v></c></row>"
    }
    let whole = try load(WorkbookFile(.init(name: "1", rows: cells("6917926768823643751"))))
    #expect(whole.counts == [1, 1, 0, 0, 0, 0])
    #expect(try loaded().map { $0[0] } == ["6917926768823643751"])
    let lost = try load(WorkbookFile(.init(name: "1", rows: cells("6.917926768823644e+18"))))
    #expect(lost.counts == [1, 0, 0, 0, 0, 1])
    #expect(lost.rejects[0][3].contains("its last digits are lost"))
  }

  /// A formula that nothing has computed yet is told as such; one that yields no text is blank.
  @Test func formulas() throws {
    let rows =
      WorkbookFile.rows([Self.header])
      + "<row><c t=\"str\"><v>1</v></c><c t=\"str\"><v>2024-05-01</v></c><c t=\"str\"><v>paid</v></c>"
      + "<c><v>1</v></c><c><f>D2*5</f><v/></c><c t=\"str\"><f>A2</f><v></v></c></row>"
      + "<row><c t=\"str\"><v>2</v></c><c t=\"str\"><v>2024-05-01</v></c><c t=\"str\"><v>paid</v></c>"
      + "<c><v>1</v></c><c><f>D3*5</f><v>5</v></c><c t=\"str\"><f>A2</f><v></v></c></row>"
    let account = try load(WorkbookFile(.init(name: "1", rows: rows)))
    #expect(account.counts == [2, 1, 0, 0, 0, 1])
    #expect(account.rejects[0][2] == "=D2*5")
    #expect(account.rejects[0][3].hasPrefix("formula without a saved value"))
    #expect(try loaded().map { [$0[0], $0[4]] } == [["2", ""]])
  }

  @Test func pivotSheets() throws {
    var book = WorkbookFile(
      sheet("Pivot", [["1", "2024-05-01", "paid", "1", "10", ""]]),
      sheet("Data", [["1", "2024-05-01", "paid", "1", "10", ""]]))
    book.pivots = [1]
    let account = try load(book)
    #expect(account.files.map { $0.file } == [folder.file("b.xlsx/Data")])
    #expect(
      fault { try load(book, "/Pivot") } == [
        "\(folder.file("b.xlsx"))/Pivot is a pivot table: its rows sum up those of another sheet",
        "load that sheet, or copy the pivot table as values into one of its own",
      ])
  }
}
