import Testing

@testable import Importers

/// Records of separated values, however the text is cut into blocks.
@Suite struct ScannerTests {
  private func scan(
    _ text: String, expecting: Int? = nil, block: Int = .max
  ) -> [(RecordScanner.Record, String)] {
    var scanner = RecordScanner(separator: UInt8(ascii: ","), expecting: expecting)
    var found: [(RecordScanner.Record, String)] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, block == .max ? bytes.count : start + block)
      scanner.add(Array(bytes[start..<end])) {
        found.append(($0, String(decoding: $1, as: UTF8.self)))
      }
      start = end
    }
    scanner.finish { found.append(($0, String(decoding: $1, as: UTF8.self))) }
    return found
  }

  private let text = "a,b\r\n1,\"x\r\ny\"\n\n \n2,\"say \"\"hi\"\"\",\n3\n\"q\"z,4\r5,6"

  @Test(arguments: [1, 2, 3, 7, Int.max]) func records(block: Int) {
    let found = scan(text, expecting: 2, block: block)
    #expect(
      found.map { $0.1 } == [
        "a,b", "1,\"x\r\ny\"", "2,\"say \"\"hi\"\"\",", "3", "\"q\"z,4", "5,6",
      ])
    #expect(found.map { $0.0.line } == [1, 2, 6, 7, 8, 9])
    #expect(found.map { $0.0.fieldCount } == [2, 2, 3, 1, 2, 2])
    #expect(found.map { $0.0.fault } == [nil, nil, nil, .fieldCount(1), .textBehindQuote, nil])
  }

  @Test func quotes() {
    var scanner = RecordScanner(separator: UInt8(ascii: ","))
    scanner.add(Array("a,\"b\nc".utf8)) { _, _ in }
    #expect(scanner.isQuoted)
    #expect(scanner.quoteLine == 1)
    scanner.add(Array("\",\n\"".utf8)) { _, _ in }
    #expect(scanner.isQuoted)
    #expect(scanner.quoteLine == 3)
  }

  @Test func fields() {
    func fields(_ text: String) -> [String] {
      RecordFields.strict(Array(text.utf8), separator: UInt8(ascii: ","))
    }
    #expect(fields("a,b") == ["a", "b"])
    #expect(fields("") == [""])
    #expect(fields(",") == ["", ""])
    #expect(fields("\"a,b\",\"say \"\"hi\"\"\",5\" pipe") == ["a,b", "say \"hi\"", "5\" pipe"])
    #expect(fields(" \"a\" , b ") == ["a", " b "])
    #expect(fields("收货地址 ,\"订单\n编号\"") == ["收货地址 ", "订单\n编号"])
  }

  /// Quotes inside a field that are not written twice close it only where it can end.
  @Test func lenientFields() {
    func fields(_ text: String) -> [String]? {
      RecordFields.lenient(Array(text.utf8), separator: UInt8(ascii: ","))?
        .map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(fields("\"a \"b\" c\",2") == ["a \"b\" c", "2"])
    #expect(fields("\"24\" monitor, black\",x") == ["24\" monitor, black", "x"])
    #expect(fields("\"monitor 24\"\",5,") == ["monitor 24\"", "5", ""])
    #expect(fields("=\"1,2\",\"say \"\"hi\"\"\" ,3") == ["=\"1,2\"", "say \"hi\"", "3"])
    #expect(fields("asin=\"b001\",4") == ["asin=\"b001\"", "4"])
    #expect(fields("1,\"open,2") == nil)
    #expect(fields("") == [""])
  }

  @Test func objects() {
    func lines(_ text: String, isArray: Bool) -> [Int] {
      var scanner = ObjectScanner(depth: isArray ? 1 : 0)
      var lines: [Int] = []
      for byte in text.utf8 { scanner.add([byte]) { lines.append(contentsOf: [$0, $1]) } }
      return lines
    }
    #expect(lines("{\"a\":\"}{\\\"\"}\n\n{\"b\":{\"c\":[{}]}}\n", isArray: false) == [1, 1, 2, 3])
    #expect(lines("[\n{\"a\":1},{\"b\":[{}]},\n\n{}]", isArray: true) == [1, 2, 2, 2, 3, 4])
  }

  /// Byte by byte, the first wrong one is found, and none in what Swift itself takes for UTF-8.
  @Test func wrongBytes() {
    func wrong(_ bytes: [UInt8], block: Int) -> Int? {
      var check = UTF8Check()
      for start in stride(from: 0, to: bytes.count, by: block) {
        if let found = check.add(Array(bytes[start..<min(start + block, bytes.count)])) {
          return found
        }
      }
      return check.unfinished
    }
    let ascii = Array("0123456789abcdef".utf8)
    for (bytes, place) in [
      ([0xC0, 0x80], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xF5], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0x80], 0), ([0xC3], 0), ([0x41, 0xE4, 0xB8], 1),
      ([0xC3, 0xA4, 0xFF], 2),
    ] as [([UInt8], Int)] {
      for block in [1, 2, 5, 64] {
        #expect(wrong(ascii + bytes, block: block) == 16 + place)
        #expect(wrong(ascii + bytes + ascii, block: block) == 16 + place)
      }
    }
    let alphabet: [UInt8] = [0x41, 0xC3, 0xA4, 0xE4, 0xB8, 0xAD, 0xF0, 0x9F, 0x98, 0x80]
    for _ in 0..<2000 {
      let bytes = (0..<12).map { _ in alphabet[Int.random(in: alphabet.indices)] }
      #expect((wrong(bytes, block: 5) == nil) == (String(validating: bytes, as: UTF8.self) != nil))
    }
  }
}
