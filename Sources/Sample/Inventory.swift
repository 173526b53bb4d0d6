/// The dataset `inventory`: stock falls with what is sold and is filled up again by deliveries.
///
/// A product is delivered every few days as much as it will sell until the next delivery, with a
/// reserve on top, so that no sold piece is missing. Before a stock-out the reserve is used up and
/// the delivery comes late: the shelf is empty on exactly the days without sales.
enum Inventory {
  static let sql = cycles + inserted

  private static let cycles = """
    create or replace temp table sample_shelf as
    with sold as (
      select paid_d as d, product, sum(units)::bigint as units
      from sample_departures group by all
    ),
    shipped as (
      select shipped_d as d, product, sum(units)::bigint as units
      from sample_departures group by all
    )
    select s.d, s.product, coalesce(o.units, 0) as sold, coalesce(h.units, 0) as shipped,
      coalesce(o.units, 0) - coalesce(h.units, 0) as waiting,
      -- a delivery comes on the first day, every few days, and at once after a stock-out
      case when x.product is null then
          s.d = greatest(p.listed_d, 0) or (s.d + p.product) % (7 + p.lead_days) = 0
        else s.d = x.to_d + 1 end as delivered,
      s.d between x.from_d and x.to_d as empty
    from (select d, product from sample_supply) s
    join sample_products p on p.product = s.product
    left join sold o on o.d = s.d and o.product = s.product
    left join shipped h on h.d = s.d and h.product = s.product
    left join sample_stockouts x on x.product = s.product
      and s.d between x.from_d - 5 and x.to_d + 1;

    create or replace temp table sample_cycles as
    with counted as (
      select *, sum(delivered::int) over (partition by product order by d) as cycle
      from sample_shelf
    ),
    means as (
      select product, sum(sold) / count(*) as daily from sample_shelf group by product
    ),
    summed as (
      select product, cycle, min(d) as from_d, max(d) as to_d, sum(sold)::bigint as sold,
        bool_or(empty) as runs_out, max(d) = day_count() - 1 as current
      from counted group by all
    ),
    planned as (
      select s.*, daily, p.lead_days, keyed(31, p.product) as key, p.dead,
        -- what the running cycle is still to sell
        case when current and not runs_out
          then ceil(daily * greatest(0, from_d + 7 + p.lead_days - day_count()))::bigint else 0 end
          as ahead
      from summed s join means using (product) join sample_products p using (product)
    ),
    reserved as (
      select *, case when runs_out then 0 when dead then 60 + pick(key, 2, 400)
        else 2 + ceil(daily * (0.5 + 9 * uniform(key, 1) ^ 2))::bigint end as reserve
      from planned
    )
    -- no more may be left over than the cycles to come can use
    select *, min(reserve + ahead + sold_so_far) over (partition by product order by cycle
        rows between current row and unbounded following) - sold_so_far as left_over
    from (select *, sum(sold) over (partition by product order by cycle) as sold_so_far
      from reserved);

    """

  private static let inserted = """
    create or replace temp table sample_stock as
    with counted as (
      select *, sum(delivered::int) over (partition by product order by d) as cycle,
        sum(waiting) over (partition by product order by d) as committed
      from sample_shelf
    ),
    stocked as (
      select c.*, y.lead_days, left_over
        + coalesce(sum(c.sold) over (partition by c.product, c.cycle order by c.d
            rows between 1 following and unbounded following), 0) as available
      from counted c join sample_cycles y using (product, cycle)
    ),
    received as (
      select *, case when delivered then available + sold
        - coalesce(lag(available) over (partition by product order by d), 0) else 0 end as received
      from stocked
    )
    select *, coalesce(max(received) over (partition by product order by d
        range between 1 following and 6 following), 0) as incoming_soon,
      keyed(32, d * 4096 + product) as key
    from received;

    insert into inventory (date, product_id, sku, warehouse, on_hand, committed, available,
      incoming, received, listed, counted, unit_cost)
    select day, product_id, sku, warehouse, available + committed, committed, available,
      case when incoming_soon > 0 then incoming_soon
        -- after the last day: what has been ordered for the shelves that run low
        when d >= day_count() - 4 and available < 3 * daily then ceil(daily * 14)::bigint
        else 0 end,
      received::bigint,
      -- now and then the page offers more than there is
      case when available > 0 and chance(s.key, 1, 0.012) then available + 1 + pick(s.key, 2, 6)
        else available end,
      -- a tenth of the shelves is counted on Mondays; some counts find a little less
      case when isodow(day) = 1 and chance(s.key, 3, 0.1) then greatest(0, available + committed
        - case when chance(s.key, 4, 0.16) then 1 + pick(s.key, 5, 4) else 0 end) end,
      unit_cost
    from sample_stock s
    join sample_days using (d)
    join sample_products p on p.product = s.product
    join (select product, max(daily) as daily from sample_cycles group by product) m
      on m.product = s.product
    order by day, product_id;

    """
}
