import Catalog
import Importers
import Language
import Planner
import Values

/// Takes files into the store.
package enum LoadVerb: WritingVerb {
  package static let name = "load"
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
  package static let options = LoadRequest.options
  package static let examples: [VerbExample] = []

  /// Whether a file is offered behind the verb, by its name.
  package static func takes(file name: String) -> Bool { DataFile.isNamed(name) }

  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] {
    LoadAccount.columns(currency: planning.currency)
  }

  package static func change(_ call: Call, _ desk: WritingDesk) throws(Diagnostic) -> Report {
    guard !call.words.isEmpty else {
      throw Diagnostic(
        .syntax, "\"load\" needs a file", at: call.verb.span, label: "as in: load \"orders.csv\"")
    }
    var request = try LoadRequest(call)
    let watch = WatchLoad(desk: desk, request: request)
    if let first = call.words.first, first.text == "watch", !first.isQuoted, call.words.count > 1 {
      guard call.words.count == 2 else {
        throw Diagnostic(
          .syntax, "\"load watch\" takes one folder", at: call.words[2].span,
          label: "as in: load watch ~/Downloads")
      }
      return try watch.watch(call.words[1])
    }
    if request.isOnce { return try watch.once(call.words) }
    var loader = loader(desk)
    if call.asksMapping {
      let export = try walk(request, call, desk)
      loader.catalog.add(.export(export))
      request.dataset = export.name
    }
    let account = try diagnosed {
      try loader.load(request) { step in
        desk.person.follow(step.words, bytes: step.bytes)
      }
    }
    guard !account.isAllRefused else {
      // What was refused and why comes first, as the fault has no place for it.
      desk.person.show(account.report)
      throw Diagnostic(.load, "nothing was loaded", at: call.span)
    }
    return account.report
  }

  private static func loader(_ desk: WritingDesk) -> Loader {
    var loader = Loader(
      store: desk.store, catalog: desk.catalog, clock: desk.clock)
    guard desk.person.answers else { return loader }
    loader.choose = { file, names in
      desk.person.say("\(file) can be \(Catalog.alternatives(names))")
      for (place, name) in names.enumerated() { desk.person.say("  \(place + 1)  \(name)") }
      guard let text = desk.person.ask("which one? "), let place = Int(text),
        names.indices.contains(place - 1)
      else { return nil }
      return place - 1
    }
    return loader
  }

  /// Goes through the file's columns with the user; the answers are kept as an export.
  ///
  /// - Returns: the export, which the desk's own copy of the model does not have.
  private static func walk(
    _ request: LoadRequest, _ call: Call, _ desk: WritingDesk
  ) throws(Diagnostic) -> ExportSyntax {
    guard desk.person.answers else {
      throw Diagnostic(
        .load, "\"map\" by itself asks for the columns, and only a prompt can be asked",
        at: call.span, label: "map (order_id = ..., ...)")
    }
    let look = try diagnosed { try loader(desk).look(request) }
    let walk = MapWalk(look: look, person: desk.person, grammar: desk.grammar)
    guard let outcome = try walk.run() else {
      throw Diagnostic(.load, "nothing was loaded", at: call.span)
    }
    try desk.check(.export(outcome.export))
    try preview(outcome, request, desk)
    try desk.define(.export(outcome.export), outcome.text)
    desk.person.say("export \(outcome.export.name.spoken) is kept in the store")
    return outcome.export
  }

  /// Shows what the map would make of the file, to be held against what the platform shows, before
  /// anything is kept.
  private static func preview(
    _ outcome: MapWalk.Outcome, _ request: LoadRequest, _ desk: WritingDesk
  ) throws(Diagnostic) {
    var trial = request
    trial.dataset = outcome.export.name
    trial.isDryRun = true
    var catalog = desk.catalog
    catalog.add(.export(outcome.export))
    let loader = Loader(store: desk.store, catalog: catalog, clock: desk.clock)
    let account = try diagnosed { try loader.load(trial) }
    desk.person.show(account.report)
    desk.person.say("hold the rows, days and sums against what the platform shows")
    let answer = desk.person.ask("load it like this (yes, no) [yes]: ")?.lowercased()
    guard let answer, ["", "yes", "y"].contains(answer) else {
      throw Diagnostic(.load, "nothing was loaded or kept")
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
