/// The table `incidents`: the truth about what was planted, to test answers against.
///
/// One row for each incident and metric that it moves by design. `size` is the relative change of
/// the metric in the segment over the days of the incident, against what the same days would have
/// shown without it: −0.45 is 45 % less.
enum Incidents {
  static let sql = """
    insert into incidents (incident_id, kind, starts_on, ends_on, dataset, metric, dimension1,
      value1, dimension2, value2, direction, size, note)
    with named as (
      select e.*, 'I' || lpad(incident::varchar, 2, '0') as incident_id,
        first_day() + from_d as starts_on, first_day() + to_d as ends_on, p.product_id, p.title,
        c.category_name, s.channel, s.campaign, r.carrier_name, p.returned
      from sample_effects e
      left join sample_products p on p.product = e.product
      left join sample_categories c on c.category = e.category
      left join sample_streams s on s.stream = e.stream
      left join sample_carriers r on r.carrier = e.carrier
    ),
    moved as (
      select *, 'order_lines' as dataset, 'units_sold' as metric, 'product' as dimension1,
        product_id as value1, null as dimension2, null as value2, size as change,
        case kind when 'stock_out' then title || ' was out of stock'
          else 'a competitor sold the like of ' || title || ' for 26 % less' end as note
      from named where kind in ('stock_out', 'competitor_price_cut')
      union all
      select *, 'order_lines', 'units_sold', 'category', category_name, null, null, size,
        'the 12 % coupon of ' || category_name || ' had ended'
      from named where kind = 'coupon_expired'
      union all
      select *, 'traffic', 'visitors', 'channel', channel, 'campaign', campaign, size,
        'the budget was used up at ' || cap_hour || ':00: clicks had grown dear'
      from named where kind = 'campaign_capped'
      union all
      select *, 'ads', 'ad_clicks', 'channel', channel, 'campaign', campaign, size,
        'the budget was used up at ' || cap_hour || ':00: clicks had grown dear'
      from named where kind = 'campaign_capped'
      union all
      select *, 'shipments', 'delivery_time', 'carrier', carrier_name, null, null, size,
        'parcels that ' || carrier_name || ' took in these days were on their way too long'
      from named where kind = 'courier_late'
      union all
      -- orders called off before shipping do not depend on the batch
      select *, 'refunds', 'refunds', 'product', product_id, null, null,
        (size + 0.018) / (returned + 0.018) - 1,
        'a bad batch of ' || title || ' reached the buyers'
      from named where kind = 'defective_batch'
      union all
      select *, 'reviews', 'average_rating', 'product', product_id, null, null, -0.5,
        'a bad batch of ' || title || ' reached the buyers'
      from named where kind = 'defective_batch'
      union all
      select *, 'traffic', 'visitors', null, null, null, null, size,
        'a public holiday: the whole market stayed at home'
      from named where kind = 'market_dip'
      union all
      select *, 'market', 'market_index', null, null, null, null, size,
        'a public holiday: the whole market stayed at home'
      from named where kind = 'market_dip'
      union all
      select *, 'traffic', 'visitors', 'channel', channel, null, null, size,
        'a video went round'
      from named where kind = 'viral_video'
    )
    select incident_id, kind, starts_on, ends_on, dataset, metric, dimension1, value1, dimension2,
      value2, case when change < 0 then 'down' else 'up' end, round(change, 4), note
    from moved order by incident_id, dataset, metric;

    """
}
