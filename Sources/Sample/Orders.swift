/// The orders of a part: when, who, from where, and whether they were paid.
enum Orders {
  static let sql = drawn + placed + baskets

  /// Tables that grow with each part; they are there before the first one.
  static let preparation = """
    create or replace temp table sample_newcomers (d int, fresh bigint, prospects bigint);
    create or replace temp table sample_category_coupons as
    select d::int as d, category, coupon from sample_coupons c, range(c.from_d, c.to_d + 1) r(d);
    create or replace temp table sample_stockouts as
    select product, from_d, to_d from sample_effects where kind = 'stock_out';

    """

  // Orders are numbered by their time within the day. An order is a customer's first one or goes to
  // a customer who came two or more days before, so that a first order is always paid first.
  private static let drawn = """
    create or replace temp table sample_drawn as
    with single as (
      select d, stream, product,
        scrambled((keyed(7, cell) + unnest(range(orders))::ubigint * 2246822519) & 4294967295)
          as key
      from sample_cells where d between part_from() and part_to()
    ),
    timed as (
      select s.*, least(86339, c.second + uniform(key, 2) * c.span)::int as second,
        not chance(key, 3, 0.055) as paid, t.fresh
      from single s
      join sample_streams t using (stream)
      left join sample_caps l using (d, stream)
      join sample_clock c
        on c.curve = t.curve and c.slot = floor(uniform(key, 1) * coalesce(l.part, 1) * 1024)::int
    )
    select d, stream, product, key, second, paid,
      paid and (d < 2 or chance(key, 4, fresh * (0.50 + 0.42 * exp(-d / 14.0)))) as fresh,
      not paid and chance(key, 5, 0.5) as prospect,
      row_number() over (partition by d order by second, key, product, stream) as place
    from timed;

    insert into sample_newcomers
    select d, count(*) filter (fresh), count(*) filter (prospect) from sample_drawn group by d;

    """

  private static let placed = """
    create or replace temp table sample_placed as
    with days as (
      select d.d, day, uplift,
        (year(day) * 10000 + month(day) * 100 + dayofmonth(day))::bigint * 10000000 as prefix,
        coalesce(sum(fresh) over past, 0)::bigint as customers,
        coalesce(sum(fresh) over older, 0)::bigint as regulars,
        coalesce(sum(prospects) over past, 0)::bigint as prospects,
        d.d + 1 in (select from_d from sample_stockouts) as eve
      from sample_newcomers n join sample_days d using (d)
      window past as (order by d.d rows between unbounded preceding and 1 preceding),
        older as (order by d.d rows between unbounded preceding and 2 preceding)
    ),
    named as (
      select o.*, day, uplift, prefix + place as order_no, eve,
        case when o.fresh then customers
            + row_number() over (partition by o.d, o.fresh order by place)
          when o.prospect then 3000000000 + prospects
            + row_number() over (partition by o.d, o.prospect order by place)
          -- most who come again came lately; some come very often
          else 1 + floor(regulars * (1 - uniform(key, 6) ^ 1.8))::bigint end as person
      from sample_drawn o join days using (d)
    ),
    timed as (
      select * replace (case when fresh or prospect or chance(key, 7, 0.75) then person
          else greatest(1, person - person % 12) end as person),
        day + to_seconds(second) as ordered_at,
        second + case when chance(key, 8, 0.8) then 12 + pick(key, 9, 160)
          when chance(key, 8, 0.96) then 180 + pick(key, 9, 3400)
          else 3600 + pick(key, 9, 68000) end as paying
      from named
    ),
    known as (
      select *, keyed(8, person) as persona,
        case when paid then day + to_seconds(
          case when eve then least(paying, 86399) else paying end) end as paying_at
      from timed
    )
    select d, day, stream, o.product, category, key, order_no, second, person, persona, fresh,
      ordered_at, uplift,
      case when paying_at < closing() then paying_at end as paid_at,
      coalesce(fresh or prospect, false) as first_time,
      case when chance(key, 10, 0.05) then pick(key, 11, 1024) else pick(persona, 1, 1024) end
        as place_slot,
      pick(key, 12, 1024) as carrier_slot,
      1 + pick(key, 13, 1000) // 680 + pick(key, 13, 1000) // 905 as device,
      case
        when coupon is not null and chance(key, 14, 0.55) then 'C' || lpad(coupon::varchar, 3, '0')
        when fresh and chance(key, 15, 0.3) then 'WELCOME'
        when stream = 7 and chance(key, 15, 0.5) then 'MAIL'
        when stream = 4 and chance(key, 15, 0.45) then 'LIVE'
        when uplift >= 1.15 and chance(key, 16, 0.4) then 'FESTIVAL'
        when uniform(key, 16) between 0.40 and 0.47 then 'FREESHIP' end as promotion,
      case when stream = 6 or stream = 4 and chance(key, 17, 0.5)
        then 1 + floor(affiliate_count() * uniform(key, 18) ^ 2.2)::int end as affiliate
    from known o
    join (select product, category from sample_traits) p on p.product = o.product
    left join sample_category_coupons c using (d, category);

    """

  // A basket holds its first product, and with falling chance up to three others: the partner of
  // the first one or any popular product that could be bought that day.
  private static let baskets = """
    create or replace temp table sample_baskets as
    with more as (
      select order_no, d, key, o.product as first_product, mate, line,
        case when line = 2 and chance(key, 21, 0.4) then mate else s.product end as product
      from sample_placed o
      join (select product, mate from sample_traits) t on t.product = o.product
      join range(2, 5) l(line)
        on uniform(key, 20) < case line when 2 then 0.27 when 3 then 0.085 else 0.02 end
      join sample_product_slots s on s.class = line - 2 and s.slot = pick(key, 20 + line, 512)
    )
    select order_no, d, 1 as line, product, key from sample_placed
    union all
    select order_no, m.d, line::int, m.product,
      scrambled((key + line::ubigint * 3266489917) & 4294967295)
    from more m
    join (select product, listed_d from sample_traits) t on t.product = m.product
    left join sample_struck_products s on s.d = m.d and s.product = m.product
    where m.product <> first_product and (line = 2 or m.product <> mate) and listed_d <= m.d
      and uniform(key, 25 + line) < coalesce(s.buying, 1);

    """
}
