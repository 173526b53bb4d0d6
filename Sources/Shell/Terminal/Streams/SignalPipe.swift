import CLibedit
import Foundation
import Synchronization

/// Signals as bytes in a pipe, so that they can be waited for together with input.
///
/// A handler may do little more than write to a pipe. Handlers, and neither blocked nor ignored
/// signals, because both of those are inherited by the pagers and editors that a shell starts.
final class SignalPipe: Sendable {
  /// Who receives signals: there is one pipe for each.
  enum Receiver: Sendable {
    /// The keeper of running statements, for SIGINT.
    case interrupts
    /// The line editor.
    case editor
  }

  let readEnd: Int32
  private let writeEnd: Int32
  private let receiver: Receiver

  /// nil when the process has no file descriptors left.
  init?(for receiver: Receiver) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
    self.receiver = receiver
    switch receiver {
    case .interrupts: interruptsEnd.store(writeEnd, ordering: .releasing)
    case .editor: editorEnd.store(writeEnd, ordering: .releasing)
    }
  }

  deinit {
    switch receiver {
    case .interrupts: interruptsEnd.store(-1, ordering: .releasing)
    case .editor: editorEnd.store(-1, ordering: .releasing)
    }
    close(readEnd)
    close(writeEnd)
  }

  /// Begins to receive `signals`, but for those that the process was started to ignore (nohup).
  ///
  /// Signals that are blocked are no longer: whoever started the process from a thread that
  /// blocks them did not mean it to be deaf. The handlers do not restart system calls: a wait for
  /// input is to end.
  func receive(_ signals: [Int32], flags: Int32 = 0) {
    for signal in signals where opsh_is_ignored(signal) == 0 {
      var one = sigset_t()
      sigemptyset(&one)
      sigaddset(&one, signal)
      pthread_sigmask(SIG_UNBLOCK, &one, nil)
      switch receiver {
      case .interrupts:
        opsh_handle(signal, { forward($0, to: interruptsEnd.load(ordering: .acquiring)) }, flags)
      case .editor:
        opsh_handle(signal, { forward($0, to: editorEnd.load(ordering: .acquiring)) }, flags)
      }
    }
  }

  /// Leaves `signals` to what they do by default.
  func release(_ signals: [Int32]) {
    for signal in signals where opsh_is_ignored(signal) == 0 { opsh_handle_by_default(signal) }
  }

  /// The signals that have come since the last time, in their order.
  func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(readEnd, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].map { Int32($0) } : []
  }
}

private let interruptsEnd = Atomic<Int32>(-1)
private let editorEnd = Atomic<Int32>(-1)

/// All that a handler does; `write` is one of the few calls that it may make.
private func forward(_ signal: Int32, to end: Int32) {
  let saved = errno
  var byte = UInt8(truncatingIfNeeded: signal)
  _ = write(end, &byte, 1)
  errno = saved
}
