import Testing

@testable import Values

@Suite struct WordingTests {
  @Test func gapsAreKeptApartFromTheWords() {
    let name = "tke"
    let words: Wording = "no stage called \"\(name)\""
    #expect(words.key == "no stage called \"{}\"")
    #expect(words.english == "no stage called \"tke\"")
    #expect(words.text(in: .chinese) == "没有名为“tke”的步骤")
  }

  @Test func nestedWordsAreSaidInTheSameLanguage() {
    let words: Wording = "against \("yesterday" as Wording)"
    #expect(words.english == "against yesterday")
    #expect(words.text(in: .chinese) == "对比 昨天")
  }

  @Test func numbersHaveTheirForms() {
    #expect(Wording.counted(1, "day").english == "1 day")
    #expect(Wording.counted(3, "day").english == "3 days")
    #expect(Wording.counted(2, "14-day stretch").english == "2 14-day stretches")
    #expect(Wording.counted(2, "currency").english == "2 currencies")
    #expect(Wording.rows(1204).english == "1,204 rows")
    #expect(Wording.counted(3, "day").text(in: .chinese) == "3 天")
    #expect(Wording.counted(8, Wording(name: "Friday")).text(in: .chinese) == "8 个周五")
    #expect(Wording.counted(2, "\(14)-day stretch").text(in: .chinese) == "2 个 14 天时段")
  }

  @Test func listsAreJoinedInEachLanguage() {
    let names = Wording.list(["a", "b", "c"], .or)
    #expect(names.english == "a, b or c")
    #expect(names.text(in: .chinese) == "a、b 或 c")
  }

  @Test func theModelsNamesAreItsSynonyms() {
    let name = Wording(name: "revenue", ["sales", "支付金额"])
    #expect(name.english == "revenue")
    #expect(name.text(in: .chinese) == "支付金额")
  }

  @Test func gapsMayStandInAnotherOrder() {
    let words: Wording = "top \(10) \(Wording(name: "products")) by \(Wording(name: "revenue"))"
    #expect(words.text(in: .chinese) == "支付金额前 10 的商品")
  }

  /// A translation with a brace of its own is still one text.
  @Test func wordsWithoutATranslationAreSaidInEnglish() {
    let words: Wording = "untranslated \(1) words"
    #expect(words.text(in: .chinese) == "untranslated 1 words")
  }

  @Test(arguments: [
    (["LANG": "zh_CN.UTF-8"], UserLanguage.chinese),
    (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], .english),
    (["LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"], .chinese),
    (["LC_ALL": "", "LANG": "zh"], .chinese), ([:], .english),
  ])
  func theEnvironmentChoosesTheLanguage(_ environment: [String: String], language: UserLanguage) {
    #expect(UserLanguage(environment: environment) == language)
  }
}
