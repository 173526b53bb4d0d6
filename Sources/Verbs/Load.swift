import Catalog
import Importers
import Language
import Values

/// Takes files into the store.
package enum Load: Verb {
  package static let name = "load"
  package static let writes = true
  package static let summary = "takes files into the store: csv, json, xlsx, parquet, also packed"
  package static let doc = """
    Columns are matched by their names and synonyms; `map (column = expression, ...)` says it by \
    hand, with the file's columns in backticks. Without `as` the data set is found by its columns. \
    Rows that cannot be read are kept aside with their reason (`list rejects`). A file is loaded \
    whole or not at all; loading it again changes nothing; newer rows replace older ones of the \
    same key. `--dry-run` shows what would happen. `load watch DIR` loads what arrives in a folder, \
    until Ctrl-C; `load DIR --once` does so once, for cron.
    """
  package static let signature = Signature([.files], clauses: [.as, .map, .store, .options])
  package static let examples: [String] = []

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    guard !call.words.isEmpty else {
      throw Diagnostic(
        .syntax, "\"load\" needs a file", at: call.verb.span, label: "as in: load \"orders.csv\"")
    }
    var request = try LoadRequest(call)
    let watch = WatchLoad(workspace: workspace, request: request)
    if let first = call.words.first, first.text == "watch", !first.isQuoted, call.words.count > 1 {
      guard call.words.count == 2 else {
        throw Diagnostic(
          .syntax, "\"load watch\" takes one folder", at: call.words[2].span,
          label: "as in: load watch ~/Downloads")
      }
      return Answer(try watch.watch(call.words[1]), rest: stages)
    }
    if request.isOnce { return Answer(try watch.once(call.words), rest: stages) }
    if call.asksMapping { request.dataset = try walk(request, call, workspace) }
    let loader = loader(workspace)
    let account = try workspace.told {
      try loader.load(request) { step in
        workspace.progress(step.words, step.bytes)
      }
    }
    guard !account.isAllRefused else {
      // What was refused and why comes first, as the fault has no place for it.
      workspace.tell(account.report)
      throw Diagnostic(.load, "nothing was loaded", at: call.span)
    }
    return Answer(account.report, rest: stages)
  }

  private static func loader(_ workspace: Workspace) -> Loader {
    var loader = Loader(
      store: workspace.store, catalog: workspace.catalog, clock: workspace.clock)
    guard let ask = workspace.ask else { return loader }
    loader.choose = { file, names in
      workspace.say("\(file) can be \(Catalog.alternatives(names))")
      for (place, name) in names.enumerated() { workspace.say("  \(place + 1)  \(name)") }
      guard let text = ask("which one? "), let place = Int(text), names.indices.contains(place - 1)
      else { return nil }
      return place - 1
    }
    return loader
  }

  /// Goes through the file's columns with the user; the answers are kept as an export.
  ///
  /// - Returns: the export's name.
  private static func walk(
    _ request: LoadRequest, _ call: Call, _ workspace: Workspace
  ) throws(Diagnostic) -> Name {
    guard let ask = workspace.ask else {
      throw Diagnostic(
        .load, "\"map\" by itself asks for the columns, and only a prompt can be asked",
        at: call.span, label: "map (order_id = ..., ...)")
    }
    let look = try workspace.told { try loader(workspace).look(request) }
    let walk = MapWalk(look: look, ask: ask, say: workspace.say, grammar: workspace.grammar)
    guard let outcome = try walk.run() else {
      throw Diagnostic(.load, "nothing was loaded", at: call.span)
    }
    try DefinitionCheck(workspace).check(.export(outcome.export))
    try preview(outcome, request, workspace, ask)
    workspace.catalog.add(.export(outcome.export))
    try workspace.told {
      try workspace.store.addDefinition(kind: "export", name: outcome.name, text: outcome.text)
    }
    workspace.say("export \(outcome.export.name.spoken) is kept in the store")
    return outcome.export.name
  }

  /// Shows what the map would make of the file, to be held against what the platform shows, before
  /// anything is kept.
  private static func preview(
    _ outcome: MapWalk.Outcome, _ request: LoadRequest, _ workspace: Workspace,
    _ ask: (Wording) -> String?
  ) throws(Diagnostic) {
    var trial = request
    trial.dataset = outcome.export.name
    trial.isDryRun = true
    var catalog = workspace.catalog
    catalog.add(.export(outcome.export))
    let loader = Loader(store: workspace.store, catalog: catalog, clock: workspace.clock)
    let account = try workspace.told { try loader.load(trial) }
    workspace.tell(account.report)
    workspace.say("hold the rows, days and sums against what the platform shows")
    let answer = ask("load it like this (yes, no) [yes]: ")?.lowercased()
    guard let answer, ["", "yes", "y"].contains(answer) else {
      throw Diagnostic(.load, "nothing was loaded or kept", at: .none)
    }
  }
}

extension LoadAccount {
  /// Whether there were rows, and none of them could be read.
  fileprivate var isAllRefused: Bool {
    files.contains { $0.rejected > 0 }
      && files.allSatisfy { $0.loadedBefore == nil && $0.rejected + $0.skippedCount == $0.read }
  }
}
