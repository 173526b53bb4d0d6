/// The dataset `chats` of a part: questions before buying, about parcels, and about refunds.
enum Chats {
  static let sql = """
    insert into chats (chat_id, platform, customer_id, order_id, product_id, agent, started_at,
      ended_at, contact_reason, first_response, average_response, handling_time, messages,
      asked_before_order, ordered, satisfaction, resolved, transferred, complaint, body)
    with asked as (
      -- before buying; half as many again ask and do not buy
      select scrambled(key) as key, order_no || 'a' as chat, order_no, person, product,
        ordered_at - to_seconds(60 + pick(key, 121, 2400)) as started_at, 'product' as topic,
        paid_at < ordered_at + to_hours(23) as bought
      from sample_orders where chance(key, 122, 0.12)
      union all
      select scrambled((key + 1) & 4294967295), order_no || 'b', null, null, product,
        ordered_at + to_seconds(pick(key, 123, 5400)), 'product', false
      from sample_orders where chance(key, 124, 0.07)
      union all
      select scrambled((key + 2) & 4294967295), order_no || 'c', order_no, person, product,
        shipped_at + to_seconds((epoch(coalesce(delivered_at, closing()) - shipped_at)
          * (0.5 + 0.5 * uniform(key, 125)))::int), 'parcel', null
      from sample_orders where shipped_at is not null and chance(key, 126,
        case when delivered_at - shipped_at > to_seconds((86400 * 1.55 * usual_days)::int) then 0.3
          else 0.06 end)
      union all
      select scrambled((key + 3) & 4294967295), order_no || 'd' || line, order_no, person,
        product,
        requested_at + to_seconds(pick(key, 127, 40000) - 7200),
        case when reason = 'broken or defective' then 'broken' else 'refund' end, null
      from sample_refunds where chance(key, 128, 0.4)
    ),
    timed as (
      select *, started_at::date - first_day() as d, hour(started_at) as hour
      from asked
      where started_at < closing() - to_minutes(40) and started_at >= first_day()::timestamp
    ),
    served as (
      select *, case when hour >= 8 and started_at::time < time '23:45'
          then agent_on(d, hour >= 16, key) end as agent,
        round(exp(3.2 + 0.75 * normal(key, 131)) * case when hour between 20 and 22 then 1.7 else 1
          end) as wait,
        3 + pick(key, 132, 14) as turns
      from timed
    ),
    rated as (
      select *, turns * (22 + round(40 * uniform(key, 133))) as busy,
        case when chance(key, 134, case when agent is null then 0.1 else 0.4 end) then
          5 - chance(key, 135, 0.35)::int - chance(key, 135, 0.12)::int
            - 2 * chance(key, 135, case when topic in ('broken', 'refund') or wait > 90 then 0.10
              else 0.03 end)::int end as stars
      from served
    )
    select
      'T' || chat, platform_name(),
      customer_code(person), case when topic <> 'product' or bought then order_no end,
      product_id, agent, started_at, started_at + to_seconds((busy + coalesce(wait, 0))::int),
      case topic when 'product' then 'about a product' when 'parcel' then 'where is my parcel'
        when 'broken' then 'broken item' else 'refund' end,
      case when agent is not null then wait end,
      case when agent is not null then round(wait * (0.8 + 0.8 * uniform(key, 136))) end,
      case when agent is not null then busy end, turns,
      topic = 'product', case when topic = 'product' then coalesce(bought, false) end, stars,
      not chance(key, 137, case when agent is null then 0.5 else 0.07 end),
      chance(key, 138, 0.04), topic in ('broken', 'refund') and chance(key, 139, 0.07),
      'Customer: ' || case topic
        when 'product' then said(key, 140, ['Which size should I take?', 'Is it in stock?',
          'When do you ship it?', 'Can I use a coupon for it?', '有优惠吗?', 'What is it made of?'])
        when 'parcel' then said(key, 140, ['Where is my parcel?', 'It has not moved for two days.',
          '什么时候到?', 'The tracking number does not work.'])
        when 'broken' then 'It is broken: ' || flaw || '. What can I do?'
        else said(key, 140, ['I want to send it back.', 'When do I get my money?', '怎么退货?']) end
        || chr(10) || case when agent is null then 'Robot: ' else 'Agent: ' end || case topic
        when 'product' then one_of(key, 141, ['Let me look it up for you.',
          'Yes, we ship it today.', 'Your usual size fits.', 'There is a coupon on the page.'])
        when 'parcel' then 'I have asked the courier; it is on its way.'
        when 'broken' then 'I am sorry. Please send us a picture, we will pay you back.'
        else 'Please fill in the form; the money comes back within five days.' end
    from rated join (select product, product_id, flaw from sample_products) using (product)
    order by started_at, chat;

    """

  /// Who sits at the desk: a morning and an evening team, each with a free day a week.
  static let preparation = """
    create or replace temp macro team_size() as
      least(6, greatest(2, order_count() // (day_count() * 80)));
    create or replace temp macro agent_names() as ['Amy', 'Bo', 'Chen', 'Dora', 'Emil', 'Fang',
      'Grace', 'Hui', 'Ines', 'Jun', 'Kai', 'Lan'];
    -- agents have numbers from 0: the morning team, then the evening team
    create or replace temp macro off_duty(agent_number, d) as
      (d + agent_number * 3) % 7 = 0;
    create or replace temp macro agent_on(d, evening, key) as agent_names()[1
      + case when evening then team_size() else 0 end
      + case when off_duty(pick(key, 151, team_size())
          + case when evening then team_size() else 0 end, d)
        then (pick(key, 151, team_size()) + 1) % team_size() else pick(key, 151, team_size()) end];

    """
}
