import Analysis
import Catalog
import Language
import Planner
import Values

/// Looks up what the keys of findings stand for: the titles of products.
struct StoryLabels {
  private let desk: Desk
  private let planning: Planning
  private let call: Call
  private let counts: StoryCounts

  init(_ desk: Desk, _ planning: Planning, _ call: Call, _ counts: StoryCounts) {
    (self.desk, self.planning, self.call, self.counts) = (desk, planning, call, counts)
  }

  /// By dimension the name of each value that has one of its own.
  func labels(of dimensions: Set<String>) throws(Diagnostic) -> [String: [String: String]] {
    var labels: [String: [String: String]] = [:]
    for name in dimensions.sorted() {
      var question = call
      question.verb = Name("show", at: call.verb.span)
      question.items = [Item(Expression(.name(Name(counts.root.name))))]
      question.groups = Planning.groups(by: [Name(name)])
      question.baselines = []
      let planned = try ifAnswered { () throws(Diagnostic) in try planning.question(question) }
      guard let label = planned?.plan.keys.first?.label else { continue }
      for row in try desk.reader.query(label.names).rows {
        if let key = row[0].text, let label = row[1].text {
          labels[name, default: [:]][key] = label
        }
      }
    }
    return labels
  }
}
