/// The datasets `products`, as it stands after the last day, and `pages`.
enum Listing {
  static let sql = """
    insert into products (product_id, title, sku, category, brand, price, list_price, unit_cost,
      stock, lead_days, safety_stock, listing_status, listed_at, pictures, description_length,
      rating, page_url, picture_url, weight)
    with shelf as (
      select product, max(available) filter (d = day_count() - 1) as available, max(daily) as daily
      from sample_stock join sample_cycles using (product, cycle) group by product
    )
    select
      product_id, title, sku, category_name, brand, price, list_price, unit_cost, available,
      lead_days, ceil(daily * lead_days * 0.4)::bigint,
      case when dead and product % 3 = 0 then 'off_sale' when available = 0 then 'sold_out'
        else 'on_sale' end,
      case when listed_d >= 0 then first_day() + listed_d + to_hours(9)
        else first_day() - pick(product_key, 31, 700) - 1 + to_hours(10) end,
      case when leaky then 2 else 5 + pick(product_key, 32, 6) end,
      case when leaky then 60 + pick(product_key, 33, 80)
        else 300 + pick(product_key, 33, 1500) end,
      round(quality, 1), 'https://shop.example/item/' || product_id,
      'https://shop.example/pictures/' || product_id || '.jpg', 80 + pick(product_key, 34, 1900)
    from sample_products join shelf using (product) order by product;

    insert into pages (url, page_kind, product_id, checked_at, status_code, response_time,
      shown_price, problem)
    with requested as (
      select 'https://shop.example' || path as url, kind, null as product_id, null as price
      from (values ('/', 'home'), ('/cart', 'cart'), ('/checkout', 'payment')) p(path, kind)
      union all
      select 'https://shop.example/category/' || category_name, 'category', null, null
      from sample_categories
      union all
      select 'https://shop.example/item/' || product_id, 'product', product_id, price
      from sample_products where not dead
      union all
      select 'https://shop.example/pictures/' || product_id || '.jpg', 'picture', product_id, null
      from sample_products where not dead
    ),
    answered as (
      select *, keyed(33, hash_text(url)) as key,
        row_number() over (partition by kind order by keyed(33, hash_text(url)), url) as place
      from requested
    ),
    found as (
      select *, case kind when 'picture' then place <= 2 when 'product' then place = 1
          else false end as gone, kind = 'product' and place between 2 and 3 as wrong
      from answered
    )
    select url, kind, product_id, closing() - to_seconds(600 + pick(key, 1, 1800)),
      case when gone then 404 else 200 end, round(0.12 + 0.9 * uniform(key, 2) ^ 3, 3),
      case when gone then null when wrong then money(price::double * 0.9) else price end,
      case when gone then 'not found' when wrong then 'another price than in the catalogue' end
    from found order by url;

    """
}
