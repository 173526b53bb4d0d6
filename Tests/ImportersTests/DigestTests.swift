import EngineDuckDB
import Foundation
import Language
import Testing

@testable import Importers

/// Fingerprints against published values, and unpacking against what gzip packed.
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

  private func unpacked(_ bytes: [UInt8], block: Int = 1000) throws -> [UInt8] {
    var rest = bytes[...]
    var unpacker = Gunzip("x.gz") { () throws(Diagnostic) in
      defer { rest = rest.dropFirst(block) }
      return Array(rest.prefix(block))
    }
    var result: [UInt8] = []
    while case let more = try unpacker.next(), !more.isEmpty { result += more }
    return result
  }

  /// `printf 'hello hello hello hello\n' | gzip -n`: a block of the fixed code.
  private let fixed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0xC8, 0x40, 0x27,
    0xB9, 0x00, 0x00, 0x88, 0x59, 0x0B, 0x18, 0x00, 0x00, 0x00,
  ]

  private func stored(_ bytes: [UInt8], name: String = "") -> [UInt8] {
    let (low, high) = (UInt8(bytes.count & 255), UInt8(bytes.count >> 8))
    let header: [UInt8] =
      [0x1F, 0x8B, 0x08, name.isEmpty ? 0 : 8, 0, 0, 0, 0, 0, 3]
      + (name.isEmpty ? [] : Array(name.utf8) + [0])
    return header + [1, low, high, ~low, ~high] + bytes + [0, 0, 0, 0, low, high, 0, 0]
  }

  @Test func blocks() throws {
    let text = Array("hello hello hello hello\n".utf8)
    let random = (0..<60_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }
    #expect(try unpacked(stored(random, name: "a.csv")) == random)
    #expect(try unpacked(stored([])).isEmpty)
    #expect(try unpacked(fixed) == text)
    // Members one after the other, and zeros behind the last.
    #expect(
      try unpacked(fixed + stored(random) + fixed + [0, 0, 0], block: 1) == text + random + text)
  }

  /// Megabytes that DuckDB packed, in blocks with codes of their own.
  @Test func packedByDuckDB() throws {
    let folder = try Folder()
    let (plain, packed) = (folder.file("a.csv"), folder.file("a.csv.gz"))
    let database = try DuckDB().open(path: nil, access: .write(create: true), wait: 0)
    try database.executeScript(
      """
      create table t as select i, md5(i::varchar) as code, 'Region ' || i % 31 as region
      from range(60000) r(i);
      copy t to '\(plain)' (header, compression none);
      copy t to '\(packed)' (header, compression gzip);
      """)
    let expected = try Data(contentsOf: URL(fileURLWithPath: plain))
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: packed)))
    #expect(expected.count > 2_000_000)
    #expect(Data(try unpacked(bytes)) == expected)
    #expect(
      throws: Diagnostic(
        .file, "x.gz is damaged: what is packed in it breaks off or makes no sense",
        label: "get the file anew")
    ) { try unpacked(Array(bytes.dropLast(bytes.count / 2))) }
  }

  @Test(arguments: [10, 14, 20, 27]) func damaged(place: Int) {
    var bytes = fixed
    bytes[place] ^= 0x55
    #expect(throws: Diagnostic.self) {
      let found = try unpacked(bytes)
      // A turned bit may leave a text; its length or its content must then differ.
      if found != Array("hello hello hello hello\n".utf8) { throw Diagnostic(.file, "differs") }
    }
  }
}
