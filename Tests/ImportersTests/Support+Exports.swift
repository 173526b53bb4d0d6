import Importers
import Store
import TestSupport
import Testing

extension Store {
  /// Loads a text as a file of that name, recognised by itself.
  ///
  /// - Returns: the accounts, whose rows of the file all have to be told of.
  @discardableResult
  func take(_ text: String, as name: String = "x.csv", in folder: Folder) throws -> [FileAccount] {
    let path = try folder.write(name, text)
    let files = try load("\"\(path)\"").files
    for file in files where file.loadedBefore == nil { #expect(file.isWhole, "\(file.dataset)") }
    return files
  }

  /// Loads a file of the real data, whose rows all have to be told of.
  @discardableResult
  func take(real name: String, _ options: String = "") throws -> [FileAccount] {
    let files = try load("\"\(realData ?? "")/\(name)\" " + options).files
    for file in files { #expect(file.isWhole, "\(name) \(file.dataset)") }
    return files
  }
}

extension FileAccount {
  /// Whether the rows that came are those that went somewhere.
  var isWhole: Bool {
    read == added + updated + unchanged + repeated + joined + skippedCount + rejected
  }

  /// Rows read, added and rejected.
  var tally: [Int] { [read, added, rejected] }

  /// The export and the data set.
  var taken: String { "\(export ?? "-") > \(dataset)" }
}

extension Sequence<FileAccount> {
  /// Data set, added and rejected rows of each.
  var brief: [String] { map { "\($0.dataset) \($0.added) \($0.rejected)" } }
}
