import Catalog
import Language
import Values

/// What planning needs to know of the store.
package struct Planning: Sendable {
  package var catalog: Catalog
  package var facts: Facts
  package var clock: Clock
  /// The ISO code of the store's currency.
  package var currency: String
  /// What is to be reached, for `vs plan`; empty for questions that do not ask for it.
  package var targets: [Target] = []
  /// Whether a period without any data is a fault; not where only the columns are asked for.
  package var needsData = true

  package init(catalog: Catalog, facts: Facts, clock: Clock, currency: String) {
    self.catalog = catalog
    self.facts = facts
    self.clock = clock
    self.currency = currency
  }
}

/// A plan with what a report says about it.
package struct Planned: Sendable {
  package var plan: Plan
  /// The period asked for; nil when the question goes over all that is loaded.
  package var period: Period?
  package var baselines: [Baseline] = []
  /// Sentences on what is partial, left out or counted several times.
  package var notes: [Wording] = []
  /// Stages that need the finished rows, from the first such stage on.
  package var rest: [Stage] = []
  /// The data sets whose only time some rows may lack, with its column.
  package var undated: [(dataset: String, column: String)] = []
  /// The columns that are unknown where a row has none of some others, with those.
  package var strict: [(column: Column, needs: [String])] = []
  /// The columns that may be summed up, by name.
  package var summable: Set<String> = []
}

extension Planning {
  /// The period of a call, with the fault pointing at it.
  package func period(of call: Call) throws(Diagnostic) -> Period? {
    guard let written = call.period else { return nil }
    do throws(Diagnostic) {
      return try clock.period(written.value)
    } catch {
      throw error.placed(at: written.span)
    }
  }

  /// The baselines of a call that are periods.
  package func baselines(
    of call: Call, against period: Period
  ) throws(Diagnostic) -> [Baseline] {
    let short: Set<Grain> = [.hour, .hourOfDay, .day, .weekday, .week]
    let isByDay = call.groups.contains { group in
      (group.expression.plainName.flatMap { Grain(rawValue: $0.text) }).map(short.contains) == true
    }
    var baselines: [Baseline] = []
    for written in call.baselines {
      do throws(Diagnostic) {
        if written.value == .plan {
          baselines.append(.plan(period))
        } else if written.value == .market {
          // The market moves on from the baseline beside it, else from the period before.
          if let beside = baselines.last(where: { !$0.isPlan && !$0.isMarket }) {
            baselines.append(.market(since: beside, isAlone: false))
          } else if let before = try clock.baseline(.previousPeriod, of: period) {
            baselines.append(.market(since: before, isAlone: true))
          }
        } else if let baseline = try clock.baseline(written.value, of: period, isByDay: isByDay) {
          baselines.append(baseline)
        } else {
          throw Self.unsupported(written.value)
        }
      } catch {
        throw error.placed(at: written.span)
      }
    }
    return baselines
  }

  private static func unsupported(_ baseline: BaselineSyntax) -> Diagnostic {
    let name =
      switch baseline {
      case .metric(let metric): metric.spoken
      default: "this"
      }
    return Diagnostic(
      .wrongTime, "\"vs \(name)\" is no period that this question can be held against",
      label: "baselines are day before, previous period, last week, last year, usual, plan, market,"
        + " a period, an event")
  }
}

extension Diagnostic {
  /// The same fault at a place, unless it has one.
  package func placed(at span: Span) -> Diagnostic {
    guard self.span == nil else { return self }
    var placed = self
    placed.span = span
    return placed
  }
}
