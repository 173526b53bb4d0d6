/// The dataset `activities`: the festivals and sales of the calendar, past, running and to come.
enum Activities {
  // What an activity was to bring: the days before it, by its usual uplift, give or take.
  static let sql = """
    create or replace temp table sample_day_sales as
    select d, orders, sales from sample_shop_visitors;

    create or replace temp table sample_usual_day as
    select sum((sales / level * 100)::bigint) / 100 / day_count() as sales,
      sum((orders / level * 100)::bigint) / 100 / day_count() as orders
    from sample_day_sales join sample_days using (d);

    create or replace temp table sample_activities as
    with summed as (
      select f.*, keyed(41, festival) as key,
        sum(u.factor * (select exp(0.0006 * (u.day - first_day())))) as lift
      from sample_festivals f join sample_uplifts u using (festival)
      group by all
    ),
    earned as (
      select festival, sum(sales)::decimal(18, 2) as sales, sum(orders)::bigint as orders
      from sample_festivals join sample_days on day between starts_on and ends_on
      join sample_day_sales using (d)
      group by festival
    )
    select s.*, category_name, e.sales, e.orders,
      'ACT' || lpad(festival::varchar, 3, '0') as activity_id,
      starts_on - case kind when 'platform festival' then 18 when 'flash sale' then 3 else 5 end
        as signup_on,
      lift * (0.94 + 0.2 * uniform(s.key, 1)) as aim
    from summed s left join sample_categories using (category) left join earned e using (festival);

    insert into activities (activity_id, activity_name, activity_kind, activity_platform, signup_by,
      starts_on, ends_on, stage, activity_owner, activity_budget, expected_revenue, expected_orders,
      actual_revenue, actual_orders, lessons)
    select
      activity_id, festival_name || coalesce(' ' || category_name, ''), kind,
      case when kind <> 'own' then platform_name() end,
      case when kind <> 'own' then signup_on + to_hours(18) end, starts_on, ends_on,
      case when ends_on <= until_day() then 'ended' when starts_on <= until_day() then 'running'
        when kind <> 'own' and signup_on > until_day() then 'idea'
        when starts_on - until_day() < 9 then 'preparing' else 'signed_up' end,
      one_of(key, 2, ['Mei', 'Jonas', 'Lin']),
      money(50 * ceil(aim * sales_usual * 0.03 / 50)),
      money(100 * ceil(aim * sales_usual / 100)), ceil(aim * orders_usual)::bigint,
      case when ends_on <= until_day() then sales end,
      case when ends_on <= until_day() then orders end,
      case when ends_on <= until_day() then one_of(key, 3, [
        'Stock up earlier for the best sellers.', 'The live room sold more than the banner.', 'Ads were too late on the first day.',
        'Put one more agent on the evening.', null]) end
    from sample_activities,
      (select sales as sales_usual, orders as orders_usual from sample_usual_day)
    order by starts_on, activity_id;

    """
}
