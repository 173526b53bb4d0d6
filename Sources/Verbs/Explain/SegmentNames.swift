import Analysis
import Language
import Planner
import Values

/// Writes segments as conditions of the language, with the names of what keys stand for.
struct SegmentNames {
  private let question: LeafQuery
  private let desk: Desk

  init(_ question: LeafQuery, _ desk: Desk) {
    self.question = question
    self.desk = desk
  }

  /// As in `product = "Linen shirt" and channel = "search"`: what `where` takes.
  func condition(
    _ segment: SegmentScan.Finding, _ leaves: Leaves
  ) throws(Diagnostic) -> Expression {
    try condition(
      segment.parts.map { part in
        Segment.Term(
          leaves.dimensions[part.dimension], leaves.values[part.dimension][Int(part.code)])
      })
  }

  /// The same of terms.
  func condition(_ terms: [Segment.Term]) throws(Diagnostic) -> Expression {
    var whole: Expression?
    for term in terms {
      let place = question.dimensions.firstIndex { $0.text == term.dimension } ?? 0
      let name = Expression(.name(question.dimensions[place]))
      let test: Expression
      if let value = term.value {
        let shown = try label(of: value, place)
        test = Expression(.binary(.equal, name, Expression(.value(.text(shown)))))
      } else {
        test = Expression(.missing(name, negated: false))
      }
      whole = .both(whole, test)
    }
    return whole ?? Expression(.value(.bool(true)))
  }

  /// The label of a key, where it has one of its own; else the key.
  func label(of value: String, _ dimension: Int) throws(Diagnostic) -> String {
    guard let known = labelled(dimension) else { return value }
    let table = try desk.reader.query("select label from (\(known)) where key = \(value)")
    return table.cells[0].first?.text ?? value
  }

  /// The labels of all keys of a dimension that have one of their own.
  func labels(_ dimension: Int) throws(Diagnostic) -> [String: String] {
    guard let known = labelled(dimension) else { return [:] }
    var labels: [String: String] = [:]
    for row in try desk.reader.query(known).rows {
      if let key = row[0].text, let label = row[1].text { labels[key] = label }
    }
    return labels
  }

  /// Keys and labels; of two products with one title only the key tells which.
  private func labelled(_ dimension: Int) -> SQL? {
    question.labels[dimension]?.names
  }
}

extension Plan.Key.Label {
  /// A query of all keys with what they are called; of two with one title only the key tells which.
  var names: SQL {
    """
    select \(name: key) as key, \(name: column) as label \
    from \(name: dataset) \
    qualify count(*) over (partition by \(name: column)) = 1
    """
  }
}
