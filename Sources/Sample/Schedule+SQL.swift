import Values

extension Schedule {
  /// The tables `sample_effects`, `sample_festivals`, `sample_uplifts` and `sample_coupons`.
  var sql: String {
    effectsSQL + festivalsSQL + couponsSQL
  }

  private var effectsSQL: String {
    let rows = incidents.enumerated().map { index, incident in
      let numbers = [
        index + 1, incident.days.lowerBound, incident.days.upperBound, incident.rank,
        incident.category, incident.stream, incident.carrier, incident.hour,
      ]
      return "('\(incident.kind.rawValue)', "
        + numbers.map { $0.map(String.init) ?? "null" }.joined(separator: ", ")
        + ", \(incident.size))"
    }
    return """
      create or replace temp table sample_effects (
        kind varchar, incident int, from_d int, to_d int, product int, category int, stream int,
        carrier int, cap_hour int, size double);
      insert into sample_effects values
      \(rows.joined(separator: ",\n"));

      """
  }

  private var festivalsSQL: String {
    let rows = festivals.enumerated().map { index, festival in
      """
      (\(index + 1), \(quoted(festival.name)), \(quoted(festival.kind)), \
      \(festival.category.map(String.init) ?? "null"), date '\(festival.first)', \
      date '\(festival.last)')
      """
    }
    let uplifts = festivals.enumerated().flatMap { index, festival in
      festival.uplifts.map { "(\(index + 1), date '\($0.day)', \($0.factor))" }
    }
    return """
      create or replace temp table sample_festivals (
        festival int, festival_name varchar, kind varchar, category int, starts_on date,
        ends_on date);
      insert into sample_festivals values
      \(rows.joined(separator: ",\n"));
      create or replace temp table sample_uplifts (festival int, day date, factor double);
      insert into sample_uplifts values
      \(uplifts.joined(separator: ",\n"));

      """
  }

  private var couponsSQL: String {
    let rows = coupons.enumerated().map { index, coupon in
      "(\(index + 1), \(coupon.category), \(coupon.days.lowerBound), \(coupon.days.upperBound))"
    }
    return """
      create or replace temp table sample_coupons (coupon int, category int, from_d int, to_d int);
      insert into sample_coupons values
      \(rows.joined(separator: ",\n"));

      """
  }

  /// A coupon of about a month after the other, but for the days on which one had expired.
  private var coupons: [(category: Int, days: ClosedRange<Int>)] {
    couponCategories.enumerated().flatMap { index, category in
      let gaps = incidents.filter { $0.kind == .couponExpired && $0.category == category }
        .map(\.days)
      // The three run out 3, 6 and 9 days after the last day, where nothing comes between.
      var start = last + 3 * (index + 1) - 30 * (store.days / 30 + 1) + 1
      var result: [(category: Int, days: ClosedRange<Int>)] = []
      while start <= last {
        let end = start + 29
        if let gap = gaps.first(where: { $0.contains(start) }) {
          start = gap.upperBound + 1
        } else if let gap = gaps.first(where: { (start...end).contains($0.lowerBound) }) {
          result.append((category, start...gap.lowerBound - 1))
          start = gap.upperBound + 1
        } else {
          result.append((category, start...end))
          start = end + 1
        }
      }
      return result
    }
  }
}

/// A text as an SQL literal; only texts of this target are written so.
func quoted(_ text: String) -> String {
  "'" + text.replacing("'", with: "''") + "'"
}
