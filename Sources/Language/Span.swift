/// A stretch of a source text, in UTF-8 bytes, end exclusive.
package struct Span: Hashable, Sendable, Codable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  package static let none = Span(0, 0)

  /// The stretch from the start of one to the end of the other.
  package func to(_ other: Span) -> Span { Span(start, max(end, other.end)) }
}

/// A value and where it was written; two are equal when their values are.
package struct Spanned<Wrapped: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
  package var value: Wrapped
  package var span: Span

  package init(_ value: Wrapped, _ span: Span) {
    self.value = value
    self.span = span
  }

  package static func == (a: Spanned, b: Spanned) -> Bool { a.value == b.value }
  package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// Keeps a value beside another: what it belongs to is compared and hashed without it.
@propertyWrapper
package struct Aside<Wrapped: Sendable>: Hashable, Sendable {
  package var wrappedValue: Wrapped

  package init(wrappedValue: Wrapped) { self.wrappedValue = wrappedValue }

  package static func == (a: Aside, b: Aside) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
}

extension Aside: Codable where Wrapped: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(wrappedValue: try Wrapped(from: decoder))
  }

  package func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}
