import Language

/// What the parts of a text are, read from its tokens, so that any text has one, whole or not.
///
/// The highlighter takes its parts; the completer takes what it says of the end of the text. What
/// may stand there is the parser's to say.
struct Outline {
  /// What a part is.
  enum Role: Hashable {
    case verb, clause, metric, dimension, function, text, number, period, parameter, comment
    /// A name that nothing has.
    case unknown
    /// A text or name whose closing quote is missing.
    case unclosed
  }

  struct Part: Hashable {
    var role: Role
    /// In bytes of the text.
    var span: Span
  }

  /// The parts that are something, in order; blanks, symbols and free words are none.
  var parts: [Part]
  /// Where the text ends.
  var place: Place

  /// Reads a text; names in `kept` are known besides those of the lexicon.
  init(_ text: String, lexicon: Lexicon, kept: Set<String> = []) {
    let tokens = Lexer.tokens(of: text)
    var reader = OutlineReader(Lines(tokens).tokens, lexicon: lexicon, kept: kept)
    reader.read()
    let comments = tokens.filter { $0.kind == .comment }.map { Part(role: .comment, span: $0.span) }
    parts = (reader.parts + comments).sorted { $0.span.start < $1.span.start }
    place = reader.place
  }
}

/// A place in a text: the call that it stands in and the part of it.
struct Place: Hashable {
  /// The part of a statement; it says what words are there.
  enum Section: Hashable {
    case statement
    /// What stands right behind a verb.
    case items, name(Expected), text, files, topic
    case by, condition, basis, baselines, purpose, target, mapping, due
    /// Behind a pipe, and behind a stage's name.
    case stageName, stage
    case setting, settingValue
    /// A definition, or other words that are judged by nobody.
    case free
  }

  /// Where the statement begins, in bytes.
  var statement = 0
  /// Where its pipeline begins: behind a bracket where it stands in one.
  var pipeline = 0
  /// The last pipe of the pipeline.
  var pipe: Int?
  var section = Section.statement
  /// The verb or command; `show` for a question that names its metrics at once.
  var verb: String?
  var signature = Signature([])
  /// The metrics that were named, by their own names.
  var metrics: [String] = []
  /// The data set behind `list`.
  var dataset: String?
  /// What is ranked.
  var entity: String?
  /// The period of the call.
  var period: Span?
  /// The stage that the place is in.
  var stage: String?

  /// Whether a definition goes on with a call behind its `=`, as a command does.
  var isBody = false

  /// Whether metrics follow `by`, as in `top 10 products by revenue`.
  var ranks: Bool { signature.head.contains(.name(.entity)) }
}
