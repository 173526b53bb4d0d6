/// The words that have to come next somewhere, when nothing else can.
package enum AwaitedWord: String, KeywordSet {
  case and, or, missing, when, `for`, due, at, `in`, to

  package var keyword: Keyword {
    switch self {
    case .and: ConditionWord.and.keyword
    case .or: ConditionWord.or.keyword
    case .missing: ConditionWord.missing.keyword
    case .when: Keyword(rawValue, "the condition")
    case .for: Keyword(rawValue, "for whom")
    case .due: Keyword(rawValue, "by when")
    case .at: Keyword(rawValue, "the time of day")
    case .in: Keyword(rawValue, "of what")
    case .to: PeriodJoint.to.keyword
    }
  }
}
