import Testing

@testable import Importers

/// Fingerprints against published values.
@Suite struct DigestTests {
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("xxhash", 0x32DD_3895_2C4B_C720),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func published(text: String, value: UInt64) {
    var fingerprint = Fingerprint()
    fingerprint.add(Array(text.utf8))
    #expect(fingerprint.value == value)
  }

  @Test func blocksDoNotMatter() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var whole = Fingerprint()
    whole.add(bytes)
    for size in [1, 7, 31, 32, 33, 500] {
      var parts = Fingerprint()
      for start in stride(from: 0, to: bytes.count, by: size) {
        parts.add(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      #expect(parts.value == whole.value)
    }
  }
}
