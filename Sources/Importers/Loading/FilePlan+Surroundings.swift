import Engine
import Language
import Store
import Values

/// What stands around a file's columns and tells how to read them.
extension FilePlan {
  /// Looks for zones, currencies and rows of totals, once the file can be read.
  mutating func takeSurroundings(
    _ request: LoadRequest, of store: StoreSettings, in database: any Database
  ) throws {
    do {
      try takeCurrency(unless: request.mapping, store: store.currency, in: database)
      try takeZones(
        told: try FileZone.named(request.zone), usual: export?.zone?.text, store: store.timezone,
        in: database)
      try takeTotals(in: database)
    } catch let error as EngineError where source.explains(error) {
      // A broken row among the first: without it they can be looked at.
      try source.repair(after: error)
      try takeSurroundings(request, of: store, in: database)
    }
  }
}

/// Rows of a list without an export that sum up the others.
extension FilePlan {
  private mutating func takeTotals(in database: any Database) throws {
    guard export == nil, total == nil, fills.count == 1, let fill = fills.first else { return }
    // A product or a customer may be called anything.
    let telling = fill.matching.sources.filter { source in
      source.column.type.isTime || fill.matching.dataset.key.contains(source.column.name)
    }
    let places = Set([0] + telling.compactMap { $0.place })
    let tests = places.sorted().map { place -> SQL in
      let words = Self.totals.map { SQL.bind(.text($0)) }.joined(", ")
      return "lower(rtrim(trim(\(word: SeparatedSource.columnName(place))), ' :：*')) in (\(words))"
    }
    let condition: SQL = "(\(tests.joined(" or ")))"
    // Of a long file only the beginning is looked at; the end of it is where such rows are told
    // when they cannot be read.
    let isLong = source.byteCount > 4 << 20
    let rows: SQL =
      isLong
      ? "(select * from \(source.relation) limit \(digits: Self.looked))" : source.relation
    let found = try database.query("select count(*) from \(rows) where \(condition)")
    guard found.rows.first?.first?.int ?? 0 > 0 else { return }
    setAside(totals: condition)
  }

  /// Words that stand where the others have a day or a name, in small letters.
  private static let totals = [
    "total", "totals", "grand total", "subtotal", "sub total", "sum", "summe",
    "gesamt", "gesamtsumme", "insgesamt", "zwischensumme", "somme", "total général", "sous-total",
    "suma", "total general", "totale", "totale complessivo", "total geral", "totaal", "eindtotaal",
    "razem", "suma końcowa", "totalt", "summa", "i alt", "toplam", "genel toplam", "jumlah", "tổng",
    "tổng cộng", "รวม", "รวมทั้งหมด", "итого", "всего", "المجموع", "الإجمالي", "合计", "总计", "汇总",
    "小计", "共计", "總計", "合計", "小計", "総計", "合計金額", "합계", "총계",
  ]
}
