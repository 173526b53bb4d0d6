import CThreads

#if canImport(Glibc)
  import Glibc
#endif

/// A thread for work of some milliseconds beside the first one's.
enum SecondThread {
  /// Runs a body on a thread of its own, on another core where there is one; not at all where the
  /// system gives no thread.
  ///
  /// Linux often begins a thread on the core of its parent, where the two take turns: it sees only
  /// later that another core is idle, when work as short as this is done.
  static func run(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body: body))
    if opsh_start_thread(main, work.toOpaque()) != 0 { work.release() }
  }

  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    guard let given = $0 else { return nil }
    growHeap()
    Unmanaged<Work>.fromOpaque(given).takeRetainedValue().body()
    return nil
  }

  /// Carries a body to its thread.
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Lets the thread's heap grow in large steps once; what is given back stays with the thread.
  ///
  /// glibc lets the heap of every thread but the first grow by single pages, with a system call
  /// for each: hundreds of them for the two megabytes that the model needs.
  private static func growHeap() {
    #if canImport(Glibc)
      // Just below what glibc gives a mapping of its own.
      let held = (0..<20).map { _ in malloc(120_000) }
      for piece in held { free(piece) }
    #endif
  }
}
