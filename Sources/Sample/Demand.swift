/// How many orders each day and stream places for each product: the seed of all facts.
enum Demand {
  static let sql = supply + reach + cells

  /// How much of each product is seen and bought on each day, against its usual popularity.
  private static let supply = """
    -- factors of incidents, by what they strike
    create or replace temp table sample_struck_products as
    select
      d::int as d, p.product,
      min(case kind when 'stock_out' then 0 when 'competitor_price_cut' then 1 + size
        when 'coupon_expired' then 1 + size else 1 end) as buying,
      min(case kind when 'stock_out' then 0.8 when 'competitor_price_cut' then 0.95 else 1 end)
        as seeing
    from sample_effects e, range(e.from_d, e.to_d + 1) r(d), sample_products p
    where e.product = p.product and kind in ('stock_out', 'competitor_price_cut')
      or e.category = p.category and kind = 'coupon_expired'
    group by all;

    create or replace temp table sample_flash as
    select d, category, max(factor) as uplift
    from sample_uplifts join sample_festivals using (festival) join sample_days using (day)
    where category is not null group by all;

    create or replace temp table sample_supply as
    with wanted as (
      select
        d.d, p.product, p.category, p.weight * exp(p.slope * (d.d / day_count() - 0.5))
          * (1 + c.summer * cos(2 * pi() * (dayofyear(d.day) - 190) / 365.25))
          * coalesce(f.uplift, 1) as weight,
        keyed(3, d.d * 4096 + p.product) as key, lure, appeal,
        coalesce(s.buying, 1) as buying, coalesce(s.seeing, 1) as seeing
      from sample_products p
      join sample_days d on d.d >= greatest(p.listed_d, 0) and d.d < day_count()
      join sample_categories c using (category)
      left join sample_struck_products s on s.d = d.d and s.product = p.product
      left join sample_flash f on f.d = d.d and f.category = p.category
    )
    select d, product, category, weight * lure * appeal * buying as buys,
      weight * lure * seeing as sees
    from (select * replace (weight * noise(key, 1, 0.08) as weight) from wanted);

    """

  /// Visits and the orders expected from them, before they are scaled to the orders asked for.
  private static let reach = """
    create or replace temp table sample_visits as
    with struck as (
      select d::int as d, s.stream, min(1 + size) as factor
      from sample_effects e, range(e.from_d, e.to_d + 1) r(d), sample_streams s
      where kind = 'market_dip'
        or e.stream = s.stream and kind in ('campaign_capped', 'viral_video')
      group by all
    )
    select d, stream, visits * noise(key, 1, 0.055) as visits, eagerness
    from (
      select d.d, s.stream, keyed(4, d.d * 64 + s.stream) as key,
        s.share * d.level * d.visit_noise * coalesce(factor, 1) as visits,
        s.conversion * d.eagerness * d.buy_noise as eagerness
      from sample_days d cross join sample_streams s left join struck using (d, stream)
      where d.d < day_count()
    );

    create or replace temp table sample_reach as
    with usual as (
      select category, sum((weight * lure * 1e9)::bigint) / 1e9 as seen
      from sample_products group by category
    ),
    whole as (
      select stream, sum((affinity * seen * 1e9)::bigint) / 1e9 as seen
      from sample_affinity join usual using (category) group by stream
    )
    select d, stream, category, visits * affinity / seen as seeing,
      visits * affinity / seen * eagerness as buying
    from sample_visits join sample_affinity using (stream) join whole using (stream);

    -- what turns the model's units into visits and orders
    create or replace temp table sample_scale as
    with bought as (
      select d, category, sum((buys * 1e9)::bigint) / 1e9 as buys from sample_supply group by all
    ),
    reached as (
      select d, category, sum((buying * 1e12)::bigint) / 1e12 as buying
      from sample_reach group by all
    )
    select order_count() / (sum((buys * buying * 1e12)::hugeint) / 1e12)::double as scale
    from bought join reached using (d, category);

    """

  /// The orders of each day, stream and first product: Poisson, then trimmed to the number wanted.
  private static let cells = """
    create or replace temp table sample_cells as
    with means as (
      select r.d, r.stream, s.product, (r.d * 32 + r.stream) * 4096 + s.product as cell,
        keyed(5, (r.d * 32 + r.stream) * 4096 + s.product) as key,
        r.buying * s.buys * (select scale from sample_scale) as mean
      from sample_reach r join sample_supply s using (d, category)
    ),
    drawn as (
      select *, counted(mean, key, 1) as orders
      from means where not chance(key, 1, exp(-mean)) or mean >= 2
    )
    select d, stream, product, cell, orders from drawn where orders > 0;

    create or replace temp table sample_trim as
    with gap as (select order_count() - sum(orders) as missing from sample_cells),
    ranked as (
      select cell, row_number() over (order by keyed(6, cell), cell) as place,
        count(*) over () as cells
      from sample_cells
    )
    select cell, case when missing < 0 then -1
        else missing // cells + (place <= missing % cells)::int end as more
    from ranked, gap where place <= abs(missing);
    update sample_cells set orders = orders + more from sample_trim t
    where sample_cells.cell = t.cell;

    """
}
