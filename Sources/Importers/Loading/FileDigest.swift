import Language
import Values

/// One pass over a file before it is loaded: what tells its content from others, and whether its
/// text is UTF-8.
enum FileDigest {
  /// - Throws: a `.load` at the first byte of a text that belongs to no character.
  static func read(
    _ path: String, isText: Bool, checkCancelled: @escaping CancelCheck
  ) throws(Diagnostic) -> String {
    let reader = try ByteReader(path, checkCancelled: checkCancelled)
    var fingerprint = Fingerprint()
    var check = TextCheck(path)
    while case let block = try reader.next(), !block.isEmpty {
      fingerprint.add(block)
      if isText { try check.add(block) }
    }
    if isText { try check.finish() }
    return hex(fingerprint.value)
  }

  /// What tells one way to read a file from another.
  static func of(_ signature: String) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(Array(signature.utf8))
    return hex(fingerprint.value)
  }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
