import Catalog
import Language
import Planner
import TestSupport
import Testing
import Values
import Verbs

@testable import Shell

/// What help, `describe`, `metrics` and `datasets` show of docs can be said in Chinese.
@Suite struct DocTranslationTests {
  /// The docs that have no line in Chinese.
  private func untranslated(_ docs: [String]) -> [String] {
    docs.filter { !$0.isEmpty && Translations.chinese[Wording(words: $0).key] == nil }
  }

  @Test(arguments: verbs.map { $0.name })
  func verb(_ name: String) throws {
    let verb = try #require(verbs.first { $0.name == name })
    let docs =
      [verb.summary, verb.doc] + verb.options.map { $0.doc } + verb.examples.map { $0.shows }
    #expect(untranslated(docs) == [])
  }

  @Test func model() {
    let catalog = Workspace.shipped
    let metrics = catalog.metricOrder.compactMap { catalog.metrics[$0] }
    let datasets = catalog.datasetOrder.compactMap { catalog.datasets[$0] }
    let commands = catalog.commandOrder.compactMap { catalog.commands[$0] }
    #expect(metrics.count > 100 && datasets.count > 20 && commands.count > 20)
    #expect(untranslated(metrics.flatMap { [$0.doc, $0.note ?? ""] }) == [])
    #expect(untranslated(datasets.flatMap { [$0.doc] + $0.columns.map { $0.doc } }) == [])
    #expect(untranslated(commands.map { $0.doc ?? "" }) == [])
  }

  @Test func wordsOfTheLanguage() {
    let functions = [Function.scalar, Function.aggregate, Function.window, Function.question]
    #expect(untranslated(functions.flatMap { $0.values.map { $0.doc } }.sorted()) == [])
    let keywords =
      StageWord.keywords + Chart.Shape.keywords + StatementWord.keywords
      + Signature.Clause.introduced.map { $0.keyword }
    #expect(untranslated(keywords.map { $0.about }) == [])
    #expect(untranslated(Setting.all.map { $0.about }) == [])
    #expect(untranslated(Manual.topics.map { $0.summary }) == [])
  }

  /// They are shown so where Chinese is spoken, and the user's own stay as they are written.
  @Test func docsAreShownInChinese() throws {
    let store = try HelpStore(width: nil)
    _ = store.ask("metric order_weight \"What I weigh\" = orders * 2")
    _ = store.ask("set language zh")
    for (line, words) in [
      ("help compare", "不写指标则取主要指标"), ("describe compare", "每个渠道一行"),
      ("describe revenue", "支付订单优惠后"), ("describe channel", "下单前的最后触点"),
      ("metrics \"revenue\"", "支付订单优惠后"), ("datasets", "每单一行"),
      ("describe late shipments", "即将超过发货承诺的订单"), ("help functions", "四舍五入"),
      ("metrics \"weigh\"", "What I weigh"), ("describe order_weight", "What I weigh"),
    ] {
      let answer = store.ask(line)
      #expect(answer.contains(words), "\(line)\n\(answer)")
    }
  }
}
