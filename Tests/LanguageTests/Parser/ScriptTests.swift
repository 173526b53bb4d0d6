import Testing

@testable import Language

/// Scripts: parameters, settings, sections, loops, conditions, expectations.
@Suite struct ScriptTests {
  private func outline(_ text: String) -> String {
    let parsed = Samples.parse(text)
    #expect(parsed.diagnostics.isEmpty, "\(Samples.faults(text))")
    return parsed.statements.map { Outline.of($0) }.joined(separator: "; ")
  }

  @Test(arguments: [
    ("param day = yesterday", "param day yesterday"),
    ("param day", "param day"),
    ("param event = during \"618 2024\"", "param event (event 618 2024)"),
    ("param city = \"Berlin\"", "param city = \"Berlin\""),
    ("param metric = conversion rate", "param metric = conversion_rate"),
    ("param n = 20", "param n = 20"),
    ("param n = -20", "param n = -20"),
    ("param limit = 8%", "param limit = %0.08"),
    ("param limit = -1.5", "param limit = -1.5"),
    ("param wait = 24h", "param wait = span(86400)"),
    ("set today 2024-05-14", "set today [2024-05-14]"),
    ("set timezone = Asia/Shanghai", "set timezone [Asia/Shanghai]"),
    ("set on_error stop", "set on_error [stop]"),
    ("set title \"My store\" x", "set title [\"My store\", x]"),
    ("include \"service.ops\"", "include \"service.ops\""),
    ("include lib/service.ops", "include lib/service.ops"),
  ])
  func smallStatements(_ text: String, _ expected: String) {
    #expect(outline(text) == expected)
  }

  @Test func sections() {
    let text = """
      param day = yesterday
      section "Data" at 08:30
        compare $day

        expect refund_rate $day < 8% "high"
      # about ads
      section "Ads" at 9:05
        roi campaign
      section "Empty"
      section "Braces" { orders; revenue }
      section "Nested" {
        section "Inner" at 10:00 { compare }
      }
      """
    #expect(
      outline(text) == """
        param day yesterday; section "Data" at 08:30 {compare loose=[$day]; \
        expect (< refund_rate %0.08) loose=[$day] message="high"}; \
        section "Ads" at 9:05 {roi items=[campaign]}; section "Empty" {}; \
        section "Braces" {orders; show* items=[revenue]}; \
        section "Nested" {section "Inner" at 10:00 {compare}}
        """)
  }

  @Test(arguments: [
    (
      "for product in (top 3 products by revenue $day) { explain revenue $day }",
      "for product in {top count=3 items=[products] by=[revenue] loose=[$day]} "
        + "{explain items=[revenue] loose=[$day]}"
    ),
    (
      "for c in (\"app\", web, 3) {\n  revenue where channel = $c\n}",
      "for c in [\"app\", web, 3] {show* items=[revenue] where=(= channel $c)}"
    ),
    ("for c in (a)\n{\n\n}", "for c in [a] {}"),
    (
      "if refund_rate yesterday > 8% { compare }",
      "if (> refund_rate %0.08) period=yesterday {compare}"
    ),
    ("if a > 1 { orders } else { revenue }", "if (> a 1) {orders} else {show* items=[revenue]}"),
    (
      "if a > 1 {\n} \n else if b > 2 {\n} else {\n}",
      "if (> a 1) {} else {if (> b 2) {} else {}}"
    ),
    (
      "for a in (b) { for c in (d) { if e { f } } }",
      "for a in [b] {for c in [d] {if e {show* items=[f]}}}"
    ),
  ])
  func blocks(_ text: String, _ expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(arguments: [
    ("expect refund_rate < 8%", "(< refund_rate %0.08)"),
    (
      "expect refund_rate yesterday < 8% \"high\"",
      "(< refund_rate %0.08) period=yesterday message=\"high\""
    ),
    ("expect refund_rate < 8% yesterday", "(< refund_rate %0.08) period=yesterday"),
    (
      "expect refund_rate by channel where city = \"x\" today < 8%",
      "(< refund_rate %0.08) by=[channel] where=(= city \"x\") period=today"
    ),
    (
      "expect a yesterday > 1 and b < 2 or c = 3 \"m\"",
      "(or (and (> a 1) (< b 2)) (= c 3)) period=yesterday message=\"m\""
    ),
    ("expect a > 1 and b < 2 vs last week", "(and (> a 1) (< b 2)) vs=[lastWeek]"),
    ("expect a $day is not missing", "(not-missing a) loose=[$day]"),
  ])
  func expectations(_ text: String, _ expected: String) {
    #expect(outline(text) == "expect " + expected)
  }

  @Test func semicolonsAndBlankLines() {
    #expect(
      outline("orders; revenue;;\n\n ; compare\n") == "orders; show* items=[revenue]; compare")
    #expect(outline("") == "")
    #expect(outline("\n# only a comment\n") == "")
    #expect(outline("orders\r\nrevenue\r\n") == "orders; show* items=[revenue]")
  }
}
