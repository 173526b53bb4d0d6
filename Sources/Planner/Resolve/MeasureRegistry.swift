import Catalog
import Language
import Values

/// The measures of a question, gathered by the data set and time that they are read from.
///
/// Each group becomes one source for each window, so that every data set is aggregated by itself.
struct MeasureRegistry {
  let planning: Planning
  /// The question's dimensions and row conditions, which every group has to know.
  var groups: [Group]
  var conditions: [Expression]
  /// The time that the question names with `on`.
  var basis: Name?
  private(set) var measures: [Plan.Measure] = []
  /// The measures that are numbers: others have no mean.
  private(set) var numbers: Set<Int> = []
  /// Of each sum that one row can make unknown, the columns that rows may lack.
  private(set) var lackable: [Int: [String]] = [:]
  private(set) var pages: [Page] = []
  /// How amounts of other currencies are converted.
  private let conversion: Conversion
  /// Whether what is added now is of all groups together.
  var isWhole = false
  var notes: [Wording] = []

  /// One group: its scope holds joins and columns, its measures are numbers in `measures`.
  struct Page {
    let dataset: Dataset
    let basis: TimeBasis?
    /// Whether rows without that time are left out even where no period is named.
    let needsTime: Bool
    let isSnapshot: Bool
    /// Whether it has one row for all groups.
    var isWhole = false
    var scope: RowScope
    var keys: [Scalar] = []
    var filter: Scalar?
    var level: String?
    var time: Typed?
    var measures: [Int] = []
  }

  init(_ planning: Planning, groups: [Group], conditions: [Expression], basis: Name?) {
    self.planning = planning
    conversion = Conversion(planning)
    self.groups = groups
    self.conditions = conditions
    self.basis = basis
  }

  /// What stands around an aggregate in a metric's definition.
  struct Context {
    var condition: Expression?
    var basis: Expression?
    var additivity: Metric.Additivity
    /// The metric that is being computed, for messages; nil for an expression of the question.
    var metric: Metric?
    var span: Span
    /// Whether a sum is half of a mean, which an index may have.
    var isMean = false
  }

  /// Adds an aggregate and returns its number; the same aggregate is added once.
  mutating func add(
    _ function: AggregateFunction, _ argument: Expression?, where condition: Expression?,
    of dataset: Dataset,
    _ context: Context
  ) throws(Diagnostic) -> Typed {
    try requireLoaded(dataset, argument, context)
    let filter = Expression.both(context.condition, condition)
    if let filter { try requireFilled(filter, of: dataset, context) }
    let time = try basis(of: dataset, context)
    let isSnapshot = context.additivity == .last
    // The level depends on the columns that the measure needs, and each level is a page.
    var draft = try fresh(dataset, time, isSnapshot: isSnapshot, context)
    _ = try resolve(function, argument, filter, in: &draft, context)
    try settleLevel(&draft, argument, context)
    var page = draft
    if let known = pages.first(where: { $0.matches(draft) }) {
      page = known
    } else {
      page = try fresh(dataset, time, isSnapshot: isSnapshot, context)
      page.level = draft.level
    }
    let (measure, type) = try resolve(function, argument, filter, in: &page, context)
    let known = page.measures.first { measures[$0] == measure }
    let place = known ?? measures.count
    if known == nil {
      measures.append(measure)
      page.measures.append(place)
      if type?.isNumeric == true { numbers.insert(place) }
      if measure.isStrict, let argument {
        lackable[place] = try optional(argument, of: dataset)
      }
    }
    store(page)
    return Typed(.measure(place), type)
  }

  /// The rows that an aggregate goes over, before they are grouped.
  func ungrouped(
    _ function: AggregateFunction, _ argument: Expression?, where condition: Expression?,
    of dataset: Dataset, _ context: Context
  ) throws(Diagnostic) -> Page {
    try requireLoaded(dataset, argument, context)
    let filter = Expression.both(context.condition, condition)
    if let filter { try requireFilled(filter, of: dataset, context) }
    let time = try basis(of: dataset, context)
    var page = try fresh(dataset, time, isSnapshot: context.additivity == .last, context, by: [])
    _ = try resolve(function, argument, filter, in: &page, context)
    return page
  }

  /// The same rows in groups.
  func split(
    _ page: Page, by groups: [Group], _ argument: Expression?, _ context: Context
  ) throws(Diagnostic) -> Page {
    var page = page
    for group in groups { page.keys.append(try key(group, in: &page, context)) }
    try settleLevel(&page, argument, context)
    return page
  }

  /// The aggregate over the rows of a page, and the type of its value.
  private func resolve(
    _ function: AggregateFunction, _ argument: Expression?, _ filter: Expression?,
    in page: inout Page,
    _ context: Context
  ) throws(Diagnostic) -> (measure: Plan.Measure, type: ColumnType?) {
    var measure = Plan.Measure(function: function)
    var type: ColumnType? = .count
    if let argument {
      let typed = try page.scope.scalar(argument)
      let isSum = measure.isSum
      if isSum, let type = typed.type, !type.isNumeric {
        let name = context.isMean ? AggregateFunction.avg : function
        throw Diagnostic(
          .wrongType, "\(name.rawValue)() needs numbers, and this is \(type.spoken)",
          at: argument.span)
      }
      if !isSum, let declared = Function.aggregate[function.rawValue] {
        try page.scope.require(declared, [(typed, argument)])
      }
      if typed.type == .index, isSum, !context.isMean {
        throw Diagnostic(
          .wrongType, "an index cannot be summed: it can be ranked and followed",
          at: context.span, label: "take avg, min or max of it")
      }
      measure.argument = typed.scalar
      type = function == .distinct ? .count : typed.type
    }
    if let filter { measure.filter = try page.scope.condition(filter) }
    return (measure, type)
  }

  /// The columns of a formula that rows may lack, as they are written.
  private func optional(
    _ formula: Expression, of dataset: Dataset
  ) throws(Diagnostic) -> [String] {
    var names: [String] = []
    if case .member(let owner, let column) = formula.kind,
      try planning.catalog.member(owner, column, of: dataset)?.column.isOptional == true
    {
      names.append(formula.text)
    }
    for part in formula.children { names += try optional(part, of: dataset) }
    return names
  }

  private mutating func store(_ page: Page) {
    if let index = pages.firstIndex(where: { $0.matches(page) }) {
      pages[index] = page
    } else {
      pages.append(page)
    }
  }

  /// A new page of a data set and time, with the question's keys and conditions resolved in it.
  private func fresh(
    _ dataset: Dataset, _ time: (basis: TimeBasis, isNamed: Bool)?, isSnapshot: Bool,
    _ context: Context, by groups: [Group]? = nil
  ) throws(Diagnostic) -> Page {
    var page = Page(
      dataset: dataset, basis: time?.basis, needsTime: time?.isNamed ?? false,
      isSnapshot: isSnapshot, isWhole: isWhole,
      scope: RowScope(dataset, catalog: planning.catalog, clock: planning.clock))
    page.scope.conversion = conversion
    if let basis = page.basis { page.time = try page.scope.time(basis) }
    for group in groups ?? (isWhole ? [] : self.groups) {
      page.keys.append(try key(group, in: &page, context))
    }
    for condition in conditions {
      do throws(Diagnostic) {
        page.filter = .both(page.filter, try page.scope.condition(condition))
      } catch {
        throw split(error, context, dataset)
      }
    }
    return page
  }

  /// A dimension's value in the rows of a group; time buckets are made by the dialect.
  private func key(
    _ group: Group, in page: inout Page, _ context: Context
  ) throws(Diagnostic) -> Scalar {
    if let name = group.expression.plainName, let grain = Grain(rawValue: name.text),
      page.dataset.column(name.text) == nil || page.dataset.column(name.text)?.type.isTime == true
    {
      guard let time = page.time else {
        throw Diagnostic(
          .notSplittable,
          "\(page.dataset.name) has no dates, so it cannot be split by \(name.text)",
          at: name.span
        ).asked
      }
      if time.type == .date, grain == .hour || grain == .hourOfDay {
        throw Diagnostic(
          .notSplittable,
          "\(page.dataset.name) knows days, not hours, so it cannot be split by \(grain.rawValue)",
          at: name.span
        ).asked
      }
      return time.scalar
    }
    do throws(Diagnostic) {
      return try page.scope.scalar(group.expression).scalar
    } catch {
      throw split(error, context, page.dataset)
    }
  }

  /// A name that the question's other data sets know, and this one does not.
  private func split(
    _ error: Diagnostic, _ context: Context, _ dataset: Dataset
  ) -> Diagnostic {
    var error = error.asked
    guard error.code == .unknownName, let metric = context.metric else { return error }
    error.code = .notSplittable
    error.hints = ["\(metric.title) comes from \(dataset.name)"] + error.hints
    return error
  }
}

extension MeasureRegistry.Page {
  /// Whether both read the same rows in the same way.
  func matches(_ other: MeasureRegistry.Page) -> Bool {
    dataset.name == other.dataset.name && basis == other.basis && isSnapshot == other.isSnapshot
      && needsTime == other.needsTime && level == other.level && isWhole == other.isWhole
      && filter == other.filter
  }
}
