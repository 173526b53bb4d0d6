import Language

/// An encoding that texts can be read from.
struct TextEncoding: Hashable {
  /// As it is told.
  let name: String
  /// As the C library calls it.
  let converter: String

  private init(_ name: String, _ converter: String? = nil) {
    self.name = name
    self.converter = converter ?? name
  }

  static let utf8 = TextEncoding("UTF-8")
  static let gb18030 = TextEncoding("GB18030")
  static let cp1252 = TextEncoding("cp1252", "CP1252")
  static let shiftJIS = TextEncoding("Shift-JIS", "CP932")
  static let big5 = TextEncoding("Big5", "BIG5-HKSCS")
  static let utf16LittleEnd = TextEncoding("UTF-16", "UTF-16LE")
  static let utf16BigEnd = TextEncoding("UTF-16", "UTF-16BE")

  /// Whether every character takes two bytes or four.
  var isWide: Bool { self == .utf16LittleEnd || self == .utf16BigEnd }

  // MARK: - Names

  /// The encoding that a user names.
  ///
  /// GBK and GB2312 are read as GB18030 and Latin-1 as cp1252, which have all of theirs and are what
  /// files that call themselves so are in. UTF-16 stands for the little-endian form, since a mark at
  /// the beginning of a file tells otherwise.
  static func named(_ word: Word) throws(Diagnostic) -> TextEncoding {
    let plain = word.text.lowercased().filter { !"-_ ".contains($0) }
    if let found = known.first(where: { $0.names.contains(plain) }) { return found.encoding }
    let names = known.map { $0.names[0] }
    let near = closest(to: plain, among: known.flatMap { $0.names }, limit: 1).first
    throw Diagnostic(
      .load, "no encoding called \"\(word.text)\"", at: word.span,
      correction: near.map { Correction($0) },
      hints: ["encodings are \(names.joined(separator: ", "))"])
  }

  private static let known: [(names: [String], encoding: TextEncoding)] = [
    (["utf8", "utf8bom", "utf8sig", "ascii", "usascii"], .utf8),
    (["gb18030", "gbk", "gb2312", "cp936", "windows936", "euccn"], .gb18030),
    (["cp1252", "windows1252", "latin1", "iso88591", "ansi"], .cp1252),
    (["utf16", "utf16le", "unicode", "ucs2"], .utf16LittleEnd), (["utf16be"], .utf16BigEnd),
    (["big5", "cp950", "big5hkscs", "windows950"], .big5),
    (["shiftjis", "sjis", "xsjis", "cp932", "ms932", "windows31j", "windows932"], .shiftJIS),
    (["eucjp", "ujis"], TextEncoding("EUC-JP")),
    (["iso2022jp", "jis"], TextEncoding("ISO-2022-JP")),
    (["euckr", "cp949", "uhc", "ksc5601", "windows949"], TextEncoding("EUC-KR", "CP949")),
    (["cp874", "windows874", "tis620", "iso885911"], TextEncoding("cp874", "CP874")),
    (["cp1250", "windows1250"], TextEncoding("cp1250", "CP1250")),
    (["cp1251", "windows1251"], TextEncoding("cp1251", "CP1251")),
    (["cp1253", "windows1253"], TextEncoding("cp1253", "CP1253")),
    (["cp1254", "windows1254", "latin5", "iso88599"], TextEncoding("cp1254", "CP1254")),
    (["cp1255", "windows1255"], TextEncoding("cp1255", "CP1255")),
    (["cp1256", "windows1256"], TextEncoding("cp1256", "CP1256")),
    (["cp1257", "windows1257"], TextEncoding("cp1257", "CP1257")),
    (["cp1258", "windows1258"], TextEncoding("cp1258", "CP1258")),
    (["koi8r"], TextEncoding("KOI8-R")),
    (
      ["macroman", "macintosh", "mac", "macosroman", "xmacroman"],
      TextEncoding("MacRoman", "MACINTOSH")
    ),
    (["cp437", "ibm437"], TextEncoding("cp437", "CP437")),
    (["cp850", "ibm850"], TextEncoding("cp850", "CP850")),
    (["iso88592", "latin2"], TextEncoding("ISO-8859-2")),
    (["iso88595"], TextEncoding("ISO-8859-5")), (["iso88597"], TextEncoding("ISO-8859-7")),
    (["iso885915", "latin9"], TextEncoding("ISO-8859-15")),
  ]

  // MARK: - Faults

  /// The text has a byte that belongs to no character.
  ///
  /// - Parameters:
  ///   - offset: the bytes before it.
  ///   - line: the line that it stands in.
  func wrong(_ path: String, at offset: Int, line: Int) -> Diagnostic {
    Diagnostic(
      .load,
      "\(path) is not \(name): byte \(offset + 1), in line \(line), belongs to no character",
      label: "say what it is in, if you know: --encoding gbk, --encoding cp1252, ...")
  }
}
