import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// Values of parameters in the places of `$name`.
@Suite struct SubstitutionTests {
  private let shop: Counter

  init() throws { shop = try TwoWeeks.made.get() }

  /// A statement with parameters, as it reads once they are put in.
  private func filled(
    _ text: String, _ values: [String: ParameterValue], at place: Span? = nil
  ) throws -> String {
    let pipeline = try shop.pipeline(text)
    return try Substitution(values: values, place: place).pipeline(pipeline).text
  }

  @Test func valuesNamesAndPeriods() throws {
    let values: [String: ParameterValue] = [
      "channel": .value(.text("search")), "least": .value(.int(5)), "level": .name(Name("channel")),
      "day": .period(.yesterday), "share": .percent(try #require(Fixed("0.05"))),
      "date": .value(.day(try #require(Day("2024-05-06")))), "what": .name(Name("orders")),
    ]
    let cases = [
      ("revenue where channel = $channel", "revenue where channel = \"search\""),
      ("revenue by $level", "revenue by channel"), ("revenue $day", "revenue yesterday"),
      ("$what by channel $day", "orders by channel yesterday"),
      ("revenue $date", "revenue 2024-05-06"),
      (
        "revenue where channel in ($channel, \"x\")", "revenue where channel in (\"search\", \"x\")"
      ),
      ("revenue by channel | where orders > $least", "revenue by channel | where orders > 5"),
      (
        "revenue by channel | derive x = revenue * $share",
        "revenue by channel | derive x = revenue * 5%"
      ),
      ("revenue yesterday vs $date", "revenue yesterday vs 2024-05-06"),
      ("revenue since $date", "revenue since 2024-05-06"),
    ]
    for (text, wanted) in cases { #expect(try filled(text, values) == wanted) }
  }

  /// What a parameter is decides where it may stand.
  @Test func wrongKinds() throws {
    func fault(_ text: String, _ value: ParameterValue) -> String? {
      do {
        _ = try filled(text, ["x": value])
        return nil
      } catch { return (error as? Diagnostic)?.message.english }
    }
    #expect(
      fault("revenue $x", .value(.text("soon"))) == "$x is \"soon\", and a period is needed here")
    #expect(
      fault("revenue where channel = $x", .period(.last(7, .day)))
        == "$x is a period, and a value is needed here")
    #expect(fault("revenue since $x", .name(Name("channel"))) == "\"channel\" is no period")
    #expect(fault("revenue $x", .value(.text("last 7 days"))) == nil)
  }

  @Test func unknownParameter() throws {
    do {
      _ = try filled("revenue where channel = $chanel", ["channel": .value(.text("a"))])
      Issue.record("an unknown parameter is put in")
    } catch let fault as Diagnostic {
      #expect(fault.message == "no parameter called $chanel")
      #expect(fault.label == "did you mean $channel?")
      #expect(fault.span == Span(24, 31))
    }
    do {
      _ = try filled("revenue $day", [:])
      Issue.record("an unknown parameter is put in")
    } catch let fault as Diagnostic {
      #expect(fault.label == "define it: param day = ...")
    }
  }

  /// A text that a parameter holds stays a text, whatever stands in it.
  @Test func textsStayTexts() throws {
    let hostile = "x\" or channel != \"y"
    let pipeline = try shop.pipeline("revenue where channel = $x")
    let filled = try Substitution(values: ["x": .value(.text(hostile))]).pipeline(pipeline)
    guard case .binary(.equal, _, let right) = filled.call.condition?.kind else {
      Issue.record("the condition has another shape")
      return
    }
    #expect(right.kind == .value(.text(hostile)))
  }

  /// How many rows can be a parameter.
  @Test func counts() throws {
    let three = ["n": ParameterValue.value(.int(3))]
    #expect(try filled("top $n products by revenue", three) == "top 3 products by revenue")
    #expect(
      try filled("revenue by top $n channel | take $n", three)
        == "revenue by top 3 channel | take 3")
    #expect(try filled("revenue by bottom $n channel", three) == "revenue by bottom 3 channel")
    for wrong in ["0", "-1", "many", "2.5"] {
      #expect {
        try filled("top $n products", ["n": .value(.text(wrong))])
      } throws: { error in
        (error as? Diagnostic)?.message
          == "$n is \"\(wrong)\", and a number of rows is needed here"
      }
    }
    #expect(try filled("orders | take $n", ["n": .value(.text("0"))]) == "orders | take 0")
  }

  /// A question in brackets is filled too.
  @Test func insideBrackets() throws {
    #expect(
      try filled(
        "revenue where channel in (top 2 channels by $m)", ["m": .name(Name("orders"))])
        == "revenue where channel in (top 2 channels by orders)")
  }
}
