import Language
import Values

/// The options of a call as numbers, with what they may be.
struct NumberOptions {
  private var given: [String: Double] = [:]

  /// - Parameter known: what the verb takes; a share may be written as 0.9, 90 or "90%".
  init(_ call: Call, _ known: [VerbOption]) throws(Diagnostic) {
    for option in call.options {
      guard let declared = known.first(where: { $0.name == option.name.text }),
        let range = declared.numbers
      else {
        let names = known.map { $0.written }
        throw Diagnostic(
          .syntax, "\(call.verb.spoken) has no option \"\(option.name.spoken)\"",
          at: option.name.span,
          correction: closest(
            to: "--" + option.name.text.replacing("_", with: "-"), among: names, limit: 1
          )
          .first.map { Correction(String($0.dropFirst(2)), sign: "--") },
          label: "it takes \(names.joined(separator: ", "))")
      }
      var text = option.value?.text ?? ""
      let isPercent = text.hasSuffix("%")
      if isPercent { text.removeLast() }
      var number = Double(text)
      if isPercent || range.upperBound <= 1, let written = number, isPercent || written > 1 {
        number = written / 100
      }
      guard let number, range.contains(number) else {
        let (low, high) = (Value.double(range.lowerBound), Value.double(range.upperBound))
        throw Diagnostic(
          .syntax, "\(declared.written) is a number from \(low) to \(high)",
          at: option.value?.span ?? option.name.span)
      }
      given[declared.name] = number
    }
  }

  subscript(_ name: String) -> Double? { given[name] }
}

extension VerbOption {
  /// What a number may be; nil where it is none.
  fileprivate var numbers: ClosedRange<Double>? {
    switch value {
    case .number(let range), .share(let range): range
    case .flag, .choice, .text: nil
    }
  }
}
