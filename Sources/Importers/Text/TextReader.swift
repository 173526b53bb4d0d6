import Language

/// Reads a text a block at a time as UTF-8, whatever it is encoded in, without the mark of its
/// encoding.
final class TextReader {
  private let reader: ByteReader
  private let transcoder: Transcoder?
  private var check: TextCheck
  private var isFirst = true
  /// What tells the text from others, once it is read to its end.
  private(set) var fingerprint = Fingerprint()

  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(
    _ origin: Origin, _ encoding: TextEncoding, checkCancelled: @escaping CancelCheck = {}
  ) throws(Diagnostic) {
    reader = try ByteReader(origin, checkCancelled: checkCancelled)
    transcoder = encoding == .utf8 ? nil : Transcoder(encoding, of: origin.shown)
    check = TextCheck(origin.shown)
  }

  /// The next bytes; empty at the end.
  ///
  /// - Throws: a `.load` at the first byte that belongs to no character.
  func next() throws(Diagnostic) -> [UInt8] {
    while true {
      let block = try reader.next()
      guard !block.isEmpty else {
        if let transcoder { try transcoder.finish() } else { try check.finish() }
        return []
      }
      fingerprint.add(block)
      var text = block
      if let transcoder { text = try transcoder.add(block) } else { try check.add(block) }
      if isFirst, !text.isEmpty {
        isFirst = false
        if text.starts(with: Self.mark) { text.removeFirst(Self.mark.count) }
      }
      if !text.isEmpty { return text }
    }
  }

  /// The head of a text as UTF-8 without its mark; a character that its end cuts off is left out.
  static func head(
    _ head: FileHead, _ encoding: TextEncoding, of path: String
  ) throws(Diagnostic) -> [UInt8] {
    var text = head.bytes
    if encoding == .utf8 {
      var check = TextCheck(path)
      try check.add(text)
      if head.isWhole { try check.finish() }
    } else {
      let transcoder = Transcoder(encoding, of: path)
      text = try transcoder.add(head.bytes)
      if head.isWhole { try transcoder.finish() }
    }
    return text.starts(with: mark) ? Array(text.dropFirst(mark.count)) : text
  }
}
