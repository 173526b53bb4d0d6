import Testing
import Values

@testable import Shell

/// The manual is the same in both languages, and is shown in that of the session.
@Suite struct ManualLanguageTests {
  /// What was changed in one language alone is told with its topic and section.
  @Test(arguments: Manual.topics.map { $0.name })
  func pagesAreAlike(_ topic: String) throws {
    let english = ManualPage(try #require(Manual.page(topic))).sections
    let chinese = ManualPage(try #require(Manual.page(topic, in: .chinese))).sections
    #expect(
      english.count == chinese.count,
      "help \(topic) has other sections: \(english.map { $0.title }), \(chinese.map { $0.title })")
    for (section, other) in zip(english, chinese) {
      let place = "help \(topic), section \"\(section.title)\", in Chinese \"\(other.title)\""
      #expect(section.blocks.map(Self.form) == other.blocks.map(Self.form), "\(place): the blocks")
      #expect(section.examples == other.examples, "\(place): the examples")
      #expect(section.title.isEmpty ? other.title.isEmpty : other.title.isChinese, "\(place)")
    }
  }

  /// What a block has in common with that of the other language.
  private static func form(_ block: Report.Block) -> String {
    switch block {
    case .prose: "a paragraph"
    case .items(let items): "a list of \(items.count)"
    case .sample(let text): "\(text.split(separator: "\n").count) lines"
    case .terms(let table):
      "what is meant by \(table.rows.compactMap { $0.first?.text }.joined(separator: "; "))"
    case .table, .chart, .title, .text, .sentences, .code: "no block of a page"
    }
  }

  @Test func linesAreJoinedAsTheirLanguageDoes() throws {
    let page = ManualPage(
      "两行，\n`help` 在\n中间，和 one\ntwo\n三\n\n- 一\n  项\n\n    a  甲\n       乙\n    b  丙\n")
    let blocks = try #require(page.sections.first).blocks
    #expect(
      blocks == [
        .prose(Prose("两行，`help` 在中间，和 one two 三")), .items([Prose("一项")]),
        .terms(.words(["", ""], [["a", "甲乙"], ["b", "丙"]])),
      ])
  }

  @Test func showsThePageOfTheLanguage() throws {
    let store = try HelpStore()
    #expect(store.ask("help time").hasPrefix("Time"))
    _ = store.ask("set language zh")
    let page = store.ask("help time")
    #expect(page.hasPrefix("时间") && page.contains("对比期") && !page.contains("Baselines"))
    let topics = store.ask("help topics")
    #expect(topics.contains("时间段、对比期、今天") && !topics.contains("baselines"))
    let plain = try #require(PlainHelp.pages(of: ["help time"], in: .chinese)?.first)
    #expect(plain.report.heading == "时间")
  }

  /// A part is found by its words in either language, and told in that of the session.
  @Test(arguments: [
    (UserLanguage.english, "以哪个日期为准", "Whichdatecounts"),
    (UserLanguage.english, "which date counts", "Whichdatecounts"),
    (UserLanguage.chinese, "which date counts", "以哪个日期为准"),
    (UserLanguage.chinese, "以哪个日期为准", "以哪个日期为准"),
  ])
  func findsAPart(_ language: UserLanguage, _ question: String, _ title: String) throws {
    let answer = try HelpStore(language: language).ask("help \(question)")
    // The heading repeats the question, and a title may be wrapped.
    let found = answer.split(separator: "\n").dropFirst().joined().filter { !$0.isWhitespace }
    #expect(found.contains(title), "\(answer)")
  }
}
