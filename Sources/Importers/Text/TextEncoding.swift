import Language

/// Which encodings can be read, and what is said of the others.
enum TextEncoding {
  /// Throws for the name of an encoding that cannot be read.
  static func check(_ name: Word?) throws(Diagnostic) {
    guard let name else { return }
    let plain = name.text.lowercased().filter { $0 != "-" && $0 != "_" }
    guard !["utf8", "ascii", "usascii"].contains(plain) else { return }
    throw Diagnostic(
      .load, "files in \(name.text) cannot be read", at: name.span,
      label: "convert them: \(command(from: name.text, "orders.csv"))")
  }

  /// Throws for a text whose first bytes mark it as UTF-16 or UTF-32.
  static func check(_ path: String, head: [UInt8]) throws(Diagnostic) {
    let marks: [(bytes: [UInt8], name: String)] = [
      ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"), ([0xFF, 0xFE], "UTF-16"),
      ([0xFE, 0xFF], "UTF-16"),
    ]
    if let mark = marks.first(where: { head.starts(with: $0.bytes) }) {
      throw Diagnostic(
        .load, "\(path) is encoded in \(mark.name), and opsh reads UTF-8",
        label: "convert it: \(command(from: mark.name, path))")
    }
  }

  /// The text has a byte that is no UTF-8.
  ///
  /// - Parameters:
  ///   - offset: the bytes before it.
  ///   - line: the line that it stands in.
  static func wrong(_ path: String, at offset: Int, line: Int) -> Diagnostic {
    Diagnostic(
      .load, "\(path) is not UTF-8: byte \(offset + 1), in line \(line), belongs to no character",
      label: "if it is GBK, convert it: \(command(from: "GB18030", path))")
  }

  private static func command(from encoding: String, _ path: String) -> String {
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    let target = path[..<dot] + "-utf8" + path[dot...]
    let quote = path.contains { $0.isWhitespace } ? "\"" : ""
    return "iconv -f \(encoding) -t UTF-8 \(quote)\(path)\(quote) > \(quote)\(target)\(quote)"
  }
}
