/// How many columns of a terminal a text takes.
///
/// Wide and fullwidth characters take two, marks and format characters none, an emoji sequence
/// (joined by ZWJ, with a skin tone, a flag, a keycap) two as a whole. Ambiguous characters take
/// one. Control characters count nothing: renderers escape them first. The result depends on
/// nothing but the text, neither on the host's locale nor on its C library.
package func displayWidth(_ text: some StringProtocol) -> Int {
  displayWidth(String(text))
}

/// How many columns of a terminal a text takes; most texts are ASCII and need no look-up.
package func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
  var counter = WidthCounter()
  for scalar in text.unicodeScalars { counter.add(scalar.value) }
  return counter.width
}

/// How many columns of a terminal a character takes: 0, 1, 2, or more for some Indic clusters.
package func displayWidth(of character: Character) -> Int {
  var counter = WidthCounter()
  for scalar in character.unicodeScalars { counter.add(scalar.value) }
  return counter.width
}

/// Adds up scalars, and knows the sequences whose width is not the sum of their parts.
///
/// It looks at scalars and not at `Character`, whose boundaries change with the Unicode version
/// of the host's standard library.
private struct WidthCounter {
  private(set) var width = 0
  /// The last scalar with a width, and that width.
  private var base: UInt32 = 0
  private var baseWidth = 0
  private var isJoining = false

  mutating func add(_ scalar: UInt32) {
    switch scalar {
    case 0x200D:
      isJoining = baseWidth == 2 || isPictograph(base)
      return
    case 0xFE0F:
      // Emoji presentation: a sign that is narrow by itself is drawn wide.
      if baseWidth == 1, isPictograph(base) || isKeycapOrSign(base) { widenBase() }
      return
    case 0x1F3FB...0x1F3FF where isPictograph(base):
      if baseWidth == 1 { widenBase() }
      return
    default: break
    }
    let own = scalarWidth(scalar)
    guard own > 0 else { return }
    if isJoining, isPictograph(scalar) {
      isJoining = false
      return
    }
    isJoining = false
    base = scalar
    baseWidth = own
    width += own
  }

  private mutating func widenBase() {
    width += 1
    baseWidth = 2
  }

  private func isPictograph(_ scalar: UInt32) -> Bool {
    (0x1F000...0x1FAFF).contains(scalar) || (0x2190...0x2BFF).contains(scalar)
  }

  /// The other signs with an emoji variation: digits and # and *, ©, ®, ‼, ⁉, ™, ℹ.
  private func isKeycapOrSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x23, 0x2A, 0x30...0x39, 0xA9, 0xAE, 0x203C, 0x2049, 0x2122, 0x2139: true
    default: false
    }
  }

  private func scalarWidth(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0..<0x20, 0x7F..<0xA0: 0
    case 0..<0x300: 1
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: 2
    default:
      if DisplayWidthRanges.zero.contains(scalar) {
        0
      } else {
        DisplayWidthRanges.wide.contains(scalar) ? 2 : 1
      }
    }
  }
}
