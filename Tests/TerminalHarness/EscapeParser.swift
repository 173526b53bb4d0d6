/// Cuts the bytes that a program writes to a terminal into what the terminal has to do.
struct EscapeParser: Sendable {
  enum Action: Equatable, Sendable {
    case print(Unicode.Scalar)
    case control(UInt8)
    case escape(UInt8)
    /// `ESC [` parameters and a final letter.
    case sequence(Character, [Int], isPrivate: Bool)
  }

  private enum State {
    case ground
    case character([UInt8], length: Int)
    case escape
    case sequence([UInt8])
    /// A text for the terminal itself, such as its title: goes on to BEL or ESC \.
    case text(endsWithBackslash: Bool)
    case characterSet
  }

  private var state = State.ground

  mutating func feed(_ byte: UInt8) -> Action? {
    switch state {
    case .ground: return start(byte)
    case .character(var bytes, let length):
      bytes.append(byte)
      guard bytes.count == length else {
        state = .character(bytes, length: length)
        return nil
      }
      state = .ground
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.first.map { .print($0) }
    case .escape: return escape(byte)
    case .sequence(let bytes): return sequence(bytes, byte)
    case .text(let endsWithBackslash):
      let isOver = byte == 0x07 || (endsWithBackslash && byte == UInt8(ascii: "\\"))
      state = isOver ? .ground : .text(endsWithBackslash: byte == 0x1B)
      return nil
    case .characterSet:
      state = .ground
      return nil
    }
  }

  private mutating func start(_ byte: UInt8) -> Action? {
    switch byte {
    case 0x1B:
      state = .escape
      return nil
    case 0..<0x20, 0x7F: return .control(byte)
    case 0x20..<0x7F: return .print(Unicode.Scalar(byte))
    default:
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      state = .character([byte], length: length)
      return nil
    }
  }

  private mutating func escape(_ byte: UInt8) -> Action? {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .sequence([])
    case UInt8(ascii: "]"), UInt8(ascii: "P"): state = .text(endsWithBackslash: false)
    case UInt8(ascii: "("), UInt8(ascii: ")"): state = .characterSet
    default: return .escape(byte)
    }
    return nil
  }

  private mutating func sequence(_ bytes: [UInt8], _ byte: UInt8) -> Action? {
    guard (0x40...0x7E).contains(byte) else {
      state = .sequence(bytes + [byte])
      return nil
    }
    state = .ground
    let text = String(decoding: bytes, as: UTF8.self)
    let isPrivate = text.first.map { "?><=".contains($0) } ?? false
    let parameters = text.dropFirst(isPrivate ? 1 : 0)
      .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    return .sequence(Character(Unicode.Scalar(byte)), parameters, isPrivate: isPrivate)
  }
}
