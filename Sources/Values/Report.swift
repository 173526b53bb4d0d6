/// An answer before it has a layout: what it is called, its tables, and what to say about them.
package struct Report: Hashable, Sendable, Codable {
  /// What is answered and for which dates: `Tue 2024-05-14 against Mon 2024-05-13`.
  package var heading: Wording
  /// What stands at the right end of the heading line, such as where a range came from.
  package var aside: Wording?
  package var blocks: [Block]
  /// Sentences below the tables: what is partial, left out or to be known.
  package var notes: [Wording]
  /// The one question that could be asked next.
  package var next: String?
  /// What stood in the way of an answer; nil for one.
  package var fault: Fault?
  /// The SQL that was run, for `--stage sql`, `source` and failing tests.
  package var sql: [String]

  package init(
    heading: Wording = "", aside: Wording? = nil, blocks: [Block] = [], notes: [Wording] = [],
    next: String? = nil, fault: Fault? = nil, sql: [String] = []
  ) {
    self.heading = heading
    self.aside = aside
    self.blocks = blocks
    self.notes = notes
    self.next = next
    self.fault = fault
    self.sql = sql
  }

  /// A fault as programs read it: its family, what it says, where, and what would work.
  package struct Fault: Hashable, Sendable, Codable {
    package var code: String
    package var message: Wording
    /// From 1; nil when it has no place in the statements.
    package var line: Int?
    package var column: Int?
    package var hints: [Wording]

    package init(
      code: String, message: Wording, line: Int? = nil, column: Int? = nil, hints: [Wording] = []
    ) {
      (self.code, self.message, self.line, self.column) = (code, message, line, column)
      self.hints = hints
    }
  }

  /// A piece of an answer, top to bottom.
  package enum Block: Hashable, Sendable, Codable {
    case table(Table)
    /// A picture of a table.
    case chart(Chart)
    /// A heading within the answer.
    case title(Wording)
    /// Plain sentences, printed as they are and wrapped.
    case text(Wording)
    /// What an answer says in words, a line each.
    case sentences([Sentence])
    /// Lines printed as they are, never wrapped: SQL, definitions.
    case code(String)
    /// A paragraph of the manual.
    case prose(Prose)
    /// Points of a list.
    case items([Prose])
    /// Lines to be typed, set off from the text.
    case sample(String)
    /// A table of words, whose cells are wrapped and never cut; without headings where they are empty.
    case terms(Table)
  }

  /// The first table, which csv, json, stages and scripts work on.
  package var table: Table? {
    get {
      for block in blocks {
        switch block {
        case .table(let table), .terms(let table): return table
        default: continue
        }
      }
      for case .chart(let chart) in blocks { return chart.table }
      return nil
    }
    set {
      guard let newValue else { return }
      for (index, block) in blocks.enumerated() {
        switch block {
        case .table:
          blocks[index] = .table(newValue)
          return
        case .terms:
          blocks[index] = .terms(newValue)
          return
        default: continue
        }
      }
      blocks.append(.table(newValue))
    }
  }
}

/// A table to be drawn: the first dimension column gives the labels, each measure a series.
package struct Chart: Hashable, Sendable, Codable {
  package enum Shape: String, Hashable, Sendable, Codable, CaseIterable {
    case line, bar, spark, heat, funnel, waterfall
  }

  package var shape: Shape
  package var table: Table

  package init(_ shape: Shape, _ table: Table) {
    self.shape = shape
    self.table = table
  }
}
