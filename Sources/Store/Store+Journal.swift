import Catalog
import Engine
import Values

/// What the operator and the team write down.
extension Store {
  /// Adds an entry to the journal.
  ///
  /// - Parameters:
  ///   - about: the day that it is about, if not the day of writing.
  ///   - moment: when it is written, on the store's clock.
  /// - Returns: its number.
  @discardableResult
  package func note(
    _ entry: String, author: String? = nil, tags: [String] = [], about: Day? = nil,
    at moment: Moment
  ) throws -> String {
    let entry = [
      ("noted_at", .moment(moment)), ("author", Self.value(author)), ("entry", .text(entry)),
      ("tags", Self.value(tags.isEmpty ? nil : tags.joined(separator: ", "))),
      ("about_day", about.map(Value.day) ?? .null),
    ]
    return try add(to: "journal", numberedBy: "entry_id", [entry]).first ?? ""
  }

  /// Adds open tasks, all of them or none; returns their numbers.
  @discardableResult
  package func addTasks(_ tasks: [NewTask], at moment: Moment) throws -> [String] {
    let rows = tasks.map { task in
      [
        ("assignment", .text(task.assignment)), ("assignee", Self.value(task.assignee)),
        ("asked_by", Self.value(task.askedBy)), ("created_at", .moment(moment)),
        ("due_on", task.due.map(Value.day) ?? .null), ("priority", Self.value(task.priority)),
        ("progress", .text("open")), ("activity_id", Self.value(task.activity)),
        ("product_id", Self.value(task.product)),
      ]
    }
    return try add(to: "tasks", numberedBy: "task_id", rows)
  }

  /// Whether somebody, or nobody in particular, has the same to do already.
  package func hasOpenTask(_ assignment: String, assignee: String?) throws -> Bool {
    let found = try read { database in
      try database.query(
        """
        select count(*) from tasks where assignment = \(assignment)
          and progress in ('open', 'doing')
          and assignee is not distinct from cast(\(Self.value(assignee)) as varchar)
        """)
    }
    return found.cells.first?.first?.int != 0
  }

  private static func value(_ text: String?) -> Value { text.map(Value.text) ?? .null }

  /// Adds rows under the next numbers, all of them or none, and says so in the facts.
  private func add(
    to table: String, numberedBy key: String, _ rows: [[(column: String, value: Value)]]
  ) throws -> [String] {
    let dataset = state.withLock { $0.schema.datasets.first { $0.name == table } }
    return try write { database in
      try database.transaction {
        let next = try database.query(
          """
          select coalesce(max(try_cast(\(name: key) as bigint)), 0) + 1 from \(name: table)
          """)
        let first = next.cells.first?.first?.int ?? 1
        var numbers: [String] = []
        for (place, values) in rows.enumerated() {
          let number = String(Int(first) + place)
          let row = [(column: key, value: Value.text(number))] + values
          try database.execute(
            """
            insert into \(name: table) (\(row.map { SQL.name($0.column) }.joined(", ")))
            values (\(row.map { SQL.bind($0.value) }.joined(", ")))
            """)
          numbers.append(number)
        }
        if let dataset { try FactsTable.update([dataset], in: database) }
        return numbers
      }
    }
  }
}
