import Language
import Planner
import Values

/// The answer of `cohort`: a row for each cohort, a column for each step since its first.
struct CohortTriangle {
  let table: Table

  /// - Parameters:
  ///   - rows: first step, age in steps, buyers, amount, buyers of several orders.
  ///   - end: the moment up to which all is known.
  ///   - isShare: whether cells hold the share who bought, not the amount per customer.
  init(
    _ rows: Table, _ unit: TimeUnit, until end: Moment, kind: Kind, reach: Int, isShare: Bool
  ) {
    var cohorts: [(start: Moment, cells: [Int: (buyers: Double, amount: Double)], again: Double)] =
      []
    for row in rows.rows {
      guard case .moment(let start) = row[0], let age = row[1].int else { continue }
      if cohorts.last?.start != start { cohorts.append((start, [:], 0)) }
      let cell = (row[2].double ?? 0, row[3].double ?? 0)
      cohorts[cohorts.count - 1].cells[age] = cell
      cohorts[cohorts.count - 1].again += row[4].double ?? 0
    }
    func isOver(_ start: Moment, _ age: Int) -> Bool {
      Moment(Self.day(start.day, unit, age + 1)) <= end
    }
    let ages = (isShare ? 1 : 0)...reach
    let shown = ages.filter { age in cohorts.contains { isOver($0.start, age) } }
    var table = Table(Self.columns(unit, kind, ages: shown))
    var sums: [Int: (amount: Double, size: Double)] = [:]
    for cohort in cohorts {
      let size = cohort.cells[0]?.buyers ?? 0
      guard size > 0 else { continue }
      var row: [Value] = [
        .moment(cohort.start), .int(Int64(size)), .double(cohort.again / size),
      ]
      for age in shown {
        guard isOver(cohort.start, age) else {
          row.append(.null)
          continue
        }
        let cell = cohort.cells[age] ?? (0, 0)
        let amount = isShare ? cell.buyers : cell.amount
        let sum = sums[age] ?? (0, 0)
        sums[age] = (sum.amount + amount, sum.size + size)
        row.append(kind.value(amount / size))
      }
      table.append(row)
    }
    let size = cohorts.reduce(0) { $0 + ($1.cells[0]?.buyers ?? 0) }
    let again = cohorts.reduce(0) { $0 + $1.again }
    if size > 0 {
      table.total =
        [.text("all"), .int(Int64(size)), .double(again / size)]
        + shown.map { age in
          sums[age].map { kind.value($0.amount / $0.size) } ?? .null
        }
    }
    self.table = table
  }

  static func columns(
    _ unit: TimeUnit, _ kind: Kind, ages: some Sequence<Int>
  ) -> [AnswerColumn] {
    [
      AnswerColumn(
        "first", title: "first \(Wording(name: unit.rawValue))", kind: .bucket(Grain(unit)),
        "in which they first bought"),
      AnswerColumn("customers", kind: .count, "of the cohort"),
      AnswerColumn("bought_again", kind: .percent, "so far"),
    ]
      + ages.map {
        AnswerColumn(
          "\(unit.rawValue)_\($0)", title: "+\($0)", kind: kind, presence: .ifKnown,
          "so many \(unit.rawValue)s after the first")
      }
  }

  /// The first day of the step so many after the one that begins on a day.
  private static func day(_ start: Day, _ unit: TimeUnit, _ count: Int) -> Day {
    switch unit {
    case .week: start + 7 * count
    case .quarter: start.addingMonths(3 * count)
    default: start.addingMonths(count)
    }
  }
}

extension Grain {
  init(_ unit: TimeUnit) {
    self = Grain(rawValue: unit.rawValue) ?? .month
  }
}
