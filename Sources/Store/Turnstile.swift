import Engine
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The turnstile in front of a store's file, through which readers and writers come in turn.
///
/// The engine's own lock lets readers in while others read, so that a writer might wait for ever.
/// Everybody passes the turnstile to open the store: a reader goes through, a writer stays in it until
/// it has closed the store, and those who come later wait behind it. It is a lock on an empty file of
/// the machine's temporary folder, named after the store's file; where there can be none, all go as they
/// would without it.
final class Turnstile: Sendable {
  private let path: String?
  /// The open file; −1 while nothing is held.
  private let held = Mutex<Int32>(-1)

  /// - Parameter store: the store's file; it need not be there yet.
  init(store: String?) {
    var status = stat()
    guard let store, stat(store, &status) == 0 else {
      path = nil
      return
    }
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    path = "\(folder)/opsh-\(status.st_dev)-\(status.st_ino).turn"
  }

  deinit { release() }

  /// Tries to go in; false while another process is inside.
  ///
  /// - Parameter stays: whether to stay in it, as a writer does.
  func enter(stays: Bool) -> Bool {
    guard let path, held.withLock({ $0 }) < 0 else { return true }
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else { return true }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK
      close(file)
      return !isTaken
    }
    if stays {
      var text = Array("\(getpid())\n".utf8)
      ftruncate(file, 0)
      _ = pwrite(file, &text, text.count, 0)
      held.withLock { $0 = file }
    } else {
      close(file)
    }
    return true
  }

  /// What is said of whoever is inside.
  var locked: EngineError {
    EngineError(.locked(processID: holder, program: holder.flatMap(Self.program)), "")
  }

  /// The program of a process, where the system tells it.
  private static func program(_ process: Int) -> String? {
    var bytes = [CChar](repeating: 0, count: 1024)
    let count = readlink("/proc/\(process)/exe", &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The process that is inside, as far as it is known.
  private var holder: Int? {
    guard let path else { return nil }
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = read(file, &bytes, bytes.count)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return Int(text.prefix { $0.isNumber })
  }

  /// Leaves it; without being inside nothing happens.
  func release() {
    held.withLock { file in
      if file >= 0 { close(file) }
      file = -1
    }
  }
}
