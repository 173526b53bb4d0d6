import Catalog
import EngineDuckDB
import Foundation
import Language
import Sample
import Store
import TerminalHarness
import TestSupport
import Testing
import Values
import Verbs

@testable import Shell

/// The manual, the verbs' own words and the README say what is so: all their examples run.
@Suite struct ManualTests {
  @Test(arguments: Manual.topics.map { $0.name })
  func examplesOfAPageRun(_ topic: String) throws {
    let page = try #require(Manual.page(topic))
    let blocks = Self.blocks(of: page, marked: "opsh")
    #expect(!blocks.isEmpty, "the page has no example")
    let store = try SampleCopy()
    for block in blocks {
      let heard = try store.run(block)
      // What sentences were read as stands beside the answers.
      let faults = heard.errors.replacing(/read as: .+\n/, with: "")
      #expect(faults.isEmpty, "\(block)\n\(faults)")
      // An alert may fire in an example of alerts.
      let isAlert = block.contains("alert when") || block.contains("expect ")
      #expect(heard.status == .ok || isAlert && heard.status == .alerted, "\(block)")
      #expect(!heard.output.isEmpty || block.hasPrefix("set "), "\(block) answers nothing")
    }
  }

  @Test(arguments: Manual.topics.map { $0.name }, UserLanguage.allCases)
  func pageFitsATerminal(_ topic: String, _ language: UserLanguage) throws {
    let lines = try #require(Manual.page(topic, in: language)).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 150)
    #expect(lines.filter { displayWidth($0) > 100 } == [])
    #expect(lines.first?.hasPrefix("# ") == true)
    #expect(lines.count { $0.hasPrefix("```") }.isMultiple(of: 2))
  }

  /// `help TOPIC` shows the page, and `help topics` lists it.
  @Test func helpShowsEachPage() throws {
    let store = try SampleCopy()
    let overview = try store.run("help topics").output
    for topic in Manual.topics {
      #expect(overview.contains(topic.summary))
      let page = try #require(Manual.page(topic.name))
      let title = try #require(page.split(separator: "\n").first)
      #expect(try store.run("help \(topic.name)").output.hasPrefix(title.dropFirst(2)))
    }
  }

  @Test(arguments: verbs.map { $0.name })
  func verbTellsOfItself(_ name: String) throws {
    let verb = try #require(verbs.first { $0.name == name })
    #expect(!verb.summary.isEmpty && !verb.doc.isEmpty)
    // Examples of these would need a file, and a load that is there to be taken back.
    #expect(!verb.examples.isEmpty || ["load", "undo", "reload"].contains(name))
    let store = try SampleCopy()
    // A topic of the same name comes first.
    let title = Manual.page(name).flatMap { $0.split(separator: "\n").first.map(String.init) }
    #expect(
      try store.run("help \(name)").output.contains(
        title.map { $0.dropFirst(2) } ?? verb.summary[...]))
    for example in verb.examples.map({ $0.text }) {
      let heard = try store.run(example)
      #expect(heard.status == .ok, "\(example)\n\(heard.errors)")
      #expect(!heard.output.isEmpty, "\(example)")
    }
  }

  /// The settings that `help shell` lists are those that `set` knows.
  @Test func allSettingsAreInTheManual() throws {
    let page = try #require(Manual.page("shell"))
    let told = page.split(separator: "\n").filter { $0.hasPrefix("    set ") }.compactMap {
      $0.split(separator: " ").dropFirst().first.map(String.init)
    }
    #expect(told == Setting.all.map { $0.name })
  }

  /// Each stage of the language is told.
  @Test func allStagesAreInTheManual() throws {
    let page = try #require(Manual.page("language"))
    for stage in StageWord.words { #expect(page.contains(stage), "\(stage)") }
    for chart in Chart.Shape.words { #expect(page.contains(chart), "\(chart)") }
  }

  /// The README opens with a session; the commands in it print what stands there.
  @Test func sessionOfTheReadmeIsReal() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let session = try #require(Self.blocks(of: readme, marked: "console").first)
    let folder = try Folder()
    let opsh = OpshProcess(folder: folder.url)
    let steps = Self.steps(of: session)
    #expect(steps.count >= 3)
    for step in steps {
      #expect(try opsh.shell(step.command).text == step.output, "\(step.command)")
    }
  }

  // MARK: - Reading

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The fenced blocks of a page that carry a mark.
  private static func blocks(of page: String, marked mark: String) -> [String] {
    page.components(separatedBy: "```\(mark)\n").dropFirst().compactMap { rest in
      rest.components(separatedBy: "```").first
    }
  }

  /// The commands of a session with what stands below each.
  private static func steps(of session: String) -> [(command: String, output: String)] {
    var steps: [(command: String, output: String)] = []
    for line in session.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("$ ") {
        steps.append((String(line.dropFirst(2)), ""))
      } else if !steps.isEmpty {
        steps[steps.count - 1].output += line + "\n"
      }
    }
    return steps
  }
}

/// A copy of a small sample store, whose last day is 2026-11-20, seen from the day after.
private final class SampleCopy {
  private let folder: Folder
  private let workspace: Workspace

  init() throws {
    folder = try Folder()
    let path = folder.file("copy.duckdb")
    try SampleFile.write(to: path)
    let place = StorePlace(path: path, today: SampleFile.today, engine: DuckDB())
    workspace = try place.open { _ in }
  }

  deinit { workspace.store.close() }

  /// Runs a text in a session of its own, as `-c` does.
  func run(_ text: String) throws -> (output: String, errors: String, status: Shell.ExitStatus) {
    let heard = Heard()
    let session = Session(
      workspace: workspace, options: SessionOptions(), output: { heard.output += $0 },
      errors: { heard.errors += $0 })
    session.run(Source(text))
    return (heard.output, heard.errors, session.status)
  }

  private final class Heard {
    var output = ""
    var errors = ""
  }
}
