/// Makes Excel workbooks out of the XML of their rows.
struct WorkbookFile {
  struct Sheet {
    var name: String
    /// What stands within `sheetData`.
    var rows: String
    var state = "visible"
  }

  var sheets: [Sheet]
  /// What stands within each `si`.
  var strings: [String] = []
  /// The formats of styles 1, 2, ...: a number of Excel's own, or a code.
  var formats: [String] = []
  var startsIn1904 = false
  /// The numbers of sheets that a pivot table stands on, from 1.
  var pivots: [Int] = []

  init(_ sheets: Sheet...) { self.sheets = sheets }

  /// Rows of texts, given in the cells themselves.
  static func rows(_ rows: [[String]]) -> String {
    rows.map { row in
      "<row>"
        + row.map { cell in
          let text = cell.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          return cell.isEmpty ? "<c/>" : "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        }.joined() + "</row>"
    }.joined()
  }

  var bytes: [UInt8] {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 7)\" state=\"\(sheet.state)\" "
        + "r:id=\"rId\(index + 1)\"/>"
    }
    let relations =
      sheets.indices.map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
      + [("rS", "styles", "styles.xml"), ("rT", "sharedStrings", "/xl/sharedStrings.xml")]
    let custom = formats.enumerated().filter { Int($1) == nil }
    let codes = custom.map { index, code in
      "<numFmt numFmtId=\"\(200 + index)\" formatCode=\"\(code.replacing("\"", with: "&quot;"))\"/>"
    }
    let styles = formats.enumerated().map { index, format in
      "<xf numFmtId=\"\(Int(format) ?? 200 + index)\"/>"
    }
    var parts = [
      "[Content_Types].xml": "<Types/>",
      "xl/workbook.xml": "<workbook \(main) xmlns:r=\"\(office)\">"
        + "<workbookPr date1904=\"\(startsIn1904 ? 1 : 0)\"/>"
        + "<sheets>\(list.joined())</sheets></workbook>",
      "xl/_rels/workbook.xml.rels": "<Relationships>"
        + relations.map {
          "<Relationship Id=\"\($0.0)\" Type=\"\(office)/\($0.1)\" Target=\"\($0.2)\"/>"
        }.joined() + "</Relationships>",
      "xl/styles.xml": "<styleSheet \(main)><numFmts>\(codes.joined())</numFmts>"
        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        + "<cellXfs><xf numFmtId=\"0\"/>\(styles.joined())</cellXfs></styleSheet>",
      "xl/sharedStrings.xml": "<sst \(main)>"
        + strings.map { "<si>\($0)</si>" }.joined() + "</sst>",
      "xl/media/image1.png": "not read",
    ]
    for (index, sheet) in sheets.enumerated() {
      parts["xl/worksheets/sheet\(index + 1).xml"] =
        "<worksheet \(main)><sheetData>\(sheet.rows)</sheetData></worksheet>"
    }
    for number in pivots {
      parts["xl/worksheets/_rels/sheet\(number).xml.rels"] =
        "<Relationships><Relationship Id=\"rId1\" Type=\"\(office)/pivotTable\" "
        + "Target=\"../pivotTables/pivotTable1.xml\"/></Relationships>"
    }
    return ZipFile.bytes(
      parts.sorted { $0.key < $1.key }.map { (Array($0.key.utf8), Array((head + $0.value).utf8)) })
  }
}
