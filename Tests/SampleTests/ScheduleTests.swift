import Testing
import Values

@testable import Sample

/// Incidents fall where they should in any store.
@Suite struct ScheduleTests {
  static let lengths = [14, 20, 30, 36, 48, 60, 61, 90, 99, 100, 120, 200, 365, 730]

  static func schedules(_ days: Int) throws -> [Schedule] {
    try (1...30).map { seed in
      Schedule(
        store: SampleStore(orders: 10_000, days: days, seed: seed, until: try day("2024-10-20")))
    }
  }

  @Test(arguments: lengths) func mostDaysAreQuiet(_ days: Int) throws {
    for schedule in try Self.schedules(days) {
      let struck = Set(schedule.incidents.flatMap { Array($0.days) })
      #expect(Double(struck.count) <= 0.3 * Double(days), "\(schedule.store)")
      #expect(struck.allSatisfy { (0..<days).contains($0) })
    }
  }

  @Test(arguments: lengths) func twoOrThreeFallOnTheLastDay(_ days: Int) throws {
    for schedule in try Self.schedules(days) {
      let fresh = schedule.incidents.filter { $0.days.contains(schedule.last) }
      #expect((2...3).contains(fresh.count))
      #expect(Set(fresh.map(\.kind)).count == fresh.count)
    }
  }

  @Test(arguments: lengths.filter { $0 >= 60 }) func everyKindOccurs(_ days: Int) throws {
    for schedule in try Self.schedules(days) {
      #expect(Set(schedule.incidents.map(\.kind)) == Set(IncidentKind.allCases))
    }
  }

  @Test func theLastDayDiffersBySeed() throws {
    let kinds = try Self.schedules(120).map { schedule in
      Set(schedule.incidents.filter { $0.days.contains(schedule.last) }.map(\.kind))
    }
    #expect(Set(kinds).count >= 5)
    #expect(kinds.reduce(into: Set<IncidentKind>()) { $0.formUnion($1) }.count == 8)
  }

  @Test(arguments: lengths) func nobodyIsStruckTwiceAtOnce(_ days: Int) throws {
    for schedule in try Self.schedules(days) {
      for (index, one) in schedule.incidents.enumerated() {
        #expect(one.rank != nil || one.category != nil || !Self.strikesProducts(one.kind))
        for other in schedule.incidents.dropFirst(index + 1) where one.days.overlaps(other.days) {
          #expect(other.days.upperBound == schedule.last, "only the last day has several")
          let struck = [one, other].compactMap { incident in
            incident.category ?? incident.rank.map(schedule.category(ofRank:))
          }
          #expect(Set(struck).count == struck.count)
        }
      }
    }
  }

  private static func strikesProducts(_ kind: IncidentKind) -> Bool {
    [.stockOut, .competitorPriceCut, .defectiveBatch, .couponExpired].contains(kind)
  }

  @Test func festivalsOfTheYearAreThere() throws {
    let names = Schedule(store: SampleStore(until: try day("2024-10-20"))).festivals.map(\.name)
    #expect(names.contains("618 2025"))
    #expect(names.contains("Double 11 2024"))
    #expect(names.contains { $0.hasPrefix("Flash sale 2024-10-24") })
  }
}
