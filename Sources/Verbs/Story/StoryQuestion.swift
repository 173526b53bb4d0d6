import Analysis
import Catalog
import Language
import Planner
import Values

/// Asks the store for the counts of a metric, day by day and part by part, up to some days.
struct StoryQuestion {
  let desk: Desk
  let planning: Planning
  let counts: StoryCounts
  /// The question of the metric alone, with its condition.
  let call: Call
  let days: ClosedRange<Day>
  /// Counts of every day only what lies before this time of day; nil for whole days.
  let limit: Int64?
  /// What the metric is of its counts, once they are read.
  private(set) var nature = DailyQuestion.Nature.count
  /// How many values dimensions had in the last weeks, as far as it was asked.
  private var sizes: [String: Int] = [:]

  init(
    _ desk: Desk, _ planning: Planning, _ counts: StoryCounts, _ call: Call,
    _ days: ClosedRange<Day>, earlier: Int = 0, until limit: Int64?
  ) {
    (self.desk, self.planning, self.counts) = (desk, planning, counts)
    (self.call, self.days, self.earlier, self.limit) = (call, days, earlier, limit)
  }

  /// Days before the last ones of which is told as well.
  let earlier: Int

  /// The first day of which parts are read: those that are searched, and as many as are summed up.
  private var first: Day {
    let span = days.upperBound - days.lowerBound + 1
    return days.upperBound - (StoryRule.pastDays + 2 * (span - 1) + earlier)
  }
  /// The most dimensions that are crossed, and the most values of all of them together.
  private static let width = 5
  private static let most = 1500
  /// The most dimensions that are told one by one.
  private static let others = 3
  /// A dimension of more values is told by its things one by one, as products are.
  private static let mostValues = 60

  /// Nil where the metric's parts do not add up, or where there is no past.
  mutating func frame() throws(Diagnostic) -> StoryFrame? {
    var items = [Item(.init(.name(Name(counts.root.name))))]
    if let events = counts.events, events.item != items[0].expression {
      items.insert(Item(events.item), at: 0)
    }
    let (wanted, others) = try dimensions(of: items)
    guard let table = try table(items, by: wanted, withLargest: true),
      var frame = StoryFrame(table, of: days)
    else { return nil }
    nature = table.nature
    try addExposure(to: &frame)
    try addParts(to: &frame, items)
    try addOthers(others, items, to: &frame)
    try addWhole(to: &frame, items)
    frame.eventDays = planning.clock.eventNames(
      from: frame.whole?.firstDay ?? frame.firstDay, to: frame.lastDay)
    return frame
  }

  // MARK: - Dimensions

  /// The splits of the model that tell the rows of all items apart together and are not fixed
  /// already: of reports of several levels those of the level that knows the most; and those that are
  /// told one by one beside them.
  private mutating func dimensions(
    of items: [Item]
  ) throws(Diagnostic) -> (crossed: [Name], others: [Name]) {
    var call = bare
    call.items = items
    let all = try planning.splits(of: call).filter {
      !call.fixes($0) && !Self.things.contains($0.text)
    }
    var best: [Name] = []
    for first in all where !best.contains(first) {
      let together = try planning.together(call, first, and: all)
      if together.count > best.count { best = together }
    }
    let crossed = try inWidth(best, call)
    // What products have in common moves with them.
    let ofProducts = planning.dimensionsOfProducts
    let others = best.filter { name in
      !crossed.contains { $0.text == name.text } && !ofProducts.contains(name.text)
    }
    return (crossed, others)
  }

  /// Those of some dimensions that have several values, as many as can be crossed; what the exposure
  /// knows too comes first.
  private mutating func inWidth(_ dimensions: [Name], _ call: Call) throws(Diagnostic) -> [Name] {
    var known: Set<String> = []
    if let exposure = counts.exposure {
      var other = bare
      other.items = [Item(exposure.item)]
      let splits = try ifAnswerable { () throws(Diagnostic) in
        try planning.splits(other, by: dimensions)
      }
      known = Set((splits ?? []).map { $0.dimension.text })
    }
    let ordered =
      dimensions.filter { known.contains($0.text) }
      + dimensions.filter { !known.contains($0.text) }
    var chosen: [Name] = []
    var cells = 1
    for name in ordered where chosen.count < Self.width {
      // What all products have, sold or not, is quickly counted; most often there is room for it.
      let room = 2...max(2, min(Self.mostValues, Self.most / cells))
      var count = try valuesOfProducts(name)
      if count.map({ !room.contains($0) }) ?? true { count = try values(of: name, call) }
      guard let count, room.contains(count), cells * count <= Self.most else { continue }
      chosen.append(name)
      cells *= count
    }
    return chosen
  }

  /// How many values all products have of a dimension; nil for one that is not theirs.
  private func valuesOfProducts(_ name: Name) throws(Diagnostic) -> Int? {
    guard planning.dimensionsOfProducts.contains(name.text) else { return nil }
    var question = Call(Name("show"))
    question.items = [
      Item(
        Expression(
          .call(
            Name("distinct"), [Expression(.member(Name("products"), name))], where: nil)))
    ]
    let counted = try ifAnswerable { () throws(Diagnostic) in
      try desk.reader.fetch(try planning.question(question).plan).table
    }
    return counted?.cells.first?.first?.double.map { Int($0) }
  }

  /// How many values a dimension had in the last weeks; those of products are counted together, as
  /// they are all read off the same lines.
  private mutating func values(of name: Name, _ call: Call) throws(Diagnostic) -> Int {
    if let known = sizes[name.text] { return known }
    let ofProducts = planning.dimensionsOfProducts
    var names = [name]
    if ofProducts.contains(name.text) {
      let others = try planning.splits(of: call).filter {
        ofProducts.contains($0.text) && !Self.things.contains($0.text) && $0.text != name.text
      }
      names = try planning.together(call, name, and: others)
    }
    var question = call
    question.items = [call.items[call.items.count - 1]]
    question.groups = Planning.groups(by: names)
    let last = days.upperBound
    question.period = Spanned(.range(.day(last - 27), .day(last)), call.verb.span)
    var plan = try planning.question(question).plan
    for index in plan.keys.indices { plan.keys[index].label = nil }
    plan.isSparse = true
    let limit = names.count == 1 ? Self.mostValues + 1 : nil
    let table = try desk.reader.fetch(plan, limit: limit).table
    for (column, name) in names.enumerated() { sizes[name.text] = Set(table.cells[column]).count }
    return sizes[name.text] ?? 0
  }

  /// Dimensions that are told one by one and not crossed with others.
  private static let things: Set<String> = ["product", "campaign"]

  private var bare: Call {
    var call = call
    call.verb = Name("show", at: call.verb.span)
    (call.groups, call.baselines, call.items) = ([], [], [])
    return call
  }

  // MARK: - Tables

  /// The items by day and by some dimensions; nil where they do not add up or the days before the
  /// day in question are not loaded.
  func table(
    _ items: [Item], by dimensions: [Name], from begin: Day? = nil, withLargest: Bool = false
  ) throws(Diagnostic) -> StoryTable? {
    var call = bare
    call.items = items
    let (from, day) = (begin ?? first, days.upperBound)
    let question = try planning.daily(
      call, over: .range(.day(from), .day(day)), by: dimensions, until: limit,
      withLargest: withLargest)
    if limit != nil, question.plan.sources.contains(where: { $0.isDaily }) { return nil }
    guard let oldest = question.loaded.compactMap({ $0?.lowerBound }).max() else { return nil }
    var plan = question.plan
    plan.isSparse = true
    let (answer, _) = try desk.reader.fetch(plan)
    guard max(oldest, from) <= day else { return nil }
    return StoryTable(
      answer, question, items: items.count, dimensions: dimensions.map { $0.text },
      days: max(oldest, from)...day)
  }

  /// Adds what the whole counted, as far back as usual ranges are read.
  private func addWhole(to frame: inout StoryFrame, _ items: [Item]) throws(Diagnostic) {
    let isPlain =
      days.lowerBound == days.upperBound
      && planning.clock.eventNames(from: days.lowerBound, to: days.upperBound).isEmpty
    let from = days.lowerBound - (isPlain ? UsualRanges.reach : UsualRanges.longReach)
    guard let table = try table(items, by: [], from: from) else { return }
    var exposure: [Double] = []
    if !table.base.isEmpty {
      exposure = table.byDay(table.base)
    } else if !frame.wholeExposure.isEmpty || frame.isCrossed, let asked = counts.exposure,
      let counted = try self.table([Item(asked.item)], by: [], from: from)
    {
      // Days before the first report are days of which nothing is known.
      let missing = counted.days.lowerBound - table.days.lowerBound
      let known = counted.byDay(counted.events)
      exposure =
        missing >= 0
        ? [Double](repeating: 0, count: missing) + known : Array(known.dropFirst(-missing))
    }
    let whole = StoryFrame.Whole(
      firstDay: table.days.lowerBound, events: table.byDay(table.events),
      amounts: table.amounts.isEmpty ? [] : table.byDay(table.amounts.map { Double($0) }),
      exposure: exposure)
    if frame.isWhole(whole) { frame.whole = whole }
  }

  // MARK: - Exposure

  /// Adds what the exposure's report tells: crossed by as many of the frame's dimensions as it knows
  /// together, else one after the other.
  private func addExposure(to frame: inout StoryFrame) throws(Diagnostic) {
    guard let exposure = counts.exposure else { return }
    let item = Item(exposure.item)
    var call = bare
    call.items = [item]
    let names = frame.dimensions.map { Name($0) }
    let known = try ifAnswerable { () throws(Diagnostic) in
      try planning.splits(call, by: names).map { $0.dimension }
    }
    guard var left = known, try planning.gap(exposure.item, for: call) == nil else { return }
    guard let whole = try self.table([item], by: []) else { return }
    frame.wholeExposure = whole.byDay(in: frame)
    while let first = left.first {
      let together = try planning.together(call, first, and: left)
      left.removeAll { name in together.contains { $0.text == name.text } }
      guard let table = try self.table([item], by: together) else { continue }
      frame.add(margin: table)
    }
    frame.crossIfWhole()
  }

  // MARK: - Products and campaigns

  private func addParts(to frame: inout StoryFrame, _ items: [Item]) throws(Diagnostic) {
    if let parent = frame.dimensions.firstIndex(of: "category") {
      try addParts("product", below: parent, of: .events, items, to: &frame)
    }
    if let exposure = counts.exposure, let parent = frame.dimensions.firstIndex(of: "channel") {
      try addParts("campaign", below: parent, of: .exposure, [Item(exposure.item)], to: &frame)
    }
  }

  /// Dimensions that the events know beside those that are crossed, as payment methods, one by one.
  private mutating func addOthers(
    _ names: [Name], _ items: [Item], to frame: inout StoryFrame
  ) throws(Diagnostic) {
    var call = bare
    call.items = items
    var added = 0
    for name in names where added < Self.others {
      guard (2...Self.mostValues).contains(try values(of: name, call)),
        let table = try self.table(items, by: [name])
      else { continue }
      frame.add(parts: table, named: name.text, of: .events)
      added += 1
    }
  }

  private func addParts(
    _ name: String, below parent: Int, of driver: StoryDriver, _ items: [Item],
    to frame: inout StoryFrame
  ) throws(Diagnostic) {
    var call = bare
    call.items = items
    let ofProducts = planning.dimensionsOfProducts
    let others = frame.dimensions.indices.filter { place in
      place != parent && name == "product" && ofProducts.contains(frame.dimensions[place])
    }
    let names = ([parent] + others).map { Name(frame.dimensions[$0]) }
    guard !call.fixes(Name(name)),
      try planning.splits(call, by: [Name(name)] + names).count == names.count + 1
    else { return }
    let together = try planning.together(call, Name(name), and: names)
    guard together.count == names.count + 1, let table = try self.table(items, by: together) else {
      return
    }
    frame.add(parts: table, named: name, below: [parent] + others, of: driver)
  }
}

extension Planning {
  /// The dimensions that tell products apart: category, brand.
  var dimensionsOfProducts: Set<String> {
    Set(catalog.datasets["products"]?.columns.map { $0.name } ?? [])
  }
}
