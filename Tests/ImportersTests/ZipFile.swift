/// Makes ZIP archives whose files are stored as they are.
enum ZipFile {
  static func bytes(_ members: [(name: [UInt8], content: [UInt8])], isUTF8: Bool = false) -> [UInt8]
  {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let place = file.count
      let size = number(member.content.count, 4)
      let common =
        number(20, 2) + number(isUTF8 ? 0x800 : 0, 2) + number(0, 2) + number(0, 2)
        + number(0x21, 2) + number(Int(checksum(member.content)), 4) + size + size
        + number(member.name.count, 2) + number(0, 2)
      file += number(0x0403_4B50, 4) + common + member.name + member.content
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 2) + number(0, 2)
        + number(0, 2) + number(0, 4) + number(place, 4) + member.name
    }
    let count = number(members.count, 2)
    return file + directory + number(0x0605_4B50, 4) + number(0, 2) + number(0, 2) + count + count
      + number(directory.count, 4) + number(file.count, 4) + number(0, 2)
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// CRC-32 of ZIP and gzip, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
      }
    }
  }
}
