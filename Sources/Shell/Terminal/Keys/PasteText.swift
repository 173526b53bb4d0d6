import Foundation

/// The text of a paste, fit to stand in a line: line ends are line feeds, accents are composed.
///
/// Control characters go (a pasted ESC must not reach the terminal), and so do the marks that
/// reverse the direction of the text around them, which can make a line read as what it is not.
/// Tabs stay. Line breaks at the end go, so that a paste never runs by itself. Bytes that are no
/// UTF-8 become U+FFFD, which can be seen.
package func pasteText(_ bytes: [UInt8]) -> String {
  var scalars = String.UnicodeScalarView()
  var wasReturn = false
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar.value {
    case 0x0A where wasReturn: break
    case 0x0A, 0x0D, 0x2028, 0x2029: scalars.append("\n")
    case 0x09: scalars.append(scalar)
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: break
    default: scalars.append(scalar)
    }
    wasReturn = scalar.value == 0x0D
  }
  while scalars.last == "\n" { scalars.removeLast() }
  return String(scalars).precomposedStringWithCanonicalMapping
}

/// The text of a finished line: what a quoted key (`Ctrl-V`) may have left in it is taken out.
func withoutControls(_ text: String) -> String {
  let isClean = text.unicodeScalars.allSatisfy { !isControl($0) }
  if isClean { return text }
  return String(scalars: text.unicodeScalars.filter { !isControl($0) })
}

/// Control characters other than line feed and tab.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F..<0xA0: true
  default: false
  }
}
