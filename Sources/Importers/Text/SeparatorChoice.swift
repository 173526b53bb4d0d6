import Language

/// Finds out what stands between the fields of a text.
enum SeparatorChoice {
  private static let candidates = Array(",;\t|".utf8)
  /// How many records are looked at.
  private static let looked = 100
  /// How many lines may come before a table that are none of it.
  static let preamble = 30

  static func separator(called word: Word) throws(Diagnostic) -> UInt8 {
    switch word.text.lowercased() {
    case ",", "comma": return UInt8(ascii: ",")
    case ";", "semicolon": return UInt8(ascii: ";")
    case "\t", "\\t", "tab": return UInt8(ascii: "\t")
    case "|", "pipe": return UInt8(ascii: "|")
    default:
      throw Diagnostic(
        .syntax, "no separator called \"\(word.text)\"", at: word.span,
        label: "separators are \",\" \";\" \"|\" and tab")
    }
  }

  /// The separator that yields a known header; else the one that cuts the records into the most
  /// fields, the same number in each.
  ///
  /// - Parameter known: how many of a record's cells are known headers.
  static func separator(
    of text: [UInt8], isWhole: Bool, known: ([String]) -> Int
  ) -> UInt8 {
    var best = (separator: candidates[0], known: 0, agreeing: 0.0, count: 1)
    for candidate in candidates {
      let records = SampleRecord.all(
        in: text, isWhole: isWhole, separator: candidate, limit: looked)
      guard let (count, agreeing) = width(of: records) else { continue }
      let headers = records.prefix(preamble).map { known($0.fields) }.max() ?? 0
      let score = (headers >= 2 ? headers : 0, agreeing, count)
      if best.count == 1 || score > (best.known, best.agreeing, best.count) {
        best = (candidate, score.0, score.1, score.2)
      }
    }
    return best.separator
  }

  /// The number of fields that most records have, those of one field before the first of several
  /// left out, and the share that has it; nil when hardly any agree.
  private static func width(of records: [SampleRecord]) -> (count: Int, agreeing: Double)? {
    guard let start = records.firstIndex(where: { $0.fields.count > 1 }), start < preamble
    else { return nil }
    let counts = records[start...].map { $0.fields.count }
    let sizes = Dictionary(counts.map { ($0, 1) }, uniquingKeysWith: +)
    guard
      let count = sizes.filter({ $0.key > 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) })
    else { return nil }
    let agreeing = Double(count.value) / Double(counts.count)
    // A text of one column may have separators in it, but not as many in each line.
    guard start == 0 || agreeing >= 0.4 else { return nil }
    return (count.key, agreeing)
  }
}
