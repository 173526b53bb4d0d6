import Foundation
import TestSupport
import Testing

@testable import Store

/// Readers pass the turnstile, a writer stays in it.
struct TurnstileTests {
  private let folder: Folder
  private let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("s.duckdb")
    try Data().write(to: URL(fileURLWithPath: path))
  }

  @Test func aWriterKeepsOthersOut() {
    let (writer, reader, other) = (
      Turnstile(store: path), Turnstile(store: path), Turnstile(store: path)
    )
    #expect(reader.enter(stays: false))
    #expect(writer.enter(stays: true))
    #expect(!reader.enter(stays: false))
    #expect(!other.enter(stays: true))
    guard case .locked(let process, _) = other.locked.kind else {
      Issue.record("not locked")
      return
    }
    #expect(process == Int(getpid()))
    writer.release()
    #expect(reader.enter(stays: false))
    #expect(other.enter(stays: true))
    other.release()
  }

  /// Where there is no file there is nothing to wait for.
  @Test func withoutAFileAllGo() {
    let (one, other) = (Turnstile(store: nil), Turnstile(store: folder.file("none.duckdb")))
    #expect(one.enter(stays: true) && one.enter(stays: true))
    #expect(other.enter(stays: true) && Turnstile(store: nil).enter(stays: false))
  }
}
