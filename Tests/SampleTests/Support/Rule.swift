import Testing

/// Something that holds for every row of a sample store.
struct Rule: Sendable, CustomTestStringConvertible {
  let name: String
  /// Selects what breaks the rule.
  let breaches: String

  init(_ name: String, breaches: String) {
    self.name = name
    self.breaches = breaches
  }

  var testDescription: String { name }

  func check(in store: MadeStore) throws {
    let broken = try store.rows("from (\(breaches)) limit 3")
    #expect(broken.isEmpty, "\(name): \(broken) from \(breaches)")
  }
}
