import Language
import Values

/// Reads a sentence of English, Chinese or both as a line of the language.
///
/// Its clauses may come in any order, and words that add nothing are passed over. Whatever is not
/// certain is put down as a doubt: then the line is offered and not run.
struct SentenceReader {
  let pieces: [Piece]
  let periods: PeriodReader
  /// The dimensions that have a value, with the value as the store writes it.
  let owners: (String) -> [(dimension: String, value: String)]

  var at = 0
  var line = Line()
  /// Words that mean nothing known.
  var unknown: [Piece] = []
  /// The pieces that could be taken in more than one way.
  var doubts: [Piece] = []
  /// Other metrics that the same words can mean.
  var others: [String] = []
  var asksWhy = false
  /// `sell`, `make`: they add nothing beside a metric.
  var actions: [Piece] = []
  /// `so far`, which is said of a period that is not over.
  var goesOn: Piece?
  var ranking: Piece?
  var isWorst = false
  /// A metric or a dimension that stands where either could be meant.
  var nouns: [Piece] = []
  var secondPeriod: PeriodReading?
  var wantsComparison = false
  /// Whether `to` stands between the periods that are compared.
  var isJoinedByTo = false

  init(
    _ pieces: [Piece], today: Day, rankedBy: @escaping (String) -> [String],
    owners: @escaping (String) -> [(dimension: String, value: String)]
  ) {
    self.pieces = pieces
    periods = PeriodReader(pieces: pieces, today: today)
    self.owners = owners
    self.rankedBy = rankedBy
  }

  /// What is ranked by a metric before all others.
  let rankedBy: (String) -> [String]
  var periodSpans: [Span] = []

  /// The first period of the sentence, whatever it is there for.
  var firstPeriod: String?

  /// The words that are of no period, with blanks between.
  var withoutPeriod: String {
    pieces.filter { piece in
      !periodSpans.contains { $0.start <= piece.span.start && piece.span.end <= $0.end }
    }
    .map { $0.written }.joined(separator: " ")
  }

  /// Whether every word was taken in, and in one way.
  var isSure: Bool { unknown.isEmpty && doubts.isEmpty && line.period?.isSure ?? true }

  var current: Piece? { at < pieces.count ? pieces[at] : nil }

  func peek(_ distance: Int = 1) -> Piece? {
    at + distance < pieces.count ? pieces[at + distance] : nil
  }

  mutating func doubt(_ piece: Piece?) { if let piece { doubts.append(piece) } }

  mutating func read() {
    while at < pieces.count { step() }
    settle()
  }

  // MARK: - One piece after the other

  mutating func step() {
    let piece = pieces[at]
    if takePeriod() || takeClause(piece) || takeName(piece) { return }
    at += 1
    if piece.has(.this), current?.has(.last) == true { doubt(piece) }
    switch piece.kind {
    case .known
    where piece.has(.filler) || piece.has(.and) || piece.has(.to) || piece.has(.from)
      || piece.has(.during) || piece.has(.this) || piece.has(.among) || piece.has(.with):
      return
    case .known where piece.has(.best) || piece.has(.worst):
      ranking = piece
      isWorst = piece.has(.worst)
    case .known where piece.has(.soFar): goesOn = piece
    case .known where piece.has(.action): actions.append(piece)
    case .known: if !asksWhy { unknown.append(piece) }
    case .quoted(let text): takeValue(text, piece, isSure: false)
    default:
      if !asksWhy || piece.isUnknown {
        takeValue(piece.written, piece, isSure: !piece.written.utf8.allSatisfy { $0 < 0x80 })
      }
    }
  }

  mutating func takePeriod() -> Bool {
    // `top 10 products`, and dimensions and metrics whose names begin like a period.
    guard let (period, count) = periods.period(at: at, mayBeRange: line.verb != "compare") else {
      return false
    }
    if let piece = current, piece.metric != nil || piece.command != nil, piece.event == nil,
      count == 1
    {
      return false
    }
    firstPeriod = firstPeriod ?? period.text
    periodSpans.append(pieces[at].span.to(pieces[at + count - 1].span))
    at += count
    if line.period == nil, !wantsComparison {
      line.period = period
    } else if secondPeriod == nil {
      secondPeriod = period
    } else {
      doubt(pieces[at - 1])
    }
    return true
  }

  mutating func takeClause(_ piece: Piece) -> Bool {
    for role in piece.roles {
      switch role {
      case .by:
        at += 1
        takeGroups()
        return true
      case .each(let grain):
        at += 1
        line.groups.append(grain)
        return true
      case .versus:
        at += 1
        wantsComparison = true
        // `A 和 B 比`: what is compared stands before it.
        if at == pieces.count { doubt(piece) }
        takeBaseline()
        return true
      case .baseline(let name)
      where wantsComparison || name == "last year" || name == "previous period":
        if piece.metric != nil, !wantsComparison { continue }
        at += 1
        line.baselines.append(name)
        return true
      case .previous:
        at += 1
        line.baselines.append(line.period?.unitBefore ?? "previous period")
        return true
      case .with where line.verb == "compare" && line.period != nil,
        .to where line.verb == "compare" && line.period != nil,
        .and where line.verb == "compare" && line.period != nil:
        at += 1
        isJoinedByTo = role == .to
        wantsComparison = true
        takeBaseline()
        return true
      case .where, .except:
        at += 1
        takeConditions(isExcluded: role == .except)
        return true
      case .top, .bottom:
        if takeTop(isBottom: role == .bottom) { return true }
      case .ranking:
        at += 1
        if line.verb == nil { line.verb = "top" }
        return true
      case .why:
        at += 1
        asksWhy = true
        return true
      case .sort:
        at += 1
        takeSort()
        return true
      case .totals:
        at += 1
        line.stages.append("total")
        return true
      case .limit:
        guard let count = peek()?.count else { continue }
        at += 2
        // `first 10 orders` lists; `limit 5, 5` leaves some out.
        if line.items.isEmpty || current?.has(.and) == true && peek()?.count != nil {
          if let dataset = current?.dataset, line.items.isEmpty {
            (line.verb, line.subject) = ("list", dataset)
            at += 1
          }
          doubt(piece)
        }
        line.stages.append("take \(count)")
        return true
      case .descending, .ascending:
        at += 1
        if let key = line.items.first {
          line.stages.append("sort \(role == .descending ? "-" : "")\(key)")
          doubt(piece)
        } else {
          unknown.append(piece)
        }
        return true
      case .chart:
        at += 1
        takeChart()
        return true
      default: continue
      }
    }
    return false
  }

  /// A verb, a metric, a command, what is ranked, or a dimension with a value.
  mutating func takeName(_ piece: Piece) -> Bool {
    if takeBareCondition(piece) || takeNamedValue(piece) { return true }
    if let command = piece.command, line.verb == nil, line.items.isEmpty {
      // How many there are is not what they are.
      if at > 0, Self.counting.contains(pieces[at - 1].written.lowercased()) { doubt(piece) }
      at += 1
      line.verb = command.replacing("_", with: " ")
      takeLevel(of: command)
      return true
    }
    if piece.metric == nil || line.verb == nil && isVerbHere(piece), let verb = piece.verb,
      line.verb == nil
    {
      at += 1
      line.verb = verb
      if verb == "compare" { skipWith() }
      if ["list", "describe"].contains(verb) { takeSubject() }
      return true
    }
    if !piece.metrics.isEmpty {
      at += 1
      if piece.metrics.count > 1 {
        doubt(piece)
        others = Array(piece.metrics.dropFirst())
      }
      // Two metrics without a comma between them may be a slip, or one may be of the other.
      if at > 1, !line.items.isEmpty, !pieces[at - 2].has(.and) {
        doubt(piece)
      }
      if !line.items.contains(piece.metrics[0]) { line.items.append(piece.metrics[0]) }
      return true
    }
    if !piece.dimensions.isEmpty || piece.dataset != nil {
      at += 1
      nouns.append(piece)
      return true
    }
    return false
  }

  static let counting: Set = [
    "how many", "number of", "count of", "total number of", "有多少", "多少",
  ]

  /// Whether a word that is a verb and a metric too begins the sentence as the verb.
  func isVerbHere(_ piece: Piece) -> Bool { at == 0 && peek()?.metric != nil }

  mutating func skipWith() {
    while current?.isFiller == true { at += 1 }
  }

  /// `roi keyword`: a command may take a dimension.
  mutating func takeLevel(of command: String) {
    guard command == "roi", let name = current?.dimensions.first else { return }
    at += 1
    line.subject = name
  }

  mutating func takeSubject() {
    while current?.isFiller == true { at += 1 }
    if line.verb == "list", let dataset = current?.dataset {
      at += 1
      line.subject = dataset
    } else if line.verb == "describe",
      let name = current.flatMap({ $0.metric ?? $0.dataset ?? $0.command })
    {
      at += 1
      line.subject = name
    }
  }

  /// Whether an operator stands at a place; `over` is one before a number only.
  func isComparison(at place: Int) -> Bool {
    guard pieces.indices.contains(place), pieces[place].isOperator else { return false }
    guard pieces[place].has(.filler) else { return true }
    return pieces.indices.contains(place + 1) && pieces[place + 1].count != nil
  }
}
