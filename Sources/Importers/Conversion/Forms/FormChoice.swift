import Engine
import Foundation
import Language
import Values

/// Looks at the columns of a file that are needed as times, numbers and ids, and chooses a form for
/// each.
struct FormChoice {
  let columns: [FormedColumn]
  let headers: [String]
  let relation: SQL
  let database: any Database
  /// The file's name, for messages.
  let file: String
  /// The order of dates that was asked for.
  let dates: DateOrder?
  /// The decimal mark that was asked for.
  let decimal: DecimalMark?
  /// The columns whose cells are numbers in the file itself.
  let numberColumns: Set<Int>
  /// Whether semicolons stand between the fields.
  let hasSemicolons: Bool
  /// The zones of times that have none themselves.
  let zones: [FormedColumn: ColumnZone]
  /// Whether the rows tell the last day that they stand for.
  let hasSpans: Bool
  /// The export that the file is, and what is known of its dates.
  let export: String?
  let precedents: [DateDecision]
  /// The last day that something can have happened on.
  let latest: Day
  /// The store's currency.
  let currency: String
  /// The line of the file that a row begins on.
  let line: (Int) throws -> Int

  /// - Throws: a `.load` for dates and numbers that can be read in two ways.
  func choose() throws -> ColumnForms {
    var forms = ColumnForms()
    let times = try chooseTimes(&forms)
    try chooseNumbers(&forms, times: times)
    try chooseIds(&forms)
    forms.durations = Set(columns.filter { $0.need == .duration })
    return forms
  }

  private func header(_ column: FormedColumn) -> String {
    headers.indices.contains(column.place) ? headers[column.place] : column.name
  }

  // MARK: - Times

  private func chooseTimes(
    _ forms: inout ColumnForms
  ) throws -> [FormedColumn: TimeProfile] {
    let times = columns.filter { $0.need == .time }
    let profiles = try TimeProfile.read(times, of: relation, in: database)
    let own = DateDecisions(
      told: dates, latest: latest, profiles: profiles, precedents: precedents)
    var decisions = own.all(byDays: false)
    if !own.open(decisions).isEmpty {
      decisions.merge(try byTheRest(profiles)) { first, _ in first }
      decisions.merge(own.all()) { first, _ in first }
      if let subject = own.open(decisions).first { throw undecided(subject, own) }
    }
    for column in times {
      // Seconds since 1970 are no times of a zone.
      let isCount = profiles[column]?.forms.contains { [.seconds, .milliseconds].contains($0) }
      let zone = isCount == true ? nil : zones[column]
      guard let profile = profiles[column],
        !profile.forms.isEmpty || profile.hasMissing || zone != nil
      else { continue }
      let found = decisions.filter { $0.key.column == column }
        .sorted { $0.key.mark < $1.key.mark }
      forms.times[column] = ColumnForms.Time(
        forms: profile.forms,
        orders: Dictionary(uniqueKeysWithValues: found.map { ($0.key.mark, $0.value.order) }),
        zone: zone)
      forms.notes += try notes(column, profile, found.map { ($0.key.mark, $0.value) })
    }
    return profiles
  }

  /// Columns that nothing is loaded from may tell the order of the others.
  private func byTheRest(
    _ known: [FormedColumn: TimeProfile]
  ) throws -> [DateSubject: DateDecision] {
    let rest = headers.indices.filter { place in !known.keys.contains { $0.place == place } }
      .map { FormedColumn(place: $0, need: .time) }
    var profiles = try TimeProfile.read(rest, of: relation, in: database)
    // A column in which dates are the exception says nothing.
    profiles = profiles.filter { _, profile in
      let all = profile.groups.filter { $0.kind != .missing }.reduce(0) { $0 + $1.rows }
      return profile.numbers.reduce(0) { $0 + $1.rows } * 2 > all
    }
    profiles.merge(known) { first, _ in first }
    let all = DateDecisions(told: dates, latest: latest, profiles: profiles)
    return all.all(byDays: false).filter { known[$0.key.column] != nil }
  }

  private func undecided(_ subject: DateSubject, _ decisions: DateDecisions) -> Diagnostic {
    let (text, orders) = decisions.alternatives(subject) ?? ("", [])
    let readings = orders.map { "\($0.spoken) (--dates \($0.rawValue))" as String }
    return Diagnostic(
      .load,
      "the dates of \(FileScope.written(header(subject.column))) in \(file) can be read in two ways: "
        + "\(text.trimmingWhitespace) as \(readings.joined(separator: " or "))",
      hints: ["say which: load ... --dates \(orders.first?.rawValue ?? "dmy")"])
  }

  private func notes(
    _ column: FormedColumn, _ profile: TimeProfile, _ decisions: [(mark: String, DateDecision)]
  ) throws -> [Wording] {
    let name = header(column).trimmingWhitespace
    var notes: [Wording] = []
    for (mark, decision) in decisions {
      let order = decision.order.spoken.replacing("/", with: decisions.count > 1 ? mark : "/")
      notes.append("\(name) read as \(order), \(try reason(decision))")
      if decision.failures > 0 {
        notes.append(
          "\(decision.failures) dates of \(name) have another order and were rejected")
      }
    }
    for form in profile.forms {
      switch form {
      case .seconds: notes.append("\(name) read as seconds since 1970")
      case .milliseconds: notes.append("\(name) read as milliseconds since 1970")
      case .serial: notes.append("\(name) read as the day numbers of a workbook")
      case .month, .monthYear, .monthName:
        if !hasSpans { notes.append("\(name) has months: each stands for its first day") }
      default: break
      }
    }
    return notes
  }

  private func reason(_ decision: DateDecision) throws -> Wording {
    switch decision.reason {
    case .told: return "as --dates says"
    case .text(let row, let text):
      return "decided by \(text.trimmingWhitespace) in line \(try line(row))"
    case .column(let other): return "as \(header(other).trimmingWhitespace) is"
    case .name(let text): return "as in \(text.trimmingWhitespace)"
    case .points: return "as usual with points"
    case .earlier:
      return
        "as in the last load of \(export.map { Wording(verbatim: $0) } ?? "its kind"); --dates says it otherwise"
    case .export:
      return
        "as usual in \(export.map { Wording(verbatim: $0) } ?? "its kind"); --dates says it otherwise"
    case .future: return "for otherwise days would lie in the future; --dates says it otherwise"
    case .months:
      return "for all are then the first day of a month; --dates says it otherwise"
    case .range: return "for the days then lie close together; --dates says it otherwise"
    }
  }

  // MARK: - Numbers

  private func chooseNumbers(
    _ forms: inout ColumnForms, times: [FormedColumn: TimeProfile]
  ) throws {
    let numbers = columns.filter { $0.need.isNumeric }
    let profiles = try NumberProfile.read(numbers, of: relation, in: database)
    let hasDottedDays = times.values.contains { profile in
      profile.numbers.contains { $0.separator == "." }
    }
    let decisions = MarkDecisions(
      told: decimal, profiles: profiles, currency: currency(of:), numbers: numberColumns,
      looksLikeCommas: hasSemicolons && hasDottedDays, hasSemicolons: hasSemicolons)
    var marks = decisions.all()
    if !decisions.open(marks).isEmpty {
      // Columns that nothing is loaded from may tell it.
      let rest = headers.indices.filter { place in !numbers.contains { $0.place == place } }
        .map { FormedColumn(place: $0, need: .number) }
      // An address such as 10.112.113.114 is no number, and nor are the others of its column.
      let clear = try NumberProfile.read(rest, of: relation, in: database)
        .filter { $0.value.rows(.unreadable) == 0 }
      marks = decisions.all(with: clear)
      if let column = decisions.open(marks).first { throw undecided(column, profiles[column]) }
    }
    for column in numbers {
      guard let profile = profiles[column], let decision = marks[column] else { continue }
      let codes = profile.signs.map { ($0, CurrencySign.code(of: $0, store: currency)) }
      for case (let sign, let code?) in codes {
        forms.currencies[column, default: [:]][sign] = code
      }
      guard !profile.isAllPlain || decision.mark == .comma else { continue }
      forms.numbers[column] = ColumnForms.Number(
        mark: decision.mark, takesShares: column.need == .number)
      forms.notes += try notes(column, profile, decision)
    }
  }

  /// The currency that a column's header names, else the store's.
  private func currency(of column: FormedColumn) -> String {
    CurrencySign.code(inHeader: header(column), store: currency) ?? currency
  }

  private func undecided(_ column: FormedColumn, _ profile: NumberProfile?) -> Diagnostic {
    let text = profile?.ambiguous?.example.trimmingWhitespace ?? ""
    let digits = text.filter { $0.isNumber || $0 == "." || $0 == "," }
    let whole = digits.filter(\.isNumber)
    let isPoint = digits.contains(".")
    return Diagnostic(
      .load,
      "the numbers of \(FileScope.written(header(column))) in \(file) can be read in two ways: "
        + "\(text) as \(whole) (--decimal \(isPoint ? "comma" : "point")) or as "
        + "\(digits.replacing(",", with: ".")) (--decimal \(isPoint ? "point" : "comma"))",
      hints: ["say which: load ... --decimal \(isPoint ? "comma" : "point")"])
  }

  private func notes(
    _ column: FormedColumn, _ profile: NumberProfile, _ decision: MarkDecision
  ) throws -> [Wording] {
    let name = header(column).trimmingWhitespace
    var notes: [Wording] = []
    switch decision.mark {
    case .comma where profile.rows(.comma) > 0 || profile.first(.point3, .point000) != nil:
      notes.append("\(name) read with a decimal comma\(try reason(decision))")
    case .point where profile.ambiguous != nil && decision.reason != .told:
      switch decision.reason {
      case .usual, .column: notes.append("\(name) read with a decimal point\(try reason(decision))")
      default: break
      }
    default: break
    }
    if decision.contradictions > 0 {
      notes.append(
        """
        \(name) has decimal commas and decimal points: \(decision.contradictions) numbers were read \
        against the rest
        """)
    }
    if profile.groups.contains(where: { $0.hasLess }) {
      notes.append("\(name) has numbers such as <1, which count as 0")
    }
    return notes
  }

  private func reason(_ decision: MarkDecision) throws -> Wording {
    switch decision.reason {
    case .told: return ", as --decimal says"
    case .text(let row, let text), .column(_, let row, let text):
      return ", decided by \(text.trimmingWhitespace) in line \(try line(row))"
    case .layout:
      return """
        , for the file has semicolons, days with points and three digits behind every point; \
        --decimal says it otherwise
        """
    case .usual: return ", as usual in \(currency); --decimal says it otherwise"
    case .numbers, .none: return ""
    }
  }

  // MARK: - Ids

  private func chooseIds(_ forms: inout ColumnForms) throws {
    let ids = columns.filter { $0.need == .id }
    guard !ids.isEmpty else { return }
    let counts = ids.map { column -> SQL in
      let text = column.original
      return """
        count(*) filter (regexp_full_match(\(text), '\\s*[0-9]+[.]0+\\s*')),
        count(*) filter (contains(\(text), '.')
          and not regexp_full_match(\(text), '\\s*[0-9]+[.]0+\\s*'))
        """
    }
    let row = try database.query("select \(counts.joined(", ")) from \(relation)").rows.first ?? []
    for (index, column) in ids.enumerated() where row.count > 2 * index + 1 {
      guard let floats = row[2 * index].int, floats > 0, row[2 * index + 1] == .int(0) else {
        continue
      }
      forms.floats.insert(column)
      forms.notes.append(
        "\(header(column).trimmingWhitespace) has ids such as 400081.0: read without .0")
    }
  }
}

extension String {
  var trimmingWhitespace: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
