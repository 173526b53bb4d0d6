import Analysis
import Catalog
import Language
import Planner
import Values

/// How many service agents are needed, hour by hour.
package enum StaffingVerb: AskingVerb {
  package static let name = "staffing"
  package static let summary = "service agents needed by hour, for a period or an event"
  package static let ways = ["排班", "客服排班"]
  package static let doc = """
    Takes the next 7 days without a period; `for "618"` takes the next event or activity of that \
    name. Chats are forecast by day, moved by what earlier events of the name did, and spread over \
    the hours as in the last 56 usual days. Agents by Erlang C: 80 % answered within 60 seconds, \
    busy at most 85 % of their time; to schedule adds 30 % for breaks, illness and training. Chats \
    at once and handling time come from the data. `--service-level`, `--within`, `--shrinkage`, \
    `--occupancy`, `--concurrency`, `--handling-time` say otherwise, `--uplift 2.5` what an event \
    is expected to do to the chats.
    """
  package static let signature = Signature([], clauses: [.where, .period, .for, .options])
  package static let options = [
    VerbOption("service_level", .share(0.01...0.9999), "chats answered in time; 80"),
    VerbOption("within", .number(1...86_400), "seconds that count as in time; 60"),
    VerbOption("shrinkage", .share(0...0.9), "time of breaks, illness and training; 30"),
    VerbOption("occupancy", .share(0.1...1), "time that an agent is busy at most; 85"),
    VerbOption("concurrency", .number(1...100), "chats that an agent holds at once"),
    VerbOption("handling_time", .number(1...86_400), "seconds that a chat takes"),
    VerbOption("uplift", .number(0.01...1000), "times more chats that an event brings"),
  ]
  package static let examples = [
    VerbExample("staffing", "the next 7 days, and the hours of the busiest"),
    VerbExample(
      "staffing tomorrow --service-level 90 --within 30", "hour by hour, to a stricter rule"),
    VerbExample("staffing for \"Double 12\"", "the days of the next event of the name"),
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    guard case .owner = call.purpose else {
      let isDay = try StaffingPeriod.written(call, planning).dayCount == 1
      return isDay ? StaffingTable.hourColumns : StaffingTable.dayColumns
    }
    // Whether an activity of the store goes on for one day or for several, only its rows say.
    let days = StaffingTable.dayColumns
    let hours = StaffingTable.hourColumns.filter { hour in !days.contains { $0.name == hour.name } }
    return (days + hours).map { AnswerColumn($0.column, $0.doc, presence: .ifKnown) }
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    let rule = StaffingRule(try NumberOptions(call, options))
    let (period, activity) = try StaffingPeriod(call, desk, planning).find()
    let reading = try StaffingReading(call, period, activity, rule, desk, planning)
    var heading: Wording = "agents needed"
    if let activity { heading = "\(heading) for \(activity.name)" }
    heading = "\(heading), \(period.heading)"
    heading = heading.narrowed(by: call.condition)
    if desk.look != nil {
      return Answer(
        Report(heading: heading, blocks: reading.sql.map { .code($0.written) }))
    }
    let demand = try reading.run()
    let handling = rule.handlingTime ?? demand.handlingTime ?? StaffingRule.usualHandling
    let seats = rule.concurrency ?? demand.seats ?? 1
    let table = try StaffingTable(
      demand, rule, handling: handling, seats: seats, at: call.verb.span)
    var report = Report(heading: heading, notes: demand.notes, sql: reading.sql.map { $0.text })
    report.blocks = demand.days.count > 1 ? [.table(table.days)] : []
    if let peak = table.peak {
      if demand.days.count > 1 {
        report.blocks.append(
          .title("the hours of \(Wording(name: peak.weekdayName)) \(peak), the busiest day"))
      }
      report.blocks.append(.table(table.hours))
    }
    report.notes.append(rule.text(handling: handling, seats: seats))
    if demand.handlingTime == nil, rule.handlingTime == nil {
      report.notes.append("no handling times are loaded: 5 minutes a chat are taken")
    }
    if demand.seats == nil, rule.concurrency == nil {
      report.notes.append("how many chats an agent holds at once is not known: 1 is taken")
    }
    report.notes.append(
      demand.areShiftsPlanned.map {
        $0
          ? "on shift: the shifts that are planned"
          : "no shifts are planned yet: on shift is the mean of the last 4 such weekdays"
      } ?? "no shifts are loaded, so nothing is held against them")
    if let share = StaffingTable.unattended(demand), share >= 0.005 {
      report.notes.append(
        "\(Int((share * 100).rounded())) % of the chats come in hours with nobody on shift, "
          + "which are not counted as short")
    }
    return Answer(report, rest: stages)
  }
}
