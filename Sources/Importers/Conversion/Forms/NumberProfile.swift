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

  func first(_ evidence: NumberText.Evidence...) -> Group? {
    groups.filter { evidence.contains($0.evidence) }.min { $0.row < $1.row }
  }

  /// The first text that can be read in two ways; nil where none can.
  var ambiguous: Group? { first(.point3, .point000, .comma3, .comma000) }

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
    let aliases = columns.map { "\($0.original) as \(SQL(verbatim: $0.name))" as SQL }.joined(", ")
    let names = SQL(verbatim: columns.map { $0.name }.joined(separator: ", "))
    let evidence = SQL.word(NumberText.evidence)
    return """
      select name, evidence, is_plain, sign, count(*), min(row), arg_min(x, row), bool_or(is_less)
      from (select name, row, x, is_plain,
          case when is_plain then
              case when not contains(x, '.') then 'neither' when substr(x, -3, 1) = '.' then 'point'
                else \(evidence)(regexp_replace(x, '[^0-9.]', '', 'g')) end
            when \(MissingWords.contain("t", for: .number)) then 'missing'
            -- nothing is more than a thousand percent
            when p['percent'] <> '' then rtrim(\(evidence)(p['digits']), '03')
            else \(evidence)(p['digits']) end as evidence,
          case when is_plain then '' when p['behind'] <> '' then p['behind'] else p['before'] end
            as sign, not is_plain and p['open'] = '<' as is_less
        from (select *, case when not is_plain then \(word: NumberText.parts)(t) end as p
          from (select *, case when not is_plain then \(word: NumberText.plain)(x) end as t
            from (select *, try_cast(x as decimal(38, 10)) is not null as is_plain
              from (unpivot (select row, \(aliases) from \(relation))
                on \(names) into name name value x)))))
      group by all order by name, evidence, sign
      """
  }
}
