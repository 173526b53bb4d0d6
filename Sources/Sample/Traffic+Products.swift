extension Traffic {
  // A visitor looks at about two products; impressions are the unpaid ones of search and feed.
  static let products = """
    create or replace temp table sample_product_visitors as
    with seen as (
      select d, category, sum((seeing * 1e9)::bigint) / 1e9 as seeing,
        coalesce(sum((seeing * 1e9)::bigint) filter (stream <= 2), 0) / 1e9 as unpaid
      from sample_reach group by all
    ),
    shown as (
      select day as d, product, sum(buyers) as checkouts, sum(paid_buyers)::bigint as buyers,
        sum(paid_orders)::bigint as orders, sum(paid_units)::bigint as units,
        sum(paid_net)::decimal(18, 2) as sales
      from (
        select d as day, product, buyers,
          case when paid_d = d then buyers else 0 end as paid_buyers,
          case when paid_d = d then orders else 0 end as paid_orders,
          case when paid_d = d then units else 0 end as paid_units,
          case when paid_d = d then net else 0 end as paid_net
        from sample_product_sales
        union all
        select paid_d, product, buyers, buyers, orders, units, net
        from sample_product_sales where paid_d > d
      )
      group by all
    )
    select s.d, s.product, keyed(19, s.d * 4096 + s.product) as key,
      greatest(coalesce(checkouts, 0),
        round(1.9 * sees * seeing * (select scale from sample_scale))::bigint) as visitors,
      round(26 * sees * unpaid * (select scale from sample_scale))::bigint as impressions,
      coalesce(checkouts, 0) as checkouts, coalesce(buyers, 0) as buyers,
      coalesce(orders, 0) as orders, coalesce(units, 0) as units, coalesce(sales, 0) as sales
    from sample_supply s join seen using (d, category) left join shown using (d, product);

    insert into sample_traffic by name
    select *, 'product' as level from sample_product_visitors;

    update sample_traffic t set impressions = p.impressions
    from (select d, sum(impressions) as impressions from sample_product_visitors group by d) p
    where t.d = p.d and level = 'shop';
    update sample_traffic t set impressions = case t.channel
      when 'search' then portion(p.impressions, 0, 0.62)
      else portion(p.impressions, 0.62, 1) end
    from (select d, sum(impressions) as impressions from sample_product_visitors group by d) p
    where t.d = p.d and level = 'channel' and channel in ('search', 'recommendation');

    """

  // Reports count a visitor's cart and payment in the same session, or in one more now and then.
  static let inserted = """
    insert into traffic (date, level, started_at, store, channel, source_name, campaign, device,
      country, region, city, product_id, page, impressions, visitors, new_visitors, sessions,
      page_views, bounces, time_on_site, favourite_visitors, add_to_carts, cart_visitors,
      checkout_visitors, cart_sessions, checkout_sessions, completed_sessions, paid_buyers,
      paid_orders, paid_units, paid_sales)
    with filled as (
      select * replace (coalesce(carts, least(visitors, checkouts
          + round(visitors * 0.068 * noise(key, 2, 0.05))::bigint)) as carts),
        round(visitors * (1.18 + 0.1 * uniform(key, 3)))::bigint as sessions
      from sample_traffic
    )
    select
      day, level, case when level = 'hour' then day + to_hours(hour) end, store_name(), channel,
      source_name, campaign, device, case when level = 'place' then country_name() end, region,
      city, product_id, page, impressions, visitors, round(visitors * (0.5 + 0.1 * uniform(key, 4))),
      sessions, round(sessions * (case level when 'product' then 1.4 when 'page' then 1.3 else 3.3
        end + 0.3 * uniform(key, 5))),
      round(sessions * (0.38 + 0.06 * uniform(key, 6))),
      round(sessions * (80 + 25 * uniform(key, 7))),
      case when level <> 'page' then round(visitors * (0.025 + 0.015 * uniform(key, 8))) end,
      case when level <> 'page' then round(carts * (1.2 + 0.25 * uniform(key, 9))) end,
      case when level <> 'page' then carts end, checkouts,
      case when level <> 'page' then carts end, checkouts, buyers, buyers, orders, units, sales
    from filled
    join (select d, day from sample_days) using (d)
    left join (select place, region, city from sample_places) using (place)
    left join (select product, product_id from sample_products) using (product)
    order by day, level, hour, channel, source_name, campaign, device, place, product_id, page;

    """
}
