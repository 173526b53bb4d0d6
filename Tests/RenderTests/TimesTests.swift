import Render
import Testing
import Values

@Suite struct TimesTests {
  let numbers = Numbers(ascii: false)

  @Test(
    arguments: [
      (.hour, "2024-05-14 00:00"), (.day, "2024-05-14 Tue"), (.week, "2024-05-14 (W20)"),
      (.month, "2024-05"), (.quarter, "2024 Q2"), (.year, "2024"),
    ] as [(Grain, String)])
  func buckets(_ grain: Grain, _ text: String) {
    #expect(numbers.text(day("2024-05-14"), .bucket(grain)) == text)
  }

  /// Weeks as `date +%V` of GNU coreutils has them.
  @Test(arguments: [
    ("2024-01-01", "01"), ("2024-12-30", "01"), ("2021-01-04", "01"), ("2020-12-28", "53"),
    ("2023-12-25", "52"), ("2018-08-27", "35"),
  ])
  func isoWeeks(_ monday: String, _ week: String) {
    #expect(numbers.text(day(monday), .bucket(.week)) == "\(monday) (W\(week))")
  }

  @Test func momentsShowSecondsOnlyWhereTheyAre() throws {
    let date = try #require(Day("2024-05-14"))
    let half = Value.moment(Moment(date, hour: 8, minute: 30))
    #expect(numbers.text(half, .moment) == "2024-05-14 08:30")
    let second = Value.moment(Moment(date, hour: 8, minute: 30, second: 7))
    #expect(numbers.text(second, .moment) == "2024-05-14 08:30:07")
    #expect(numbers.text(half, .bucket(.hour)) == "2024-05-14 08:30")
    #expect(numbers.text(half, .bucket(.month)) == "2024-05")
    #expect(numbers.text(.day(date), .day) == "2024-05-14")
  }

  @Test func cyclicParts() {
    #expect((0...23).map { numbers.text(.int($0), .bucket(.hourOfDay)) }.last == "23:00")
    #expect(
      (1...7).map { numbers.text(.int($0), .bucket(.weekday)) }
        == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    #expect(numbers.text(.int(1), .bucket(.monthOfYear)) == "Jan")
    #expect(numbers.text(.int(12), .bucket(.monthOfYear)) == "Dec")
    #expect(numbers.text(.int(13), .bucket(.monthOfYear)) == "13")
  }
}
