import Foundation
import Language
import TestSupport
import Testing
import Values

@testable import Shell

/// The scripts in `Transcripts`, run by `opsh test` as a user would run them; what each prints
/// stands beside it in a file `.expected`.
///
/// With `OPSH_RECORD` in the environment the files are written anew; that never counts as passing.
@Suite struct TranscriptTests {
  @Test(arguments: Transcripts.all) func printsWhatIsExpected(_ name: String) throws {
    let place = try TranscriptPlace(name)
    var arguments = ["test"] + place.options + [place.file + ".ops"]
    if Transcripts.isRecording { arguments.insert("--update", at: 1) }
    let ending = try place.opsh.run(arguments)
    if Transcripts.isRecording {
      let printed = place.opsh.folder.appending(path: place.file + ".expected")
      try Transcripts.record(Data(contentsOf: printed), as: name)
    }
    #expect(ending.status == 0, "\(ending.text)")
  }

  /// The stages of the pipeline as `--stage` shows them; a script is named after its stage.
  @Test(arguments: Transcripts.stages) func showsTheStage(_ name: String) throws {
    let place = try TranscriptPlace(name)
    let ending = try place.opsh.run(
      place.options + ["--echo", "--stage", place.file, place.file + ".ops"])
    if Transcripts.isRecording { try Transcripts.record(Data(ending.text.utf8), as: name) }
    #expect(ending.status == 0)
    let expected = try String(contentsOf: Transcripts.expected(name), encoding: .utf8)
    let lines = [expected, ending.text].map {
      $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let differing = Difference.lines(lines[0], lines[1])
    #expect(differing.isEmpty, "\(differing.joined(separator: "\n"))")
  }

  /// Every stage and every chart of the language is in a transcript.
  @Test func allStagesAreThere() throws {
    let scripts = Transcripts.all.filter { $0.hasPrefix("stages/") }
    let text = try scripts.map {
      try String(contentsOf: Transcripts.folder.appending(path: $0 + ".ops"), encoding: .utf8)
    }.joined()
    for stage in StageWord.words { #expect(text.contains("| \(stage)"), "\(stage)") }
    for chart in Chart.Shape.words { #expect(text.contains("| chart \(chart)"), "\(chart)") }
  }

  /// Every script has its answer and every answer its script, and every stage is shown.
  @Test func nothingIsOrphaned() {
    #expect(Transcripts.files(ending: "expected") == Transcripts.files(ending: "ops"))
    #expect(Transcripts.all.count > 40)
    #expect(
      Transcripts.stages.map { String($0.dropFirst(6)) }.sorted()
        == StageView.allCases.map { $0.rawValue }.sorted())
  }
}

/// A copy of a script's folder beside a store: what the script writes is gone with the test.
private struct TranscriptPlace {
  let opsh: OpshProcess
  /// The script's name without its ending.
  let file: String
  let options = ["--store", "../store.duckdb", "--today", SampleFile.today]
  private let folder: Folder

  init(_ name: String) throws {
    folder = try Folder()
    file = (name as NSString).lastPathComponent
    let topic = (name as NSString).deletingLastPathComponent
    let place = folder.url.appending(path: "scripts")
    try FileManager.default.copyItem(at: Transcripts.folder.appending(path: topic), to: place)
    opsh = OpshProcess(folder: place)
    if file == "missing-data" {
      _ = try opsh.run("new", "../store.duckdb")
    } else {
      try SampleFile.write(to: folder.file("store.duckdb"))
    }
  }
}

/// The scripts by their paths below the folder, without the ending.
enum Transcripts {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Transcripts")

  static let all = files(ending: "ops").filter { !$0.hasPrefix("stage/") }
  static let stages = files(ending: "ops").filter { $0.hasPrefix("stage/") }

  static let isRecording = ProcessInfo.processInfo.environment["OPSH_RECORD"] != nil

  static func expected(_ name: String) -> URL { folder.appending(path: name + ".expected") }

  static func record(_ text: Data, as name: String) throws {
    try text.write(to: expected(name))
    Issue.record("recorded \(name): read it before it is kept")
  }

  /// The files of each topic; folders in a topic hold what its scripts read.
  static func files(ending: String) -> [String] {
    let topics = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return topics.flatMap { topic in
      let place = folder.appending(path: topic).path
      return ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [])
        .filter { $0.hasSuffix("." + ending) }
        .map { "\(topic)/\($0.dropLast(ending.count + 1))" }
    }.sorted()
  }
}
