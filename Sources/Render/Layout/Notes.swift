import Values

/// The sentences below an answer.
struct Notes {
  private let options: RenderOptions

  init(_ options: RenderOptions) { self.options = options }

  /// Notes, then the next question on the last note's line where it fits, as a sentence after it.
  func write(_ report: Report, to sink: inout Sink) {
    var sentences = report.notes
    if let next = report.next {
      let question = "Next: \(next)"
      if let last = sentences.last, case let both = "\(ended(last)) \(question)", fits(both) {
        sentences[sentences.count - 1] = both
      } else {
        sentences.append(question)
      }
    }
    for sentence in sentences { write(sentence, to: &sink) }
  }

  private func ended(_ sentence: String) -> String {
    sentence.last.map { ".!?…".contains($0) } == false ? sentence + "." : sentence
  }

  /// A sentence, wrapped.
  func write(_ sentence: String, to sink: inout Sink) {
    for line in sentence.split(separator: "\n", omittingEmptySubsequences: false) {
      for piece in wrapped(escaped(options.glyphs.plain(String(line))), to: options.width) {
        sink.line(piece)
      }
    }
  }

  /// What csv, tsv and jsonl do not show of a report: rows that are not here, and totals.
  func leftOut(of report: Report) -> [String] {
    report.tables.flatMap { table in
      var sentences: [String] = []
      if table.hiddenRows > 0 {
        let verb = table.hiddenRows == 1 ? "is" : "are"
        sentences.append("\(hiddenRows(table.hiddenRows)) \(verb) not written.")
      }
      if table.total != nil {
        sentences.append("The total row is left out, so that a column adds up to it once.")
      }
      return sentences
    }
  }

  func hiddenRows(_ count: Int) -> String {
    options.numbers.text(.int(Int64(count)), .count) + (count == 1 ? " more row" : " more rows")
  }

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
