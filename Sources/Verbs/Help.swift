import Catalog
import Language
import Values

/// The manual at the prompt.
package enum Help: Verb {
  package static let name = "help"
  package static let summary = "what can be asked, and how"
  package static let doc = """
    `help` alone shows what can be done, `help NAME` tells about a verb, a metric, a stage, a setting \
    or a page of the manual, and `help WORDS` searches all of them. A number alone then runs the \
    line that stands behind it.
    """
  package static let signature = Signature([.topic(.topic)])
  package static let examples = ["help", "help compare", "help time", "help why did sales fall"]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let text = call.words.map { $0.text }.joined(separator: " ")
    if let page = workspace.helpPage(text) { return Answer(page, rest: stages) }
    guard let first = call.words.first, let last = call.words.last else {
      return Answer(Report(), rest: stages)
    }
    // The store's own name has a page; what only means the same is found with what else it means.
    let name = Catalog.canonical(text)
    let catalog = workspace.catalog
    let isName =
      catalog.metrics[name] != nil || catalog.commands[name] != nil || catalog.datasets[name] != nil
    let page = isName ? try described(call, workspace) : nil
    if let answer = workspace.helpSearch(text, page) { return Answer(answer, rest: stages) }
    if let page = try? described(call, workspace) { return Answer(page, rest: stages) }
    let known = verbs.map { $0.name } + workspace.helpTopics.map { $0.name }
    let near = closest(to: text, among: known, limit: 1)
    throw Diagnostic(
      .unknownName, "no help on \"\(text)\"", at: first.span.to(last.span),
      label: near.first.map { "did you mean \($0)?" } ?? "help lists what there is")
  }

  private static func described(
    _ call: Call, _ workspace: Workspace
  ) throws(Diagnostic) -> Report {
    var described = Call(Name("describe", at: call.verb.span))
    described.words = call.words
    return try Describe.run(described, [], workspace).report
  }
}
