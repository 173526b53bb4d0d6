/// Text that was copied from a session: the prompts in it are no part of the statements.
enum Pasted {
  private static let prompts = ["opsh>", "..>", ">>>", "..."]
  /// What stands around code in notes and chats.
  private static let fence = "```"

  /// A text without the prompts before its lines; a line behind `..>` goes on with the one above.
  static func text(_ text: String) -> String {
    guard prompts.contains(where: { text.contains($0) }) || text.contains(fence) else {
      return text
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
      .joined(separator: "\n")
  }

  static func line(_ line: String) -> String {
    let bare = line.drop { $0 == " " || $0 == "\t" }
    if bare.hasPrefix(fence), !bare.contains(" ") { return "" }
    for prompt in prompts where bare.hasPrefix(prompt) {
      let rest = bare.dropFirst(prompt.count)
      // Further right than the first line, whatever was typed there.
      return prompt.hasPrefix(".")
        ? "  " + rest.drop { $0 == " " } : String(rest.drop { $0 == " " })
    }
    return line
  }
}
