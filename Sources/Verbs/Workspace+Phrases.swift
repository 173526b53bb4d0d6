import Catalog
import Language
import Planner
import Values

/// What the reader of free sentences asks of the store.
extension Workspace {
  /// Why a pipeline cannot be answered; nil where it can be planned with the loaded data.
  ///
  /// Nothing is run that changes the store, and what is not loaded is asked for rightly all the same.
  package func fault(of pipeline: Pipeline) -> Diagnostic? {
    do throws(Diagnostic) {
      let prepared = try prepare(pipeline)
      let name = prepared.call.verb.text
      if verbs.first(where: { $0.name == name })?.writes == true { return nil }
      switch name {
      case "show", "list", "compare", "top", "bottom", "trend": try plan(prepared)
      case "explain", "forecast":
        var question = prepared.call
        question.verb = Name("show")
        question.period = nil
        question.purpose = nil
        question.baselines = []
        if !question.items.isEmpty { try plan(Pipeline(question)) }
      case "describe", "source": try requireNamed(prepared.call)
      default:
        if let option = prepared.call.options.first {
          return unknown(option, of: prepared.call.verb)
        }
      }
      return nil
    } catch {
      return error.code == .noData || error.code == .notLoaded ? nil : error
    }
  }

  private func plan(_ pipeline: Pipeline) throws(Diagnostic) {
    let before = look
    look = .plan
    defer { look = before }
    _ = try run(pipeline)
  }

  /// Whether what is named behind a verb is there.
  private func requireNamed(_ call: Call) throws(Diagnostic) {
    for item in call.items {
      guard let name = item.expression.plainName else { continue }
      if try catalog.metric(name) == nil, try catalog.dataset(name) == nil,
        catalog.command(name) == nil
      {
        throw Diagnostic(.unknownName, "nothing is called \"\(name.spoken)\"", at: name.span)
      }
    }
  }

  /// An option that a verb does not take.
  private func unknown(_ option: Option, of verb: Name) -> Diagnostic? {
    let known = verbs.first { $0.name == verb.text }
    return known?.options.contains { $0.name == option.name.text } ?? true
      ? nil
      : Diagnostic(
        .syntax, "no option \(option.name.text.replacing("_", with: "-"))", at: option.name.span)
  }

  /// The dimensions in which a value occurs, the most telling first, with the value as it is written
  /// there.
  package func owners(of value: String) -> [(dimension: String, value: String)] {
    guard value.count > 1, let facts = try? store.facts() else { return [] }
    var parts: [SQL] = []
    let names = catalog.splits.map { $0.text } + ["ad_platform", "city", "reason", "competitor"]
    for name in names {
      for dataset in catalog.datasetOrder.compactMap({ catalog.datasets[$0] })
      where facts.isLoaded(dataset.name) {
        let column = name == "product" && dataset.name == "products" ? "title" : name
        guard let found = dataset.column(column), found.type == .text, found.formula == nil else {
          continue
        }
        parts.append(
          """
          (select \(name) as dimension, \(name: column) as value from \(name: dataset.name)
          where lower(\(name: column)) = lower(\(value)) limit 1)
          """)
        break
      }
    }
    guard !parts.isEmpty, let table = try? query(parts.joined("\nunion all\n")) else { return [] }
    let found = table.rows.compactMap { row in
      row[0].text.flatMap { name in row[1].text.map { (name, $0) } }
    }
    return names.compactMap { name in
      found.first { $0.0 == name }.map { (dimension: $0.0, value: $0.1) }
    }
  }
}
