import Catalog
import Language
import Values

/// Formulas over the rows of one data set and of those it links to.
///
/// It collects the joins that the names need; table 0 is the data set itself.
package struct RowScope: Formulas {
  let catalog: Catalog
  package let clock: Clock
  let dataset: Dataset
  private(set) var joins: [Plan.Join] = []
  /// The data set's own columns that were read, which decide the level.
  private(set) var columns: Set<String> = []
  private var tables: [[DimensionPath.Link]: Int] = [[]: 0]
  /// How amounts of other currencies are turned into the store's; nil leaves them as they are.
  var conversion: Conversion?
  /// The currencies of the rows, whose rates amounts are multiplied by.
  private(set) var currencies: [Scalar] = []
  /// Computed columns being resolved, so that one that needs itself is noticed.
  private var open: [String] = []

  init(_ dataset: Dataset, catalog: Catalog, clock: Clock) {
    self.dataset = dataset
    self.catalog = catalog
    self.clock = clock
  }

  /// The table at the end of a chain of links, joined if it is not yet.
  private mutating func table(_ links: [DimensionPath.Link]) -> Int {
    if let known = tables[links] { return known }
    guard let last = links.last else { return 0 }
    let from = table(Array(links.dropLast()))
    if from == 0 { columns.insert(last.column) }
    let table = joins.count + 1
    joins.append(
      Plan.Join(table: table, dataset: last.to, from: from, column: last.column, key: last.key))
    tables[links] = table
    return table
  }

  /// The value of a column at the end of a path; computed columns by their formula.
  mutating func field(_ path: DimensionPath) throws(Diagnostic) -> Typed {
    let column = path.column
    let table = table(path.links)
    guard let formula = column.formula else {
      if table == 0 { columns.insert(column.name) }
      let plain = Scalar.field(table: table, column: column.name)
      return Typed(column.type == .money ? try converted(plain, path) : plain, column.type)
    }
    guard !open.contains(column.name) else {
      throw Diagnostic(
        .definition, "the column \(column.name) of \(path.dataset.name) is computed from itself")
    }
    open.append(column.name)
    defer { open.removeLast() }
    var inner = Nested(scope: self, links: path.links, dataset: path.dataset)
    let result = try inner.scalar(formula)
    let nesting = open
    self = inner.scope
    open = nesting
    return Typed(result.scalar, column.type)
  }

  /// An amount in the store's currency, where the rows of its data set may be in others.
  private mutating func converted(
    _ amount: Scalar, _ path: DimensionPath
  ) throws(Diagnostic) -> Scalar {
    guard let conversion, let column = path.dataset.column(Conversion.column),
      conversion.isMixed(path.dataset)
    else { return amount }
    let code = try field(
      DimensionPath(links: path.links, dataset: path.dataset, column: column)
    ).scalar
    let place = currencies.firstIndex(of: code) ?? currencies.count
    if place == currencies.count { currencies.append(code) }
    return .converted(amount, currency: place)
  }

  /// The dimension of a name; nil when the data set has none.
  func path(_ name: Name) throws(Diagnostic) -> DimensionPath? {
    try catalog.dimension(name, of: dataset)
  }

  package mutating func resolve(_ name: Name) throws(Diagnostic) -> Typed {
    if let time = dataset.time(name.text), dataset.column(name.text) == nil {
      return try self.time(time)
    }
    if let path = try path(name) { return try field(path) }
    throw unknown(name)
  }

  package mutating func resolve(_ owner: Name, _ member: Name) throws(Diagnostic) -> Typed {
    if let path = try catalog.member(owner, member, of: dataset) { return try field(path) }
    if let target = try catalog.dataset(owner) {
      if catalog.links(from: dataset, to: target.name) == nil {
        throw Diagnostic(
          .unknownName, "\(dataset.name) is not linked to \(target.name)", at: owner.span)
      }
      throw Self.unknownColumn(member, of: target)
    }
    throw Diagnostic(.unknownName, "no data set called \"\(owner.text)\"", at: owner.span)
  }

  package mutating func resolve(
    _ call: Name, _ arguments: [Expression], where condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Typed {
    if Function.aggregate[call.text] != nil || Function.window[call.text] != nil {
      throw Diagnostic(
        .wrongType, "\(call.text)() sums up rows, and this looks at one row", at: span)
    }
    throw misplaced(call, condition)
  }

  /// A time basis as a value.
  mutating func time(_ basis: TimeBasis) throws(Diagnostic) -> Typed {
    let column = Name(basis.column)
    if let owner = basis.dataset { return try resolve(Name(owner), column) }
    guard let definition = dataset.column(basis.column) else {
      throw Self.unknownColumn(column, of: dataset)
    }
    return try field(DimensionPath(links: [], dataset: dataset, column: definition))
  }

  // MARK: - Products by title or id, members by bare words

  /// `product = "Tea pot"` holds when the title or the id is that text.
  package mutating func special(_ expression: Expression) throws(Diagnostic) -> Typed? {
    guard case .binary(let op, let left, let right) = expression.kind,
      op == .equal || op == .notEqual, let name = left.plainName
    else { return try labelled(expression) }
    guard let labels = try labels(name) else { return nil }
    let value = try operand(right, beside: left)
    let tests = labels.map { Scalar.binary(.equal, $0, value.scalar) }
    let either = tests.dropFirst().reduce(tests[0]) { .binary(.or, $0, $1) }
    if op == .equal { return Typed(either, .flag) }
    return Typed(.not(.call(.coalesce, [either, .value(.bool(false))])), .flag)
  }

  /// The same for `in (...)` and `contains`.
  private mutating func labelled(_ expression: Expression) throws(Diagnostic) -> Typed? {
    switch expression.kind {
    case .oneOf(let left, let list, let negated):
      guard let name = left.plainName, let labels = try labels(name) else { return nil }
      var members: [Scalar] = []
      for item in list { members.append(try operand(item, beside: left).scalar) }
      let tests = labels.map { Scalar.oneOf($0, members, negated: false) }
      let either = tests.dropFirst().reduce(tests[0]) { .binary(.or, $0, $1) }
      return Typed(
        negated ? .not(.call(.coalesce, [either, .value(.bool(false))])) : either, .flag)
    case .test(let test, let left, let right, let negated):
      guard let name = left.plainName, let labels = try labels(name), let label = labels.last
      else { return nil }
      let pattern = try scalar(right).scalar
      // What has no label is shown by its id.
      let shown = Scalar.call(.coalesce, [label, labels[0]])
      return Typed(.textTest(test, shown, pattern, negated: negated), .flag)
    default: return nil
    }
  }

  /// The id and the label that a dimension with a label can be named by; nil for the others.
  private mutating func labels(_ name: Name) throws(Diagnostic) -> [Scalar]? {
    guard !name.isQuoted, let path = try path(name),
      let labelPath = path.labelPath(in: catalog)
    else { return nil }
    return [try field(path).scalar, try field(labelPath).scalar]
  }

  package mutating func operand(
    _ expression: Expression, beside other: Expression
  ) throws(Diagnostic) -> Typed {
    guard let word = expression.plainName, !word.isQuoted, let name = other.plainName,
      let path = try path(name), path.column.type == .text
    else { return try scalar(expression) }
    if path.column.members.contains(word.text) { return Typed(.value(.text(word.text)), .text) }
    if try self.path(word) != nil { return try scalar(expression) }
    let near = closest(to: word.text, among: path.column.members, limit: 1)
    throw Diagnostic(
      .unknownName,
      path.column.members.isEmpty
        ? "no dimension called \"\(word.spoken)\"; a text needs quotes"
        : "\(name.spoken) is never \"\(word.spoken)\"", at: word.span,
      correction: near.first.map { Correction($0) },
      label: path.column.members.isEmpty
        ? "write \"\(word.spoken)\""
        : "it is one of \(path.column.members.joined(separator: ", "))")
  }

  // MARK: - Faults

  /// The name means nothing here: what it is instead, or what comes near.
  func unknown(_ name: Name) -> Diagnostic {
    if catalog.metrics[name.text] != nil {
      return Diagnostic(
        .wrongType, "\(name.spoken) is a metric, not a dimension of \(dataset.name)",
        at: name.span)
    }
    let known = catalog.dimensionNames(of: dataset)
    let near = closest(to: name.text, among: known + dataset.columns.map { $0.name }, limit: 1)
    return Diagnostic(
      .unknownName, "\(dataset.name) has no dimension called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction($0) },
      hints: ["\(dataset.name) has \(Self.listed(known))"])
  }

  package static func unknownColumn(_ name: Name, of dataset: Dataset) -> Diagnostic {
    let near = closest(to: name.text, among: dataset.columns.map { $0.name }, limit: 1)
    return Diagnostic(
      .unknownName, "\(dataset.name) has no column called \"\(name.text)\"", at: name.span,
      correction: near.first.map { Correction($0) })
  }

  static func listed(_ names: [String]) -> Wording {
    .list(names.prefix(12) + (names.count > 12 ? ["..."] : []))
  }
}

/// A formula of a computed column: its names are those of the column's own data set.
private struct Nested: Formulas {
  var scope: RowScope
  let links: [DimensionPath.Link]
  let dataset: Dataset

  package var clock: Clock { scope.clock }

  package mutating func resolve(_ name: Name) throws(Diagnostic) -> Typed {
    guard let path = try scope.catalog.dimension(name, of: dataset) else {
      throw RowScope.unknownColumn(name, of: dataset)
    }
    return try field(path)
  }

  package mutating func resolve(_ owner: Name, _ member: Name) throws(Diagnostic) -> Typed {
    guard let path = try scope.catalog.member(owner, member, of: dataset) else {
      throw RowScope.unknownColumn(member, of: dataset)
    }
    return try field(path)
  }

  private mutating func field(_ path: DimensionPath) throws(Diagnostic) -> Typed {
    var path = path
    path.links = links + path.links
    return try scope.field(path)
  }

  package mutating func resolve(
    _ call: Name, _ arguments: [Expression], where condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Typed {
    throw misplaced(call, condition)
  }

  /// A bare word beside a column is one of its members.
  package mutating func operand(
    _ expression: Expression, beside other: Expression
  ) throws(Diagnostic) -> Typed {
    if let word = expression.plainName, let name = other.plainName,
      let column = dataset.column(name.text), column.members.contains(word.text)
    {
      return Typed(.value(.text(word.text)), .text)
    }
    return try scalar(expression)
  }
}
