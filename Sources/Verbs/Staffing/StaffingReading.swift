import Analysis
import Catalog
import Language
import Planner
import Values

/// Chats to come and shifts planned, from the store.
struct StaffingReading {
  /// What is known of the work to come.
  struct Demand {
    struct Hours {
      var day: Day
      /// Chats expected in each of the 24 hours.
      var chats: [Double]
      /// Agents on shift in each hour; nil where no shifts are loaded.
      var onShift: [Double]?
    }
    var days: [Hours] = []
    /// Seconds a chat takes; nil where no chat says.
    var handlingTime: Double?
    /// Chats an agent may hold at once; nil where no shift says.
    var seats: Double?
    /// Whether shifts of these days are loaded; nil without any shifts.
    var areShiftsPlanned: Bool?
    var notes: [Wording] = []
  }

  /// So many days tell how chats spread over the hours.
  private static let profileDays = 56
  private static let reach = 800

  private let call: Call
  private let period: Period
  private let activity: StaffingPeriod.Activity?
  private let rule: StaffingRule
  private let desk: Desk
  private let planning: Planning
  /// The last whole day of chats.
  private let last: Day
  private let daily: DailyQuestion
  private let hours: Groups
  private let shifts: SQL

  var sql: [SQL] { [desk.reader.dialect.query(daily.plan), hours.sql, shifts] }

  init(
    _ call: Call, _ period: Period, _ activity: StaffingPeriod.Activity?, _ rule: StaffingRule,
    _ desk: Desk, _ planning: Planning
  ) throws(Diagnostic) {
    (self.call, self.period, self.activity, self.rule) = (call, period, activity, rule)
    (self.desk, self.planning) = (desk, planning)
    let span = call.verb.span
    let whole = call.asking(["chats"], by: [], over: nil)
    guard let known = planning.span(of: try planning.question(whole).plan) else {
      throw Diagnostic(.noData, "no chats are loaded", at: span)
    }
    last = min(known.newest.day, planning.clock.today - 1)
    let first = max(known.oldest.day, last - Self.reach)
    guard first <= last else {
      throw Diagnostic(.noData, "there is no whole day of chats yet", at: span)
    }
    daily = try planning.daily(whole, over: .range(.day(first), .day(last)))
    let timed = call.asking(["average_handling_time"], by: [], over: nil)
    let knowsTime = try planning.gap(timed.items[0].expression, for: timed) == nil
    hours = try Groups(
      call.asking(
        knowsTime ? ["chats", "average_handling_time"] : ["chats"],
        by: [.named("day", at: span), .named("hour_of_day", at: span)],
        over: .range(.day(max(first, last - (Self.profileDays - 1))), .day(last))),
      planning, desk)
    shifts = Self.shifts(from: period.firstDay - 28, to: period.lastDay)
  }

  /// Agents on shift by day and hour, as parts of the hour, and the chats they may hold.
  private static func shifts(from first: Day, to last: Day) -> SQL {
    """
    with s as (
      select agent, shift_start as began,
        coalesce(shift_end, shift_start + to_seconds(coalesce(online_time, 8 * 3600))) as ended, seats
      from shifts
      where shift_start < \(.bind(.day(last + 1)))
        and shift_start >= least(
          \(.bind(.day(first - 1))), (select max(shift_start) from shifts) - interval 29 days)),
    h as (
      select *, unnest(generate_series(date_trunc('hour', began), ended, interval 1 hour)) as hour
      from s where ended > began and ended < began + interval 2 days)
    select cast(hour as date) as day, hour(hour)::bigint as hour,
      sum(epoch(least(ended, hour + interval 1 hour) - greatest(began, hour)) / 3600) as agents,
      avg(seats)::double as seats
    from h group by all order by all
    """
  }

  func run() throws(Diagnostic) -> Demand {
    var demand = Demand()
    let expected = try volume(&demand.notes)
    let spread = try profile(&demand)
    let roster = try roster(&demand)
    for (day, chats) in expected {
      demand.days.append(
        Demand.Hours(
          day: day, chats: spread(day).map { $0 * chats }, onShift: roster?(day)))
    }
    return demand
  }

  // MARK: - Chats a day

  private func volume(_ notes: inout [Wording]) throws(Diagnostic) -> [(Day, Double)] {
    let days = period.lastDay - last
    let events = planning.clock.eventNames(from: last - Self.reach, to: period.lastDay)
    guard let forecast = try forecast(of: daily, days, events) else {
      throw Diagnostic(
        .noData, "14 usual days of chats are needed, and there are fewer up to \(last)",
        at: call.verb.span)
    }
    let wanted = forecast.steps.filter { $0.day >= period.firstDay }
    let isEvent = activity != nil || wanted.contains { $0.event != nil }
    let event = activity?.name ?? wanted.lazy.compactMap { $0.event }.first
    let named = event.map { Wording(verbatim: $0) } ?? "the event"
    if let uplift = rule.uplift {
      notes.append("chats are taken to be \(Self.times(uplift)) the usual, as --uplift says")
      return wanted.map { ($0.day, $0.expected / ($0.eventFactor ?? 1) * uplift) }
    }
    if let factor = wanted.compactMap({ $0.eventFactor }).max(by: { abs($0 - 1) < abs($1 - 1) }) {
      notes.append(
        "\(named): chats are \(Self.times(factor)) the usual, as at the last of its kind")
      return wanted.map { ($0.day, $0.expected) }
    }
    guard isEvent else { return wanted.map { ($0.day, $0.expected) } }
    let (factors, why) = try factors(days, events)
    notes.append(
      why.map { "\(named): \($0)" }
        ?? "nothing like \(named) was seen: chats are as usual; --uplift 2.5 says what to expect")
    return wanted.map { step in
      let isOfIt = activity != nil || step.event != nil
      return (step.day, step.expected * (isOfIt ? factors?(step.day) ?? 1 : 1))
    }
  }

  /// What orders did at such events, or what the activity is expected to sell, against the usual.
  private func factors(
    _ days: Int, _ events: [Day: String]
  ) throws(Diagnostic) -> (((Day) -> Double)?, Wording?) {
    if let orders = try ifAnswered({ () throws(Diagnostic) in try other("orders") }),
      let forecast = try forecast(of: orders, days, events)
    {
      let known = Dictionary(
        forecast.steps.compactMap { step in step.eventFactor.map { (step.day, $0) } },
        uniquingKeysWith: { first, _ in first })
      if let largest = known.filter({ $0.key >= period.firstDay }).values.max() {
        return (
          { known[$0] ?? 1 },
          "orders were \(Self.times(largest)) the usual at the last of its kind; chats are taken to be too"
        )
      }
    }
    if let aim = activity?.expectedRevenue,
      let revenue = try ifAnswered({ () throws(Diagnostic) in try other("revenue") }),
      let forecast = try forecast(of: revenue, days, events)
    {
      let usual = forecast.steps.filter { $0.day >= period.firstDay }
        .reduce(0) { $0 + $1.expected / ($1.eventFactor ?? 1) }
      if usual > 0, aim > 0 {
        let factor = aim / usual
        return (
          { _ in factor },
          "expected to sell \(Self.times(factor)) the usual; chats are taken to be too"
        )
      }
    }
    return (nil, nil)
  }

  private func other(_ metric: String) throws(Diagnostic) -> DailyQuestion {
    var whole = call.asking([metric], by: [], over: nil)
    whole.condition = nil
    return try planning.daily(whole, over: .range(.day(last - Self.reach), .day(last)))
  }

  private func forecast(
    of question: DailyQuestion, _ days: Int, _ events: [Day: String]
  ) throws(Diagnostic) -> Forecast? {
    let (table, _) = try desk.reader.fetch(question.plan)
    let series = DailyHistories(table, question, isGrouped: false, planning.clock).series
    return series.first?.histories.first.flatMap { Forecast($0, days: days, events: events) }
  }

  private static func times(_ factor: Double) -> String {
    "\(Value.double((factor * 100).rounded() / 100)) ×"
  }

  // MARK: - Hours

  /// How a day's chats spread over its hours: those of its weekday where there were 200 or more,
  /// else those of all days.
  private func profile(_ demand: inout Demand) throws(Diagnostic) -> (Day) -> [Double] {
    let masked = planning.clock.eventDays(from: last - Self.profileDays, to: last)
    var all = Array(repeating: 0.0, count: 24)
    var weekdays = Array(repeating: all, count: 8)
    var (seconds, timed) = (0.0, 0.0)
    for row in try desk.reader.query(hours.sql).rows {
      guard case .moment(let day) = row[0], let hour = row[1].int, all.indices.contains(hour)
      else { continue }
      let chats = row[2].double ?? 0
      if let time = row.dropFirst(3).first?.double, chats > 0 {
        seconds += time * chats
        timed += chats
      }
      guard !masked.contains(day.day) else { continue }
      all[hour] += chats
      weekdays[day.day.weekday][hour] += chats
    }
    if timed > 0 { demand.handlingTime = seconds / timed }
    return { day in
      let own = weekdays[day.weekday]
      let chosen = own.reduce(0, +) >= 200 ? own : all
      let sum = chosen.reduce(0, +)
      return chosen.map { sum > 0 ? $0 / sum : 1 / 24 }
    }
  }

  /// Who is on shift: as planned for the day, else the mean of the last four such weekdays.
  private func roster(_ demand: inout Demand) throws(Diagnostic) -> ((Day) -> [Double])? {
    var days: [Day: [Double]] = [:]
    var (seats, weight) = (0.0, 0.0)
    for row in try desk.reader.query(shifts).rows {
      guard case .day(let day) = row[0], let hour = row[1].int, (0..<24).contains(hour) else {
        continue
      }
      let agents = row[2].double ?? 0
      days[day, default: Array(repeating: 0, count: 24)][hour] += agents
      if let held = row[3].double {
        seats += held * agents
        weight += agents
      }
    }
    guard !days.isEmpty else { return nil }
    if weight > 0 { demand.seats = seats / weight }
    demand.areShiftsPlanned = days.keys.contains { $0 >= period.firstDay }
    return { day in
      if let planned = days[day] { return planned }
      let rosters = days.filter { $0.key < day && $0.key.weekday == day.weekday }
        .sorted { $0.key > $1.key }.prefix(4).map { $0.value }
      guard !rosters.isEmpty else { return Array(repeating: 0, count: 24) }
      return (0..<24).map { hour in
        rosters.reduce(0) { $0 + $1[hour] } / Double(rosters.count)
      }
    }
  }
}
