import Render
import Testing
import Values

@Suite struct MarkdownTests {
  @Test func answer() {
    #expect(
      render(comparison, RenderOptions(format: .md)) == """
        ## Tue 2024-05-14 against Mon 2024-05-13

        _usual = last 8 Tuesdays_

        |     | metric              |  yesterday | day before |     change |       % | usual range   |         |
        | --- | ------------------- | ---------: | ---------: | ---------: | ------: | ------------- | ------- |
        | ▼   | revenue             | ¥41,220.00 | ¥58,310.00 | −17,090.00 |  −29.3% | 52.1k … 63.0k | unusual |
        |     | visitors            |     12,804 |     12,655 |       +149 |   +1.2% | 12.0k … 13.4k |         |
        | ▲   | refund rate         |      8.10% |      2.09% |   +6.01 pt | +287.6% | ≤ 2.31%       | unusual |
        |     | average order value |    ¥226.70 |    ¥220.50 |      +6.20 |   +2.8% | 214 … 233     |         |

        2 of 14 metrics are outside their usual range.

        Next: `explain revenue yesterday`

        """)
  }

  @Test func escapesAndTotals() {
    var table = Table(
      columns: [Column("a|b"), Column("n", kind: .count)],
      rows: [
        [.text("x|y *z* <b> `c` [l](u)"), .int(1)], [.text("snake_case _em_"), .int(1234)],
        [.text("尺码\nline"), .null],
      ])
    table.total = [.null, .int(1235)]
    table.hiddenRows = 2
    #expect(
      render(table, RenderOptions(format: .md, width: 20, maxRows: 1)) == #"""
        | a\|b                          |         n |
        | ----------------------------- | --------: |
        | x\|y \*z\* \<b> \`c\` \[l](u) |         1 |
        | snake_case \_em\_             |     1,234 |
        | 尺码\\nline                   |         – |
        | **total**                     | **1,235** |

        … 2 more rows

        """#)
  }

  @Test func chartsAndCodeAreFenced() {
    let table = Table(
      columns: [Column("a"), Column("n", kind: .count)], rows: [[.text("x"), .int(3)]])
    let report = Report(
      heading: "H",
      blocks: [.chart(Chart(.bar, table)), .title("T_1"), .code("a ``` b"), .text("l1\nl2")])
    #expect(
      render(report, RenderOptions(format: .md, width: 24, color: true)) == """
        ## H

        ```
            x  ███████████████ 3
        ```

        ### T_1

        ````
        a ``` b
        ````

        l1
        l2

        """)
  }
}
