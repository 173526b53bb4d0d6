#if os(Linux)
  import Foundation
  import TerminalHarness
  import TestSupport
  import Testing

  /// Libraries that are loaded when they are needed first: what is said where one is missing.
  @Suite struct LateLibraryTests {
    private let folder: Folder
    private let opsh: OpshProcess

    init() throws {
      folder = try Folder()
      var opsh = OpshProcess(folder: folder.url)
      opsh.environment["LD_LIBRARY_PATH"] = folder.path
      self.opsh = opsh
      try folder.write(
        "a.csv.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    }

    /// The library of that name is another one, which has none of its functions.
    @Test func archiveLibraryIsAnotherOne() throws {
      try putAnother(named: "libarchive.so.13")
      let ending = try opsh.run("--memory", "-c", "load \"a.csv.gz\"")
      #expect(ending.status == 2)
      #expect(
        ending.text.contains(
          "cannot be unpacked: libarchive has no archive_read_new, it is too old or another one; "
            + "on Debian: apt-get install libarchive13"), "\(ending.text)")
    }

    /// What has that name is no library, and there is no other one.
    @Test func archiveLibraryIsNone() throws {
      for name in ["libarchive.so.13", "libarchive.so"] { try folder.write(name, "none".utf8) }
      let ending = try opsh.run("--memory", "-c", "load \"a.csv.gz\"")
      #expect(ending.status == 2)
      #expect(ending.text.contains("libarchive cannot be loaded: "), "\(ending.text)")
      #expect(ending.text.contains("apt-get install libarchive13"), "\(ending.text)")
    }

    /// Without the line editor lines are read as they come.
    @Test func editorLibraryIsAnotherOne() async throws {
      try putAnother(named: "libedit.so.2")
      let terminal = try PseudoTerminal(
        try BuiltProducts.path(of: "opsh"), arguments: ["--memory"],
        environment: ["HOME": folder.path, "LD_LIBRARY_PATH": folder.path], columns: 200, rows: 24)
      // Said before the terminal's width counts, so that it may be on two lines.
      try await terminal.wait(for: "libedit has no el_init_fd")
      try await terminal.wait(for: "apt-get install libedit2")
    }

    private func putAnother(named name: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: folder.file(name), withDestinationPath: try Self.path(of: "libdl.so.2"))
    }

    /// Where the system keeps a library that every program can load.
    private static func path(of name: String) throws -> String {
      let folders = ["/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64", "/usr/lib"]
      return try #require(
        folders.map { "\($0)/\(name)" }.first { FileManager.default.fileExists(atPath: $0) })
    }
  }
#endif
