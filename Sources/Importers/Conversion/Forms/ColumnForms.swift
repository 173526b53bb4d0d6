import Values

/// The forms that the columns of a file turned out to have, and how they are read.
///
/// A text that has the form of its column is rewritten to the usual one, `2024-05-14 08:30:00` and
/// `1234.5`; any other stays as it is, and is rejected with its own words.
struct ColumnForms: Hashable {
  /// How a column's times are read.
  struct Time: Hashable {
    var forms: [TimeForm]
    /// The orders of dates that are three numbers, by the mark between these.
    var orders: [String: DateOrder]
    /// The zone of those that have none themselves; nil for the store's.
    var zone: ColumnZone?
  }

  /// How a column's numbers are read.
  struct Number: Hashable {
    var mark: DecimalMark
    /// Whether texts with a percent sign are numbers too.
    var takesShares: Bool
  }

  var times: [FormedColumn: Time] = [:]
  var numbers: [FormedColumn: Number] = [:]
  /// Ids that a program has made numbers of: 400081.0.
  var floats: Set<FormedColumn> = []
  /// Lengths of time in which something stands for a missing one.
  var durations: Set<FormedColumn> = []
  /// The currencies of the columns of money: sign and code.
  var currencies: [FormedColumn: [String: String]] = [:]
  /// Sentences on what was decided.
  var notes: [Wording] = []

  var isEmpty: Bool {
    times.isEmpty && numbers.isEmpty && floats.isEmpty && durations.isEmpty
  }

  /// The order of all dates that are three numbers; nil where there are none, or several orders.
  var dateOrder: DateOrder? {
    let orders = Set(times.values.flatMap { $0.orders.values })
    return orders.count == 1 ? orders.first : nil
  }

  // MARK: - The rows

  /// The rows of a file with the columns that are needed in a form beside those it has.
  func relation(_ base: SQL, _ columns: [FormedColumn]) -> SQL {
    guard !columns.isEmpty else { return base }
    // Each layer is cheap, and what it makes is made once.
    let makers: [(FormedColumn) -> SQL?] = [quick, text, rewritten, parts, digits]
    let layers = makers.map { make in columns.compactMap { make($0) } }
    let rows = layers.reduce(base) { rows, layer in
      layer.isEmpty ? rows : "(select *, \(layer.joined(", ")) from \(rows))"
    }
    return "(select *, \(columns.map(result).joined(", ")) from \(rows))"
  }

  /// What can be read without looking at it closely: most times of most columns.
  private func quick(_ column: FormedColumn) -> SQL? {
    guard let time = times[column] else { return nil }
    let usual: SQL = "\(word: Macros.time)(\(column.original))"
    guard !time.orders.isEmpty else { return "\(usual) as z_\(word: column.name)" }
    let marks = time.orders.sorted { $0.key < $1.key }.flatMap { mark, order in
      order.formats.map { "'\(SQL(verbatim: $0.replacing("/", with: mark)))'" as SQL }
    }
    return """
      coalesce(opsh_in_reach(try_strptime(\(column.original), [\(marks.joined(", "))])), \(usual))
        as z_\(word: column.name)
      """
  }

  private func text(_ column: FormedColumn) -> SQL? {
    let name = SQL.word("x_" + column.name)
    if times[column] != nil {
      return """
        case when z_\(word: column.name) is null then \(word: TimeText.plain)(\(column.original)) end
          as \(name)
        """
    }
    guard numbers[column] != nil || durations.contains(column) else { return nil }
    return "\(word: NumberText.plain)(\(column.original)) as \(name)"
  }

  private func rewritten(_ column: FormedColumn) -> SQL? {
    guard let time = times[column] else { return nil }
    let text = SQL.word("x_" + column.name)
    let cases = time.forms.flatMap { form -> [SQL] in
      guard form == .numbers else {
        return ["when \(form.fits(text)) then \(form.rewritten(text))"]
      }
      return time.orders.sorted { $0.key < $1.key }.map { mark, order in
        "when \(TimeForm.hasNumbers(text, mark: mark)) then \(TimeForm.rewritten(text, order))"
      }
    }
    guard !cases.isEmpty else { return "null::varchar as \(word: "u_" + column.name)" }
    return "case \(cases.joined(" ")) end as \(word: "u_" + column.name)"
  }

  private func parts(_ column: FormedColumn) -> SQL? {
    let name = SQL.word("p_" + column.name)
    if times[column] != nil {
      return "\(word: TimeText.parts)(\(word: "u_" + column.name)) as \(name)"
    }
    guard numbers[column] != nil else { return nil }
    return "\(word: NumberText.parts)(\(word: "x_" + column.name)) as \(name)"
  }

  private func digits(_ column: FormedColumn) -> SQL? {
    let (parts, name) = (SQL.word("p_" + column.name), SQL.word("y_" + column.name))
    if times[column] != nil { return "\(word: TimeText.iso)(\(parts)) as \(name)" }
    return numbers[column].map { number in
      let digits = number.mark == .comma ? NumberText.commaDigits : NumberText.pointDigits
      return "\(word: digits)(\(parts)['digits']) as \(name)"
    }
  }

  private func result(_ column: FormedColumn) -> SQL {
    let (name, original) = (SQL.word(column.name), column.original)
    let (text, parts) = (SQL.word("x_" + column.name), SQL.word("p_" + column.name))
    let isMissing = MissingWords.contain(text, for: column.need)
    if let time = times[column] {
      return "\(result(of: column, time.zone, isMissing)) as \(name)"
    }
    if let number = numbers[column] {
      let isTaken: SQL = number.takesShares ? "true" : "\(parts)['percent'] = ''"
      return """
        case when \(isMissing) then null when \(isTaken)
          then coalesce(\(word: NumberText.signed)(\(parts), y_\(name)), \(original))
          else \(original) end as \(name)
        """
    }
    if durations.contains(column) {
      return "case when \(isMissing) then null else \(original) end as \(name)"
    }
    if floats.contains(column) {
      return "regexp_replace(\(original), '^(\\s*[0-9]+)[.]0+(\\s*)$', '\\1\\2') as \(name)"
    }
    return "\(original) as \(name)"
  }

  private func result(
    of column: FormedColumn, _ zone: ColumnZone?, _ isMissing: SQL
  ) -> SQL {
    let (name, original, parts) = (
      SQL.word(column.name), column.original, SQL.word("p_" + column.name)
    )
    let read: SQL = "\(word: TimeText.moment)(y_\(name), \(parts)['zone'])"
    guard let zone else {
      return """
        case when z_\(name) is not null then z_\(name)::varchar when \(isMissing) then null
          else coalesce(\(read)::varchar, \(original)) end
        """
    }
    let bare = ColumnZone.isBare(original)
    let isBare: SQL = "(\(parts)['h'] <> '' and \(parts)['zone'] = '')"
    let naive: SQL = "\(word: TimeText.moment)(y_\(name), '')"
    var cases: SQL = ""
    if let unread = zone.isUnread, let told = zone.told {
      // Without its zone the time is not known: it is rejected with the zone's name.
      cases = """
        when (\(bare) or \(isBare)) and \(unread)
          then concat(trim(\(original)), ' ', \(told))
        """
    }
    if zone.isTold {
      cases += """
         when \(parts)['zone'] <> '' and opsh_offset(\(parts)['zone']) is null
          then coalesce((\(zone.local(naive)))::varchar, \(original))
        """
    }
    return """
      case when \(isMissing) then null \(cases)
        when z_\(name) is not null
          then (case when \(bare) then \(zone.local("z_\(name)")) else z_\(name) end)::varchar
        when \(isBare) then coalesce((\(zone.local(naive)))::varchar, \(original))
        else coalesce(\(read)::varchar, \(original)) end
      """
  }

  /// The currency of each row, by the sign beside the amount; nil when a column has none.
  func currency(of column: FormedColumn) -> SQL? {
    guard let signs = currencies[column], let first = signs.first else { return nil }
    // One currency for all: an amount without its sign has it too.
    guard Set(signs.values).count > 1 else { return "\(first.value)::varchar" }
    let parts = SQL.word("p_" + column.name)
    let cases = signs.sorted { $0.key < $1.key }.map { "when \($0.key) then \($0.value)" as SQL }
    return """
      (case case when \(parts)['behind'] <> '' then \(parts)['behind'] else \(parts)['before'] end
        \(cases.joined(" ")) end)
      """
  }
}
