import EngineDuckDB
import Foundation
import Store
import TestSupport
import Testing
import Values

@testable import Shell

/// What the machine gives a program to stumble over: each with what is said of it and how it ends.
@Suite struct BadInputTests {
  private let folder: Folder
  private let opsh: OpshProcess

  init() throws {
    folder = try Folder()
    opsh = OpshProcess(folder: folder.url)
  }

  private func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder.file(name)))
  }

  private func makeSample() throws { try SampleFile.write(to: folder.file("s.duckdb")) }

  /// What `opsh` says, one line each, and its exit status.
  private func said(_ line: String) throws -> [String] {
    let ending = try opsh.shell(line)
    let lines = ending.text.split(separator: "\n").map(String.init)
    return lines + ["status \(ending.status)"]
  }

  // MARK: - Answers that are none

  /// What watches a number fails where there is none to watch, or where its value is misspelt.
  @Test(arguments: [
    ("expect revenue 2020-01-01 > 100", "no orders on 2020-01-01"),
    (
      "expect orders yesterday where channel = \"serach\" < 10", "no orders have channel \"serach\""
    ),
    ("if orders yesterday where channel = \"serach\" > 0 { revenue }", "no orders have channel"),
    ("orders by channel 2020-01-01 | alert when orders > 3", "no orders on 2020-01-01"),
  ])
  func nothingToJudge(_ statement: String, _ reason: String) throws {
    try makeSample()
    try folder.write("check.ops", statement + "\n")
    let lines = try said("opsh --store s.duckdb --today 2026-11-21 check.ops")
    #expect(lines.first?.hasPrefix("not judged: \(reason)") == true, "\(lines)")
    #expect(lines.last == "status 1")
  }

  /// Programs find the header of a table without rows, and people the reason.
  @Test func headerWithoutData() throws {
    try makeSample()
    let ending = try said("opsh --store s.duckdb --format csv -c 'revenue by channel 2020-01-01'")
    #expect(ending.first == "channel,revenue")
    #expect(ending.contains { $0.hasPrefix("no orders on 2020-01-01") })
  }

  // MARK: - Stores

  @Test(arguments: ["--store none.duckdb", "--store=none.duckdb"])
  func noStore(option: String) throws {
    let words = [
      "error: there is no store at none.duckdb",
      "  opsh new none.duckdb makes an empty one, opsh sample none.duckdb one to try",
      "status 2",
    ]
    #expect(try said("opsh \(option) -c revenue") == words)
    #expect(try said("OPSH_STORE=none.duckdb opsh -c revenue") == words)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  /// Words that mean nothing wait for no store, whoever holds it.
  @Test func wrongWordsAndAHeldStore() throws {
    try makeSample()
    let holder = try DuckDB().open(
      path: folder.file("s.duckdb"), access: .write(create: false), wait: 0)
    let clock = ContinuousClock()
    let start = clock.now
    let words = try said("opsh --store s.duckdb --colour never -c revenue")
    #expect(words.first == "Error: Unknown option '--colour'. Did you mean '--color'?")
    #expect(words.last == "status 64")
    // Nor does who does not want to wait.
    let busy = try said("opsh --store s.duckdb --wait 0 -c revenue")
    #expect(busy.first?.hasPrefix("error: s.duckdb is in use by ") == true)
    #expect(busy.dropFirst().first?.contains("opsh --wait 60") == true)
    #expect(busy.last == "status 2")
    #expect(clock.now - start < .seconds(Store.usualWait / 2))
    holder.close()
  }

  @Test func folderAsStore() throws {
    #expect(
      try said("opsh --store . -c revenue")
        == ["error: . is a folder, and a store is a file", "status 2"])
  }

  private let noStoreWords = [
    "error: s.duckdb is no store, or it is damaged",
    "  restore a copy of it: opsh restore COPY --replace; opsh export FOLDER saves what can be read",
    "status 2",
  ]

  @Test func emptyStore() throws {
    try write("s.duckdb", [])
    #expect(try said("opsh --store s.duckdb -c revenue") == noStoreWords)
  }

  @Test func textAsStore() throws {
    try write("s.duckdb", "order_id,amount\n1,2\n".utf8)
    #expect(try said("opsh --store s.duckdb -c revenue") == noStoreWords)
  }

  @Test func truncatedStore() throws {
    try makeSample()
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.file("s.duckdb")))
    try write("s.duckdb", whole.prefix(whole.count / 2))
    #expect(try said("opsh --store s.duckdb -c revenue") == noStoreWords)
  }

  @Test func storeOfANewerVersion() throws {
    try makeSample()
    let database = try DuckDB().open(
      path: folder.file("s.duckdb"), access: .write(create: false), wait: 0)
    try database.execute("update opsh_meta set value = '7' where key = 'format'")
    database.close()
    #expect(
      try said("opsh --store s.duckdb -c revenue") == [
        "error: s.duckdb was made by a newer opsh: its format is 7, and this one reads up to 3",
        "  update opsh", "status 2",
      ])
  }

  @Test func storeInNoFolder() throws {
    let words = [
      "error: there is no folder none", "  make it first: mkdir -p none", "status 2",
    ]
    #expect(try said("opsh new none/s.duckdb") == words)
    #expect(try said("opsh sample none/s.duckdb --orders 100") == words)
  }

  @Test func storeThatIsThere() throws {
    try write("s.duckdb", "mine".utf8)
    #expect(
      try said("opsh new s.duckdb") == [
        "error: s.duckdb exists already",
        "  open it with: opsh s.duckdb, or choose another name", "status 2",
      ])
    #expect(try String(contentsOfFile: folder.file("s.duckdb"), encoding: .utf8) == "mine")
  }

  /// Root may read and write everything, so that only others can be refused.
  @Test(.enabled(if: geteuid() != 0, "root may read and write everything"))
  func withoutRights() throws {
    try makeSample()
    let advice = "  ask its owner, or copy it to a place of your own"
    #expect(chmod(folder.file("s.duckdb"), 0) == 0)
    #expect(
      try said("opsh --store s.duckdb -c revenue")
        == ["error: no right to read s.duckdb", advice, "status 2"])
    #expect(mkdir(folder.file("closed"), 0o500) == 0)
    #expect(
      try said("opsh new closed/s.duckdb")
        == ["error: no right to write closed/s.duckdb", advice, "status 2"])
    try write("closed.ops", "revenue\n".utf8)
    #expect(chmod(folder.file("closed.ops"), 0) == 0)
    #expect(
      try said("opsh --memory closed.ops")
        == ["error: closed.ops cannot be read: no right to", "status 2"])
  }

  /// A store's file opens the shell on it, with all that may stand beside `--store`.
  @Test(arguments: [
    "opsh s.duckdb -c 'orders 2026-11-20' --format csv",
    "opsh --format csv s.duckdb -c 'orders 2026-11-20'",
    "echo 'orders 2026-11-20' | opsh s.duckdb --format csv",
    "echo 'orders 2026-11-20' > day.ops; opsh s.duckdb day.ops --format csv",
  ]) func storeAsFirstWord(line: String) throws {
    try makeSample()
    let lines = try said(line)
    #expect(lines.first == "orders" && lines.last == "status 0", "\(lines)")
    #expect(lines.dropFirst().first.flatMap { Int($0) } != nil, "\(lines)")
  }

  @Test func optionsBeforeASubcommand() throws {
    try makeSample()
    let expected = try said("opsh load none.csv --store s.duckdb")
    #expect(expected.first?.contains("none.csv") == true)
    #expect(try said("opsh --store s.duckdb load none.csv") == expected)
    #expect(try said("opsh s.duckdb load none.csv") == expected)
  }

  /// A word that is no file may be a statement, or a slip.
  @Test func wordsThatAreNoFile() throws {
    #expect(
      try said("opsh compare yesterday") == [
        "error: there is no file compare", "  as a statement: opsh -c \"compare yesterday\"",
        "status 2",
      ])
    #expect(
      try said("opsh late shipments") == [
        "error: there is no file late", "  as a statement: opsh -c \"late shipments\"", "status 2",
      ])
    #expect(
      try said("opsh laod x.csv")
        == ["error: there is no file laod", "  did you mean opsh load x.csv?", "status 2"])
    #expect(
      try said("opsh compair yesterday") == [
        "error: there is no file compair", "  did you mean opsh -c \"compare yesterday\"?",
        "status 2",
      ])
  }

  @Test func version() throws {
    let lines = try said("opsh --version")
    #expect(lines.count == 2 && lines[0].hasPrefix("opsh ") && lines[0].contains("DuckDB"))
    #expect(lines[1] == "status 0")
  }

  /// A load of which nothing could be read is a fault, one that is read in part is not.
  @Test func loadOfNothing() throws {
    try makeSample()
    let header = "order_id,ordered_at,status,units,gross_sales\n"
    try write("bad.csv", (header + "x1,nonsense,paid,1,2\n").utf8)
    try write("half.csv", (header + "x1,nonsense,paid,1,2\nx2,2026-11-20,paid,1,2\n").utf8)
    let lines = try said("opsh --store s.duckdb load bad.csv")
    #expect(lines.contains("error: nothing was loaded") && lines.last == "status 2", "\(lines)")
    #expect(lines.contains { $0.contains("nonsense") }, "\(lines)")
    #expect(try said("opsh --store s.duckdb load half.csv").last == "status 0")
  }

  // MARK: - Scripts and options

  @Test func scripts() throws {
    try write("latin.ops", [0x23, 0x20, 0xE9, 0x0A])
    #expect(
      try said("opsh --memory none.ops") == ["error: there is no file none.ops", "status 2"])
    #expect(
      try said("opsh --memory .") == ["error: . is a folder, not a script", "status 2"])
    #expect(
      try said("opsh --memory latin.ops")
        == ["error: latin.ops is not UTF-8 text", "  scripts are written in UTF-8", "status 2"])
  }

  /// `opsh test` says which file it wrote, and which there is not.
  @Test func testedScripts() throws {
    try write("day.ops", "orders\n".utf8)
    try makeSample()
    #expect(
      try said("opsh test --update --store s.duckdb day.ops")
        == ["updated day.expected", "1 passed, 0 failed", "status 0"])
    #expect(
      try said("opsh test --store s.duckdb none.ops")
        == ["error: there is no file none.ops", "status 64"])
  }

  /// A call of a command that the script defines itself is read as such.
  @Test func formattedCommands() throws {
    let text = """
      command "channel day" (name: text) = revenue by channel where channel = $name yesterday
      channel day "search"

      """
    try write("own.ops", text.utf8)
    #expect(try said("opsh fmt --check own.ops") == ["status 0"])
  }

  @Test func options() throws {
    try write("day.ops", "param day = yesterday\n".utf8)
    #expect(
      try said("opsh --memory --format exel -c help") == [
        "error: --format exel is not known",
        "  it is one of table, csv, tsv, json, jsonl, md, html", "status 64",
      ])
    #expect(
      try said("opsh --memory --stage syntax -c 'revenue by )'").last == "status 2")
    #expect(
      try said("opsh --memory --stage plans -c help") == [
        "error: --stage plans is not known", "  did you mean plan?",
        "  it is one of tokens, syntax, plan, sql, report", "status 64",
      ])
    #expect(
      try said("opsh --memory --width wide -c help")
        == ["error: --width takes a number from 20, or all", "status 64"])
    #expect(
      try said("opsh --memory --today 2026-02-30 -c help") == [
        "error: there is no day 2026-02-30", "  months end with their 28th to 31st day",
        "status 2",
      ])
    #expect(
      try said("opsh --memory day.ops --dya yesterday") == [
        "error: the script has no parameter --dya", "  did you mean --day?",
        "  its parameters are --day", "status 64",
      ])
    #expect(
      try said("opsh --memory day.ops --day") == ["error: --day needs a value", "status 64"])
    #expect(
      try said("opsh --memory day.ops --section Ads") == [
        "error: the script has no section \"Ads\"", "  its sections are ", "status 64",
      ])
  }

  // MARK: - Streams

  /// `opsh … | head -1` ends without a word, by the signal that a closed pipe sends.
  @Test func closedPipe() throws {
    try makeSample()
    let questions = String(repeating: " -c 'list orders'", count: 5)
    #expect(
      try said("(opsh --store s.duckdb\(questions); echo $? > status) | head -1; cat status")
        == ["orders", "141", "status 0"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "Linux alone has it"))
  func fullDiskBehindTheOutput() throws {
    #expect(
      try said("opsh --memory -c help > /dev/full") == [
        "error: the output cannot be written: No space left on device", "status 2",
      ])
  }

  /// A stream that the parent closed is not taken by the store's file: the answer of the load would
  /// go into the store.
  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]) func closedStream(which: String) throws {
    try write("o.csv", "order_id,ordered_at,status,units,gross_sales\n1,2026-11-20,paid,1,5\n".utf8)
    _ = try opsh.run("new", "s.duckdb")
    #expect(try opsh.shell("opsh --store s.duckdb -c 'load o.csv' \(which)").status == 0)
    #expect(
      try opsh.run("--store", "s.duckdb", "--format", "csv", "-c", "orders_placed").text
        == "orders_placed\n1\n")
  }

  /// A file that may not grow as large as it must: told like a full disk, and nothing is changed.
  @Test func limitOfFiles() throws {
    try makeSample()
    let rows = (0..<100_000).map { number in
      let id = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
      return "\(String(id, radix: 36))\(number),2026-11-20,paid,1,\(number % 999)\n"
    }
    let text = "order_id,ordered_at,status,units,gross_sales\n" + rows.joined()
    try write("o.csv", text.utf8)
    #expect(
      try said("ulimit -f 10000; opsh --store s.duckdb -c 'load o.csv'") == [
        "error: the disk of s.duckdb is full; nothing was changed",
        "  make room and do it again", "status 2",
      ])
    #expect(
      try opsh.run("--store", "s.duckdb", "--format", "csv", "-c", "orders_placed").text
        == "orders_placed\n2000\n")
  }

  @Test func reportInNoFolder() throws {
    try write("r.ops", "help compare\n".utf8)
    #expect(
      try said("opsh --memory r.ops --report none/r.html").suffix(2) == [
        "error: the report none/r.html cannot be written: there is no such folder", "status 2",
      ])
  }

  /// A script of one long block, line by line from a pipe, takes no longer than its lines.
  @Test(.timeLimit(.minutes(1))) func longBlockFromAPipe() throws {
    try makeSample()
    let lines = String(repeating: "  # nothing\n", count: 20_000)
    let text = "for n in (1) {\n\(lines)  orders_placed\n}\n"
    let ending = try opsh.run("--store", "s.duckdb", "--format", "csv", input: text)
    #expect(ending == OpshProcess.Ending(text: "orders_placed\n2000\n", status: 0))
  }
}
