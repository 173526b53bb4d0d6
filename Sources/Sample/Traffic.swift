/// The dataset `traffic` at all its levels, each from the same visits and the same orders.
enum Traffic {
  static let sql = gathering + total + parts + products + inserted

  private static let gathering = """
    create or replace temp table sample_traffic (
      d int, level varchar, hour int, channel varchar, source_name varchar, campaign varchar,
      device varchar, place int, product int, page varchar, visitors bigint, carts bigint,
      checkouts bigint, buyers bigint, orders bigint, units bigint, sales decimal(18, 2),
      impressions bigint, key ubigint);

    """

  private static let total = """
    insert into sample_traffic by name
    select *, 'shop' as level from sample_shop_visitors;

    insert into sample_traffic by name
    select *, 'channel' as level from sample_channel_visitors;

    insert into sample_traffic by name
    select * exclude (stream), 'campaign' as level from sample_stream_visitors
    where campaign is not null;

    -- the sources within a channel share its visits and orders out
    insert into sample_traffic by name
    with sources as (
      select * from (values
        ('search', 'site search', 0.0, 0.78), ('search', 'Baidu', 0.78, 0.93),
        ('search', 'category pages', 0.93, 1.0),
        ('recommendation', 'home feed', 0.0, 0.66),
        ('recommendation', 'after purchase', 0.66, 1.0),
        ('direct', 'favourites', 0.0, 0.38), ('direct', 'cart', 0.38, 0.72),
        ('direct', 'shop page', 0.72, 1.0),
        ('live', 'own live room', 0.0, 0.6), ('live', 'hosts', 0.6, 1.0),
        ('video', 'own videos', 0.0, 0.55), ('video', 'creators', 0.55, 1.0),
        ('affiliate', 'coupon sites', 0.0, 0.45), ('affiliate', 'blogs', 0.45, 1.0),
        ('email', 'newsletter', 0.0, 0.7), ('email', 'cart reminder', 0.7, 1.0),
        ('search ads', 'site search', 0.0, 1.0), ('feed ads', 'home feed', 0.0, 1.0)
      ) s(channel, source_name, share_from, share_to)
    ),
    -- by steps lost, so that no step has more people than the one before
    shared as (
      select d, channel, source_name, keyed(14, hash_text(channel || source_name) + d) as key,
        portion(visitors - carts, share_from, share_to) as left_at_once,
        portion(carts - checkouts, share_from, share_to) as left_in_cart,
        portion(checkouts - buyers, share_from, share_to) as left_unpaid,
        portion(buyers, share_from, share_to) as buyers,
        portion(orders - buyers, share_from, share_to) as more_orders,
        portion(units, share_from, share_to) as units,
        portion(sales * 100, share_from, share_to)::decimal(18, 2) / 100 as sales
      from sample_channel_visitors join sources using (channel)
    )
    select d, 'source' as level, channel, source_name, key, buyers, buyers + more_orders as orders,
      units, sales, buyers + left_unpaid as checkouts, buyers + left_unpaid + left_in_cart as carts,
      buyers + left_unpaid + left_in_cart + left_at_once as visitors
    from shared;

    """

  private static let parts = """
    insert into sample_traffic by name
    with devices as (
      select d, device, visitors * [0.66, 0.24, 0.11][device] as mean,
        keyed(15, d * 8 + device) as key
      from sample_shop_visitors, range(1, 4) r(device)
    )
    select d, 'device' as level, ['app', 'mobile', 'desktop'][device] as device,
      coalesce(s.checkouts, 0) as checkouts, coalesce(s.buyers, 0) as buyers,
      coalesce(s.orders, 0) as orders, coalesce(s.units, 0) as units,
      coalesce(s.sales, 0) as sales, key,
      greatest(coalesce(checkouts, 0), round(mean * noise(key, 1, 0.02))::bigint) as visitors
    from devices
    left join (select * exclude (channel, stream, place, hour) from sample_steps
      where grain = grain_of('device')) s using (d, device);

    insert into sample_traffic by name
    with places as (
      select d, place, visitors * share as mean, keyed(16, d * 64 + place) as key
      from sample_shop_visitors,
        (select place, weight / sum(weight) over () as share from sample_places)
    )
    select d, 'place' as level, place,
      coalesce(s.checkouts, 0) as checkouts, coalesce(s.buyers, 0) as buyers,
      coalesce(s.orders, 0) as orders, coalesce(s.units, 0) as units,
      coalesce(s.sales, 0) as sales, key,
      greatest(coalesce(checkouts, 0), round(mean * noise(key, 1, 0.06))::bigint) as visitors
    from places
    left join (select * exclude (channel, stream, device, hour) from sample_steps
      where grain = grain_of('place')) s using (d, place);

    -- the hours follow the streams, with the campaigns that were cut short
    insert into sample_traffic by name
    with spread as (
      select d, hour, sum((visitors * (least(share_to, shown) - least(share_from, shown)) / shown
        * 1e6)::bigint) / 1e6 as visitors
      from (select *, coalesce(part, 1) as shown from sample_stream_visitors
        join sample_streams using (stream) left join sample_caps using (d, stream))
      join sample_hour_shares using (curve)
      group by all
    )
    select d, 'hour' as level, hour,
      coalesce(s.checkouts, 0) as checkouts, coalesce(s.buyers, 0) as buyers,
      coalesce(s.orders, 0) as orders, coalesce(s.units, 0) as units,
      coalesce(s.sales, 0) as sales, keyed(17, d * 32 + hour) as key,
      greatest(coalesce(checkouts, 0), round(v.visitors)::bigint) as visitors
    from spread v
    left join (select * exclude (channel, stream, device, place) from sample_steps
      where grain = grain_of('hour')) s using (d, hour);

    insert into sample_traffic by name
    with pages as (
      select * from (values ('/', 0.34), ('/live', 0.08), ('/sale', 0.13), ('/cart', 0.10),
        ('/checkout', 0.035), ('/about', 0.01)) p(page, share)
      union all
      select '/category/' || category_name, 0.6 * share from sample_categories
    )
    select d, 'page' as level, page, key,
      round(mean * noise(key, 1, 0.06))::bigint as visitors
    from (select d, page, visitors * share as mean, keyed(18, hash_text(page) + d) as key
      from sample_shop_visitors, pages);

    """
}
