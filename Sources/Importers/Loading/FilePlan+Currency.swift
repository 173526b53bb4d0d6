import Catalog
import Engine
import Language
import Values

/// The currency that amounts have by what stands in the file: a column of codes, a header, a sign.
extension FilePlan {
  /// Fills the column of the currency from a column of codes, else from a header such as
  /// `Amount spent (USD)`, when nothing else fills it.
  ///
  /// - Throws: a `.load` where the file tells several currencies of one amount, or one that the
  ///   data set cannot keep.
  mutating func takeCurrency(
    unless mapping: [Binding], store: String, in database: any Database
  ) throws {
    var columns: [CurrencyColumn]?
    for place in fills.indices where !fills[place].money.isEmpty {
      fills[place].joinCurrencies()
      let column = fills[place].freeCurrency(unless: mapping)
      guard column != nil || fills[place].matching.dataset.column("currency") == nil else {
        continue
      }
      fills[place].takesCurrency = true
      let all = try columns ?? CurrencyColumn.all(of: self, store: store, in: database)
      columns = all
      if let codes = try CurrencyColumn.chosen(among: all, of: self) {
        let others = codes.codes.filter { $0 != store }
        guard let column else {
          if let other = others.first { throw unkept(other, place, by: "\(codes.header)") }
          continue
        }
        add(
          column, codes.text(isGrouped: fills[place].rows.isGrouped), to: place,
          headers: [codes.place],
          note:
            "currency \(codes.codes.joined(separator: " and ")), from the column \(codes.header)")
      } else if let (header, code) = try headerCurrency(of: fills[place], store: store) {
        guard let column else { throw unkept(code, place, by: "\(header)") }
        add(
          column, "\(code)::varchar", to: place, note: "currency \(code), from the header \(header)"
        )
      }
    }
  }

  /// The currency that the headers of a fill's amounts name; nil for the store's own, which amounts
  /// without a currency have.
  private func headerCurrency(
    of fill: Fill, store: String
  ) throws(Diagnostic) -> (header: String, code: String)? {
    let headers = fill.money.flatMap { $0.headers.sorted() }
      .filter { source.headers.indices.contains($0) }.map { source.headers[$0] }
    let found = headers.compactMap { header in
      CurrencySign.code(inHeader: header, store: store).map { (header: header, code: $0) }
    }
    guard let first = found.first else { return nil }
    if let other = found.first(where: { $0.code != first.code }) {
      throw several(first.header, first.code, other.header, other.code)
    }
    return first.code == store ? nil : first
  }

  /// Fills it from the signs beside the amounts.
  mutating func takeCurrency(
    from forms: ColumnForms, of place: Int, store: String
  ) throws(Diagnostic) {
    let fill = fills[place]
    guard fill.takesCurrency else { return }
    let column = fill.freeCurrency(unless: [])
    guard column != nil || fill.matching.dataset.column("currency") == nil else { return }
    var found: (amount: FormedColumn, codes: Set<String>)?
    for amount in fill.money.flatMap(fill.columns) {
      guard let signs = forms.currencies[amount] else { continue }
      let codes = Set(signs.values)
      if let found, found.codes != codes {
        throw several(
          header(found.amount), found.codes.sorted().joined(separator: " and "), header(amount),
          codes.sorted().joined(separator: " and "))
      }
      found = found ?? (amount, codes)
    }
    guard let found, found.codes != [store], let text = forms.currency(of: found.amount) else {
      return
    }
    let codes = found.codes.sorted().joined(separator: " and ")
    guard let column else { throw unkept(codes, place, by: "the signs of \(header(found.amount))") }
    let value = fill.rows.isGrouped ? CurrencyColumn.joined(text) : text
    add(
      column, value, to: place, note: "currency \(codes), from the signs of \(header(found.amount))"
    )
  }

  private func header(_ column: FormedColumn) -> String {
    source.headers.indices.contains(column.place) ? source.headers[column.place] : column.name
  }

  private mutating func add(
    _ column: ColumnDefinition, _ text: SQL, to place: Int, headers: Set<Int> = [], note: Wording
  ) {
    fills[place].add(
      ColumnSource(column: column, origin: .derived(note.english), text: text, headers: headers),
      note: note
    )
  }

  // MARK: - Faults

  private func several(
    _ first: String, _ code: String, _ second: String, _ other: String
  ) -> Diagnostic {
    Diagnostic(
      .load,
      "the amounts of \(path) are in several currencies: \(first) in \(code), \(second) in \(other)",
      label: "a row has one currency",
      hints: [
        """
        leave one of them out: load ... as \(fills[0].matching.dataset.name) map (COLUMN = missing)
        """
      ])
  }

  private func unkept(_ code: String, _ place: Int, by header: Wording) -> Diagnostic {
    let dataset = fills[place].matching.dataset.name
    return Diagnostic(
      .load,
      """
      \(path) has amounts in \(code), by \(header), and \(dataset) keeps those of the store's \
      currency alone
      """,
      hints: [
        "turn them into it: load ... as \(dataset) map "
          + "(\(fills[place].money.first?.column.name ?? "COLUMN") = COLUMN * RATE)"
      ])
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

  /// Lets rows that are taken together have all the currencies that their amounts are in, not that
  /// of the first of them.
  fileprivate mutating func joinCurrencies() {
    guard rows.isGrouped,
      let source = matching.sources.first(where: { $0.column.name == "currency" }),
      let place = source.place
    else { return }
    let code: SQL = "\(word: Macros.currency)(\(word: SeparatedSource.columnName(place)))"
    replace(
      ColumnSource(
        column: source.column, origin: source.origin, text: CurrencyColumn.joined(code),
        headers: source.headers))
  }

  /// The columns of the file that a source is made of.
  fileprivate func columns(of source: ColumnSource) -> [FormedColumn] {
    let alone = source.place.map { [FormedColumn(place: $0, need: .money)] } ?? []
    return alone + FormedColumn.all(in: source.text).filter { $0.need == .number }
  }
}

/// A column of the file that holds ISO codes of currencies.
private struct CurrencyColumn {
  let place: Int
  let header: String
  /// Those of the first rows, sorted.
  let codes: [String]
  /// Whether the header says so by a word that means nothing else.
  let isPlain: Bool
  /// The first rows, to see whether another such column says something else.
  let rows: [String?]

  /// The code of each row; of rows that are taken together all codes that they have, so that an
  /// amount of several currencies is never summed up.
  func text(isGrouped: Bool) -> SQL {
    let code: SQL = "\(word: Macros.currency)(\(word: SeparatedSource.columnName(place)))"
    return isGrouped ? Self.joined(code) : "(\(code))::varchar"
  }

  static func joined(_ code: SQL) -> SQL {
    """
    (case when min(\(code)) = max(\(code)) then min(\(code))
      else min(\(code)) || '+' || max(\(code)) end)::varchar
    """
  }

  // MARK: - Choice

  static func all(
    of plan: FilePlan, store: String, in database: any Database
  ) throws -> [CurrencyColumn] {
    let headers = plan.source.headers
    let used = plan.fills.flatMap { $0.matching.sources }
      .reduce(into: Set<Int>()) { $0.formUnion($1.headers) }
    let places = headers.indices.filter {
      CurrencySign.speaks(ofCurrency: headers[$0]) || !used.contains($0)
    }
    guard !places.isEmpty else { return [] }
    let cells = places.map { SQL.word(SeparatedSource.columnName($0)) }.joined(", ")
    let found = try database.query(
      "select \(cells) from \(plan.source.relation) limit \(digits: FilePlan.looked)")
    return zip(places, found.cells).compactMap { place, cells in
      let isSpeaking = CurrencySign.speaks(ofCurrency: headers[place])
      let known = isSpeaking ? CurrencySign.iso : Set(CurrencySign.codes)
      let rows = cells.map { $0.text.flatMap { CurrencySign.code(ofCell: $0, store: store) } }
      let texts = rows.compactMap { $0 }
      let codes = texts.filter(known.contains)
      guard !codes.isEmpty, codes.count * 20 >= texts.count * 19 else { return nil }
      return CurrencyColumn(
        place: place, header: headers[place], codes: Set(codes).sorted(),
        isPlain: plain.contains(HeaderKey(headers[place]).text), rows: rows)
    }
  }

  /// The one that tells the currency of the amounts; nil where there is none.
  ///
  /// - Throws: a `.load` where two say something else.
  static func chosen(
    among all: [CurrencyColumn], of plan: FilePlan
  ) throws(Diagnostic) -> CurrencyColumn? {
    let plain = all.filter(\.isPlain)
    let speaking = all.filter { CurrencySign.speaks(ofCurrency: $0.header) }
    let best = !plain.isEmpty ? plain : !speaking.isEmpty ? speaking : all
    guard let first = best.first else { return nil }
    guard let other = best.first(where: { $0.rows != first.rows }) else { return first }
    throw Diagnostic(
      .load,
      "\(plan.path) has several columns of currencies, which differ: \(first.header), "
        + "\(other.header)",
      hints: [
        "say which: load ... as \(plan.fills[0].matching.dataset.name) map "
          + "(currency = \(FileScope.written(first.header)))"
      ])
  }

  private static let plain: Set<String> = [
    "currency", "currencycode", "currencyisocode", "ordercurrency", "ordercurrencycode",
    "transactioncurrency", "währung", "währungscode", "devise", "moneda", "moeda", "valuta",
    "waluta",
    "币种", "货币", "通貨", "통화", "валюта",
  ]
}
