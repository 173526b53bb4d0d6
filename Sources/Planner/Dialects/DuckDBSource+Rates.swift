import Values

/// Exchange rates beside the rows of a source: `r0.factor` is the rate of the row's day.
extension DuckDBSource {
  /// The joins that bring the last rate on or before each row's day; empty where none is needed.
  func rateJoins() -> SQL {
    guard let rates = plan.rates, let currencies = source.currencies else { return "" }
    var sql: SQL = ""
    for (place, currency) in currencies.enumerated() {
      let table = SQL.word("r\(place)")
      let code = self.code(currency, rates)
      if let time = time(rates) {
        sql += " asof left join (\(dated(rates))) as \(table)"
        sql += " on \(table).currency = \(code) and \(time) >= \(table).since"
      } else {
        sql += """
           left join (select currency, arg_max(factor, since) as factor from (\(dated(rates))) \
          where since <= \(.moment(rates.present)) group by currency) as \(table) \
          on \(table).currency = \(code)
          """
      }
    }
    return sql
  }

  /// The rows that lack a rate, by their currency: how many, and the first day; nil where the
  /// source converts nothing.
  func unrated() -> SQL? {
    guard let rates = plan.rates, let currencies = source.currencies, !source.isOutside else {
      return nil
    }
    let parts = currencies.enumerated().map { place, currency -> SQL in
      let day = time(rates) ?? .bind(.moment(rates.present))
      return """
        select \(code(currency, rates)) as currency, count(*) as rows, \
        cast(min(\(day)) as date) as first_day \
        \(rows(where: "\(word: "r\(place)").factor is null")) group by 1
        """
    }
    return parts.joined(" union all ")
  }

  private func code(_ currency: Scalar, _ rates: Plan.Rates) -> SQL {
    "coalesce(upper(trim(\(formula.sql(currency)))), \(.text(rates.currency)))"
  }

  /// When a row is converted; nil for a data set without dates.
  private func time(_ rates: Plan.Rates) -> SQL? {
    source.time.map { "coalesce(cast(\(formula.sql($0)) as timestamp), \(.moment(rates.present)))" }
  }

  /// All rates with the moment from which each holds, the store's own currency among them.
  private func dated(_ rates: Plan.Rates) -> SQL {
    let always = Moment(Day(number: -700_000))
    var rows = rates.known.map { rate -> SQL in
      "(\(.text(rate.currency)), \(.moment(rate.since ?? always)), cast(\(rate.factor) as decimal(18, 8)), 1)"
    }
    rows.append("(\(.text(rates.currency)), \(.moment(always)), cast(1 as decimal(18, 8)), 2)")
    var sql: SQL =
      "select * from (values \(rows.joined(", "))) as v(currency, since, factor, place)"
    if rates.areLoaded {
      sql += """
         union all select upper(trim(currency)), cast(date as timestamp), \
        cast(exchange_rate as decimal(18, 8)), 0 from rates where exchange_rate > 0
        """
    }
    return
      "select currency, since, arg_max(factor, place) as factor from (\(sql)) group by 1, 2"
  }
}
