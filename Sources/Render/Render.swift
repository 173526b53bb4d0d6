import Values

/// The text of an answer in the form that the options name, with a line break at its end.
package func render(_ report: Report, _ options: RenderOptions) -> String {
  var sink = Sink()
  options.format.writer.write(report, options, to: &sink)
  return sink.text
}

/// Writes an answer piece by piece, so that millions of rows need no second copy.
///
/// - Parameter emit: takes the text in pieces of about 64 KB that end with a line.
/// - Throws: what `emit` throws; writing ends there.
package func write(
  _ report: Report, _ options: RenderOptions, to emit: @escaping (String) throws -> Void
) throws {
  var sink = Sink(emit: emit)
  options.format.writer.write(report, options, to: &sink)
  sink.flush()
  if let failure = sink.failure { throw failure }
}

/// The sentences below an answer by themselves: what csv, tsv and jsonl have no place for.
///
/// The shell prints them to the error stream. Empty when there is nothing to say.
package func renderNotes(_ report: Report, _ options: RenderOptions) -> String {
  var sink = Sink()
  let notes = Notes(options)
  if !options.format.carriesNotes {
    for case .sentences(let lines) in report.blocks {
      notes.write(options.wording(lines), to: &sink)
    }
    for sentence in notes.leftOut(of: report) { notes.write(sentence, to: &sink) }
  }
  notes.write(report, to: &sink)
  return sink.text
}
