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

  private static func parts(of path: String) -> [Int]? {
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

  /// Removes a store's file and its log.
  static func remove(_ path: String) {
    unlink(path)
    unlink(path + ".wal")
  }
}
