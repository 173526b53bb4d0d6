import Catalog
import Engine
import Values

/// A row among the slices of a day that sums up the others: 全部 beside PC and 无线.
struct SliceTotals {
  struct Total {
    var header: String
    var word: String
    var condition: SQL
  }

  let total: Total?

  private static let words: Set<String> = [
    "all", "total", "totals", "grandtotal", "overall", "sum", "全部", "汇总", "合计", "总计", "总和", "整体",
    "所有", "全站", "所有终端", "全店", "gesamt", "summe", "alle", "insgesamt", "tous", "toutes", "ensemble",
    "todos", "todas", "totale", "tutti", "totaal", "razem", "suma", "łącznie", "合計", "すべて", "全体",
    "الإجمالي", "المجموع",
  ]

  /// - Throws: what the engine says.
  init(_ groups: RepeatedColumns, in owner: RepeatedKeys) throws {
    let readings = owner.query.readings.filter { $0.column.isAdded }
    let main = readings.first { $0.column.type == .money } ?? readings.first
    guard let main else {
      total = nil
      return
    }
    let key = owner.table.dataset.key.compactMap { name in
      owner.query.readings.first { $0.column.name == name }?.value
    }.joined(", ")
    for column in groups.telling {
      let found = try owner.table.database.query(
        """
        with parts as (
          select *, \(column.name) as word, sum(coalesce(\(main.value), 0)) over (partition by \(key)) as day_sum,
            count(*) over (partition by \(key)) as n
          from \(name: RepeatedKeys.rows))
        select word, count(*), count(*) filter (2 * coalesce(\(main.value), 0) = day_sum and n > 2),
          count(distinct (\(key)))
        from parts group by word
        """)
      for row in found.rows {
        guard let word = row[0].text, Self.words.contains(HeaderKey(word).text),
          row[1].int == row[2].int, row[1].int == groups.count
        else { continue }
        total = Total(header: column.header, word: word, condition: "\(column.name) = \(word)")
        return
      }
    }
    total = nil
  }
}
