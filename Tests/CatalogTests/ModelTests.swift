import Foundation
import Language
import Testing
import Values
import Verbs

@testable import Catalog

/// The shipped model: every file is there, is read without a fault, and says what it has to.
@Suite struct ModelTests {
  private let model = Catalog.shipped(grammar: Workspace.baseGrammar)

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Catalog/Model")

  /// The list of files is that of the folder, and the binary carries them as they are.
  @Test func filesAreRegistered() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(names) == Set(Catalog.modelFiles.map { $0.name }))
    #expect(Catalog.modelFiles.count == names.count)
    for file in Catalog.modelFiles {
      let text = try Data(contentsOf: Self.folder.appending(path: file.name))
      #expect(Data(file.bytes) == text, "\(file.name)")
    }
  }

  /// Each file is read without a fault, and holds nothing but definitions.
  @Test func filesAreRead() {
    var catalog = Catalog()
    for file in Catalog.modelFiles {
      let text = String(decoding: file.bytes, as: UTF8.self)
      var grammar = Workspace.baseGrammar
      grammar.names = catalog.names
      let parsed = Parser.parse(text, grammar: grammar)
      #expect(!parsed.statements.isEmpty, "\(file.name)")
      for statement in parsed.statements {
        guard case .definition = statement.kind else {
          Issue.record("\(file.name) holds more than definitions")
          continue
        }
      }
      let faults = catalog.add(modelText: text, name: file.name, grammar: Workspace.baseGrammar)
      #expect(faults == [], "\(file.name)")
    }
    #expect(catalog.metricOrder == model.metricOrder)
  }

  /// Nothing is defined twice: a later file would hide an earlier one without a word.
  @Test func nothingIsDefinedTwice() {
    var catalog = Catalog()
    for file in Catalog.modelFiles {
      var grammar = Workspace.baseGrammar
      grammar.names = catalog.names
      let parsed = Parser.parse(String(decoding: file.bytes, as: UTF8.self), grammar: grammar)
      for statement in parsed.statements {
        guard case .definition(let definition) = statement.kind else { continue }
        let replaced = catalog.add(definition)
        #expect(replaced == nil, "\(file.name)")
      }
    }
  }

  @Test func metricsSayWhatTheyAre() {
    #expect(model.metricOrder.count > 150)
    for name in model.metricOrder {
      guard let metric = model.metrics[name] else {
        Issue.record("\(name) is in the order and not in the catalogue")
        continue
      }
      #expect(!metric.doc.isEmpty, "\(name) has no doc")
      #expect(!metric.examples.isEmpty, "\(name) has no example")
      #expect(!metric.doc.hasSuffix("."), "\(name)")
      for example in metric.examples {
        #expect(
          example.contains(name) || example.contains(metric.title.english)
            || metric.synonyms.contains { example.contains($0) }, "\(name): \(example)")
      }
    }
  }

  /// What a metric is written with is a type that the language has.
  @Test func typesExist() throws {
    for file in Catalog.modelFiles {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for statement in Parser.parse(text, grammar: model.grammar).statements {
        guard case .definition(let definition) = statement.kind else { continue }
        switch definition {
        case .metric(let syntax):
          let type = try #require(syntax.type, "\(syntax.name.text) has no type")
          #expect(ColumnType(rawValue: type.text) != nil, "\(syntax.name.text): \(type.text)")
        case .dataset(let syntax):
          for column in syntax.columns {
            #expect(
              ColumnType(rawValue: column.type.text) != nil,
              "\(syntax.name.text).\(column.name.text): \(column.type.text)")
          }
        default: break
        }
      }
    }
  }

  /// Keys, times, labels, links, levels and shown columns name what is there.
  @Test func datasetsHoldTogether() throws {
    #expect(model.datasetOrder.count > 20)
    for name in model.datasetOrder {
      let dataset = try #require(model.datasets[name])
      #expect(!dataset.doc.isEmpty && !dataset.key.isEmpty, "\(name)")
      #expect(Set(dataset.columns.map { $0.name }).count == dataset.columns.count, "\(name)")
      for key in dataset.key { #expect(dataset.column(key) != nil, "\(name): key \(key)") }
      if let label = dataset.label { #expect(dataset.column(label) != nil, "\(name): \(label)") }
      for time in dataset.times {
        let owner = time.dataset.map { model.datasets[$0] } ?? dataset
        let column = try #require(owner?.column(time.column), "\(name): time \(time.name)")
        #expect(column.type.isTime, "\(name): time \(time.name)")
        if let target = time.dataset { #expect(model.links(from: dataset, to: target) != nil) }
      }
      for column in dataset.columns {
        if let link = column.link {
          let target = try #require(model.datasets[link], "\(name).\(column.name) -> \(link)")
          #expect(target.key.count == 1, "a link leads to one row: \(name).\(column.name)")
        }
      }
      for level in dataset.levels {
        for column in level.columns { #expect(dataset.column(column) != nil, "\(name): \(column)") }
      }
      if !dataset.levels.isEmpty {
        #expect(dataset.column("level") != nil, "\(name) has levels and no column for them")
      }
      for shown in dataset.shows {
        let column = try #require(shown.plainName, "\(name): \(shown.text)")
        let isTime = dataset.time(column.text) != nil
        #expect(
          try isTime || model.dimension(column, of: dataset) != nil, "\(name): \(column.text)")
      }
    }
  }

  /// A command is no metric and no verb; entities, headline and drivers name what is there.
  @Test func commandsAndEntitiesHaveNamesOfTheirOwn() {
    for name in model.commandOrder {
      #expect(model.metrics[name] == nil, "\(name) is a metric and a command")
      #expect(!verbs.contains { $0.name == name }, "\(name) is a verb and a command")
      #expect(model.commands[name]?.doc?.isEmpty == false, "\(name) has no doc")
    }
    for (name, entity) in model.entities {
      for metric in entity.metrics { #expect(model.metrics[metric.text] != nil, "\(name)") }
      let known = model.datasets.values.contains { dataset in
        dataset.columns.contains {
          $0.name == entity.dimension.text || $0.linkName == entity.dimension.text
        }
      }
      #expect(known, "\(name) ranks \(entity.dimension.text)")
    }
    for name in model.headline { #expect(model.metrics[name] != nil, "\(name)") }
    for name in model.drivers.keys { #expect(model.metrics[name] != nil, "\(name)") }
  }

  /// A word that could mean two metrics, data sets or commands means neither.
  @Test func synonymsAreUnambiguous() throws {
    for (word, names) in model.metricSynonyms {
      #expect(Set(names).count == 1, "\(word) is \(names)")
      let metric = model.metrics[word]
      #expect(metric == nil || metric?.name == names.first, "\(word) is a metric itself")
    }
    for (word, names) in model.datasetSynonyms { #expect(names.count == 1, "\(word) is \(names)") }
    for (word, name) in model.commandSynonyms {
      #expect(model.metricSynonyms[word] == nil, "\(word) is a metric's and \(name)'s")
      #expect(model.metrics[word] == nil && model.commands[word] == nil, "\(word)")
    }
    // Within one data set a header leads to one column.
    for name in model.datasetOrder {
      let dataset = try #require(model.datasets[name])
      var owners: [String: String] = [:]
      for column in dataset.columns {
        for synonym in column.synonyms {
          let known = owners.updateValue(column.name, forKey: Catalog.canonical(synonym))
          #expect(known == nil, "\(name): \(synonym) is \(known ?? "") and \(column.name)")
        }
      }
    }
  }

  /// What operators in China call the numbers and what they go by.
  @Test(arguments: [
    ("转化率", "conversion_rate"), ("复购率", "returning_share"), ("库存", "stock_units"),
    ("花费", "ad_spend"), ("新客", "new_buyers"), ("成交额", "revenue"), ("GMV", "revenue"),
  ]) func chineseMetrics(_ word: String, _ name: String) throws {
    #expect(try model.metric(Name(word))?.name == name)
  }

  @Test func chineseDimensions() throws {
    let lines = try #require(model.datasets["order_lines"])
    let product = try #require(try model.dimension(Name("商品"), of: lines))
    #expect(product.column.name == "product_id" && product.label?.name == "title")
    for name in ["orders", "traffic"] {
      let dataset = try #require(model.datasets[name])
      #expect(try model.dimension(Name("地区"), of: dataset)?.column.name == "region")
    }
    let parsed = Parser.parse("成交额 by 日", grammar: model.grammar)
    guard case .pipeline(let pipeline) = parsed.statements.first?.kind else { return }
    #expect(pipeline.text == "成交额 by day")
  }

  /// Events of a name and year stand once, and later ones follow earlier ones.
  @Test func events() {
    #expect(Set(model.events.map { $0.name.text }).count == model.events.count)
    #expect(model.events.count > 50)
  }
}

extension Catalog {
  /// The verbs with the model's names.
  fileprivate var grammar: Grammar { Workspace.grammar(self) }
}
