/// A language that opsh speaks to people.
package enum UserLanguage: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}
