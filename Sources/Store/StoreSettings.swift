import Values

/// What a store was made with; it never changes.
package struct StoreSettings: Hashable, Sendable {
  /// The ISO code of the currency that all money of the store is in.
  package let currency: String
  /// The time zone that its clock shows: `Asia/Shanghai`, `UTC+8`.
  package let timezone: String

  package init(currency: String, timezone: String) {
    self.currency = currency
    self.timezone = timezone
  }

  /// Whether the text could be an ISO code: three letters.
  static func isCurrency(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }
}

/// A definition that the user added to the store, as written.
package struct StoredDefinition: Hashable, Sendable {
  /// The word that it is introduced by: `metric`, `event`.
  package let kind: String
  /// What tells it from others of its kind.
  package let name: String
  /// As written.
  package let text: String

  package init(kind: String, name: String, text: String) {
    self.kind = kind
    self.name = name
    self.text = text
  }
}
