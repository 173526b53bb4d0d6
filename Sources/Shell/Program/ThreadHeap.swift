#if canImport(Glibc)
  import Glibc
#endif

/// Room for small pieces in the heap of a thread that reads the model.
///
/// glibc lets the heap of every thread but the first grow by single pages, with a system call for
/// each: hundreds of them for the two megabytes that the model needs.
enum ThreadHeap {
  private static let pieces = 20
  /// Just below what glibc gives a mapping of its own.
  private static let size = 120_000

  /// Lets the heap grow in large steps once; what is given back stays with the thread.
  static func grow() {
    #if canImport(Glibc)
      let held = (0..<pieces).map { _ in malloc(size) }
      for piece in held { free(piece) }
    #endif
  }
}
