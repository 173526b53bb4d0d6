/// Lines of a file that are no rows of its table, and why.
package struct SkippedLines: Hashable, Sendable {
  /// What they are instead.
  package enum Reason: String, Hashable, Sendable {
    case title = "title row"
    case note = "note"
    case explanation = "explains the columns"
    case repeatedHeader = "repeated header"
    case otherHeader = "another header: read on by its names"
    case beside = "cells right of the table, left out"
    case secondTable = "second table"
    case footer = "footer"
  }

  package let reason: Reason
  package internal(set) var count: Int
  /// The line of the first of them, from 1.
  package let line: Int
  /// What stands in the first of them, cut where it is long.
  package let text: String
}

extension [SkippedLines] {
  /// Counts a further line of a kind.
  mutating func add(_ reason: SkippedLines.Reason, line: Int, _ text: String) {
    if let place = firstIndex(where: { $0.reason == reason }) {
      self[place].count += 1
    } else {
      append(SkippedLines(reason: reason, count: 1, line: line, text: String(text.prefix(200))))
    }
  }
}
