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
    let datasets = try sources(of: call)
    var notes: [Wording] = []
    for (name, text) in asked {
      if let note = try unknown(name, text, among: datasets) { notes.append(note) }
    }
    return notes
  }

  /// A question with values as the data write them, where an answer is void because of letters in
  /// another case; nil where that is not why.
  func respelt(
    _ call: Call, _ stages: [Stage], _ answer: Answer
  ) throws(Diagnostic) -> (call: Call, stages: [Stage], notes: [Wording])? {
    let asked = asked(call, stages, answer)
    guard !asked.isEmpty else { return nil }
    let datasets = try sources(of: call)
    var spelling = Spelling()
    for (name, text) in asked {
      spelling.add(text, among: try values(of: name, first: text, in: datasets))
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

  /// The values that a dimension has in some data sets, one of them first if it occurs.
  private func values(
    of name: Name, first text: String, in datasets: [Dataset]
  ) throws(Diagnostic) -> [String] {
    var found: [String] = []
    for dataset in datasets {
      guard let path = try? catalog.dimension(name, of: dataset), path.column.type == .text,
        let sql = path.values(in: catalog, first: text, limit: 1000)
      else { continue }
      found += try query(sql).cells.first?.compactMap { $0.text } ?? []
    }
    return found
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
    _ name: Name, _ text: String, among datasets: [Dataset]
  ) throws(Diagnostic) -> Wording? {
    var known: [String] = []
    var owner: Wording?
    for dataset in datasets {
      guard let path = try? catalog.dimension(name, of: dataset), path.column.type == .text,
        let sql = path.values(in: catalog, first: text, limit: 1000)
      else { continue }
      let values = try query(sql).cells.first?.compactMap { $0.text } ?? []
      if values.first == text { return nil }
      known += values
      owner = owner ?? dataset.title
    }
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

extension Table {
  /// Whether it has no row, or nothing but zeros in its numbers.
  fileprivate var isVoid: Bool {
    if rowCount == 0 { return true }
    let measures = columns.indices.filter { columns[$0].role == .measure }
    return !measures.isEmpty
      && measures.allSatisfy { cells[$0].allSatisfy { $0.isNull || $0.double == 0 } }
  }
}
