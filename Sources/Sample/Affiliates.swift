/// The dataset `affiliates`: hosts, creators and sites with the plan that each works under.
enum Affiliates {
  /// Who brings orders; needed before them.
  static let preparation = """
    create or replace temp macro affiliate_count() as
      least(80, greatest(16, order_count() // 800));
    create or replace temp table sample_affiliates as
    select a::int as affiliate, keyed(42, a) as key, 'AF' || (1000 + a * 7) as affiliate_id,
      0.06 + 0.02 * pick(keyed(42, a), 1, 8) as commission_rate
    from range(1, affiliate_count() + 1) r(a);

    """

  static let sql = """
    insert into affiliates (affiliate_id, affiliate_name, affiliate_kind, affiliate_platform,
      followers, plan_name, commission_rate, plan_starts_on, plan_ends_on, plan_status, works_with)
    with planned as (
      select *,
        case when affiliate % 5 = 0 then until_day() - 10 - pick(key, 2, 40)
          when affiliate % 7 = 0 then until_day() + 2 + pick(key, 2, 8)
          else until_day() + 20 + pick(key, 2, 100) end as ends_on
      from sample_affiliates
    )
    select
      affiliate_id,
      said(key, 3, ['Mia', 'Leo', '小鹿', 'Nora', 'Kit', '阿May', 'Ida', 'Oskar', '小北', 'Tess'])
        || ' ' || said(key, 4, ['Finds', 'at home', 'Outdoors', 'Deals', 'Studio', '好物', 'Daily'])
        || ' ' || affiliate,
      one_of(key, 5, ['live host', 'video creator', 'blog', 'coupon site']),
      one_of(key, 6, content_platforms()), floor(2000 * exp(2.2 * uniform(key, 7) * 2))::bigint,
      'plan ' || round(commission_rate * 100)::int || ' %', commission_rate,
      ends_on - 120, ends_on,
      case when affiliate % 11 = 0 then 'offered' when ends_on < until_day() then 'ended'
        else 'running' end,
      case when chance(key, 8, 0.3) then one_of(key, 9, competitor_names()) end
    from planned order by affiliate;

    """
}
