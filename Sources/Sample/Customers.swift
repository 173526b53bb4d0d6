/// The dataset `customers`: everybody who placed an order, with what they have paid so far.
enum Customers {
  static let sql = """
    insert into customers (customer_id, customer_name, phone, email, gender, age, home_country,
      home_region, home_city, customer_level, acquired_by, first_order_at, last_order_at,
      lifetime_orders, lifetime_spend, accepts_marketing)
    with bought as (
      select person, keyed(8, person) as persona,
        min(ordered_at) filter (paid_d is not null) as first_order_at,
        max(ordered_at) filter (paid_d is not null) as last_order_at,
        arg_min(stream, order_no) filter (paid_d is not null) as stream,
        count(paid_d) as orders,
        coalesce(sum(net) filter (paid_d is not null), 0)::decimal(18, 2) as spend
      from sample_sales group by person
    )
    select
      customer_code(person),
      person(one_of(persona, 3, family_names()), one_of(persona, 4, given_names())),
      mobile_prefix() || lpad(floor(uniform(persona, 5) * 1e9)::bigint::varchar, 9, '0'),
      customer_code(person) || '@example.com',
      case when chance(persona, 6, 0.62) then 'female' else 'male' end,
      18 + floor(46 * uniform(persona, 7) ^ 1.5)::int,
      country_name(), region, city,
      case when spend >= 3000 * price_level() then 'gold' when spend >= 800 * price_level()
        then 'silver' else 'member' end,
      channel, first_order_at, last_order_at, orders, spend, chance(persona, 8, 0.55)
    from bought
    join sample_place_slots on slot = pick(persona, 1, 1024)
    left join sample_streams using (stream)
    order by person;

    """

  static let preparation = """
    create or replace temp macro customer_code(person) as
      'u' || lpad(scrambled(person::ubigint)::varchar, 10, '0');

    """
}
