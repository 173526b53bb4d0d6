import Engine
import Values

/// What the texts of a column look like as times, over all rows of the file.
struct TimeProfile {
  /// The texts of one form.
  struct Group {
    /// Nil for what needs no form, and for what has none.
    var form: TimeForm?
    /// What the texts are.
    var kind: Kind
    var rows: Int
    /// The first text.
    var example: String
    /// What stands between the numbers of a date of three.
    var separator: String
    /// How each order reads a date of three numbers.
    var orders: [DateOrder: Order]
  }

  enum Kind: String {
    /// Read as they stand; nothing; of a form; none of these.
    case plain, missing, formed, none
  }

  /// A date's three numbers in one order.
  struct Order {
    /// The days that the texts reach over; nil when none can be read.
    var days: ClosedRange<Day>?
    /// How many texts there are with no such day, and the first of them.
    var failures: Int
    var counterexample: (row: Int, text: String)?
    /// Whether all are the first day of a month.
    var isAllFirsts: Bool

    var isLongerThanAYear: Bool { days.map { $0.upperBound - $0.lowerBound > 366 } ?? false }
  }

  var groups: [Group]

  /// The groups of dates that are three numbers.
  var numbers: [Group] { groups.filter { $0.form == .numbers && $0.kind == .formed } }
  /// The forms that have to be rewritten.
  var forms: [TimeForm] {
    TimeForm.allCases.filter { form in
      groups.contains { $0.form == form && $0.kind == .formed }
    }
  }
  var hasMissing: Bool { groups.contains { $0.kind == .missing } }

  /// Looks at all rows of the columns.
  static func read(
    _ columns: [FormedColumn], of relation: SQL, in database: any Database
  ) throws -> [FormedColumn: TimeProfile] {
    guard !columns.isEmpty else { return [:] }
    var profiles: [FormedColumn: TimeProfile] = [:]
    for row in try database.query(query(columns, relation)).rows {
      guard let name = row[0].text, let column = FormedColumn(name) else { continue }
      profiles[column, default: TimeProfile(groups: [])].groups.append(Group(row))
    }
    for column in columns where profiles[column] == nil {
      profiles[column] = TimeProfile(groups: [])
    }
    return profiles.mapValues { $0.withoutRareCounts }
  }

  /// Numbers that count seconds or days mean it only where the whole column does.
  private var withoutRareCounts: TimeProfile {
    let counts: Set<TimeForm> = [.seconds, .milliseconds, .serial]
    let all = groups.filter { $0.kind != .missing }.reduce(0) { $0 + $1.rows }
    var profile = self
    profile.groups = groups.map { group in
      guard let form = group.form, counts.contains(form), group.rows < all else { return group }
      var group = group
      group.kind = .none
      return group
    }
    return profile
  }

  // MARK: - The query

  private static func query(_ columns: [FormedColumn], _ relation: SQL) -> SQL {
    let aliases = columns.map { "\($0.original) as \(SQL(verbatim: $0.name))" as SQL }.joined(", ")
    let names = SQL(verbatim: columns.map { $0.name }.joined(separator: ", "))
    let forms = TimeForm.allCases.map {
      "when \($0.fits("t")) then '\(SQL(verbatim: $0.rawValue))'" as SQL
    }
    let days = DateOrder.allCases.map { order -> SQL in
      let (year, month, day) = order.places
      // A year of four digits stands where it stands.
      let isShort: SQL = order == .yearMonth ? "length(p['c']) < 3 and " : ""
      return """
        case when \(isShort)\(word: day) between 1 and 31 and \(word: month) between 1 and 12
          then \(word: year) * 10000 + \(word: month) * 100 + \(word: day) end as \(word: order.rawValue)
        """
    }
    let sums = DateOrder.allCases.map { order -> SQL in
      let day = SQL.word(order.rawValue)
      return """
        min(\(day)), max(\(day)), count(*) filter (a is not null and \(day) is null),
        min(row) filter (a is not null and \(day) is null),
        arg_min(x, row) filter (a is not null and \(day) is null), max(\(day) % 100)
        """
    }
    return """
      select name, form, mark, count(*), arg_min(x, row), \(sums.joined(", "))
      from (select *, \(days.joined(", "))
        from (select *, try_cast(p['a'] as integer) as a, try_cast(p['b'] as integer) as b,
            try_cast(p['c'] as integer) as c, p['mark'] as mark
          from (select *, case when form = 'numbers' then \(TimeForm.numbers("t")) end as p
            from (select *, case when plain then 'plain'
                when \(MissingWords.contain("t", for: .time)) then 'missing'
                \(forms.joined(" ")) end as form
              from (select *, case when not plain then \(word: TimeText.plain)(x) end as t
                from (select *, \(word: Macros.time)(x) is not null as plain
                  from (unpivot (select row, \(aliases) from \(relation))
                    on \(names) into name name value x)))))))
      group by all order by name, form, mark
      """
  }
}

extension DateOrder {
  /// The year, the month and the day among the numbers a, b and c.
  fileprivate var places: (year: String, month: String, day: String) {
    switch self {
    case .dayMonth: ("c", "b", "a")
    case .monthDay: ("c", "a", "b")
    case .yearMonth: ("a", "b", "c")
    }
  }
}

extension TimeProfile.Group {
  fileprivate init(_ row: [Value]) {
    form = row[1].text.flatMap { TimeForm(rawValue: $0) }
    kind = form != nil ? .formed : row[1].text.flatMap { TimeProfile.Kind(rawValue: $0) } ?? .none
    separator = row[2].text ?? ""
    rows = row[3].int ?? 0
    example = row[4].text ?? ""
    orders = [:]
    for (index, order) in DateOrder.allCases.enumerated() where form == .numbers {
      let cells = Array(row[(5 + index * 6)..<(11 + index * 6)])
      var days: ClosedRange<Day>?
      if let first = Self.day(cells[0]), let last = Self.day(cells[1]) { days = first...last }
      var counterexample: (row: Int, text: String)?
      if let number = cells[3].int, let text = cells[4].text { counterexample = (number, text) }
      orders[order] = TimeProfile.Order(
        days: days, failures: cells[2].int ?? 0, counterexample: counterexample,
        isAllFirsts: cells[5].int == 1)
    }
  }

  /// The day of a number such as 20260731, or 260731; the last of the month for one too late.
  private static func day(_ value: Value) -> Day? {
    guard let number = value.int else { return nil }
    let (short, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    let year = short >= 100 ? short : short < 70 ? 2000 + short : 1900 + short
    guard (1...12).contains(month) else { return nil }
    return Day(
      year: year, month: month, day: min(day, Day.daysInMonth(year: year, month: month)))
  }
}
