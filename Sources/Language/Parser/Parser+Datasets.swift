import Values

/// Data sets: their keys, times, levels and typed columns.
extension Parser {
  package static let types = [
    "text", "count", "number", "money", "percent", "ratio", "duration", "index", "flag", "date",
    "timestamp",
  ]

  mutating func datasetDefinition() throws(Diagnostic) -> DatasetSyntax {
    var dataset = DatasetSyntax(try name("a data set"))
    dataset.doc = try doc()
    dataset.remarks = try entries { (parser, keyword) throws(Diagnostic) in
      try parser.datasetEntry(keyword, &dataset)
    }
    return dataset
  }

  private mutating func datasetEntry(
    _ keyword: String, _ dataset: inout DatasetSyntax
  ) throws(Diagnostic) -> String {
    if opensColumn { return try columnEntry(&dataset) }
    switch keyword {
    case "key":
      advance()
      dataset.key = try names("a column")
    case "time":
      advance()
      dataset.times += try list { (parser) throws(Diagnostic) in
        let expression = try parser.sum()
        let alias = parser.take("as") ? try parser.name("a name") : nil
        return TimeSyntax(expression: expression, alias: alias)
      }
    case "shows":
      advance()
      dataset.shows = try list { (parser) throws(Diagnostic) in
        parser.skipNewlines()
        return try parser.sum()
      }
    case "sorted":
      advance()
      dataset.sorted = try list { (parser) throws(Diagnostic) in try parser.sortKey() }
    case "level":
      advance()
      let name = try name("a level")
      let columns = try bracketed("(", ")") { (parser) throws(Diagnostic) in
        parser.isSymbol(")") ? [] : try parser.names("a column")
      }
      dataset.levels.append(LevelSyntax(name: name, columns: columns))
      return Remarks.title(keyword, dataset.levels.count)
    case "label":
      advance()
      dataset.label = try name("a column")
    case "synonyms":
      advance()
      dataset.synonyms += try texts()
    default: return try columnEntry(&dataset)
    }
    return keyword
  }

  private mutating func columnEntry(
    _ dataset: inout DatasetSyntax
  ) throws(Diagnostic) -> String {
    dataset.columns.append(try column())
    return Remarks.title("column", dataset.columns.count)
  }

  /// Whether a column called like an entry stands here: `level text in (...)`, `key text?`.
  private var opensColumn: Bool {
    guard peek().kind == .word, Self.types.contains(peek().text) else { return false }
    let third = peek(2)
    return switch third.kind {
    case .text: true
    case .symbol: ["?", "->", "="].contains(third.text)
    case .word: ["in", "personal", "synonyms"].contains(third.text)
    default: current.text == "level"
    }
  }

  /// As in `headers orders { order_id "Order No", "Bestellnummer" }`.
  mutating func headersDefinition() throws(Diagnostic) -> HeadersSyntax {
    var headers = HeadersSyntax(try name("a data set"))
    headers.remarks = try entries { (parser, _) throws(Diagnostic) in
      let name = try parser.columnName()
      headers.columns.append(ExportColumnSyntax(name: name, synonyms: try parser.texts()))
      return Remarks.title("column", headers.columns.count)
    }
    return headers
  }

  private mutating func column() throws(Diagnostic) -> ColumnSyntax {
    let name = try columnName()
    guard current.kind == .word, Self.types.contains(current.text) else {
      throw Diagnostic(
        .definition, "the column \(name.text) has no type that is known", at: current.span,
        label: "types are \(Self.types.joined(separator: ", "))")
    }
    var column = ColumnSyntax(name: name, type: Name(current.text, at: current.span))
    advance()
    column.isOptional = takeSymbol("?")
    while !isAtEnd {
      if take("in") {
        column.members = try bracketed("(", ")") { (parser) throws(Diagnostic) in
          try parser.members()
        }
      } else if takeSymbol("->") {
        skipNewlines()
        column.link = try self.name("a data set")
      } else if takeSymbol("=") {
        skipNewlines()
        column.formula = try expression()
      } else if take("personal") {
        column.isPersonal = true
      } else if current.text == "not", peek().text == "additive" {
        advance()
        advance()
        column.isAdditive = false
      } else if take("synonyms") {
        column.synonyms += try texts()
      } else if current.kind == .text {
        column.doc = try text("a description").text
      } else {
        throw unexpected("expected a link, members, synonyms or a description")
      }
    }
    return column
  }

  /// A single word: a column's name is never read as a longer name that the catalogue knows.
  mutating func columnName() throws(Diagnostic) -> Name {
    guard current.kind == .word else { return try name("a column") }
    let token = advance()
    return Name(token.text, at: token.span)
  }

  /// As in `unpaid synonyms "open", "待付款", paid`: behind `synonyms` the texts up to the next word.
  private mutating func members() throws(Diagnostic) -> [MemberSyntax] {
    var members = [try member()]
    while takeSymbol(",") {
      skipNewlines()
      if current.kind == .text, !members[members.count - 1].synonyms.isEmpty {
        members[members.count - 1].synonyms.append(try text("a synonym").text)
      } else {
        members.append(try member())
      }
    }
    return members
  }

  private mutating func member() throws(Diagnostic) -> MemberSyntax {
    var member = MemberSyntax(word: try memberWord())
    if take("synonyms") { member.synonyms = [try text("a synonym").text] }
    return member
  }

  private mutating func memberWord() throws(Diagnostic) -> Word {
    switch current.kind {
    case .text: return try text("a value")
    case .quoted:
      let name = try name("a value")
      return Word(name.text, isQuoted: true, at: name.span)
    case .word where current.text == "value" && peek().kind == .text:
      // Behind synonyms a text alone would be one more of them.
      advance()
      return try text("a value")
    case .word, .number:
      let token = advance()
      return Word(token.text, at: token.span)
    default: throw unexpected("expected a value")
    }
  }
}
