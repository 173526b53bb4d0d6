import Foundation

/// A file that is written whole or not at all: beside its place first, then moved into it.
///
/// A link stays a link, and what it leads to is replaced. What is no plain file, as a pipe, is written
/// as it is.
struct WholeFile {
  /// Where it will be.
  let path: String
  /// Whether something is there already that it will take the place of.
  let isThere: Bool
  private let isPlain: Bool
  private let isFolder: Bool

  init(_ path: String) {
    let full = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
    let kind = try? FileManager.default.attributesOfItem(atPath: full)[.type] as? FileAttributeType
    self.path = full
    isPlain = !exists || kind == .typeRegular
    isThere = exists && isPlain
    self.isFolder = isFolder.boolValue
  }

  /// Where the body has to write it.
  private var beside: String {
    guard isPlain else { return path }
    let url = URL(fileURLWithPath: path)
    let name = ".\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
    return url.deletingLastPathComponent().appending(path: name).path
  }

  private static var fault: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }

  /// Writes it; what was there before stays as it was when the body fails.
  ///
  /// - Parameter body: gets the path to write to, at which an empty file is.
  func write(_ body: (String) throws -> Void) throws {
    let place = beside
    guard !isFolder else { throw POSIXError(.EISDIR) }
    guard isPlain else { return try body(place) }
    let manager = FileManager.default
    let made = open(place, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard made >= 0 else { throw Self.fault }
    close(made)
    do {
      try body(place)
      if let mode = try? manager.attributesOfItem(atPath: path)[.posixPermissions] {
        try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: place)
      }
      guard rename(place, path) == 0 else { throw Self.fault }
    } catch {
      try? manager.removeItem(atPath: place)
      throw error
    }
  }
}
