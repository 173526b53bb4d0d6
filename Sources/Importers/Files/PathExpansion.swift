import Foundation
import Language

/// The files that words of a request stand for.
struct PathExpansion: Hashable {
  /// A file to load, as it is to be shown, and the word that it came from.
  struct File: Hashable {
    let path: String
    /// What is asked for of an archive or a workbook, as in `book.xlsx/Sheet2`; nil for all.
    var part: String?
    let span: Span
    /// Whether it was named by itself, and not found in a folder or by a pattern, which a system's
    /// shell makes several names of: then it has to be one that can be loaded.
    var isNamed = true
  }

  /// In the order of the words, those of a folder or a pattern by name, and each only once.
  private(set) var files: [File] = []
  /// What stood in a folder and is no data.
  private(set) var skipped: [String] = []
  private var seen: Set<String> = []
  /// Whether there is one word only.
  private var isAlone = true

  init(_ words: [Word]) throws(Diagnostic) {
    guard !words.isEmpty else {
      throw Diagnostic(.syntax, "load needs a file", label: "load orders.csv, load exports/*.csv")
    }
    isAlone = words.count == 1
    for word in words { try add(word) }
    guard !files.isEmpty else { throw Self.nothing(in: words) }
  }

  private mutating func add(_ word: Word) throws(Diagnostic) {
    let path = Self.expandingHome(word.text)
    switch FileState(path) {
    case .file: append(path, word.span, isNamed: isAlone)
    case .folder: try addFolder(path, word)
    case .other:
      throw Diagnostic(.file, "\(path) is neither a file nor a folder", at: word.span)
    case .missing where Self.fileAbove(path) != nil:
      guard let file = Self.fileAbove(path) else { return }
      append(file, part: String(path.dropFirst(file.count + 1)), word.span, isNamed: isAlone)
    case .missing where path.contains(where: { "*?[".contains($0) }):
      let found = Self.matches(path)
      let plain = found.filter { FileState($0) == .file }
      let folders = found.filter { FileState($0) == .folder }
      guard !plain.isEmpty || !folders.isEmpty else {
        throw Diagnostic(.file, "no file matches \(path)", at: word.span)
      }
      for path in plain { append(path, word.span, isNamed: isAlone && found.count == 1) }
      for path in folders { try addFolder(path, word) }
    case .missing: throw Self.missing(path, at: word.span)
    case .denied(let part):
      throw Diagnostic(
        .file, "no right to look into \(part)", at: word.span,
        label: "ask its owner, or copy the files to a place of your own")
    }
  }

  private mutating func append(
    _ path: String, part: String? = nil, _ span: Span, isNamed: Bool = true
  ) {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    if seen.insert(real + "/" + (part ?? "")).inserted {
      files.append(File(path: path, part: part, span: span, isNamed: isNamed))
    }
  }

  /// The file that a path goes on behind, as `book.xlsx` in `book.xlsx/Sheet2`.
  private static func fileAbove(_ path: String) -> String? {
    var parent = path[...]
    while let slash = parent.lastIndex(of: "/"), slash != parent.startIndex {
      parent = parent[..<slash]
      switch FileState(String(parent)) {
      case .file: return String(parent)
      case .missing: continue
      default: return nil
      }
    }
    return nil
  }

  /// The data files right in a folder; hidden ones are passed over, others told.
  private mutating func addFolder(_ folder: String, _ word: Word) throws(Diagnostic) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Diagnostic(
        .file, "no right to look into \(folder)", at: word.span,
        label: "ask its owner, or copy the files to a place of your own")
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if FileState(path) == .file, DataFile.isNamed(name) {
        append(path, word.span, isNamed: false)
      } else {
        skipped.append(path)
      }
    }
  }

  /// Folders in which nothing is data.
  private static func nothing(in words: [Word]) -> Diagnostic {
    let folders = words.map { expandingHome($0.text) }
    let deeper = folders.first { !matches($0 + "/*").filter { FileState($0) == .folder }.isEmpty }
    return Diagnostic(
      .file, "no data files in \(folders.joined(separator: ", "))", at: words[0].span,
      label: """
        opsh loads \(DataFile.extensions.map { "." + $0 }.joined(separator: " ")), also packed: \
        \(DataFile.packed.map { "." + $0 }.joined(separator: " "))
        """,
      hints: deeper.map { ["it has folders; load \(Printer.quoted($0 + "/*")) goes into them"] }
        ?? [])
  }

  static func expandingHome(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/") else { return path }
    let home = ProcessInfo.processInfo.environment["HOME"] ?? NSHomeDirectory()
    return home + path.dropFirst()
  }

  /// What a pattern with `*`, `?` and `[...]` stands for, by name.
  private static func matches(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }

  /// There is no such file: which name in the folder comes near.
  private static func missing(_ path: String, at span: Span) -> Diagnostic {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let near = closest(to: url.lastPathComponent, among: names, limit: 1).first
    let prefix = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return Diagnostic(
      .file, "no such file: \(path)", at: span,
      correction: near.map { Correction("\(prefix)\($0)") })
  }
}
