import Values

/// Rows over several days, spread evenly over these.
///
/// Days win: what a row of a day tells is taken off the span, and only the days that are left get a
/// share. Of spans that overlap the shorter one tells the day.
extension DuckDBSource {
  /// The data set's table, its spans as rows of days.
  func table() -> SQL {
    guard let spans = source.spans else { return .name(source.dataset) }
    let (first, last): (SQL, SQL) = (.name(spans.first), .name(spans.last))
    let isSpan: SQL = "(\(last) is not null and \(last) > \(first))"
    let key = spans.key.map { SQL.name($0) }
    let thing: SQL = key.isEmpty ? "1" : "(\(key.joined(", ")))"
    let amounts = spans.amounts.map { SQL.name($0.column) }
    let known = amounts.map { "sum(\($0)) as \($0)" as SQL }
    let shares = spans.amounts.map { amount -> SQL in share(amount) }
    let lost = spans.others.map { "null as \(name: $0)" as SQL }
    let told = amounts.enumerated().map { index, name -> SQL in
      // What the day has already: of a row of the day, else of the shorter span.
      """
      sum(case when d.is_told then d.\(name) when place > 1 then \(word: "shorter_\(index)") end)
        over (partition by span) as \(word: "told_\(index)")
      """
    }
    let shorter = amounts.enumerated().map { index, name -> SQL in
      """
      first_value(\(name)::double / span_days) over (partition by \(thing), day order by span_days, span)
        as \(word: "shorter_\(index)")
      """
    }
    let spanThing: SQL = key.isEmpty ? "1" : "(\(key.map { "s." + $0 }.joined(", ")))"
    let whole: SQL = """
      select rowid as span, *, \(last) - \(first) + 1 as span_days from \(name: source.dataset)
      where \(isSpan)
      """
    let days: SQL = """
      select *, row_number() over (partition by \(thing), day order by span_days, span) as place\
      \(shorter.map { ", " + $0 }.joined("")) from (
        select *, unnest(generate_series(\(first), \(last), interval 1 day))::date as day
        from (\(whole)))
      """
    let own: SQL = """
      select thing, \(first) as day, true as is_told\(known.map { ", " + $0 }.joined(""))
      from (select *, \(thing) as thing from \(name: source.dataset) where not coalesce(\(isSpan), false))
        semi join (select distinct \(thing) as thing from \(name: source.dataset) where \(isSpan)) w
        using (thing)
      group by 1, 2
      """
    let made = amounts.indices.flatMap { ["shorter_\($0)", "told_\($0)"] }
    let extra =
      (["span", "span_days", "day", "place", "is_open", "open_days", "open_place"] + made)
      .map { SQL(verbatim: $0) }
    return """
      (select * from \(name: source.dataset) where not coalesce(\(isSpan), false)
      union all by name
      select * exclude (\(extra.joined(", "))) replace (
        \((["day as \(first)", "day as \(last)"] + shares + lost).joined(", ")))
      from (
        select *, count(*) filter (is_open) over (partition by span) as open_days,
          row_number() over (partition by span, is_open order by day) as open_place
        from (
          select s.*, d.is_told is null and place = 1 as is_open\(told.map { ", " + $0 }.joined(""))
          from (\(days)) s left join (\(own)) d
            on d.thing is not distinct from \(spanThing)
            and d.day = s.day))
      where is_open)
      """
  }

  /// What a day that is left gets of an amount: what is due up to it, less what is due up to the one
  /// before, so that the days add up to what is left.
  private func share(_ amount: Plan.Spans.Amount) -> SQL {
    let name = SQL.name(amount.column)
    let index = source.spans?.amounts.firstIndex(of: amount) ?? 0
    let told: SQL = "coalesce(told_\(digits: index), 0)"
    // Days that tell more than the whole leave nothing.
    let rest: SQL = """
      case when sign(\(name)::double - \(told)) = sign(\(name)::double) then \(name)::double - \(told)
        when \(name) is null then null else 0 end
      """
    guard let decimals = amount.decimals else { return "(\(rest)) / open_days as \(name)" }
    let places: SQL = "\(digits: decimals)"
    let type: SQL = decimals == 0 ? "bigint" : "decimal(18, 2)"
    return """
      (round((\(rest)) * open_place / open_days, \(places))
        - round((\(rest)) * (open_place - 1) / open_days, \(places)))::\(type) as \(name)
      """
  }
}
