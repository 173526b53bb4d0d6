/// The single words that a period begins with.
package enum PeriodWord: String, KeywordSet {
  case today, yesterday, tomorrow, wtd, mtd, qtd, ytd
  case since, until, from, during
  case last, past, previous, next, this

  /// How a period goes on behind the word.
  package enum Use: Sendable {
    /// It is a whole period.
    case whole
    /// A day or a period follows.
    case opening
    /// A number of units or a unit follows.
    case counting
  }

  package var use: Use {
    switch self {
    case .today, .yesterday, .tomorrow, .wtd, .mtd, .qtd, .ytd: .whole
    case .since, .until, .from, .during: .opening
    case .last, .past, .previous, .next, .this: .counting
    }
  }

  package var keyword: Keyword {
    switch self {
    case .today: word("", ["今天", "今日", "当天"])
    case .yesterday: word("", ["昨天", "昨日"])
    case .tomorrow: word("", ["明天", "明日"])
    case .wtd, .mtd, .qtd, .ytd: word("")
    case .since:
      word("from a day on", ["starting", "starting from", "from now back to", "自", "自从"])
    case .until: word("up to a day", ["till", "up to", "截至", "截止"])
    case .from: word("from 2024-05-01 to 2024-05-07", ["从"])
    case .during: word("an event or a period", ["within", "期间"])
    case .last:
      word("", ["past", "previous", "the last", "the past", "recent", "最近", "近", "过去", "前面"])
    case .next: word("", ["coming", "upcoming", "the next", "未来", "接下来", "今后", "往后"])
    case .this: word("", ["current", "the current", "本", "这"])
    case .past, .previous: word("")
    }
  }
}

/// The words inside a period that has begun.
package enum PeriodJoint: String, KeywordSet {
  case to, so, far, date

  package var keyword: Keyword {
    switch self {
    case .to: Keyword(rawValue, "up to", ways: ["through", "thru", "..", "到", "至", "~"])
    case .so, .far, .date: Keyword(rawValue)
    }
  }
}

extension TimeUnit: KeywordSet {
  package var keyword: Keyword {
    let ways: [String] =
      switch self {
      case .minute: ["minutes", "min", "分钟"]
      case .hour: ["hours", "小时", "个小时"]
      case .day: ["days", "天", "日", "号"]
      case .week: ["weeks", "周", "个星期", "星期", "个礼拜", "礼拜"]
      case .month: ["months", "个月", "月份", "月"]
      case .quarter: ["quarters", "季度", "个季度", "季"]
      case .year: ["years", "年"]
      }
    return Keyword(rawValue, "each \(rawValue)", ways: ways)
  }

  package var plural: String { rawValue + "s" }

  /// The unit of a word in either number; nil for another word.
  package init?(spoken word: String) {
    self.init(rawValue: word.hasSuffix("s") ? String(word.dropLast()) : word)
  }
}
