import Catalog
import Engine
import Language
import Values

/// The forms of a file's columns, and the currency that its amounts tell.
extension FilePlan {
  /// The plan with a form for each column that is needed as a time, a number or an id.
  ///
  /// - Parameter precedents: what is known of the dates of such files.
  /// - Throws: a `.load` for dates that can be read in two ways.
  func formed(
    in database: any Database, latest: Day, currency: String, precedents: [DateDecision]
  ) throws -> FilePlan {
    var plan = self
    for (place, fill) in fills.enumerated() {
      let choice = FormChoice(
        columns: fill.rows.formed.columns, headers: source.headers,
        relation: fill.rows.rows(of: source.relation, isNumbered: true), database: database,
        file: path.split(separator: "/").last.map(String.init) ?? path, dates: dates,
        export: export?.name.spoken, precedents: precedents, latest: latest, currency: currency,
        line: { [source] row in try source.lines(of: [row])[row] ?? row })
      let forms = try choice.choose()
      plan.fills[place].take(forms)
      plan.takeCurrency(from: forms, of: place, store: currency)
    }
    return plan
  }

  /// Whether any column has another form than the usual one.
  var hasForms: Bool { fills.contains { $0.forms?.isEmpty == false } }

  /// Fills the column of the currency from a header such as `Amount spent (USD)`, when nothing else
  /// fills it.
  mutating func fillCurrency(unless mapping: [Binding], store: String) {
    for place in fills.indices {
      guard let column = fills[place].freeCurrency(unless: mapping) else { continue }
      fills[place].takesCurrency = true
      let headers = fills[place].money.flatMap { $0.headers.sorted() }
        .filter { source.headers.indices.contains($0) }.map { source.headers[$0] }
      let found = headers.lazy.compactMap { header in
        CurrencySign.code(inHeader: header, store: store).map { (header, $0) }
      }.first
      // Without a currency an amount has the store's own.
      guard let (header, code) = found, code != store else { continue }
      add(
        column, "\(code)::varchar", to: place, note: "currency \(code), from the header \(header)")
    }
  }

  /// Fills it from the signs beside the amounts.
  private mutating func takeCurrency(from forms: ColumnForms, of place: Int, store: String) {
    let fill = fills[place]
    guard fill.takesCurrency, let column = fill.freeCurrency(unless: []) else { return }
    for amount in fill.money.flatMap(fill.columns) {
      guard let text = forms.currency(of: amount), let signs = forms.currencies[amount] else {
        continue
      }
      guard Set(signs.values) != [store] else { return }
      let codes = Set(signs.values).sorted().joined(separator: " and ")
      let header =
        source.headers.indices.contains(amount.place) ? source.headers[amount.place] : column.name
      let value = fill.rows.isGrouped ? "(\(RowSelection.first(text)))::varchar" : text
      add(column, value, to: place, note: "currency \(codes), from the signs of \(header)")
      return
    }
  }

  private mutating func add(
    _ column: ColumnDefinition, _ text: SQL, to place: Int, note: String
  ) {
    fills[place].add(
      ColumnSource(column: column, origin: .derived(note), text: text, headers: []), note: note)
  }
}

extension Fill {
  /// The column of the currency, where nothing fills it.
  fileprivate func freeCurrency(unless mapping: [Binding]) -> ColumnDefinition? {
    guard let column = matching.dataset.column("currency"), column.type == .text,
      column.formula == nil, !matching.sources.contains(where: { $0.column.name == column.name }),
      !mapping.contains(where: { $0.name.text == column.name })
    else { return nil }
    return column
  }

  /// The columns of money, those that every row has first.
  fileprivate var money: [ColumnSource] {
    let all = matching.sources.filter { $0.column.type == .money }
    return all.filter { !$0.column.isOptional } + all.filter { $0.column.isOptional }
  }

  /// The columns of the file that a source is made of.
  fileprivate func columns(of source: ColumnSource) -> [FormedColumn] {
    let alone = source.place.map { [FormedColumn(place: $0, need: .money)] } ?? []
    return alone + FormedColumn.all(in: source.text).filter { $0.need == .number }
  }
}
