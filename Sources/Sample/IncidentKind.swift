/// What can go wrong, or right, in the store.
enum IncidentKind: String, CaseIterable {
  /// A best seller cannot be bought: its stock is zero.
  case stockOut = "stock_out"
  /// Dear clicks use up a campaign's daily budget in the morning.
  case campaignCapped = "campaign_capped"
  /// A competitor sells the like of a best seller for much less.
  case competitorPriceCut = "competitor_price_cut"
  /// The coupon of a category ran out, and nobody made a new one.
  case couponExpired = "coupon_expired"
  /// One courier takes almost twice as long.
  case courierLate = "courier_late"
  /// A bad batch of a product: many come back, and the reviews say why.
  case defectiveBatch = "defective_batch"
  /// The whole market stays at home.
  case marketDip = "market_dip"
  /// A video goes round: its channel brings many more people.
  case viralVideo = "viral_video"

  /// How many days it lasts in a store of that many days.
  func length(inStoreOf days: Int) -> Int {
    let short =
      switch self {
      case .stockOut, .marketDip: 2
      case .campaignCapped, .viralVideo: 1
      case .competitorPriceCut, .couponExpired, .courierLate, .defectiveBatch: 3
      }
    return days < 100 ? short : short + 1
  }

  /// How long before the last day it began, when it falls on the last day.
  var leadAtTheEnd: Int {
    switch self {
    case .campaignCapped, .marketDip, .viralVideo: 0
    case .stockOut, .couponExpired, .competitorPriceCut: 1
    case .courierLate, .defectiveBatch: 2
    }
  }
}

/// One planted incident: what, when, to whom and how much.
struct Incident: Hashable {
  var kind: IncidentKind
  /// Indices of days, from the store's first.
  var days: ClosedRange<Int>
  /// The rank of the product, 1 is the best seller; only for kinds that strike a product.
  var rank: Int?
  /// The number of the category, of the stream or of the carrier that is struck.
  var category: Int?
  var stream: Int?
  var carrier: Int?
  /// The relative change of what is struck; for a defective batch the part of the buyers who send
  /// it back.
  ///
  /// −0.45 is 45 % less.
  var size: Double
  /// The hour at which a capped campaign has spent its budget.
  var hour: Int?
}
