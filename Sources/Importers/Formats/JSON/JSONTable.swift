import Engine
import Language
import Values

/// How nested JSON objects become the rows of a table: which list has them, and the paths of their
/// columns.
struct JSONTable: Hashable {
  struct Column: Hashable {
    let name: String
    /// The text of the column, over the object `j` of a row.
    let text: SQL
    let isNumber: Bool
  }

  /// The list that holds the rows; empty where the objects of the file are the rows.
  private(set) var rows = JSONPath()
  private(set) var columns: [Column] = []
  private(set) var notes: [Wording] = []
  private let objects: SQL

  /// More names than these in a list of named values are no columns.
  private static let mostNames = 200

  /// - Parameters:
  ///   - objects: a relation of the file's objects, called `j`.
  ///   - known: how many of a record's cells are known headers.
  init(
    _ objects: SQL, in database: any Database, known: ([String]) -> Int
  ) throws {
    self.objects = objects
    var shape = try Self.shape(of: objects, in: database)
    if let path = try Self.list(in: shape, of: objects, in: database, known: known) {
      rows = path
      let beside = shape.members.map { $0.key }.filter { $0 != path.keys[0] }
      notes.append(
        beside.isEmpty
          ? "the rows are those of \(path.name)"
          : "the rows are those of \(path.name); beside it stand \(Wording.list(beside))")
      shape = try Self.shape(of: relation, in: database)
    }
    var left: [String] = []
    for member in shape.members {
      try add(member.shape, at: JSONPath(keys: [member.key]), in: database, &left)
    }
    if !left.isEmpty {
      notes.append("left out, for a list has no place in a column: \(left.joined(separator: ", "))")
    }
  }

  /// The objects that are rows, called `j`.
  var relation: SQL {
    guard !rows.keys.isEmpty else { return objects }
    return "(select unnest(\(Self.list(rows))) as j from \(objects))"
  }

  // MARK: - Rows

  /// The one list of objects that wraps the rows; nil where the objects themselves are rows.
  private static func list(
    in shape: JSONShape, of objects: SQL, in database: any Database, known: ([String]) -> Int
  ) throws -> JSONPath? {
    let plain = shape.members.filter { if case .scalar = $0.shape { true } else { false } }
    guard known(plain.map { $0.key }) < 2 else { return nil }
    var level = [(JSONPath(), shape)]
    for _ in 0..<4 {
      let next = level.flatMap { path, shape in
        shape.members.map { (path.appending($0.key), $0.shape) }
      }
      let lists = next.filter { $0.1.listed != nil }
      let usual = lists.filter { usualLists.contains($0.0.keys.last?.lowercased() ?? "") }
      if let found = usual.count == 1 ? usual.first : lists.count == 1 ? lists.first : nil {
        let isUsual = usual.count == 1
        let count = try database.query("select count(*) from \(objects)").rows.first?.first?.int
        return isUsual || count == 1 ? found.0 : nil
      }
      if !lists.isEmpty { return nil }
      level = next
    }
    return nil
  }

  private static let usualLists: Set<String> = [
    "results", "result", "data", "items", "rows", "records", "orders", "list", "elements",
    "entries",
    "values", "edges", "nodes",
  ]

  private static func shape(of objects: SQL, in database: any Database) throws -> JSONShape {
    let found = try database.query("select json_group_structure(j)::varchar from \(objects)")
    return found.rows.first?.first?.text.flatMap { JSONShape($0) } ?? .object([])
  }

  // MARK: - Columns

  private mutating func add(
    _ shape: JSONShape, at path: JSONPath, in database: any Database, _ left: inout [String]
  ) throws {
    switch shape {
    case .object(let members):
      for member in members {
        try add(member.shape, at: path.appending(member.key), in: database, &left)
      }
    case .scalar(let type):
      let numbers = ["BIGINT", "UBIGINT", "HUGEINT", "DOUBLE"]
      column(path.name, Self.text(path), isNumber: numbers.contains(type))
    case .list(.scalar):
      let list: SQL = "from_json(json_extract(j, \(path.pointer)), '[\"VARCHAR\"]')"
      column(path.name, "nullif(array_to_string(\(list), ', '), '')")
    case .list(.object(let members)):
      guard let name = Self.nameKey(of: members),
        let names = try names(at: path, name, in: database)
      else {
        left.append(path.name)
        return
      }
      for found in names {
        let pick: SQL = """
          list_filter(\(Self.list(path)), lambda x : json_extract_string(x, \(name.pointer)) = \(found))
          """
        column(
          path.appending(found).name, "json_extract_string(\(pick)[1], '/value')", isNumber: false)
      }
    case .list: left.append(path.name)
    }
  }

  private mutating func column(_ name: String, _ text: SQL, isNumber: Bool = false) {
    let count = columns.count { $0.name == name || $0.name.hasPrefix(name + " (") }
    columns.append(
      Column(name: count == 0 ? name : "\(name) (\(count + 1))", text: text, isNumber: isNumber))
  }

  private static func text(_ path: JSONPath) -> SQL {
    "nullif(json_extract_string(j, \(path.pointer)), '')"
  }

  private static func list(_ path: JSONPath) -> SQL {
    "from_json(json_extract(j, \(path.pointer)), '[\"JSON\"]')"
  }

  /// The key that names the values of a list such as `[{"action_type": "purchase", "value": 3}]`.
  private static func nameKey(of members: [JSONShape.Member]) -> JSONPath? {
    let keys = members.map { $0.key }
    guard keys.contains("value") else { return nil }
    return ["action_type", "type", "name", "key", "code"].first(where: keys.contains)
      .map { JSONPath(keys: [$0]) }
  }

  /// The names in a list of named values; nil where there are too many, or one comes twice.
  private func names(
    at path: JSONPath, _ name: JSONPath, in database: any Database
  ) throws -> [String]? {
    let found = try database.query(
      """
      select name, max(times) from (
        select number, json_extract_string(x, \(name.pointer)) as name, count(*) as times
        from (select number, unnest(\(Self.list(path))) as x
          from (select row_number() over () as number, j from \(relation)))
        group by all)
      where name is not null group by name order by name
      """, limit: Self.mostNames + 1)
    let isPlain = found.rows.count <= Self.mostNames && found.rows.allSatisfy { $0[1] == .int(1) }
    return isPlain && !found.rows.isEmpty ? found.rows.compactMap { $0[0].text } : nil
  }
}
