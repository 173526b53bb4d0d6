/// A line of the language in its parts, as a sentence gives them.
struct Line {
  var verb: String?
  var count: Int?
  /// What is ranked, listed or named behind the verb.
  var subject: String?
  var items: [String] = []
  var groups: [String] = []
  var conditions: [String] = []
  var period: PeriodReading?
  var baselines: [String] = []
  /// As in `for 7 days`.
  var horizon: String?
  var stages: [String] = []

  var isEmpty: Bool {
    verb == nil && subject == nil && items.isEmpty && groups.isEmpty && conditions.isEmpty
      && period == nil
  }

  /// Whether it says no more than when.
  var isVague: Bool {
    (verb == nil || verb == "compare") && subject == nil && items.isEmpty && groups.isEmpty
  }

  /// The line as it is typed.
  var text: String {
    var parts: [String] = []
    if let verb { parts.append(verb) }
    if let count { parts.append(String(count)) }
    if let subject { parts.append(subject) }
    if !items.isEmpty {
      let list = items.joined(separator: ", ")
      parts.append(verb == "top" || verb == "bottom" ? "by \(list)" : list)
    }
    if !groups.isEmpty { parts.append("by " + groups.joined(separator: ", ")) }
    if !conditions.isEmpty { parts.append("where " + conditions.joined(separator: " and ")) }
    if let period { parts.append(period.text) }
    if !baselines.isEmpty { parts.append("vs " + baselines.joined(separator: ", ")) }
    if let horizon { parts.append(horizon) }
    return ([parts.joined(separator: " ")] + stages).joined(separator: " | ")
  }
}

/// A period as the language writes it, with what else it could be.
struct PeriodReading: Hashable {
  var text: String
  /// Other readings; with any of them the sentence has two meanings.
  var others: [String] = []
  /// Whether it says less than a period: `7 days`.
  var isGuess = false
  /// Whether it is called the previous one: of two alike the one before.
  var isBefore = false
  /// How many days before today it is, of single days.
  var daysAgo: Int?
  /// What `环比` compares it with.
  var unitBefore = "previous period"

  /// Whether it reaches up to now.
  var goesOn: Bool {
    text.hasPrefix("this ") || text.hasPrefix("today") || text.hasSuffix(" to date")
  }

  var isSure: Bool { others.isEmpty && !isGuess }
}
