/// A language that opsh speaks to people.
package enum UserLanguage: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  /// The language that the environment asks for: the first of `LC_ALL`, `LC_MESSAGES` and `LANG`
  /// that is set decides.
  package init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let set = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    self = set?.lowercased().hasPrefix("zh") == true ? .chinese : .english
  }
}
