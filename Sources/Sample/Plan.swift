/// The datasets `targets`, `tasks` and `journal`.
enum Plan {
  static let sql = targets + tasks + journal

  // A month's target is what its calendar lets expect, rounded up, for the store and its channels.
  private static let targets = """
    insert into targets (metric_name, starts_on, ends_on, dimension_name, member, target_value)
    with months as (
      select date_trunc('month', day)::date as starts_on,
        sum((level * eagerness * 1e6)::bigint) / 1e6 as weight
      from sample_days where day <= last_day(until_day() + 32) group by all
      having max(day) = last_day(min(day))
    ),
    usual as (
      select sales * 1.02 as revenue, orders * 1.02 as orders from sample_usual_day
    ),
    visits as (
      select sum((visitors / level)::bigint) / day_count() as visitors
      from sample_shop_visitors join sample_days using (d)
    ),
    shares as (
      select channel, sum(sales)::double / sum(sum(sales)) over () as share
      from sample_channel_visitors group by channel
    ),
    aims as (
      select 'revenue' as metric_name, starts_on, null as dimension_name, null as member,
        ceil(weight * revenue / 1000) * 1000 as aim
      from months, usual
      union all
      select 'orders', starts_on, null, null, ceil(weight * orders / 10) * 10 from months, usual
      union all
      select 'visitors', starts_on, null, null, ceil(weight * visitors / 100) * 100
      from months, visits
      union all
      select 'conversion_rate', starts_on, null, null,
        round((select orders / visitors from usual, visits) * 1.03, 4) from months
      union all
      select 'revenue', starts_on, 'channel', channel, ceil(weight * revenue * share / 100) * 100
      from months, usual, shares
    )
    select metric_name, starts_on, last_day(starts_on), dimension_name, member, aim
    from aims order by all;

    """

  private static let tasks = """
    insert into tasks (task_id, assignment, assignee, asked_by, created_at, due_on, done_at,
      priority, progress, activity_id, product_id)
    with regular as (
      select n, keyed(84, n) as key, (n * 2 + pick(keyed(84, n), 1, 2))::int as due_d
      from range(day_count() // 2 + 5) r(n)
    ),
    planned as (
      select n, key, first_day() + due_d as due_on, 1 + pick(key, 2, 6) as kind,
        due_d < day_count() and not (due_d > day_count() - 10 and chance(key, 3, 0.25)) as done,
        1 + pick(key, 4, 30) as product
      from regular
      union all
      -- what waits on the morning after the last day
      select 100000 + n, keyed(84, 100000 + n), until_day() + due, kind, false, n
      from (values (1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 2, -1), (5, 4, 0), (6, 6, 2))
        t(n, kind, due)
    ),
    worded as (
      select *, ['Draw the banner of the next activity', 'New main picture for a product',
          'Lower the bids of dear keywords', 'Answer the open questions', 'Count the shelf again',
          'Sign up for the flash sale'][kind] as assignment,
        ['designer', 'designer', 'ads', 'service', 'warehouse', 'operator'][kind] as assignee
      from planned
    )
    select
      'TK' || lpad((row_number() over (order by due_on, n))::varchar, 4, '0'), assignment, assignee,
      one_of(key, 5, ['operator', 'boss']), due_on - 3 + to_hours(9 + pick(key, 6, 9)), due_on,
      case when done then due_on - pick(key, 7, 2) + to_hours(11 + pick(key, 8, 7)) end,
      one_of(key, 9, ['high', 'normal', 'normal', 'low']),
      case when done then 'done' when chance(key, 10, 0.3) then 'doing' else 'open' end,
      case when kind in (1, 6) then (select min_by(activity_id, starts_on)
        from sample_activities where starts_on > until_day()) end,
      case when kind in (2, 5) then product_id end
    from worded join sample_products using (product) order by due_on, n;

    """

  private static let journal = """
    insert into journal (entry_id, noted_at, author, entry, tags, about_day) values
      ('J1', until_day() - 6 + to_hours(17), 'Lin',
        'Moved the best sellers to the front page; watch their conversion.', 'shop,conversion',
        until_day() - 6),
      ('J2', until_day() - 1 + to_hours(17) + to_minutes(20), 'Mei',
        'Asked the supplier for the delivery dates of the next two weeks.', 'stock', null);

    """
}
