import Analysis
import Catalog
import Language
import Planner
import Values

/// Says where a finding is, as people say it: `from campaign shopping in south`.
struct StoryPlace {
  /// The names of what keys stand for, by dimension.
  let labels: [String: [String: String]]

  /// Words behind what was counted, with a blank before them; empty for the whole store.
  ///
  /// - Parameter isVisit: whether what was counted goes to a place, as visitors do, or is of it.
  func words(_ terms: [StoryTerm], isVisit: Bool) -> Wording {
    // A campaign is known by its own name.
    let shown = terms.filter { term in
      term.dimension != "channel" || !terms.contains { $0.dimension == "campaign" }
    }
    return .joined(Self.inOrder(shown).map { phrase($0, isVisit: isVisit) }, by: "")
  }

  /// The values of a term, as people know them.
  func names(_ term: StoryTerm) -> Wording {
    let names = term.values.map { Wording(verbatim: labels[term.dimension]?[$0] ?? $0) }
    guard names.count > 2 else { return .list(names, .and) }
    return "\(names[0]), \(names[1]) and \(names.count - 2) more"
  }

  /// The segment as a condition of the language: `channel = "search" and region = "south"`.
  func condition(_ terms: [StoryTerm]) -> Expression? {
    terms.reduce(nil as Expression?) { whole, term in
      let name = Expression(.name(Name(term.dimension)))
      let values = term.values.map { value in
        Expression(.value(.text(labels[term.dimension]?[value] ?? value)))
      }
      let test: Expression.Kind =
        values.count == 1
        ? .binary(.equal, name, values[0]) : .oneOf(name, values, negated: false)
      return .both(whole, Expression(test))
    }
  }

  private func phrase(_ term: StoryTerm, isVisit: Bool) -> Wording {
    let names = names(term)
    let words: Wording =
      switch term.dimension {
      case "campaign": " from campaign \(names)"
      case "channel", "platform": " from \(names)"
      case "device": " on \(names)"
      case "region", "city", "store": " in \(names)"
      case "product", "category", "brand": isVisit ? " to \(names)" : " of \(names)"
      default: " with \(Wording(name: term.dimension.replacing("_", with: " "))) \(names)"
      }
    return words.said(of: "segment")
  }

  /// What was wanted, where it came from, on what, where.
  private static func inOrder(_ terms: [StoryTerm]) -> [StoryTerm] {
    let order = ["product", "category", "brand", "campaign", "channel", "platform", "device"]
    return terms.sorted {
      (order.firstIndex(of: $0.dimension) ?? order.count)
        < (order.firstIndex(of: $1.dimension) ?? order.count)
    }
  }
}
