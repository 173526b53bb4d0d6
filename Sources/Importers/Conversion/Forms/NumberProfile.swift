import Engine
import Values

/// What the texts of a column look like as numbers, over all rows of the file.
struct NumberProfile {
  /// Texts that say the same of the decimal mark, with the same sign beside them.
  struct Group {
    var evidence: NumberText.Evidence
    /// Whether the texts are numbers as they stand.
    var isPlain: Bool
    /// Of a currency, in small letters; empty when there is none.
    var sign: String
    var rows: Int
    /// The first text, and its row.
    var row: Int
    var example: String
    /// Whether one of them is less than what is told: <1.
    var hasLess: Bool
  }

  var groups: [Group] = []

  func rows(_ evidence: NumberText.Evidence) -> Int {
    groups.filter { $0.evidence == evidence }.reduce(0) { $0 + $1.rows }
  }

  func first(_ evidence: NumberText.Evidence) -> Group? {
    groups.filter { $0.evidence == evidence }.min { $0.row < $1.row }
  }

  /// The signs of currencies, the most frequent first.
  var signs: [String] {
    var counts: [String: Int] = [:]
    for group in groups where !group.sign.isEmpty { counts[group.sign, default: 0] += group.rows }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { $0.key }
  }

  var isAllPlain: Bool { groups.allSatisfy { $0.isPlain } }

  /// Looks at all rows of the columns.
  static func read(
    _ columns: [FormedColumn], of relation: SQL, in database: any Database
  ) throws -> [FormedColumn: NumberProfile] {
    guard !columns.isEmpty else { return [:] }
    var profiles: [FormedColumn: NumberProfile] = [:]
    for column in columns { profiles[column] = NumberProfile() }
    for row in try database.query(query(columns, relation)).rows {
      guard let name = row[0].text, let column = FormedColumn(name) else { continue }
      profiles[column, default: NumberProfile()].groups.append(
        Group(
          evidence: row[1].text.flatMap { NumberText.Evidence(rawValue: $0) } ?? .unreadable,
          isPlain: row[2] == .bool(true), sign: row[3].text ?? "", rows: row[4].int ?? 0,
          row: row[5].int ?? 0, example: row[6].text ?? "", hasLess: row[7] == .bool(true)))
    }
    return profiles
  }

  private static func query(_ columns: [FormedColumn], _ relation: SQL) -> SQL {
    let aliases = columns.map { "\($0.original) as \(SQL($0.name))" as SQL }.joined(", ")
    let names = SQL(columns.map { $0.name }.joined(separator: ", "))
    let evidence = SQL(NumberText.evidence)
    return """
      select name, evidence, is_plain, sign, count(*), min(row), arg_min(x, row), bool_or(is_less)
      from (select name, row, x, is_plain,
          case when is_plain then
              case when not contains(x, '.') then 'neither' when substr(x, -3, 1) = '.' then 'point'
                else \(evidence)(regexp_replace(x, '[^0-9.]', '', 'g')) end
            when \(MissingWords.contain("t", for: .number)) then 'missing'
            else \(evidence)(p['digits']) end as evidence,
          case when is_plain then '' when p['behind'] <> '' then p['behind'] else p['before'] end
            as sign, not is_plain and p['open'] = '<' as is_less
        from (select *, case when not is_plain then \(SQL(NumberText.parts))(t) end as p
          from (select *, case when not is_plain then \(SQL(NumberText.plain))(x) end as t
            from (select *, try_cast(x as decimal(38, 10)) is not null as is_plain
              from (unpivot (select row, \(aliases) from \(relation))
                on \(names) into name name value x)))))
      group by all order by name, evidence, sign
      """
  }
}

/// Decides the decimal mark of a file's numbers.
struct MarkDecisions {
  /// The mark of a column, and the text that it was decided by.
  struct Decision: Hashable {
    var mark: DecimalMark
    /// Nil where nothing says otherwise.
    var example: String?
    var row: Int?
    /// Numbers that have the other mark, and are left as they are.
    var contradictions = 0
  }

  let profiles: [FormedColumn: NumberProfile]
  /// The store's currency.
  let currency: String

  func all() -> [FormedColumn: Decision] {
    let own = profiles.reduce(into: [FormedColumn: Decision]()) { found, entry in
      found[entry.key] = byTexts(entry.key.need, entry.value)
    }
    let commas = own.values.filter { $0.mark == .comma }.count
    let usual: DecimalMark = commas * 2 > own.count ? .comma : .point
    let example = own.filter { $0.value.mark == usual }.min { $0.key.place < $1.key.place }?.value
    return profiles.reduce(into: own) { found, entry in
      guard found[entry.key] == nil else { return }
      found[entry.key] = Decision(mark: usual, example: example?.example, row: example?.row)
    }
  }

  private func byTexts(_ need: ColumnNeed, _ profile: NumberProfile) -> Decision? {
    let (points, commas) = (profile.rows(.point), profile.rows(.comma))
    if points + commas > 0 {
      let mark: DecimalMark = commas > points ? .comma : .point
      let group = profile.first(mark == .comma ? .comma : .point)
      return Decision(
        mark: mark, example: group?.example, row: group?.row, contradictions: min(points, commas))
    }
    // A whole number has no decimals, and some currencies have none.
    let codes = profile.signs.compactMap { CurrencySign.code(of: $0, store: currency) }
    let isWhole = !codes.isEmpty && codes.allSatisfy(CurrencySign.whole.contains)
    guard need == .count || isWhole else { return nil }
    if let group = profile.first(.point3), profile.rows(.comma3) == 0 {
      return Decision(mark: .comma, example: group.example, row: group.row)
    }
    if let group = profile.first(.comma3), profile.rows(.point3) == 0 {
      return Decision(mark: .point, example: group.example, row: group.row)
    }
    return nil
  }
}
