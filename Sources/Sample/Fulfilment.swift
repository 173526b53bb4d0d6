/// What happens to the orders of a part after the payment: packed, sent, received, or cancelled.
enum Fulfilment {
  // Times that the closing of the sample has not reached are missing. Pieces of a product that is
  // about to be sold out leave on the next day at the earliest and before the first empty day ends,
  // so that its shelf is empty on the days without sales and on no other.
  static let sql = """
    create or replace temp table sample_hurried as
    select b.order_no, min(s.from_d) as from_d
    from sample_baskets b join sample_stockouts s
      on b.product = s.product and b.d between s.from_d - 30 and s.from_d - 1
    group by b.order_no;

    create or replace temp table sample_orders as
    with handled as (
      select o.*, p.promise_hours, p.warehouse, pl.place, pl.region, pl.city, c.carrier,
        c.carrier_name, c.cost, pl.days * c.slowness as usual_days,
        paid_at + to_hours(p.promise_hours) as promised_at,
        paid_at is not null and chance(key, 30, 0.018) as called_off,
        paid_at + to_seconds((3600 * p.promise_hours * case when chance(key, 31, 0.965)
          then 0.06 + 0.72 * uniform(key, 32) else 0.85 + 0.7 * uniform(key, 32) end)::int)
          as handed_at,
        first_day() + h.from_d + to_seconds(3600 * 14 + pick(key, 33, 3 * 3600)) as hurried_at
      from sample_placed o
      join (select product, promise_hours, warehouse from sample_products) p
        on p.product = o.product
      join sample_place_slots pl on pl.slot = place_slot
      join sample_carrier_slots c on c.slot = carrier_slot
      left join sample_hurried h using (order_no)
    ),
    sent as (
      select *, case when called_off then paid_at + to_seconds(
          (0.5 * epoch(ships_at - paid_at) * uniform(key, 34))::int) end as calls_off_at
      from (select *, case when hurried_at is null then handed_at when paid_at is not null
          then greatest(least(handed_at, hurried_at), paid_at::date + to_hours(32)) end as ships_at
        from handled)
    ),
    travelled as (
      select *, ships_at + to_seconds((86400 * travel)::int) as due_at,
        chance(key, 36, 0.0008) as strays
      from (select *, usual_days * noise(key, 35, 0.18) as travel from sent)
    ),
    -- what a late courier brings in the days of the incident has been on its way too long; what it
    -- could not bring in them comes on the morning after
    delayed as (
      select t.*, case when e.size is null then due_at
          when (ships_at + to_seconds((86400 * travel * (1 + e.size))::int))::date - first_day()
            <= e.to_d then ships_at + to_seconds((86400 * travel * (1 + e.size))::int)
          else first_day() + e.to_d + 1 + to_seconds(6 * 3600 + pick(key, 39, 8 * 3600)) end
          as arrives_at
      from travelled t
      left join sample_effects e on e.kind = 'courier_late' and e.carrier = t.carrier
        and due_at::date - first_day() <= e.to_d
        and (ships_at + to_seconds((86400 * travel * (1 + e.size))::int))::date - first_day()
          >= e.from_d
    ),
    known as (
      select * exclude (calls_off_at, ships_at, due_at, arrives_at, handed_at, hurried_at, strays,
          travel, carrier),
        case when calls_off_at < closing() then calls_off_at
          when paid_at is null and paying_limit(ordered_at) < closing()
            then paying_limit(ordered_at) end as cancelled_at,
        case when calls_off_at < closing() then null when ships_at < closing() then ships_at end
          as shipped_at,
        case when calls_off_at < closing() or strays then null
          when arrives_at < closing() then arrives_at end as delivered_at,
        strays and ships_at + to_days(9) < closing() as lost
      from delayed
    ),
    received as (
      select *, case when delivered_at + confirming(key) < closing()
        then delivered_at + confirming(key) end as completed_at
      from known
    )
    select *,
      case when cancelled_at is not null then 'cancelled' when paid_at is null then 'unpaid'
        when shipped_at is null then 'paid' when delivered_at is null then 'shipped'
        when completed_at is null then 'delivered' else 'completed' end as status
    from received;

    """

  /// An order may wait a day for its payment; a receipt is confirmed after hours or by the platform
  /// after ten days.
  static let preparation = """
    create or replace temp macro paying_limit(ordered_at) as ordered_at + to_hours(24);
    create or replace temp macro confirming(key) as case when chance(key, 37, 0.6)
      then to_seconds(3600 + pick(key, 38, 6 * 86400)) else to_days(10) end;

    """
}
