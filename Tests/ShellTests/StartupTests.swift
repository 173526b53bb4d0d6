import Foundation
import TestSupport
import Testing

@testable import Shell

/// The start of the program: its words are read once, and what makes it short changes nothing.
@Suite struct StartupTests {
  private let folder: Folder
  private let opsh: OpshProcess

  init() throws {
    folder = try Folder()
    try SampleFile.write(to: folder.file("s.duckdb"))
    opsh = OpshProcess(folder: folder.url)
    try folder.write("day.ops", "param day = yesterday\norders $day\n")
    try folder.write("o.csv", "order_id,ordered_at,units,gross_sales\n1,2026-03-01,1,10\n")
  }

  // MARK: - The words

  private static let subcommands = ["run", "load", "test"]

  private func words(_ line: String) throws -> CommandWords {
    try CommandWords(
      line.split(separator: " ").map {
        $0 == "s.duckdb" ? folder.file("s.duckdb") : String($0)
      }, subcommands: Self.subcommands)
  }

  /// What each line is read as; `S` stands for the store's path.
  @Test(arguments: [
    ("", "", true), ("-c today", "-c today", true),
    ("s.duckdb", "--store=S", true), ("s.duckdb -c today", "--store=S -c today", true),
    ("--ascii s.duckdb day.ops --day 1", "--ascii --store=S day.ops --day 1", true),
    (
      "day.ops --report a.html --day=1 --today=2026-01-01",
      "--report=a.html --today=2026-01-01 day.ops --day=1", true
    ),
    ("day.ops --report -a.html", "--report=-a.html day.ops", true),
    ("- --day 1", "- --day 1", true), ("-c - --echo", "-c - --echo", true),
    ("-c --echo", "-c --echo", true),
    ("load o.csv --store x", "load o.csv --store x", false),
    ("--store x load o.csv", "load --store x o.csv", false),
    ("s.duckdb load o.csv", "load --store=S o.csv", false),
    ("s.duckdb load s.duckdb", "load --store=S S", false),
    ("run load", "run load", false), ("run s.duckdb load", "run --store=S load", false),
    ("help load", "help load", false), ("help", "help", false),
    ("help why sales fell", "-c help \"why sales fell\"", true),
    ("--memory help", "--memory help", true),
    ("-- -c", "-- -c", true), ("--none s.duckdb", "--none S", false),
    ("-ic today", "-ic today", false), ("--help", "--help", true),
  ])
  func wordsAreRead(_ line: String, _ ordered: String, _ isPlainRun: Bool) throws {
    let words = try words(line)
    let text = words.ordered.joined(separator: " ")
    #expect(text.replacing(folder.file("s.duckdb"), with: "S") == ordered)
    #expect(words.isPlainRun == isPlainRun)
  }

  @Test func valueIsMissing() throws {
    #expect(
      try opsh.run("day.ops", "--report")
        == OpshProcess.Ending(text: "error: --report needs a value\n", status: 64))
  }

  /// The options that are told apart early are those that the parser knows.
  @Test func optionsAreThoseOfARun() throws {
    let dump = try opsh.run("run", "--experimental-dump-help").text
    let help = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8))
    let options = help.command.arguments
    func names(_ kind: String) -> Set<String> {
      Set(options.filter { $0.kind == kind }.flatMap { $0.names ?? [] }.map { $0.written })
    }
    #expect(names("option") == CommandWords.valued)
    #expect(names("flag").union(["--help", "-h", "--version"]) == CommandWords.flags)
  }

  private struct Dump: Decodable {
    struct Command: Decodable { var arguments: [Argument] }

    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
        var written: String { (kind == "long" ? "--" : "-") + name }
      }

      var kind: String
      var names: [Name]?
    }

    var command: Command
  }

  // MARK: - The steps

  @Test func stepsOfTheSetting() {
    #expect(Startup.steps(of: nil) == Set(Startup.Step.allCases))
    #expect(Startup.steps(of: "") == Set(Startup.Step.allCases))
    #expect(Startup.steps(of: "plain") == [])
    #expect(Startup.steps(of: "opening,ending") == [.opening, .ending])
  }

  /// Without any of the steps the same is printed, and the process ends alike.
  @Test(arguments: [
    ["-c", "today"], ["-c", "help"], ["-c", "orders by channel yesterday", "--format", "json"],
    ["s.duckdb", "-c", "show revenue yesterday | chart bar"], ["--memory", "-c", "revenue"],
    ["day.ops", "--day", "2026-11-19", "--format", "csv"], ["day.ops", "--day"], ["none.ops"],
    ["--store", "none.duckdb", "-c", "today"], ["--wait", "soon"], ["--wait=-1"], ["--none"],
    ["--stage", "plan", "-c", "compare yesterday"], ["-c", "expect orders yesterday < 1 \"few\""],
    ["--help"], ["--version"], ["load", "--help"], ["load", "none.csv"],
    ["-c", "note \"a\"", "-c", "list journal | columns text"],
    ["-c", "load o.csv as orders", "-c", "list orders where order_id = \"1\""],
  ])
  func plainStartIsTheSame(_ arguments: [String]) throws {
    try same(arguments, ["plain"])
  }

  /// Nor does it matter which one is left out.
  @Test(arguments: Startup.Step.allCases)
  func eachStepByItself(_ step: Startup.Step) throws {
    let others = Startup.Step.allCases.filter { $0 != step }.map { $0.rawValue }
    let settings = [step.rawValue, others.joined(separator: ",")]
    try same(["-c", "today"], settings)
    try same(["-c", "note \"a\"", "-c", "list journal | columns text"], settings)
    try same(["--store", "s.duckdb", "none.ops"], settings)
  }

  private func same(_ arguments: [String], _ settings: [String]) throws {
    let place = folder.url.appendingPathComponent("s.duckdb")
    let sample = try Data(contentsOf: place)
    func ending(_ startup: String?) throws -> OpshProcess.Ending {
      try sample.write(to: place)
      var opsh = opsh
      opsh.environment["OPSH_STORE"] = "s.duckdb"
      opsh.environment["OPSH_STARTUP"] = startup
      let isBare = arguments.contains { ["--help", "load", "--none"].contains($0) }
      return try opsh.run(isBare ? arguments : ["--today", SampleFile.today] + arguments)
    }
    let expected = try ending(nil)
    #expect(!expected.text.isEmpty)
    for setting in settings { #expect(try ending(setting) == expected, "\(setting)") }
  }
}
