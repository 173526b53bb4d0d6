import Values

/// What became of all files of a request.
package struct LoadAccount: Hashable, Sendable {
  /// A file that was passed over, and why.
  package struct Fault: Hashable, Sendable {
    package var file: String
    package var reason: Wording

    package init(file: String, reason: Wording) {
      self.file = file
      self.reason = reason
    }
  }

  /// In the order in which they were loaded.
  package var files: [FileAccount] = []
  /// Whether the result was not kept.
  package let isDryRun: Bool
  /// The ISO code of the store's currency.
  package let currency: String
  /// Files of folders and patterns that could not be loaded.
  package var faults: [Fault] = []
  /// Sentences on the store itself.
  package var notes: [Wording] = []
  /// What stood in folders and is no data.
  package let skipped: [String]

  init(isDryRun: Bool, currency: String, skipped: [String]) {
    self.isDryRun = isDryRun
    self.currency = currency
    self.skipped = skipped
  }

  /// The account for people: a row per file, how the columns were matched, what was rejected.
  package var report: Report {
    AccountReport(account: self).report
  }
}
