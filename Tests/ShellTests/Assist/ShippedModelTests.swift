import Catalog
import Language
import Planner
import Testing
import Values
import Verbs

@testable import Shell

/// Completion with the model that ships: whatever is offered can stand where it is offered.
@Suite struct ShippedModelTests {
  private let lexicon = Lexicon(AssistFixture.shipped)

  /// The lines that result from taking each candidate.
  private func lines(_ text: String) throws -> [String] {
    let answer = try AssistFixture.complete(text + "▮", lexicon)
    let kept = String(scalars: text.unicodeScalars.prefix(answer.start))
    return answer.candidates.map { kept + $0.text }
  }

  /// The parser finds no fault in what was completed, at most that more has to follow, and no name
  /// in it is unknown.
  @Test(arguments: [
    "", "c", "r", "访", "compare ", "compare r", "revenue ", "revenue, ", "revenue by ",
    "revenue by c",
    "roas by ", "stock units by ", "conversion rate by ", "profit by channel, ", "revenue on ",
    "refunds on ", "revenue vs ", "compare last week vs ", "revenue during ", "revenue last ",
    "revenue last 7 ", "revenue since ", "revenue where ", "revenue where channel ",
    "revenue where channel = \"x\" ", "list ", "list orders where ", "list refunds where amount > ",
    "list orders where status = ", "top ", "top 10 ", "top 10 products by ", "bottom 3 channels ",
    "roi ", "roi by ", "describe ", "describe conv", "revenue by channel | ", "revenue | total | ",
    "revenue by channel | chart ", "revenue by channel | sort ", "revenue by channel | sort -",
    "revenue by channel vs last week | sort ", "top 10 products this week | sort ",
    "list orders | sort ", "list orders | where ", "refunds by reason | columns ", "trend ",
    "source ", "revenue by day | wrap ", "expect ", "task \"x\" for \"a\" ", "task \"x\" due ",
    "set ", "set format ", "metrics ", "for p in (top 3 products) { compare ",
  ])
  func candidatesCanStand(_ text: String) throws {
    for line in try lines(text) {
      let diagnostics = Parser.parse(line, grammar: lexicon.grammar).diagnostics
      let end = line.utf8.count
      let faults = diagnostics.filter { $0.code != .incomplete && ($0.span?.start ?? 0) < end }
      #expect(faults.isEmpty, "\(line): \(faults)")
      let errors = Highlighter(lexicon: lexicon).highlight(line).filter { $0.style == .error }
      #expect(errors.isEmpty, "\(line): \(errors)")
    }
  }

  /// Each metric is found from its whole name, from its first letters, and from its synonyms.
  @Test func everyMetricIsFound() throws {
    let completer = Completer(lexicon)
    func texts(_ text: String) -> [String] {
      completer.complete(text, cursor: text.unicodeScalars.count).candidates.map { $0.text }
    }
    #expect(lexicon.metrics.count > 150)
    for metric in lexicon.metrics {
      #expect(texts("compare " + metric.label).contains(metric.label))
      let short = metric.words.map { $0.prefix(3) }.joined(separator: " ")
      #expect(texts("compare " + short).contains(metric.label), "\(short)")
      for synonym in metric.synonyms where synonym.contains(where: { !$0.isASCII }) {
        let found = texts("compare " + synonym)
        // A short synonym may be the beginning of a longer one of the same metric.
        let ways = metric.synonyms + [metric.label]
        #expect(ways.contains(where: found.contains), "\(synonym)")
      }
    }
  }

  /// Each dimension that is offered is one of every data set that the metric could come from, or
  /// of another way to compute it.
  @Test func everyDimensionIsOne() throws {
    let catalog = lexicon.catalog
    for metric in catalog.metricOrder {
      let owners = catalog.datasets(of: metric)
      for entry in lexicon.dimensions(of: [metric]) {
        let name = Name(Catalog.canonical(entry.label))
        #expect(
          owners.contains { (try? catalog.dimension(name, of: $0)) != nil },
          "\(metric) by \(name.text)")
      }
    }
    // A metric that counts rows of one data set has the dimensions of that data set.
    let orders = try #require(catalog.datasets["orders"])
    let names = Set(lexicon.dimensions(of: ["orders_placed"]).map { Catalog.canonical($0.label) })
    #expect(names == Set(catalog.dimensionNames(of: orders)))
  }

  /// A reach finds what the catalogue finds, name by name.
  @Test func reachIsTheCatalogues() throws {
    let catalog = lexicon.catalog
    var names: Set<String> = []
    for dataset in catalog.datasets.values {
      for column in dataset.columns {
        names.formUnion([column.name, column.linkName ?? column.name])
        names.formUnion(column.synonyms.map { Catalog.canonical($0) })
      }
    }
    for dataset in ["orders", "order_lines", "refunds", "traffic"] {
      let owner = try #require(catalog.datasets[dataset])
      let reach = lexicon.reach(from: owner)
      for name in names {
        let path = try? catalog.dimension(Name(name), of: owner)
        #expect(reach[name]?.column == path?.column, "\(dataset) \(name)")
        #expect(reach[name]?.dataset == path?.dataset.name, "\(dataset) \(name)")
      }
    }
  }

  /// What is offered is read as what it is.
  @Test func offeredWordsAreRead() throws {
    for period in periodPhrases { #expect(Parser.period(period.text) != nil, "\(period.text)") }
    let clock = try AssistFixture.clock()
    for word in BaselineWord.allCases {
      for text in [word.rawValue] + word.spellings {
        let parsed = Parser.parse("show vs \(text)", grammar: lexicon.grammar)
        guard case .pipeline(let pipeline) = parsed.statements.first?.kind,
          let baseline = pipeline.call.baselines.first
        else {
          Issue.record("\(text) is no baseline")
          continue
        }
        #expect(baseline.value == word.syntax)
        #expect(baseline.value.text == word.rawValue)
      }
      let found = try clock.baseline(word.syntax, of: clock.period(.yesterday))
      #expect(found != nil || [.usual, .plan, .market].contains(word))
    }
    for word in PeriodWord.words {
      let parsed = Parser.parse("show \(word)", grammar: lexicon.grammar)
      let items = parsed.statements.first.map { statement in
        if case .pipeline(let pipeline) = statement.kind { pipeline.call.items.count } else { 0 }
      }
      #expect(items ?? 0 == 0, "\(word) begins a period, it is no name")
    }
    for word in StatementWord.words where word != "rate" {
      #expect(Highlighter(lexicon: lexicon).highlight("\(word) \"x\"").first?.style == .verb)
    }
  }
}
