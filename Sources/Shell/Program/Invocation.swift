import Engine
import Foundation
import Language
import Render
import Values
import Verbs

/// One run of opsh, as the command line asks for it.
package struct Invocation {
  package var place: StorePlace
  package var commands: [String] = []
  /// A question that is made of arguments, run as it is: no text is put together of them.
  package var pipeline: Pipeline?
  package var format: String?
  package var color: String?
  package var ascii = false
  package var width: String?
  package var stage: String?
  package var echoes = false
  package var staysInteractive = false
  package var skipsInit = false
  /// Whether statements may neither write nor read outside their script's folder.
  package var isSafe = false
  package var section: String?
  package var report: String?
  package var file: String?
  package var arguments: [String] = []
  /// What the command line can do besides, to be named where a word is neither that nor a file.
  package var subcommands: [String] = []
  /// Whether the process ends with the run, so that there is nothing to tidy up.
  package var endsProcess = false

  private var leavesTidying: Bool { endsProcess && Startup.takes(.ending) }

  package init(place: StorePlace) { self.place = place }

  /// Runs it to its end.
  package func run() -> ExitStatus {
    do throws(Diagnostic) { return try start() } catch { return Self.refusal(error) }
  }

  /// Tells a fault of the command line itself, or of what it names.
  package static func refusal(_ fault: Diagnostic) -> ExitStatus {
    Streams.tell(fault)
    return fault.code == .usage ? .usage : .failed
  }

  private func start() throws(Diagnostic) -> ExitStatus {
    let terminal = Interactivity.current(environment: place.environment)
    let options = try sessionOptions(terminal)
    if let file, file != "-",
      let fault = NoScript(word: file, arguments: arguments, subcommands: subcommands).fault
    {
      throw fault
    }
    if file == nil, report == nil, stage == nil, place.today == nil, !staysInteractive,
      let pages = PlainHelp.pages(of: commands, in: options.language)
    {
      for page in pages {
        Session.print(page.report, options, output: Streams.output, errors: Streams.errors)
      }
      return .ok
    }
    let keepsOpen = asksAtOnce || !terminal.isConversation
    let workspace = try place.open(keepsOpen: keepsOpen) { Streams.warn($0) }
    let session = Session(
      workspace: workspace, options: options, output: Streams.output, errors: Streams.errors)
    session.onlySection = section
    workspace.isSafe = isSafe
    let progress = ProgressLine(enabled: terminal.allowsProgress, ascii: options.ascii)
    let interrupts = Interrupts()
    session.whileRunning = { body in
      let store = workspace.store
      progress.whileRunning {
        guard let interrupts else { return body() }
        interrupts.whileRunning(onPress: { _ in store.cancel() }) { body() }
      } asking: {
        if case .running(let fraction) = store.activity { fraction } else { nil }
      }
    }
    session.person.follows = { words, bytes in
      progress.update(fraction: nil, words.text(in: session.options.language), bytes: bytes)
    }
    session.beforeAnswer = { progress.clear() }
    func end() {
      progress.clear()
      workspace.store.close(isLast: leavesTidying)
    }
    do {
      try runAll(session, terminal)
      if let report { try session.saveReport(to: report, title: reportTitle) }
    } catch {
      end()
      throw error
    }
    end()
    if leavesTidying { ProcessEnd.now(session.status) }
    return session.status
  }

  /// Whether there is something to run before the prompt or standard input is read, if ever.
  private var asksAtOnce: Bool {
    !commands.isEmpty || pipeline != nil || (file != nil && file != "-")
  }

  private var reportTitle: String {
    let name = file.map { (($0 as NSString).lastPathComponent as NSString).deletingPathExtension }
    return (name ?? "report").replacing("_", with: " ")
  }

  private func runAll(_ session: Session, _ terminal: Interactivity) throws(Diagnostic) {
    let prompt = Prompt(session, environment: place.environment)
    if !commands.isEmpty {
      session.workspace.store.keepsOpen = true
      session.isCollecting = report != nil
      for command in commands { session.whileRunning { session.run(Source(command)) } }
    }
    if let pipeline {
      session.workspace.store.keepsOpen = true
      session.whileRunning { session.run(made: pipeline) }
    }
    if let file, file != "-" {
      session.workspace.store.keepsOpen = true
      let script = try Script(file, session: session)
      try script.take(arguments)
      session.whileRunning { script.run() }
    }
    if staysInteractive || !asksAtOnce {
      session.workspace.store.keepsOpen = !terminal.isConversation
      session.isCollecting = report != nil
      if file != "-", terminal.isConversation, !skipsInit { try runInit(session) }
      if file != "-", terminal.editsLines, prompt.converse() { return }
      prompt.readPlainly(isConversation: terminal.isConversation && file != "-")
    }
  }

  /// The user's own definitions and settings, read before the prompt.
  private func runInit(_ session: Session) throws(Diagnostic) {
    let environment = place.environment
    let home = environment["HOME"] ?? NSHomeDirectory()
    let folder =
      environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? home + "/.config"
    let path = folder + "/opsh/init.ops"
    guard FileManager.default.fileExists(atPath: path) else { return }
    let script = try Script(path, session: session)
    script.run()
    session.isCollecting = false
  }

  // MARK: - Options

  private func sessionOptions(_ terminal: Interactivity) throws(Diagnostic) -> SessionOptions {
    var options = SessionOptions()
    options.language = UserLanguage(environment: place.environment)
    if let format {
      guard let known = Format(rawValue: format) else {
        throw Self.unknown("format", format, Format.allCases.map { $0.rawValue })
      }
      options.format = known
    }
    if let stage {
      guard let known = StageView(rawValue: stage) else {
        throw Self.unknown("stage", stage, StageView.allCases.map { $0.rawValue })
      }
      options.stage = known
    }
    var choice = ColorChoice.auto
    if let color {
      guard let known = ColorChoice(rawValue: color) else {
        throw Self.unknown("color", color, ColorChoice.allCases.map { $0.rawValue })
      }
      choice = known
    }
    options.color = choice.wantsColor(
      isTerminal: terminal.output && terminal.isCapable, environment: place.environment)
    options.errorColor = choice.wantsColor(
      isTerminal: terminal.errors && terminal.isCapable, environment: place.environment)
    options.ascii = ascii
    options.echoes = echoes
    options.isScreen = terminal.output
    if terminal.errors { options.errorWidth = TerminalSize(of: 2)?.columns ?? 80 }
    if terminal.output {
      let size = TerminalSize(of: 1)
      options.width = size?.columns ?? 80
      options.maxRows = SessionOptions.rows(fitting: size?.rows ?? 40)
      options.followsTerminal = width == nil
    } else if let columns = place.environment["COLUMNS"].flatMap(Int.init), columns >= 20 {
      options.width = columns
    }
    if let width {
      guard width == "all" || Int(width).map({ $0 >= 20 }) == true else {
        throw Diagnostic(.usage, "--width takes a number from 20, or all")
      }
      options.width = Int(width)
    }
    return options
  }

  /// The fault of an option that has no such value.
  static func unknown(_ option: String, _ value: String, _ known: [String]) -> Diagnostic {
    let near = closest(to: value, among: known, limit: 1)
    return Diagnostic(
      .usage, "--\(option) \(value) is not known",
      correction: near.first.map { Correction($0) },
      hints: ["it is one of \(known.joined(separator: ", "))"])
  }

  /// Prints the sections of a script.
  package static func agenda(_ file: String, engine: any Engine) -> ExitStatus {
    do throws(Diagnostic) {
      let workspace = try StorePlace(isMemory: true, engine: engine).open { _ in }
      let terminal = Interactivity.current(environment: ProcessInfo.processInfo.environment)
      var options = SessionOptions()
      options.language = Streams.language
      options.width = terminal.output ? TerminalSize(of: 1)?.columns : nil
      let session = Session(
        workspace: workspace, options: options, output: Streams.output, errors: Streams.errors)
      session.show(try Agenda.report(of: try ScriptFile.read(file), session: session))
      return .ok
    } catch {
      let source = (try? ScriptFile.read(file)) ?? Source("")
      Streams.tell(error, in: source)
      return .failed
    }
  }
}
