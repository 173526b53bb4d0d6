import Foundation
import Shell
import Testing

@Suite("History file")
struct HistoryFileTests {
  /// A path in a folder that does not exist yet, inside of one that goes away with the test.
  private final class Place {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "opsh-history-\(UUID().uuidString)")
    var path: String { folder.appendingPathComponent("state/opsh/history").path }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { String($0) }
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test("a statement is one line of a file that no one else may read")
  func append() throws {
    let place = Place()
    let file = HistoryFile(path: place.path)
    #expect(try file.load().entries == [])
    try file.append("show orders")
    try file.append("a\nb \\ c")
    #expect(try lines(place.path) == ["show orders", "a\\nb \\\\ c"])
    #expect(try mode(place.path) == 0o600)
    #expect(try mode((place.path as NSString).deletingLastPathComponent) == 0o700)
    #expect(try file.load().entries == ["show orders", "a\nb \\ c"])
  }

  @Test("a file that others could read is closed to them")
  func permissions() throws {
    let place = Place()
    let file = HistoryFile(path: place.path)
    try file.append("a")
    chmod(place.path, 0o644)
    try file.append("b")
    #expect(try mode(place.path) == 0o600)
  }

  @Test("after a line without its end the next one begins a line of its own")
  func tornLine() throws {
    let place = Place()
    let file = HistoryFile(path: place.path)
    try file.append("a")
    let handle = try #require(FileHandle(forWritingAtPath: place.path))
    handle.seekToEndOfFile()
    handle.write(Data("torn".utf8))
    try file.append("b")
    #expect(try lines(place.path) == ["a", "torn", "b"])
  }

  @Test("bytes that are no UTF-8 spoil their own line only")
  func invalid() throws {
    let place = Place()
    let file = HistoryFile(path: place.path)
    try file.append("a")
    let handle = try #require(FileHandle(forWritingAtPath: place.path))
    handle.seekToEndOfFile()
    handle.write(Data([0xFF, 0x0A]))
    try file.append("b")
    #expect(try file.load().entries.first == "a")
    #expect(try file.load().entries.last == "b")
  }

  @Test("a file over the limit is cut to the latest, each once")
  func compact() throws {
    let place = Place()
    let file = HistoryFile(path: place.path, limit: 5)
    for number in 1...8 { try file.append("s\(number)") }
    try file.append("s6")
    #expect(try file.load().entries == ["s4", "s5", "s7", "s8", "s6"])
    #expect(try lines(place.path) == ["s4", "s5", "s7", "s8", "s6"])
    #expect(try mode(place.path) == 0o600)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: (place.path as NSString).deletingLastPathComponent)
    #expect(left == ["history"])
  }

  @Test("the file behind a link is cut, and the link stays")
  func link() throws {
    let place = Place()
    try HistoryFile(path: place.path).append("first")
    let link = place.folder.appendingPathComponent("link").path
    symlink(place.path, link)
    let file = HistoryFile(path: link, limit: 2)
    for number in 1...3 { try file.append("s\(number)") }
    #expect(try file.load().entries == ["s2", "s3"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == place.path)
    #expect(try lines(place.path) == ["s2", "s3"])
  }

  @Test("sessions side by side lose nothing, even while one of them cuts the file")
  func concurrent() async throws {
    let place = Place()
    let path = place.path
    let limit = 400
    try await withThrowingTaskGroup(of: Void.self) { group in
      for session in 0..<8 {
        group.addTask {
          let file = HistoryFile(path: path, limit: limit)
          for number in 0..<40 {
            try file.append("session \(session) statement \(number)")
            if number % 10 == 0 { _ = try file.load() }
          }
        }
      }
      try await group.waitForAll()
    }
    let all = try HistoryFile(path: path, limit: limit).load().entries
    #expect(all.count == 320)
    #expect(Set(all).count == 320)

    // The same with a limit that is passed all the time: the latest of each must be there.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for session in 0..<8 {
        group.addTask {
          let file = HistoryFile(path: path, limit: 50)
          for number in 0..<40 {
            try file.append("again \(session) \(number)")
            _ = try file.load()
          }
        }
      }
      try await group.waitForAll()
    }
    let latest = try HistoryFile(path: path, limit: 50).load().entries
    #expect(latest.count == 50)
    #expect(latest.allSatisfy { $0.hasPrefix("again") })
    for session in 0..<8 {
      let numbers = latest.compactMap { entry -> Int? in
        let words = entry.split(separator: " ")
        return words[1] == "\(session)" ? Int(words[2]) : nil
      }
      // Without gaps and in order: what a session wrote late is all there.
      if let first = numbers.first { #expect(numbers == Array(first..<first + numbers.count)) }
      if !numbers.isEmpty { #expect(numbers.last == 39) }
    }
  }

  @Test("a statement that waited while another session replaced the file goes into the new one")
  func replaced() async throws {
    let place = Place()
    let path = place.path
    try HistoryFile(path: path).append("old")
    let locked = open(path, O_RDWR)
    #expect(flock(locked, LOCK_EX) == 0)
    async let appended: Void = Task.detached { try HistoryFile(path: path).append("late") }.value
    try await Task.sleep(for: .milliseconds(100))
    try "new\n".write(toFile: path + ".fresh", atomically: true, encoding: .utf8)
    rename(path + ".fresh", path)
    close(locked)
    try await appended
    #expect(try lines(path) == ["new", "late"])
  }

  @Test("a path that cannot be a file is an error with its reason")
  func unusable() throws {
    let place = Place()
    try FileManager.default.createDirectory(at: place.folder, withIntermediateDirectories: true)
    let error = #expect(throws: HistoryError.self) {
      try HistoryFile(path: place.folder.path).append("a")
    }
    #expect(
      error?.description
        == "cannot write \(place.folder.path): Is a directory. This session's history is not kept.")
    let blocked = place.folder.appendingPathComponent("file")
    try Data().write(to: blocked)
    #expect(throws: HistoryError.self) {
      try HistoryFile(path: blocked.appendingPathComponent("history").path).append("a")
    }
  }

  @Test("/dev/null keeps nothing and is left as it is")
  func devNull() throws {
    let before = try mode("/dev/null")
    let file = HistoryFile(path: "/dev/null")
    try file.append("a")
    #expect(try file.load().entries == [])
    #expect(try mode("/dev/null") == before)
  }
}
