import Language
import Testing
import Values
import Verbs

@testable import Shell

/// How pages of help look on a terminal of 80 columns.
@Suite struct HelpLayoutTests {
  /// `help` alone is one screen, with the next prompt below it.
  @Test func overviewIsOneScreen() throws {
    let lines = try HelpStore().ask("help").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 24)
    #expect(lines.allSatisfy { displayWidth($0) <= 80 })
  }

  @Test func overviewRuns() throws {
    let store = try HelpStore()
    _ = store.ask("help")
    let lines = store.session.listed
    #expect(lines.count > 12)
    for line in lines {
      #expect(store.session.fault(of: line) == nil, "\(line)")
      #expect(!store.ask(line).contains("error: "), "\(line)")
    }
  }

  /// No line is wider than the screen, no word is broken, and no sign of Markdown is left.
  @Test(arguments: Manual.topics.map { $0.name }, UserLanguage.allCases)
  func pageIsLaidOut(_ topic: String, _ language: UserLanguage) throws {
    let page = try HelpStore(language: language).ask("help \(topic)")
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.filter { displayWidth($0) > 80 } == [])
    #expect(!lines.contains { $0.hasPrefix("#") || $0.hasPrefix("```") || $0.hasPrefix("|--") })
    #expect(lines.filter { $0.drop { $0 == " " }.first?.beginsNoLine == true } == [])
    let source = try #require(Manual.page(topic, in: language))
    let words = Set(page.split { $0.isWhitespace }.map { $0.filter { $0.isLetter } })
    let prose = ManualPage(source).sections.flatMap { $0.blocks }.compactMap { block in
      if case .prose(let prose) = block { prose.text() } else { nil }
    }
    for word in prose.joined(separator: " ").split(whereSeparator: { $0 == " " })
    where word.allSatisfy({ $0.isASCII }) {
      let letters = word.filter { $0.isLetter }
      #expect(letters.isEmpty || words.contains(letters), "\(word)")
    }
  }

  @Test(arguments: verbs.map { $0.name } + ["chart", "sort", "vs", "set rows", "round", "topics"])
  func wordHasAPage(_ name: String) throws {
    let page = try #require(StaticPages.page(name))
    #expect(!page.report.heading.isEmpty && !page.report.blocks.isEmpty)
  }

  /// Other forms have the same page: Markdown as it was written, json with its texts.
  @Test func formsHaveThePage() throws {
    let store = try HelpStore()
    _ = store.ask("set format md")
    #expect(store.ask("help time").contains("### Periods"))
    _ = store.ask("set format csv")
    #expect(store.ask("help retention").hasPrefix("number,line,about\n1,"))
  }

  @Test func newsNameTheVersion() {
    #expect(Manual.version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
  }
}
