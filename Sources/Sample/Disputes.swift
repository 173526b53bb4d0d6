/// The dataset `disputes` of a part: refunds refused, parcels lost, payments called back.
enum Disputes {
  static let sql = """
    insert into disputes (dispute_id, order_id, dispute_kind, dispute_reason, amount, opened_at,
      respond_by, closed_at, outcome, handler)
    with cases as (
      select order_no, key, gross_sales - discounts as amount, 'complaint' as kind,
        'refund refused' as reason, decided_at + to_seconds(7200 + pick(key, 111, 150000)) as opened
      from sample_refunds where outcome = 'rejected' and chance(key, 112, 0.35)
        and not before_shipping
      union all
      select order_no, key, gross_sales - discounts, 'platform_case', 'parcel did not arrive',
        shipped_at + to_days(9)
      from sample_orders join sample_sums using (order_no) where lost
      union all
      select order_no, key, gross_sales - discounts, one_of(key, 113, ['chargeback',
          'platform_case', 'complaint']),
        one_of(key, 114, ['payment not recognised', 'counterfeit claimed',
          'not as described', 'rude answer of the service']),
        delivered_at + to_seconds(7200 + (10 * 86400 * uniform(key, 115) ^ 2)::int)
      from sample_orders join sample_sums using (order_no)
      where delivered_at is not null and chance(key, 116, 0.004
        -- a few are always open
        + case when delivered_at > closing() - to_days(4) then 3.0 * day_count() / order_count()
          else 0 end)
    ),
    timed as (
      select *, row_number() over (partition by order_no order by opened, key, reason) as number,
        opened + to_seconds(20000 + pick(key, 117, 8 * 86400)) as closed
      from cases where opened < closing()
    )
    select
      'D' || order_no || '-' || number, order_no, kind, reason, amount, opened, opened + to_days(3),
      case when closed < closing() then closed end,
      case when closed < closing() then one_of(key, 118, ['won', 'won', 'lost', 'settled',
        'settled']) end,
      one_of(key, 119, ['Lin', 'Mei', 'Jonas'])
    from timed order by order_no, number;

    """
}
