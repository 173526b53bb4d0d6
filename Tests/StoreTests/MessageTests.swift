import Engine
import Language
import Store
import Testing

/// Every kind of fault of an engine, in words.
@Suite struct MessageTests {
  @Test(arguments: [
    (EngineError.Kind.interrupted, Diagnostic.Code.interrupted, "interrupted"),
    (
      .locked(processID: 1, program: "/usr/local/bin/duckdb"), .store,
      "shop.duckdb is in use by duckdb (process 1)"
    ),
    (.locked(processID: nil, program: nil), .store, "shop.duckdb is in use by another program"),
    (.missingFile, .store, "no store at shop.duckdb"),
    (.isDirectory, .store, "shop.duckdb is a folder, and a store is a file"),
    (.permission, .store, "no right to write shop.duckdb"),
    (.readOnly, .store, "shop.duckdb is on a disk that can only be read"),
    (.diskFull, .store, "the disk of shop.duckdb is full; nothing was changed"),
    (.corrupt, .damagedStore, "shop.duckdb is no store, or it is damaged"),
    (.newerVersion, .store, "shop.duckdb was written by a newer DuckDB than this opsh has"),
    (.outOfMemory, .engine, "not enough memory for this"),
    (.io, .store, "shop.duckdb cannot be used: Could not fsync file"),
    (.failed, .engine, "shop.duckdb could not be changed as asked"),
  ])
  func words(kind: EngineError.Kind, code: Diagnostic.Code, message: String) {
    let diagnostic = StoreMessages.diagnostic(
      EngineError(kind, "IO Error: Could not fsync file\nLINE 1: ..."), store: "shop.duckdb",
      isWriting: true)
    #expect(diagnostic.code == code)
    #expect(diagnostic.message.english == message)
  }

  @Test func diagnosticsPass() {
    let diagnostic = Diagnostic(.load, "no", label: "yes")
    #expect(StoreMessages.diagnostic(diagnostic, store: nil, isWriting: false) == diagnostic)
  }
}
