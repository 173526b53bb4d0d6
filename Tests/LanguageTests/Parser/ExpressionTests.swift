import Testing

@testable import Language

/// Formulas and conditions.
@Suite struct ExpressionTests {
  private func outline(_ text: String) throws -> String {
    let outline = Outline.of(try Samples.statement("show x where \(text)"))
    return String(outline.dropFirst("show items=[x] where=".count))
  }

  @Test(arguments: [
    ("a + b * c", "(+ a (* b c))"),
    ("(a + b) * c", "(* (+ a b) c)"),
    ("a - b - c", "(- (- a b) c)"),
    ("a - (b - c)", "(- a (- b c))"),
    ("a / b / c", "(/ (/ a b) c)"),
    ("-a * b", "(* (neg a) b)"),
    ("- - a", "(neg (neg a))"),
    ("a - -b", "(- a (neg b))"),
    ("a = b + 1", "(= a (+ b 1))"),
    ("a == 1 or b <> 2", "(or (= a 1) (!= b 2))"),
    (
      "a < 1 and b <= 2 or c > 3 and d >= 4 or not e != 5",
      "(or (or (and (< a 1) (<= b 2)) (and (> c 3) (>= d 4))) (not (!= e 5)))"
    ),
    ("a and (b or c)", "(and a (or b c))"),
    ("not not a = b", "(not (not (= a b)))"),
    ("not (a and b)", "(not (and a b))"),
    ("a = (b = c)", "(= a (= b c))"),
  ])
  func precedence(_ text: String, _ expected: String) throws {
    #expect(try outline(text) == expected)
  }

  @Test(arguments: [
    ("a is missing", "(missing a)"),
    ("a is not missing", "(not-missing a)"),
    ("a is null or b is empty", "(or (missing a) (missing b))"),
    ("a in (1, \"x\", b + 1)", "(in a [1, \"x\", (+ b 1)])"),
    ("a not in (1)", "(not-in a [1])"),
    ("a between 1 and 2 and b", "(and (between a 1 2) b)"),
    ("a not between b - 1 and b + 1", "(not-between a (- b 1) (+ b 1))"),
    ("a contains \"x\"", "(contains a \"x\")"),
    ("a not contains \"x\"", "(not-contains a \"x\")"),
    (
      "a starts with \"x\" and b ends with \"y\"", "(and (starts with a \"x\") (ends with b \"y\"))"
    ),
    ("a not starts with \"x\"", "(not-starts with a \"x\")"),
    ("a matches /x+/ or a not matches \"y\"", "(or (matches a \"x+\") (not-matches a \"y\"))"),
    ("lower(a) + 1 = 2", "(= (+ (lower a) 1) 2)"),
    (
      "a in (top 3 products by revenue | take 2)",
      "(in a {top count=3 items=[products] by=[revenue] | (take 2)})"
    ),
    ("a not in (show b where c)", "(not-in a {show items=[b] where=c})"),
    ("a in (show, top)", "(in a [show, top])"),
    ("a in (top)", "(in a [top])"),
    ("a in ($x, $y)", "(in a [$x, $y])"),
  ])
  func tests(_ text: String, _ expected: String) throws {
    #expect(try outline(text) == expected)
  }

  @Test(arguments: [
    ("5 = 5.25", "(= 5 5.25)"),
    ("a > 1_000k", "(> a 1000000)"),
    ("a < 8%", "(< a %0.08)"),
    ("a < 24h", "(< a span(86400))"),
    ("a = 2024-05-14", "(= a 2024-05-14)"),
    ("a > 2024-05-14 08:30", "(> a 2024-05-14 08:30:00)"),
    ("a > 2024-05-14 08:30:15", "(> a 2024-05-14 08:30:15)"),
    ("a = true or b = false", "(or (= a true) (= b false))"),
    ("coalesce(a, missing) = null", "(= (coalesce a null) null)"),
    ("a = 'it''s'", "(= a \"it's\")"),
    ("a = $day", "(= a $day)"),
    ("now - promised_at > 24h", "(> (- now promised_at) span(86400))"),
    ("a = 99999999999999999999", "(= a 99999999999999999999)"),
  ])
  func literals(_ text: String, _ expected: String) throws {
    #expect(try outline(text) == expected)
  }

  @Test(arguments: [
    ("orders.paid_at > now", "(> orders.paid_at now)"),
    ("`Order Lines`.`Unit Price` > 1", "(> `Order Lines`.`Unit Price` 1)"),
    ("orders.conversion rate = 1", "(= orders.conversion_rate 1)"),
    ("missing.a = true.b", "(= missing.a true.b)"),
    (
      "sum(orders.units where status = \"paid\") > 1",
      "(> (sum orders.units where (= status \"paid\")) 1)"
    ),
    ("f() = g(a, b or c)", "(= (f) (g a (or b c)))"),
    ("if(a > 1, b, c) = 2", "(= (if (> a 1) b c) 2)"),
    ("f(g(h(1))) = 1", "(= (f (g (h 1))) 1)"),
  ])
  func namesAndCalls(_ text: String, _ expected: String) throws {
    #expect(try outline(text) == expected)
  }

  @Test(arguments: [
    "a =\n1", "a = 1 and\n\nb = 2", "a in (\n1,\n2\n)", "f(a,\n  b) = 2", "a +\nb > 1",
    "(a = 1\nor b = 2)", "a\n  and b", "a\n+ b = 1", "a between 1 and\n2",
  ])
  func linesGoOn(_ text: String) throws {
    let flat = text.split { $0 == "\n" }.joined(separator: " ")
    #expect(try outline(text) == outline(flat))
  }

  @Test func childrenAndChange() throws {
    let text = "f(a where b) + -c < 1 and not (d between e and g) or h in (i, j) or k is missing"
    guard case .pipeline(let pipeline) = try Samples.statement("show x where \(text)").kind,
      let condition = pipeline.call.condition
    else {
      Issue.record("not a question")
      return
    }
    func names(_ expression: Expression) -> [String] {
      expression.plainName.map { [$0.text] } ?? expression.children.flatMap { names($0) }
    }
    #expect(names(condition) == "abcdeghijk".map { String($0) })
    func shout(_ expression: Expression) -> Expression {
      if let name = expression.plainName { return Expression(.name(Name(name.text + "1"))) }
      return expression.mapChildren { shout($0) }
    }
    #expect(names(shout(condition)) == "abcdeghijk".map { "\($0)1" })
  }
}
