import Catalog
import Foundation
import Importers
import Language
import Store
import TestSupport
import Testing

/// Headers beside the synonyms of the model.
@Suite struct HeaderTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// The list of files is that of the folder, and each gives known columns headers, none of them to
  /// two columns of one data set.
  @Test func shippedFilesAreRegistered() throws {
    let place = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Importers/Headers")
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
    #expect(Set(names) == Set(ShippedHeaders.files.map { $0.name }))
    for file in ShippedHeaders.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let parsed = Parser.parse(text, grammar: Grammar())
      #expect(parsed.diagnostics == [], "\(file.name)")
      #expect(Printer.format(parsed) == text, "\(file.name) is not as opsh fmt writes it")
    }
    // All together, for a header has to mean the same in every language.
    for dataset in Set(ShippedHeaders.all.map { $0.dataset.text }) {
      var whole = HeadersSyntax(Name(dataset))
      whole.columns = ShippedHeaders.all.filter { $0.dataset.text == dataset }
        .flatMap { $0.columns }
      #expect(throws: Never.self) { try HeaderCheck(shipped).check(whole) }
    }
  }

  @Test func usersHeaders() throws {
    let store = try memoryStore()
    var catalog = shipped
    let faults = catalog.add(
      modelText: "headers orders {\n  gross_sales \"Wert der Dinge\"\n}", name: "test.ops",
      grammar: Grammar())
    #expect(faults == [])
    let path = try folder.write(
      "o.csv", "order_id,ordered_at,units,WERT DER DINGE\n1,2024-05-01,1,10\n")
    try store.load("\"\(path)\"", catalog: catalog)
    #expect(try store.rows("select gross_sales from orders") == [["10.00"]])
  }

  @Test(arguments: [
    ("headers ordres { a \"b\" }", "no data set called \"ordres\""),
    ("headers orders { a \"b\" }", "orders stores no column called \"a\""),
    (
      "headers orders { units \"Stück\", \"gross sales\" }",
      "\"gross sales\" stands for gross_sales of orders already"
    ),
  ])
  func faults(_ text: String, _ message: String) throws {
    let parsed = Parser.parse(text, grammar: Grammar())
    guard case .definition(.headers(let headers))? = parsed.statements.first?.kind else {
      Issue.record("\(parsed.diagnostics)")
      return
    }
    #expect(fault { try HeaderCheck(shipped).check(headers) }.first == message)
  }
}
