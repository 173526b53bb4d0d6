import Foundation
import Testing

@testable import Values

/// Every template for people has a translation, and every translation fits its template.
@Suite struct TranslationTests {
  @Test func everyTranslationFillsTheGapsOfItsTemplate() {
    for (english, chinese) in Translations.chinese {
      let gaps = english.components(separatedBy: "{}").count - 1
      #expect(chinese.reach <= gaps, "\(english)")
    }
    #expect(Translations.chinese.count > 1000)
  }

  @Test func everyTemplateOfTheSourcesIsTranslated() throws {
    var found = 0
    for file in try SourceTemplates.files() {
      for template in SourceTemplates.templates(of: try String(contentsOf: file, encoding: .utf8)) {
        found += 1
        #expect(
          Translations.chinese[template] != nil,
          "\(file.lastPathComponent): no Chinese for \"\(template)\"")
      }
    }
    #expect(found > 500)
  }

  @Test func theScannerFindsWhatIsSaid() {
    let text = #"""
      throw Diagnostic(
        .load, "\(name) is " + "no file", at: span, label: isOld ? "save \(a("x y")) anew" : nil)
      notes.append("""
        one \
        two
        """)
      let note: Wording = "three words here"
      let sql: SQL = "select no words"
      """#
    #expect(
      SourceTemplates.templates(of: text).sorted() == [
        "one two", "save {} anew", "three words here", "{} is no file",
      ])
  }
}
