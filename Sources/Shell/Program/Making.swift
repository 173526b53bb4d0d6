import Catalog
import Engine
import Foundation
import Language
import Planner
import Sample
import Store
import Values
import Verbs

/// Makes stores: new ones, sample ones, and the demo.
package struct Making {
  private let engine: any Engine

  package init(engine: any Engine) { self.engine = engine }

  /// - Parameter calendar: the countries and platforms whose events it has, as in `calendar`.
  package func new(
    _ path: String, currency: String, timezone: String, calendar: String? = nil
  ) -> ExitStatus {
    told {
      let definition = try calendar.map(Self.calendar)
      let store = try create(path, currency: currency, timezone: timezone)
      if let definition {
        try store.addDefinition(kind: "calendar", name: "calendar", text: definition)
      }
      Streams.say("\(path) is made: \(currency.uppercased()), \(timezone)")
      Streams.say("next: \("opsh --store \(path) -c 'load \"orders.csv\"'" as String)")
    }
  }

  /// The definition of a calendar of these words.
  private static func calendar(_ words: String) throws(Diagnostic) -> String {
    let text = "calendar \(words)"
    let parsed = Parser.parse(text, grammar: Grammar())
    guard case .definition(.calendar(let places))? = parsed.statements.first?.kind,
      parsed.statements.count == 1, parsed.diagnostics.isEmpty
    else {
      throw Diagnostic(
        .usage, "--calendar takes countries and platforms such as de,amazon, not \"\(words)\"")
    }
    do throws(Diagnostic) {
      try EventCalendar.check(places, of: Workspace.shipped.events)
    } catch {
      var fault = error
      fault.span = nil
      throw fault
    }
    return text
  }

  private func create(
    _ path: String, currency: String, timezone: String,
    filledBy body: ((any Database) throws -> Void)? = nil
  ) throws(Diagnostic) -> Store {
    let zone = try Zone(timezone)
    return try Store.create(
      path: path, currency: currency.uppercased(), timezone: zone.identifier,
      catalog: Workspace.shipped, engine: engine, filledBy: body)
  }

  package func sample(
    _ path: String, orders: Int, days: Int, seed: Int, until: String?, currency: String
  ) -> ExitStatus {
    told {
      let zone = currency.uppercased() == "CNY" ? "Asia/Shanghai" : "America/New_York"
      let clock = try Workspace.clock(zone: zone, pinned: nil, instant: StorePlace.instant())
      let last = try until.map(Self.day) ?? clock.today - 1
      let sample = SampleStore(
        orders: orders, days: days, seed: seed, until: last, currency: currency.uppercased())
      try fill(path, sample, zone: zone)
      Streams.say(
        "\(path) is made: \(orders.grouped) orders over \(days) days up to \(last), seed \(seed)")
      Streams.say("next: \("opsh --store \(path) -c 'compare yesterday'" as String)")
    }
  }

  /// The sample store of the tour, up to yesterday.
  func quietSample(_ path: String) -> ExitStatus {
    told {
      let zone = "Asia/Shanghai"
      let clock = try Workspace.clock(zone: zone, pinned: nil, instant: StorePlace.instant())
      let sample = SampleStore(
        orders: 4000, days: 120, seed: 1, until: clock.today - 1, currency: "CNY")
      try fill(path, sample, zone: zone)
    }
  }

  private static func day(_ text: String) throws(Diagnostic) -> Day {
    guard let day = Day(text) else {
      throw Diagnostic(.usage, "--until takes a day such as 2024-05-14, not \"\(text)\"")
    }
    return day
  }

  /// A sample store appears whole or not at all.
  private func fill(_ path: String, _ sample: SampleStore, zone: String) throws {
    let interactivity = Interactivity.current(environment: ProcessInfo.processInfo.environment)
    let progress = ProgressLine(enabled: interactivity.allowsProgress)
    defer { progress.clear() }
    try sample.check()
    let store = try create(path, currency: sample.currency, timezone: zone) { database in
      try sample.generate(into: database) {
        progress.update(fraction: nil, Wording(words: $0).text(in: Streams.language))
      }
    }
    defer { store.close() }
    try store.updateFacts()
    // Its festivals are those of China, whatever money it counts in.
    if sample.currency != "CNY" {
      try store.addDefinition(kind: "calendar", name: "calendar", text: "calendar cn, us")
    }
  }

  /// A sample store up to yesterday, and the daily routine on it.
  package func demo(_ path: String, routine: String?) -> ExitStatus {
    let clock = try? Workspace.clock(
      zone: "Asia/Shanghai", pinned: nil, instant: StorePlace.instant())
    guard let script = routine ?? Routines.path("daily.ops") else {
      Streams.warn("error: scripts/routines/daily.ops is not found; name it with --routine")
      return .failed
    }
    if FileManager.default.fileExists(atPath: path), !isOfToday(path, clock) {
      for ending in ["", ".wal"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }
    if !FileManager.default.fileExists(atPath: path) {
      let status = sample(path, orders: 10_000, days: 120, seed: 1, until: nil, currency: "CNY")
      guard status == .ok else { return status }
    }
    var invocation = Invocation(place: StorePlace(path: path, engine: engine))
    invocation.file = script
    let status = invocation.run()
    // Alerts are what the routine is for: they are no fault of the demo.
    return status == .alerted ? .ok : status
  }

  /// Whether the demo's data end yesterday, so that its questions have answers.
  private func isOfToday(_ path: String, _ clock: Clock?) -> Bool {
    guard let clock,
      let workspace = try? StorePlace(path: path, engine: engine).open(warn: { _ in }),
      let span = (try? workspace.store.facts())?["orders"]?.spans["ordered_at"]
    else { return false }
    defer { workspace.store.close() }
    return span.newest.day >= clock.today - 1
  }

  private func told(_ body: () throws -> Void) -> ExitStatus {
    do {
      try body()
      return .ok
    } catch let fault as Diagnostic {
      Streams.tell(fault)
      return fault.code == .usage ? .usage : .failed
    } catch let fault as SampleError {
      Streams.warn("error: --\(fault.setting) \(fault.found) makes no store")
      Streams.warn("  it takes \(fault.works)")
      return .usage
    } catch {
      Streams.errors("error: \(error)\n")
      return .failed
    }
  }
}
