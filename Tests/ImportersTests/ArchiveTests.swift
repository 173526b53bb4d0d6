import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Packed files and archives.
@Suite struct ArchiveTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func load(_ name: String, _ bytes: [UInt8]) throws -> LoadAccount {
    try store.load("\"\(try folder.write(name, bytes))\"")
  }

  private func names(_ account: LoadAccount) -> [String] {
    account.files.map { $0.file.replacing(folder.path + "/", with: "") }
  }

  /// Two orders, packed by the tools of each kind.
  @Test(arguments: [
    (
      "a.csv.gz",
      """
      H4sIAAAAAAACA0XLQQqAMAwF0X3P8gtJ0POUQIMUxEqT3l+LC3fDg+mj2iitoq+wWjTgoTEd82rhOEZ3L66neWIIyZZp\
      z8S49b0YTEl+lo+XpAc7GFInWwAAAA==
      """
    ),
    (
      "a.csv.xz",
      """
      /Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ABaAEpdADeciKvcotW/VhVolqptC9tyPMv0McE48vVHAEmibloAA/lqvlUe\
      tscv8gmpytXomUZQcgAU8x6/Eudn+tqfp0bbye5imuhcRQAAAAAAOklE8l+yURYAAWZbdvGY7x+2830BAAAAAARZWg==
      """
    ),
    (
      "a.csv.bz2",
      """
      QlpoOTFBWSZTWWeQDFAAACJbgAAQAAZ2AAAApqXeACAAVEEDIGjQ0GqfkSD9UyA9R7I3zOiMxEVLDFrMEENtBJZESCHT\
      oHGGHdBMOXYE7B9TQgq4E5ZNb0O0lhE/i7kinChIM8gGKAA=
      """
    ),
    (
      "a.csv.zst",
      """
      KLUv/QRoLQIAYgQOEaC7AWLY9N8n/n+w3Fvob8MV4PKZCQ6P36PreGFcEHl5BFyQMmFWzJz7pHZurc1vJVu+h7CyTAUD\
      AGCI07mQbTkCT06/8Q==
      """
    ),
    (
      "a.tgz/x/orders.csv",
      """
      H4sIAP+9AmsC/+3RwQrCMAzG8Z73FD5Ap2lXfZ1R3JCBOGk68fGtFRS8z4v/3yXhgxBI7rs5DWPS7VFvZiVSHEKotfiu\
      4rru3dfciffBbMT8wKI5prLe/Kf6/X4abG3GoY/ZlovkRe1ymbLaU5pVe43nURtnvfjQyr4VZ6+xTDnrpPGf2L/iZ9IY\
      AAAAAAAAAAAAAAAAAMB6HrLciKYAKAAA
      """
    ),
    (
      "a.7z/orders.csv",
      """
      N3q8ryccAAO+WGn6UAAAAAAAAABIAAAAAAAAAP5Tqd4AN5yIq9yi1b9WFWiWqm0L23I8y/QxwTjy9UcASaJuWgAD+Wq+\
      VR62xy/yCanK1eiZRlByABTzHr8S52f62p+nRtvJ7mKa6GOkctX//BDbAAEEBgABCVAABwsBAAEjAwEBBV0AAIAADFsA\
      CAoBOxhSJwAABQERFwBvAHIAZABlAHIAcwAuAGMAcwB2AAAAFQYBACCApIEAAA==
      """
    ),
  ])
  func packed(name: String, base64: String) throws {
    let bytes = try #require(Data(base64Encoded: base64))
    let file = name.split(separator: "/").first.map(String.init) ?? name
    let account = try load(file, [UInt8](bytes))
    #expect(names(account) == [name])
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try store.rows("select order_id, gross_sales from orders order by 1")
        == [["1", "10.00"], ["2", "20.00"]])
    // A part of it is none of its end.
    #expect(
      fault { try load("cut-" + file, Array(bytes.dropLast(bytes.count / 2))) }.first?
        .hasSuffix("is damaged: what is packed in it breaks off or makes no sense") == true)
  }

  private func zip(_ members: [(String, String)]) -> [UInt8] {
    ZipFile.bytes(members.map { (Array($0.0.utf8), Array($0.1.utf8)) })
  }

  /// Each data file is one of the load; what systems put beside them is left out and told.
  @Test func zip() throws {
    let account = try load(
      "a.zip",
      zip([
        ("sub/", ""), ("sub/2.csv", orders("2,2024-05-01,paid,1,10")),
        ("1.csv", orders("1,2024-05-01,paid,1,10", "3,2024-05-01,paid,x,10")),
        ("__MACOSX/._1.csv", "junk"), ("__MACOSX/._2.csv", "junk"), (".DS_Store", "junk"),
        ("README.md", "# Orders"),
      ]))
    #expect(names(account) == ["a.zip/1.csv", "a.zip/sub/2.csv"])
    #expect(account.files.map { $0.added } == [1, 1])
    #expect(account.rejects.map { $0[0] } == ["3"])
    #expect(
      account.skipped == ["__MACOSX", ".DS_Store", "README.md"].map { folder.file("a.zip/" + $0) })
    // Other archives with the same file bring nothing new.
    let again = try load("b.zip", zip([("c.csv", orders("2,2024-05-01,paid,1,10"))]))
    #expect(again.files[0].loadedBefore != nil)
  }

  /// One of them.
  @Test func part() throws {
    let path = try folder.write(
      "a.zip",
      zip([
        ("sub/2.csv", orders("2,2024-05-01,paid,1,10")),
        ("1.csv", orders("1,2024-05-01,paid,1,10")),
      ]))
    #expect(names(try store.load("\"\(path)/sub/2.csv\"")) == ["a.zip/sub/2.csv"])
    #expect(try store.rows("select order_id from orders") == [["2"]])
    #expect(
      fault { try store.load("\"\(path)/3.csv\"") } == [
        "\(path) has no file 3.csv in it", "did you mean \(path)/1.csv?", "it has 1.csv, sub/2.csv",
      ])
    let plain = try folder.write("a.csv", orders("1,2024-05-01,paid,1,10"))
    #expect(
      fault { try store.load("\"\(plain)/May\"") }
        == ["\(plain) is one table and has no part \"May\"", "load it as a whole"])
  }

  /// Names in GBK, as older tools write them, and texts in it.
  @Test func chineseNames() throws {
    let name: [UInt8] = [0xB6, 0xA9, 0xB5, 0xA5] + Array(".csv".utf8)
    let bytes = ZipFile.bytes([(name, Array(orders("1,2024-05-01,paid,1,10").utf8))])
    #expect(names(try load("a.zip", bytes)) == ["a.zip/订单.csv"])
    let marked = ZipFile.bytes(
      [(Array("退款.csv".utf8), Array(orders("2,2024-05-01,paid,1,10").utf8))], isUTF8: true)
    // The tests run in the plain C locale, in which libarchive itself gives no such name.
    #expect(names(try load("b.zip", marked)) == ["b.zip/退款.csv"])
  }

  @Test func withinAnother() throws {
    let inner = zip([("1.csv", orders("1,2024-05-01,paid,1,10"))])
    let outer = ZipFile.bytes([(Array("in.zip".utf8), inner)])
    #expect(names(try load("a.zip", outer)) == ["a.zip/in.zip/1.csv"])
    let third = ZipFile.bytes([(Array("out.zip".utf8), outer)])
    #expect(
      fault { try load("b.zip", third) }.first
        == "\(folder.file("b.zip"))/out.zip/in.zip is packed more than twice")
  }

  /// JSON and Parquet are unpacked for the engine.
  @Test func json() throws {
    let object =
      #"{"order_id": 7, "ordered_at": "2024-05-01T08:00:00", "status": "paid", "units": "x", "#
      + #""gross_sales": 1}"#
    let account = try load("a.zip", zip([("1.jsonl", "\n" + object + "\n")]))
    #expect(account.rejects.map { $0[0] } == ["2"])
  }

  @Test func faults() throws {
    #expect(
      fault { try load("a.zip", zip([("1.csv", "")])) } == [
        "\(folder.file("a.zip"))/1.csv is empty"
      ])
    #expect(
      fault { try load("b.zip", zip([("__MACOSX/1.csv", "junk")])) }
        == ["\(folder.file("b.zip")) has no files in it"])
    // `zip -P secret`
    let locked = """
      UEsDBBQACQAIAHZQdl07GFInVQAAAFsAAAAFABwAby5jc3ZVVAkAA/+9Amv/vQJrdXgLAAEEAAAAAAQAAAAA8tTzXVsr\
      vPOhOazO5OpTNM0FjLH21JvQMTeoWo351D6nafxLwCAfRfElwT8/QqWCqj/25RQA9ixc6fvVOiiJENwLFpBZwgLHzG06\
      paHAMxNPHwunxVBLBwg7GFInVQAAAFsAAABQSwECHgMUAAkACAB2UHZdOxhSJ1UAAABbAAAABQAYAAAAAAABAAAApIEA\
      AAAAby5jc3ZVVAUAA/+9Amt1eAsAAQQAAAAABAAAAABQSwUGAAAAAAEAAQBLAAAApAAAAAAA
      """
    let bytes = try #require(Data(base64Encoded: locked))
    #expect(
      fault { try load("c.zip", [UInt8](bytes)) } == [
        "\(folder.file("c.zip"))/o.csv is locked with a password",
        "unpack it and load the files in it",
      ])
    // A byte that was changed on the way.
    var damaged = zip([("1.csv", orders("1,2024-05-01,paid,1,10"))])
    damaged[60] ^= 1
    #expect(
      fault { try load("d.zip", damaged) } == [
        "\(folder.file("d.zip"))/1.csv is damaged: what is packed in it breaks off or makes no sense",
        "get the file anew",
      ])
  }

  @Test func documents() throws {
    for (part, said) in [
      ("word/document.xml", "a document"), ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
    ] {
      #expect(
        fault { try load("a.xlsb", zip([(part, "x")])) }.first
          == "\(folder.file("a.xlsb")) is \(said)")
    }
  }

  /// Cancelled while it is unpacked, nothing is left behind.
  @Test func cancelled() throws {
    let rows = (0..<50_000).map { "\($0),2024-05-01,paid,1,10" }.joined(separator: "\n")
    let path = try folder.write("a.zip", zip([("1.csv", orders(rows))]))
    #expect(
      fault {
        try store.load("\"\(path)\"") { if $0.step == "recognising" { store.cancel() } }
      } == ["interrupted"])
    #expect(try store.rows("select count(*) from orders") == [["0"]])
    #expect(try store.load("\"\(path)\"").counts[1] == 50_000)
  }
}
