import Language
import Testing
import Values

@testable import Planner

/// Every function of the language is declared, and every dialect can spell it.
@Suite struct SpellingTests {
  @Test func everyFunctionIsDeclared() {
    #expect(Set(ScalarFunction.allCases) == Set(ScalarFunction.table.keys))
    #expect(Set(AggregateFunction.allCases) == Set(AggregateFunction.table.keys))
    #expect(Set(WindowFunction.allCases) == Set(WindowFunction.table.keys))
    #expect(Set(QuestionFunction.allCases) == Set(QuestionFunction.table.keys))
    let all = [Function.scalar, Function.aggregate, Function.window, Function.question]
    for function in all.flatMap(\.values) {
      #expect(!function.doc.isEmpty && function.example.contains(function.name + "("))
    }
  }

  /// Calls with as few and as many arguments as they may have.
  private func counts(_ function: Function) -> [Int] {
    Set([function.arguments.lowerBound, min(4, function.arguments.upperBound)]).sorted()
  }

  @Test(arguments: ScalarFunction.allCases) func scalar(function: ScalarFunction) throws {
    let declared = try #require(Function.scalar[function.rawValue])
    let spelling = try #require(DuckDBFunctions.scalar[function], "\(function) has no spelling")
    for count in counts(declared) {
      #expect(spelling.knows(count), "\(function) of \(count) arguments")
      let parts = (0..<count).map { Scalar.column("argument \($0)") }
      let sql = DuckDBFormula().sql(.call(function, parts)).text
      for part in 0..<count { #expect(sql.contains("\"argument \(part)\""), "\(function): \(sql)") }
    }
  }

  @Test(arguments: AggregateFunction.allCases) func aggregate(function: AggregateFunction) throws {
    let spelling = try #require(DuckDBFunctions.aggregate[function], "\(function) has no spelling")
    let sql = spelling.sql(["a", "time"], order: "1")?.text
    #expect(sql?.contains("a") == true)
  }

  @Test(arguments: WindowFunction.allCases) func window(function: WindowFunction) throws {
    let declared = try #require(Function.window[function.rawValue])
    let spelling = try #require(DuckDBFunctions.window[function], "\(function) has no spelling")
    for count in counts(declared) {
      #expect(
        spelling.sql(Array(repeating: "a", count: count), order: "1")?.text.contains("over") == true
      )
    }
  }

  /// The examples are the ones that people read, so they have to run.
  @Test func examplesRun() throws {
    let shop = try SmallShop.made.get()
    let question = "revenue, orders by channel"
    for (name, function) in Function.scalar.sorted(by: { $0.key < $1.key }) {
      _ = try shop.ask("\(question) | derive x = \(function.example)")
      #expect(!name.isEmpty)
    }
    for function in Function.window.values {
      _ = try shop.ask("\(question) | derive x = \(function.example)")
    }
    for function in Function.question.values {
      _ = try shop.ask("\(function.example) by channel 2024-05-14 vs day before")
    }
    for function in Function.aggregate.values { _ = try shop.ask(function.example) }
  }

  @Test func whatAPlanLacksIsAFault() throws {
    var plan = try SmallShop.made.get().plan("revenue by channel").plan
    plan.steps.append(.filter(.column("nothing")))
    #expect(throws: Diagnostic.self) { try plan.check() }
    plan.steps = [.sort([Plan.SortKey(scalar: .past(0, window: 3), isDescending: true)])]
    #expect(throws: Diagnostic.self) { try plan.check() }
    #expect(DuckDBFormula().sql(.change(.measure(0))).text == "error(?)")
  }
}
