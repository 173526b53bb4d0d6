import Language
import Testing
import Values

@testable import Planner

/// Every function and operator over every kind of argument: what is planned can be run, and what
/// cannot be run is refused with a place and words of our own.
@Suite struct EngineFaultTests {
  private static let kinds = [
    "revenue", "orders", "conversion_rate", "channel", "2", "-0.5", "5%", "\"a\"", "2h",
    "2024-05-01", "now", "true", "null", "99999999999999999999", "(revenue > 1)",
  ]

  /// One of a kind, for what takes two.
  private static let few = [
    "revenue", "orders", "channel", "-0.5", "\"a\"", "2h", "2024-05-01", "true", "null",
    "99999999999999999999",
  ]

  /// Words that only the engine says.
  private static let engineWords = [
    "Binder Error", "Conversion Error", "No function matches", "DuckDB", "Catalog Error",
    "Parser Error", "VARCHAR", "DECIMAL", "BIGINT", "explicit cast", "INT32", "INT128",
  ]

  private static func calls(_ name: String, _ function: Function) -> [String] {
    var all: [String] = []
    for count in function.arguments.lowerBound...min(3, function.arguments.upperBound) {
      switch count {
      case 0: all.append("\(name)()")
      case 1: all += kinds.map { "\(name)(\($0))" }
      case 2: all += few.flatMap { a in few.map { "\(name)(\(a), \($0))" } }
      default:
        // One argument after the other is of each kind, beside some that fit.
        let fitting = fittings[name] ?? ["channel", "\"a\"", "\"b\""]
        for place in fitting.indices {
          for kind in kinds {
            var parts = fitting
            parts[place] = kind
            all.append("\(name)(\(parts.joined(separator: ", ")))")
          }
        }
      }
    }
    return all
  }

  private static let fittings = [
    "if": ["revenue > 1", "1", "2"], "case": ["revenue > 1", "1", "2"],
    "substring": ["channel", "1", "2"], "coalesce": ["revenue", "1", "2"],
    "least": ["revenue", "1", "2"], "greatest": ["revenue", "1", "2"],
  ]

  private static let operators = [
    "+", "-", "*", "/", "=", "!=", "<", ">=", "and", "or", "contains", "starts with",
  ]

  /// What is wrong with the way that questions end; empty where nothing is.
  private func faults(_ questions: [String]) throws -> [String] {
    let shop = try SmallShop.made.get()
    var wrong: [String] = []
    for question in questions {
      do {
        _ = try shop.ask(question)
      } catch let fault as Diagnostic {
        let text = fault.text(in: Source(question))
        if let word = Self.engineWords.first(where: text.contains) {
          wrong.append("\(question): \(word) in \(text)")
        }
        // A question that cannot be answered says where.
        let isTooLarge = fault.message == "a value in this is too large to be computed"
        if fault.span == nil, !isTooLarge {
          wrong.append("\(question): no place: \(fault.message)")
        }
      }
    }
    return wrong
  }

  private let head = "revenue, orders, conversion_rate by channel 2024-05-14"

  private func expectNone(_ expressions: [String], _ stage: String) throws {
    let wrong = try faults(expressions.map { "\(head) | \(stage) \($0)" })
    #expect(
      wrong.isEmpty,
      "\(wrong.count) of \(expressions.count):\n\(wrong.prefix(40).joined(separator: "\n"))")
  }

  @Test(arguments: Function.scalar.keys.sorted()) func scalar(name: String) throws {
    let function = try #require(Function.scalar[name])
    try expectNone(Self.calls(name, function), "derive x =")
  }

  @Test(arguments: Function.window.keys.sorted()) func window(name: String) throws {
    let function = try #require(Function.window[name])
    let calls = Self.calls(name, function)
    try expectNone(calls, "derive x =")
    try expectNone(Array(calls.prefix(20)).map { "\($0) + 1" }, "derive x =")
    try expectNone(Array(calls.prefix(20)).map { "\($0) | derive y = running(revenue)" }, "sort")
    try expectNone(["\(function.example) > 0", "sum(\(function.example))"], "where")
    try expectNone(["sum(\(function.example))", "\(name)(revenue where orders > 1)"], "derive x =")
  }

  @Test(arguments: operators) func op(name: String) throws {
    let pairs = Self.few.flatMap { a in Self.few.map { "\(a) \(name) \($0)" } }
    try expectNone(pairs, "derive x =")
    try expectNone(stride(from: 0, to: pairs.count, by: 5).map { pairs[$0] }, "where")
    try expectNone(stride(from: 2, to: pairs.count, by: 7).map { "(\(pairs[$0]))" }, "sort")
  }

  @Test func tests() throws {
    let kinds = Self.kinds.filter { $0 != "-0.5" }
    var all = kinds.flatMap { ["-\($0)", "not \($0)", "\($0) is missing"] }
    for a in Self.few {
      for b in Self.few {
        all += ["\(a) in (\(b), 1)", "\(a) between \(b) and 3", "\(a) not in (\(b))"]
      }
    }
    try expectNone(all, "derive x =")
    try expectNone(kinds.flatMap { ["\($0)", "-\($0)"] }, "sort")
    try expectNone(kinds, "where")
    try expectNone(["channel matches \"(\"", "extract(channel, \"[\") = \"a\""], "where")
  }

  @Test(arguments: Function.aggregate.keys.sorted()) func aggregate(name: String) throws {
    let columns = [
      "orders.units", "orders.gross_sales", "orders.channel", "orders.paid_at", "products.title",
      "orders", "orders.units * 2", "orders.units > 1", "customers.is_member", "2", "\"a\"",
      "inventory.date", "traffic.visitors",
    ]
    let calls = columns.map { "\(name)(\($0))" }
    let wrong = try faults(
      calls + calls.map { "\($0) by channel" } + calls.map { "\($0) 2024-05-14 vs usual" }
        + calls.map { "\(name)(orders.units where \($0.dropFirst(name.count))) by channel" })
    #expect(wrong.isEmpty, "\(wrong.count):\n\(wrong.prefix(40).joined(separator: "\n"))")
  }

  @Test func metricsOfMetrics() throws {
    var all: [String] = []
    for function in Function.question.keys.sorted() {
      for part in ["revenue", "conversion_rate", "orders + 1", "2", "channel", "\"a\"", "now"] {
        for clause in ["", " by channel", " by channel 2024-05-14 vs day before", " vs usual"] {
          all.append("\(function)(\(part))\(clause)")
          all.append("revenue - \(function)(\(part))\(clause)")
        }
      }
      all.append("\(function)(\(function)(revenue)) by channel vs day before")
      all.append("\(function)(revenue where orders > 1) by channel")
    }
    let wrong = try faults(all)
    #expect(wrong.isEmpty, "\(wrong.count):\n\(wrong.prefix(40).joined(separator: "\n"))")
  }

  /// A condition inside of a function behind a pipe counts; before, it was passed over.
  @Test func aConditionOfAWindowFunctionCounts() throws {
    let shop = try SmallShop.made.get()
    let question = "revenue by channel 2024-05-14"
    let both = try shop.lines("\(question) | derive x = sum(revenue where channel = \"search\")")
    let search = try shop.lines(
      "\(question) | where channel = \"search\" | derive x = sum(revenue)")
    #expect(search.count == 1)
    let own = search.first?.split(separator: " ").last
    #expect(both.count > 1 && both.allSatisfy { $0.split(separator: " ").last == own })
    let fault = shop.fault("\(question) | derive x = rank(revenue where channel = \"search\")")
    #expect(fault?.message == "rank() takes no condition of its own")
  }

  @Test(arguments: [
    ("sqrt(channel)", "sqrt() takes numbers, and this is a text", "channel"),
    ("if(revenue, 1, 2)", "if() needs a condition here, and this is an amount of money", "revenue"),
    (
      "coalesce(revenue, \"a\")", "coalesce() cannot choose between an amount of money and a text",
      "\"a\""
    ),
    (
      "round(revenue, orders)", "round() needs a whole number from -18 to 18 here, written out",
      "orders"
    ),
    ("quantile(revenue, 2)", "quantile() needs a number from 0 to 1 here, written out", "2"),
    ("share(now)", "share() takes numbers, and this is a time", "now"),
    ("sum(sum(revenue))", "sum() goes over all rows, and so does what is in it", "sum(revenue)"),
    ("not channel", "this is a text, not a condition", "channel"),
    ("true = \"a\"", "true or false cannot be compared with a text", "true = \"a\""),
    ("channel matches \"(\"", "this pattern cannot be read: a ( without a ) behind it", "\"(\""),
    ("abs(revenue where orders > 1)", "abs() takes no condition of its own", "orders > 1"),
  ]) func refusals(expression: String, message: String, place: String) throws {
    let question = "\(head) | derive x = \(expression)"
    let fault = try #require(SmallShop.made.get().fault(question))
    #expect(fault.message.english == message)
    let span = try #require(fault.span)
    #expect(String(decoding: Array(question.utf8)[span.start..<span.end], as: UTF8.self) == place)
  }

  @Test func patterns() {
    let good = [
      "", "a", "a|b", "(a)", "(?i)a", "(?:a)+", "[abc]", "[^]]", "[]a]", "[[:alpha:]]", "\\(",
      "a\\",
      "a*?", "^*", "a{2}", "\\Q(\\E",
    ].filter { $0 != "a\\" }
    for pattern in good { #expect(PatternCheck.fault(in: pattern) == nil, "\(pattern)") }
    for pattern in ["(", ")", "a)", "[", "[a", "[]", "a\\", "*", "+a", "a|*", "?"] {
      #expect(PatternCheck.fault(in: pattern) != nil, "\(pattern)")
    }
  }
}
