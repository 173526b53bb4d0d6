import Catalog
import Language
import Planner
import Values

/// How a list of orders is read whose rows turn out to be the lines of orders: each order's rows
/// taken together are the order, each row by itself is a line.
struct FlatLines {
  /// The lines, as far as the file's columns tell them.
  private let lines: Matching
  /// What was bought, where the file names it.
  private let catalogue: Matching?
  /// The columns of the file that name what was bought.
  let products: Set<Int>
  /// How the file is called in a statement.
  private let written: String

  /// - Throws: what is wrong with the user's map.
  init?(_ match: DatasetMatch, in catalog: Catalog) throws(Diagnostic) {
    guard let dataset = catalog.datasets["order_lines"], let goods = catalog.datasets["products"]
    else { return nil }
    let matching = try Self.matching(match, with: dataset)
    let offered = try Self.matching(match, with: goods)
    func place(_ column: String, of matching: Matching) -> Int? {
      matching.sources.first { $0.column.name == column }?.place
    }
    let title = place("title", of: offered)
    lines = Self.named(matching, by: title)
    written = LoadLine.written(path: match.path)
    catalogue = title.map { Self.offered(offered, id: place("product_id", of: matching) ?? $0) }
    let names = ["line_no", "product_id", "sku", "variant", "unit_price"]
    products = Set(names.compactMap { place($0, of: matching) } + [title].compactMap { $0 })
  }

  /// The columns of the data set that the file has, those of the map among them.
  private static func matching(
    _ match: DatasetMatch, with dataset: Dataset
  ) throws(Diagnostic) -> Matching {
    let known = match.mapping.filter { dataset.column($0.name.text)?.formula == nil }
      .filter { dataset.column($0.name.text) != nil }
    return try DatasetMatch(
      path: match.path, headers: match.headers, mapping: known, clock: match.clock,
      book: match.book, keepsPersonal: match.keepsPersonal, preamble: match.preamble,
      writtenOn: match.writtenOn
    ).matching(dataset)
  }

  /// Lines without an id of what was bought go by its code, else by its name.
  private static func named(_ matching: Matching, by title: Int?) -> Matching {
    guard !matching.sources.contains(where: { $0.column.name == "product_id" }),
      let column = matching.dataset.column("product_id")
    else { return matching }
    let code = matching.sources.first { $0.column.name == "sku" }?.place
    guard let place = title ?? code else { return matching }
    return matching.adding(
      ColumnSource(
        column: column, origin: .derived("what was bought"),
        text: SQL.word(SeparatedSource.columnName(place)), headers: [place]))
  }

  /// The products that the lines name, with what a list of orders tells of them.
  private static func offered(_ matching: Matching, id: Int) -> Matching {
    let told: Set<String> = ["title", "category", "brand", "sku"]
    var sources = matching.sources.filter { told.contains($0.column.name) }
    if let column = matching.dataset.column("product_id") {
      sources.insert(
        ColumnSource(
          column: column, origin: .derived("what was bought"),
          text: SQL.word(SeparatedSource.columnName(id)), headers: [id]), at: 0)
    }
    return Matching(dataset: matching.dataset, sources: sources, leftOut: [], missing: [])
  }

  // MARK: - Fills

  /// The orders, their lines and what was bought.
  ///
  /// - Parameters:
  ///   - orders: how each row was read as an order.
  ///   - differing: the columns of orders that differ from line to line, or are zero in all.
  /// - Throws: a `.load` for an amount of which nothing tells whether it is the order's or the line's.
  func fills(of orders: Matching, differing: Set<String>) throws(Diagnostic) -> [Fill] {
    guard let key = orders.sources.first(where: { $0.column.name == "order_id" }) else { return [] }
    var sources: [ColumnSource] = []
    var ofLines: [ColumnSource] = []
    for source in orders.sources {
      let isOfLines = try isAdded(source, differing)
      sources.append(isOfLines ? Self.sum(source) : Self.first(source))
      if isOfLines, lines.dataset.column(source.column.name) != nil { ofLines.append(source) }
    }
    var rows = RowSelection()
    rows.keys = [key.text]
    var fills = [
      Fill(
        matching: Matching(
          dataset: orders.dataset, sources: sources, leftOut: orders.leftOut, missing: [],
          personal: orders.personal,
          notes: orders.notes + ["rows are the lines of orders: each order's were taken together"]),
        rows: rows)
    ]
    if let lines = completed(ofLines) { fills.append(Fill(matching: lines, rows: RowSelection())) }
    return fills + [catalogueFill].compactMap { $0 }
  }

  /// The lines and what was bought, where each row is an order of one line; none where the file does
  /// not name what was bought.
  func fills(besides orders: Matching) -> [Fill] {
    guard !products.isEmpty, let lines = completed(orders.sources.filter(Self.isOfLines)) else {
      return []
    }
    return [Fill(matching: lines, rows: RowSelection())] + [catalogueFill].compactMap { $0 }
  }

  private static func isOfLines(_ source: ColumnSource) -> Bool {
    ofLines.contains(source.column.name) && source.once.isEmpty
  }

  private var catalogueFill: Fill? {
    guard let catalogue, let id = catalogue.sources.first else { return nil }
    var rows = RowSelection()
    rows.keys = [id.text]
    rows.condition = "nullif(trim(\(id.text)), '') is not null"
    return Fill(
      matching: Matching(
        dataset: catalogue.dataset, sources: catalogue.sources.map(Self.first), leftOut: [],
        missing: []), rows: rows, isOnlyNew: true)
  }

  /// Columns that tell something of the line where they differ; the others are the order's.
  private static let ofLines: Set<String> = ["units", "gross_sales", "discounts"]

  /// Whether the amounts of the lines come to the order's.
  private func isAdded(
    _ source: ColumnSource, _ differing: Set<String>
  ) throws(Diagnostic) -> Bool {
    guard source.column.isAdditive, [.money, .count].contains(source.column.type) else {
      return false
    }
    if source.once.isEmpty == false { return false }
    let name = source.column.name
    if differing.contains(name) || source.origin == .map { return true }
    guard Self.ofLines.contains(name) else { return false }
    // One piece a line is as usual as several; it goes with the money.
    if name == "units", differing.contains("gross_sales") { return true }
    throw Diagnostic(
      .load,
      "all lines of an order have the same \(name): it can be the order's, repeated on each line, or"
        + " each line's own",
      hints: [
        "where it is the order's: load \(written) map (\(name) = once(\(name)))",
        "where it is each line's: load \(written) map (\(name) = \(name))",
      ])
  }

  private static func sum(_ source: ColumnSource) -> ColumnSource {
    let number: SQL =
      source.place.map { place in
        "\(word: Macros.number)(\(name: FormedColumn(place: place, need: .number).name))"
      } ?? "\(word: Macros.number)(\(source.text))"
    var sum = ColumnSource(
      column: source.column, origin: source.origin, text: "(sum(\(number)))::varchar",
      headers: source.headers)
    sum.summed = source.place
    return sum
  }

  private static func first(_ source: ColumnSource) -> ColumnSource {
    var first = ColumnSource(
      column: source.column, origin: source.origin,
      text: source.place.map { ColumnSource.first(SeparatedSource.columnName($0)) }
        ?? "(\(RowSelection.first(source.text)))::varchar", headers: source.headers)
    first.once = source.place.map { [$0] } ?? []
    if ![.money, .count].contains(source.column.type) || !source.column.isAdded { first.once = [] }
    return first
  }

  /// The lines with what can be worked out; nil where their amounts are not known.
  private func completed(_ ofOrders: [ColumnSource]) -> Matching? {
    var matching = lines
    for source in ofOrders {
      guard let column = matching.dataset.column(source.column.name),
        !matching.sources.contains(where: { $0.column.name == column.name })
      else { continue }
      matching = matching.adding(
        ColumnSource(
          column: column, origin: source.origin, text: source.text, headers: source.headers))
    }
    func source(_ name: String) -> ColumnSource? {
      matching.sources.first { $0.column.name == name }
    }
    func number(_ source: ColumnSource) -> SQL {
      source.place.map { place in
        "\(word: Macros.number)(\(name: FormedColumn(place: place, need: .number).name))"
      } ?? "\(word: Macros.number)(\(source.text))"
    }
    func derive(_ name: String, _ how: String, _ text: SQL, _ parts: [ColumnSource]) {
      guard source(name) == nil, let column = matching.dataset.column(name) else { return }
      matching = matching.adding(
        ColumnSource(
          column: column, origin: .derived(how), text: "(\(text))::varchar",
          headers: parts.reduce(into: []) { $0.formUnion($1.headers) }))
    }
    if let units = source("units"), let sales = source("gross_sales") {
      derive(
        "unit_price", "gross_sales ÷ units",
        "round(\(number(sales)) / nullif(\(number(units)), 0), 2)", [sales, units])
    } else if let units = source("units"), let price = source("unit_price") {
      derive(
        "gross_sales", "units × unit_price", "\(number(units)) * \(number(price))", [units, price])
    }
    let filled = Set(matching.sources.map { $0.column.name })
    let isWhole = matching.dataset.stored.allSatisfy { $0.isOptional || filled.contains($0.name) }
    return isWhole ? matching : nil
  }
}

extension Matching {
  /// With one more source.
  func adding(_ source: ColumnSource) -> Matching {
    Matching(
      dataset: dataset, sources: sources + [source],
      leftOut: leftOut.filter { !source.headers.contains($0) },
      missing: missing.filter { $0.name != source.column.name }, personal: personal, absent: absent,
      wantsDay: wantsDay, notes: notes)
  }
}
