import Catalog
import Language
import Planner
import Values

extension Workspace {
  /// What to say of an answer of nothing but zeros, where its condition asks for a value that the
  /// data do not have: it is likely misspelt.
  func unknownValues(_ call: Call, _ answer: Answer) throws(Diagnostic) -> [Wording] {
    guard let condition = call.condition, let table = answer.report.table, table.isVoid else {
      return []
    }
    let asked = condition.askedTexts
    guard !asked.isEmpty else { return [] }
    let datasets = try sources(of: call)
    var notes: [Wording] = []
    for (name, text) in asked {
      if let note = try unknown(name, text, among: datasets) { notes.append(note) }
    }
    return notes
  }

  /// The call with values as the data write them, where an answer is void because of letters in
  /// another case; nil where that is not why.
  func respelt(_ call: Call, _ answer: Answer) throws(Diagnostic) -> (call: Call, notes: [Wording])?
  {
    guard let condition = call.condition, let table = answer.report.table, table.isVoid else {
      return nil
    }
    let datasets = try sources(of: call)
    var written: [String: String] = [:]
    for (name, text) in condition.askedTexts {
      let known = try values(of: name, first: text, in: datasets)
      guard !known.contains(text), let same = known.first(where: { $0.lowered == text.lowered })
      else { continue }
      written[text] = same
    }
    guard !written.isEmpty else { return nil }
    var call = call
    call.condition = condition.replacingTexts(written)
    return (
      call,
      written.sorted { $0.key < $1.key }.map {
        "\"\($0.key)\" is written \"\($0.value)\"" as Wording
      }
    )
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

extension Expression {
  /// The names that a condition wants to be certain texts, with each of these.
  fileprivate var askedTexts: [(Name, String)] {
    switch kind {
    case .binary(.equal, let left, let right):
      guard let name = left.plainName, let text = right.askedText else { return [] }
      return [(name, text)]
    case .oneOf(let left, let list, negated: false):
      guard let name = left.plainName else { return [] }
      return list.compactMap { $0.askedText }.map { (name, $0) }
    case .binary(.and, let a, let b), .binary(.or, let a, let b):
      return a.askedTexts + b.askedTexts
    default: return []
    }
  }

  /// The same with other texts in the places of some.
  fileprivate func replacingTexts(_ texts: [String: String]) -> Expression {
    if case .value(.text(let text)) = kind, let other = texts[text] {
      return Expression(.value(.text(other)), at: span)
    }
    return mapChildren { $0.replacingTexts(texts) }
  }

  private var askedText: String? {
    switch kind {
    case .value(.text(let text)): text
    case .name(let name): name.text
    default: nil
    }
  }
}
