/// The catalogue behind the datasets: what each product is, costs, and how it sells.
enum Products {
  static let sql = Categories.sql + traits + dressed

  // Popularity falls with the rank r as (r + 0.4)^-1.05. Some products are looked at and not
  // bought, some are new, some are dead stock, a few are sold below what they cost in all.
  private static let traits = """
    create or replace temp table sample_traits as
    with shares as (
      select category, sum(share) over (order by category) as reach from sample_categories
    ),
    ranks as (
      select r::int as product, keyed(2, r) as key from range(1, product_count() + 1) r(r)
    ),
    placed as (
      select product, key, case when product <= 6 then (product - 1 + category_shift()) % 6 + 1
        else (select 1 + count(*) from shares where reach <= least(uniform(key, 1), 0.999)) end::int
        as category
      from ranks
    ),
    typed as (
      select *,
        product > 0.94 * product_count() as dead,
        product between 8 and 0.6 * product_count() and chance(key, 2, 0.05) as leaky,
        product > 10 and product <= 0.94 * product_count() and chance(key, 3, 0.08) as fresh,
        product > 12 and chance(key, 4, 0.05) as dear
      from placed
    )
    select
      product, key, category, dead, leaky, dear,
      case when fresh and day_count() > 20 then 5 + pick(key, 5, day_count() - 8) else -1 end
        as listed_d,
      case when dead then 0 else (product + 0.4) ^ -1.05 end as weight,
      case when leaky then 5.0 else 1.0 end as lure,
      case when leaky then 0.25 else 1.0 end as appeal,
      case when product <= 6 then 0 else 0.35 * normal(key, 6) end as slope,
      10 * ceil(c.price * price_level() * exp(0.45 * normal(key, 7)) / 10) - 1 as price,
      case when dear then 0.86 + 0.06 * uniform(key, 8)
        else c.cost * (0.85 + 0.3 * uniform(key, 8)) end as cost_share,
      case when product <= 6 then 1 else 0.6 + 0.8 * uniform(key, 9) end * c.returned
        * case when dear then 1.8 else 1 end as returned,
      case when product <= 6 or leaky then 4.6 else 4.05 + 0.75 * uniform(key, 10) end as quality,
      -- the partner that it is often bought with
      case when product <= 40 then product - 1 + 2 * (product % 2)
        else 1 + pick(key, 11, 40) end as mate,
      case when product > 6 and chance(key, 12, 0.12) then 4 + pick(key, 13, day_count() - 4)
        else -1 end as repriced_d,
      case when chance(key, 14, 0.5) then 0.94 else 1.06 end as earlier_price
    from typed join sample_categories c using (category);

    """

  private static let dressed = """
    create or replace temp table sample_products as
    with numbered as (
      select *, row_number() over (order by scrambled(key), product) as number from sample_traits
    )
    select
      t.* exclude (price, key), key as product_key,
      number,
      'P' || lpad((100000 + 37 * number)::varchar, 6, '0') as product_id,
      upper(category_name[:2]) || '-' || lpad((1000 + number)::varchar, 4, '0') as sku,
      one_of(key, 21, ['Light', 'Classic', 'Everyday', 'Soft', 'Travel', 'Pro', 'Mini', 'Urban',
        'Coastal', 'Alpine', 'Garden', 'Studio', 'Nordic', 'Retro']) || ' '
        || one_of(key, 22, nouns) || ' ' || chr(65 + pick(key, 23, 26)) || (1 + number % 89)
        as title,
      said(key, 24, ['Harbour', 'Lumen', 'Tern & Co', 'Oakline', '山川', 'Vela', 'Mistral',
        'Pinecone']) as brand,
      category_name, variants, flaw,
      money(t.price) as price,
      money(t.price * earlier_price) as price_before,
      case when chance(key, 25, 0.7)
        then money(10 * ceil(t.price * (1.15 + 0.4 * uniform(key, 26)) / 10) - 1) end as list_price,
      money(t.price * cost_share) as unit_cost,
      3 + pick(key, 27, 5) * 3 as lead_days,
      case when chance(key, 28, 0.3) then 24 else 48 end as promise_hours,
      one_of(key, 29, warehouse_names()) as warehouse
    from numbered t join sample_categories using (category)
    order by product;

    -- products by 512 slots of popularity, in three classes that share no product
    create or replace temp table sample_product_slots as
    with running as (
      select product, product % 3 as class, weight,
        sum((weight * 1e9)::bigint) over (partition by product % 3 order by product) as reach,
        sum((weight * 1e9)::bigint) over (partition by product % 3) as whole
      from sample_products where not dead
    )
    select slot::int as slot, class, product
    from range(512) s(slot)
    join running on slot * whole >= (reach - (weight * 1e9)::bigint) * 512
      and slot * whole < reach * 512;

    """
}
