/// What the parser has to know of the world: the verbs' signatures and the names of several words.
///
/// It knows clauses, not verbs.
package struct Grammar: Sendable {
  /// Verbs by their word.
  package var verbs: [String: Signature]
  /// Commands of the model by their canonical name, `late_shipments`.
  package var commands: [String: Signature]
  package var names: NameIndex

  package init(
    verbs: [String: Signature] = [:], commands: [String: Signature] = [:],
    names: NameIndex = NameIndex()
  ) {
    self.verbs = verbs
    self.commands = commands
    self.names = names
  }
}

/// What a verb or command takes: what stands right behind it, and which clauses.
package struct Signature: Hashable, Sendable {
  package enum Slot: Hashable, Sendable {
    /// `top 10`
    case count
    /// Metrics or expressions, at least one.
    case items
    /// Metrics or expressions, or none.
    case optionalItems
    /// One name of a role, which lands in `items`.
    case name(Expected)
    /// One name of a role, or none.
    case optionalName(Expected)
    /// A text in quotes, which lands in `words`.
    case text
    case optionalText
    /// Paths, which land in `words`.
    case files
    /// The rest of the words up to a clause, which land in `words`.
    case topic(Expected)
  }

  package var head: [Slot]
  package var clauses: Set<Clause>
  /// A whole statement, to be shown to whom the verb alone is not enough.
  package var example: String?

  package init(_ head: [Slot], clauses: Set<Clause> = []) {
    self.head = head
    self.clauses = clauses
  }

  /// A question: metrics and every clause that describes an answer.
  package static let question = Signature(
    [.optionalItems], clauses: [.by, .where, .period, .on, .vs])
}

/// What may stand at a place of a text: the parser tells the completer.
package enum Expected: Hashable, Sendable {
  case statement
  case metric, dimension, dataset, entity, column, timeBasis
  case value(of: Name?)
  case condition
  case period, baseline, unit
  case clauses(Set<Signature.Clause>)
  case stage, chart, file, topic, owner, setting, level
  case keyword(String)
}

extension [[String]] {
  /// Adds words behind those that are as many or more.
  fileprivate mutating func insert(behindLonger words: [String]) {
    insert(words, at: firstIndex { $0.count < words.count } ?? count)
  }
}

/// The names of several words, so that `conversion rate` is read as one name.
package struct NameIndex: Sendable {
  /// First word to the further words, longest first.
  private var tails: [String: [[String]]] = [:]
  /// The names as they were given: columns of one name are in many data sets.
  private var known: Set<String> = []

  package init() {}

  /// Adds a name written with blanks or underscores; names of one word need no entry.
  package mutating func insert(_ name: String) {
    let isBetween = { (byte: UInt8) in byte == UInt8(ascii: "_") || byte == UInt8(ascii: " ") }
    guard name.utf8.contains(where: isBetween), known.insert(name).inserted else { return }
    var words = name.lowered.utf8.split(whereSeparator: isBetween).map { String(Substring($0)) }
    guard words.count > 1 else { return }
    let first = words.removeFirst()
    tails[first, default: []].insert(behindLonger: words)
  }

  /// How many tokens from the given one make up the longest known name; 1 when none does.
  func length(_ tokens: ArraySlice<Token>) -> Int {
    guard let first = tokens.first, let known = tails[first.text] else { return 1 }
    for tail in known where tail.count < tokens.count {
      let following = tokens.dropFirst().prefix(tail.count)
      if zip(following, tail).allSatisfy({ $0.kind == .word && $0.text == $1 }) {
        return tail.count + 1
      }
    }
    return 1
  }
}
