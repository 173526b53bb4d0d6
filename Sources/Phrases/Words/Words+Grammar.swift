import Language

/// The grammar's own words with all the ways to say them, and what each does in a sentence.
extension Words {
  static let ofGrammar: [(Role, [String])] =
    Signature.Clause.allCases.compactMap { entry($0.role, $0.keyword) }
    + ConditionWord.allCases.compactMap { entry($0.role, $0.keyword) }
    + ComparisonWord.allCases.compactMap { entry($0.role, $0.keyword) }
    + StageWord.allCases.compactMap { entry($0.role, $0.keyword) }
    + OrderWord.allCases.map { ($0.isDescending ? .descending : .ascending, all($0.keyword)) }
    + PeriodWord.allCases.compactMap { entry($0.role, $0.keyword) }
    + [(.to, all(PeriodJoint.to.keyword))]
    + TimeUnit.allCases.map { (.unit($0.rawValue), all($0.keyword)) }
    + periods + baselines

  /// Periods with a number in them are read from their words.
  private static let periods: [(Role, [String])] = periodPhrases.filter { !$0.ways.isEmpty }.map {
    (.period($0.text), $0.text.contains { $0.isNumber } ? $0.ways : all($0))
  }

  /// What is a period as well, as `last week`, is a baseline only behind `vs`.
  private static let baselines: [(Role, [String])] = BaselineWord.allCases.map { baseline in
    let isPeriod = periodPhrases.contains { $0.text == baseline.rawValue }
    return (.baseline(baseline.rawValue), isPeriod ? baseline.keyword.ways : all(baseline.keyword))
  }

  private static func entry(_ role: Role?, _ keyword: Keyword) -> (Role, [String])? {
    role.map { ($0, all(keyword)) }
  }

  private static func all(_ keyword: Keyword) -> [String] { [keyword.text] + keyword.ways }
}

extension Signature.Clause {
  fileprivate var role: Role? {
    switch self {
    case .by: .by
    case .where: .where
    case .vs: .versus
    case .period, .on, .for, .as, .map, .store, .due, .full, .options: nil
    }
  }
}

extension ConditionWord {
  fileprivate var role: Role? {
    switch self {
    case .and: .and
    case .or: .or
    case .not: .negation
    case .in: .among
    case .between: .between
    case .contains: .contains
    case .missing, .null, .empty: .missing
    case .is, .starts, .ends, .with, .matches, .true, .false: nil
    }
  }
}

extension ComparisonWord {
  fileprivate var role: Role? {
    switch self {
    case .equal: .equal
    case .notEqual: .unequal
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .more
    case .greaterOrEqual: .moreOrEqual
    case .startsWith: .begins
    case .among, .notAmong, .contains, .endsWith, .missing, .notMissing, .between, .matches,
      .notContains:
      nil
    }
  }
}

extension StageWord {
  fileprivate var role: Role? {
    switch self {
    case .sort: .sort
    case .take: .limit
    case .chart: .chart
    case .where, .columns, .derive, .pivot, .total, .share, .cumulative, .wrap, .save, .as, .alert,
      .task:
      nil
    }
  }
}

extension PeriodWord {
  fileprivate var role: Role? {
    switch self {
    case .since: .since
    case .until: .until
    case .from: .from
    case .during: .during
    case .last: .last
    case .next: .next
    case .this: .this
    case .today, .yesterday, .tomorrow, .wtd, .mtd, .qtd, .ytd, .past, .previous: nil
    }
  }
}
