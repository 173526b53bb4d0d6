import Foundation
import Language
import Values

/// The stages of the pipeline in text, for `--stage` and golden tests.
enum StageText {
  static func tokens(of source: Source) -> String {
    Lexer.tokens(of: source.text).map { token in
      "\(token.span.start)..\(token.span.end) \(token.kind.rawValue) \(token.text.debugDescription)\n"
    }.joined()
  }

  static func trees(of statements: [Statement]) -> String {
    statements.map { tree($0.kind, indent: 0) + "\n" }.joined()
  }

  /// A report as JSON with sorted keys.
  static func text(of report: Report) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(report) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// A value of the syntax as an indented tree; spans and empty parts are left out.
  private static func tree(_ value: Any, indent: Int) -> String {
    let pad = String(repeating: "  ", count: indent)
    switch value {
    case let name as Name: return pad + "name " + name.text
    case let expression as Language.Expression: return tree(expression.kind, indent: indent)
    case let value as Value: return pad + "value " + value.description.debugDescription
    case let text as String: return pad + text.debugDescription
    default: break
    }
    let mirror = Mirror(reflecting: value)
    let children = mirror.children.filter { child in
      !unseen.contains(child.label ?? "") && !isEmpty(child.value)
    }
    switch mirror.displayStyle {
    case .optional: return children.first.map { tree($0.value, indent: indent) } ?? pad + "none"
    case .collection, .tuple:
      return children.map { tree($0.value, indent: indent) }.joined(separator: "\n")
    case .enum:
      guard let child = children.first, let label = child.label else { return pad + "\(value)" }
      return pad + label + "\n" + tree(child.value, indent: indent + 1)
    default:
      guard !children.isEmpty else { return pad + "\(value)" }
      return children.map { child in
        pad + (child.label ?? "") + "\n" + tree(child.value, indent: indent + 1)
      }.joined(separator: "\n")
    }
  }

  /// What does not tell one syntax from another; those with a stroke are kept aside by a wrapper.
  private static let unseen: Set = ["span", "_span", "_remarks", "isQuoted"]

  private static func isEmpty(_ value: Any) -> Bool {
    if let flag = value as? Bool { return !flag }
    let mirror = Mirror(reflecting: value)
    return (mirror.displayStyle == .optional || mirror.displayStyle == .collection)
      && mirror.children.isEmpty
  }
}
