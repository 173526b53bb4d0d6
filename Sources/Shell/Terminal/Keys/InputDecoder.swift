/// What a person did at the keyboard.
package enum InputEvent: Equatable, Sendable {
  case scalar(Unicode.Scalar)
  case key(EditorKey)
  /// A bracketed paste, as the terminal sent it.
  case paste([UInt8])
}

/// Turns the bytes of a terminal into events.
///
/// Bytes go in one by one with `feed`, events come out of `next`. Invalid UTF-8 and sequences of
/// keys that mean nothing here are dropped. When `patience` has passed without a byte, `giveUp`
/// settles what an unfinished sequence was.
package struct InputDecoder: Sendable {
  private enum State {
    case ground
    case character([UInt8], length: Int)
    case escape
    /// ESC came alone, a while ago: with the next letter it is an Alt key, otherwise nothing.
    case heldEscape
    case sequence([UInt8])
    case paste([UInt8])
  }

  /// How an Alt key is read: in vi mode a bare ESC has its own meaning, and what follows it is a
  /// key of its own however fast it comes.
  package var decodesAlt: Bool
  /// Whether a bare ESC waits for the letter that it makes an Alt key of.
  ///
  /// libedit would wait for any key, and so take the Ctrl-C after an ESC.
  package var holdsEscape = false
  private var state = State.ground
  private var events: [InputEvent] = []
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// A decoder with nothing read; `decodesAlt` is off for vi mode.
  package init(decodesAlt: Bool = true) {
    self.decodesAlt = decodesAlt
  }

  /// Milliseconds to wait for the next byte before `giveUp`; nil when nothing is unfinished.
  package var patience: Int32? {
    switch state {
    case .ground, .heldEscape: nil
    case .escape: 40
    case .character, .sequence: 200
    case .paste: 5000
    }
  }

  /// The next event; nil when more bytes are needed.
  package mutating func next() -> InputEvent? {
    events.isEmpty ? nil : events.removeFirst()
  }

  /// Gives an event back: it is the next one.
  package mutating func unread(_ event: InputEvent) {
    events.insert(event, at: 0)
  }

  /// Takes one byte.
  package mutating func feed(_ byte: UInt8) {
    switch state {
    case .ground: start(byte)
    case .character(var bytes, let length):
      guard byte & 0xC0 == 0x80 else {
        state = .ground
        return start(byte)
      }
      bytes.append(byte)
      state = bytes.count < length ? .character(bytes, length: length) : .ground
      if bytes.count == length { emitCharacter(bytes) }
    case .escape: afterEscape(byte)
    case .heldEscape:
      state = .ground
      if (0x20..<0x7F).contains(byte) { afterEscape(byte) } else { start(byte) }
    case .sequence(let bytes): inSequence(bytes, byte)
    case .paste(var bytes):
      state = .ground
      bytes.append(byte)
      if byte == 0x7E, bytes.suffix(6).elementsEqual(Self.pasteEnd) {
        events.append(.paste(bytes.dropLast(6)))
      } else {
        state = .paste(bytes)
      }
    }
  }

  /// No more bytes came: ESC was the key itself, a paste is as long as it is, the rest is dropped.
  package mutating func giveUp() {
    switch state {
    case .escape where holdsEscape, .heldEscape:
      state = .heldEscape
      return
    case .escape: events.append(.scalar("\u{1B}"))
    case .paste(let bytes): events.append(.paste(bytes))
    case .ground, .character, .sequence: break
    }
    state = .ground
  }

  private mutating func start(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0..<0x80: events.append(.scalar(Unicode.Scalar(byte)))
    case 0xC2...0xDF: state = .character([byte], length: 2)
    case 0xE0...0xEF: state = .character([byte], length: 3)
    case 0xF0...0xF4: state = .character([byte], length: 4)
    default: break
    }
  }

  private mutating func emitCharacter(_ bytes: [UInt8]) {
    let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
    // The C1 controls are the editor's own keys.
    if let scalar, scalar.value >= 0xA0 { events.append(.scalar(scalar)) }
  }

  private mutating func afterEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "O"): state = .sequence([])
    case UInt8(ascii: "f") where decodesAlt: emit(.key(.wordRight))
    case UInt8(ascii: "\r") where decodesAlt, UInt8(ascii: "\n") where decodesAlt:
      emit(.key(.newline))
    // Ctrl-C gives up what is there, also an ESC that came just before it.
    case 0x03: emit(.scalar("\u{03}"))
    default:
      emit(.scalar("\u{1B}"))
      start(byte)
    }
  }

  private mutating func inSequence(_ bytes: [UInt8], _ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case UInt8(ascii: "[") where bytes.isEmpty: state = .sequence([byte])
    case 0x20...0x3F: state = .sequence(bytes + [byte])
    case 0x40...0x7E:
      let sequence = String(decoding: bytes + [byte], as: UTF8.self)
      state = .ground
      if sequence == "200~" {
        state = .paste([])
      } else if let key = EditorKey(sequence: sequence) {
        events.append(.key(key))
      }
    default: state = .ground
    }
  }

  private mutating func emit(_ event: InputEvent) {
    state = .ground
    events.append(event)
  }
}
