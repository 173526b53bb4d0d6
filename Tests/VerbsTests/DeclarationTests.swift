import Foundation
import Importers
import Language
import Planner
import Testing
import Values

@testable import Verbs

/// What a verb says of itself is what it does.
@Suite struct DeclarationTests {
  /// The first table of each example has the declared columns: the same names and kinds in the same
  /// order, without those that only the data or a stage bring.
  @Test func answersHaveTheDeclaredColumns() throws {
    let sample = try Counter.sample.get()
    var compared: Set<String> = []
    for verb in verbs where !verb.writes {
      for example in verb.examples {
        let declared = try sample.declared(example.text)
        let report: Report
        do {
          report = try sample.runInFull(example.text)
        } catch let fault as Diagnostic {
          // The manual and its search are the shell's.
          if verb.name == "help", fault.code == .unknownName { continue }
          #expect(
            [.notLoaded, .noData].contains(fault.code), "\(example.text): \(fault.message)")
          continue
        }
        let columns = report.table?.columns ?? []
        let missing = declared.filter { one in
          one.presence == .always && !columns.contains { $0.name == one.name }
        }
        #expect(missing.map { $0.name } == [], "\(example.text)")
        let expected = declared.map { $0.column }.filter { one in
          columns.contains { $0.name == one.name }
        }
        #expect(columns.map { $0.name } == expected.map { $0.name }, "\(example.text)")
        #expect(columns.map { $0.kind } == expected.map { $0.kind }, "\(example.text)")
        #expect(columns.map { $0.title } == expected.map { $0.title }, "\(example.text)")
        if !columns.isEmpty { compared.insert(verb.name) }
      }
    }
    let silent = Set(verbs.filter { !$0.writes }.map { $0.name }).subtracting(compared)
    #expect(silent.isSubset(of: ["pace", "attribution"]), "\(silent)")
  }

  /// Calls beside the examples, whose columns take other ways.
  @Test(arguments: [
    "compare revenue by channel yesterday", "compare revenue, orders last 7 days vs last week",
    "compare yesterday vs day before, last week", "top 3 products", "bottom 3 channels",
    "trend revenue by week", "trend revenue by channel", "explain refunds last 7 days",
    "funnel by channel", "anomalies orders by channel", "forecast visitors for 3 days",
    "cohort orders last 3 months", "basket by category", "stock by category",
    "buyers by channel", "list events", "list orders", "describe channel", "describe stock",
    "help staffing", "orders by channel vs last week", "conversion rate by day last 7 days",
    "staffing tomorrow", "late shipments",
  ])
  func columns(_ text: String) throws {
    let sample = try Counter.sample.get()
    let declared = try sample.declared(text)
    let columns = try sample.table(text).columns
    let expected = declared.filter { one in
      one.presence == .always || columns.contains { $0.name == one.name }
    }
    #expect(columns.map { $0.name } == expected.map { $0.name })
    #expect(columns.map { $0.kind } == expected.map { $0.column.kind })
  }

  /// Each verb has a file and a type of its word, and each such file a verb.
  @Test func filesAreWords() throws {
    let paths = FileManager.default.enumerator(atPath: Self.sources.path)?
      .compactMap { $0 as? String }
    let files = try #require(paths).filter {
      $0.hasSuffix("Verb.swift") && !$0.hasSuffix("/Verb.swift")
    }
    .map { $0.split(separator: "/").last?.dropLast(6).description ?? "" }
    #expect(files.sorted() == verbs.map { String(describing: $0) }.sorted())
    for verb in verbs { #expect("\(verb.name.capitalized)Verb" == String(describing: verb)) }
    #expect(verbs.allSatisfy { $0 is any AskingVerb.Type || $0 is any WritingVerb.Type })
  }

  /// What verbs share stands below them: it names no verb, and nothing that runs them.
  @Test(arguments: ["Asking", "Declaration", "Prepare"])
  func sharedPartsNameNoVerb(_ name: String) throws {
    let folder = Self.sources.appending(path: name)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!files.isEmpty)
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let named = verbs.map { String(describing: $0) }.filter { text.contains($0) }
      #expect(named == [], "\(file)")
      #expect(!text.contains("Workspace"), "\(file)")
    }
  }

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Verbs")

  @Test func everyPartIsSaid() {
    for verb in verbs {
      #expect(!verb.summary.isEmpty && !verb.doc.isEmpty, "\(verb.name)")
      #expect(Set(verb.examples.map { $0.text }).count == verb.examples.count, "\(verb.name)")
      for example in verb.examples { #expect(!example.shows.isEmpty, "\(example.text)") }
      for option in verb.options { #expect(!option.doc.isEmpty, "\(verb.name) \(option.written)") }
      #expect(
        verb.options.isEmpty == !verb.signature.clauses.contains(.options), "\(verb.name)")
    }
    #expect(Set(verbs.map { $0.name }).count == verbs.count)
  }

  /// Each declared option is taken, at both ends of its range, and no other one.
  @Test func optionsAreTaken() throws {
    for verb in [BasketVerb.self, StockVerb.self, StaffingVerb.self, AttributionVerb.self]
      as [any Verb.Type]
    {
      for option in verb.options {
        for text in option.ends {
          var call = Call(Name(verb.name))
          call.options = [Option(Name(option.name), Word(text))]
          #expect(throws: Never.self, "\(option.written) \(text)") {
            try NumberOptions(call, verb.options)
          }
        }
      }
      var call = Call(Name(verb.name))
      call.options = [Option(Name("colour"), Word("1"))]
      #expect(throws: Diagnostic.self) { try NumberOptions(call, verb.options) }
    }
    for option in LoadVerb.options {
      let text = "load \"a.csv\" \(option.example)"
      let sample = try Counter.sample.get()
      #expect(throws: Never.self, "\(text)") {
        try LoadRequest(try sample.pipeline(text).call)
      }
    }
  }

  /// A verb tells what it takes and answers.
  @Test func verbsAreDescribed() throws {
    let sample = try Counter.sample.get()
    let report = try sample.run("describe staffing")
    #expect(report.heading.hasPrefix("staffing: "))
    let options = try #require(report.table)
    #expect(options["name"]?.first == .text("--service-level"))
    #expect(options["kind"]?.first == .text("1 to 99.99 %"))
    let columns = report.blocks.compactMap { block -> Table? in
      if case .table(let table) = block { table } else { nil }
    }.last
    #expect(columns?["name"]?.first == .text("day"))
    #expect(try sample.run("help staffing") == report)
    // A metric of the name comes first, and names the verb.
    #expect(try sample.run("describe buyers").notes.contains("buyers is a verb too: help buyers"))
  }
}

extension VerbOption {
  fileprivate var ends: [String] {
    switch value {
    case .number(let range): [range.lowerBound, range.upperBound].map { String($0) }
    case .share(let range): ["\(range.lowerBound * 100)%", "\(range.upperBound)"]
    case .flag, .choice, .text: []
    }
  }
}

extension Counter {
  /// The columns that a statement's verb declares.
  fileprivate func declared(_ text: String) throws -> [AnswerColumn] {
    try PipelineColumns(try workspace.planning(), verbs).columns(of: try pipeline(text))
  }
}
