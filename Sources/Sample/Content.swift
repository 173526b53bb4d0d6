/// The dataset `content`: what was published and what it brought, and what is to come.
enum Content {
  static let sql = """
    insert into content (content_id, content_title, content_kind, content_platform, content_owner,
      product_id, affiliate_id, activity_id, planned_at, published_at, stage, views, likes,
      comments, shares, content_clicks, content_orders, content_sales)
    with planned as (
      select n, keyed(81, n) as key, (n * 3 // 2)::int as d,
        one_of(keyed(81, n), 1, ['post', 'video', 'video', 'article', 'live', 'email', 'story'])
          as kind,
        1 + floor(40 * uniform(keyed(81, n), 2) ^ 2)::int as product
      from range((day_count() + 16) * 2 // 3) r(n)
    ),
    timed as (
      select *, first_day() + d + to_hours(9 + pick(key, 3, 11)) as planned_at,
        d < day_count() and not chance(key, 4, 0.05) as done, chance(key, 5, 0.3) as by_affiliate
      from planned
    ),
    seen as (
      select t.*, p.title, p.product_id, p.price, case when done then planned_at
          + to_minutes(pick(key, 6, 90)) end as published_at,
        case when done then floor(order_count() / day_count() * exp(3.0 + 0.9 * normal(key, 7))
          )::bigint end as views
      from timed t join sample_products p using (product)
    ),
    counted as (
      select *, floor(views * (0.015 + 0.03 * uniform(key, 8)))::bigint as clicks from seen
    )
    select
      'CT' || lpad((n + 1)::varchar, 4, '0'),
      said(key, 9, ['How to choose', 'Three looks with', 'Behind the scenes:', 'Unboxing the',
        'A week with', '开箱:', 'New colours:']) || ' ' || title,
      kind, case when kind = 'email' then 'mail' else one_of(key, 10, content_platforms()) end,
      one_of(key, 11, ['Mei', 'Tom', 'Yara']), c.product_id, affiliate_id, activity_id,
      planned_at, published_at,
      case when done then 'published' when d < day_count() then one_of(key, 12,
          ['drafting', 'ready', 'dropped']) when d < day_count() + 4 then one_of(key, 12, ['drafting', 'ready'])
        else one_of(key, 12, ['idea', 'drafting']) end,
      views, floor(views * 0.04 * (0.5 + uniform(key, 13)))::bigint,
      floor(views * 0.006 * (0.5 + uniform(key, 14)))::bigint,
      floor(views * 0.004 * (0.5 + uniform(key, 15)))::bigint,
      clicks, floor(clicks * 0.02 * (0.4 + 1.2 * uniform(key, 16)))::bigint,
      floor(clicks * 0.02 * (0.4 + 1.2 * uniform(key, 16)))::bigint * price
    from counted c
    left join (select affiliate, affiliate_id from sample_affiliates) a
      on by_affiliate and affiliate = 1 + pick(key, 17, affiliate_count())
    left join (select min(activity_id) as activity_id, day from sample_activities
      join sample_days on day between starts_on - 3 and ends_on
      where kind <> 'own' group by day) x on day = planned_at::date
    order by n;

    """
}
