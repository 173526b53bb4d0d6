import Catalog
import Testing

@testable import Sample

/// The rows are what the catalogue says of their datasets.
@Suite struct CatalogueTests {
  /// All but the store's own records of what was loaded, the sales that networks report, which a
  /// store with affiliates of its own has not, and rates, which one currency does not need.
  static let datasets = MadeStore.catalog.datasets.values
    .filter { !["loads", "rejects", "affiliate_sales", "rates"].contains($0.name) }
    .sorted { $0.name < $1.name }

  @Test func theCatalogueIsRead() {
    #expect(Self.datasets.count >= 28)
  }

  @Test(arguments: datasets) func hasRows(_ dataset: Dataset) throws {
    for made in [MadeStore.autumn, MadeStore.abroad] {
      #expect(try made.get().number("select count(*) from \(dataset.name)") ?? 0 > 0)
    }
  }

  @Test(arguments: datasets) func keysAreUnique(_ dataset: Dataset) throws {
    let key = dataset.key.map { "\"\($0)\"" }.joined(separator: ", ")
    try Rule(
      "\(dataset.name) has unique keys",
      breaches: "select \(key) from \(dataset.name) group by all having count(*) > 1"
    ).check(in: MadeStore.autumn.get())
  }

  @Test(arguments: datasets) func columnsHoldWhatTheyMay(_ dataset: Dataset) throws {
    for column in dataset.stored {
      var wrong: [String] = []
      if !column.isOptional { wrong.append("\"\(column.name)\" is null") }
      if !column.members.isEmpty {
        let members = column.members.map { "'\($0)'" }.joined(separator: ", ")
        wrong.append("\"\(column.name)\" not in (\(members))")
      }
      guard !wrong.isEmpty else { continue }
      try Rule(
        "\(dataset.name).\(column.name)",
        breaches: "from \(dataset.name) where \(wrong.joined(separator: " or "))"
      ).check(in: MadeStore.autumn.get())
    }
  }

  @Test(arguments: datasets) func linksLeadSomewhere(_ dataset: Dataset) throws {
    for column in dataset.stored {
      guard let link = column.link, let target = MadeStore.catalog.datasets[link] else { continue }
      let key = try #require(target.key.first)
      try Rule(
        "\(dataset.name).\(column.name) -> \(link)",
        breaches: """
          from \(dataset.name) where "\(column.name)" is not null
            and "\(column.name)" not in (select "\(key)" from \(link))
          """
      ).check(in: MadeStore.autumn.get())
    }
  }

  @Test(arguments: datasets.filter { !$0.levels.isEmpty })
  func levelsCarryTheirColumnsAndNoOthers(_ dataset: Dataset) throws {
    let store = try MadeStore.autumn.get()
    let found = try store.rows("select distinct level from \(dataset.name)").map { $0[0].text }
    // Reports of search terms come from files alone.
    for level in dataset.levels where level.name != "search_term" {
      #expect(found.contains(level.name), "\(dataset.name) has no level \(level.name)")
      let foreign = dataset.levelled.subtracting(level.columns).sorted()
        .map { "\"\($0)\" is not null" }
      try Rule(
        "\(dataset.name) at level \(level.name)",
        breaches: """
          from \(dataset.name) where level = '\(level.name)'
            and (\((foreign + ["false"]).joined(separator: " or ")))
          """
      ).check(in: store)
    }
  }
}
