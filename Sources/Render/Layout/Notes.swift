import Values

/// The sentences below an answer.
struct Notes {
  private let options: RenderOptions

  init(_ options: RenderOptions) { self.options = options }

  /// Notes, then the next question on the last note's line where it fits, as a sentence after it.
  func write(_ report: Report, to sink: inout Sink) {
    var sentences = report.notes.map(options.words)
    if let next = report.next {
      let question = options.words("Next: \(next)")
      if let last = sentences.last, case let both = together(last, question), fits(both) {
        sentences[sentences.count - 1] = both
      } else {
        sentences.append(question)
      }
    }
    for sentence in sentences { write(sentence, to: &sink) }
  }

  private func together(_ sentence: String, _ question: String) -> String {
    let isEnded = sentence.last.map { ".!?…。！？".contains($0) } != false
    return options.words(isEnded ? "\(sentence) \(question)" : "\(sentence). \(question)")
  }

  /// A sentence, wrapped.
  func write(_ sentence: Wording, to sink: inout Sink) { write(options.words(sentence), to: &sink) }

  private func write(_ sentence: String, to sink: inout Sink) {
    for line in sentence.split(separator: "\n", omittingEmptySubsequences: false) {
      for piece in wrapped(escaped(options.glyphs.plain(String(line))), to: options.width) {
        sink.line(piece)
      }
    }
  }

  /// What csv, tsv and jsonl do not show of a report: rows that are not here, and totals.
  func leftOut(of report: Report) -> [Wording] {
    report.tables.flatMap { table in
      var sentences: [Wording] = []
      if table.hiddenRows > 0 {
        let rows = hiddenRows(table.hiddenRows)
        sentences.append(
          table.hiddenRows == 1 ? "\(rows) is not written." : "\(rows) are not written.")
      }
      if table.total != nil {
        sentences.append("The total row is left out, so that a column adds up to it once.")
      }
      return sentences
    }
  }

  func hiddenRows(_ count: Int) -> Wording { .counted(count, "more row", isGrouped: true) }

  private func fits(_ text: String) -> Bool {
    options.width.map { displayWidth(text) <= $0 } ?? (displayWidth(text) <= 100)
  }
}

extension Report {
  /// The tables of the answer in order; a chart's table only where it is not shown as one.
  var tables: [Table] {
    var result: [Table] = []
    for block in blocks {
      switch block {
      case .table(let table), .terms(let table): result.append(table)
      default: continue
      }
    }
    for case .chart(let chart) in blocks where !result.contains(chart.table) {
      result.append(chart.table)
    }
    return result
  }
}
