/// The functions of the values of one row.
package enum ScalarFunction: String, Hashable, Sendable, Codable, CaseIterable {
  case `if`, `case`, coalesce
  case abs, round, floor, ceil, least, greatest, ln, exp, sqrt, power
  case lower, upper, trim, length, concat, replace, substring, extract, number, text
  case daysBetween = "days_between"
  case hoursBetween = "hours_between"
  case secondsBetween = "seconds_between"
  case date, timestamp, hour, weekday
  case dayOfMonth = "day_of_month"
  case month, year

  static let table: [ScalarFunction: Function.Entry] = [
    .if: .init(
      .list([.condition, .alike, .alike]), .argument(1), "if(condition, a, b)",
      example: "if(revenue > 1000, \"large\", \"small\")"),
    .case: .init(
      .choice, .argument(1), "case(condition, value, ..., otherwise)",
      example: "case(orders > 100, \"many\", orders > 10, \"some\", \"few\")"),
    .coalesce: .init(
      .many(.alike), .argument(0), "the first that is not missing", example: "coalesce(revenue, 0)"),
    .abs: .init(
      .list([.number]), .argument(0), "without its sign", example: "abs(revenue - 1000)"),
    .round: .init(
      .list([.number, .written(-18...18)], optional: 1), .argument(0), "round(x, decimals)",
      example: "round(revenue, 1)"),
    .floor: .init(
      .list([.number]), .argument(0), "down to a whole number", example: "floor(revenue)"),
    .ceil: .init(.list([.number]), .argument(0), "up to a whole number", example: "ceil(revenue)"),
    .least: .init(.many(.alike), .argument(0), "the smallest", example: "least(revenue, 1000)"),
    .greatest: .init(.many(.alike), .argument(0), "the largest", example: "greatest(revenue, 0)"),
    .ln: .init(.list([.number]), .type(.number), "natural logarithm", example: "ln(revenue)"),
    .exp: .init(.list([.number]), .type(.number), "e to a power", example: "exp(orders / 100)"),
    .sqrt: .init(.list([.number]), .type(.number), "square root", example: "sqrt(orders)"),
    .power: .init(
      .list([.number, .number]), .type(.number), "power(x, y)", example: "power(orders, 2)"),
    .lower: .init(.list([.text]), .type(.text), "in lower case", example: "lower(channel)"),
    .upper: .init(.list([.text]), .type(.text), "in upper case", example: "upper(channel)"),
    .trim: .init(.list([.text]), .type(.text), "without blanks around", example: "trim(channel)"),
    .length: .init(
      .list([.text]), .type(.count), "number of characters", example: "length(channel)"),
    .concat: .init(
      .many(.any), .type(.text), "texts joined", example: "concat(channel, \": \", orders)"),
    .replace: .init(
      .list([.text, .text, .text]), .type(.text), "replace(text, old, new)",
      example: "replace(channel, \"_\", \" \")"),
    .substring: .init(
      .list([.text, .number, .number], optional: 1), .type(.text),
      "substring(text, from, count); from counts from 1", example: "substring(channel, 1, 3)"),
    .extract: .init(
      .list([.text, .pattern]), .type(.text),
      "extract(text, pattern): the first match, or its first group",
      example: "extract(channel, \"^[a-z]+\")"),
    .number: .init(
      .list([.textOrNumber]), .type(.number), "a text as a number", example: "number(\"12.5\")"),
    .text: .init(.list([.any]), .type(.text), "a value as a text", example: "text(orders)"),
    .daysBetween: .init(
      .list([.time, .time]), .type(.number),
      "days from the first to the second, with fractions where both have a clock",
      example: "days_between(2024-05-01, today)"),
    .hoursBetween: .init(
      .list([.time, .time]), .type(.number), "hours from the first to the second",
      example: "hours_between(2024-05-01, now)"),
    .secondsBetween: .init(
      .list([.time, .time]), .type(.duration), "seconds from the first to the second",
      example: "seconds_between(today, now)"),
    .date: .init(
      .list([.textOrTime, .form], optional: 1), .type(.date), "the day of a time",
      example: "date(now)"),
    .timestamp: .init(
      .list([.textOrTime, .form], optional: 1), .type(.timestamp),
      "a text as a time; timestamp(text, format)",
      example: "timestamp(\"13.05.2024\", \"%d.%m.%Y\")"),
    .hour: .init(.list([.time]), .type(.count), "hour of a time, 0 to 23", example: "hour(now)"),
    .weekday: .init(
      .list([.time]), .type(.count), "1 Monday to 7 Sunday", example: "weekday(today)"),
    .dayOfMonth: .init(.list([.time]), .type(.count), "1 to 31", example: "day_of_month(today)"),
    .month: .init(
      .list([.time]), .type(.count), "month of a time, 1 to 12", example: "month(today)"),
    .year: .init(.list([.time]), .type(.count), "year of a time", example: "year(today)"),
  ]
}
