import Testing

@testable import Language

/// What is said of wrong values, of texts that end too early, and of wrong definitions.
@Suite struct DefinitionMessageTests {
  @Test func values() {
    MessageTests.expect(
      """
      error: there is no day 2024-02-30
        list orders where paid_at > 2024-02-30
                                    ^^^^^^^^^^   the month has 29 days
      """)
    MessageTests.expect(
      """
      error: there is no day 2024-13-01
        list orders where paid_at > 2024-13-01
                                    ^^^^^^^^^^   months go from 01 to 12
      """)
    MessageTests.expect(
      """
      error: 2024-05 is a month, not a day
        list orders where paid_at > 2024-05
                                    ^^^^^^^   write 2024-05-01
      """)
    MessageTests.expect(
      """
      error: there is no time 25:00
        list orders where paid_at > 2024-05-14 25:00
                                               ^^^^^
      """)
    MessageTests.expect(
      """
      error: no unit called "x"
        revenue > 5x
                  ^^   units are k, m, bn, 万, 亿, %, s, min, h, d, w
      """)
    MessageTests.expect(
      """
      error: 999999999999d is too large a number
        list orders where a < 999999999999d
                              ^^^^^^^^^^^^^
      """)
    MessageTests.expect(
      """
      error: expected "missing" after "is", found "5"
        list orders where a is 5
                               ^
      """)
    MessageTests.expect(
      """
      error: expected "and" in "between a and b", but the line ends here
        list orders where a between 1
                                     ^
      """)
    MessageTests.expect(
      """
      error: expected "(" after "in", found "b"
        list orders where a in b
                               ^
      """)
    MessageTests.expect(
      """
      error: a parameter is a value, not a formula
        param n = 5 + 3
                  ^^^^^
      """)
  }

  @Test func ends() {
    MessageTests.expect(
      """
      error: expected a metric, a dimension or a value, but the line ends here
        explain
               ^
      """)
    MessageTests.expect(
      "revenue by\nchannel",
      says: """
        error: expected a metric, a dimension or a value, but the line ends here
          revenue by
                    ^
        """)
    MessageTests.expect(
      """
      error: expected a metric, a dimension or a value, but the text ends here
        revenue by channel,
                           ^
      """)
    MessageTests.expect(
      """
      error: expected a setting, but the line ends here
        set
           ^
      """)
    MessageTests.expect(
      """
      error: expected a question, a verb or a definition, found "|"
        | sort x
        ^
      """)
  }

  @Test func definitions() {
    MessageTests.expect(
      """
      error: no trait called "bigger"
        metric a : money, bigger = b
                          ^^^^^^       traits are higher is better, lower is better, headline, \
      daily, last of day, index
      """)
    MessageTests.expect(
      "metric a = b {\n  synonym \"x\"\n}",
      says: """
        error: no entry called "synonym" here
            synonym "x"
            ^^^^^^^       entries are synonyms, with, note, example, otherwise
        """)
    MessageTests.expect(
      "dataset a {\n  b strng\n}",
      says: """
        error: the column b has no type that is known
            b strng
              ^^^^^   types are text, count, number, money, percent, ratio, duration, index, flag, \
        date, timestamp
        """)
    MessageTests.expect(
      """
      error: no kind of parameter called "colour"
        command a (b: colour) = list c
                      ^^^^^^             kinds are dimension, metric, text, number, period
      """)
    MessageTests.expect(
      """
      error: expected a time such as 08:30, found "25:00"
        section "A" at 25:00
                       ^^^^^
      """)
    MessageTests.expect(
      """
      error: expected "in" after "for a", found "("
        for a (b) { c }
              ^
      """)
  }
}
