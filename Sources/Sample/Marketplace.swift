/// The country that a store sells in: its places, couriers, festivals and names.
struct Marketplace {
  struct Place: Hashable {
    let region: String
    let city: String
    /// How many customers live there, in any unit.
    let weight: Int
    /// Days of an ordinary parcel from the warehouse.
    let days: Double
  }

  struct Carrier: Hashable {
    let name: String
    let weight: Int
    /// Its time against the average carrier's.
    let slowness: Double
    /// What a parcel costs the store.
    let cost: Double
  }

  let platform: String
  let storeName: String
  let country: String
  /// Prices here against prices in yuan.
  let priceLevel: Double
  let freeShippingFrom: Double
  let places: [Place]
  let carriers: [Carrier]
  let festivals: [Festival.Yearly]
  let payments: [String]
  let warehouses: [String]
  let familyNames: [String]
  let givenNames: [String]
  /// The text between given and family name, and whether the family comes first.
  let nameJoin: (separator: String, familyFirst: Bool)
  /// The ad systems of search ads and of feed ads.
  let adPlatforms: [String]
  /// Where posts and videos appear.
  let contentPlatforms: [String]
  let topicSources: [String]
  let mobilePrefix: String

  /// The marketplace of a store with that currency.
  static func of(currency: String) -> Marketplace {
    currency == "CNY" ? china : unitedStates
  }
}

extension Marketplace {
  /// Macros for single settings and lists, tables `sample_places` and `sample_carriers`, and both
  /// again by slots of 1,024 for quick draws.
  var sql: String {
    let placeRows = places.enumerated().map { index, place in
      """
      (\(index + 1), \(quoted(place.region)), \(quoted(place.city)), \(place.weight), \
      \(place.days))
      """
    }
    let carrierRows = carriers.enumerated().map { index, carrier in
      """
      (\(index + 1), \(quoted(carrier.name)), \(carrier.weight), \(carrier.slowness), \
      \(carrier.cost))
      """
    }
    let name =
      nameJoin.familyFirst
      ? "family || \(quoted(nameJoin.separator)) || given"
      : "given || \(quoted(nameJoin.separator)) || family"
    return """
      create or replace temp macro platform_name() as \(quoted(platform));
      create or replace temp macro store_name() as \(quoted(storeName));
      create or replace temp macro country_name() as \(quoted(country));
      create or replace temp macro price_level() as \(priceLevel)::double;
      create or replace temp macro free_shipping_from() as \(freeShippingFrom)::double;
      create or replace temp macro payment_names() as \(list(payments));
      create or replace temp macro warehouse_names() as \(list(warehouses));
      create or replace temp macro family_names() as \(list(familyNames));
      create or replace temp macro given_names() as \(list(givenNames));
      create or replace temp macro person(family, given) as \(name);
      create or replace temp macro ad_platforms() as \(list(adPlatforms));
      create or replace temp macro content_platforms() as \(list(contentPlatforms));
      create or replace temp macro topic_sources() as \(list(topicSources));
      create or replace temp macro mobile_prefix() as \(quoted(mobilePrefix));
      create or replace temp table sample_places (
        place int, region varchar, city varchar, weight int, days double);
      insert into sample_places values
      \(placeRows.joined(separator: ",\n"));
      create or replace temp table sample_carriers (
        carrier int, carrier_name varchar, weight int, slowness double, cost double);
      insert into sample_carriers values
      \(carrierRows.joined(separator: ",\n"));
      \(Self.slots)
      """
  }

  private func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }

  private static let slots = """
    create or replace temp table sample_place_slots as
    with running as (
      select *, sum(weight) over (order by place) as reach, sum(weight) over () as whole
      from sample_places
    )
    select slot::int as slot, place, region, city, days
    from range(1024) s(slot)
    join running on slot * whole >= (reach - weight) * 1024 and slot * whole < reach * 1024;
    create or replace temp table sample_carrier_slots as
    with running as (
      select *, sum(weight) over (order by carrier) as reach, sum(weight) over () as whole
      from sample_carriers
    )
    select slot::int as slot, carrier, carrier_name, slowness, cost
    from range(1024) s(slot)
    join running on slot * whole >= (reach - weight) * 1024 and slot * whole < reach * 1024;

    """
}
