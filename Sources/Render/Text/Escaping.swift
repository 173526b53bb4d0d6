/// A text whose characters all stay in their cell: control characters, line breaks, escape
/// sequences and the signs that turn the writing direction are written out, `\n`, `\t`, `\u{1b}`.
///
/// Data can neither break a table nor command the terminal.
package func escaped(_ text: String, keeping kept: Set<Unicode.Scalar> = []) -> String {
  guard text.utf8.contains(where: isSuspect) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if kept.contains(scalar) || !mustBeEscaped(scalar.value) {
      result.append(scalar)
    } else {
      result.append(contentsOf: name(of: scalar).unicodeScalars)
    }
  }
  return String(result)
}

/// Bytes that begin something to escape; most texts hold none and pass as they are.
private func isSuspect(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
}

private func mustBeEscaped(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0..<0x20, 0x7F..<0xA0: true
  // Line and paragraph separators; embeddings, overrides and isolates; the byte order mark.
  case 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}

private func name(of scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\n": "\\n"
  case "\r": "\\r"
  case "\t": "\\t"
  default: "\\u{" + String(scalar.value, radix: 16) + "}"
  }
}
