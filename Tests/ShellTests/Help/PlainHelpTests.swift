import Foundation
import TestSupport
import Testing

@testable import Shell

/// Help that is the same in every store opens none; man and the shells' completions know what the
/// program declares.
@Suite struct PlainHelpTests {
  private let folder: Folder
  private let opsh: OpshProcess

  init() throws {
    folder = try Folder()
    opsh = OpshProcess(folder: folder.url)
  }

  @Test(arguments: [
    (["-c", "help"], true), (["-c", "help compare"], true),
    (["--store", "x", "-c", "help time"], true),
    (["-c", "help", "-c", "help chart"], true), (["-c", "help revenue"], false),
    (["-c", "help why did sales fall"], false), (["-c", "help", "-c", "orders"], false),
    (["help"], false), ([], false),
  ])
  func isPlain(_ words: [String], _ isPlain: Bool) {
    #expect(PlainHelp.isAsked(by: words) == isPlain)
  }

  @Test func needsNoStore() throws {
    let help = try opsh.run("--store", "missing.duckdb", "-c", "help", "-c", "help compare")
    #expect(help.status == 0 && help.text.contains("compare yesterday"))
    #expect(try opsh.run("--store", "missing.duckdb", "-c", "help revenue").status == 2)
  }

  #if os(Linux)
    /// The loader names each library that it looks for.
    @Test func loadsNoEngine() throws {
      var opsh = opsh
      opsh.environment["LD_DEBUG"] = "libs"
      #expect(try !opsh.run("-c", "help").text.contains("libduckdb"))
      #expect(try !opsh.run("-c", "help language").text.contains("libduckdb"))
      #expect(try opsh.run("--memory", "-c", "note \"x\"").text.contains("libduckdb"))
    }
  #endif

  @Test func manualKnowsAll() throws {
    let page = try opsh.run("manual").text
    #expect(page.hasPrefix(".TH OPSH 1"))
    for word in [
      "\\-\\-format", "\\-\\-store", "opsh tour", "opsh load", "OPSH_STORE", "explain", "| pivot",
    ] {
      #expect(page.contains(word), "\(word)")
    }
    for setting in Setting.all { #expect(page.contains("set \(setting.name) ")) }
  }

  @Test func bashCompletes() throws {
    guard FileManager.default.isExecutableFile(atPath: "/bin/bash") else { return }
    func completions(_ words: String, _ place: Int) throws -> [String] {
      let line = """
        /bin/bash -c 'source <(opsh --generate-completion-script bash); COMP_WORDS=(\(words)); \
        COMP_CWORD=\(place); COMP_LINE="\(words)"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; \
        _opsh opsh "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"; printf "%s\\n" "${COMPREPLY[@]}"'
        """
      return try opsh.shell(line).text.split(separator: "\n").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
    #expect(try completions("opsh to", 1).contains("tour"))
    #expect(try completions("opsh run --fo", 2) == ["--format"])
    #expect(try completions("opsh sample --or", 2).contains("--orders"))
  }

  /// The whole tour runs, and says at its beginning how long it takes.
  @Test func tourRuns() throws {
    let tour = try opsh.run("tour")
    #expect(tour.status == 0)
    #expect(tour.text.contains("two minutes"))
    #expect(!tour.text.contains("error"), "\(tour.text)")
    for step in Tour.steps { #expect(tour.text.contains("opsh> \(step.line)")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }
}
