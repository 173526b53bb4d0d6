import Importers
import Language
import Values

/// Takes files into the store.
package enum Load: Verb {
  package static let name = "load"
  package static let summary = "takes csv, tsv, json, jsonl, parquet files into the store"
  package static let doc = """
    Columns are matched by their names and synonyms; `map (column = expression, ...)` says it by \
    hand, with the file's columns in backticks. Without `as` the data set is found by its columns. \
    Rows that cannot be read are kept aside with their reason (`list rejects`). A file is loaded \
    whole or not at all; loading it again changes nothing; newer rows replace older ones of the \
    same key. `--dry-run` shows what would happen.
    """
  package static let signature = Signature([.files], clauses: [.as, .map, .options])
  package static let examples: [String] = []

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    guard !call.words.isEmpty else {
      throw Diagnostic(
        .syntax, "\"load\" needs a file", at: call.verb.span, label: "as in: load \"orders.csv\"")
    }
    let loader = Loader(
      store: workspace.store, catalog: workspace.catalog, clock: workspace.clock)
    let request = try LoadRequest(call)
    let account = try workspace.told {
      try loader.load(request) { step in
        workspace.progress(nil, "\(step.step) \(step.file)")
      }
    }
    return Answer(account.report, rest: stages)
  }
}
