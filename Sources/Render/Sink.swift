/// Where a format writes: a buffer that is handed on whenever it is full.
struct Sink {
  private var bytes: [UInt8] = []
  private let emit: ((String) throws -> Void)?
  /// The first error of the receiver, such as a closed pipe; nothing is handed on after it.
  private(set) var failure: (any Error)?

  /// Whether no line has been written yet.
  private(set) var isEmpty = true

  private static let capacity = 1 << 16

  /// - Parameter emit: takes the text in pieces of whole lines; nil to keep all of it.
  init(emit: ((String) throws -> Void)? = nil) { self.emit = emit }

  mutating func put(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

  mutating func put(_ byte: UInt8) { bytes.append(byte) }

  mutating func line(_ text: String = "") {
    put(text)
    endLine()
  }

  mutating func put(_ bytes: some Sequence<UInt8>) { self.bytes.append(contentsOf: bytes) }

  /// Ends a line, and hands on what is there when it is much.
  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isEmpty = false
    if emit != nil, bytes.count >= Self.capacity { flush() }
  }

  mutating func flush() {
    guard let emit else { return }
    if failure == nil {
      do { try emit(String(decoding: bytes, as: UTF8.self)) } catch { failure = error }
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// What has not been handed on.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
