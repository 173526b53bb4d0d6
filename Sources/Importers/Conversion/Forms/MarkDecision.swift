import Values

/// How the decimal mark of a column was found.
struct MarkDecision: Hashable {
  enum Reason: Hashable {
    /// It was told.
    case told
    /// A text that can be read in one way only: its row and itself.
    case text(row: Int, String)
    /// Another column of the file, by such a text of it.
    case column(FormedColumn, row: Int, String)
    /// The file has numbers, not texts.
    case numbers
    /// Semicolons between the fields, and days with points.
    case layout
    /// Commas between thousands, as usual in the currency.
    case usual
    /// Nothing of the column can be read in two ways.
    case none
  }

  var mark: DecimalMark
  var reason: Reason
  /// Numbers that have the other mark, and are left as they are.
  var contradictions = 0
}

/// Decides the decimal mark of a file's numbers.
struct MarkDecisions {
  /// What was asked for.
  let told: DecimalMark?
  let profiles: [FormedColumn: NumberProfile]
  /// The currency of a column's amounts, as far as the header tells it, else the store's.
  let currency: (FormedColumn) -> String
  /// The columns whose cells are numbers in the file itself.
  var numbers: Set<Int> = []
  /// Whether the file looks as those of programs that write decimal commas.
  var looksLikeCommas = false
  /// Whether semicolons stand between the fields.
  var hasSemicolons = false

  /// The decision for each column; none for those that stay undecided.
  ///
  /// - Parameter rest: what the columns say that nothing is loaded from.
  func all(
    with rest: [FormedColumn: NumberProfile] = [:]
  ) -> [FormedColumn: MarkDecision] {
    if let told { return profiles.mapValues { _ in MarkDecision(mark: told, reason: .told) } }
    let own = decided(profiles)
    let others = own.merging(decided(rest)) { first, _ in first }
    return profiles.reduce(into: own) { found, entry in
      guard found[entry.key] == nil else { return }
      found[entry.key] =
        byOthers(others) ?? byFile(entry.key, entry.value) ?? byNeed(entry.key, entry.value)
      if found[entry.key] == nil, entry.value.ambiguous == nil {
        found[entry.key] = MarkDecision(mark: .point, reason: .none)
      }
    }
  }

  /// The columns that stay undecided, the leftmost first.
  func open(_ decided: [FormedColumn: MarkDecision]) -> [FormedColumn] {
    profiles.keys.filter { decided[$0] == nil }
      .sorted { ($0.place, $0.need.rawValue) < ($1.place, $1.need.rawValue) }
  }

  private func decided(
    _ profiles: [FormedColumn: NumberProfile]
  ) -> [FormedColumn: MarkDecision] {
    profiles.compactMapValues(byTexts)
  }

  // MARK: - Reasons, the strongest first

  private func byTexts(_ profile: NumberProfile) -> MarkDecision? {
    let (points, commas) = (profile.rows(.point), profile.rows(.comma))
    let mark: DecimalMark = commas > points ? .comma : .point
    guard points + commas > 0, let group = profile.first(mark == .comma ? .comma : .point) else {
      return nil
    }
    return MarkDecision(
      mark: mark, reason: .text(row: group.row, group.example),
      contradictions: min(points, commas))
  }

  /// What all other columns have that need a mark.
  private func byOthers(_ found: [FormedColumn: MarkDecision]) -> MarkDecision? {
    let others = found.sorted { ($0.key.place, $0.key.name) < ($1.key.place, $1.key.name) }
    guard let first = others.first, Set(others.map { $0.value.mark }).count == 1,
      case .text(let row, let text) = first.value.reason
    else { return nil }
    return MarkDecision(mark: first.value.mark, reason: .column(first.key, row: row, text))
  }

  private func byFile(_ column: FormedColumn, _ profile: NumberProfile) -> MarkDecision? {
    guard profile.ambiguous != nil else { return nil }
    if numbers.contains(column.place), profile.first(.comma3, .comma000) == nil {
      return MarkDecision(mark: .point, reason: .numbers)
    }
    let hasCommas = profile.first(.comma3, .comma000) != nil
    return looksLikeCommas && !hasCommas ? MarkDecision(mark: .comma, reason: .layout) : nil
  }

  /// A whole number has no decimals, and some currencies have none, or three.
  private func byNeed(_ column: FormedColumn, _ profile: NumberProfile) -> MarkDecision? {
    let codes = profile.signs.compactMap { CurrencySign.code(of: $0, store: currency(column)) }
    let all = codes.isEmpty ? [currency(column)] : codes
    let isMoney = column.need == .money || !codes.isEmpty
    let points = profile.first(.point3) ?? profile.first(.point000)
    let commas = profile.first(.comma3) ?? profile.first(.comma000)
    if isMoney, all.allSatisfy(CurrencySign.thousandths.contains), commas == nil, points != nil {
      return MarkDecision(mark: .point, reason: .usual)
    }
    let isWhole =
      // 1.000 pieces may be one of them, written by a program that keeps three decimals.
      column.need == .count && profile.first(.point3, .comma3) != nil
      // What a formula takes as a number is money more often than a rate of three decimals.
      || (isMoney || column.need == .number) && all.allSatisfy(CurrencySign.whole.contains)
    if isWhole, let group = points, commas == nil {
      return MarkDecision(mark: .comma, reason: .text(row: group.row, group.example))
    }
    if isWhole, let group = commas, points == nil {
      return MarkDecision(mark: .point, reason: .text(row: group.row, group.example))
    }
    let isUsual =
      points == nil && !hasSemicolons && all.allSatisfy { !CurrencySign.withCommas.contains($0) }
    guard commas != nil, isUsual else { return nil }
    // Where there are no decimals nobody takes it for something else.
    let isClear = all.allSatisfy(CurrencySign.whole.contains)
    return MarkDecision(mark: .point, reason: isClear ? .none : .usual)
  }
}
