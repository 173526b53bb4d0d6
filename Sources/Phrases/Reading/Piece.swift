import Language

/// A part of a sentence that means one thing: a known phrase, a value, or something unknown.
struct Piece {
  enum Kind {
    case known([Sense])
    /// `30k`, `8%`, `10`, `7d`.
    case number(String)
    case date(WrittenDate)
    case quoted(String)
    case unknown
  }

  let kind: Kind
  /// As it was typed, the words that belong together in one.
  let written: String
  let span: Span

  var senses: [Sense] { if case .known(let senses) = kind { senses } else { [] } }

  var roles: [Role] {
    senses.compactMap { if case .role(let role) = $0 { role } else { nil } }
  }

  func has(_ role: Role) -> Bool { roles.contains(role) }

  var metric: String? {
    senses.lazy.compactMap { if case .metric(let name) = $0 { name } else { nil } }.first
  }

  var metrics: [String] {
    senses.compactMap { if case .metric(let name) = $0 { name } else { nil } }
  }

  var command: String? {
    senses.lazy.compactMap { if case .command(let name) = $0 { name } else { nil } }.first
  }

  var verb: String? {
    senses.lazy.compactMap { if case .verb(let name) = $0 { name } else { nil } }.first
  }

  var dataset: String? {
    senses.lazy.compactMap { if case .dataset(let name) = $0 { name } else { nil } }.first
  }

  var entity: String? {
    senses.lazy.compactMap { if case .entity(let name, _) = $0 { name } else { nil } }.first
  }

  var event: String? {
    senses.lazy.compactMap { if case .event(let name) = $0 { name } else { nil } }.first
  }

  /// The names of the dimension, the best first.
  var dimensions: [String] {
    var names: [String] = []
    for sense in senses {
      switch sense {
      case .entity(_, let dimension): names.append(dimension)
      case .dimension(let all): names += all
      default: break
      }
    }
    return names
  }

  var unit: String? {
    for case .unit(let unit) in roles { return unit }
    return nil
  }

  /// A whole number, in digits or as a word.
  var count: Int? {
    if case .number(let text) = kind { return Int(text) }
    for case .number(let number) in roles { return number }
    return nil
  }

  var isUnknown: Bool { if case .unknown = kind { true } else { false } }

  var isFiller: Bool { has(.filler) && senses.count == 1 }
}

extension [Piece] {
  /// The pieces of a sentence, by the longest known phrases.
  static func reading(_ text: String, _ lexicon: Lexicon) -> [Piece] {
    let atoms = AtomReader.atoms(of: text)
    let bytes = Array<UInt8>(text.utf8)
    func written(_ from: Int, _ to: Int) -> (String, Span) {
      let span = atoms[from].span.to(atoms[to - 1].span)
      return (String(decoding: bytes[span.start..<span.end], as: UTF8.self), span)
    }
    var pieces: [Piece] = []
    var at = 0
    while at < atoms.count {
      let atom = atoms[at]
      func add(_ kind: Piece.Kind, _ count: Int = 1) {
        let (text, span) = written(at, at + count)
        pieces.append(Piece(kind: kind, written: text, span: span))
        at += count
      }
      switch atom.kind {
      case .quoted:
        if let date = WrittenDate(atom.text) { add(.date(date)) } else { add(.quoted(atom.text)) }
      case .date:
        if let found = lexicon.longest(atoms[at...]) {
          add(.known(found.senses), found.count)
        } else if let date = WrittenDate(atom.text) {
          add(.date(date))
        } else {
          add(.unknown)
        }
      default:
        if atom.text == ".", !atom.isApart, at + 1 < atoms.count, !atoms[at + 1].isApart {
          // `orders.units`: a column of a data set, not the end of a sentence.
          add(.unknown)
        } else if let found = lexicon.longest(atoms[at...]) {
          add(.known(found.senses), found.count)
        } else if atom.kind == .number {
          add(.number(atom.text))
        } else if atom.kind == .ideograph {
          // What is not known goes on up to what is.
          var count = 1
          while at + count < atoms.count, atoms[at + count].kind == .ideograph,
            lexicon.longest(atoms[(at + count)...]).map({ $0.count < 2 }) ?? true
          { count += 1 }
          add(.unknown, count)
        } else {
          add(.unknown)
        }
      }
    }
    return pieces
  }
}
