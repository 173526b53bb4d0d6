import Foundation

/// The three streams that every process begins with.
package enum StandardStreams {
  /// Opens those that the parent has closed on nothing.
  ///
  /// Otherwise the next file to be opened would take their numbers, and answers would be written
  /// into the store.
  package static func fillClosed() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is given, which is this one.
      _ = open("/dev/null", O_RDWR)
    }
  }
}
