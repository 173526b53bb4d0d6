import Testing
import Values

/// Days as they are written.
@Suite struct DayTests {
  @Test(arguments: ["2024-05-01", "2024-02-29", "0001-01-01", "9999-12-31"])
  func written(text: String) throws {
    #expect(try #require(Day(text)).description == text)
  }

  @Test(arguments: [
    "2024-+5-01", "2024-05-+1", "+024-05-01", "-024-05-01", "2024-5-01", "2024-05-1", "2024-02-30",
    "2023-02-29", "2024-13-01", "2024-00-10", "2024-05-00", "2024-05-32", "0000-01-01", "2024-05",
    "2024-05-01-", " 2024-05-01", "2024-05-٠١", "2024/05/01", "",
  ])
  func impossible(text: String) { #expect(Day(text) == nil) }
}
