import Values

/// What exports write where a number or a time is missing.
enum MissingWords {
  private static let words = [
    "-", "--", "---", "—", "–", "/", "nan", "inf", "-inf", "infinity", "∞", "null", "none", "n/a",
    "na", "nil", "nill", "#ref!", "#n/a", "#div/0!", "#value!", "#name?", "#null!", "#num!", "\\n",
    "undefined", "(not set)", "(blank)", "not stocked", "not available", "无", "暂无", "空", "未知",
    "なし",
  ]
  private static let times = [
    "0000-00-00", "0000-00-00 00:00:00", "0000/00/00", "0001-01-01", "0001-01-01 00:00:00",
    "0001-01-01t00:00:00", "0001-01-01t00:00:00z", "ongoing", "进行中", "不限", "never",
  ]

  /// Holds for a text, in small letters and without blanks around it, that means nothing is there.
  static func contain(_ text: SQL, for need: ColumnNeed) -> SQL {
    let all = words + (need == .time ? times : [])
    let list = all.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")
    return "(\(text) = '' or \(text) in (\(SQL(verbatim: list))))"
  }
}
