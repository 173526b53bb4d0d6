/// What the orders say of each day's visits: who reached the payment, who paid, and what.
enum Funnel {
  static let preparation = """
    create or replace temp table sample_steps (d int, channel varchar, stream int, device int,
      place int, hour int, grain bigint, checkouts bigint, buyers bigint, orders bigint,
      units bigint, sales decimal(18, 2));
    create or replace temp macro grain_of(level) as
      case level when 'shop' then 31 when 'channel' then 15 when 'stream' then 23
        when 'device' then 27 when 'place' then 29 when 'hour' then 30 end;

    """

  // For a part of the days. Somebody who orders before midnight and pays after it reached the
  // payment on both days.
  static let steps = """
    insert into sample_steps
    with shown as (
      select d, stream, device, place, hour, person, paid_d = d as paid, units, net
      from sample_sales where d between part_from() and part_to()
      union all
      select paid_d, stream, device, place, paid_hour, person, true, units, net
      from sample_sales where paid_d > d and paid_d between part_from() and part_to()
    )
    select d, channel, s.stream, device, place, hour,
      grouping(channel, s.stream, device, place, hour) as grain,
      count(distinct person) as checkouts,
      count(distinct person) filter (paid) as buyers,
      count(*) filter (paid) as orders,
      coalesce(sum(units) filter (paid), 0) as units,
      coalesce(sum(net) filter (paid), 0)::decimal(18, 2) as sales
    from shown s join sample_streams using (stream)
    group by grouping sets ((d), (d, channel), (d, s.stream), (d, device), (d, place), (d, hour));

    """

  // People who come through two channels are counted in both, so the shop has fewer than their sum.
  static let visitors = """
    create or replace temp table sample_stream_visitors as
    select v.d, v.stream, t.channel, t.campaign, keyed(11, v.d * 64 + v.stream) as key,
      greatest(round(visits * (select scale from sample_scale))::bigint,
        coalesce(checkouts, 0)) as visitors,
      coalesce(checkouts, 0) as checkouts, coalesce(buyers, 0) as buyers,
      coalesce(orders, 0) as orders, coalesce(units, 0) as units, coalesce(sales, 0) as sales
    from sample_visits v
    join sample_streams t using (stream)
    left join sample_steps s on s.d = v.d and s.stream = v.stream and grain = grain_of('stream');

    create or replace temp table sample_channel_visitors as
    select d, channel, v.visitors, coalesce(checkouts, 0) as checkouts,
      coalesce(buyers, 0) as buyers, coalesce(orders, 0) as orders, coalesce(units, 0) as units,
      coalesce(sales, 0) as sales, key,
      least(v.visitors, coalesce(checkouts, 0)
        + round(v.visitors * 0.068 * noise(key, 1, 0.05))::bigint) as carts
    from (select d, channel, keyed(12, d * 64 + min(stream)) as key,
        sum(visitors)::bigint as visitors
      from sample_stream_visitors group by d, channel) v
    left join (from sample_steps where grain = grain_of('channel')) s using (d, channel);

    create or replace temp table sample_shop_visitors as
    select d, greatest(round(0.94 * sum(v.visitors))::bigint, max(v.visitors), max(s.checkouts))
        as visitors,
      greatest(round(0.95 * sum(v.carts))::bigint, max(s.checkouts)) as carts,
      coalesce(max(s.checkouts), 0) as checkouts, coalesce(max(s.buyers), 0) as buyers,
      coalesce(max(s.orders), 0) as orders, coalesce(max(s.units), 0) as units,
      coalesce(max(s.sales), 0)::decimal(18, 2) as sales, keyed(13, d) as key
    from sample_channel_visitors v
    left join (from sample_steps where grain = grain_of('shop')) s using (d)
    group by d;

    """
}
