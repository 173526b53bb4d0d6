/// The datasets `order_lines` and `orders` of a part; the sums of an order are those of its lines.
enum Lines {
  static let sql = priced + inserted

  private static let priced = """
    create or replace temp table sample_lines as
    with priced as (
      select b.order_no, b.line, b.product, b.key, p.category, p.unit_cost, p.sku, p.product_id,
        one_of(b.key, 41, p.variants) as variant,
        1 + chance(b.key, 42, 0.13)::int + chance(b.key, 42, 0.03)::int
          + 3 * chance(b.key, 42, 0.004)::int as units,
        case when b.d < p.repriced_d then p.price_before else p.price end as unit_price,
        coalesce(o.promotion = 'FREESHIP', false) as free_delivery,
        case o.promotion when 'WELCOME' then 0.08 when 'MAIL' then 0.10 when 'LIVE' then 0.15
          when 'FESTIVAL' then 0.10 when 'FREESHIP' then 0
          else case when o.promotion is not null and p.category = o.category then 0.12 else 0 end
          end as rate
      from sample_baskets b
      join sample_orders o using (order_no)
      join sample_products p on p.product = b.product
    )
    select *, units * unit_price as gross_sales,
      money(units * unit_price::double * rate) as discounts
    from priced;

    """

  private static let inserted = """
    insert into order_lines (order_id, line_no, product_id, sku, variant, units, unit_price,
      gross_sales, discounts, unit_cost)
    select order_no, line, product_id, sku, variant, units, unit_price, gross_sales, discounts,
      unit_cost
    from sample_lines order by order_no, line;

    create or replace temp table sample_sums as
    select order_no, sum(units)::int as units, sum(gross_sales)::decimal(18, 2) as gross_sales,
      sum(discounts)::decimal(18, 2) as discounts,
      case when bool_or(free_delivery) or sum(gross_sales) >= free_shipping_from() then 0
        else money(8 * greatest(price_level(), 0.6)) end as shipping
    from sample_lines group by order_no;

    insert into orders (order_id, platform, store, channel, campaign, device, customer_id,
      customer_type, affiliate_id, promotion_id, coupon, ordered_at, paid_at, completed_at,
      cancelled_at, status, close_reason, issue, country, region, city, payment_method, currency,
      units, gross_sales, discounts, platform_discounts, shipping, taxes, paid_amount,
      platform_fees, commission)
    with worth as (
      select o.*, s.units, s.gross_sales, s.discounts, s.gross_sales - s.discounts as net, shipping,
        case when uplift >= 1.3 and chance(o.key, 51, 0.4)
          then money((s.gross_sales - s.discounts)::double * 0.05) end as subsidy,
        taxed(s.gross_sales - s.discounts) as taxes
      from sample_orders o join sample_sums s using (order_no)
    )
    select
      order_no, platform_name(), store_name(), channel, campaign,
      ['app', 'mobile', 'desktop'][device], customer_code(person),
      case when first_time then 'new' else 'returning' end, affiliate_id, promotion,
      case promotion when 'WELCOME' then 'WELCOME8' when 'MAIL' then 'MAIL10' end,
      ordered_at, paid_at, completed_at, cancelled_at, status,
      case when cancelled_at is null then null when paid_at is null then 'not paid in time'
        else one_of(w.key, 52, ['ordered by mistake', 'changed my mind', 'wrong address',
          'found it cheaper']) end,
      case when chance(w.key, 53, 0.004) then one_of(w.key, 54, ['address incomplete',
        'buyer asks for another address', 'same order placed twice', 'unusual quantity',
        'risk of fraud']) end,
      country_name(), region, city, case when paid_at is not null
        then one_of(persona, 2, payment_names()) end,
      currency(), units, gross_sales, discounts, subsidy, shipping, taxes,
      case when paid_at is not null then net - coalesce(subsidy, 0) + shipping + coalesce(taxes, 0)
        end,
      case when paid_at is not null then money(net::double * 0.045) end,
      case when paid_at is not null then money(net::double * commission_rate) end
    from worth w join sample_streams using (stream) left join sample_affiliates using (affiliate)
    order by order_no;

    """
}
