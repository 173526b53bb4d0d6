import Language
import Render

/// The words behind the program's name, read once: what each of them is, in an order that the parser
/// of the command line takes as it stands.
///
/// `opsh demo.duckdb` names a store, `opsh --store demo.duckdb load FILE` a subcommand behind an
/// option, and `opsh daily.ops --day 2024-05-13 --report daily.html` an option behind a script.
package struct CommandWords: Sendable {
  private struct Option: Sendable {
    var name: String
    var value: String?
    /// As they were given.
    var words: [String]
  }

  private var options: [Option] = []
  /// Whether an option stands among them that a run does not have.
  private var hasUnknown = false
  private var subcommand: String?
  /// What stands behind the options: a script and its parameters, or what a subcommand takes.
  private var rest: [String] = []

  /// The options of a run with a value, and those without.
  package static let valued: Set = [
    "-c", "--format", "--color", "--width", "--stage", "--section", "--report", "--store",
    "--today",
    "--wait",
  ]
  package static let flags: Set = [
    "-i", "--ascii", "--echo", "--no-init", "--safe", "--memory", "--help", "-h", "--version",
  ]

  /// The forms of answers, for the help of `--format`.
  package static var formats: String { Format.listed }

  /// What may stand behind the script's name too, among its parameters.
  private static let ownBehindScript: Set = [
    "--report", "--section", "--today", "--store", "--wait", "--format",
  ]

  /// - Parameter subcommands: their names.
  /// - Throws: a `.usage` where an option behind a script lacks its value.
  package init(_ words: [String], subcommands: [String]) throws(Diagnostic) {
    var words = words[...]
    if words.first == "help" {
      words.removeFirst()
      guard let topic = words.first, !subcommands.contains(topic), !topic.hasPrefix("-") else {
        (subcommand, rest) = ("help", Array(words))
        return
      }
      // What is no subcommand is looked for in the manual.
      let line = "help " + Printer.quoted(words.joined(separator: " "))
      options.append(Option(name: "-c", value: line, words: ["-c", line]))
      return
    }
    while let word = words.first, subcommand == nil || subcommand == Self.run {
      if word.hasPrefix("-"), word != "-" {
        guard takeOption(&words) else { break }
      } else if subcommand == nil, subcommands.contains(word) {
        subcommand = word
        words.removeFirst()
      } else if StorePlace.isStore(word) {
        add("--store", word)
        words.removeFirst()
      } else {
        try takeScript(words)
        return
      }
    }
    rest = Array(words)
  }

  /// The subcommand that is meant where none is named.
  private static let run = "run"

  /// Whether the words are those of a run that is not called so, and can be read as one.
  package var isPlainRun: Bool { subcommand == nil && !hasUnknown }

  /// The words as the parser takes them: a subcommand, the options, and what is left.
  package var ordered: [String] {
    [subcommand].compactMap { $0 } + options.flatMap { $0.words } + rest
  }

  /// The value of an option; of several the last one counts.
  func value(of name: String) -> String? { options.last { $0.name == name }?.value }

  func has(_ names: String...) -> Bool { options.contains { names.contains($0.name) } }

  // MARK: - Reading

  /// Takes an option and its value; false at the end of the options and at an unknown one, about
  /// which the parser has something to say.
  private mutating func takeOption(_ words: inout ArraySlice<String>) -> Bool {
    let word = words[words.startIndex]
    let (name, value) = Self.parts(of: word)
    guard Self.valued.contains(name) || Self.flags.contains(name) else {
      hasUnknown = word != "--"
      return false
    }
    words.removeFirst()
    var option = Option(name: name, value: value, words: [word])
    if value == nil, Self.valued.contains(name), let next = words.first,
      next == "-" || !next.hasPrefix("-")
    {
      option.value = next
      option.words.append(next)
      words.removeFirst()
    }
    options.append(option)
    return true
  }

  /// Takes a script with its parameters; the options among these are opsh's own.
  private mutating func takeScript(_ words: ArraySlice<String>) throws(Diagnostic) {
    var words = words
    rest = [words.removeFirst()]
    while let word = words.popFirst() {
      let (name, value) = Self.parts(of: word)
      guard Self.ownBehindScript.contains(name) else {
        rest.append(word)
        continue
      }
      guard let value = value ?? words.popFirst() else {
        throw Diagnostic(.usage, "\(name) needs a value")
      }
      add(name, value)
    }
  }

  private mutating func add(_ name: String, _ value: String) {
    options.append(Option(name: name, value: value, words: ["\(name)=\(value)"]))
  }

  /// An option's name, and the value that stands in the same word.
  private static func parts(of word: String) -> (name: String, value: String?) {
    guard let equals = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.index(after: equals)...]))
  }
}
