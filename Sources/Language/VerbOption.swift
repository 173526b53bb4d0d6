/// What a verb takes behind `--`: `--service-level 98`.
package struct VerbOption: Hashable, Sendable {
  /// What stands behind its name.
  package enum Value: Hashable, Sendable {
    /// Nothing: it is there or not.
    case flag
    /// A number of the range.
    case number(ClosedRange<Double>)
    /// A part of the whole: 0.9, 90 or 90%.
    case share(ClosedRange<Double>)
    /// One of some words.
    case choice([String])
    /// A text, as in the example.
    case text(example: String)
  }

  /// As in `Call.options`: `service_level`.
  package let name: String
  package let value: Value
  /// A few words, for lists.
  package let doc: String

  package init(_ name: String, _ value: Value, _ doc: String) {
    self.name = name
    self.value = value
    self.doc = doc
  }

  /// As it is written: `--service-level`.
  package var written: String { "--" + name.replacing("_", with: "-") }

  /// How it may be written whole: `--dates dmy`.
  package var example: String {
    switch value {
    case .flag: written
    case .number(let range): "\(written) \(Value.short(range.upperBound))"
    case .share: "\(written) 90"
    case .choice(let words): "\(written) \(words[0])"
    case .text(let example): "\(written) \(example)"
    }
  }

  /// What stands behind it, in words: `1 to 365`; empty for nothing.
  package var range: String {
    switch value {
    case .flag: ""
    case .number(let range):
      "\(Value.short(range.lowerBound)) to \(Value.short(range.upperBound))"
    case .share(let range):
      "\(Value.short(range.lowerBound * 100)) to \(Value.short(range.upperBound * 100)) %"
    case .choice(let words): words.joined(separator: ", ")
    case .text(let example): "as \(example)"
    }
  }
}

extension VerbOption.Value {
  /// A number without the end that a whole one does not need.
  fileprivate static func short(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
