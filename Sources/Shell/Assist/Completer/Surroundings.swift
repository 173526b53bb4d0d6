import Catalog
import Language
import Planner

/// What completion knows besides the language and the model: the session, the store, the disk.
struct Surroundings {
  /// Gives periods their dates; without one they are offered without.
  var clock: Clock?
  /// The model with what is loaded, for the columns of answers; nil where there is no store.
  var planning: () -> Planning? = { nil }
  /// The columns of the answers that `| as NAME` has kept.
  var kept: [String: [String]] = [:]
  /// The parameters with their values in words.
  var parameters: [(name: String, value: String)] = []
  /// The manual's pages.
  var topics: [Entry] = []
  /// The most frequent values of a dimension of a data set; it has to be quick.
  var values: (DimensionPath, Dataset) -> [String] = { _, _ in [] }
  /// What a folder holds; nothing for one that cannot be read.
  var files: (String) -> [FileEntry] = { _ in [] }
}

/// A file or folder in a folder.
struct FileEntry: Hashable {
  var name: String
  var isFolder: Bool
  /// In bytes; nil for a folder.
  var size: Int?
}
