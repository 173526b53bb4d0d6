import Language

/// How a text of separated values is laid out, as its first records show.
struct TextShape {
  let separator: UInt8
  /// The names of the columns.
  let header: [String]
  /// The record that they stand in.
  let headerBytes: [UInt8]
  /// The lines that it and what explains it begin on, from 1.
  let headerLine: Int
  let explanationLine: Int?
  /// How many fields a row has.
  let width: Int
  /// How many columns the header fills; of those behind it rows may have none.
  let named: Int
  /// Whether rows end behind their last filled cell.
  let isTrimmed: Bool
  /// The columns that hold numbers or times.
  let values: Set<Int>
  /// The columns that hold words alone.
  let words: Set<Int>
  /// The columns of numbers that may all be read in two ways: 1.234.
  let threeDigits: Set<Int>
  /// Lines above the header, as they are told.
  let preamble: [String]
  /// Whether the engine can read the text as it stands: nothing but blank lines above the header,
  /// and the rows right below.
  let isPlain: Bool
  let quirks: CellQuirks
  /// Whether a line end within quotes begins a line.
  let countsQuotedLines: Bool
  /// How many of a record's cells are known headers.
  let known: ([String]) -> Int

  /// - Parameters:
  ///   - text: the first bytes, in UTF-8.
  ///   - isWhole: whether they are all.
  ///   - separator: as given by the user.
  ///   - sheetWidth: the columns of a sheet that the text was made of.
  ///   - known: how many of a record's cells are known headers.
  init(
    _ path: String, _ text: [UInt8], isWhole: Bool, separator: Word?, sheetWidth: Int? = nil,
    known: @escaping ([String]) -> Int
  ) throws(Diagnostic) {
    let byte: UInt8 =
      if sheetWidth != nil {
        UInt8(ascii: ",")
      } else {
        try separator.map(SeparatorChoice.separator(called:))
          ?? SeparatorChoice.separator(of: text, isWhole: isWhole, known: known)
      }
    countsQuotedLines = sheetWidth == nil
    self.known = known
    let records = SampleRecord.all(
      in: text, isWhole: isWhole, separator: byte, countsQuotedLines: sheetWidth == nil)
    let usual = Self.usualWidth(records)
    let place = HeaderChoice.place(in: records, width: usual, known: known)
    guard records.indices.contains(place), !records[place].filled.isEmpty else {
      throw Diagnostic(.load, "\(path) has no header line")
    }
    let head = records[place]
    guard Self.isTable(records[place...]) || known(head.fields) >= 2 else {
      let counts = records.map { $0.reach }
      throw Diagnostic(
        .load,
        """
        \(path) holds no table: its lines have from \(counts.min() ?? 0) to \(counts.max() ?? 0) \
        fields, and no number of them is usual
        """,
        label: "load the table that it was made from")
    }
    self.separator = byte
    headerBytes = head.bytes
    headerLine = head.line
    preamble = records[..<place].filter { !$0.filled.isEmpty }
      .map { $0.filled.map(CellText.plain).joined(separator: " ") }

    var rows = records[(place + 1)...]
    let later = HeaderChoice.values(
      in: SampleRecord.firstTable(rows.dropFirst()), width: max(usual, head.reach))
    let isExplained = rows.first.map { HeaderChoice.explains($0, values: later) } ?? false
    explanationLine = isExplained ? rows.first?.line : nil
    if isExplained { rows = rows.dropFirst() }

    // Unnamed columns count where most rows have something in them, and in a sheet where any has.
    let filled =
      sheetWidth ?? (rows.filter { $0.reach >= usual }.count * 2 > rows.count ? usual : 0)
    width = max(head.reach, filled)
    named = head.reach
    header = HeaderNames.names(Self.padded(head.fields, to: width))
    let table = SampleRecord.firstTable(rows)
    values = HeaderChoice.values(in: table, width: width)
    if sheetWidth == nil, width > head.fields.count {
      let cells = table.lazy.compactMap { $0.fields.dropFirst(head.fields.count).first }
      throw Self.unnamed(
        path, named: head.fields.count, width: width,
        example: cells.first { !CellText.isBlank($0) })
    }
    words = HeaderChoice.words(in: table, width: width)
    threeDigits = HeaderChoice.threeDigits(in: table, width: width)
    isTrimmed = sheetWidth != nil || Self.endsEarly(rows, width: width)
    let isExact = head.fields.count == width || head.fields.count == width + 1
    isPlain = preamble.isEmpty && !isExplained && isExact && !isTrimmed
    quirks = CellQuirks(rows, width: width)
  }

  /// Amounts that their own commas cut would be read as their first part.
  private static func unnamed(
    _ path: String, named: Int, width: Int, example: String?
  ) -> Diagnostic {
    Diagnostic(
      .load,
      """
      the rows of \(path) have \(width) fields, and its header names \(named): what belongs to which \
      column cannot be told
      """,
      label: example.map { "\(CellText.plain($0)) has no header above it" },
      hints: [
        "amounts such as 1,234.50 need quotes around them where commas part the fields",
        "a first column without a name needs one in the header",
      ])
  }

  private static func padded(_ fields: [String], to width: Int) -> [String] {
    fields.prefix(width) + [String](repeating: "", count: max(0, width - fields.count))
  }

  /// The number of fields that most records have.
  private static func usualWidth(_ records: [SampleRecord]) -> Int {
    let sizes = Dictionary(records.map { ($0.reach, 1) }, uniquingKeysWith: +)
    let widest = sizes.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return widest?.key ?? 1
  }

  /// Whether the lines have much the same number of fields, as those of a table do.
  private static func isTable(_ records: ArraySlice<SampleRecord>) -> Bool {
    let sizes = Dictionary(records.map { ($0.fields.count, 1) }, uniquingKeysWith: +)
    return records.count < 3 || (sizes.values.max() ?? 0) * 5 >= records.count * 2
  }

  /// Whether the rows were written without the empty cells at their end: several are short, and
  /// none ends in an empty cell.
  private static func endsEarly(_ rows: ArraySlice<SampleRecord>, width: Int) -> Bool {
    let short = rows.filter { $0.fields.count < width && $0.filled.count > 1 }
    return short.count >= 3 && short.count * 10 >= rows.count
      && !rows.contains { $0.fields.count >= width && $0.fields[width - 1].isEmpty }
  }
}
