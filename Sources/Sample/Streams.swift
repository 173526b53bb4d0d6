/// The streams of visitors: each channel that costs nothing is one, each campaign another.
enum Streams {
  /// The number of the stream that a viral video swells.
  static let video = 5
  /// Streams of campaigns that are large enough for their loss to be seen.
  static let largeCampaigns = [9, 10, 12, 14]

  /// The part of a day's visits in each hour, in percent, on an ordinary channel.
  static let dayCurve = [
    2.0, 1.1, 0.6, 0.4, 0.4, 0.6, 1.3, 2.5, 4.2, 6.0, 6.9, 6.4, 5.6, 5.7, 5.9, 5.5, 5.2, 4.9, 4.8,
    6.0, 7.6, 8.2, 5.5, 2.7,
  ]
  private static let eveningCurve = [
    2.6, 1.2, 0.5, 0.3, 0.2, 0.3, 0.6, 1.1, 1.9, 2.6, 3.0, 3.2, 3.6, 3.5, 3.2, 3.2, 3.4, 4.0, 6.2,
    11.0, 14.8, 15.2, 9.9, 4.5,
  ]

  /// How much of a day's visits come before an hour, on an ordinary channel.
  static func shareOfDay(before hour: Int) -> Double {
    dayCurve.prefix(hour).reduce(0, +) / dayCurve.reduce(0, +)
  }

  /// `sample_streams`, their affinity to the categories, and `sample_clock`: the second of the day
  /// at each 1,024th part of a day's visits, per curve.
  static var sql: String { curves + tables }

  private static var curves: String {
    let rows = [dayCurve, eveningCurve].enumerated().flatMap { curve, parts in
      parts.enumerated().map { "(\(curve + 1), \($0.offset), \($0.element))" }
    }
    return """
      create or replace temp table sample_hours (curve int, hour int, part double);
      insert into sample_hours values
      \(rows.joined(separator: ", "));

      """
  }

  // share: of all visits; conversion: orders placed per visit; fresh: how likely an order is a
  // customer's first, against the average; likes: the category that the stream brings more of.
  private static let tables = """
    create or replace temp table sample_streams (
      stream int, channel varchar, campaign varchar, share double, conversion double, fresh double,
      curve int, likes int);
    insert into sample_streams values
      (1, 'search', null, 0.270, 0.031, 1.0, 1, null),
      (2, 'recommendation', null, 0.120, 0.013, 1.1, 1, 1),
      (3, 'direct', null, 0.100, 0.052, 0.4, 1, null),
      (4, 'live', null, 0.070, 0.040, 0.9, 2, 4),
      (5, 'video', null, 0.100, 0.016, 1.3, 2, 3),
      (6, 'affiliate', null, 0.070, 0.033, 1.2, 1, 4),
      (7, 'email', null, 0.030, 0.048, 0.2, 1, null),
      (8, 'search ads', 'Brand words', 0.035, 0.050, 0.7, 1, null),
      (9, 'search ads', 'Best sellers', 0.070, 0.030, 1.2, 1, null),
      (10, 'search ads', 'Category words', 0.050, 0.023, 1.3, 1, 6),
      (11, 'search ads', 'Long tail', 0.030, 0.021, 1.2, 1, 5),
      (12, 'feed ads', 'New customers', 0.050, 0.017, 1.6, 1, 2),
      (13, 'feed ads', 'Retargeting', 0.030, 0.042, 0.5, 1, null),
      (14, 'feed ads', 'Lookalikes', 0.045, 0.016, 1.4, 1, 3),
      (15, 'feed ads', 'Live room', 0.030, 0.024, 1.0, 2, 4);

    -- how much more a stream brings of a category than the average stream does
    create or replace temp table sample_affinity as
    select stream, category, case when likes = category then 2.5 else 1.0 end as affinity
    from sample_streams, range(1, 7) c(category);

    create or replace temp table sample_hour_shares as
    select
      curve, hour,
      coalesce(sum(part) over (partition by curve order by hour
        rows between unbounded preceding and 1 preceding), 0) / sum(part) over (partition by curve)
        as share_from,
      sum(part) over (partition by curve order by hour) / sum(part) over (partition by curve)
        as share_to
    from sample_hours;

    create or replace temp table sample_clock as
    with edges as (
      select
        h.curve, s.slot,
        3600 * (hour + (slot / 1024 - share_from) / (share_to - share_from)) as second
      from range(1024) s(slot)
      join sample_hour_shares h on slot / 1024 >= share_from and slot / 1024 < share_to
    )
    select
      curve, slot::int as slot, second,
      lead(second, 1, 86340) over (partition by curve order by slot) - second as span
    from edges;

    -- how much of a day a campaign was shown, where its budget ended early
    create or replace temp table sample_caps as
    select d::int as d, e.stream, e.cap_hour, 1 + e.size as part
    from sample_effects e, range(e.from_d, e.to_d + 1) r(d)
    where kind = 'campaign_capped';

    """
}
