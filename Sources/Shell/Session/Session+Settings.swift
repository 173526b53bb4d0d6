import Language
import Planner
import Render
import Values
import Verbs

extension Session {
  /// The names that `set` knows, with what they are for.
  package static let settings: [(name: String, about: String)] = [
    ("today", "the present: a day such as 2024-05-14, with a time if wanted; `real` for the clock"),
    ("format", "table, csv, tsv, json, jsonl, md or html"),
    ("rows", "rows of a table shown on a terminal; `all` for all"),
    ("width", "columns of the output; `all` for as many as needed"),
    ("ascii", "on or off: keep to ASCII"),
    ("color", "on or off"),
    ("language", "en or zh: the language of headings, notes and faults"),
    ("units", "wan or plain: large numbers in 万 and 亿, where the language is Chinese"),
    ("on_error", "stop, or section: what a fault in a script ends"),
    ("wait", "seconds to wait while another process holds the store"),
  ]

  /// As in `set NAME VALUE`.
  func set(_ name: Name, _ words: [Word]) throws(Diagnostic) {
    guard let value = words.first?.text else {
      throw Diagnostic(.syntax, "\"set \(name.text)\" needs a value", at: name.span)
    }
    let joined = words.map { $0.text }.joined(separator: " ")
    let span = words[0].span.to(words[words.count - 1].span)
    switch name.text {
    case "today":
      do throws(Diagnostic) {
        try workspace.setToday(joined)
      } catch {
        throw error.placed(at: span)
      }
    case "format":
      guard let format = Format(rawValue: value) else {
        throw choice(name, span, Format.allCases.map { $0.rawValue })
      }
      options.format = format
    case "rows":
      options.maxRows = try number(name, value, span)
      options.followsTerminal = false
    case "width":
      options.width = try number(name, value, span)
      if options.errorWidth != nil { options.errorWidth = options.width }
      options.followsTerminal = false
    case "ascii": options.ascii = try flag(name, value, span)
    case "color": options.color = try flag(name, value, span)
    case "language":
      guard let language = UserLanguage(rawValue: value) else {
        throw choice(name, span, UserLanguage.allCases.map { $0.rawValue })
      }
      options.language = language
    case "units":
      guard ["wan", "plain"].contains(value) else { throw choice(name, span, ["wan", "plain"]) }
      options.countsInWan = value == "wan"
    case "on_error":
      guard ["stop", "section"].contains(value) else {
        throw choice(name, span, ["stop", "section"])
      }
      options.stopsOnError = value == "stop"
    case "wait":
      guard let seconds = Double(value), seconds >= 0, seconds <= 86_400 else {
        throw Diagnostic(.syntax, "\"wait\" takes a number of seconds", at: span)
      }
      workspace.store.wait = seconds
    default:
      let known = Self.settings.map { $0.name }
      let near = closest(to: name.text, among: known, limit: 1)
      throw Diagnostic(
        .unknownName, "no setting called \"\(name.spoken)\"", at: name.span,
        correction: near.first.map { Correction($0) },
        label: "settings are \(known.joined(separator: ", "))")
    }
  }

  private func choice(_ name: Name, _ span: Span, _ values: [String]) -> Diagnostic {
    Diagnostic(
      .syntax, "\"\(name.text)\" is one of \(values.joined(separator: ", "))", at: span)
  }

  private func flag(_ name: Name, _ value: String, _ span: Span) throws(Diagnostic) -> Bool {
    switch value {
    case "on", "true", "yes": return true
    case "off", "false", "no": return false
    default: throw choice(name, span, ["on", "off"])
    }
  }

  private func number(_ name: Name, _ value: String, _ span: Span) throws(Diagnostic) -> Int? {
    if value == "all" { return nil }
    guard let number = Int(value), number >= 10 || name.text == "rows", number > 0 else {
      throw Diagnostic(
        .syntax, "\"\(name.text)\" takes a whole number or all", at: span)
    }
    return number
  }
}
