import Values

/// What the parser notes of a text while it reads it.
struct Notes {
  /// What each token is; nil for symbols, free words and what was not reached.
  var roles: [Outline.Part.Role?]
  var place = Place()
  /// The names that the text gives to something.
  var defined: Set<String> = []
  /// Tokens that nobody can judge, for what they belong to is not known.
  var skipped: [Int] = []
  /// Whether what is read stands behind a comparison.
  var isValue = false
  /// Whether the inside of a definition is read.
  var isDefining = false

  init(_ count: Int) { roles = Array(repeating: nil, count: count) }

  mutating func begin(statement offset: Int) {
    place = Place(statement: offset, pipeline: offset)
    (isValue, isDefining) = (false, false)
  }

  mutating func beginDefinition() {
    isDefining = true
    place.section = .definition
  }

  mutating func begin(call verb: String, _ signature: Signature, at offset: Int) {
    place.pipeline = offset
    (place.pipe, place.stage) = (nil, nil)
    (place.verb, place.signature) = (verb, signature)
    (place.names, place.period) = ([], nil)
    place.section = .items
    isValue = false
  }

  /// - Parameters:
  ///   - stage: the stage's word; nil where it is still to come.
  ///   - pipe: where the pipe stands.
  mutating func begin(stage: String?, at pipe: Int) {
    (place.pipe, place.stage) = (pipe, stage)
    place.section = stage == nil ? .stageName : .stage
  }

  /// Notes a name of so many tokens.
  mutating func note(_ name: Name, at start: Int, count: Int) {
    let section = isDefining ? .definition : place.sectionOfNames
    rename(isValue ? .value(section) : .name(section), at: start)
    for token in start + 1..<start + max(1, count) { roles[token] = .rest }
    if place.stage == nil, !isValue {
      place.names.append(Place.Named(name: name, section: section))
    }
  }

  /// Notes something else of the name that begins at a token.
  mutating func rename(_ role: Outline.Part.Role?, at start: Int) { roles[start] = role }

  /// Notes the words of a period, in which texts and parameters stay what they are.
  mutating func note(periodFrom start: Int, to end: Int) {
    for token in start..<end where roles[token] != .text && roles[token] != .parameter {
      roles[token] = .period
    }
  }
}
