import Language
import Values

/// A form in which exports write days and times.
///
/// Every form becomes one text, `year-month-day|clock`, whose clock is read in one way for all.
enum TimeForm: String, Hashable, Sendable, CaseIterable {
  /// 2026-07-01, 2026/7/1, 2026.7.1, 2026年7月1日
  case yearFirst = "year_first"
  /// 20260701, 20260701083000
  case compact
  /// 25/07/2026, 7-25-26, 25.7.26: which number is what, the whole column has to tell.
  case numbers
  /// Jul 25, 2026, Jul-25-26, September 15th 2026: before the next form, which would take "th" for a month
  case monthNameDay = "month_name_day"
  /// 25 Jul 2026, 25-Jul-26, 25 de julio de 2026, Sat, 25 Jul 2026
  case dayMonthName = "day_month_name"
  /// 2026-Jul-25
  case yearMonthName = "year_month_name"
  /// 2026-07, 2026年7月, 202607: the month's first day, as all that follow
  case month
  /// 07/2026
  case monthYear = "month_year"
  /// Jul 2026
  case monthName = "month_name"
  /// Seconds and milliseconds since 1970, and days of a workbook; only of a whole column.
  case seconds, milliseconds
  case serial

  /// What stands in front of a date: the name of a weekday.
  private static let weekday = #"(?:[^\d\s.,|]+[.,]* ){0,2}"#
  private static let between = #"[ \-/.,]*"#

  /// The pattern of the form, over a text in small letters with single blanks.
  private var pattern: String {
    let gap = Self.between
    return switch self {
    case .yearFirst:
      #"^(\d{4}) ?[-/.年년] ?(\d{1,2}) ?[-/.月월] ?(\d{1,2})(?:[日号일](.*)|((?:[^\d].*)?))$"#
    case .compact: #"^((?:19|20)\d{2})(\d{2})(\d{2})((?:[ t].*|\d{4}|\d{6})?)$"#
    case .numbers:
      #"^(\d{1,2}) ?(?:[-/.]) ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})((?:[^\d].*)?)$"#
    case .dayMonthName:
      "^\(Self.weekday)" + #"(\d{1,2})(?:st|nd|rd|th|er|º|ª)?"# + gap
        + "(?:de |of )?" + MonthNames.pattern + gap
        + #"(?:de |del |năm )?(\d{4}|\d{2})((?:[^\d].*)?)$"#
    case .monthNameDay:
      "^\(Self.weekday)" + MonthNames.pattern + gap
        + #"(\d{1,2})(?:st|nd|rd|th)?[ \-/.,]+(\d{4}|\d{2})((?:[^\d].*)?)$"#
    case .yearMonthName:
      #"^(\d{4})"# + gap + #"([^\d\s.,/'|年月日-]+)"# + gap + #"(\d{1,2})((?:[^\d].*)?)$"#
    case .month:
      #"^((?:19|20)\d{2})(?: ?[-/.年] ?0?([1-9]|1[0-2])月?|0([1-9])|(1[0-2]))$"#
    case .monthYear: #"^(\d{1,2}) ?[-/.] ?(\d{4})$"#
    case .monthName: #"^([^\d\s.,/'|年月日-]+)[ \-/.,']*(\d{4})$"#
    case .seconds: #"^[1-9]\d{9}$"#
    case .milliseconds: #"^[1-9]\d{12}$"#
    case .serial: #"^[3-7]\d{4}(?:\.\d+)?$"#
    }
  }

  /// Holds for a text that has the form.
  func fits(_ text: SQL) -> SQL { "regexp_matches(\(text), '\(quoted)')" }

  /// The text as `year-month-day|clock`; not to be asked for `numbers`.
  func rewritten(_ text: SQL) -> SQL {
    switch self {
    case .seconds: Self.moment("opsh_local(to_timestamp(\(text)::bigint))")
    case .milliseconds: Self.moment("opsh_local(to_timestamp(\(text)::bigint / 1000.0))")
    case .serial:
      // Day 0 is 1899-12-30, since the workbook's 1900 had a 29th of February. To the second.
      Self.moment(
        "timestamp '1899-12-30' + to_seconds(round(\(text)::double * 86400)::bigint)")
    case .yearFirst: replaced(text, #"\1-\2-\3|\4\5"#)
    case .compact, .yearMonthName: replaced(text, #"\1-\2-\3|\4"#)
    case .dayMonthName, .numbers: replaced(text, #"\3-\2-\1|\4"#)
    case .monthNameDay: replaced(text, #"\3-\1-\2|\4"#)
    case .month: replaced(text, #"\1-\2\3\4-1|"#)
    case .monthYear, .monthName: replaced(text, #"\2-\1-1|"#)
    }
  }

  /// The three numbers of a text, a, b and c, and the mark between them.
  static func numbers(_ text: SQL) -> SQL {
    let pattern = TimeForm.numbers.pattern.replacing("(?:[-/.])", with: "([-/.])")
    return "regexp_extract(\(text), '\(SQL(verbatim: pattern))', ['a', 'mark', 'b', 'c'])"
  }

  /// Holds for a text of three numbers with a mark behind the first one.
  static func hasNumbers(_ text: SQL, mark: String) -> SQL {
    let pattern = TimeForm.numbers.pattern.replacing("(?:[-/.])", with: "[\(mark)]")
    return "regexp_matches(\(text), '\(SQL(verbatim: pattern))')"
  }

  /// A text of three numbers as `year-month-day|clock`, read in an order.
  static func rewritten(_ text: SQL, _ order: DateOrder) -> SQL {
    let places =
      switch order {
      case .dayMonth: #"\3-\2-\1|\4"#
      case .monthDay: #"\3-\1-\2|\4"#
      case .yearMonth: #"\1-\2-\3|\4"#
      }
    return TimeForm.numbers.replaced(text, places)
  }

  private func replaced(_ text: SQL, _ places: String) -> SQL {
    "regexp_replace(\(text), '\(quoted)', '\(SQL(verbatim: places))')"
  }

  /// The pattern between quotes.
  private var quoted: SQL { SQL(verbatim: pattern.replacing("'", with: "''")) }

  private static func moment(_ time: SQL) -> SQL { "strftime(\(time), '%Y-%m-%d|%H:%M:%S.%f')" }
}

/// The order of a date's three numbers.
enum DateOrder: String, Hashable, Sendable, CaseIterable {
  case dayMonth = "dmy"
  case monthDay = "mdy"
  case yearMonth = "ymd"

  /// The usual formats of the order, which are read fastest.
  var formats: [String] {
    let date =
      switch self {
      case .dayMonth: "%d/%m/%Y"
      case .monthDay: "%m/%d/%Y"
      case .yearMonth: "%y/%m/%d"
      }
    return [" %H:%M:%S", " %H:%M", "", " %I:%M:%S %p", " %I:%M %p"].map { date + $0 }
  }

  /// The order that an option names; nil when there is none.
  ///
  /// - Throws: a `.load` for any other name.
  static func named(_ word: Word?) throws(Diagnostic) -> DateOrder? {
    guard let word else { return nil }
    guard let order = DateOrder(rawValue: word.text.lowercased()) else {
      throw Diagnostic(
        .load, "no order of dates called \"\(word.text)\"", at: word.span,
        label: "--dates takes dmy, mdy and ymd")
    }
    return order
  }

  /// As it is said in a note.
  var spoken: String {
    switch self {
    case .dayMonth: "day/month/year"
    case .monthDay: "month/day/year"
    case .yearMonth: "year/month/day"
    }
  }
}
