import Analysis
import Catalog
import Language
import Planner
import Values

/// What is bought together.
package enum BasketVerb: AskingVerb {
  package static let name = "basket"
  package static let summary =
    "products bought together: how often, and how much more than by chance"
  package static let ways = ["连带分析", "关联购买", "购物篮"]
  package static let doc = """
    Pairs of products in the same paid order, of the last 90 days without a period, those first \
    whose orders exceed chance the most; with a product in quotes, only its pairs. Together is the \
    number of orders with both, support their share of all orders, lift how many times more than if \
    the two were bought independently. Pairs of fewer than 3 orders are left out (`--least 10` says \
    otherwise), those of fewer than 10 are marked as a small sample. `by category` pairs categories.
    """
  package static let signature = Signature(
    [.optionalText], clauses: [.by, .where, .period, .on, .options])
  package static let options = [
    VerbOption("least", .number(1...1_000_000), "fewer orders with both are left out; 3")
  ]
  package static let examples = [
    VerbExample("basket", "pairs of products in the same order, of the last 90 days"),
    VerbExample("basket last 30 days", "of a shorter time"),
    VerbExample("basket by category last 90 days", "pairs of categories"),
  ]

  /// So many pairs are shown, unless a stage follows.
  private static let shown = 20
  /// Below so many orders a pair is called a small sample.
  private static let small = 10

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    columns(of: thing(of: call).title)
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    guard call.groups.count < 2, call.groups.first?.top == nil else {
      throw Diagnostic(
        .syntax, "a basket pairs the values of one dimension", at: call.verb.span,
        label: "as in: basket by category")
    }
    let least = try NumberOptions(call, options)["least"].map { Int($0) } ?? 3
    let thing = thing(of: call)
    let asked = call.asking(
      ["orders"], by: [.named("order_id", at: call.verb.span), thing],
      over: call.period?.value ?? .last(90, .day))
    let groups = try Groups(asked, planning, desk)
    let what = thing.title
    let product = try call.words.first.mapped { (word) throws(Diagnostic) in
      try matches(word, groups, desk)
    }
    var heading: Wording = "\(what) pairs in the same order"
    if let word = call.words.first { heading = "\(heading) with \"\(word.text)\"" }
    heading = groups.planned.heading(heading)
    let sql = query(groups, product, least)
    if desk.look != nil {
      return Answer(Report(heading: heading, blocks: [.code(sql.written)]))
    }
    let rows = try desk.reader.query(sql)
    guard rows.rowCount > 0 else {
      throw Diagnostic(
        .noData, "no two of them stand in the same order \(least) times or more",
        at: call.period?.span ?? call.verb.span,
        label: "a longer period or a smaller --least may do")
    }
    let all = rows.cells[7].first?.int ?? 0
    var result = table(rows, what)
    if stages.isEmpty { result.pageRows = shown }
    var report = Report(heading: heading, blocks: [.table(result)], sql: [sql.text])
    report.notes = groups.planned.notes
    report.notes.append(
      "of \(all) orders; lift below 1 is less than by chance; those that exceed it the most are first"
    )
    if (result.onPage["sample"] ?? []).contains(where: { $0.text == "small" }) {
      report.notes.append(
        "small: fewer than \(small) orders together; its lift says little, chance alone may do it")
    }
    return Answer(report, rest: stages)
  }

  /// What is paired.
  private static func thing(of call: Call) -> Expression {
    call.groups.first?.expression ?? .named("product", at: call.verb.span)
  }

  /// The values that a text in quotes means: of that id or name; else those whose name holds it.
  private static func matches(
    _ word: Word, _ groups: Groups, _ desk: Desk
  ) throws(Diagnostic) -> [Value] {
    let name = groups.named(1, "thing")
    let sql: SQL = """
      with o("order", thing, orders) as (\(groups.sql)),
      things as (select thing, \(name) as name from (select distinct thing from o))
      select thing, lower(name) = lower(\(word.text)) or lower(thing) = lower(\(word.text)) as same,
        name
      from things where thing is not null order by 2 desc, name, thing
      """
    let found = try desk.reader.query(sql)
    let same = found.rows.filter { $0[1] == .bool(true) }
    if !same.isEmpty { return same.map { $0[0] } }
    let text = word.text.lowercased()
    let near = found.rows.filter { $0[2].text?.lowercased().contains(text) == true }
    if !near.isEmpty { return near.map { $0[0] } }
    let names = found.rows.compactMap { $0[2].text }
    let guess = closest(to: word.text, among: names, limit: 1).first
    throw Diagnostic(
      .noData, "nothing called \"\(word.text)\" was bought in these days", at: word.span,
      correction: guess.map { Correction("\"\($0)\"") })
  }

  /// The pairs: names, orders with both, with each, of all; the most beyond chance first.
  private static func query(_ groups: Groups, _ product: [Value]?, _ least: Int) -> SQL {
    // A pair stands once; the product that is asked for stands first.
    var pairing: SQL = "a.thing < b.thing"
    if let product {
      let list = product.map(SQL.bind).joined(", ")
      pairing = """
        a.thing in (\(list)) and (b.thing not in (\(list)) and a.thing <> b.thing or a.thing < b.thing)
        """
    }
    return """
      with o("order", thing, orders) as (\(groups.sql)),
      bought as (select distinct "order", thing from o where thing is not null and orders > 0),
      each as (select thing, count(*) as orders from bought group by thing),
      total as (select count(distinct "order") as n from bought),
      pairs as (
        select a.thing as first, b.thing as second, count(*) as together
        from bought a join bought b on a."order" = b."order" and \(pairing)
        group by all having count(*) >= \(least))
      select \(groups.named(1, "pairs.first")) as first, \(groups.named(1, "pairs.second")) as second,
        together, together / n as support, together / x.orders as forward,
        together / y.orders as backward, together * n / (x.orders * y.orders) as lift, n
      from pairs join each x on x.thing = pairs.first join each y on y.thing = pairs.second, total
      order by together - x.orders * y.orders / n desc, together desc, 1, 2
      """
  }

  private static func columns(of what: Wording) -> [AnswerColumn] {
    [
      AnswerColumn("first", title: what, "of the pair"),
      AnswerColumn("second", title: "with", "of the pair"),
      AnswerColumn("together", kind: .count, "orders with both"),
      AnswerColumn("support", kind: .percent, "their part of all orders"),
      AnswerColumn(
        "first_then_second", title: "of the first", kind: .percent,
        "part of the first one's orders"),
      AnswerColumn(
        "second_then_first", title: "of the second", kind: .percent,
        "part of the second one's orders"),
      AnswerColumn("lift", kind: .ratio, "times more than by chance"),
      AnswerColumn("sample", "small where few orders have both"),
    ]
  }

  private static func table(_ rows: Table, _ what: Wording) -> Table {
    var table = Table(columns(of: what))
    for row in rows.rows {
      let isSmall = (row[2].int ?? 0) < small
      table.append(Array(row[0...6]) + [table.word(isSmall ? "small" : "")])
    }
    return table
  }
}
