import Foundation

/// A terminal that no one sees, for a library that insists on having one.
final class HiddenTerminal {
  /// The side of a program that runs in it.
  let descriptor: Int32
  /// A stream for output that goes nowhere.
  let output: UnsafeMutablePointer<FILE>
  /// The side of whoever would be looking; open, or the terminal would be hung up.
  private let master: Int32

  /// A terminal of a fixed size; nil when the system has no more of them.
  init?(columns: UInt16, rows: UInt16) {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var size = winsize()
    size.ws_col = columns
    size.ws_row = rows
    guard openpty(&ends.master, &ends.slave, nil, nil, &size) == 0 else { return nil }
    guard let output = fopen("/dev/null", "w") else {
      close(ends.master)
      close(ends.slave)
      return nil
    }
    for end in [ends.master, ends.slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    master = ends.master
    descriptor = ends.slave
    self.output = output
  }

  deinit {
    fclose(output)
    close(descriptor)
    close(master)
  }
}
