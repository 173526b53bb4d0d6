import Language
import Testing
import Values

@testable import Verbs

/// `explain` of a day in words, `brief`, and the findings below `compare`: on a shop of 120 days with
/// four channels and three regions, whose visits are counted by each alone.
struct StoryVerbTests {
  /// A shop with three planted incidents; all else is chance.
  ///
  /// Visitors of search fell by 60 % on the last day; buyers of the south by two thirds two days
  /// before; one order of 30,000 came four days before.
  private static let shop = Result {
    try Counter(today: "2024-05-14") { database in
      try database.execute(
        """
        create temp table visits as
        select day::date as day, channel, region, i,
          hash(day, channel, region, i) % 10000 as luck
        from generate_series(timestamp '2024-01-15', timestamp '2024-05-13', interval 1 day) d(day),
          (values ('search', 400), ('ads', 250), ('mail', 150), ('direct', 300)) c(channel, size),
          (values ('north', 1.0), ('south', 0.8), ('west', 0.6)) r(region, part),
          range(600) n(i)
        where i < size * part * (0.95 + hash(day, channel, region) % 100 / 1000)
          * case when day = '2024-05-13' and channel = 'search' then 0.4 else 1 end
        """)
      for (level, column) in [("channel", "channel"), ("place", "region")] {
        try database.execute(
          """
          insert into traffic (date, level, \(name: column), visitors)
          select day, \(level), \(name: column), count(*) from visits group by all
          """)
      }
      try database.execute(
        """
        insert into orders (order_id, channel, region, ordered_at, paid_at, status, units,
          gross_sales)
        select day::varchar || channel || region || i, channel, region, day + interval 10 hour,
          day + interval 10 hour, 'paid', 1, 40 + luck % 97
        from visits
        where luck < case when day = '2024-05-11' and region = 'south' then 170 else 500 end
        union all
        select 'large', 'direct', 'west', timestamp '2024-05-09 12:00:00',
          timestamp '2024-05-09 12:00:00', 'paid', 1, 30000
        """)
    }
  }

  private let shop: Counter

  init() throws { shop = try Self.shop.get() }

  private func sentences(_ question: String) throws -> [Sentence] {
    try shop.run(question).blocks.flatMap { block in
      if case .sentences(let lines) = block { lines } else { [Sentence]() }
    }
  }

  private func told(_ question: String) throws -> [String] {
    try sentences(question).map { $0.words.english }
  }

  @Test func fewerVisitorsOfAChannel() throws {
    let told = try told("explain revenue yesterday")
    #expect(told.count >= 3)
    #expect(told[1].hasPrefix("Fewer visitors from search ("), "\(told)")
    let number = try shop.table("visitors where channel = \"search\" yesterday").cells[0][0]
    #expect(told[1].contains("(\(number.description) instead of "), "\(told)")
  }

  @Test func fewerBuyersOfARegion() throws {
    let told = try told("explain revenue 2024-05-11")
    #expect(told[1].hasPrefix("Fewer of the visitors in south bought ("), "\(told)")
  }

  @Test func oneLargeOrder() throws {
    let told = try told("explain revenue 2024-05-09")
    #expect(told.contains { $0.hasPrefix("One order of 30000") }, "\(told)")
  }

  /// Of the forty days before anything was planted at most two have a finding.
  @Test func quietDaysAreQuiet() throws {
    var loud: [String] = []
    for day in 1...40 {
      let date = (try #require(Day("2024-03-28")) + day).description
      let told = try told("explain revenue \(date)")
      if told.count > 1 { loud.append("\(date): \(told)") }
    }
    #expect(loud.count <= 2, "\(loud)")
  }

  /// What was found and all else are the change, to the cent, and that is what compare shows.
  @Test(arguments: ["2024-05-13", "2024-05-11", "2024-05-09"])
  func effectsClose(_ day: String) throws {
    let sentences = try sentences("explain revenue \(day)")
    func facts(_ name: String) -> [Double] {
      sentences.flatMap { $0.facts }.filter { $0.name == name }.compactMap { $0.value.double }
    }
    let change = try #require(facts("change").first)
    let sum = facts("effect").reduce(0, +) + facts("rest").reduce(0, +)
    #expect(abs(sum - change) < 0.02, "\(sum) \(change)")
    let compared = try shop.table("compare revenue \(day) | columns before, change")
    #expect(abs(try #require(compared.cells[1][0].double) - change) < 0.01)
    #expect(abs(try #require(compared.cells[0][0].double) - facts("usual")[0]) < 0.01)
  }

  /// Whatever of the chain is asked about, the findings are those of revenue that it has a part in.
  @Test(arguments: ["orders", "visitors", "conversion_rate", "average_order_value"])
  func findingsDoNotContradict(_ metric: String) throws {
    func segments(_ metric: String) throws -> Set<String> {
      Set(
        try sentences("explain \(metric) yesterday").flatMap { $0.facts }
          .filter { $0.name == "segment" }.map { $0.value.description })
    }
    let ofRevenue = try segments("revenue")
    #expect(try segments(metric).isSubset(of: ofRevenue))
    #expect(try segments("visitors") == ["channel = \"search\""])
  }

  @Test func compareTellsWhatTotalsHide() throws {
    let told = try told("compare yesterday")
    #expect(told.first?.hasPrefix("Fewer visitors from search (") == true, "\(told)")
    #expect(try self.told("compare 2024-04-10").isEmpty)
  }

  /// Below the unusual days of the totals stand the parts of the last days, as `explain` finds them.
  @Test func anomaliesTellTheParts() throws {
    let told = try told("anomalies revenue last 7 days")
    for (day, part) in [
      ("2024-05-13", "fewer visitors from search ("),
      ("2024-05-11", "fewer of the visitors in south bought ("),
    ] {
      #expect(
        told.contains { $0.lowercased().hasPrefix("\(day): \(part)") }, "\(day) of \(told)")
    }
    #expect(try self.told("anomalies revenue 2024-04-08 to 2024-04-14").count <= 1)
  }

  /// Of a rate over money the counts behind both sums are searched: refunds of as many orders.
  @Test func refundsOfARegion() throws {
    let counter = try Counter(today: "2024-05-14") { database in
      try database.execute(
        """
        create temp table sold as
        select day::date as day, 'r' || p as region, i, hash(day, p, i) % 1000 as luck
        from generate_series(timestamp '2024-01-15', timestamp '2024-05-13', interval 1 day) d(day),
          range(8) r(p), range(60) n(i) where i < 40 + hash(day, p) % 8
        """)
      try database.execute(
        """
        insert into orders (order_id, region, ordered_at, paid_at, status, units, gross_sales)
        select day::varchar || region || i, region, day + interval 10 hour,
          day + interval 10 hour, 'paid', 1, 50 from sold
        """)
      try database.execute(
        """
        insert into refunds (refund_id, order_id, status, requested_at, refunded_at, amount)
        select day::varchar || region || i, day::varchar || region || i, 'refunded',
          day + interval 12 hour, day + interval 20 hour, 50
        from sold
        where luck < case when day = '2024-05-13' and region = 'r3' then 400 else 60 end
        """)
    }
    let report = try counter.run("explain refund rate yesterday")
    let told = report.blocks.flatMap { block in
      if case .sentences(let lines) = block { lines.map { $0.words.english } } else { [String]() }
    }
    #expect(
      told.contains { $0.contains("r3") && $0.hasPrefix("More refunds completed") }, "\(told)")
    #expect(!report.notes.contains { $0.english.hasPrefix("store-wide") })
  }

  /// A share and what it leaves are told alike: `a / b` and `1 - a / b`.
  @Test func whatAShareLeaves() throws {
    let counter = try Counter(
      today: "2024-05-14",
      definitions: """
        metric mobile_share "M" : percent
          = count(orders where device = "mobile") / count(orders) on ordered_at
        metric other_share "O" : percent
          = 1 - count(orders where device = "mobile") / count(orders) on ordered_at
        """
    ) { database in
      try database.execute(
        """
        insert into orders (order_id, region, device, ordered_at, paid_at, status, units, gross_sales)
        select day::varchar || r || i, 'r' || r,
          case when hash(day, r, i) % 100 < case when day = '2024-05-13' and r = 2 then 20 else 60 end
            then 'mobile' else 'desktop' end,
          day, day, 'paid', 1, 10
        from generate_series(timestamp '2024-01-15', timestamp '2024-05-13', interval 1 day) d(day),
          range(6) r(r), range(90) n(i) where i < 80 + hash(day, r) % 10
        """)
    }
    for metric in ["mobile_share", "other_share"] {
      let report = try counter.run("explain \(metric) yesterday")
      let told = report.blocks.flatMap { block in
        if case .sentences(let lines) = block { lines.map { $0.words.english } } else { [String]() }
      }
      #expect(told.contains { $0.contains("r2") }, "\(metric): \(told)")
    }
  }

  /// Each line of the brief can be gone on with, and the largest amount comes first.
  @Test func briefIsByMoney() throws {
    let table = try shop.table("brief yesterday | where money is not missing")
    let money = try #require(table["money"]).compactMap { $0.double.map { abs($0) } }
    #expect(!money.isEmpty && money == money.sorted(by: >))
    for line in try #require(table["ask"]).compactMap({ $0.text }) {
      #expect(shop.fault(line) == nil, "\(line)")
    }
  }

  /// A rule of the store's own is a line; one that does not work is told.
  @Test func ownRules() throws {
    let counter = try Counter(
      definitions: """
        brief "many orders" for channel
          touching revenue
          says "{channel} had {orders} orders"
          asks "orders where channel = {channel}"
          = show orders, revenue by channel $period | where orders > 0
        brief "broken" says "{x}" = show nothing_known $period
        """
    ) { database in
      try database.execute(
        """
        insert into orders (order_id, channel, ordered_at, paid_at, status, units, gross_sales)
        values ('1', 'search', '2024-05-13 10:00', '2024-05-13 10:00', 'paid', 1, 70)
        """)
    }
    let report = try counter.run("brief yesterday")
    guard case .sentences(let lines)? = report.blocks.first else {
      Issue.record("no sentences")
      return
    }
    #expect(
      lines.map { $0.words.english }.contains {
        $0.hasSuffix("Search had 1 orders: 70.00. Ask: orders where channel = \"search\"")
      }, "\(lines.map { $0.words.english })")
    #expect(report.notes.contains { $0.hasPrefix("brief \"broken\" does not work: ") })
  }

  /// Amounts whose cents have no room are told by tables, and end nothing.
  @Test func hugeAmounts() throws {
    let counter = try Counter(
      definitions: """
        metric huge "H" : money = sum(orders.gross_sales) * 100000000000000000
        """
    ) { database in
      try database.execute(
        """
        insert into orders (order_id, channel, ordered_at, paid_at, status, units, gross_sales)
        select day::varchar || i, 'c' || i % 3, day, day, 'paid', 1, 10 + i
        from generate_series(timestamp '2024-02-01', timestamp '2024-05-13', interval 1 day) d(day),
          range(30) r(i)
        """)
    }
    #expect(try counter.run("explain huge yesterday").table != nil)
    #expect(try counter.run("compare huge yesterday").table != nil)
  }

  /// Visits that are not loaded are no fall, and the brief says so.
  @Test func missingVisits() throws {
    let counter = try Counter(today: "2024-05-14") { database in
      try database.execute(
        """
        insert into orders (order_id, channel, ordered_at, paid_at, status, units, gross_sales)
        select day::varchar || i, 'c' || i % 3, day, day, 'paid', 1, 10 + i
        from generate_series(timestamp '2024-02-01', timestamp '2024-05-13', interval 1 day) d(day),
          range(30) r(i)
        """)
      try database.execute(
        """
        insert into traffic (date, level, visitors)
        select day::date, 'shop', 1000
        from generate_series(timestamp '2024-02-01', timestamp '2024-05-13', interval 1 day) d(day)
        where day <> '2024-05-12'
        """)
    }
    func told(_ question: String) throws -> [String] {
      try counter.run(question).blocks.flatMap { block in
        if case .sentences(let lines) = block { lines.map { $0.words.english } } else { [String]() }
      }
    }
    #expect(
      try told("explain visitors 2024-05-12")
        == ["Visitors on Sun 2024-05-12: no visitors are loaded."])
    let brief = try told("brief 2024-05-12")
    #expect(brief.contains { $0.contains("No visitors are loaded for Sun 2024-05-12") }, "\(brief)")
  }

  /// With the tables behind it, for people who ask and for programs.
  @Test func inFull() throws {
    #expect(try shop.run("explain revenue yesterday").table == nil)
    let report = try shop.run("explain revenue yesterday in full")
    #expect(report.table?["driver"] != nil)
    guard case .sentences? = report.blocks.first else {
      Issue.record("no sentences")
      return
    }
  }
}
