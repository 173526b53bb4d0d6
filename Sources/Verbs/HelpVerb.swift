import Catalog
import Language
import Planner
import Values

/// The manual at the prompt.
package enum HelpVerb: AskingVerb {
  package static let name = "help"
  package static let summary = "what can be asked, and how"
  package static let ways = ["帮助", "怎么用", "使用说明"]
  package static let doc = """
    `help` alone shows what can be done, `help NAME` tells about a verb, a metric, a stage, a setting \
    or a page of the manual, and `help WORDS` searches all of them. A number alone then runs the \
    line that stands behind it.
    """
  package static let signature = Signature([.topic(.topic)])
  package static let examples = [
    VerbExample("help", "what can be done, on one screen"),
    VerbExample("help compare", "a verb: what it takes, with examples"),
    VerbExample("help time", "a page of the manual"),
    VerbExample("help why did sales fall", "lines that may answer it"),
  ]

  /// Those of a description, where there is no page of the name; else it answers in sentences.
  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] {
    call.words.isEmpty
      ? [] : VerbPage.columns.map { AnswerColumn($0.column, $0.doc, presence: .ifKnown) }
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let text = call.words.map { $0.text }.joined(separator: " ")
    if let page = desk.manual.page(text) { return Answer(page, rest: stages) }
    guard let first = call.words.first, let last = call.words.last else {
      return Answer(Report(), rest: stages)
    }
    // The store's own name has a page; what only means the same is found with what else it means.
    let name = Catalog.canonical(text)
    let catalog = desk.catalog
    let isName =
      catalog.metrics[name] != nil || catalog.commands[name] != nil || catalog.datasets[name] != nil
    let page = isName ? try described(call, desk) : nil
    if let answer = desk.manual.search(text, page) { return Answer(answer, rest: stages) }
    if let page = try? described(call, desk) { return Answer(page, rest: stages) }
    let known = desk.verbs.map { $0.name } + desk.manual.topics.map { $0.name }
    let near = closest(to: text, among: known, limit: 1)
    throw Diagnostic(
      .unknownName, "no help on \"\(text)\"", at: first.span.to(last.span),
      correction: near.first.map { Correction($0) }, label: "help lists what there is")
  }

  private static func described(_ call: Call, _ desk: Desk) throws(Diagnostic) -> Report {
    var described = Call(Name("describe", at: call.verb.span))
    described.words = call.words
    return try DescribeVerb.answer(described, [], desk).report
  }
}
