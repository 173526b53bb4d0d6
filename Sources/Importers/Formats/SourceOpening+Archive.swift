import Language
import Values

/// Archives, and files that are packed on their own.
extension SourceOpening {
  /// A file in an archive.
  private struct Member {
    let place: Int
    let name: String
  }

  /// Archives within archives are opened, but not for ever.
  private static let deepest = 2

  func openArchive(_ origin: Origin, part: String?, depth: Int) throws -> Content {
    guard depth < Self.deepest else {
      throw Diagnostic(
        .file, "\(origin.shown) is packed more than twice", label: "unpack it and load that")
    }
    // What is packed in an archive is looked into from a copy of its own.
    let origin = try onDisk(origin, .utf8)
    let archive = try Archive(origin.path, shown: origin.shown, checkCancelled: checkCancelled)
    var members: [Member] = []
    var content = Content()
    var parts: [String: Int] = [:]
    var place = 0
    while let entry = try archive.next() {
      defer { place += 1 }
      if entry.isNameless {
        return try open(
          Origin(path: origin.path, member: 0, shown: origin.shown, unpacked: origin.unpacked),
          part: part, depth: depth + 1)
      }
      if entry.isFolder { continue }
      parts[entry.name] = place
      if entry.isFile, let name = Self.visible(entry.name) {
        members.append(Member(place: place, name: name))
      } else {
        content.skip(origin.shown + "/" + Self.told(entry.name))
      }
    }
    if let kind = Self.document(members.map { $0.name }) {
      guard kind == .workbook else { throw kind.diagnostic(origin.shown) }
      // Parts of a workbook may be called as what is left out of other archives.
      return try openWorkbook(origin, parts: parts, part: part)
    }
    return try content + openMembers(members, of: origin, part: part, depth: depth)
  }

  private func openMembers(
    _ all: [Member], of origin: Origin, part: String?, depth: Int
  ) throws -> Content {
    var content = Content()
    var members = all
    if let part {
      members = all.filter { part == $0.name || part.hasPrefix($0.name + "/") }
      guard !members.isEmpty else { throw Self.missing(part, among: all, of: origin) }
    } else if all.contains(where: { DataFile.isNamed($0.name) }) {
      members = all.filter { DataFile.isNamed($0.name) }
      for member in all where !DataFile.isNamed(member.name) {
        content.skip(origin.shown + "/" + member.name)
      }
    }
    guard !members.isEmpty else {
      throw Diagnostic(.file, "\(origin.shown) has no files in it")
    }
    for member in members.sorted(by: { $0.name < $1.name }) {
      let inside = part.map { String($0.dropFirst(member.name.count + 1)) } ?? ""
      content =
        try content
        + open(
          Origin(
            path: origin.path, member: member.place, shown: origin.shown + "/" + member.name,
            unpacked: origin.unpacked),
          part: inside.isEmpty ? nil : inside, depth: depth + 1)
    }
    return content
  }

  private static func missing(
    _ part: String, among members: [Member], of origin: Origin
  ) -> Diagnostic {
    let names = members.map { $0.name }
    let near = closest(to: part, among: names, limit: 1).first
    return Diagnostic(
      .file, "\(origin.shown) has no file \(part) in it",
      correction: near.map { Correction("\(origin.shown)/\($0)") },
      hints: ["it has \(names.sorted().prefix(20).joined(separator: ", "))"])
  }

  // MARK: - Names

  /// A member's name; nil for what systems put into archives beside the files.
  private static func visible(_ name: String) -> String? {
    let parts = name.split(separator: "/").map(String.init)
    let isJunk = parts.contains {
      $0.hasPrefix(".") || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains($0)
    }
    return isJunk || parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// What is left out, by the folder that all of it is in.
  private static func told(_ name: String) -> String {
    name.hasPrefix("__MACOSX/") ? "__MACOSX" : name
  }

  // MARK: - Documents

  /// Documents that are ZIP archives themselves.
  private enum Document {
    case workbook, binaryWorkbook, openDocument, text

    func diagnostic(_ path: String) -> Diagnostic {
      let save: Wording = "save it as .xlsx or CSV in a spreadsheet and load that"
      return switch self {
      case .workbook: Diagnostic(.file, "\(path) is an Excel workbook", label: save)
      case .binaryWorkbook:
        Diagnostic(.file, "\(path) is a binary Excel workbook (.xlsb)", label: save)
      case .openDocument: Diagnostic(.file, "\(path) is an OpenDocument file", label: save)
      case .text:
        Diagnostic(.file, "\(path) is a document", label: "load the table it was made from")
      }
    }
  }

  private static func document(_ names: [String]) -> Document? {
    let names = Set(names)
    if names.contains("xl/workbook.xml") { return .workbook }
    if names.contains("xl/workbook.bin") { return .binaryWorkbook }
    if names.contains("META-INF/manifest.xml"), names.contains("content.xml") {
      return .openDocument
    }
    let isDocument = names.contains("word/document.xml") || names.contains("ppt/presentation.xml")
    return isDocument ? .text : nil
  }
}

extension SourceOpening.Content {
  fileprivate mutating func skip(_ name: String) {
    if !skipped.contains(name) { skipped.append(name) }
  }
}
