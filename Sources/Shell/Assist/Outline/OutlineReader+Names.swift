import Language
import Planner

/// Names of the model, and words that should be one.
extension OutlineReader {
  /// The longest name that begins here; `exact` for one in backticks.
  mutating func name(exact: Bool = false) {
    let words = exact ? [Self.canonical(current.text)] : self.words
    isInPeriod = false
    if exact, lexicon.meanings[words[words.startIndex]] == nil {
      // A column of a file, or a name that only the store knows.
      awaitsValue = isInList
      return take(as: .dimension)
    }
    if !exact, current.span.end == peek().span.start, peek().text == "(" {
      let isFunction = Self.functions.contains(current.text)
      return take(as: isFunction || !judgesNames ? .function : .unknown)
    }
    let found =
      exact
      ? lexicon.meanings[words[words.startIndex]].map { (length: 1, meaning: $0) }
      : lexicon.meanings.longest(words)
    guard let found else { return unknown() }
    let isOwner =
      !exact && peek(found.length).text == "."
      && peek(found.length).span.start == peek(found.length - 1).span.end
    let name = words.prefix(found.length).joined(separator: "_")
    let role = note(found.meaning, called: name)
    awaitsValue = isInList
    take(found.length, as: role)
    if isOwner, found.meaning.dataset != nil, peek().kind == .word {
      take()
      take(as: .dimension)
    }
    leaveHead()
  }

  private static func canonical(_ text: String) -> String {
    Entry.words(text).joined(separator: "_")
  }

  static let functions = Set(Function.scalar.keys).union(Function.aggregate.keys)
    .union(Function.window.keys).union(["change"])

  /// Behind the one name that a verb takes, only clauses follow.
  private mutating func leaveHead() {
    if case .name = place.section, place.signature.head.count(where: { $0 != .count }) == 1 {
      place.section = .items
    }
  }

  /// Remembers what a name tells of its call, and says which of its meanings counts here.
  private mutating func note(_ meaning: Meaning, called name: String) -> Outline.Role {
    switch place.section {
    case .name(.dataset):
      place.dataset = place.dataset ?? meaning.dataset
      return meaning.dataset != nil ? .dimension : meaning.metric != nil ? .metric : .dimension
    case .name(.entity):
      place.entity = place.entity ?? meaning.entity
      return .dimension
    case .name(.metric): return noteMetric(meaning) ?? .dimension
    case .name, .basis, .target, .mapping: return .dimension
    case .condition where meaning.metric == name && place.dataset == nil:
      return noteMetric(meaning) ?? .metric
    case .by where !place.ranks, .condition:
      if meaning.isColumn { return .dimension }
      return noteMetric(meaning) ?? .dimension
    case .free, .stage: return meaning.metric != nil ? .metric : .dimension
    default: return noteMetric(meaning) ?? .dimension
    }
  }

  private mutating func noteMetric(_ meaning: Meaning) -> Outline.Role? {
    guard let metric = meaning.metric else { return nil }
    if !place.metrics.contains(metric), place.stage == nil { place.metrics.append(metric) }
    return .metric
  }

  /// A word that no name begins with.
  private mutating func unknown() {
    let text = current.text
    let isValue = awaitsValue
    awaitsValue = isInList
    if let length = (1...4).last(where: { known.contains(words.prefix($0).joined(separator: "_")) })
    {
      return take(min(length, words.count), as: .dimension)
    }
    if isValue { return take(as: text == "now" ? .period : .text) }
    defer { leaveHead() }
    switch place.section {
    case .free, .stage, .purpose, .mapping, .text, .files, .topic, .settingValue: return take()
    default: break
    }
    // The rest of a name may still come where the text ends.
    let rest = words
    let isLast = peek(rest.count).kind == .end
    let isBegun = isLast && lexicon.meanings.isBeginning(Array(rest))
    if isBegun { take(rest.count) } else { take(as: .unknown) }
  }
}
