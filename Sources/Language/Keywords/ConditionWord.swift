/// The words of a condition that are no names.
package enum ConditionWord: String, KeywordSet {
  case and, or, not, `in`, `is`, between, contains, starts, ends, with, matches
  case `true`, `false`, missing, null, empty

  /// Whether `not` may stand before it.
  var mayBeNegated: Bool {
    switch self {
    case .in, .between, .contains, .starts, .ends, .matches: true
    default: false
    }
  }

  package var keyword: Keyword {
    switch self {
    case .and:
      word(
        "both have to hold",
        ["&", "plus", ",", "&&", "as well as", "along with", "和", "与", "及", "以及", "还有", "跟"])
    case .or: word("one of both has to hold", ["||", "或", "或者"])
    case .not: word("it does not hold", ["非", "不"])
    case .in: word("one of: in (a, b)", ["one of", "属于"])
    case .is: word("is missing, is not missing")
    case .between: word("between a and b")
    case .contains: word("has a text in it", ["contain", "containing", "includes", "包含", "含有"])
    case .starts: word("starts with a text")
    case .ends: word("ends with a text")
    case .with: word("", [])
    case .matches: word("a pattern: matches /re/")
    case .true, .false: word("")
    case .missing: word("has no value", ["blank", "none", "为空", "空", "缺失"])
    case .null, .empty: word("has no value")
    }
  }
}

/// What can stand between a dimension or metric and a value, in the order in which it is offered.
package enum ComparisonWord: String, KeywordSet {
  case equal = "="
  case notEqual = "!="
  case among = "in"
  case notAmong = "not in"
  case contains
  case startsWith = "starts with"
  case endsWith = "ends with"
  case missing = "is missing"
  case notMissing = "is not missing"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case between, matches
  case notContains = "not contains"

  /// Those for what has an order: amounts and times.
  package static let orderings: [ComparisonWord] = [
    .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .between, .missing,
  ]

  package var keyword: Keyword {
    switch self {
    case .equal: word("is", ["==", "equals", "equal to", "等于", "为", "is equal to"])
    case .notEqual:
      word(
        "is not; keeps what is missing",
        ["<>", "is not", "isn t", "not equal to", "不等于", "不是"])
    case .among: word("one of: in (a, b)")
    case .notAmong: word("none of")
    case .contains: word("has a text in it")
    case .startsWith: word("begins with a text", ["begins with", "开头是"])
    case .endsWith: word("ends with a text")
    case .missing: word("has no value", ConditionWord.missing.keyword.ways)
    case .notMissing: word("has a value")
    case .less: word("less", ["less than", "below", "under", "fewer than", "小于", "低于", "少于"])
    case .lessOrEqual: word("at most", ["at most", "no more than", "不超过", "小于等于"])
    case .greater:
      word("more", ["more than", "greater than", "above", "over", "大于", "高于", "超过", "多于"])
    case .greaterOrEqual: word("at least", ["at least", "no less than", "不低于", "大于等于", "至少"])
    case .between: word("between a and b")
    case .matches: word("a pattern: matches /re/")
    case .notContains: word("has no such text in it")
    }
  }
}
