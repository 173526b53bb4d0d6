/// The datasets `market` and `market_rank`: the industry's own weather and its boards.
enum Market {
  static let sql = indices + shops + goods

  private static let indices = """
    create or replace temp table sample_market as
    select d.d, day, category, category_name, terms, keyed(61, d.d * 8 + category) as key,
      level * (1 + coalesce(e.size, 0)) * exp(0.0003 * (category - 3) * d.d)
        * (1 + summer * cos(2 * pi() * (dayofyear(day) - 190) / 365.25)) * (0.6 + 2.2 * share)
        as mood
    from sample_days d cross join sample_categories
    left join (select from_d, to_d, size from sample_effects where kind = 'market_dip') e
      on d.d between e.from_d and e.to_d
    where d.d < day_count();

    insert into market (date, category, platform, term, market_sales_index, market_traffic_index,
      search_interest, market_sales)
    select day, category_name, platform_name(), null,
      round(1e6 * mood * noise(key, 1, 0.025)), round(8e5 * mood * noise(key, 2, 0.025)), null,
      -- of which the store has a few hundredths
      money(mood * noise(key, 1, 0.025) * 2000 * price_level() * order_count() / day_count())
    from sample_market
    union all
    select day, category_name, null, term, null, null,
      least(100, round(34 * mood * [1.0, 0.8, 0.6][n] * noise(key, 3 + n, 0.06))),
      null
    from (select *, unnest(terms) as term, unnest(range(1, 4)) as n from sample_market)
    order by all;

    """

  // Of fifteen shops and twenty products in each category the best ten have a place on the board;
  // two of each rise fast in the last three weeks.
  private static let shops = """
    insert into market_rank (date, level, category, shop, board_rank, board_index)
    with entrants as (
      select m.* replace (keyed(63, d * 256 + category * 32 + n) as key), n,
        keyed(62, category * 64 + n) as entrant
      from sample_market m, range(1, 16) r(n)
    ),
    scored as (
      select *, case when n <= 3 then competitor_names()[1 + (category + n) % 6]
          else said(entrant, 1, ['Sun', 'River', 'Maple', 'Star', 'Silk', 'Stone', 'Cloud', '云'])
            || ' ' || said(entrant, 2, ['House', 'Store', 'Depot', 'Lab', 'Brand', '优品'])
            || ' ' || (category * 20 + n) end as shop,
        round(mood * 4e5 * exp(0.9 * normal(entrant, 3) - 0.04 * n)
          * noise(key, 1, 0.05)
          * exp(case when n in (9, 12) then 0.085 * greatest(0, d - day_count() + 21) else 0 end))
          as score
      from entrants
    ),
    ranked as (
      select *, row_number() over (partition by d, category order by score desc, n) as place
      from scored
    )
    select day, 'shop', category_name, shop, place, score from ranked where place <= 10
    order by day, category_name, place;

    """

  private static let goods = """
    insert into market_rank (date, level, category, shop, board_item_id, board_item, product_id,
      board_rank, board_index, board_price)
    with entrants as (
      select m.* replace (keyed(65, d * 256 + category * 32 + n) as key), n,
        keyed(64, category * 64 + n) as entrant, c.nouns, c.price as usual_price,
        -- half of the products have their like in the store
        p.product_id
      from sample_market m join sample_categories c using (category) cross join range(1, 21) r(n)
      left join (select *, row_number() over (partition by category order by product) as place
        from sample_products) p on p.category = m.category and p.place = n and n % 2 = 0
    ),
    scored as (
      select *, round(mood * 9e4 * exp(0.9 * normal(entrant, 3) - 0.04 * n)
          * noise(key, 1, 0.06)
          * exp(case when n in (13, 16) then 0.09 * greatest(0, d - day_count() + 21) else 0 end))
          as score
      from entrants
    ),
    ranked as (
      select *, row_number() over (partition by d, category order by score desc, n) as place
      from scored
    )
    select day, 'product', category_name,
      one_of(entrant, 1, competitor_names()), 'B' || (7000 + category * 100 + n),
      said(entrant, 4, ['Viral', 'Premium', 'Ultra', 'Original', '爆款', 'Handmade']) || ' '
        || one_of(entrant, 5, nouns), product_id, place, score,
      money(usual_price * price_level() * exp(0.35 * normal(entrant, 6)))
    from ranked where place <= 10
    order by day, category_name, place;

    """
}
