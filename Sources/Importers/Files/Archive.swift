import CArchive
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An archive or a packed file, read from its beginning to its end with libarchive.
final class Archive {
  /// One of the files in it.
  struct Entry {
    let name: String
    let isFile: Bool
    let isFolder: Bool
    /// Whether a file is packed on its own, as with gzip, and has no name in it.
    let isNameless: Bool
  }

  private let shown: String
  private let handle: OpaquePointer
  private let checkCancelled: CancelCheck

  private static let blockSize = 1 << 20
  /// What is packed may be so many times as large as the file, and so many bytes in any case: lists
  /// pack to a tenth or a fiftieth, and what packs to less is made to fill a disk.
  private static let mostTimes = 200
  private static let always = 512 << 20
  private let limit: Int
  private var unpacked = 0

  /// A locale that has all characters, made once and never freed.
  ///
  /// In the plain one, as under cron, libarchive gives no name beyond ASCII.
  private nonisolated(unsafe) static let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

  /// - Parameter shown: how the file is told in messages.
  /// - Throws: a `.file` where it cannot be read as an archive.
  init(
    _ path: String, shown: String, checkCancelled: @escaping CancelCheck = {}
  ) throws(Diagnostic) {
    if let fault = opsh_archive_fault() {
      throw Diagnostic(
        .file, "\(shown) cannot be unpacked: \(String(cString: fault))",
        label: "without it: unpack the file first")
    }
    guard let handle = opsh_archive_new() else {
      throw Diagnostic(.file, "\(shown) cannot be unpacked: out of memory")
    }
    self.handle = handle
    self.shown = shown
    var status = stat()
    let size = stat(path, &status) == 0 ? Int(status.st_size) : 0
    limit = max(Self.always, Self.mostTimes * size)
    self.checkCancelled = checkCancelled
    guard opsh_archive_open(handle, path, Self.blockSize) == ARCHIVE_OK else {
      throw failure()
    }
  }

  deinit { opsh_archive_free(handle) }

  /// The next entry; nil behind the last one.
  func next() throws(Diagnostic) -> Entry? {
    try checkCancelled()
    let before = Self.locale.map { uselocale($0) }
    defer { if let before { uselocale(before) } }
    var entry: OpaquePointer?
    let status = opsh_archive_next(handle, &entry)
    if status == ARCHIVE_EOF { return nil }
    guard status >= ARCHIVE_WARN, let entry else { throw failure() }
    return Entry(
      name: Self.name(of: entry), isFile: opsh_archive_is_file(entry) != 0,
      isFolder: opsh_archive_is_folder(entry) != 0,
      isNameless: opsh_archive_format(handle) == ARCHIVE_FORMAT_RAW)
  }

  /// The next bytes of the present entry; empty at its end.
  func read() throws(Diagnostic) -> [UInt8] {
    try checkCancelled()
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
      result = opsh_archive_read(handle, buffer.baseAddress, buffer.count)
      count = max(0, result)
    }
    guard result >= 0 else { throw failure() }
    unpacked += bytes.count
    guard unpacked <= limit else {
      throw Diagnostic(
        .file,
        "\(shown) holds more than \(limit >> 20) MB, \(Self.mostTimes) times its own size or more",
        label: "where that is right, unpack it and load the files in it")
    }
    return bytes
  }

  /// Goes on to the data of the entry at a place.
  func skip(to place: Int) throws(Diagnostic) {
    for _ in 0...place {
      guard try next() != nil else {
        throw Diagnostic(.file, "\(shown) has changed while it was read")
      }
    }
  }

  /// The name in UTF-8; archives made with older Chinese tools have it in GBK and do not say so.
  private static func name(of entry: OpaquePointer) -> String {
    if let name = opsh_archive_utf8_name(entry) {
      let text = String(cString: name)
      if !text.unicodeScalars.contains("\u{FFFD}") { return text }
    }
    guard let name = opsh_archive_name(entry) else { return "" }
    let bytes = Array(UnsafeBufferPointer(start: name, count: strlen(name)))
      .map { UInt8(bitPattern: $0) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    for encoding in [TextEncoding.gb18030, .cp1252] {
      let converter = Transcoder(encoding, of: "")
      if let text = try? converter.add(bytes), (try? converter.finish()) != nil {
        return String(decoding: text, as: UTF8.self)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func failure() -> Diagnostic {
    let reason = opsh_archive_error(handle).map { String(cString: $0) } ?? ""
    let words = reason.lowercased()
    if words.contains("passphrase") || words.contains("encrypt") {
      return Diagnostic(
        .file, "\(shown) is locked with a password",
        label: "unpack it and load the files in it")
    }
    if words.contains("support") {
      return Diagnostic(
        .file, "\(shown) is packed in a way that cannot be read: \(reason)",
        label: "unpack it and load the files in it")
    }
    return Diagnostic(
      .file, "\(shown) is damaged: what is packed in it breaks off or makes no sense",
      label: "get the file anew")
  }
}
