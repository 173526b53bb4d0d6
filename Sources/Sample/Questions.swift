/// The dataset `questions`: what shoppers ask on the product pages.
enum Questions {
  static let sql = """
    insert into questions (question_id, product_id, asked_at, asker, question, answered_at, answer,
      answered_by)
    with drawn as (
      select d, product, key, counted(mean, key, 1) as asked
      from (select d, product, keyed(71, d * 4096 + product) as key,
        least(40, visitors / 380) as mean from sample_product_visitors)
    ),
    single as (
      select d, product, scrambled((key + n::ubigint * 2246822519) & 4294967295) as key, n
      from (select d, product, key, unnest(range(asked)) as n from drawn)
    ),
    timed as (
      select s.*, c.second + uniform(s.key, 2) * c.span as second
      from single s join sample_clock c on c.curve = 1 and c.slot = pick(s.key, 1, 1024)
    ),
    answered as (
      select *, first_day() + d + to_seconds(second::int) as asked_at,
        case when chance(key, 3, 0.93) then first_day() + d + to_seconds(second::int
          + 900 + (60000 * uniform(key, 4) ^ 2)::int) end as answered_at,
        1 + pick(key, 5, case currency() when 'CNY' then 6 else 5 end) as kind
      from timed
    )
    select
      'Q' || (d * 4096 + product) || '-' || n, product_id, asked_at,
      customer_code(1 + pick(key, 6, 100000)),
      ['Does it fit true to size?', 'Is the colour like in the picture?',
        'How long is the warranty?', 'Can it be washed?', 'How heavy is it?', '是正品吗?'][kind],
      case when answered_at < closing() then answered_at end,
      case when answered_at < closing() then ['Yes, take your usual size.',
        'Yes, the pictures were taken in daylight.', 'Two years.', 'By hand, at 30 degrees.',
        'It says so in the table below the pictures.', '是的, 官方正品'][kind] end,
      case when answered_at < closing() then one_of(key, 7, agent_names()[:2 * team_size()]) end
    from answered join sample_products using (product)
    order by asked_at, product_id;

    """
}
