import Foundation
import Language
import Values

/// A store's time zone; the one place where its calendar asks Foundation.
///
/// Instants are microseconds since 1970-01-01 00:00 UTC. A `Moment` is what the store's own clock
/// shows, so one hour of a year may show twice and another never.
package struct Zone: Hashable, Sendable, Codable {
  /// The name as it was given: `Europe/Berlin`, `UTC`, `UTC+8`.
  package let identifier: String
  private let timeZone: TimeZone

  package static let utc = Zone(identifier: "UTC", timeZone: .gmt)

  private init(identifier: String, timeZone: TimeZone) {
    self.identifier = identifier
    self.timeZone = timeZone
  }

  /// The zone of an IANA name or of a fixed distance such as `UTC+8`; letter case is free.
  ///
  /// Abbreviations are refused: CST is a zone of China, of Cuba and of America.
  package init(_ name: String) throws(Diagnostic) {
    let upper = name.uppercased()
    if ["UTC", "GMT", "Z"].contains(upper) {
      self = .utc
      return
    }
    if upper.hasPrefix("UTC") || upper.hasPrefix("GMT"), let zone = TimeZone(identifier: upper) {
      self.init(identifier: upper, timeZone: zone)
      return
    }
    // To list all zones takes a millisecond.
    if name.contains("/"), let zone = TimeZone(identifier: name), zone.identifier == name {
      self.init(identifier: name, timeZone: zone)
      return
    }
    let known = TimeZone.knownTimeZoneIdentifiers
    let lower = name.lowercased()
    let exact = known.first { $0.lowercased() == lower } ?? name
    if exact.contains("/"), let zone = TimeZone(identifier: exact) {
      self.init(identifier: exact, timeZone: zone)
      return
    }
    let cities = known.filter { $0.lowercased().hasSuffix("/" + lower.replacing(" ", with: "_")) }
    let near = cities + closest(to: name, among: known, limit: 1)
    throw Diagnostic(
      .usage, "no time zone called \"\(name)\"",
      correction: near.first.map { Correction($0) },
      label: "zones are named like Europe/Berlin")
  }

  /// Microseconds that the zone's clock is ahead of UTC at an instant.
  package func offset(at instant: Int64) -> Int64 {
    let seconds = (Double(instant) / Double(Moment.perSecond)).rounded(.down)
    return Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
      * Moment.perSecond
  }

  /// What the zone's clock shows at an instant.
  package func local(of instant: Int64) -> Moment {
    Moment(microseconds: instant + offset(at: instant))
  }

  /// The instant at which the zone's clock shows a moment.
  ///
  /// Of two such instants (the clock was set back) it is the earlier one; where there is none (the
  /// clock was set forward past the moment), the clock is read as if it had not been set.
  package func instant(of moment: Moment) -> Int64 {
    let naive = moment.microseconds
    let before = offset(at: naive - Moment.perDay)
    let after = offset(at: naive + Moment.perDay)
    for candidate in [before, after] where offset(at: naive - candidate) == candidate {
      return naive - candidate
    }
    return naive - before
  }
}
