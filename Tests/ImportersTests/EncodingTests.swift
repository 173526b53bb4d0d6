import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Texts in the encodings that consoles write, found out or told.
@Suite struct EncodingTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func bytes(_ text: String, _ encoding: String) throws -> [UInt8] {
    try folder.bytes(text, encoding)
  }

  private func load(_ bytes: [UInt8], _ options: String = "") throws -> LoadAccount {
    try store.load("\"\(try folder.write("a.csv", bytes))\" \(options)")
  }

  private func loaded() throws -> [[String]] {
    try store.rows("select order_id, channel from orders order by 1")
  }

  private func text(_ channels: String...) -> String {
    let rows = channels.enumerated().map { "\($0 + 1),2024-05-01 08:00:00,paid,1,10,\($1)" }
    return (["订单编号,订单创建时间,status,units,gross_sales,channel"] + rows)
      .joined(separator: "\r\n") + "\r\n"
  }

  private let chinese = [["1", "天猫旗舰店"], ["2", "㐂𠮷野家"], ["3", "plain"]]

  /// The second name has characters that GBK does not have: they take four bytes.
  @Test(arguments: ["GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"])
  func chinese(encoding: String) throws {
    let account = try load(try bytes(text("天猫旗舰店", "㐂𠮷野家", "plain"), encoding))
    #expect(account.counts == [3, 3, 0, 0, 0, 0])
    #expect(try loaded() == chinese)
    let name = encoding.hasPrefix("UTF-16") ? "UTF-16" : encoding
    #expect(account.report.notes.contains("read as \(name)"))
  }

  @Test func gbk() throws {
    let account = try load(try bytes(text("天猫旗舰店", "京东"), "GBK"))
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(try loaded() == [["1", "天猫旗舰店"], ["2", "京东"]])
    #expect(account.files[0].columns[0].header == "订单编号")
  }

  @Test func western() throws {
    let plain = orders("1,2024-05-01,paid,1,10").replacing(
      "gross_sales\n", with: "gross_sales,channel\n"
    )
    .replacing(",10\n", with: ",10,Señor Café – größte €\n")
    let account = try load(try bytes(plain, "CP1252"))
    #expect(account.counts == [1, 1, 0, 0, 0, 0])
    #expect(try loaded() == [["1", "Señor Café – größte €"]])
    #expect(account.report.notes.contains("read as cp1252"))
  }

  /// Encodings that look like others are read when they are told.
  @Test(arguments: [
    ("big5", "BIG5", "訂單編號臺灣"), ("shift-jis", "CP932", "注文番号カナ"),
    ("euc-kr", "CP949", "주문번호 상품명"), ("cp874", "CP874", "จัดส่งแล้ว"),
    ("cp1251", "CP1251", "Заказ"), ("cp1250", "CP1250", "zażółć"), ("latin1", "ISO-8859-1", "é"),
    ("gbk", "GBK", "订单"), ("utf-16", "UTF-16LE", "订单é"), ("utf-16be", "UTF-16BE", "订单é"),
    ("UTF-8", "UTF-8", "订单é"),
  ])
  func told(option: String, encoding: String, channel: String) throws {
    let plain = orders("1,2024-05-01,paid,1,10").replacing(
      "gross_sales\n", with: "gross_sales,channel\n"
    )
    .replacing(",10\n", with: ",10,\(channel)\n")
    let account = try load(try bytes(plain, encoding), "--encoding \"\(option)\"")
    #expect(account.counts == [1, 1, 0, 0, 0, 0])
    #expect(try loaded() == [["1", channel]])
  }

  /// Names are written as they are usually written, without quotes.
  @Test(arguments: [
    ("shift-jis", "CP932", "注文番号"), ("shift_jis", "CP932", "注文番号"), ("cp932", "CP932", "注文"),
    ("windows-31j", "CP932", "注文"), ("utf-16le", "UTF-16LE", "é"),
    ("iso-8859-15", "ISO-8859-15", "€"),
    ("windows-1252", "CP1252", "€"), ("euc-jp", "EUC-JP", "注文"), ("euc-kr", "CP949", "주문"),
    ("cp1251", "CP1251", "Заказ"), ("koi8-r", "KOI8-R", "Заказ"), ("macroman", "MACINTOSH", "é"),
    ("big5", "BIG5", "訂單"),
  ])
  func plainNames(option: String, encoding: String, channel: String) throws {
    let account = try load(try bytes(rows(of: [channel]), encoding), "--encoding \(option)")
    #expect(account.counts == [1, 1, 0, 0, 0, 0])
    #expect(try loaded() == [["1", channel]])
  }

  private func rows(of channels: [String]) -> String {
    channels.enumerated().reduce("order_id,ordered_at,status,units,gross_sales,channel\n") {
      $0 + "\($1.offset + 1),2024-05-01,paid,1,10,\($1.element)\n"
    }
  }

  /// Japanese and traditional Chinese are told from each other and from GBK by their bytes, be it in
  /// few words or many.
  @Test(arguments: [
    ("CP932", "Shift-JIS", "マグカップ 青"), ("CP932", "Shift-JIS", "ソソソソ"),
    ("CP932", "Shift-JIS", "ご注文ありがとうございます"), ("CP932", "Shift-JIS", "楽天市場店（東京）の商品です"),
    ("CP932", "Shift-JIS", "送料無料 レディース ワンピース 半袖"),
    ("BIG5", "Big5", "訂單編號 商品名稱 付款時間 買家帳號"), ("BIG5", "Big5", "臺灣蝦皮購物旗艦店"),
    ("BIG5", "Big5", "已出貨 待付款 超商取貨 免運費"),
    ("GBK", "GB18030", "天猫旗舰店"), ("GBK", "GB18030", "交易成功 卖家已发货 买家已付款"),
    ("GBK", "GB18030", "订单编号 商品名称 付款时间"), ("GBK", "GB18030", "春季新款连衣裙女装"),
    ("CP1252", "cp1252", "Größe Café Señor – €"),
    ("CP1252", "cp1252", "Vêtements d’été à prix réduit"),
  ])
  func foundOut(encoding: String, name: String, channel: String) throws {
    let account = try load(try bytes(rows(of: [channel, "plain"]), encoding))
    #expect(account.report.notes.contains("read as \(name)"))
    #expect(try loaded() == [["1", channel], ["2", "plain"]])
  }

  /// A text is not taken for Chinese because it could be: Korean and Thai are refused.
  @Test(arguments: [
    ("CP949", "주문번호 상품명 결제금액 배송지 서울특별시 강남구 여성 원피스 반품완료 구매확정 수령인 연락처"),
    ("CP1251", "Заказ отправлен покупателю вчера вечером"),
    ("CP874", "จัดส่งแล้ว จัดส่งสำเร็จ ที่จะจัดส่ง ยกเลิกแล้ว รอเข้ารับ"),
  ])
  func unclear(encoding: String, channel: String) throws {
    let plain = orders("1,2024-05-01,paid,1,10").replacing(
      "gross_sales\n", with: "gross_sales,channel\n"
    )
    .replacing(",10\n", with: ",10,\(channel)\n")
    let path = folder.file("a.csv")
    #expect(
      fault { try load(try bytes(plain, encoding)) } == [
        "\(path) is not UTF-8: byte 77, in line 2, belongs to no character",
        "say what it is in, if you know: --encoding gbk, --encoding cp1252, ...",
      ])
  }

  @Test func unknownName() throws {
    #expect(
      fault { try load(Array(orders("1,2024-05-01,paid,1,10").utf8), "--encoding \"utf-9\"") }
        .prefix(2) == ["no encoding called \"utf-9\"", "did you mean utf8?"])
  }

  // MARK: - Bytes that come late

  private func long(_ end: [UInt8], rows: Int = 20_000) -> [UInt8] {
    let start = "order_id,ordered_at,status,units,gross_sales,channel\n"
    return Array(start.utf8)
      + Array((1...rows).map { "\($0),2024-05-01,paid,1,10,x\n" }.joined().utf8) + end
  }

  /// Nothing but ASCII in what is looked at first, then GBK.
  @Test func lateChinese() throws {
    let account = try load(
      long(Array("0,2024-05-01,paid,1,10,".utf8) + [0xCC, 0xEC, 0xC3, 0xA8, 0x0A]))
    #expect(account.counts == [20_001, 20_001, 0, 0, 0, 0])
    #expect(try store.rows("select channel from orders where order_id = '0'") == [["天猫"]])
    #expect(account.report.notes.contains("read as GB18030"))
  }

  /// UTF-8 apart from a byte stays UTF-8, and the byte is told.
  @Test func damaged() throws {
    let sound = (0..<20).map { "\(30_000 + $0),2024-05-01,paid,1,10,天猫\n" }.joined()
    let bytes = long(Array(sound.utf8) + Array("0,2024-05-01,paid,1,10,".utf8) + [0xE5, 0x0A])
    let path = folder.file("a.csv")
    #expect(
      fault { try load(bytes) } == [
        "\(path) is not UTF-8: byte \(bytes.count - 1), in line 20022, belongs to no character",
        "say what it is in, if you know: --encoding gbk, --encoding cp1252, ...",
      ])
    #expect(try store.rows("select count(*) from orders") == [["0"]])
  }

  /// What a text in another encoding breaks off in is told like that.
  @Test func damagedChinese() throws {
    let path = folder.file("a.csv")
    let bytes = try bytes(text("天猫旗舰店", "京东"), "GBK") + [0xCC]
    #expect(
      fault { try load(bytes) }.first
        == "\(path) is not GB18030: byte \(bytes.count), in line 4, belongs to no character")
    let wrong = try self.bytes(text("天猫旗舰店"), "GBK") + Array("2,".utf8) + [0xFF, 0x0A]
    #expect(
      fault { try load(wrong, "--encoding gbk") }.first
        == "\(path) is not GB18030: byte \(wrong.count - 1), in line 3, belongs to no character")
  }

  /// The same file again is known, and read in another way it is not.
  @Test func again() throws {
    let bytes = try bytes(text("天猫旗舰店"), "GBK")
    #expect(try load(bytes).counts[1] == 1)
    #expect(try load(bytes).files[0].loadedBefore != nil)
    #expect(try load(bytes, "--encoding gb18030").files[0].loadedBefore != nil)
  }

  @Test func json() throws {
    let object = """
      {"order_id": "1", "ordered_at": "2024-05-01 08:00:00", "status": "paid", "units": 1,
       "gross_sales": 10, "channel": "天猫旗舰店订单商品"}
      """
    let path = try folder.write("a.json", try bytes(object, "GBK"))
    #expect(try store.load("\"\(path)\"").counts[1] == 1)
    #expect(try loaded() == [["1", "天猫旗舰店订单商品"]])
  }
}
