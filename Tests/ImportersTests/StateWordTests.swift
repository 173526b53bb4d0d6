import Catalog
import Language
import Store
import TestSupport
import Testing
import Values

@testable import Importers

/// The words that files have for the members of a column.
@Suite struct StateWordTests {
  private let column: ColumnDefinition

  init() throws {
    var catalog = Catalog()
    catalog.add(
      modelText: """
        dataset parcels {
          key parcel_id
          parcel_id text
          state text? in (on_way synonyms "shipped", "unterwegs", "À livrer",
                        done synonyms "已送达", lost)
        }
        """, name: "test.ops", grammar: Grammar())
    column = try #require(catalog.datasets["parcels"]?.column("state"))
  }

  /// The macro makes the same of a word as the code that knows the words.
  @Test func theEngineComparesAlike() throws {
    let store = try memoryStore()
    let words = [
      "On way", "ON_WAY", "on-way", " Shipped. ", "ｓｈｉｐｐｅｄ", "a livrer", "À LIVRER!", "À livrer",
      "【已送达】", "已 送 达", "lost", "Lost?", "ガギグ", "가나", "straße", "İstanbul", "ŁÓDŹ",
      "on\u{A0}way", "\u{200B}done", "…", "a_b-c d",
    ]
    let keys = try store.write { database in
      let database = try Macros.reading(database, timezone: "UTC", currency: "CNY", key: nil)
      return try words.map { word in
        try database.query("select \(SQL(verbatim: Macros.word))(\(word))").cells[0][0].text ?? ""
      }
    }
    #expect(keys == words.map(StateWords.key))
    let members = words.map(StateWords.of(column).member)
    #expect(
      members.prefix(12)
        == [
          "on_way", "on_way", "on_way", "on_way", "on_way", "on_way", "on_way", "on_way", "done",
          "done", "lost", "lost",
        ])
    let read = try store.write { database in
      let database = try Macros.reading(database, timezone: "UTC", currency: "CNY", key: nil)
      return try words.map { word in
        let text = SQL.bind(.text(word))
        return try database.query(
          "select \(StateWords.of(column).reading(of: "w")) from (select \(text) as w)"
        ).cells[0][0].text
      }
    }
    #expect(read.prefix(12).map { $0 } == members.prefix(12).map { $0 })
    #expect(read[12] == "ガギグ")
  }

  /// What means nothing is missing, and every other word stays.
  @Test func otherWordsStay() throws {
    let store = try memoryStore()
    let read = try store.write { database in
      let database = try Macros.reading(database, timezone: "UTC", currency: "CNY", key: nil)
      return try ["-", "N/A", " at the moon ", ""].map { word in
        try database.query(
          "select \(StateWords.of(column).reading(of: "w")) from (select \(word) as w)"
        ).cells[0][0].text
      }
    }
    #expect(read == [nil, nil, "at the moon", nil])
  }

  /// No word of the model stands for two members of its column.
  @Test func wordsAreUnambiguous() {
    for dataset in shipped.datasets.values {
      for column in dataset.columns where !column.members.isEmpty {
        var owners: [String: String] = [:]
        for member in column.members {
          for word in [member] + (column.memberSynonyms[member] ?? []) {
            let key = StateWords.key(word)
            #expect(key != "", "\(dataset.name).\(column.name) \(word)")
            let owner = owners.updateValue(member, forKey: key) ?? member
            #expect(owner == member, "\(dataset.name).\(column.name): \(word)")
          }
        }
      }
    }
  }
}
