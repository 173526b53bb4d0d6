import Values

/// The stages behind `|`; a pipe may begin the next line.
extension Parser {
  mutating func stages() throws(Diagnostic) -> [Stage] {
    var stages: [Stage] = []
    while isSymbol("|") {
      let pipe = advance().span.start
      skipNewlines()
      stages.append(try stage(behind: pipe))
      offer(.stage)
    }
    return stages
  }

  private mutating func stage(behind pipe: Int) throws(Diagnostic) -> Stage {
    let word = current
    notes?.begin(stage: nil, at: pipe)
    offer(.stage)
    guard word.kind == .word, let stage = StageWord(rawValue: word.text) else {
      if word.kind == .end { throw unexpected("expected a stage after \"|\"") }
      notes?.begin(stage: word.text, at: pipe)
      let rest = Array(tokens.indices[(index + 1)...].prefix { !endsClause(tokens[$0]) })
      notes?.skipped += rest
      let near = closest(to: word.text, among: StageWord.words, limit: 1)
      throw Diagnostic(
        .unknownName, "no stage called \"\(word.text)\"", at: word.span,
        correction: near.first.map { Correction($0) },
        label: "stages are \(Wording.list(StageWord.words))")
    }
    notes?.begin(stage: word.text, at: pipe)
    advance(as: .keyword)
    let kind = try self.stage(stage)
    return Stage(kind, at: word.span.to(previousSpan))
  }

  private mutating func stage(_ word: StageWord) throws(Diagnostic) -> Stage.Kind {
    namesColumns = word != .as && word != .task
    defer { namesColumns = false }
    switch word {
    case .where:
      offer(.column)
      return .filter(try expression())
    case .sort:
      return .sort(try list { (parser) throws(Diagnostic) in try parser.sortKey() })
    case .take:
      if let parameter = parameter() { return .takeParameter(parameter.value) }
      guard current.kind == .number, let count = Int(current.text), count >= 0 else {
        throw unexpected("expected how many rows to take")
      }
      advance(as: .number)
      return .take(count)
    case .columns:
      return .columns(
        try list { (parser) throws(Diagnostic) in
          parser.offer(.column)
          return try parser.item()
        })
    case .derive: return .derive(try list { (parser) throws(Diagnostic) in try parser.binding() })
    case .pivot:
      offer(.column)
      return .pivot(try name("a dimension"))
    case .total: return .total
    case .share: return .share
    case .cumulative: return .cumulative
    case .wrap: return .wrap(try periodUnit())
    case .chart:
      offer(.chart)
      return .chart(try chartShape())
    case .save:
      offer(.file)
      notes?.place.section = .files
      guard let path = try path() else { throw unexpected("expected a file such as \"a.csv\"") }
      return .save(path, replaces: take("replace"))
    case .as: return .keep(try newName("a name for the answer"))
    case .alert:
      offer(.keyword("when"))
      guard take("when") else { throw unexpected("expected \"when\" after \"alert\"") }
      let condition = try expression()
      return .alert(condition, current.kind == .text ? try text("a message").text : nil)
    case .task: return try taskStage()
    }
  }

  mutating func sortKey() throws(Diagnostic) -> SortKey {
    offer(.column)
    let descending = takeSymbol("-")
    if descending { skipNewlines() }
    let key = try sum()
    guard let order = take(OrderWord.self) else { return SortKey(key, descending: descending) }
    return SortKey(key, descending: descending || order.isDescending)
  }

  private mutating func chartShape() throws(Diagnostic) -> Chart.Shape {
    if let shape = take(Chart.Shape.self) { return shape }
    if isAtEnd { return .line }
    throw Diagnostic(
      .unknownName, "no chart called \"\(current.text)\"", at: current.span,
      label: "charts are \(Chart.Shape.words.joined(separator: ", "))")
  }

  /// As in `task for "ads" due today`, `task "call back" for service due friday`.
  private mutating func taskStage() throws(Diagnostic) -> Stage.Kind {
    let title = current.kind == .text ? try text("a task") : nil
    var owner: Word?
    var due: Spanned<PeriodSyntax>?
    while true {
      if owner == nil { offer(.keyword("for")) }
      if due == nil { offer(.keyword("due")) }
      if take("for") {
        notes?.place.section = .clause(.for)
        owner = try self.owner()
      } else if take("due") {
        notes?.place.section = .clause(.due)
        due = try dueDay()
      } else {
        break
      }
    }
    return .task(title, owner: owner, due: due)
  }

  mutating func owner() throws(Diagnostic) -> Word {
    offer(.owner)
    if current.kind == .text { return try text("a name") }
    let name = try name("who is to do it")
    return Word(name.text, isQuoted: name.isQuoted, at: name.span)
  }

  /// A day, or the next weekday of a name.
  mutating func dueDay() throws(Diagnostic) -> Spanned<PeriodSyntax> {
    if current.kind == .word, let number = Self.weekday(current.text) {
      return Spanned(.weekday(number), advance(as: .period).span)
    }
    return try period()
  }

  /// 1 for `monday` or `mon`; nil for another word.
  static func weekday(_ word: String) -> Int? {
    Day.weekdayNames.firstIndex { name in
      word.hasPrefix(name.lowercased()) && (word.count == 3 || word.hasSuffix("day"))
    }.map { $0 + 1 }
  }
}
