import Foundation
import TerminalHarness
import Testing

@testable import Shell

/// `opsh load watch DIR` and `opsh load DIR --once`, through processes.
@Suite struct WatchTests {
  private let folder: URL
  private let opsh: OpshProcess

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("opsh-watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("in"), withIntermediateDirectories: true)
    opsh = OpshProcess(folder: folder)
    let made = try opsh.run("new", "store.duckdb")
    #expect(made.status == 0, "\(made.text)")
  }

  private func orders(_ rows: String...) -> String {
    (["order_id,ordered_at,status,units,gross_sales"] + rows).joined(separator: "\n") + "\n"
  }

  private func write(_ name: String, _ text: String, old: Bool = false) throws {
    let url = folder.appendingPathComponent("in/" + name)
    try Data(text.utf8).write(to: url)
    guard old else { return }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: url.path)
  }

  private func count() throws -> String {
    try opsh.run("-c", "show orders_placed", "--format", "csv").text
      .split(separator: "\n").last.map(String.init) ?? ""
  }

  /// What cron runs: whole files once, the faulty told, the unfinished left alone.
  @Test func once() throws {
    try write("a.csv", orders("1,2024-05-01,paid,1,10"), old: true)
    try write("b.csv", orders("2,2024-05-01,paid,1,10"))
    try write("c.csv.crdownload", orders("3,2024-05-01,paid,1,10"), old: true)
    try write("d.csv", orders("4,2024-05-01,paid,1,10"), old: true)
    try write("d.csv.part", "", old: true)
    try write("empty.csv", "", old: true)
    let first = try opsh.run("load", "in", "--once")
    #expect(first.status == 0, "\(first.text)")
    #expect(first.text.contains("in: 2 files loaded"))
    #expect(first.text.contains("in/empty.csv is still being written"))
    #expect(try count() == "2")

    let again = try opsh.run("load", "in", "--once")
    #expect(again.status == 0)
    #expect(again.text.contains("in: 0 files loaded, 2 loaded before"))

    try write("bad.csv", "\u{1}\u{2}\u{0}no table", old: true)
    try write("z.csv", orders("5,2024-05-01,paid,1,10"), old: true)
    let faulty = try opsh.run("load", "in", "--once")
    #expect(faulty.status == 2)
    #expect(faulty.text.contains("in: 1 file loaded, 2 loaded before, 1 could not be loaded"))
    #expect(faulty.text.contains("in/bad.csv could not be loaded"))
    #expect(try count() == "3")
  }

  /// Loads what arrives, waits for what grows, tells a fault once, and ends cleanly at Ctrl-C.
  @Test func watching() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try BuiltProducts.path(of: "opsh"))
    process.arguments = ["load", "watch", "in"]
    process.currentDirectoryURL = folder
    let log = folder.appendingPathComponent("log")
    #expect(FileManager.default.createFile(atPath: log.path, contents: nil))
    let output = try FileHandle(forWritingTo: log)
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    func text() -> String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }
    func wait(for part: String) -> Bool {
      for _ in 0..<150 {
        if text().contains(part) { return true }
        Thread.sleep(forTimeInterval: 0.1)
      }
      return false
    }
    try process.run()
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    #expect(wait(for: "watching in: Ctrl-C ends it"))
    try write("a.csv", orders("1,2024-05-01,paid,1,10"))
    #expect(wait(for: "Loaded in/a.csv into orders"))
    // Somebody else can use the store meanwhile.
    #expect(try count() == "1")

    // A file that grows is not loaded before it has its last row.
    let url = folder.appendingPathComponent("in/b.csv")
    try orders().write(to: url, atomically: false, encoding: .utf8)
    let growing = try FileHandle(forWritingTo: url)
    for number in 2...6 {
      try growing.seekToEnd()
      try growing.write(contentsOf: Data("\(number),2024-05-01,paid,1,10\n".utf8))
      Thread.sleep(forTimeInterval: 0.45)
    }
    try growing.close()
    #expect(wait(for: "Loaded in/b.csv into orders"))
    #expect(text().components(separatedBy: "Loaded in/b.csv").count == 2)

    try write("bad.csv", "\u{1}\u{2}\u{0}no table")
    #expect(wait(for: "error: "))
    try write("c.csv", orders("7,2024-05-01,paid,1,10"))
    #expect(wait(for: "Loaded in/c.csv into orders"))
    Thread.sleep(forTimeInterval: 2.2)
    #expect(text().components(separatedBy: "error: ").count == 2)

    process.interrupt()
    #expect(wait(for: "in: 3 files loaded, 1 could not be loaded"))
    for _ in 0..<150 where process.isRunning { Thread.sleep(forTimeInterval: 0.1) }
    try #require(!process.isRunning)
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
    #expect(try count() == "7")
  }

  @Test func faults() throws {
    #expect(try opsh.run("load", "watch", "nowhere").text.contains("no such folder: nowhere"))
    #expect(try opsh.run("load", "watch", "in", "in").text.contains("takes one folder"))
    #expect(try opsh.run("load", "store.duckdb", "--once").text.contains("is no folder"))
  }
}
