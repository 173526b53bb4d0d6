extension Ads {
  static let inserted = """
    insert into ads (date, level, account_id, ad_platform, store, channel, campaign, ad_group,
      keyword, audience, creative, product_id, spend, impressions, clicks, reach, ad_carts, ad_orders,
      ad_sales, budget, ad_status, capped_at, offline_at)
    with rows_of_all as (
      select 'campaign' as level, null as ad_group, null as label, * from sample_campaign_claims
      union all by name
      select 'account' as level, d, account, min(channel) as channel, sum(cents)::bigint as cents,
        sum(clicks)::bigint as clicks, sum(impressions)::bigint as impressions,
        sum(claimed)::bigint as claimed, sum(claimed_cents)::bigint as claimed_cents,
        sum(carts)::bigint as carts, sum(budget) as budget, min(key) as key, false as capped
      from sample_campaign_claims group by d, account
      union all by name
      select 'ad_group' as level, * exclude (budget) from sample_ad_groups
      union all by name
      select * exclude (budget, part, weight, worth, reach, total, worth_reach, worth_total)
      from sample_ad_details
    ),
    groups as (select stream, ad_group, label as group_name from sample_ad_parts
      where level = 'ad_group'),
    timed as (
      select *, case when cap_hour is not null then day + to_hours(cap_hour) - to_minutes(3)
          when capped then day + to_seconds(86399 - pick(key, 9, 5400)) end as capped_at
      from rows_of_all join (select d, day from sample_days) using (d)
      left join groups using (stream, ad_group)
    )
    select
      day, level, 'A' || account, ad_platforms()[account], store_name(), channel, campaign,
      group_name,
      case level when 'keyword' then label end, case level when 'audience' then label end,
      case level when 'creative' then label end, case level when 'product' then label end,
      cents::decimal(18, 2) / 100, impressions, clicks, round(impressions * 0.68), carts, claimed,
      claimed_cents::decimal(18, 2) / 100, budget,
      case when capped then 'limited' else 'active' end, capped_at, capped_at
    from timed
    order by day, level, account, campaign, group_name, label;

    """

  /// Of the two accounts the second is nearly empty.
  static let accounts = """
    insert into ad_accounts (account_id, account_name, ad_platform, balance, daily_limit,
      alert_below, checked_at)
    with usual as (
      select account, sum(cents) / 100 / day_count() as daily from sample_campaigns group by account
    )
    select 'A' || account, ad_platforms()[account] || ' main account', ad_platforms()[account],
      money(daily * case account when 1 then 8.4 else 1.3 end),
      money(100 * ceil(daily * 2 / 100)), money(100 * ceil(daily * 2 / 100)),
      closing() - to_minutes(10)
    from usual order by account;

    """
}
