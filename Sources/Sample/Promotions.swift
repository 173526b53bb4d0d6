/// The dataset `promotions`: every coupon and code that orders used, and some that none did.
enum Promotions {
  static let sql = """
    insert into promotions (promotion_id, promotion_name, promotion_kind, benefit,
      discount_rate_set, minimum_spend, starts_at, ends_at, issued, redeemed, promotion_status)
    with used as (
      select promotion_id, count(*) as redeemed from orders
      where promotion_id is not null and paid_at is not null group by promotion_id
    ),
    offered as (
      select 'C' || lpad(coupon::varchar, 3, '0') as promotion_id, category_name || ' 12 % off'
          || case when to_d >= day_count() then '' else ' until ' || first_day() + to_d end as name,
        'coupon' as kind, '12 % off ' || category_name as benefit, 0.12 as rate, null as minimum,
        first_day() + from_d as starts_on, first_day() + to_d as ends_on, 0.55 as usual
      from sample_coupons join sample_categories using (category)
      union all
      select * from (values
        ('WELCOME', 'Welcome code', 'code', '8 % off the first order', 0.08, null, first_day(),
          until_day() + 120, 0.35),
        ('MAIL', 'Newsletter code', 'code', '10 % off', 0.10, null, first_day(), until_day() + 5,
          0.22),
        ('LIVE', 'Live room price', 'sale_price', '15 % off in the live room', 0.15, null,
          first_day(), until_day() + 60, null),
        ('FESTIVAL', 'Festival price', 'sale_price', '10 % off during festivals', 0.10, null,
          first_day(), until_day() + 365, null),
        ('FREESHIP', 'Free delivery', 'free_shipping', 'no delivery charge', null, null,
          first_day(), until_day() + 30, null),
        ('WINBACK', 'We miss you', 'coupon', '20 off 150', null, 150 * price_level(),
          until_day() - 40, until_day() + 2, 0.004),
        ('GIFT', 'Gift from 300', 'gift', 'a towel from 300', null, 300 * price_level(),
          until_day() - 20, until_day() + 10, null),
        ('PAIR', 'Second pair half price', 'bundle', 'second pair 50 % off', 0.25, null,
          until_day() + 6, until_day() + 13, null)
      ) p(promotion_id, name, kind, benefit, rate, minimum, starts_on, ends_on, usual)
    )
    select
      promotion_id, name, kind, benefit, rate, minimum, starts_on, ends_on + to_hours(24)
        - to_seconds(1),
      case when kind in ('coupon', 'code') then
        ceil(case when coalesce(redeemed, 0) > 0 then redeemed / usual
          else order_count() / 20 end)::bigint end,
      coalesce(redeemed, 0),
      case when starts_on > until_day() then 'planned' when ends_on <= until_day() then 'ended'
        else 'active' end
    from offered left join used using (promotion_id)
    order by promotion_id;

    """
}
