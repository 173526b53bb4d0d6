import Values

/// A topic of the manual, with its page in each language.
package struct ManualTopic: Sendable {
  package let name: String
  /// What it is about, in English.
  package let summary: String
  private let english: @Sendable () -> [UInt8]
  private let chinese: @Sendable () -> [UInt8]

  /// Takes the pages as they are named, and touches neither until it is asked for.
  init(
    _ name: String, _ summary: String, _ english: @autoclosure @escaping @Sendable () -> [UInt8],
    _ chinese: @autoclosure @escaping @Sendable () -> [UInt8]
  ) {
    self.name = name
    self.summary = summary
    self.english = english
    self.chinese = chinese
  }

  /// The Markdown of the page in a language.
  func markdown(in language: UserLanguage) -> String {
    switch language {
    case .english: String(decoding: english(), as: UTF8.self)
    case .chinese: String(decoding: chinese(), as: UTF8.self)
    }
  }
}
