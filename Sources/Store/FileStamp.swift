#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What tells one state of a store's file from another without opening it: which file it is, how
/// long, and when it and its write-ahead log were changed.
struct FileStamp: Hashable, Sendable {
  private let parts: [Int]

  /// The stamp of a store's file; nil when there is none.
  init?(_ path: String) {
    guard let file = Self.parts(of: path) else { return nil }
    parts = file + (Self.parts(of: path + ".wal") ?? [])
  }

  static func parts(of path: String) -> [Int]? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return [Int(status.st_ino), Int(status.st_size), time.tv_sec, time.tv_nsec]
  }

  /// Moves a store's file that nobody has open to a place where none is, readable for its owner alone.
  static func move(_ path: String, to place: String) -> Bool {
    guard chmod(path, 0o600) == 0, link(path, place) == 0 else {
      // Some disks have no links.
      return access(place, F_OK) != 0 && rename(path, place) == 0
    }
    unlink(path)
    return true
  }

  /// Puts a store's file in the place of another one at once, readable for its owner alone.
  static func replace(_ place: String, by path: String) -> Bool {
    chmod(path, 0o600) == 0 && rename(path, place) == 0
  }

  /// Gives a file a second name, or its only one where the disk knows no second names.
  static func keep(_ path: String, at place: String) -> Bool {
    link(path, place) == 0 || rename(path, place) == 0
  }

  /// Removes a store's file and its log.
  static func remove(_ path: String) {
    unlink(path)
    unlink(path + ".wal")
  }
}
