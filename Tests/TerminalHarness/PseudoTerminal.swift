import Foundation
import Synchronization

/// A program that runs in a terminal of its own: keys go in, and what it shows can be read.
///
/// The program leads a session with the pseudo-terminal as its controlling one, so that Ctrl-C,
/// Ctrl-Z and changes of size reach it as signals, as they would from a window.
package final class PseudoTerminal: Sendable {
  /// What went wrong, with the screen as it was.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// How the program ended.
  package enum Ending: Equatable, Sendable {
    case exit(Int32)
    case signal(Int32)
  }

  /// Seconds that a wait may last: far more than any takes, as tests share the machine.
  package static let patience = 60.0

  private let master: Int32
  /// A descriptor of the program's side, kept open so that its settings can be read.
  private let slave: Int32
  private let process: pid_t
  private let recording: Recording
  private let ending = Mutex<Ending?>(nil)

  /// Starts `program` on a screen of `columns` and `rows`.
  ///
  /// Its environment is `environment` and nothing else, but for `TERM=xterm-256color` and
  /// `LC_ALL=C.UTF-8` where it does not say otherwise.
  package init(
    _ program: String, arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    var name = [CChar](repeating: 0, count: 256)
    guard openpty(&ends.master, &ends.slave, nil, nil, &size) == 0,
      ttyname_r(ends.slave, &name, name.count) == 0
    else { throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))") }
    let letters = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let path = String(decoding: letters, as: UTF8.self)
    for end in [ends.master, ends.slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    master = ends.master
    slave = ends.slave
    let recording = Recording(VirtualScreen(columns: columns, rows: rows))
    self.recording = recording
    var variables = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
    variables.merge(environment) { $1 }
    process = try Self.spawn(
      program, [program] + arguments, variables.map { "\($0)=\($1)" }, terminal: path)
    Thread.detachNewThread { [master] in recording.readAll(from: master) }
  }

  deinit {
    if poll() == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    // With the last descriptor of this side gone, the thread that reads finds the end.
    close(slave)
  }

  /// What the screen shows now.
  package var screen: VirtualScreen { recording.screen.withLock { $0 } }

  /// Everything that the program has written so far.
  package var output: String { recording.bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Whether the terminal echoes and hands over whole lines, as a shell leaves it.
  package var isCooked: Bool {
    var settings = termios()
    tcgetattr(slave, &settings)
    let wanted = tcflag_t(ECHO | ICANON | ISIG)
    return settings.c_lflag & wanted == wanted && settings.c_iflag & tcflag_t(ICRNL) != 0
  }

  /// Makes the terminal echo and hand over whole lines, as a shell does when it takes it back.
  package func makeCooked() {
    var settings = termios()
    tcgetattr(slave, &settings)
    settings.c_lflag |= tcflag_t(ECHO | ICANON | ISIG)
    settings.c_iflag |= tcflag_t(ICRNL)
    tcsetattr(slave, TCSANOW, &settings)
  }

  /// Types a text; `\r` is Enter, control characters are what Ctrl with a letter sends.
  package func type(_ text: String) { type(Array(text.utf8)) }

  /// Types bytes, which need not be valid UTF-8.
  package func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Presses keys, one after the other.
  package func press(_ keys: TerminalKey...) {
    for key in keys { type(key.rawValue) }
  }

  /// Pastes a text as a terminal does that marks pastes.
  package func paste(_ text: String) { type("\u{1B}[200~\(text)\u{1B}[201~") }

  /// Gives the window another size; the program gets SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    recording.screen.withLock { $0.resize(columns: columns, rows: rows) }
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Sends a signal to the program.
  package func send(_ signal: Int32) { kill(process, signal) }

  /// Waits until the screen is as `condition` wants it, at most `seconds`.
  package func wait(
    for what: String, seconds: Double = patience, until condition: (VirtualScreen) -> Bool
  ) async throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while !condition(screen) {
      if Date() > end {
        let (row, column) = screen.cursor
        throw Failure(
          description: """
            waited in vain for \(what); the screen shows, with the cursor at \(row), \(column):
            \(screen.text)
            """)
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Waits until the screen shows `text` anywhere.
  package func wait(for text: String, seconds: Double = patience) async throws {
    try await wait(for: text.debugDescription, seconds: seconds) { $0.text.contains(text) }
  }

  /// Waits until the screen shows nothing but `text`, whose lines are its rows, and the cursor
  /// stands in `column`, if that is given.
  package func wait(
    forScreen text: String, column: Int? = nil, seconds: Double = patience
  ) async throws {
    let place = column.map { " with the cursor in column \($0)" } ?? ""
    try await wait(for: "\n\(text)\n\(place)", seconds: seconds) {
      $0.text == text && $0.cursor.column == column ?? $0.cursor.column
    }
  }

  /// Waits until the program has ended, and tells how.
  package func waitForEnd(seconds: Double = patience) async throws -> Ending {
    let end = Date(timeIntervalSinceNow: seconds)
    while true {
      if let ending = poll() { return ending }
      if Date() > end {
        throw Failure(description: "the program goes on; the screen shows:\n\(screen.text)")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Waits until the program has been stopped (Ctrl-Z).
  package func waitForStop(seconds: Double = patience) async throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while true {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG | WUNTRACED) == process, status & 0xFF == 0x7F { return }
      if Date() > end { throw Failure(description: "the program was not stopped") }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  private func poll() -> Ending? {
    ending.withLock { ending in
      if let ending { return ending }
      var status: Int32 = 0
      guard waitpid(process, &status, WNOHANG) == process else { return nil }
      ending = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
      return ending
    }
  }
}

/// What a program has written, as bytes and as a screen.
private final class Recording: Sendable {
  let screen: Mutex<VirtualScreen>
  let bytes = Mutex<[UInt8]>([])

  init(_ screen: VirtualScreen) {
    self.screen = Mutex(screen)
  }

  func readAll(from master: Int32) {
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes.withLock { $0 += chunk[..<count] }
      screen.withLock { $0.write(chunk[..<count]) }
    }
    close(master)
  }
}

extension PseudoTerminal {
  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String], terminal: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    // POSIX_SPAWN_SETSID, which the C library shows only to GNU sources.
    let newSession: Int32 = 0x80
    let flags = newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var process = pid_t()
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = environment.map { strdup($0) } + [nil]
    defer { for text in argv + envp { free(text) } }
    let result = posix_spawn(&process, program, &actions, &attributes, argv, envp)
    guard result == 0 else {
      throw Failure(description: "cannot start \(program): \(String(cString: strerror(result)))")
    }
    return process
  }
}
