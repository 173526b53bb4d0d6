import Language
import Planner
import Render
import Values
import Verbs

/// What `set` can change: its name, what it is for, the words that it may be, and how it is set.
///
/// The list here is all that there is of a setting: help, completion and the man page read it.
package struct Setting: Sendable {
  package let name: String
  package let about: String
  /// The words that are offered for it; a setting that takes a number or a day has few or none.
  let values: [Keyword]
  private let take: @Sendable (GivenSetting, Session) throws(Diagnostic) -> Void

  private init(
    _ name: String, _ about: String, _ values: [Keyword] = [],
    take: @escaping @Sendable (GivenSetting, Session) throws(Diagnostic) -> Void
  ) {
    (self.name, self.about) = (name, about)
    (self.values, self.take) = (values, take)
  }

  /// In the order of help.
  package static let all = [
    Setting(
      "today", "the present: a day such as 2024-05-14, with a time if wanted; `real` for the clock",
      [Keyword("real", "the machine's clock")]
    ) { (given, session) throws(Diagnostic) in
      do throws(Diagnostic) {
        try session.workspace.setToday(given.text)
      } catch {
        throw error.placed(at: given.span)
      }
    },
    Setting(
      "format", Format.listed,
      Format.allCases.map { Keyword($0.rawValue, $0.summary) }
    ) { (given, session) throws(Diagnostic) in session.options.format = try given.choice() },
    Setting(
      "rows", "rows of a table shown on a terminal; `all` for all",
      [Keyword("all", "as many as there are")]
    ) { (given, session) throws(Diagnostic) in
      session.options.maxRows = try given.number(atLeast: 1)
      session.options.followsTerminal = false
    },
    Setting(
      "width", "columns of the output; `all` for as many as needed",
      [Keyword("all", "as many as there are")]
    ) { (given, session) throws(Diagnostic) in
      session.options.width = try given.number(atLeast: 10)
      if session.options.errorWidth != nil { session.options.errorWidth = session.options.width }
      session.options.followsTerminal = false
    },
    Setting("ascii", "on or off: keep to ASCII", switching) {
      (given, session) throws(Diagnostic) in session.options.ascii = try given.flag()
    },
    Setting("color", "on or off", switching) { (given, session) throws(Diagnostic) in
      session.options.color = try given.flag()
    },
    Setting(
      "language", "en or zh: the language of headings, notes and faults",
      UserLanguage.allCases.map { Keyword($0.rawValue) }
    ) { (given, session) throws(Diagnostic) in session.options.language = try given.choice() },
    Setting(
      "units", "wan or plain: large numbers in 万 and 亿, where the language is Chinese",
      [Keyword("wan", "1.2万"), Keyword("plain", "12,000")]
    ) { (given, session) throws(Diagnostic) in
      session.options.countsInWan = try given.word() == "wan"
    },
    Setting(
      "formulas", "plain or kept: texts that begin as formulas, in saved csv and tsv",
      [
        Keyword("plain", "with an apostrophe in front, so that a spreadsheet runs nothing"),
        Keyword("kept", "as they are, for programs"),
      ]
    ) { (given, session) throws(Diagnostic) in
      session.options.defusesFormulas = try given.word() == "plain"
    },
    Setting(
      "on_error", "stop, or section: what a fault in a script ends",
      [Keyword("stop", "ends the script"), Keyword("section", "ends the section")]
    ) { (given, session) throws(Diagnostic) in
      session.options.stopsOnError = try given.word() == "stop"
    },
    Setting("wait", "seconds to wait while another process holds the store") {
      (given, session) throws(Diagnostic) in
      guard let seconds = Double(given.first), seconds >= 0, seconds <= 86_400 else {
        throw Diagnostic(.syntax, "\"wait\" takes a number of seconds", at: given.span)
      }
      session.workspace.store.wait = seconds
    },
  ]

  private static let switching = [Keyword("on"), Keyword("off")]

  static func named(_ name: String) -> Setting? { all.first { $0.name == name } }

  /// As in `set NAME VALUE`.
  static func set(_ name: Name, _ words: [Word], _ session: Session) throws(Diagnostic) {
    guard let first = words.first, let last = words.last else {
      throw Diagnostic(.syntax, "\"set \(name.text)\" needs a value", at: name.span)
    }
    guard let setting = named(name.text) else {
      let known = all.map { $0.name }
      let near = closest(to: name.text, among: known, limit: 1)
      throw Diagnostic(
        .unknownName, "no setting called \"\(name.spoken)\"", at: name.span,
        correction: near.first.map { Correction($0) },
        label: "settings are \(known.joined(separator: ", "))")
    }
    let given = GivenSetting(
      name: name.text, first: first.text,
      text: words.map { $0.text }.joined(separator: " "), span: first.span.to(last.span),
      words: setting.values.map { $0.text })
    try setting.take(given, session)
  }
}
