import Catalog
import Language
import Planner
import Values

/// Finds the data set that a file's rows belong to.
struct DatasetChoice {
  let catalog: Catalog
  let match: DatasetMatch
  /// Chooses among several data sets; nil where nobody is there to choose.
  var choose: ((_ names: [String]) -> Int?)?

  /// What the store writes itself.
  static let ownDatasets: Set<String> = ["loads", "rejects", "incidents"]

  /// The matching with the data set that was named, or that alone fits best.
  func choose(_ name: Name?) throws(Diagnostic) -> Matching {
    let matching =
      if let name { try match.matching(dataset(name)) } else { try best() }
    guard matching.missing.isEmpty else { throw lacking(matching) }
    return matching
  }

  private func dataset(_ name: Name) throws(Diagnostic) -> Dataset {
    guard let dataset = try catalog.dataset(name) else {
      let near = closest(to: name.text, among: loadable.map { $0.name }, limit: 1)
      throw Diagnostic(
        .unknownName, "no data set called \"\(name.spoken)\"", at: name.span,
        correction: near.first.map { Correction($0) },
        hints: ["data sets are \(loadable.map { $0.name }.joined(separator: ", "))"])
    }
    guard !Self.ownDatasets.contains(dataset.name) else {
      throw Diagnostic(
        .load, "\(dataset.name) is written by opsh itself and cannot be loaded", at: name.span)
    }
    return dataset
  }

  private var loadable: [Dataset] {
    catalog.datasetOrder.compactMap { catalog.datasets[$0] }
      .filter { !Self.ownDatasets.contains($0.name) }
  }

  private func best() throws(Diagnostic) -> Matching {
    try checkMapping()
    var all: [Matching] = []
    for dataset in loadable where match.mapping.allSatisfy({ has(dataset, $0.name) }) {
      all.append(try match.matching(dataset))
    }
    let top = all.map { $0.score }.max() ?? 0
    let winners = all.filter { $0.missing.isEmpty && $0.score == top && isConvincing($0) }
    guard let winner = winners.first else { throw unfitting(all) }
    guard winners.count == 1 else {
      let names = winners.map { $0.dataset.name }
      if let place = choose?(names) { return winners[place] }
      throw Diagnostic(
        .ambiguousName, "\(match.name) can be rows of \(Catalog.alternatives(names))",
        label: "say which: load ... as \(winner.dataset.name)")
    }
    return winner
  }

  /// Whether enough of the file is matched to load it unasked: a third of its columns, or eight.
  private func isConvincing(_ matching: Matching) -> Bool {
    let matched = matching.sources.reduce(into: Set<Int>()) { $0.formUnion($1.headers) }.count
    return matched >= min(8, (match.headers.count + 2) / 3)
  }

  private func has(_ dataset: Dataset, _ name: Name) -> Bool {
    dataset.column(name.text).map { $0.formula == nil } ?? false
  }

  /// Throws for a mapping that is wrong whatever the data set.
  private func checkMapping() throws(Diagnostic) {
    for binding in match.mapping {
      var scope = FileScope(FileColumns(match.headers), of: match.name, clock: match.clock)
      scope.preamble = match.preamble
      _ = try scope.text(binding.value)
      guard !loadable.contains(where: { has($0, binding.name) }) else { continue }
      let names = Set(loadable.flatMap { $0.stored.map { $0.name } })
      let near = closest(to: binding.name.text, among: names.sorted(), limit: 1)
      throw Diagnostic(
        .unknownName, "no data set has a column called \"\(binding.name.spoken)\"",
        at: binding.name.span, correction: near.first.map { Correction($0) })
    }
  }

  // MARK: - Faults

  private func lacking(_ matching: Matching) -> Diagnostic {
    let names = matching.missing.map { $0.name }
    let guesses = (try? guesses.guesses(for: matching.dataset)) ?? [:]
    let columns = names.map { LoadLine.Column(name: $0, value: guesses[$0]?.value ?? "...") }
    return Diagnostic(
      .load,
      "\(match.name) has no column for \(Self.both(names)), which \(matching.dataset.name) needs",
      hints: [
        names.count == 1
          ? "map it: \(line(matching.dataset, columns))"
          : "map them: \(line(matching.dataset, columns))",
        headerHint,
      ])
  }

  /// No data set has all it needs: the likeliest one with a map that is as complete as can be, and
  /// what the others lack.
  private func unfitting(_ all: [Matching]) -> Diagnostic {
    let path = LoadLine.written(path: match.path)
    let walk: Wording = "or go through its columns at the prompt: load \(path) map"
    guard let (dataset, map) = try? guesses.likeliest(of: loadable) else {
      return Diagnostic(
        .load, "\(match.name) fits no data set: opsh knows none of its columns well enough",
        hints: [
          "say what it is: load \(path) as orders map (order_id = ..., ...)", walk, headerHint,
        ])
    }
    let others = all.filter { $0.score > 4 && $0.dataset.name != dataset.name }.sorted { a, b in
      a.score - 2 * a.missing.count > b.score - 2 * b.missing.count
    }.prefix(2).map { matching -> Wording in
      let names = matching.missing.map { $0.name }
      return names.isEmpty
        ? "\(matching.dataset.name), if you say so: \(line(matching.dataset, []))"
        : "\(matching.dataset.name), without a column for \(Self.both(names))"
    }
    let isOpen = map.contains { $0.value == "..." }
    var hints: [Wording] = ["likely it is: \(line(dataset, map))"]
    if isOpen { hints.append("... stands where nothing in the file speaks for a column") }
    hints.append(walk)
    if !others.isEmpty { hints += ["near are too:"] + others.map { "  \($0)" } }
    return Diagnostic(
      .load, "\(match.name) fits no data set as it is", hints: hints + [headerHint])
  }

  private var guesses: ColumnGuesses { ColumnGuesses(match, rows: match.sample?() ?? []) }

  private func line(_ dataset: Dataset, _ columns: [LoadLine.Column]) -> String {
    var line = match.line
    line.target = dataset.name
    return line.text(columns)
  }

  private var headerHint: Wording { "the file has \(FileScope.listed(match.headers))" }

  /// The names as in `a, b and c`.
  private static func both(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
