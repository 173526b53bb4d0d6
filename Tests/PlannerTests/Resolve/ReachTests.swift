import Catalog
import Foundation
import Language
import Testing
import Values

@testable import Planner

/// What the model says can be asked, against asking for it.
@Suite struct ReachTests {
  /// The shipped model with every column of every data set filled, so that nothing is missing.
  private static let full: Planning = {
    let catalog = Asked.shipped
    let span = DatasetFacts.Span(oldest: Moment(day(1, 1)), newest: Moment(day(5, 14)))
    let facts = catalog.datasets.mapValues { dataset in
      let filled = Set(dataset.columns.map { $0.name })
      let times = dataset.columns.filter { $0.type.isTime }.map { ($0.name, span) }
      return DatasetFacts(
        rows: 1, spans: Dictionary(times, uniquingKeysWith: { first, _ in first }),
        filled: filled,
        levels: Dictionary(
          dataset.levels.map { ($0.name, filled) }, uniquingKeysWith: { first, _ in first }))
    }
    guard let now = try? clock("2024-05-15 12:00") else { preconditionFailure() }
    return Planning(catalog: catalog, facts: Facts(facts), clock: now, currency: "CNY")
  }()

  private static func day(_ month: Int, _ day: Int) -> Day {
    Day(year: 2024, month: month, day: day) ?? Day(number: 0)
  }

  /// Every dimension that some data set has, and the buckets of time.
  private static let dimensions: [Name] = {
    var names = Asked.shipped.splits.map { $0.text }
    // All of them are some 30,000 questions; `OPSH_ALL_DIMENSIONS` asks them.
    if ProcessInfo.processInfo.environment["OPSH_ALL_DIMENSIONS"] != nil {
      for dataset in Asked.shipped.datasets.values.sorted(by: { $0.name < $1.name }) {
        names += Asked.shipped.dimensionNames(of: dataset)
      }
    }
    names += [Grain.hour, .day, .weekday, .month].map { $0.rawValue } + ["nothing_like_it"]
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.map { Name($0) }
  }()

  /// Differences between what is computed and what planning says, over every metric and dimension.
  private func differences(_ planning: Planning, _ question: (String) throws -> Call) throws
    -> [String]
  {
    var wrong: [String] = []
    var count = 0
    for metric in planning.catalog.metricOrder {
      let call = try question(metric)
      let found = try Reach(planning, call, by: Self.dimensions.map { Planning.groups(by: [$0]) })
        .findings(call.items[0].expression)
      for (dimension, finding) in zip(Self.dimensions, found) {
        var grouped = call
        grouped.groups = Planning.groups(by: [dimension])
        count += 1
        do throws(Diagnostic) {
          let planned = try planning.question(grouped)
          let datasets = Set(planned.plan.sources.map { $0.dataset })
          let known = finding.pages.map { Set($0.map { $0.dataset.name }) }
          if known != datasets {
            wrong.append("\(metric) by \(dimension.text): \(known ?? []) \(datasets)")
          }
        } catch {
          if finding.gap != error.code {
            wrong.append(
              "\(metric) by \(dimension.text): \(finding.gap.map { $0.rawValue } ?? "known") \(error.code)"
            )
          }
        }
      }
    }
    #expect(count > 3_000)
    return wrong
  }

  private func call(_ metric: String) -> Call {
    var call = Call(Name("show"))
    // A column with a name of its own stands alone, without the companions of its metric.
    call.items = [Item(Expression(.name(Name(metric))), alias: Name("alone"))]
    return call
  }

  @Test func aFullStore() throws {
    let wrong = try differences(Self.full) { metric in
      var call = self.call(metric)
      call.period = Spanned(.day(Self.day(5, 14)), .none)
      return call
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20).joined(separator: "\n"))")
  }

  /// Most data sets are not loaded, and of those that are, columns are empty.
  @Test func aSmallStore() throws {
    let planning = try SmallShop.made.get().planning
    let wrong = try differences(planning) { metric in
      var call = self.call(metric)
      call.period = Spanned(.day(Self.day(5, 14)), .none)
      return call
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20).joined(separator: "\n"))")
  }

  @Test func conditionsAndTimesCount() throws {
    let shop = try SmallShop.made.get()
    for text in [
      "revenue where channel = search", "revenue where campaign = \"brand\" on paid_at",
      "ad_spend where campaign = \"brand\"", "visitors where product = \"p1\"",
      "refunds where revenue > 10", "revenue on nothing_like_it",
    ] {
      let call = try shop.call(text)
      for dimension in Self.dimensions {
        var grouped = call
        grouped.groups = Planning.groups(by: [dimension])
        var fault: Diagnostic.Code?
        do throws(Diagnostic) { _ = try shop.planning.question(grouped) } catch {
          fault = error.code
        }
        let gap = try shop.planning.gap(call.items[0].expression, for: grouped)
        #expect(gap == fault, "\(text) by \(dimension.text)")
      }
    }
  }
}
