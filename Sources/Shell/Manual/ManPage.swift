import Language
import Values
import Verbs

/// The page that `man opsh` shows, made of the declarations of the program itself.
package enum ManPage {
  /// A subcommand with its options; the first one is the program.
  package struct Command {
    package let name: String
    package let about: String
    package let discussion: String
    package let options: [(names: String, about: String)]

    package init(
      name: String, about: String, discussion: String, options: [(names: String, about: String)]
    ) {
      (self.name, self.about, self.discussion, self.options) = (name, about, discussion, options)
    }
  }

  /// The page in the language of man.
  package static func text(_ commands: [Command]) -> String {
    guard let program = commands.first else { return "" }
    var page = Roff()
    page.line(".TH OPSH 1 \"\" \"opsh \(Manual.version)\" \"User Commands\"")
    page.section("NAME")
    page.text(
      "opsh - \(program.about.prefix(1).lowercased() + program.about.dropFirst().dropLast())")
    page.section("SYNOPSIS")
    page.sample(program.discussion)
    page.section("DESCRIPTION")
    page.text(
      "opsh reads the exports of an online store, keeps them in one file, and answers questions about "
        + "them in a small language, English or Chinese. Nothing leaves the machine.")
    page.text("opsh tour shows it in two minutes. opsh -c help tells what can be asked.")
    page.section("OPTIONS")
    let run = commands.first { $0.name == "run" } ?? program
    for option in run.options { page.term(option.names, option.about) }
    page.term("--version", "The versions of opsh and its engine.")
    page.term("-h, --help", "All options; opsh help COMMAND those of a command.")
    page.section("COMMANDS")
    for command in commands.dropFirst() where command.name != "run" {
      page.subsection("opsh \(command.name)")
      page.text(command.about)
      for option in command.options { page.term(option.names, option.about) }
    }
    page.section("VERBS")
    page.text(
      "What a line begins with. A line without any is a question: revenue by channel last 7 days.")
    for verb in verbs { page.term(verb.name, verb.summary) }
    page.section("STAGES")
    page.text("What stands behind a pipe.")
    for stage in StageWord.keywords { page.term("| \(stage.text)", stage.about) }
    page.section("SETTINGS")
    for setting in Setting.all { page.term("set \(setting.name) VALUE", setting.about) }
    page.section("MANUAL")
    page.text("Pages that opsh -c 'help NAME' shows. help WORDS searches all of them.")
    for topic in Manual.topics { page.term(topic.name, topic.summary) }
    page.section("ENVIRONMENT")
    for (name, about) in terms(of: "Environment") { page.term(name, about) }
    page.section("FILES")
    page.term("store.duckdb", "The store, when neither --store nor OPSH_STORE names one.")
    page.term("~/.config/opsh/init.ops", "Run when the shell starts at a terminal.")
    page.term("~/.local/state/opsh/history", "The history of the prompt.")
    page.section("EXIT STATUS")
    for status in ExitStatus.allCases { page.term(String(status.rawValue), status.about) }
    return page.lines.joined(separator: "\n") + "\n"
  }

  /// The words and their meanings that a part of the page on the shell lists.
  private static func terms(of title: String) -> [(String, String)] {
    let sections = ManualPage(Manual.page("shell") ?? "").sections
    for case .terms(let table) in sections.first(where: { $0.title == title })?.blocks ?? [] {
      return table.rows.compactMap { row in
        guard row.count == 2, let name = row[0].text, let about = row[1].text else { return nil }
        return (name, about)
      }
    }
    return []
  }
}

/// Lines in the language of man, with all text escaped.
private struct Roff {
  private(set) var lines: [String] = []

  mutating func line(_ line: String) { lines.append(line) }
  mutating func section(_ title: String) { lines.append(".SH \(title)") }
  mutating func subsection(_ title: String) { lines.append(".SS \(escaped(title))") }
  mutating func text(_ text: String) {
    lines += [".PP", escaped(Prose(Wording(words: text)).text())]
  }
  mutating func term(_ term: String, _ text: String) {
    lines += [".TP", "\\fB\(escaped(term))\\fR", escaped(Prose(Wording(words: text)).text())]
  }

  mutating func sample(_ text: String) {
    lines.append(".nf")
    lines += text.split(separator: "\n").map { escaped(String($0)) }
    lines.append(".fi")
  }

  private func escaped(_ text: String) -> String {
    var text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\n", with: " ")
    if text.hasPrefix(".") || text.hasPrefix("'") { text = "\\&" + text }
    return text
  }
}
