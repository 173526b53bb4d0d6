import Language

extension Session {
  /// Runs a question that is made of values, such as arguments of the command line.
  ///
  /// Its canonical text is only what faults point into, and only where it means the very same.
  package func run(made pipeline: Pipeline) {
    let source = Source(pipeline.text)
    let parsed = parse(source)
    let made = Statement(.pipeline(pipeline))
    let isSame = parsed.diagnostics.isEmpty && parsed.statements == [made]
    ScriptRunner(self, source).run(isSame ? parsed.statements : [made])
  }
}
