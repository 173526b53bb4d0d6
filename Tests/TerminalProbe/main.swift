// A shell with a vocabulary of a dozen words: what the tests of the line editor type into. It
// echoes every statement as `ran: "..."`; `sleep N` is a statement that takes its time.
import Foundation
import Shell
import Synchronization

let environment = ProcessInfo.processInfo.environment
let prompt = environment["PROBE_PROMPT"] ?? "\u{1B}[1;32mops\u{1B}[0m> "
Signals.surviveClosedPipe()
guard let interrupts = Interrupts() else { exit(1) }
let interactivity = Interactivity.current(environment: environment)

func say(_ text: String) {
  print(text)
  fflush(nil)
}

func sleep(_ seconds: Double) {
  let isStopped = Atomic<Bool>(false)
  let progress = ProgressLine(enabled: interactivity.allowsProgress)
  let end = Date(timeIntervalSinceNow: seconds)
  say("sleeping")
  interrupts.whileRunning {
    switch $0 {
    case .first: isStopped.store(environment["PROBE_NEEDS_TWO"] == nil, ordering: .relaxed)
    case .again: isStopped.store(true, ordering: .relaxed)
    }
  } _: {
    while Date() < end, !isStopped.load(ordering: .relaxed) {
      progress.update(fraction: 1 - end.timeIntervalSinceNow / seconds, "reading orders")
      usleep(10_000)
    }
  }
  progress.clear()
  say(isStopped.load(ordering: .relaxed) ? "interrupted" : "slept")
}

func run(_ statement: String) {
  let words = statement.split(separator: " ").map { String($0) }
  switch words.first {
  case "sleep": sleep(words.dropFirst().first.flatMap { Double($0) } ?? 1)
  case "exit": exit(words.dropFirst().first.flatMap { Int32($0) } ?? 0)
  case "partial":
    print("no line feed", terminator: "")
    fflush(nil)
  default: say("ran: \(statement.debugDescription)")
  }
}

guard interactivity.editsLines else {
  let reader = PlainReader()
  while true {
    switch reader.read(prompt: "plain> ") {
    case .line(let line, let isRepaired):
      if isRepaired { say("repaired") }
      if !line.isEmpty { run(line) }
    case .cancelled: say("cancelled")
    case .failed(let reason):
      say("failed: \(reason)")
      exit(2)
    case .eof:
      say("bye")
      exit(0)
    }
  }
}

var configuration = LineEditor.Configuration()
configuration.historyPath = environment["OPSH_HISTORY"]
configuration.paints = environment["OPSH_PLAIN"] == nil
configuration.complete = Vocabulary.complete
configuration.highlight = Vocabulary.highlight
configuration.isComplete = Vocabulary.isComplete
configuration.hint = { $0 == "comp" ? "are yesterday" : nil }
configuration.warn = { say("warning: \($0)") }
guard let editor = LineEditor(configuration: configuration) else {
  say("no editor")
  exit(1)
}
if environment["PROBE_EXIT_WHILE_EDITING"] != nil {
  DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) { exit(7) }
}
while true {
  switch editor.read(prompt: prompt) {
  case .line(let statement):
    editor.remember(statement)
    run(statement)
  case .cancelled, .empty: continue
  case .eof:
    say("bye")
    exit(0)
  }
}
