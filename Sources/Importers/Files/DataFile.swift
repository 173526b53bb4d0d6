/// The files that hold data, by the endings of their names.
package enum DataFile {
  static let extensions = [
    "csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "json", "jsonl", "ndjson", "parquet",
  ]
  static let packed = ["gz", "zip", "7z", "tar", "tgz", "rar", "zst", "xz", "bz2"]

  /// Whether a file is to be loaded when it stands among others.
  package static func isNamed(_ name: String) -> Bool {
    let name = name.lowercased()
    return (extensions + packed).contains { name.hasSuffix("." + $0) }
  }
}
