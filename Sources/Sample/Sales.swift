/// What later datasets need of the orders of a part, in narrow scratch tables.
enum Sales {
  static let sql = """
    insert into sample_sales
    select o.order_no, ordered_at, d, paid_at::date - first_day(), stream, device, place,
      second // 3600, hour(paid_at), person, units, gross_sales - discounts
    from sample_orders o join sample_sums using (order_no);

    insert into sample_product_sales
    select o.d, o.paid_at::date - first_day(), l.product, sum(l.units), count(*),
      count(distinct person), sum(l.gross_sales - l.discounts)
    from sample_lines l join sample_orders o using (order_no)
    group by all;

    -- pieces that left the shelf for good, and when they were packed
    insert into sample_departures
    select o.paid_at::date - first_day(), coalesce(o.shipped_at::date - first_day(), day_count()),
      l.product, sum(units)
    from sample_lines l join sample_orders o using (order_no)
    where o.paid_at is not null and o.cancelled_at is null
    group by all;

    """

  static let preparation = """
    create or replace temp table sample_sales (order_no bigint, ordered_at timestamp, d int,
      paid_d int, stream int, device int, place int, hour int, paid_hour int, person bigint, units int, net decimal(18, 2));
    create or replace temp table sample_product_sales (d int, paid_d int, product int,
      units bigint, orders bigint, buyers bigint, net decimal(18, 2));
    create or replace temp table sample_departures (paid_d int, shipped_d int, product int,
      units bigint);

    """
}
