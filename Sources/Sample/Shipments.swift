/// The dataset `shipments`: one parcel for each paid order.
enum Shipments {
  static let sql = """
    insert into shipments (shipment_id, order_id, carrier, tracking_no, warehouse, shipping_service,
      promised_at, shipped_at, expected_at, delivered_at, delivery_status, cost)
    select
      order_no, order_no, carrier_name,
      case when shipped_at is not null then upper(carrier_name[:2]) || '7'
        || lpad((1000000000 + key)::varchar, 11, '0') end,
      warehouse, case promise_hours when 24 then 'ships in 24 h' else 'standard' end,
      promised_at, shipped_at,
      (coalesce(shipped_at, promised_at) + to_seconds((86400 * usual_days * 1.15)::int))::date
        + to_hours(22),
      delivered_at,
      case when cancelled_at is not null then 'cancelled' when delivered_at is not null
        then 'delivered' when lost then 'lost' when shipped_at is not null then 'shipped'
        else 'waiting' end,
      case when shipped_at is not null then money(cost + 0.8 * (usual_days - 1)
        + 0.4 * uniform(key, 61)) end
    from sample_orders where paid_at is not null order by order_no;

    """
}
