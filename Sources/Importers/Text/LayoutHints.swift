#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks through a text for signs that not all of it is rows: blank lines, notes, the header again.
///
/// It is quick and sees more than there is, since it does not know of quotes: where it finds
/// something, the text is looked at record by record.
struct LayoutHints {
  private(set) var isFound = false
  private let header: [UInt8]
  private let separator: UInt8
  /// The cells of the header, by their first bytes: a header of another order begins with one.
  private let cells: [UInt8: [[UInt8]]]
  /// The end of the text so far, from a line end on whose line could not be seen yet.
  private var rest: [UInt8] = []

  private static let newline = UInt8(ascii: "\n")

  init(_ shape: TextShape) {
    header = shape.headerBytes
    separator = shape.separator
    let names = RecordFields.strict(shape.headerBytes, separator: shape.separator)
      .filter { $0.utf8.count > 1 }
    let cells = names.flatMap { [Array($0.utf8), Array("\"\($0)\"".utf8)] }
    self.cells = Dictionary(grouping: cells) { $0[0] }
  }

  /// How many bytes behind a line end are looked at.
  private var reach: Int { header.count + 2 }

  mutating func add(_ block: [UInt8]) {
    guard !isFound else { return }
    if !rest.isEmpty {
      let seam = rest + block.prefix(reach)
      look(seam, upTo: rest.count)
    }
    look(block, upTo: max(0, block.count - reach))
    rest = Array(block.suffix(min(reach, block.count)))
  }

  /// Looks at the end of the text, where blank lines are no sign.
  mutating func finish() {
    guard !isFound else { return }
    while let last = rest.last, [10, 13, 32, 9].contains(last) { rest.removeLast() }
    look(rest, upTo: rest.count)
    rest = []
  }

  /// Looks at the lines that begin behind line ends before a place.
  private mutating func look(_ bytes: [UInt8], upTo end: Int) {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var place = 0
      while place < end, !isFound,
        let found = memchr(base + place, Int32(Self.newline), end - place)
      {
        place = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        guard place < buffer.count else { break }
        isFound = isOdd(buffer, at: place)
      }
    }
  }

  private func isOdd(_ buffer: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    switch buffer[place] {
    case Self.newline, UInt8(ascii: "\r"): return true
    case UInt8(ascii: "#"):
      // An order's name such as #1001 is none.
      let next = buffer.indices.contains(place + 1) ? buffer[place + 1] : 0
      return next == UInt8(ascii: " ") || next == UInt8(ascii: "-")
    case separator:
      let next = buffer[place...].first { $0 != separator }
      return next == nil || next == Self.newline || next == UInt8(ascii: "\r")
    case header.first: return stands(header, in: buffer, at: place) || isCell(buffer, at: place)
    default: return isCell(buffer, at: place)
    }
  }

  /// Whether a cell of the header begins the line.
  private func isCell(_ buffer: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard let cells = cells[buffer[place]] else { return false }
    return cells.contains { cell in
      stands(cell, in: buffer, at: place)
        && (!buffer.indices.contains(place + cell.count) || buffer[place + cell.count] == separator)
    }
  }

  private func stands(
    _ bytes: [UInt8], in buffer: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    guard buffer.count - place >= bytes.count, let base = buffer.baseAddress else { return false }
    return bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memcmp(base + place, $0, bytes.count) == 0 } ?? false
    }
  }
}
