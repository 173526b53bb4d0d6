import Render
import Testing
import Values

/// What each kind of column prints.
@Suite struct NumbersTests {
  let numbers = Numbers(ascii: false)

  @Test(arguments: [
    (fixed("41220"), "CNY", "¥41,220.00"), (fixed("-17090.005"), "CNY", "−¥17,090.01"),
    (fixed("0.004"), "USD", "$0.00"), (fixed("-0.004"), "USD", "$0.00"),
    (.int(999), "EUR", "€999.00"), (.int(1000), "GBP", "£1,000.00"),
    (fixed("1234.5"), "JPY", "¥1,235"), (.int(5000), "KRW", "₩5,000"),
    (fixed("1.2345"), "KWD", "KWD 1.235"), (fixed("89.9"), "BRL", "R$89.90"),
    (fixed("12"), "XYZ", "XYZ 12.00"), (fixed("12"), "", "12.00"),
    (fixed("9007199254740993.01"), "INR", "₹9,007,199,254,740,993.01"),
    (fixed("12345678901234567890123456789.99"), "", "12,345,678,901,234,567,890,123,456,789.99"),
    (.double(0.145), "USD", "$0.15"), (.double(2.675), "USD", "$2.68"),
    (.double(1e16), "USD", "$10,000,000,000,000,000.00"), (.null, "USD", "–"),
    (.double(.nan), "USD", "–"), (.double(-.infinity), "USD", "−∞"),
  ])
  func money(_ value: Value, _ code: String, _ text: String) {
    #expect(numbers.text(value, .money(code)) == text)
  }

  @Test func ownSymbols() {
    let own = Numbers(ascii: false, currencySymbols: ["JPY": "JP¥"])
    #expect(own.text(.int(5), .money("JPY")) == "JP¥5")
    #expect(own.text(.int(5), .money("CNY")) == "¥5.00")
  }

  @Test(arguments: [
    (0.0142, "1.42%"), (0.0, "0.00%"), (0.512, "51.2%"), (1.0, "100.0%"), (0.09994, "9.99%"),
    (0.099996, "10.0%"), (-0.052, "−5.20%"), (12.5, "1,250.0%"), (0.00004, "0.00%"),
  ])
  func percent(_ value: Double, _ text: String) {
    #expect(numbers.text(.double(value), .percent) == text)
  }

  @Test(
    arguments: [
      (.double(-0.2931), .percent, "−29.3%"), (.double(0.0118), .percent, "+1.2%"),
      (.double(0), .percent, "0.0%"), (.double(-0.0004), .percent, "0.0%"),
      (.double(-0.0067), .points, "−0.67 pt"), (.double(0.031), .points, "+3.10 pt"),
      (fixed("-17090"), .money("CNY"), "−17,090.00"), (fixed("6.2"), .money("CNY"), "+6.20"),
      (.int(149), .count, "+149"), (.int(0), .count, "0"), (.double(0.5), .ratio, "+0.50"),
      (.int(7200), .duration, "+2 h"), (.span(-38_000_000), .duration, "−38 s"),
      (.double(-1.25), .index, "−1.3"), (.double(12.5), .number, "+12.5"),
    ] as [(Value, Kind, String)])
  func changes(_ value: Value, _ kind: Kind, _ text: String) {
    #expect(numbers.text(value, kind, change: true) == text)
  }

  @Test(
    arguments: [
      (.int(12_804), .count, "12,804"), (.int(-1_000_000), .count, "−1,000,000"),
      (.double(12.6), .count, "12.6"), (.double(1234.6), .count, "1,235"),
      (.int(.min), .count, "−9,223,372,036,854,775,808"),
      (.double(2.345), .ratio, "2.35"), (fixed("1234.5"), .ratio, "1,234.50"),
      (.double(.infinity), .ratio, "∞"), (.double(104.25), .index, "104.3"),
      (.int(7), .number, "7"), (.double(12.345678), .number, "12.35"),
      (.double(0.5), .number, "0.5"), (.double(0.00012345), .number, "0.000123"),
      (fixed("12.3456"), .number, "12.3456"),
      (.double(1e-9), .number, "1e-09"), (.double(1.23456e18), .number, "1.235e+18"),
      (.double(-3.0), .number, "−3"), (fixed("2.5000"), .number, "2.5"),
      (.int(20_240_514), .text, "20240514"), (.bool(true), .flag, "yes"),
      (.bool(false), .flag, "no"),
      (.points(-0.5), .points, "−50.00 pt"),
    ] as [(Value, Kind, String)])
  func others(_ value: Value, _ kind: Kind, _ text: String) {
    #expect(numbers.text(value, kind) == text)
  }

  @Test(arguments: [
    (0, "0 s"), (0.4, "0.4 s"), (0.04, "0 s"), (3, "3 s"), (9.94, "9.9 s"), (9.96, "10 s"),
    (38.4, "38 s"), (60, "1 min"), (90, "1 min 30 s"), (3599.6, "1 h"), (7500, "2 h 5 min"),
    (86_370, "1 d"), (86_400, "1 d"), (273_600, "3 d 4 h"), (86_400_000, "1,000 d"),
    (-90, "−1 min 30 s"),
  ])
  func durations(_ seconds: Double, _ text: String) {
    #expect(numbers.text(.double(seconds), .duration) == text)
    #expect(numbers.text(.span(Int64((seconds * 1_000_000).rounded())), .duration) == text)
  }

  @Test(
    arguments: [
      (52_100, .number, "52.1k"), (63_012, .money("CNY"), "63.0k"), (12_000, .count, "12.0k"),
      (214.2, .number, "214"), (999.4, .number, "999"), (999.6, .number, "1.00k"),
      (999_600, .number, "1.00M"), (1_240_000, .number, "1.24M"), (3.2e9, .number, "3.20B"),
      (7e12, .number, "7.00T"), (0.0195, .percent, "1.95%"), (0.32, .percent, "32.0%"),
      (0, .number, "0"), (1e-300, .money("CNY"), "1e-300"), (5e20, .count, "5e+20"),
      (0.0214, .number, "0.0214"), (-17_090, .number, "−17.1k"),
      (5, .count, "5"),
      (5, .number, "5"), (5, .money("CNY"), "5.00"), (9.996, .number, "10.0"),
      (7500, .duration, "2 h 5 min"),
    ] as [(Double, Kind, String)])
  func compact(_ value: Double, _ kind: Kind, _ text: String) {
    #expect(numbers.compact(value, kind) == text)
  }

  @Test func compactAxis() {
    #expect(numbers.compact(50_000, .number, trimmed: true) == "50k")
    #expect(numbers.compact(2500, .number, trimmed: true) == "2.5k")
    #expect(numbers.compact(100, .number, trimmed: true) == "100")
  }

  @Test func asciiHasNoOtherSigns() {
    let ascii = Numbers(ascii: true)
    #expect(ascii.text(fixed("-41220"), .money("CNY")) == "-CNY 41,220.00")
    #expect(ascii.text(fixed("12"), .money("USD")) == "$12.00")
    #expect(ascii.text(.double(-0.0067), .points) == "-0.67 pt")
    #expect(ascii.text(.null, .count) == "-")
    #expect(ascii.text(.double(.infinity), .ratio) == "inf")
  }
}

extension Value {
  fileprivate static func points(_ value: Double) -> Value { .double(value) }
}
