/// The dataset `topics`: ten topics of each day, some of them about what the store sells.
enum Topics {
  static let sql = """
    insert into topics (date, topic, topic_source, topic_category, description, heat, reads,
      discussions, paid)
    with subjects as (
      select row_number() over (order by kind, subject) - 1 as n, kind, subject from (
        select 'shopping' as kind, unnest(nouns) as subject from sample_categories
        union all
        select kind, subject from (values
          ('weather', 'heat wave'), ('weather', 'first cold night'), ('weather', 'rainy season'),
          ('sport', 'city marathon'), ('sport', 'basketball final'), ('sport', 'hiking trails'),
          ('travel', 'camping at the lake'), ('travel', 'long weekend'), ('travel', '周末露营'),
          ('food', 'lunch box recipes'), ('food', 'tea at home'), ('food', '空气炸锅食谱'),
          ('film', 'summer blockbuster'), ('film', 'new drama series'),
          ('life', 'tidy wardrobe'), ('life', 'back to school'), ('life', '极简生活'),
          ('life', 'minimal make-up'), ('tech', 'new phone'), ('tech', 'smart home'),
          ('society', 'college entrance exam'), ('society', 'holiday calendar')
        ) s(kind, subject)
      ) where currency() = 'CNY' or regexp_full_match(subject, '[ -~]*')
    ),
    chosen as (
      select day, d, n, kind, subject, keyed(82, d * 128 + n) as key,
        -- a topic lives for about three days
        keyed(83, ((d + n) // 3) * 128 + n) as run
      from sample_days cross join subjects where d < day_count()
    ),
    placed as (
      select *, row_number() over (partition by d order by run, n) as place from chosen
    )
    select day, subject, topic_sources()[1 + place % 2], kind,
      'People talk about ' || subject || '.',
      round(exp(14 - 0.25 * place + 0.2 * normal(key, 1)))::bigint,
      round(exp(17 - 0.25 * place + 0.4 * normal(key, 2)))::bigint,
      round(exp(10 - 0.25 * place + 0.4 * normal(key, 3)))::bigint, chance(key, 4, 0.06)
    from placed where place <= 10
    order by day, place;

    """
}
