/// The dataset `settlements`: what the platform paid out for each completed order, and what it kept;
/// and the refunds of each day, as the traffic report counts them.
enum Settlements {
  static let sql = """
    insert into settlements (settlement_id, platform, store, order_id, settled_at, fee_name, amount,
      goods, subsidies, taken_back, service_fees, affiliate_fees, currency)
    with settled as (
      select *, completed_at + to_days(1) as day from orders
      where paid_at is not null and completed_at + to_days(1) < closing()
    ),
    lines as (
      select order_id || '-1' as id, order_id, day, 'goods' as fee_name, paid_amount as goods,
        platform_discounts as subsidies, 0 as back, 0 as fees, 0 as shared
      from settled
      union all
      select order_id || '-2', order_id, day, 'service fee', 0, 0, 0, platform_fees, 0
      from settled where platform_fees > 0
      union all
      select order_id || '-3', order_id, day, 'affiliate commission', 0, 0, 0, 0, commission
      from settled where commission > 0
      union all
      select refund_id, order_id, greatest(day, refunded_at), 'refund', 0, 0,
        amount + coalesce(shipping_amount, 0) + coalesce(tax_amount, 0), 0, 0
      from refunds join settled using (order_id)
      where refunds.status = 'refunded' and amount > 0
    )
    select
      id, platform_name(), store_name(), order_id, day, fee_name,
      goods + coalesce(subsidies, 0) - back - fees - shared, nullif(goods, 0), nullif(subsidies, 0),
      nullif(back, 0), nullif(fees, 0), nullif(shared, 0), currency()
    from lines order by day, id;

    """

  static let reported = """
    update traffic set refunded_sales = back.amount from (
      select 'shop' as level, refunded_at::date as day, null as product, sum(amount) as amount
      from refunds where status = 'refunded' group by all
      union all
      select 'product', refunded_at::date, product_id, sum(amount)
      from refunds where status = 'refunded' group by all) back
    where traffic.level = back.level and traffic.date = back.day
      and traffic.product_id is not distinct from back.product;

    """
}
