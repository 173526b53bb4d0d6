/// The dataset `reviews` of a part: one buyer in five writes about what came, more when it is bad.
enum Reviews {
  static let sql = rated + written

  private static let rated = """
    create or replace temp table sample_reviews as
    with due as (
      select l.*, o.person, o.promised_at,
        o.delivered_at - o.shipped_at > to_seconds((86400 * 1.55 * o.usual_days)::int) as late,
        o.delivered_at + to_seconds((86400 * (0.4 + 9 * uniform(l.key, 91) ^ 1.5))::int)
          as reviewed_at
      from sample_lines l join sample_orders o using (order_no) where o.delivered_at is not null
    ),
    struck as (
      select d.*, p.quality, p.flaw, e.size is not null as bad_batch,
        r.order_no is not null as sent_back
      from due d
      join sample_products p using (product)
      left join sample_effects e on e.kind = 'defective_batch' and e.product = d.product
        and reviewed_at::date - first_day() between e.from_d and e.to_d
      left join sample_refunds r on r.order_no = d.order_no and r.line = d.line
      where reviewed_at < closing()
    ),
    judged as (
      select *, case when bad_batch then 0.72 when sent_back then 0.55 when late then 0.30
        else (5 - quality) * 0.15 end as displeased
      from struck where chance(key, 92, case when bad_batch then 0.5 else 0.2 end)
    )
    select *, case when chance(key, 93, displeased) then 1 + chance(key, 94, 0.45)::int
      when chance(key, 95, 0.06) then 3 when chance(key, 95, 0.24) then 4 else 5 end as rating
    from judged;

    """

  private static let written = """
    insert into reviews (review_id, order_id, product_id, reviewer, reviewed_at, rating, sentiment,
      title, body, reason, with_picture, replied_at, reply)
    with explained as (
      select *, case when rating >= 3 then null when bad_batch then 'broken' when late
          then 'delivery' else one_of(key, 96, ['quality', 'quality', 'size', 'description',
            'packaging', 'broken', 'service']) end as cause,
        case when chance(key, 97, case when rating < 3 then 0.6 else 0.12 end)
          and reviewed_at + to_seconds(5400 + pick(key, 98, 150000)) < closing()
          then reviewed_at + to_seconds(5400 + pick(key, 98, 150000)) end as replied
      from sample_reviews
    )
    select
      'V' || order_no || '-' || line, order_no, product_id, customer_code(person), reviewed_at,
      rating, case when rating < 3 then 'negative' when rating = 3 then 'neutral'
        else 'positive' end,
      case when rating < 3 then 'Disappointed' when rating = 3 then 'All right'
        when rating = 4 then 'Good' else said(key, 99, ['Very good', 'Love it', 'As expected',
          'Would buy again', '很满意']) end,
      case
        when bad_batch and rating < 3 then one_of(key, 100, ['Used it twice and ', 'On day one ',
          'After a week ']) || flaw || '.'
        when cause = 'delivery' then said(key, 100, ['Waited far too long for the parcel.',
          'The courier was days late.', '物流太慢了'])
        when cause = 'broken' then 'It arrived broken: ' || flaw || '.'
        when cause = 'size' then said(key, 100, ['Much smaller than the size chart says.',
          'Does not fit, and I took my usual size.', '尺码不准'])
        when cause = 'description' then said(key, 100, ['Not the colour of the picture.',
          'The page promised more than came.', '和描述不符'])
        when cause = 'packaging' then 'The box was crushed and open at one side.'
        when cause = 'service' then said(key, 100, ['Nobody answered my question.',
          'Service sent me in circles.', '客服态度不好'])
        when cause = 'quality' then said(key, 100, ['The material is thin and feels cheap.',
          'Poor quality for the price.', '质量一般, 不值这个价'])
        when rating = 3 then said(key, 100, ['Does what it should, no more.', 'So so.', '一般般'])
        when chance(key, 101, 0.7) then said(key, 100, ['Good quality, arrived quickly.',
          'Exactly as in the pictures.', 'Nice feel and fair price.', 'Second one I buy.',
          'Fits well, recommended.', '质量很好, 物流也快', '性价比高, 会回购', 'A present, she loved it.'])
        end,
      case when chance(key, 102, 0.7) then cause end,
      chance(key, 103, 0.3), replied,
      case when replied is null then null when rating < 3 then
        'We are sorry. Please write to us, we will put it right.' else 'Thank you!' end
    from explained order by order_no, line;

    """
}
