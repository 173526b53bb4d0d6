/// The datasets `ads`, at all its levels, and `ad_accounts`.
enum Ads {
  static let sql = campaigns + parts + split + inserted + accounts

  // A day's spend follows its clicks up to the budget. Where a campaign was cut short, its clicks
  // had grown so dear that those of the morning used the budget up.
  private static let campaigns = """
    create or replace temp table sample_campaigns as
    with priced as (
      select v.*, share, 1 + (stream >= 12)::int as account,
        [1.5, 2.2, 2.9, 2.0, 2.4, 2.6, 2.2, 2.5][stream - 7] * price_level() as price,
        [0.09, 0.05, 0.04, 0.035, 0.02, 0.03, 0.016, 0.025][stream - 7] as click_rate,
        round(visitors * (1.06 + 0.06 * uniform(key, 1)))::bigint as clicks
      from sample_stream_visitors v join sample_streams s using (stream)
      where v.campaign is not null
    ),
    planned as (
      select p.*, coalesce(part, 1) as part, cap_hour,
        -- the budget of Retargeting is tight: it ends late on most evenings
        greatest(5, 5 * ceil(case stream when 13 then 0.92 else 1.25 end * 1.09 * price * share
          * (select scale from sample_scale) * exp(0.0006 * 28 * (d // 28))
          * greatest(1, 0.95 * uplift) / 5)) as budget,
        clicks * price * noise(key, 2, 0.05) as wanted
      from priced p join (select d, uplift from sample_days) using (d)
      left join sample_caps using (d, stream)
    )
    select d, stream, channel, campaign, account, key, clicks, budget, cap_hour,
      round(clicks / click_rate * noise(key, 3, 0.05))::bigint as impressions,
      cap_hour is not null or wanted >= budget as capped,
      round(100 * case when cap_hour is not null then budget else least(wanted, budget) end)::bigint
        as cents,
      orders + counted(0.15 * orders + 0.01, key, 4) as claimed,
      sales
    from planned;

    create or replace temp table sample_campaign_claims as
    select * exclude (sales), round(100 * case when sales > 0 and claimed > 0 then sales * 1.12
        else claimed * 150 * price_level() end)::bigint as claimed_cents,
      round(claimed * 2.6 + clicks * 0.03)::bigint as carts
    from sample_campaigns;

    """

  // weight: the part of the clicks; worth: how well they sell, so that some parts do not pay.
  private static let parts = """
    create or replace temp table sample_ad_parts as
    with groups as (
      select stream, g as ad_group, channel, keyed(21, stream * 8 + g) as key
      from sample_streams, range(1, 3) r(g) where campaign is not null
    ),
    terms as (select list(term order by category, term) as terms
      from (select category, unnest(terms) as term from sample_categories)),
    named as (
      select 'keyword' as level, stream, ad_group, n as part,
        case stream when 8 then ['harbour home', 'harbour home shop', 'harbour bags',
            'harbour sale', 'harbour shoes', 'harbour tent'][3 * ad_group + n - 3]
          else terms[1 + (stream * 5 + ad_group * 3 + n) % 18] end as label
      from groups, terms, range(1, 4) r(n) where channel = 'search ads'
      union all
      select 'keyword', stream, ad_group, 1, 'automatic' from groups where channel = 'feed ads'
      union all
      select 'audience', stream, ad_group, n, ['visited in 30 days', 'women 25 to 34',
        'cart not paid', 'like our buyers', 'bought 60 to 180 days ago', 'parents', 'men 30 to 45',
        'students'][1 + (stream * 3 + ad_group * 2 + n) % 8]
      from groups, range(1, 4) r(n)
      union all
      select 'creative', stream, ad_group, n, ['15 s video', 'white picture', 'picture in use',
        'carousel', 'customer speaks'][1 + (stream + ad_group * 2 + n) % 5]
        || ' ' || stream || ['A', 'B'][ad_group]
      from groups, range(1, 4) r(n)
      union all
      select 'ad_group', stream, ad_group, ad_group, ['main', 'test'][ad_group] from groups
    )
    select *, [1.0, 0.55, 0.4][part] * (0.8 + 0.4 * uniform(key, 1)) as weight,
      case when level = 'ad_group' then 1 else exp(0.55 * normal(key, 2)) end as worth
    from (select *, keyed(22, hash_text(level || stream || ad_group || label)) as key from named);

    """

  // Each level shares the campaign's numbers out without a remainder: first among the ad groups,
  // then within each of them.
  private static let split = """
    create or replace temp macro spread_over(cents, total, reach, weight) as
      portion(cents, (reach - weight) / total, reach / total);

    create or replace temp table sample_ad_groups as
    with weighed as (
      select * exclude (draw) replace (round(1e6 * weight * noise(draw, 1, 0.05))::bigint as weight)
      from (select c.*, ad_group, label, weight,
          keyed(23, c.d * 1024 + c.stream * 8 + ad_group) as draw
        from sample_campaign_claims c
        join sample_ad_parts p on p.stream = c.stream and level = 'ad_group')
    ),
    running as (
      select *, sum(weight) over (partition by d, stream order by ad_group) as reach,
        sum(weight) over (partition by d, stream) as total
      from weighed
    )
    select * exclude (weight, reach, total) replace (
        spread_over(cents, total, reach, weight) as cents,
        spread_over(clicks, total, reach, weight) as clicks,
        spread_over(impressions, total, reach, weight) as impressions,
        spread_over(claimed, total, reach, weight) as claimed,
        spread_over(claimed_cents, total, reach, weight) as claimed_cents,
        spread_over(carts, total, reach, weight) as carts)
    from running;

    create or replace temp table sample_ad_details as
    with weighed as (
      select c.* exclude (label), p.level, p.part, p.label as label, weight, worth,
        scrambled((p.key + c.d::ubigint * 2246822519) & 4294967295) as draw
      from sample_ad_groups c join sample_ad_parts p
        on p.stream = c.stream and p.ad_group = c.ad_group and p.level <> 'ad_group'
      union all by name
      select c.*, 'product' as level, p.product as part, product_id as label,
        p.weight * a.affinity as weight, p.appeal as worth,
        keyed(25, (c.d * 64 + c.stream) * 16 + p.product) as draw
      from sample_campaign_claims c
      join sample_products p on p.product <= 12
      join sample_affinity a on a.stream = c.stream and a.category = p.category
    ),
    weighted as (
      select * exclude (draw) replace (
        round(1e6 * weight * noise(draw, 1, 0.08))::bigint as weight,
        round(1e6 * weight * worth)::bigint as worth)
      from weighed
    ),
    running as (
      select *,
        sum(weight) over (partition by d, stream, ad_group, level order by part) as reach,
        sum(weight) over (partition by d, stream, ad_group, level) as total,
        sum(worth) over (partition by d, stream, ad_group, level order by part) as worth_reach,
        sum(worth) over (partition by d, stream, ad_group, level) as worth_total
      from weighted
    )
    select * replace (
        spread_over(cents, total, reach, weight) as cents,
        spread_over(clicks, total, reach, weight) as clicks,
        spread_over(impressions, total, reach, weight) as impressions,
        spread_over(claimed, worth_total, worth_reach, worth) as claimed,
        spread_over(claimed_cents, worth_total, worth_reach, worth) as claimed_cents,
        spread_over(carts, worth_total, worth_reach, worth) as carts)
    from running;

    """
}
