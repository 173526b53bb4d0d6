import Foundation
import Language
import Testing

@testable import Catalog
@testable import Verbs

/// What ships is written as `opsh fmt` writes it.
@Suite struct ShippedFilesTests {
  private func isCanonical(_ text: String, _ name: String) {
    let parsed = Parser.parse(text, grammar: Workspace.grammar(Counter.shipped))
    #expect(parsed.diagnostics == [], "\(name)")
    let lines = [text, Printer.format(parsed)].map {
      $0.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let first = zip(lines[0], lines[1]).first { $0 != $1 }
    #expect(first == nil, "\(name): opsh fmt -w writes \(first?.1 ?? "")")
    #expect(lines[0].count == lines[1].count)
  }

  @Test(arguments: Catalog.modelFiles.map { $0.name })
  func model(_ name: String) throws {
    let file = try #require(Catalog.modelFiles.first { $0.name == name })
    isCanonical(String(decoding: file.bytes, as: UTF8.self), name)
  }

  @Test func routines() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../scripts/routines")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.contains("daily.ops"))
    for name in names where name.hasSuffix(".ops") {
      isCanonical(try String(contentsOf: folder.appending(path: name), encoding: .utf8), name)
    }
  }
}
