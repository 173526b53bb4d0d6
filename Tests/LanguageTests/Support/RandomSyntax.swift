import TestSupport
import Values

@testable import Language

/// Random syntax of every shape that the parser can give, for the printer to write.
struct RandomSyntax {
  var numbers: Seeded

  init(seed: UInt64) { numbers = Seeded(seed) }

  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &numbers) }
  mutating func maybe(_ odds: Int = 3) -> Bool { below(odds) == 0 }

  mutating func pick<Part>(_ parts: [Part]) -> Part { parts[below(parts.count)] }

  mutating func some<Part>(
    _ range: ClosedRange<Int>, _ part: (inout RandomSyntax) -> Part
  ) -> [Part] {
    (0..<Int.random(in: range, using: &numbers)).map { _ in part(&self) }
  }

  mutating func optional<Part>(_ part: (inout RandomSyntax) -> Part) -> Part? {
    maybe() ? part(&self) : nil
  }

  // MARK: - Words

  private static let words = [
    "revenue", "refund_rate", "orders_placed", "a", "x1", "_y", "7day_average", "支付金额", "ärger",
    "last", "today", "this", "year", "rate", "target", "set", "param", "metric", "event", "to",
    "total", "chart", "day", "encoding", "so", "far", "at", "if", "section", "key", "level", "text",
  ]

  private static let quotedWords = [
    "Order ID", "by", "where", "a`b", "(x)", "订单，编号", "not", "missing", "7", "a.b", " a ", "\"",
    "'",
  ]

  mutating func name() -> Name {
    maybe(6) ? Name(pick(Self.quotedWords), isQuoted: true) : Name(pick(Self.words))
  }

  mutating func text() -> String {
    if maybe(4) {
      return pick(["", " ", "a  b", "\\", "\"", "'", "\n", "a\tb\r", "# no", "$x", "`", "|"])
    }
    return some(1...6) {
      $0.pick(["paid", "退款", "of the day", "x-1", "it's", "\"so\"", "a\\b", "😀"])
    }
    .joined(separator: " ")
  }

  mutating func word() -> Word {
    if maybe() { return Word(text(), isQuoted: true) }
    return Word(
      pick(["a.csv", "out/b-1.md", "gbk", "2024-05-14", "Asia/Shanghai", "../x", "8%", "a,b"]))
  }

  // MARK: - Formulas

  mutating func value() -> Expression.Kind {
    switch below(9) {
    case 0: .value(.int(Int64(below(3000))))
    case 1: .value(.fixed(Fixed(unscaled: Int128(below(100_000)), scale: 1 + below(4))))
    case 2: .value(.text(text()))
    case 3: .value(.day(Day(number: below(30_000))))
    case 4:
      .value(.moment(Moment(Day(number: below(30_000))) + Int64(below(86_400)) * Moment.perSecond))
    case 5:
      .value(
        .span(Int64(below(100_000)) * pick([1, 500_000, 1_000_000, 60_000_000, 86_400_000_000])))
    case 6: .value(pick([.bool(true), .bool(false), .null]))
    case 7: .percent(Fixed(unscaled: Int128(below(1000)), scale: 2 + below(3)))
    default: .value(.fixed(Fixed(unscaled: Int128(Int64.max) + Int128(1 + below(1000)), scale: 0)))
    }
  }

  mutating func formula(_ depth: Int = 3) -> Expression { Expression(formulaKind(depth)) }

  private mutating func formulaKind(_ depth: Int) -> Expression.Kind {
    if depth == 0 || maybe(4) {
      switch below(6) {
      case 0, 1: return value()
      case 2: return .member(name(), name())
      case 3: return .parameter(pick(["day", "x", "产品"]))
      default: return .name(name())
      }
    }
    let inner = { (it: inout RandomSyntax) in it.formula(depth - 1) }
    let negated = maybe(2)
    switch below(12) {
    case 0:
      let arguments = some(0...3, inner)
      return .call(
        Name(pick(["sum", "if", "coalesce", "late_shipments"])), arguments,
        where: arguments.isEmpty ? nil : optional(inner))
    case 1: return .negative(inner(&self))
    case 2: return .not(inner(&self))
    case 3: return .between(inner(&self), inner(&self), inner(&self), negated: negated)
    case 4: return .oneOf(inner(&self), some(1...3, inner), negated: negated)
    case 5: return .among(inner(&self), subquery(depth - 1), negated: negated)
    case 6:
      let test = pick([Expression.TextTest.contains, .startsWith, .endsWith])
      return .test(test, inner(&self), inner(&self), negated: negated)
    case 7:
      let pattern = Expression(
        .value(.text(pick(["a+", "/", "\\d/\\/", "x\\", "", "\n", "\\\\"]))))
      return .test(.matches, inner(&self), pattern, negated: negated)
    case 8: return .missing(inner(&self), negated: negated)
    default:
      let op = pick([
        Expression.Operator.add, .subtract, .multiply, .divide, .equal, .notEqual, .less,
        .lessOrEqual, .greater, .greaterOrEqual, .and, .or,
      ])
      return .binary(op, inner(&self), inner(&self))
    }
  }

  /// A condition that ends with a comparison, as a target's has to.
  mutating func comparison() -> Expression {
    Expression(.binary(.equal, Expression(.name(name())), Expression(value())))
  }

  // MARK: - Periods

  mutating func point() -> PeriodSyntax {
    switch below(12) {
    case 0: .today
    case 1: pick([.yesterday, .tomorrow])
    case 2: .day(Day(number: below(30_000)))
    case 3: .month(year: 1 + below(9999), month: 1 + below(12))
    case 4: .quarter(year: 1900 + below(1100), quarter: 1 + below(4))
    case 5: .year(1900 + below(1100))
    case 6: .last(1 + below(400), pick(TimeUnit.allCases))
    case 7: .next(1 + below(40), pick(TimeUnit.allCases))
    case 8: .this(pick(TimeUnit.allCases))
    case 9: .previous(pick(TimeUnit.allCases))
    case 10: .toDate(pick([.week, .month, .quarter, .year]))
    default: pick([.event(text()), .parameter("day")])
    }
  }

  mutating func period() -> PeriodSyntax {
    switch below(8) {
    case 0: return .since(point())
    case 1: return .until(point())
    case 2:
      let (a, b) = (point(), point())
      if case .day(let first) = a, case .day(let last) = b, last < first { return .range(b, a) }
      return .range(a, b)
    case 3:
      let it = point()
      if case .event = it { return it }
      return .soFar(it)
    default: return point()
    }
  }

  mutating func baseline() -> BaselineSyntax {
    switch below(4) {
    case 0:
      pick([
        .dayBefore, .previousPeriod, .lastWeek, .lastMonth, .lastQuarter, .lastYear, .usual, .plan,
        .market,
      ])
    case 1: .metric(name())
    default: .period(period())
    }
  }

  func placed<Part>(_ part: Part) -> Spanned<Part> { Spanned(part, .none) }
}
