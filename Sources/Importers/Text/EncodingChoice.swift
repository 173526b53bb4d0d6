import Language

/// Finds out which encoding a text is in.
enum EncodingChoice {
  /// The encoding of a text by its first bytes; UTF-8 where nothing speaks against it, for bytes
  /// that come later may.
  static func encoding(of head: FileHead) -> TextEncoding {
    let bytes = head.bytes
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEnd }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEnd }
    if let wide = wide(bytes) { return wide }
    var check = UTF8Check()
    if check.add(bytes) == nil, !head.isWhole || check.unfinished == nil { return .utf8 }
    var evidence = EncodingEvidence()
    evidence.add(bytes)
    return evidence.isDamagedUTF8 ? .utf8 : evidence.encoding ?? .utf8
  }

  /// The encoding of a text that looked like UTF-8 for a while, from all of its bytes; nil when it
  /// is UTF-8 apart from a few of them, or when they do not tell.
  static func encoding(
    ofAll origin: Origin, checkCancelled: @escaping CancelCheck
  ) throws(Diagnostic) -> TextEncoding? {
    let reader = try ByteReader(origin, checkCancelled: checkCancelled)
    var evidence = EncodingEvidence()
    while case let block = try reader.next(), !block.isEmpty { evidence.add(block) }
    return evidence.isDamagedUTF8 ? nil : evidence.encoding
  }

  /// UTF-16 without a mark: ASCII in it, of which any table has some, leaves bytes of zero, all on
  /// the same side.
  private static func wide(_ bytes: [UInt8]) -> TextEncoding? {
    let looked = bytes.prefix(1 << 14)
    var zeros = [0, 0]
    var ends = [0, 0]
    for index in stride(from: 0, to: looked.count - 1, by: 2) {
      let (first, second) = (looked[index], looked[index + 1])
      if first == 0 { zeros[0] += 1 }
      if second == 0 { zeros[1] += 1 }
      if first == 0, marks.contains(second) { ends[0] += 1 }
      if second == 0, marks.contains(first) { ends[1] += 1 }
    }
    for (side, encoding) in [TextEncoding.utf16BigEnd, .utf16LittleEnd].enumerated() {
      let isSo = ends[side] >= 2 && zeros[side] * 20 >= looked.count && zeros[1 - side] == 0
      if isSo { return encoding }
    }
    return nil
  }

  /// What stands between fields and lines.
  private static let marks = Array(",;\t|\n".utf8)
}
