import Testing

@testable import Sample

/// What follows an order: parcels, refunds, reviews, complaints, chats.
@Suite struct AftermathTests {
  static let rules = [
    Rule(
      "each paid order has one parcel, no other has",
      breaches: """
        select o.order_id, s.order_id from orders o full join shipments s using (order_id)
        where (o.paid_at is not null) <> (s.order_id is not null)
        """),
    Rule(
      "a parcel is where its order says",
      breaches: """
        select order_id from orders join shipments using (order_id)
        where (status = 'paid') <> (delivery_status = 'waiting')
          or (status in ('delivered', 'completed')) <> (delivery_status = 'delivered')
          or (status = 'cancelled') <> (delivery_status = 'cancelled')
        """),
    Rule(
      "a parcel leaves after the payment and arrives after it left",
      breaches: """
        select order_id from orders join shipments using (order_id)
        where shipped_at <= paid_at or delivered_at <= shipped_at or promised_at <= paid_at
          or completed_at <= delivered_at or (shipped_at is null) <> (tracking_no is null)
          or expected_at <= coalesce(shipped_at, promised_at)
        """),
    Rule(
      "goods are asked back after they came, or before they left",
      breaches: """
        select refund_id from refunds join orders using (order_id) left join shipments
          using (order_id)
        where case refund_kind when 'cancellation' then cancelled_at is null or shipped_at
            is not null or requested_at < paid_at
          else delivered_at is null or requested_at <= delivered_at end
          or refunded_at <= requested_at or (refunds.status = 'refunded') <> (refunded_at is not null)
        """),
    Rule(
      "no line is paid back twice or for more than it cost",
      breaches: """
        select refund_id from refunds r left join order_lines l using (order_id, product_id)
        where l.order_id is null or amount > l.gross_sales - l.discounts
          or returned_units > l.units
        union all
        select order_id from refunds group by order_id, product_id having count(*) > 1
        """),
    Rule(
      "reviews are written by buyers who have the product",
      breaches: """
        select review_id from reviews r left join order_lines l using (order_id, product_id)
          left join shipments s using (order_id) left join orders o using (order_id)
        where l.order_id is null or reviewed_at <= delivered_at or delivered_at is null
          or reviewer <> customer_id or rating not between 1 and 5 or replied_at <= reviewed_at
          or (rating < 3) <> (sentiment = 'negative')
        """),
    Rule(
      "a case is open until it has an outcome",
      breaches: """
        from disputes where (closed_at is null) <> (outcome is null) or closed_at <= opened_at
          or respond_by <= opened_at
        """),
    Rule(
      "an agent who chats is on shift",
      breaches: """
        select chat_id from chats c where agent is not null and not exists (
          from shifts s where s.agent = c.agent and c.started_at between shift_start and shift_end)
        """),
    Rule(
      "who bought after asking has paid within a day",
      breaches: """
        select chat_id from chats c left join orders o using (order_id)
        where ordered and not coalesce(paid_at between started_at and started_at + interval 1 day,
          false)
        """),
    Rule(
      "nothing has happened after the last day",
      breaches: """
        with known as (
          select greatest(ordered_at, paid_at, completed_at, cancelled_at) as moment from orders
          union all select greatest(shipped_at, delivered_at) from shipments
          union all select greatest(requested_at, refunded_at) from refunds
          union all select greatest(reviewed_at, replied_at) from reviews
          union all select greatest(opened_at, closed_at) from disputes
          union all select greatest(asked_at, answered_at) from questions
          union all select greatest(started_at, ended_at) from chats
          union all select greatest(shift_start, shift_end) from shifts
          union all select published_at from content
          union all select done_at from tasks
          union all select noted_at from journal)
        from known, (select max(date) as last_day from traffic) where moment >= last_day + interval 1 day
        """),
  ]

  @Test(arguments: rules) func holds(_ rule: Rule) throws {
    try rule.check(in: MadeStore.autumn.get())
  }

  @Test(arguments: rules) func holdsAbroad(_ rule: Rule) throws {
    try rule.check(in: MadeStore.abroad.get())
  }
}
