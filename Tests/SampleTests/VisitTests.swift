import Testing

@testable import Sample

/// Traffic and ads agree with the orders and with themselves at every level.
@Suite struct VisitTests {
  static let rules = [
    Rule(
      "no step has more people than the one before",
      breaches: """
        from traffic where visitors < cart_visitors or cart_visitors < checkout_visitors
          or checkout_visitors < paid_buyers or paid_orders < paid_buyers or visitors < 0
          or sessions < visitors or bounces > sessions
        """),
    Rule(
      "the shop has fewer people than its channels together, and more than any of them",
      breaches: """
        select date from traffic where level in ('shop', 'channel') group by date
        having max(visitors) filter (level = 'shop') > sum(visitors) filter (level = 'channel')
          or max(visitors) filter (level = 'shop') < max(visitors) filter (level = 'channel')
          or max(cart_visitors) filter (level = 'shop')
            > sum(cart_visitors) filter (level = 'channel')
        """),
    Rule(
      "the shop's buyers, orders and sales are those of the orders",
      breaches: """
        select date from (from traffic where level = 'shop') full join (
          select paid_at::date as date, count(*) as n, count(distinct customer_id) as b,
            sum(units) as u, sum(gross_sales - discounts) as s
          from orders where paid_at is not null group by all) using (date)
        where paid_orders <> coalesce(n, 0) or paid_buyers <> coalesce(b, 0)
          or paid_units <> coalesce(u, 0) or paid_sales <> coalesce(s, 0) or level is null
        """),
    Rule(
      "so are those of the channels",
      breaches: """
        select date, channel from (from traffic where level = 'channel') full join (
          select paid_at::date as date, channel, count(*) as n, count(distinct customer_id) as b,
            sum(gross_sales - discounts) as s
          from orders where paid_at is not null group by all) using (date, channel)
        where paid_orders <> coalesce(n, 0) or paid_buyers <> coalesce(b, 0)
          or paid_sales <> coalesce(s, 0) or level is null
        """),
    Rule(
      "so are those of the campaigns",
      breaches: """
        select date, campaign from (from traffic where level = 'campaign') full join (
          select paid_at::date as date, campaign, count(*) as n
          from orders where paid_at is not null and campaign is not null group by all
          ) using (date, campaign)
        where paid_orders <> coalesce(n, 0) or level is null
        """),
    Rule(
      "so are those of the products",
      breaches: """
        select date, product_id from (from traffic where level = 'product') full join (
          select paid_at::date as date, l.product_id, sum(l.units) as u,
            sum(l.gross_sales - l.discounts) as s
          from order_lines l join orders using (order_id) where paid_at is not null group by all
          ) using (date, product_id)
        where paid_units <> coalesce(u, 0) or paid_sales <> coalesce(s, 0) or level is null
        """),
    Rule(
      "so are those of the places",
      breaches: """
        select date, region, city from (from traffic where level = 'place') full join (
          select paid_at::date as date, region, city, count(*) as n
          from orders where paid_at is not null group by all) using (date, region, city)
        where paid_orders <> coalesce(n, 0) or level is null
        """),
    Rule(
      "all orders are on every level that can have them",
      breaches: """
        select date from (
          select date, level, sum(paid_orders) as n from traffic
          where level in ('shop', 'channel', 'source', 'device', 'place', 'hour') group by all)
        group by date having min(n) <> max(n) or count(*) <> 6
        """),
    Rule(
      "the channels' visits are those of their campaigns, where they have some",
      breaches: """
        select date, channel from traffic where channel like '%ads' and level <> 'source'
        group by all having sum(visitors) filter (level = 'channel')
          <> sum(visitors) filter (level = 'campaign')
        """),
    Rule(
      "a channel is shared out among its sources",
      breaches: """
        select date, channel from (
          select date, level, channel, sum(visitors) as v, sum(cart_visitors) as k,
            sum(checkout_visitors) as c, sum(paid_buyers) as b, sum(paid_sales) as s
          from traffic where level in ('channel', 'source') group by all)
        group by all having min(v) <> max(v) or min(k) <> max(k) or min(c) <> max(c)
          or min(b) <> max(b) or min(s) <> max(s) or count(*) <> 2
        """),
    Rule(
      "ads add up to the same on every level",
      breaches: """
        select date from (
          select date, level, sum(spend) as s, sum(clicks) as c, sum(impressions) as i,
            sum(ad_orders) as o, sum(ad_sales) as v from ads group by all)
        group by date having min(s) <> max(s) or min(c) <> max(c) or min(i) <> max(i)
          or min(o) <> max(o) or min(v) <> max(v) or count(*) <> 7
        """),
    Rule(
      "and so does each campaign, below the account",
      breaches: """
        select date, campaign from (
          select date, level, campaign, sum(spend) as s, sum(clicks) as c, sum(ad_orders) as o
          from ads where level <> 'account' group by all)
        group by all having min(s) <> max(s) or min(c) <> max(c) or min(o) <> max(o)
          or count(*) <> 6
        """),
    Rule(
      "no campaign spends more than its budget, and one that is limited spends all of it",
      breaches: """
        from ads where level = 'campaign' and (spend > budget or clicks > impressions
          or (ad_status = 'limited') <> (capped_at is not null)
          or (ad_status = 'limited') <> (spend = budget))
        """),
    Rule(
      "platforms claim a little more than the store's own orders of a campaign",
      breaches: """
        select date, campaign from (from ads where level = 'campaign') left join (
          select paid_at::date as date, campaign, count(*) as n from orders
          where paid_at is not null group by all) using (date, campaign)
        where ad_orders < coalesce(n, 0) or ad_orders > 1.8 * coalesce(n, 0) + 4
        """),
    Rule(
      "a campaign brings no orders after its budget was used up",
      breaches: """
        select order_id from orders o join ads a on a.level = 'campaign'
          and a.campaign = o.campaign and a.date = o.ordered_at::date
        where hour(capped_at) < 18 and ordered_at > capped_at + interval 4 minute
        """),
  ]

  @Test(arguments: rules) func holds(_ rule: Rule) throws {
    try rule.check(in: MadeStore.autumn.get())
  }

  @Test(arguments: rules) func holdsAbroad(_ rule: Rule) throws {
    try rule.check(in: MadeStore.abroad.get())
  }
}
