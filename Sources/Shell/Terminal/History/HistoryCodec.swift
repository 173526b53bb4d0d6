/// The form of the history file: one statement a line, `\n`, `\r` and `\\` for what would break
/// a line, all else as it is, so that people can read and search the file.
package enum HistoryCodec {
  /// A statement as one line, without the line feed at its end.
  package static func encode(_ statement: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in statement.unicodeScalars {
      switch scalar {
      case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": line.append(contentsOf: "\\n".unicodeScalars)
      case "\r": line.append(contentsOf: "\\r".unicodeScalars)
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  /// The statement that a line stands for.
  ///
  /// A backslash before any other letter means itself.
  package static func decode(_ line: Substring) -> String {
    guard line.utf8.contains(UInt8(ascii: "\\")) else { return String(line) }
    var statement = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if !isEscaped, scalar == "\\" {
        isEscaped = true
        continue
      }
      switch (isEscaped, scalar) {
      case (true, "n"): statement.append("\n")
      case (true, "r"): statement.append("\r")
      case (true, "\\"), (false, _): statement.append(scalar)
      case (true, _): statement.append(contentsOf: ["\\", scalar])
      }
      isEscaped = false
    }
    if isEscaped { statement.append("\\") }
    return String(statement)
  }
}
