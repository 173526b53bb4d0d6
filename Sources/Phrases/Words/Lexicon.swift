import Catalog
import Language

/// What a word or a phrase can mean.
enum Sense: Hashable {
  case role(Role)
  case metric(String)
  case command(String)
  /// The names of a dimension, one for each data set that calls it otherwise; the best first.
  case dimension([String])
  /// What can be ranked, with the dimension that it goes by.
  case entity(String, dimension: String)
  case dataset(String)
  case verb(String)
  case event(String)
}

/// All phrases that a sentence may be made of, with what each means.
///
/// It is made of the words of the grammar and the names of the catalogue, when a line was not
/// understood as it stands.
struct Lexicon {
  private var phrases: [String: [(atoms: [String], senses: [Sense])]] = [:]
  /// Single words of all phrases, for misspelt ones.
  private(set) var words: Set<String> = []
  /// Phrases of scripts without blanks, for misspelt ones.
  private(set) var ideographs: [String] = []

  init(_ catalog: Catalog, verbs: [Keyword]) {
    for (role, ways) in Words.table + Words.ofGrammar {
      for way in ways { add(way, .role(role)) }
    }
    for (prefix, weeks) in [("上", -1), ("本", 0), ("这", 0), ("上个", -1)] {
      for week in ["周", "星期", "礼拜"] {
        for (number, day) in ["一", "二", "三", "四", "五", "六", "日"].enumerated() {
          add(prefix + week + day, .role(.weekday(number + 1, weeks: weeks)))
        }
      }
    }
    for verb in verbs {
      let ways = verb.text == "show" ? verb.ways : [verb.text] + verb.ways
      for way in ways { add(way, .verb(verb.text)) }
    }
    addNames(of: catalog)
    addDimensions(of: catalog)
    addEvents(of: catalog)
    addForms()
  }

  private mutating func add(_ phrase: String, _ sense: Sense) {
    let atoms = AtomReader.atoms(of: phrase).map { $0.text }
    guard let first = atoms.first else { return }
    for atom in atoms where atom.utf8.count > 1 && atom.utf8.allSatisfy({ $0 < 0x80 }) {
      words.insert(atom)
    }
    if first.utf8.count > 1, !first.utf8.allSatisfy({ $0 < 0x80 }) { ideographs.append(phrase) }
    var entries = phrases[first] ?? []
    if let place = entries.firstIndex(where: { $0.atoms == atoms }) {
      if !entries[place].senses.contains(sense) { entries[place].senses.append(sense) }
    } else {
      entries.insert(
        (atoms, [sense]), at: entries.firstIndex { $0.atoms.count < atoms.count } ?? entries.count)
    }
    phrases[first] = entries
  }

  private func has(_ atoms: [String]) -> Bool {
    atoms.first.flatMap { phrases[$0] }?.contains { $0.atoms == atoms } ?? false
  }

  private mutating func addNames(of catalog: Catalog) {
    for (name, ways) in Words.metrics where catalog.metrics[name] != nil {
      for way in ways { add(way, .metric(name)) }
    }
    for name in catalog.metricOrder {
      add(name, .metric(name))
      for synonym in catalog.metrics[name]?.synonyms ?? [] { add(synonym, .metric(name)) }
    }
    for name in catalog.commandOrder {
      add(name, .command(name))
      for synonym in catalog.commands[name]?.synonyms ?? [] { add(synonym, .command(name)) }
    }
    for name in catalog.datasetOrder {
      add(name, .dataset(name))
      for synonym in catalog.datasets[name]?.synonyms ?? [] { add(synonym, .dataset(name)) }
    }
  }

  private mutating func addDimensions(of catalog: Catalog) {
    for entity in Set(catalog.entities.values.map { $0.names.first?.text ?? "" }).sorted() {
      guard let syntax = catalog.entities[entity] else { continue }
      for name in syntax.names {
        add(name.spoken, .entity(entity, dimension: syntax.dimension.text))
      }
    }
    for (name, ways) in Words.dimensions { for way in ways { add(way, .dimension([name])) } }
    var found: [String: [String]] = [:]
    for name in catalog.datasetOrder {
      for column in catalog.datasets[name]?.columns ?? []
      where [.text, .flag].contains(column.type) {
        let spoken = column.linkName ?? column.name
        for way in [spoken, column.name] + column.synonyms
        where !(found[way, default: []].contains(spoken)) {
          found[way, default: []].append(spoken)
        }
      }
    }
    for dataset in catalog.datasets.values {
      for column in dataset.columns where column.type.isTime { add(column.name, .role(.day)) }
    }
    for (way, names) in found.sorted(by: { $0.key < $1.key }) { add(way, .dimension(names)) }
  }

  private mutating func addEvents(of catalog: Catalog) {
    var names: Set<String> = []
    for event in catalog.events {
      names.insert(event.name.text)
      names.insert(Self.series(event.name.text))
    }
    for name in names.sorted() { add(name, .event(name)) }
    for (name, ways) in Words.events where names.contains(name) {
      for way in ways { add(way, .event(name)) }
    }
  }

  /// `Black Friday` of `Black Friday 2026`.
  static func series(_ event: String) -> String {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let bytes = event.utf8
    guard bytes.count > 5, bytes.suffix(4).allSatisfy({ digits.contains($0) }),
      event.suffix(5).first == " ",
      event.suffix(4).hasPrefix("19") || event.suffix(4).hasPrefix("20")
    else { return event }
    return String(event.dropLast(5))
  }

  /// Plurals of dimensions and singulars of metrics, where they mean nothing else.
  private mutating func addForms() {
    for entries in phrases.values {
      for (atoms, senses) in entries {
        guard let last = atoms.last, last.utf8.allSatisfy({ $0 < 0x80 }), last.count > 2 else {
          continue
        }
        for sense in senses {
          switch sense {
          case .dimension, .command:
            let plural = last.hasSuffix("y") ? last.dropLast() + "ies" : last + "s"
            addForm(atoms.dropLast() + [String(plural)], sense)
          case .metric where last.hasSuffix("s") && !last.hasSuffix("ss"):
            addForm(atoms.dropLast() + [String(last.dropLast())], sense)
          default: break
          }
        }
      }
    }
  }

  private mutating func addForm(_ atoms: [String], _ sense: Sense) {
    if !has(atoms) { add(atoms.joined(separator: " "), sense) }
  }

  /// The longest phrase that begins at an atom: how many atoms it has, and its senses.
  func longest(_ atoms: ArraySlice<Atom>) -> (count: Int, senses: [Sense])? {
    guard let first = atoms.first, first.kind != .quoted, let entries = phrases[first.text] else {
      return nil
    }
    for (phrase, senses) in entries where phrase.count <= atoms.count {
      if zip(atoms, phrase).allSatisfy({ $0.kind != .quoted && $0.text == $1 }) {
        return (phrase.count, senses)
      }
    }
    return nil
  }

  /// What a whole text means; none where it is no phrase.
  func senses(of text: String) -> [Sense] {
    let atoms = AtomReader.atoms(of: text)
    guard let found = longest(atoms[...]), found.count == atoms.count else { return [] }
    return found.senses
  }
}
