/// The days: how much is visited and bought on each, before any incident.
enum Calendar {
  // Days reach 70 beyond the last one, for plans and expectations; only the past has noise.
  static let sql = """
    create or replace temp table sample_days as
    with days as (
      select d::int as d, first_day() + d::int as day, keyed(1, d) as key
      from range(day_count() + 70) r(d)
    ),
    lifted as (select day, max(factor) as factor from sample_uplifts
      join sample_festivals using (festival) where category is null group by day)
    select
      d, day, key,
      coalesce(factor, 1) as uplift,
      [0.96, 0.94, 0.95, 0.97, 1.02, 1.10, 1.06][isodow(day)]
        * (1 + 0.06 * cos(2 * pi() * (dayofyear(day) - 335) / 365.25))
        * exp(0.0006 * d) * coalesce(factor, 1) ^ 0.6 as level,
      coalesce(factor, 1) ^ 0.4 as eagerness,
      case when d < day_count() then noise(key, 1, 0.04) else 1.0 end as visit_noise,
      case when d < day_count() then noise(key, 2, 0.03) else 1.0 end as buy_noise
    from days left join lifted using (day)
    order by d;

    """
}
