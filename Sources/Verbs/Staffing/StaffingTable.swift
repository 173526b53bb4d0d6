import Analysis
import Language
import Values

/// The answer of `staffing`: the days with their peaks, and the hours of the busiest.
struct StaffingTable {
  /// An hour has somebody on shift from this part of an agent on.
  private static let someone = 0.25

  let days: Table
  let hours: Table
  /// The busiest day; nil where no chat is expected.
  let peak: Day?

  init(
    _ demand: StaffingReading.Demand, _ rule: StaffingRule, handling: Double, seats: Double,
    at span: Span
  ) throws(Diagnostic) {
    var plans: [[ErlangC]] = []
    for day in demand.days {
      var hours: [ErlangC] = []
      for chats in day.chats {
        guard
          let plan = ErlangC.needed(
            contactsPerHour: chats, handlingTime: handling, concurrency: seats,
            serviceLevel: rule.serviceLevel, within: rule.within, occupancy: rule.occupancy)
        else {
          throw Diagnostic(
            .wrongType, "no number of agents up to 100,000 does this", at: span,
            label: "check --handling-time, --service-level and --uplift")
        }
        hours.append(plan)
      }
      plans.append(hours)
    }
    let hasShifts = demand.days.contains { $0.onShift != nil }
    var days = Table(Self.dayColumns)
    for (index, day) in demand.days.enumerated() {
      let peak = day.chats.indices.max { day.chats[$0] < day.chats[$1] } ?? 0
      let wanted = plans[index].map { Double($0.scheduled(shrinkage: rule.shrinkage) ?? 0) }
      var row: [Value] = [
        .moment(Moment(day.day)), Self.count(day.chats.reduce(0, +)), .text(Self.hour(peak)),
        .double(day.chats[peak]), .int(Int64(plans[index][peak].agents)),
        Self.count(wanted.reduce(0, +)),
      ]
      let there = day.onShift ?? []
      row += [
        Self.count(there.reduce(0, +)),
        Self.count(
          zip(wanted, there).reduce(0) { $0 + ($1.1 > Self.someone ? max(0, $1.0 - $1.1) : 0) }),
      ]
      days.append(row)
    }
    self.days = hasShifts ? days : days.without(Self.shiftNames)
    let sums = demand.days.map { $0.chats.reduce(0, +) }
    let busiest = sums.indices.max { sums[$0] < sums[$1] }
    peak = busiest.flatMap { sums[$0] > 0 ? demand.days[$0].day : nil }
    var hours = Table(Self.hourColumns)
    if let busiest {
      let day = demand.days[busiest]
      for hour in day.chats.indices {
        let plan = plans[busiest][hour]
        let there = day.onShift?[hour]
        guard plan.load > 0 || there ?? 0 > 0 else { continue }
        let wanted = plan.scheduled(shrinkage: rule.shrinkage) ?? 0
        var row: [Value] = [
          .text(Self.hour(hour)), .double(day.chats[hour]), .double(plan.load),
          .int(Int64(plan.agents)),
          plan.agents > 0 ? .double(plan.serviceLevel(within: rule.within)) : .null,
          .int(Int64(wanted)),
        ]
        let agents = there ?? 0
        row.append(.double(agents))
        row.append(agents > Self.someone ? .double(max(0, Double(wanted) - agents)) : .null)
        hours.append(row)
      }
    }
    self.hours = hasShifts ? hours : hours.without(Self.shiftNames)
  }

  static let dayColumns = [
    AnswerColumn("day", kind: .bucket(.day), "one to come"),
    AnswerColumn("chats", kind: .count, "expected"),
    AnswerColumn("peak_hour", title: "peak hour", "with the most chats"),
    AnswerColumn("peak_chats", kind: .ratio, "of the peak hour"),
    AnswerColumn("agents", title: "agents at the peak", kind: .count, "needed"),
    AnswerColumn("agent_hours", title: "hours to schedule", kind: .count, "of all agents"),
    AnswerColumn(
      "shift_hours", title: "hours on shift", kind: .count, presence: .ifKnown, "of all agents"),
    AnswerColumn(
      "hours_short", title: "hours short", kind: .count, direction: -1, presence: .ifKnown,
      "missing to those to schedule"),
  ]

  static let hourColumns = [
    AnswerColumn("hour", "of the busiest day"),
    AnswerColumn("chats", kind: .ratio, "expected"),
    AnswerColumn("busy_agents", kind: .ratio, "that the chats keep busy"),
    AnswerColumn("agents", title: "agents needed", kind: .count, "to answer in time"),
    AnswerColumn("in_time", title: "answered in time", kind: .percent, "of the chats"),
    AnswerColumn("to_schedule", kind: .count, "with breaks, illness and training"),
    AnswerColumn("on_shift", kind: .ratio, presence: .ifKnown, "agents planned"),
    AnswerColumn(
      "short", kind: .ratio, direction: -1, presence: .ifKnown, "missing to those to schedule"),
  ]

  /// What only shifts tell.
  private static let shiftNames = Set(
    (dayColumns + hourColumns).filter { $0.presence == .ifKnown }.map { $0.name })

  private static func hour(_ hour: Int) -> String { "\(padded(hour, 2)):00" }
  private static func count(_ number: Double) -> Value { .int(Int64(number.rounded())) }

  /// The part of chats that come in hours in which nobody is on shift; nil without shifts.
  static func unattended(_ demand: StaffingReading.Demand) -> Double? {
    let days = demand.days.filter { $0.onShift != nil }
    let all = days.reduce(0) { $0 + $1.chats.reduce(0, +) }
    guard all > 0 else { return nil }
    let alone = days.reduce(0.0) { sum, day in
      zip(day.chats, day.onShift ?? []).reduce(sum) { $0 + ($1.1 > someone ? 0 : $1.0) }
    }
    return alone / all
  }
}
