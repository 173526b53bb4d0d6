/// The dataset `refunds` of a part: orders called off before shipping, and lines sent back.
enum Refunds {
  static let sql = """
    create or replace temp table sample_refunds as
    with asked as (
      select l.*, o.delivered_at, o.cancelled_at, o.shipped_at, o.person,
        case when o.cancelled_at is null then o.delivered_at + to_seconds(
          (86400 * (0.25 + 6.5 * uniform(l.key, 71) ^ 1.6))::int) else o.cancelled_at end
          as requested_at
      from sample_lines l join sample_orders o using (order_no)
      where o.paid_at is not null and (o.cancelled_at is not null or o.delivered_at is not null)
    ),
    struck as (
      select a.*, p.returned, p.flaw, p.category_name, e.size as bad_share
      from asked a
      join sample_products p using (product)
      left join sample_effects e on e.kind = 'defective_batch' and e.product = a.product
        and requested_at::date - first_day() between e.from_d and e.to_d
      where requested_at < closing()
    ),
    chosen as (
      select *, cancelled_at is not null as before_shipping,
        bad_share is not null and chance(key, 72, 0.85) as defective
      from struck
      where cancelled_at is not null or chance(key, 73, coalesce(bad_share, returned))
    )
    select *,
      case when before_shipping then 'cancellation' when chance(key, 74, 0.04) then 'exchange'
        when chance(key, 74, 0.62) then 'return' else 'refund_only' end as refund_kind,
      case when before_shipping then one_of(key, 75, ['ordered by mistake', 'changed my mind',
          'wrong address', 'found it cheaper'])
        when defective then 'broken or defective'
        when category_name in ('shoes', 'clothing') and chance(key, 76, 0.5) then 'does not fit'
        else one_of(key, 75, ['changed my mind', 'changed my mind', 'not as described',
          'broken or defective', 'arrived too late', 'wrong item sent', 'quality not as expected',
          'quality not as expected']) end as reason,
      case when before_shipping then 'refunded' when chance(key, 77, 0.05) then 'rejected'
        when chance(key, 77, 0.10) then 'withdrawn' else 'refunded' end as outcome,
      requested_at + to_seconds(case when before_shipping then 300 + pick(key, 78, 7200)
        else 10800 + pick(key, 78, 36 * 3600) end) as decided_at,
      requested_at + to_seconds(case when before_shipping then 7500 + pick(key, 79, 40000)
        else 140400 + pick(key, 79, 4 * 86400) end) as paid_back_at
    from chosen;

    insert into refunds (refund_id, order_id, product_id, sku, refund_kind, reason, comment,
      returned_units, amount, shipping_amount, tax_amount, requested_at, refunded_at, status)
    select
      'R' || order_no || '-' || line, order_no, product_id, sku, refund_kind, reason,
      case when defective then 'After two days ' || flaw || '.'
        when reason = 'broken or defective' then 'It arrived broken.'
        when reason = 'does not fit' and chance(key, 80, 0.6)
          then said(key, 81, ['Too small.', 'Too large.', '偏小一码', 'Runs half a size small.'])
        when chance(key, 80, 0.15) then said(key, 81, ['The colour is different from the picture.',
          'I do not need it any more.', 'The material feels thin.', '和图片不一样']) end,
      units, case when refund_kind = 'exchange' then 0 else gross_sales - discounts end,
      case when before_shipping and line = 1 then nullif(shipping, 0) end,
      case when refund_kind <> 'exchange' then taxed(gross_sales - discounts) end,
      requested_at,
      case when outcome = 'refunded' and paid_back_at < closing() then paid_back_at end,
      case when decided_at >= closing() then 'requested' when outcome <> 'refunded' then outcome
        when paid_back_at < closing() then 'refunded' else 'approved' end
    from sample_refunds join (select order_no, shipping from sample_sums) using (order_no)
    order by order_no, line;

    """
}
