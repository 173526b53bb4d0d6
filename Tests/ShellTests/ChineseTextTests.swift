import Catalog
import Language
import TestSupport
import Testing
import Values
import Verbs

@testable import Shell

/// `opsh fmt --language zh`: what is written in Chinese is read as what it was.
@Suite struct ChineseTextTests {
  private let catalog = Workspace.shipped

  private func parse(_ text: String) -> Parsed { Session.parse(Source(text), catalog) }

  private func chinese(_ text: String) -> String {
    Formatting.text(of: parse(text), catalog, in: .chinese)
  }

  /// The examples of the verbs and of the manual, and a line for each word of the tables.
  private var lines: [String] {
    let examples = verbs.flatMap { $0.examples.map { $0.text } } + Manual.examples.map { $0.line }
    let periods = periodPhrases.map { "revenue by channel \($0.text)" }
    let baselines = BaselineWord.words.map { "compare revenue yesterday vs \($0)" }
    let units = TimeUnit.words.map { "revenue by \($0) last 3 months" }
    let tests = [
      "contains \"a\"", "starts with \"a\"", "in (\"a\", \"b\")", "is missing", "= \"a\"",
    ]
    let conditions = tests.flatMap { test in
      ["", "not "].map { "revenue where \($0)channel \(test) and device = \"app\" yesterday" }
    }
    let all = examples + periods + baselines + units + conditions
    return all.filter { parse($0).diagnostics.isEmpty && !Lines.isOne("today", $0) }
  }

  @Test func linesComeBack() throws {
    let lines = lines
    #expect(lines.count > 150)
    let parsed = parse(lines.joined(separator: "\n"))
    try #require(parsed.diagnostics == [])
    let written = Formatting.text(of: parsed, catalog, in: .chinese)
    #expect(written.contains("支付金额"), "\(written)")
    let read = ScriptReader(catalog).read(Source(written))
    #expect(read.diagnostics == [])
    try #require(read.statements.count == parsed.statements.count)
    for (before, after) in zip(parsed.statements, read.statements) {
      let (first, again) = (Printer.format(before.kind), Printer.format(after.kind))
      #expect(isSame(first, again), "\(first)\(again)")
    }
    // Written in Chinese once more it is the same text.
    let twice = Formatting.text(of: read, catalog, in: .chinese)
    #expect(tokens(twice).map { $0.text } == tokens(written).map { $0.text })
  }

  /// Names that stand for something else than the model's stay as they are.
  @Test(arguments: [
    "metric revenue_twice \"Twice\" = revenue * 2\n", "list orders yesterday | sort -revenue\n",
    "revenue by day last 7 days | as revenue\n", "headline revenue, orders\n",
    "load \"orders.csv\" as orders\n", "set language zh\n",
  ])
  func whatIsKept(_ text: String) {
    let names = ["支付金额", "支付订单数"].filter { chinese(text).contains($0) }
    #expect(names == [])
    #expect(Formatting.text(of: parse(text), catalog, in: .english) == text)
  }

  @Test func commentsAndQuotedNamesStay() {
    let text = "# yesterday by channel\nrevenue yesterday  # revenue\n"
    let written = chinese(text)
    #expect(written.hasPrefix("# yesterday by channel\n支付金额"))
    #expect(written.hasSuffix("  # revenue\n"))
    #expect(chinese("`revenue` by channel\n").hasPrefix("`revenue`"))
  }

  @Test func commandLine() throws {
    let folder = try Folder()
    let opsh = OpshProcess(folder: folder.url)
    let said = try opsh.shell("echo 'revenue by channel' | opsh fmt --language zh")
    #expect(said.status == 0 && said.text.hasPrefix("支付金额"), "\(said.text)")
    let back = try opsh.shell(
      "echo 'revenue by channel' | opsh fmt --language zh | opsh fmt --language en")
    #expect(back.status == 0 && back.text.contains(" by "), "\(back.text)")
    let wrong = try opsh.shell("opsh fmt --language fr day.ops")
    #expect(wrong.status == 64)
    #expect(wrong.text.hasPrefix("error: --language fr is not known"), "\(wrong.text)")
  }

  // MARK: - Names

  /// Whether two canonical texts are the same but for other names of the same things.
  private func isSame(_ a: String, _ b: String) -> Bool {
    let (first, again) = (meanings(a), meanings(b))
    return first.count == again.count
      && zip(first, again).allSatisfy { !$0.isDisjoint(with: $1) }
  }

  private func meanings(_ text: String) -> [Set<String>] {
    tokens(text).enumerated().flatMap { names(of: $1, isFirst: $0 == 0) }
  }

  private func tokens(_ text: String) -> [Token] {
    Lexer.tokens(of: text).filter { $0.kind != .newline && $0.kind != .comment }
  }

  /// What a token can be called in English, word by word.
  private func names(of token: Token, isFirst: Bool) -> [Set<String>] {
    let name = Name(token.text)
    guard token.kind == .word else { return [[token.text]] }
    if isFirst, let command = catalog.command(name) {
      return command.name.spoken.split(separator: " ").map { [String($0)] }
    }
    var found: Set<String> = [token.text]
    if let metric = (try? catalog.metric(name)) ?? nil { found.insert(metric.name) }
    for dataset in catalog.datasets.values {
      if dataset.synonyms.contains(token.text) { found.insert(dataset.name) }
      guard let path = catalog.ownDimension(name, of: dataset) else { continue }
      let column = path.column
      found.formUnion([column.name, column.linkName ?? column.name])
      // A data set's own rows go by what its key stands for.
      if column.name.hasSuffix("_id") { found.insert(String(column.name.dropLast(3))) }
    }
    return [found]
  }
}
