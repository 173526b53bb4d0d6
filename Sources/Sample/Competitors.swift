/// The dataset `competitors`: their shops, sources of traffic and products, day by day.
enum Competitors {
  static let preparation = """
    create or replace temp macro competitor_names() as ['Northwind Living', 'Bluebird Outlet',
      case currency() when 'CNY' then '海风优选' else 'Seabreeze' end, 'Casa Verde',
      'Summit & Co', 'Paperplane', 'Lighthouse Goods'];

    """

  static let sql = items + products + shops

  // Items 1 to 24 compete with our best sellers, the others with nothing that we have. The last
  // competitor was noticed only nine days before the end.
  private static let items = """
    create or replace temp table sample_items as
    select item, key, (item - 1) % 7 + 1 as competitor,
      'K' || (52000 + 13 * item) as item_id, p.product, p.product_id, c.category, c.category_name,
      coalesce(p.price::double * (0.9 + 0.25 * uniform(key, 1)),
        c.price * price_level() * exp(0.4 * normal(key, 1))) as usual_price,
      40 * coalesce(p.weight, 0.05 + 0.2 * uniform(key, 2)) * (0.6 + uniform(key, 3))
        as usual_units,
      said(key, 4, ['New', 'Best', 'Prime', 'Smart', 'Eco', '新款']) || ' '
        || one_of(key, 5, c.nouns) || ' ' || (100 + item) as title,
      case when (item - 1) % 7 = 6 then greatest(0, day_count() - 9) else 0 end as first_d
    from (select i::int as item, keyed(51, i) as key from range(1, 57) r(i))
    left join sample_products p on p.product = item and item <= 24
    join sample_categories c on c.category = coalesce(p.category, 1 + item % 6);

    """

  private static let products = """
    create or replace temp table sample_item_days as
    with priced as (
      select i.*, d.d, d.day, keyed(52, d.d * 64 + item) as day_key, d.level, d.visit_noise,
        coalesce(e.size, 0) as cut, coalesce(m.size, 0) as dip,
        -- a price holds for about four weeks
        keyed(53, item * 1024 + (d.d + item * 5) // 27) as price_key
      from sample_items i join sample_days d on d.d < day_count() and d.d >= first_d
      left join sample_effects e on e.kind = 'competitor_price_cut' and e.product = i.product
        and d.d between e.from_d and e.to_d
      left join sample_effects m on m.kind = 'market_dip' and d.d between m.from_d and m.to_d
    )
    select *, money(usual_price * (0.95 + 0.1 * uniform(price_key, 1))
        * case when cut < 0 then 0.74 else 1 end) as price,
      counted(usual_units * level * (1 + dip) * (1 - 1.8 * cut), day_key, 1) as units
    from priced;

    insert into competitors (date, level, competitor, item_id, item, category, product_id, price,
      list_price, estimated_units, estimated_sales, paid_counter, review_counter, running_activity,
      first_seen_on)
    select day, 'product', competitor_names()[competitor], item_id, title, category_name,
      product_id, case when not chance(day_key, 2, 0.01) then price end, money(usual_price * 1.3), units,
      price * units,
      2000 + pick(key, 6, 9000) + sum(units) over past,
      300 + pick(key, 7, 900) + (sum(units) over past) // 9,
      case when cut < 0 then 'Limited-time price cut' end, first_day() + first_d
    from sample_item_days
    window past as (partition by item order by d)
    order by day, item_id;

    """

  private static let shops = """
    create or replace temp table sample_rivals as
    select d, day, competitor, keyed(54, d * 16 + competitor) as key,
      sum(price * units)::double as sales, min(first_d) as first_d, min(cut) as cut,
      max(case when dip < 0 then 1 else 0 end) as dips
    from sample_item_days group by d, day, competitor;

    insert into competitors (date, level, competitor, sales_index, traffic_index, search_index,
      running_activity, first_seen_on)
    select r.day, 'shop', competitor_names()[competitor],
      round(900 * (8 * sales) ^ 0.45 * noise(key, 1, 0.02)),
      round(700 * (8 * sales) ^ 0.40 * noise(key, 2, 0.03)),
      round(300 * (8 * sales) ^ 0.35 * noise(key, 3, 0.04)),
      case when cut < 0 then 'Limited-time price cut'
        when festival_name is not null then festival_name
        when (r.d + 5 * competitor) % 23 < 2 then 'Brand day' end,
      first_day() + first_d
    from sample_rivals r
    left join (select day, min(festival_name) as festival_name from sample_uplifts
      join sample_festivals using (festival) where kind = 'platform festival' group by day) f
      on f.day = r.day
    order by r.day, competitor;

    insert into competitors (date, level, competitor, channel, traffic_share, first_seen_on)
    with drawn as (
      select * exclude (key),
        round(1e6 * share * exp(0.35 * normal(taste, 1)) * noise(key, 1, 0.06))::bigint as part
      from (
        select r.* replace (keyed(56, d * 512 + competitor * 32 + n) as key), channel, share,
          keyed(55, competitor * 32 + n) as taste
        from sample_rivals r, (select channel, min(stream) as n, sum(share) as share
          from sample_streams group by channel)
      )
    )
    select day, 'source', competitor_names()[competitor], channel,
      round(part / sum(part) over (partition by d, competitor), 4), first_day() + first_d
    from drawn order by day, competitor, channel;

    """
}
