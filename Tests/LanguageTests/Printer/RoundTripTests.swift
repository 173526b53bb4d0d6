import Foundation
import Testing
import Values

@testable import Language

/// What is written is read as the same syntax, and written again as the same text.
@Suite struct RoundTripTests {
  /// Writes and reads random scripts; the seed of a failure makes it again.
  @Test(arguments: 0..<20)
  func randomScripts(_ batch: Int) {
    for seed in batch * 100..<(batch + 1) * 100 {
      var random = RandomSyntax(seed: UInt64(seed))
      var parsed = Parsed()
      parsed.statements = random.statements()
      let text = Printer.format(parsed)
      let again = Samples.parse(text)
      guard again.diagnostics.isEmpty else {
        let faults = again.diagnostics.map { $0.text(in: Source(text)) }
        Issue.record("seed \(seed):\n\(faults.joined(separator: "\n"))\n\(text)")
        return
      }
      #expect(again.statements.count == parsed.statements.count)
      for (a, b) in zip(parsed.statements, again.statements) where a != b {
        let (written, read) = (Outline.of(a), Outline.of(b))
        let same = max(0, written.commonPrefix(with: read).count - 40)
        Issue.record(
          "seed \(seed):\n\(written.dropFirst(same))\n\(read.dropFirst(same))\n\(text)")
        return
      }
      let twice = Printer.format(again)
      guard twice == text else {
        let lines = zip(text.split(separator: "\n"), twice.split(separator: "\n"))
        let other = lines.first { $0 != $1 }.map { "\($0)\n\($1)" } ?? "other blank lines"
        Issue.record("seed \(seed):\n\(other)\n\(text)")
        return
      }
    }
  }

  /// One formula in one line, deeper than scripts have them.
  @Test func randomFormulas() throws {
    for seed in 0..<3000 {
      var random = RandomSyntax(seed: UInt64(1_000_000 + seed))
      let formula = random.formula(5)
      let text = formula.text
      let statement = try Samples.statement("show x where \(text)")
      guard case .pipeline(let pipeline) = statement.kind else {
        Issue.record("\(text) is no question")
        return
      }
      #expect(pipeline.call.condition == formula, "seed \(seed): \(text)")
      #expect(pipeline.call.condition?.text == text)
    }
  }

  /// No line is longer than it has to be: one that is holds nothing that could be broken.
  @Test func linesFit() {
    for seed in 0..<500 {
      var random = RandomSyntax(seed: UInt64(2_000_000 + seed))
      let text = Printer.format(Statement.Kind.pipeline(random.pipeline()))
      for line in text.split(separator: "\n") where displayWidth(line) > Flow.lineWidth {
        let joints = [", ", " and ", " or ", " + ", " | "].filter {
          line.dropFirst(12).contains($0)
        }
        #expect(
          joints.isEmpty || line.contains("\"") || line.contains("between") || line.contains("`"),
          "seed \(seed): \(line)")
      }
    }
  }

  @Test func theModel() throws {
    let files = try Samples.modelFiles()
    #expect(files.count >= 16)
    var grammar = Samples.grammar
    for file in files {
      let parsed = Parser.parse(file.text, grammar: grammar)
      for name in Samples.names(in: parsed.statements) { grammar.names.insert(name) }
    }
    for file in files {
      let parsed = Parser.parse(file.text, grammar: grammar)
      let faults = parsed.diagnostics.map { $0.text(in: Source(file.text, name: file.name)) }
      #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
      #expect(!parsed.statements.isEmpty, "\(file.name)")
      let text = Printer.format(parsed)
      let again = Parser.parse(text, grammar: grammar)
      #expect(again.diagnostics.isEmpty && again.statements == parsed.statements, "\(file.name)")
      #expect(Printer.format(again) == text, "\(file.name)")
      #expect(comments(text) == comments(file.text), "\(file.name)")
    }
  }

  private func comments(_ text: String) -> [String] {
    Lexer.tokens(of: text).filter { $0.kind == .comment }.map { $0.text }.sorted()
  }
}
