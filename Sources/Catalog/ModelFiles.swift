extension Catalog {
  /// The shipped model's files in the order in which they are read.
  static let modelFiles: [(name: String, bytes: [UInt8])] = [
    ("orders.ops", PackageResources.orders_ops),
    ("products.ops", PackageResources.products_ops),
    ("customers.ops", PackageResources.customers_ops),
    ("traffic.ops", PackageResources.traffic_ops),
    ("touches.ops", PackageResources.touches_ops),
    ("ads.ops", PackageResources.ads_ops),
    ("refunds.ops", PackageResources.refunds_ops),
    ("settlements.ops", PackageResources.settlements_ops),
    ("reviews.ops", PackageResources.reviews_ops),
    ("service.ops", PackageResources.service_ops),
    ("shipments.ops", PackageResources.shipments_ops),
    ("inventory.ops", PackageResources.inventory_ops),
    ("competitors.ops", PackageResources.competitors_ops),
    ("market.ops", PackageResources.market_ops),
    ("promotions.ops", PackageResources.promotions_ops),
    ("affiliates.ops", PackageResources.affiliates_ops),
    ("content.ops", PackageResources.content_ops),
    ("rates.ops", PackageResources.rates_ops),
    ("plan.ops", PackageResources.plan_ops),
    ("entities.ops", PackageResources.entities_ops),
    ("events.ops", PackageResources.events_ops),
    ("headline.ops", PackageResources.headline_ops),
    ("evidence.ops", PackageResources.evidence_ops),
    ("system.ops", PackageResources.system_ops),
  ]
}
