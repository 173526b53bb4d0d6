/// The dataset `touches`: one to four visits before each order, the last of them its channel's.
enum Touches {
  static let sql = """
    insert into touches (touch_id, order_id, customer_id, touched_at, channel, campaign)
    with channels as (select list(distinct channel order by channel) as names from orders),
    paths as (
      select order_id, customer_id, ordered_at, channel, campaign,
        keyed(60, hash_text(order_id)) as key,
        case customer_type when 'new' then 0.62 else 0.28 end as curious
      from orders where channel is not null
    ),
    steps as (
      select *, unnest(range(1 + chance(key, 1, curious)::int
        + (chance(key, 1, curious) and chance(key, 2, 0.45))::int
        + (chance(key, 1, curious) and chance(key, 2, 0.45) and chance(key, 3, 0.4))::int)) as back
      from paths
    )
    select order_id || '-' || back, order_id, customer_id,
      date_trunc('second', ordered_at - to_seconds(case back
        when 0 then 120 + pick(key, 5, 2400)
        else 5400 + 86400 * (back * back) * uniform(key, 10 + back) * 2.4 end)),
      case when back = 0 then channel else one_of(key, 20 + back, (select names from channels)) end,
      case when back = 0 then campaign end
    from steps order by order_id, back;

    """
}
