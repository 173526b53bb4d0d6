import Language
import Values

/// The countries and platforms whose sales and holidays are days of an event in a store.
///
/// An event that names none is everyone's.
package struct EventCalendar: Hashable, Sendable {
  /// Country codes of ISO 3166 and platforms, in lower case; nil where all are taken.
  private let places: Set<String>?
  private let takesPlatforms: Bool

  /// - Parameters:
  ///   - chosen: what the store's `calendar` names; where it names nothing, the country of the zone
  ///     and every platform, and all countries in a zone of none.
  package init(_ chosen: [Name], zone: Zone) {
    if chosen.isEmpty {
      places = zone.country.map { [$0] }
      takesPlatforms = true
    } else {
      places = Set(chosen.map { $0.text })
      takesPlatforms = false
    }
  }

  /// Whether an event of some countries and platforms is one here.
  package func takes(_ own: [Name]) -> Bool {
    guard let places, !own.isEmpty else { return true }
    return own.contains { places.contains($0.text) || (takesPlatforms && !Self.isCountry($0)) }
  }

  /// Countries are any two letters; a platform is one that an event names.
  ///
  /// - Throws: an `.unknownName` for another word.
  package static func check(_ places: [Name], of events: [EventSyntax]) throws(Diagnostic) {
    let named = events.flatMap { $0.places }.filter { !isCountry($0) }
    let platforms = Set(named.map { $0.text }).sorted()
    for place in places where !isCountry(place) && !platforms.contains(place.text) {
      throw Diagnostic(
        .unknownName, "no event is one of \"\(place.spoken)\"", at: place.span,
        correction: closest(to: place.text, among: platforms, limit: 1).first.map {
          Correction($0)
        },
        hints: [
          "countries are two letters, as de; platforms: \(platforms.joined(separator: ", "))"
        ])
    }
  }

  /// Whether a word is a country: two letters, as in `de`.
  private static func isCountry(_ name: Name) -> Bool { name.text.utf8.count == 2 }
}

extension Zone {
  /// The country that lives by the zone, of those that the shipped events know; nil elsewhere.
  ///
  /// From the zone tables of the IANA time zone database.
  var country: String? {
    Self.countries.first { $0.zones.contains(identifier) }?.code
  }

  private static let countries: [(code: String, zones: Set<String>)] = [
    ("cn", ["Asia/Shanghai", "Asia/Urumqi"]), ("hk", ["Asia/Hong_Kong"]),
    ("tw", ["Asia/Taipei"]), ("sg", ["Asia/Singapore"]),
    ("my", ["Asia/Kuala_Lumpur", "Asia/Kuching"]), ("th", ["Asia/Bangkok"]),
    ("vn", ["Asia/Ho_Chi_Minh"]), ("ph", ["Asia/Manila"]),
    ("id", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Pontianak"]),
    ("jp", ["Asia/Tokyo"]), ("kr", ["Asia/Seoul"]), ("in", ["Asia/Kolkata"]),
    (
      "us",
      [
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
        "America/Phoenix", "America/Detroit", "America/Anchorage", "Pacific/Honolulu",
      ]
    ),
    (
      "ca",
      [
        "America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg",
        "America/Halifax", "America/Regina", "America/St_Johns",
      ]
    ),
    ("mx", ["America/Mexico_City", "America/Monterrey", "America/Tijuana", "America/Cancun"]),
    (
      "br",
      [
        "America/Sao_Paulo", "America/Bahia", "America/Fortaleza", "America/Recife",
        "America/Manaus",
      ]
    ),
    (
      "au",
      [
        "Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane", "Australia/Perth",
        "Australia/Adelaide",
      ]
    ),
    ("gb", ["Europe/London"]), ("ie", ["Europe/Dublin"]), ("de", ["Europe/Berlin"]),
    ("at", ["Europe/Vienna"]), ("ch", ["Europe/Zurich"]), ("fr", ["Europe/Paris"]),
    ("es", ["Europe/Madrid"]), ("it", ["Europe/Rome"]), ("nl", ["Europe/Amsterdam"]),
    ("pl", ["Europe/Warsaw"]),
  ]
}
