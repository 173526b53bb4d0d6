import Values

/// Help that is asked for with `-c` and is the same in every store, so that neither the store nor its
/// engine is opened.
package enum PlainHelp {
  /// Whether the words behind the program's name ask for nothing else.
  package static func isAsked(by words: [String]) -> Bool {
    // Whether the present is one only the store's time zone tells.
    guard words.contains("-c"), !words.contains("--today") else { return false }
    let commands = zip(words, words.dropFirst()).filter { $0.0 == "-c" }.map { $0.1 }
    return pages(of: commands) != nil
  }

  /// The pages that statements ask for; nil where one of them asks for something else.
  static func pages(
    of commands: [String], in language: UserLanguage = .english
  ) -> [HelpPage]? {
    var pages: [HelpPage] = []
    for command in commands {
      var words = command.split(whereSeparator: { $0 == " " || $0 == "\t" })[...]
      guard words.popFirst()?.lowercased() == "help", !command.contains("\n"),
        let page = StaticPages.page(words.joined(separator: " "), in: language)
      else { return nil }
      pages.append(page)
    }
    return pages.isEmpty ? nil : pages
  }
}
