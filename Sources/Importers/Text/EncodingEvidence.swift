/// What the bytes of a text that is no UTF-8 say about its encoding.
struct EncodingEvidence {
  /// Bytes beyond ASCII.
  private var high = 0
  /// Those of them that make characters of UTF-8.
  private var utf8 = 0
  /// Read as GB18030: characters of two bytes, those that are Chinese characters of everyday use,
  /// those that shops use all the time, and bytes that make no character.
  private var pairs = 0
  private var everyday = 0
  private var usual = 0
  private var faults = 0
  /// Read as Shift-JIS: characters of two bytes, kana and Japanese marks among them, kana of half
  /// width, which take one byte, and bytes that make no character.
  private var japanese = 0
  private var kana = 0
  private var halfKana = 0
  private var japaneseFaults = 0
  /// Read as Big5: characters of two bytes, those of everyday use, those whose second byte is one of
  /// ASCII, and bytes that make no character.
  private var big5 = 0
  private var big5Everyday = 0
  private var big5Low = 0
  private var big5Faults = 0
  /// Read as cp1252: bytes beyond ASCII with none beside them, and letters and signs of western
  /// texts among these.
  private var lonely = 0
  private var western = 0

  mutating func add(_ block: [UInt8]) {
    block.withUnsafeBufferPointer { bytes in
      countUTF8(bytes)
      countChinese(bytes)
      countJapanese(bytes)
      countBig5(bytes)
      countWestern(bytes)
    }
  }

  // MARK: - Verdicts

  /// Whether it is UTF-8 apart from a few bytes: hardly any text in another encoding looks so.
  var isDamagedUTF8: Bool { utf8 > 0 && Double(utf8) >= 0.9 * Double(high) }

  /// What it is in; nil when the bytes do not tell.
  ///
  /// Read as GB18030, Korean and Thai texts yield everyday characters too, but seldom the usual
  /// ones, which make up a third of real Chinese texts; a few words are too few to see that in.
  /// Western texts have their letters between ASCII ones.
  ///
  /// Kana make up half of a Japanese text, and in no other encoding stand bytes like theirs side by
  /// side. Of the characters of Big5 two in five have a second byte of ASCII, of GBK's everyday ones
  /// none.
  var encoding: TextEncoding? {
    if japanese > 1, kana * 4 >= japanese, japaneseFaults * 50 <= japanese,
      halfKana * 2 <= japanese
    {
      return .shiftJIS
    }
    if big5 > 3, big5Everyday * 20 >= big5 * 19, big5Low * 5 >= big5, big5Faults * 100 <= big5 {
      return .big5
    }
    if pairs > 0, faults * 100 <= pairs, everyday * 2 >= pairs,
      pairs < 20 || usual * 100 >= pairs * 12
    {
      return .gb18030
    }
    if high > 0, lonely * 10 >= high * 6, western * 10 >= lonely * 8 { return .cp1252 }
    return nil
  }

  // MARK: - Counting

  private mutating func countUTF8(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let length =
        switch bytes[index] {
        case 0..<0x80: 0
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
      guard length > 0 else {
        index += 1
        continue
      }
      let end = index + length
      let isWhole =
        length > 1 && end <= bytes.count
        && bytes[(index + 1)..<end].allSatisfy { (0x80...0xBF).contains($0) }
      high += isWhole ? length : 1
      utf8 += isWhole ? length : 0
      index = isWhole ? end : index + 1
    }
  }

  private mutating func countChinese(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { break }
      let trail = bytes[index + 1]
      switch (lead, trail) {
      case (0x81...0xFE, 0x40...0x7E), (0x81...0xFE, 0x80...0xFE):
        pairs += 1
        if trail >= 0xA1 {
          // Level 1 of GB 2312 and its punctuation.
          if (0xB0...0xD7).contains(lead) || lead == 0xA1 || lead == 0xA3 { everyday += 1 }
          if Self.usualPairs.contains(UInt16(lead) << 8 | UInt16(trail)) { usual += 1 }
        }
        index += 2
      case (0x81...0xFE, 0x30...0x39) where index + 3 < bytes.count:
        // Four bytes: rare characters, and those of other scripts.
        let isWhole =
          (0x81...0xFE).contains(bytes[index + 2]) && (0x30...0x39).contains(bytes[index + 3])
        faults += isWhole ? 0 : 1
        index += isWhole ? 4 : 1
      default:
        faults += 1
        index += 1
      }
    }
  }

  private mutating func countJapanese(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      if (0xA1...0xDF).contains(lead) {
        halfKana += 1
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { break }
      switch (lead, bytes[index + 1]) {
      case (0x81...0x9F, 0x40...0x7E), (0x81...0x9F, 0x80...0xFC), (0xE0...0xFC, 0x40...0x7E),
        (0xE0...0xFC, 0x80...0xFC):
        japanese += 1
        let trail = bytes[index + 1]
        let isHiragana = lead == 0x82 && trail >= 0x9F
        let isKatakana = lead == 0x83 && trail <= 0x96
        if isHiragana || isKatakana || lead == 0x81 { kana += 1 }
        index += 2
      default:
        japaneseFaults += 1
        index += 1
      }
    }
  }

  private mutating func countBig5(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { break }
      let trail = bytes[index + 1]
      switch (lead, trail) {
      case (0x81...0xFE, 0x40...0x7E), (0x81...0xFE, 0xA1...0xFE):
        big5 += 1
        if (0xA1...0xC6).contains(lead) { big5Everyday += 1 }
        if trail < 0x80 { big5Low += 1 }
        index += 2
      default:
        big5Faults += 1
        index += 1
      }
    }
  }

  private mutating func countWestern(_ bytes: UnsafeBufferPointer<UInt8>) {
    for index in bytes.indices where bytes[index] >= 0x80 {
      guard index == 0 || bytes[index - 1] < 0x80,
        index + 1 == bytes.count || bytes[index + 1] < 0x80
      else { continue }
      lonely += 1
      if bytes[index] >= 0xC0 || Self.signs.contains(bytes[index]) { western += 1 }
    }
  }

  /// Of cp1252: € ‘ ’ “ ” • – — ™, a hard blank, ¡ £ § ¨ ª « ® ° ´ · º » ¿.
  private static let signs: Set<UInt8> = [
    0x80, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xA0, 0xA1, 0xA3, 0xA7, 0xA8, 0xA9,
    0xAA, 0xAB, 0xAE, 0xB0, 0xB4, 0xB7, 0xBA, 0xBB, 0xBF,
  ]

  /// Two hundred characters that make up half of what Chinese shops write and most of what stands
  /// in the headers of their exports: counted over order exports, reviews, chats and headers.
  private static let usualText = """
    数单型商品订时成额号金人交间量款货名客家退省计付收售价费日店率称编动期达账广发支元户类竞买库总态易务购\
    状优点划平实销标惠结题服流接内推评容存目已后上话出入活件物比行备的问功台业算宝下分际均型应投密手会注\
    码文贝花东酒格生访甲回佣长横幅击任指意净原笔完本是递因次新快用天铺您机江例面预转系藏主度产妈可化请合\
    小字细榜海在盘示市提差扣京地考页玉联送址明关作搜色来导试占测肌谋参统现加排丝待源方询大开皂消索姓申否
    """

  private static let usualPairs: Set<UInt16> = {
    let transcoder = Transcoder(.utf8, of: "", to: .gb18030)
    let bytes = (try? transcoder.add(Array(usualText.utf8))) ?? []
    return Set(
      stride(from: 0, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
      })
  }()
}
