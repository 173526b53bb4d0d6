import Catalog
import Engine
import Language
import Store
import Values

/// Loads one file in one transaction: all of it happens, or nothing.
struct FileLoad {
  let database: any Database
  let isDryRun: Bool
  let log: LoadLog
  /// What was told beside the file, for the log.
  let options: String
  /// Runs first in the transaction, as to undo the load that this one is to replace.
  let prepare: () throws -> Void
  /// Identifies content and way of reading.
  let fingerprint: String
  /// The last day that something can have happened on.
  let latest: Day
  /// The store's currency.
  let currency: String
  /// How many bytes a text needs for values to be made of it by the engine's reader: for fewer the
  /// planning of one more statement takes longer than it saves.
  let typedFrom: Int
  /// Which row counts where the file tells several states of one thing; nil where nobody said it.
  let keep: LoadRequest.Keep?
  /// The shop whose ids stand as they are, where it is put down with this load.
  var home: String?
  /// Told what is done next, and how many bytes it goes through.
  let step: (Wording, Int?) throws -> Void

  func run(_ plan: FilePlan) throws -> [FileAccount] {
    do {
      return try runOnce(plan)
    } catch let lines as RowsAreLines {
      return try run(try plan.asLines(differing: lines.differing))
    } catch is RowsComeAgain {
      var plan = plan
      plan.hasSameRows = true
      return try run(plan)
    } catch let shop as ShopIsHome {
      var (load, plan) = (self, plan)
      load.home = shop.name
      for place in plan.fills.indices { plan.fills[place].shop = nil }
      return try load.runOnce(plan)
    }
  }

  private func runOnce(_ plan: FilePlan) throws -> [FileAccount] {
    defer {
      for table in [RepeatedBlocks.table, RepeatedBlocks.renamed] {
        _ = try? database.execute("drop table if exists \(name: table)")
      }
    }
    // What was found broken while the file was prepared is told with the rejected rows.
    guard !plan.needsForms else { return try runFormed(plan) }
    if plan.source.byteCount >= typedFrom {
      for pace in [RowPace.clean, .typed] where plan.allows(pace) {
        do {
          return try transaction(plan, rejects: nil, at: pace)
        } catch let error as EngineError where SeparatedSource.isAboutContent(error) {
          // Some text is no value, or has something around it.
          continue
        }
      }
    }
    do {
      do {
        return try transaction(plan, rejects: nil, at: .members)
      } catch let error as EngineError where error.message.contains(RowQuery.otherWords) {
        return try transaction(plan, rejects: nil)
      }
    } catch let error as EngineError where error.message.contains(RowQuery.mark) {
      return try runFormed(plan)
    } catch let error as EngineError where plan.source.explains(error) {
      return try runFormed(try repaired(plan, after: error))
    }
  }

  /// The plan without the rows that come again in another place of the file.
  func withoutRepeated(_ plan: FilePlan) throws -> FilePlan {
    guard plan.blocks == nil else { return plan }
    var plan = plan
    plan.blocks = try RepeatedBlocks(plan, keep: keep, in: database)
    if plan.blocks == nil, plan.hasSameRows {
      plan.blocks = try RepeatedBlocks(sameRowsOf: plan, in: database)
    }
    guard let blocks = plan.blocks else { return plan }
    for place in plan.fills.indices {
      if let column = blocks.renames {
        plan.fills[place].rename(column, by: RepeatedBlocks.renamed)
      }
      if blocks.identical + blocks.orphans > 0 { plan.fills[place].leaveOut(RepeatedBlocks.table) }
    }
    return plan
  }

  /// Chooses forms for the columns; where that was all that was odd, the rows are taken in one go.
  private func runFormed(_ plan: FilePlan) throws -> [FileAccount] {
    try step("checking", nil)
    let plan = try formed(plan)
    guard plan.hasForms, plan.source.brokenRows.count == 0 else {
      return try runInspected(plan)
    }
    do {
      return try transaction(plan, rejects: nil)
    } catch let error as EngineError where error.message.contains(RowQuery.mark) {
      return try runInspected(plan)
    }
  }

  /// Goes on after a row could not be read, which may be none.
  private func runInspected(_ plan: FilePlan) throws -> [FileAccount] {
    var plan = plan
    return try plan.source.inspect() ? try runFormed(plan) : try runClosely(plan)
  }

  private func formed(_ plan: FilePlan) throws -> FilePlan {
    let precedents = try precedents(of: plan)
    func form(_ plan: FilePlan) throws -> FilePlan {
      try plan.formed(in: database, latest: latest, currency: currency, precedents: precedents)
    }
    do {
      return try form(plan)
    } catch let error as EngineError where plan.source.explains(error) {
      return try form(try repaired(plan, after: error))
    }
  }

  /// What is known of the dates of such files: from earlier ones, and from the export.
  private func precedents(of plan: FilePlan) throws -> [DateDecision] {
    guard let export = plan.export else { return [] }
    let earlier = try log.dateOrder(of: export.name.spoken)
    let usual = export.dates.flatMap { DateOrder(rawValue: $0.text) }
    return [
      earlier.map { DateDecision(order: $0, reason: .earlier) },
      usual.map { DateDecision(order: $0, reason: .export) },
    ].compactMap { $0 }
  }

  private func repaired(_ plan: FilePlan, after error: EngineError) throws -> FilePlan {
    try step("checking", nil)
    var plan = plan
    try plan.source.repair(after: error)
    return plan
  }

  /// Looks at all rows first, then takes those that can be read.
  private func runClosely(_ plan: FilePlan) throws -> [FileAccount] {
    try step("checking", nil)
    defer {
      for place in plan.fills.indices {
        _ = try? database.execute("drop table if exists \(name: Self.findings(place))")
      }
    }
    let plan = try examine(plan)
    let rejects = try plan.fills.indices.map { try self.rejects(plan, $0) }
    return try transaction(plan, rejects: rejects)
  }

  /// Finds the rows of which something is to be told.
  private func examine(_ plan: FilePlan) throws -> FilePlan {
    func found(_ plan: FilePlan) throws -> FilePlan {
      let plan = try withoutRepeated(plan)
      try find(plan)
      return plan
    }
    do {
      return try found(plan)
    } catch let error as EngineError where plan.source.explains(error) {
      // The faulty row came before the broken one.
      return try found(try repaired(plan, after: error))
    }
  }

  private func find(_ plan: FilePlan) throws {
    for (place, fill) in plan.fills.enumerated() {
      try database.execute(plan.query(fill).findings(as: Self.findings(place)))
    }
  }

  static func findings(_ place: Int) -> String { "opsh_findings_\(place)" }
}
