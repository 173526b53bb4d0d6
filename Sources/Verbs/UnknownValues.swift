import Catalog
import Language
import Planner
import Values

extension Workspace {
  /// What to say of an answer of nothing but zeros, where its condition asks for a value that the
  /// data do not have: it is likely misspelt.
  func unknownValues(
    _ call: Call, _ stages: [Stage], _ answer: Answer
  ) throws(Diagnostic) -> [Wording] {
    let asked = asked(call, stages, answer)
    guard !asked.isEmpty else { return [] }
    var known = KnownValues(workspace: self, datasets: try sources(of: call))
    var notes: [Wording] = []
    for (place, value) in asked.enumerated() {
      if let note = try unknown(value.0, value.1, &known) { notes.append(note) }
      // A list that a program has made is not spelt out.
      if notes.count == Self.mostNotes, place + 1 < asked.count {
        notes.append("the other \(asked.count - place - 1) values were not looked for")
        break
      }
    }
    return notes
  }

  /// So many unknown values are told.
  private static let mostNotes = 5

  /// A question with values as the data write them, where an answer is void because of letters in
  /// another case; nil where that is not why.
  func respelt(
    _ call: Call, _ stages: [Stage], _ answer: Answer
  ) throws(Diagnostic) -> (call: Call, stages: [Stage], notes: [Wording])? {
    let asked = asked(call, stages, answer)
    guard !asked.isEmpty else { return nil }
    var known = KnownValues(workspace: self, datasets: try sources(of: call))
    var spelling = Spelling()
    for (name, text) in asked {
      spelling.add(text, among: try known.values(of: name, first: text).flatMap { $0.values })
    }
    guard !spelling.isEmpty else { return nil }
    var call = call
    call.condition = call.condition.map { spelling.expression($0) }
    return (call, stages.map { spelling.stage($0) }, spelling.notes)
  }

  /// The texts that a question asks for, where its answer is void; stages that the verb has left
  /// to others are not the reason.
  private func asked(_ call: Call, _ stages: [Stage], _ answer: Answer) -> [(Name, String)] {
    guard let table = answer.report.table, table.isVoid else { return [] }
    let filters = stages.dropLast(answer.rest.count).flatMap { $0.conditions }
    return ((call.condition.map { [$0] } ?? []) + filters).flatMap { $0.askedTexts }
  }

  /// The data sets that a call reads.
  private func sources(of call: Call) throws(Diagnostic) -> [Dataset] {
    if let name = call.items.first?.expression.plainName, let listed = try catalog.dataset(name) {
      return [listed]
    }
    var question = call
    if question.items.isEmpty { question.items = try planning().headlineItems }
    return try desk().planning(for: question).datasets(of: question).compactMap {
      catalog.datasets[$0]
    }
  }

  /// A sentence on a value that none of the data sets has; nil where one has it.
  private func unknown(
    _ name: Name, _ text: String, _ looked: inout KnownValues
  ) throws(Diagnostic) -> Wording? {
    let found = try looked.values(of: name, first: text)
    if found.contains(where: { $0.values.contains(text) }) { return nil }
    let known = found.flatMap { $0.values }
    let owner = found.first?.dataset.title
    guard let owner else { return nil }
    let sentence: Wording =
      known.isEmpty
      ? "no \(owner) have \(name.spoken) at all: it is not known how many are \"\(text)\""
      : "no \(owner) have \(name.spoken) \"\(text)\""
    guard let near = closest(to: text, among: known, limit: 1).first else {
      var few: [String] = []
      for value in known where few.count < 4 && !few.contains(value) { few.append(value) }
      return few.isEmpty ? sentence : "\(sentence); there are \(Wording.list(few))"
    }
    return "\(sentence); \(Correction("\"\(near)\"").wording)"
  }
}

/// The values that dimensions have in the data sets of a question, looked up once where they are few.
private struct KnownValues {
  let workspace: Workspace
  let datasets: [Dataset]
  private var complete: [String: [String]] = [:]

  /// As many are read of a data set; of a dimension that has more, each value is looked for.
  private static let most = 1000

  init(workspace: Workspace, datasets: [Dataset]) {
    (self.workspace, self.datasets) = (workspace, datasets)
  }

  /// The values of each data set that knows the dimension, one of them first if it occurs there.
  mutating func values(
    of name: Name, first text: String
  ) throws(Diagnostic) -> [(dataset: Dataset, values: [String])] {
    var found: [(dataset: Dataset, values: [String])] = []
    for dataset in datasets {
      let key = "\(dataset.name).\(name.text)"
      if let known = complete[key] {
        found.append((dataset, known))
        continue
      }
      guard let path = try? workspace.catalog.dimension(name, of: dataset),
        path.column.type == .text,
        let sql = path.values(in: workspace.catalog, first: text, limit: Self.most)
      else { continue }
      let values = try workspace.query(sql).cells.first?.compactMap { $0.text } ?? []
      if values.count < Self.most { complete[key] = values }
      found.append((dataset, values))
    }
    return found
  }
}

extension Table {
  /// Whether it has no row, or nothing but zeros in its numbers.
  fileprivate var isVoid: Bool {
    if rowCount == 0 { return true }
    let measures = columns.indices.filter { columns[$0].role == .measure }
    return !measures.isEmpty
      && measures.allSatisfy { cells[$0].allSatisfy { $0.isNull || $0.double == 0 } }
  }
}
