import Analysis
import Catalog
import Language
import Planner
import Values

/// How many service agents are needed, hour by hour.
package enum StaffingVerb: Verb {
  package static let name = "staffing"
  package static let summary = "service agents needed by hour, for a period or an event"
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
  package static let examples = [
    "staffing", "staffing tomorrow --service-level 90 --within 30", "staffing for \"Double 12\"",
  ]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning()
    let rule = try StaffingRule(call)
    let (period, activity) = try StaffingPeriod(call, workspace, planning).find()
    let reading = try StaffingReading(call, period, activity, rule, workspace, planning)
    var heading: Wording = "agents needed"
    if let activity { heading = "\(heading) for \(activity.name)" }
    heading = "\(heading), \(period.heading)"
    heading = heading.narrowed(by: call.condition)
    if workspace.explainOnly != nil {
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

/// What the agents have to keep to.
struct StaffingRule {
  /// Seconds a chat takes where nothing is known.
  static let usualHandling = 300.0

  let serviceLevel: Double
  let within: Double
  let shrinkage: Double
  let occupancy: Double
  let concurrency: Double?
  let handlingTime: Double?
  let uplift: Double?

  init(_ call: Call) throws(Diagnostic) {
    let options = try NumberOptions(
      call,
      [
        ("service_level", 0.01...0.9999), ("within", 1...86_400), ("shrinkage", 0...0.9),
        ("occupancy", 0.1...1), ("concurrency", 1...100), ("handling_time", 1...86_400),
        ("uplift", 0.01...1000),
      ])
    serviceLevel = options["service_level"] ?? 0.8
    within = options["within"] ?? 60
    shrinkage = options["shrinkage"] ?? 0.3
    occupancy = options["occupancy"] ?? 0.85
    concurrency = options["concurrency"]
    handlingTime = options["handling_time"]
    uplift = options["uplift"]
  }

  func text(handling: Double, seats: Double) -> Wording {
    func short(_ number: Double) -> String {
      Value.double((number * 10).rounded() / 10).description
    }
    return """
      \(short(serviceLevel * 100)) % answered within \(short(within)) s, busy at most \
      \(short(occupancy * 100)) %, \(short(shrinkage * 100)) % shrinkage; a chat takes \
      \(short(handling)) s, an agent holds \(short(seats)) at once
      """
  }
}
