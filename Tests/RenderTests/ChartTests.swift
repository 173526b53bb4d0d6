import Render
import Testing
import Values

/// Charts of the terminal, drawn by hand here.
@Suite struct ChartTests {
  // MARK: Line

  @Test func line() {
    // 18 characters are 36 dots: from 0 at the left to 90, a tenth below the top, one up for
    // each to the right.
    let text = draw(.line, steps([.int(0), .int(90)]), width: 27)
    #expect(
      text == """
            100 ┤
                │                ⡠⠊
                │              ⡠⠊
                │            ⡠⠊
                │          ⡠⠊
             50 ┤        ⡠⠊
                │      ⡠⠊
                │    ⡠⠊
                │  ⡠⠊
              0 ┤⡠⠊
                └──────────────────
                 0                1
            n  min 0, max 90
               last 90

        """)
  }

  @Test func lineInASCIIWithAGap() {
    let text = draw(
      .line, steps([.int(10), .int(40), .null, .int(40), .int(10)]), width: 27, ascii: true)
    #expect(
      text == """
            40 +    *        *
               |    *         *
               |   *          *
            30 +   *           *
               |  *            *
               |  *             *
            20 + *              *
               | *               *
               |*                *
            10 +*                 *
               +-------------------
                0   1    2   3    4
            n  min 10, max 40
               last 10

        """)
  }

  @Test func linesOfADimensionInTheOrderOfTime() {
    var table = Table(
      columns: [
        Column("channel"), Column("day", kind: .bucket(.day)), Column("orders", kind: .count),
      ])
    for (channel, values) in [("a", [30, 20]), ("b", [10, 0])] {
      for (date, value) in zip(["2024-05-02", "2024-05-01"], values) {
        table.append([.text(channel), day(date), .int(Int64(value))])
      }
    }
    let plain = draw(.line, table, width: 60)
    // Without colours each line has its own sign.
    #expect(plain.contains("30 ┤") && plain.contains("    * a  min 20 (2024-05-01 Wed), max 30"))
    #expect(plain.contains("    o b  min 0 (2024-05-01 Wed), max 10 (2024-05-02 Thu)"))
    #expect(plain.contains("last 30") && plain.contains("last 10"))
    #expect(!plain.contains { ("\u{2801}"..."\u{28FF}").contains($0) })
    let colored = draw(.line, table, width: 60, color: true)
    #expect(colored.contains("\u{1B}[36m━ \u{1B}[0ma  min 20"))
    #expect(colored.contains("\u{1B}[33m━ \u{1B}[0mb  min 0"))
    let labels = plain.split(separator: "\n").first { $0.contains("2024-05-01 Wed   ") }
    #expect(labels?.hasSuffix("2024-05-02 Thu") == true)
  }

  @Test func linesOfDifferentKindsHaveTheirOwnScale() {
    let table = Table(
      columns: [
        Column("d", kind: .day), Column("revenue", kind: .money("CNY")),
        Column("rate", kind: .percent),
      ],
      rows: [
        [day("2024-05-01"), .int(1000), .double(0.01)],
        [day("2024-05-02"), .int(3000), .double(0.02)],
      ])
    let text = draw(.line, table, width: 80)
    #expect(text.contains("3k ┤") && text.contains("2% ┤"))
    #expect(text.contains("revenue  min ¥1,000.00 (2024-05-01), max ¥3,000.00 (2024-05-02)"))
    #expect(text.contains("rate  min 1.00% (2024-05-01), max 2.00% (2024-05-02)"))
  }

  @Test func moreLinesThanCanBeToldApartAreNamed() {
    let table = Table(
      columns: [Column("d")] + (1...8).map { Column("m\($0)", kind: .count) },
      rows: [[.text("x")] + (1...8).map { .int($0) }])
    #expect(draw(.line, table).contains("    2 more not drawn: m7, m8\n"))
  }

  // MARK: Bars

  @Test func bar() {
    #expect(
      draw(.bar, steps([.int(80), .int(41), .int(1), .int(0), .null]), width: 24) == """
            0  ██████████████ 80
            1  ███████▏ 41
            2  ▏ 1
            3   0
            4   –

        """)
    #expect(
      draw(.bar, steps([.int(80), .int(41), .int(1)]), width: 24, ascii: true) == """
            0  ############## 80
            1  ####### 41
            2  # 1

        """)
  }

  @Test func negativeBarsEndAtTheAxis() {
    #expect(
      draw(.bar, steps([.int(10), .int(-5), .int(0)], kind: .number), width: 27) == """
            0       │██████████ 10
            1  █████│ −5
            2       │ 0

        """)
  }

  @Test func barsOfSeveralMeasures() {
    let table = Table(
      columns: [Column("尺码"), Column("a", kind: .count), Column("b", kind: .money("USD"))],
      rows: [[.text("大"), .int(4), .int(2)], [.text("x"), .int(2), .int(1)]])
    #expect(
      draw(.bar, table, width: 48) == """
            a
            大  ██████████████████████████████████████ 4
            x   ███████████████████ 2

            b
            大  ██████████████████████████████████ $2.00
            x   █████████████████ $1.00

        """)
  }

  @Test func rowsOfChartsAreLimitedAloud() {
    #expect(
      draw(.bar, steps([.int(1), .int(1), .int(1)]), width: 80, maxRows: 1).hasSuffix(
        " 1\n    … 2 more rows (set rows all shows all)\n"))
  }

  // MARK: Spark

  @Test func spark() {
    let values = steps([.int(1), .int(2), .null, .int(8), .int(4)])
    #expect(
      draw(.spark, values) == "    n  ▁▂ █▄  min 1  max 8  last 4\n")
    #expect(
      draw(.spark, values, ascii: true) == "    n  _. #-  min 1  max 8  last 4\n")
    #expect(draw(.spark, steps([.int(5)])) == "    n  ▄  min 5  max 5  last 5\n")
  }

  @Test func longSeriesAreAveraged() {
    let many = steps((0..<1000).map { .int($0) })
    #expect(draw(.spark, many, width: 30).hasPrefix("    n  ▁"))
    #expect(displayWidth(draw(.spark, many, width: 30).dropLast()) <= 30)
  }

  // MARK: Heat

  @Test func heat() {
    var table = Table(
      columns: [
        Column("weekday", kind: .bucket(.weekday)), Column("hour", kind: .bucket(.hourOfDay)),
        Column("orders", kind: .count),
      ])
    for (weekday, hour, orders) in [(1, 9, 0), (1, 8, 21), (2, 9, 100), (3, 8, 50), (3, 9, 79)] {
      table.append([.int(Int64(weekday)), .int(Int64(hour)), .int(Int64(orders))])
    }
    #expect(
      draw(.heat, table, width: 80) == """
                 08    09
            Mon  ░░░░░░······
            Tue        ██████
            Wed  ▒▒▒▒▒▒▓▓▓▓▓▓
            · 0 … 20   ░ 20 … 40   ▒ 40 … 60   ▓ 60 … 80   █ 80 … 100

        """)
    #expect(
      draw(.heat, table, width: 20, ascii: true) == """
                 08   09
            Mon  -----.....
            Tue       #####
            Wed  +++++*****
            . 0 ... 20
            - 20 ... 40
            + 40 ... 60
            * 60 ... 80
            # 80 ... 100

        """)
  }

  // MARK: Funnel

  @Test func funnel() {
    let steps = Table(
      columns: [Column("step"), Column("visitors", kind: .count), Column("rate", kind: .percent)],
      rows: [
        [.text("visit"), .int(1000), .null], [.text("cart"), .int(500), .double(0.5)],
        [.text("paid"), .int(14), .double(0.028)],
      ])
    #expect(
      draw(.funnel, steps, width: 60) == """
                                               of previous  of first
            visit  ███████████████████  1,000            –    100.0%
            cart       ███████████        500        50.0%     50.0%
            paid            █              14        2.80%     1.40%

        """)
  }

  /// One row of counts, as `visitors, carts, paid yesterday | chart funnel` yields it.
  @Test func funnelOfOneRow() {
    let row = Table(
      columns: ["visitors", "carts", "paid"].map { Column($0, kind: .count, role: .measure) }
        + [Column("rate", kind: .percent, role: .measure)],
      rows: [[.int(1000), .int(500), .int(14), .double(0.014)]])
    #expect(
      draw(.funnel, row, width: 60) == """
                                               of previous  of first
            visitors  ████████████████  1,000            –    100.0%
            carts         ████████        500        50.0%     50.0%
            paid             ██            14        2.80%     1.40%

        """)
    let page = render(Report(blocks: [.chart(Chart(.funnel, row))]), RenderOptions(format: .html))
    #expect(page.contains("50.0%") && page.contains("2.80%"))
  }

  @Test func funnelWithoutAStart() {
    let text = draw(.funnel, steps([.int(0), .null, .int(5)]), width: 60)
    #expect(
      text.split(separator: "\n").map { $0.split(separator: " ").suffix(3).last ?? "" }
        == ["first", "–", "–", "–"])
  }

  // MARK: Waterfall

  @Test func waterfall() {
    let steps = Table(
      columns: [Column("driver"), Column("revenue", kind: .money("CNY"))],
      rows: [
        [.text("before"), .int(100)], [.text("traffic"), .int(20)], [.text("basket"), .int(-60)],
        [.text("after"), .int(60)],
      ])
    #expect(
      draw(.waterfall, steps, width: 52) == """
            before   █████████████████████████       ¥100.00
            traffic                           ▓▓▓▓▓   +20.00
            basket                  ░░░░░░░░░░░░░░░   −60.00
            after    ███████████████                  ¥60.00

        """)
  }

  @Test func waterfallAddsItsEnd() {
    let steps = steps([fixed("100.10"), fixed("-40.05")], kind: .money("USD"))
    let text = draw(.waterfall, steps, width: 60, ascii: true)
    #expect(text.split(separator: "\n").last?.contains("total  #####") == true)
    #expect(text.hasSuffix(" $60.05\n"))
    #expect(text.contains("-----"))
    var totalled = steps
    totalled.total = [.null, fixed("61")]
    #expect(draw(.waterfall, totalled).hasSuffix(" $61.00\n"))
  }
}
