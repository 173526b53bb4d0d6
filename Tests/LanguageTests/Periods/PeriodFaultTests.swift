import Testing
import Values

@testable import Language

/// What is said of a period that is written wrongly, and the place it is said of.
@Suite struct PeriodFaultTests {
  private func fault(_ text: String) throws -> (fault: Diagnostic, place: String) {
    let parsed = Parser.parse(text, grammar: Grammar())
    let fault = try #require(parsed.diagnostics.first, "\(text) is read")
    #expect(parsed.diagnostics.count == 1)
    let span = try #require(fault.span)
    return (fault, String(Source(text).slice(span)))
  }

  @Test(arguments: [
    ("2024-02-30", "there is no day 2024-02-30", "the month has 29 days", "2024-02-30"),
    ("2023-02-29", "there is no day 2023-02-29", "the month has 28 days", "2023-02-29"),
    ("2024-04-31", "there is no day 2024-04-31", "the month has 30 days", "2024-04-31"),
    ("2024-13-01", "there is no day 2024-13-01", "months go from 01 to 12", "2024-13-01"),
    ("2024-13", "there is no month 2024-13", "months go from 01 to 12", "2024-13"),
    ("2024-00", "there is no month 2024-00", "months go from 01 to 12", "2024-00"),
    ("0000-05", "there is no month 0000-05", "years go from 0001 to 9999", "0000-05"),
    ("2024 q5", "there is no quarter q5", "quarters go from q1 to q4", "q5"),
    ("2024 q0", "there is no quarter q0", "quarters go from q1 to q4", "q0"),
    ("2024q5", "there is no quarter q5", "quarters go from q1 to q4", "2024q5"),
    (
      "2024-05-07 to 2024-05-01", "the period ends before it begins",
      "write 2024-05-01 to 2024-05-07", "2024-05-07 to 2024-05-01"
    ),
    (
      "last 0 days", "a period has at least one unit and at most 100000",
      "write a whole number such as 7", "0"
    ),
    (
      "last 1.5 days", "a period has at least one unit and at most 100000",
      "write a whole number such as 7", "1.5"
    ),
    (
      "last 100001 days", "a period has at least one unit and at most 100000",
      "write a whole number such as 7", "100001"
    ),
    (
      "next 0d", "a period has at least one unit and at most 100000",
      "write a whole number such as 7", "0d"
    ),
    (
      "last 1.5h", "a period has at least one unit and at most 100000",
      "write a whole number such as 7", "1.5h"
    ),
    ("last 90s", "a period is not counted in seconds", "units are min, h, d, w", "90s"),
    ("last 7 dayz", "no unit of time called \"dayz\"", "did you mean days?", "dayz"),
    ("last 7 mouths", "no unit of time called \"mouths\"", "did you mean months?", "mouths"),
    (
      "last fortnight", "no unit of time called \"fortnight\"",
      "units are minutes, hours, days, weeks, months, quarters, years", "fortnight"
    ),
    (
      "this fortnight", "no unit of time called \"fortnight\"",
      "units are minutes, hours, days, weeks, months, quarters, years", "fortnight"
    ),
    ("next wek", "no unit of time called \"wek\"", "did you mean week?", "wek"),
    ("since yesteday", "\"yesteday\" is no period", "did you mean yesterday?", "yesteday"),
    (
      "since forever", "\"forever\" is no period",
      "periods are 2024-05-13, yesterday, last 7 days, this month, ...", "forever"
    ),
  ])
  func wrongTimes(_ text: String, message: String, label: String, place: String) throws {
    let found = try fault("revenue \(text)")
    #expect(found.fault.code == .wrongTime)
    #expect(found.fault.message.english == message)
    #expect(found.fault.label?.english == label)
    #expect(found.place == place)
  }

  @Test(arguments: [
    ("last", "expected a unit of time such as days"), ("last 7", "expected a unit of time"),
    ("this", "expected a unit of time"), ("since", "expected a day or a period"),
    ("until", "expected a day or a period"), ("2024-05-01 to", "expected a day or a period"),
    ("during", "expected an event in quotes or a period after \"during\""),
    ("vs", "expected a period or a baseline after \"vs\""), ("vs last", "expected a unit of time"),
  ])
  func unfinished(_ text: String, message: String) throws {
    for end in ["", "\n"] {
      let found = try fault("revenue \(text)\(end)").fault
      #expect(found.message.hasPrefix(message) && found.message.hasSuffix("ends here"))
    }
    #expect(try fault("revenue \(text) | take 3").fault.message.hasSuffix("found \"|\""))
  }

  @Test func otherWords() throws {
    #expect(try fault("revenue during 618").place == "618")
    #expect(try fault("revenue 2024-05-01 to 7").fault.message.hasSuffix("found \"7\""))
    #expect(try fault("revenue today yesterday").fault.message == "a period is given twice")
    let counted = try fault("revenue last 7 days vs previous 7 days")
    #expect(counted.fault.label == "write vs previous period" && counted.place == "previous")
    // One dot, or two apart, make no range.
    #expect(try fault("revenue 2024-05-01.2024-05-07").place == ".")
    #expect(try fault("revenue 2024-05-01 . . 2024-05-07").place == ".")
    #expect(try fault("revenue 2024q").fault.message == "no unit called \"q\"")
  }

  @Test func offers() {
    func expected(_ text: String) -> Set<Expected> {
      Parser.parse(text, grammar: Grammar()).expected
    }
    #expect(expected("revenue last 7 ").contains(.unit))
    #expect(expected("revenue since ").contains(.period))
    #expect(expected("revenue during ").contains(.period))
    #expect(expected("revenue yesterday vs ").isSuperset(of: [.baseline, .period]))
  }
}
