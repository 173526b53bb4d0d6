import Foundation
import Shell
import Testing

@Suite("Plain reader")
struct PlainReaderTests {
  /// What a reader finds in a stream of these bytes.
  private func read(_ bytes: [UInt8]) -> [PlainReader.Input] {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return [] }
    // A process that another test starts meanwhile must not hold the end open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (input, output) = (ends[0], ends[1])
    Thread.detachNewThread {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
        if count <= 0 { break }
        rest = rest.dropFirst(count)
      }
      close(output)
    }
    let reader = PlainReader(descriptor: input)
    var found: [PlainReader.Input] = []
    repeat { found.append(reader.read(prompt: "never shown")) } while found.last != .eof
    // The end stays the end.
    found.append(reader.read())
    close(input)
    return found
  }

  private func lines(_ lines: String...) -> [PlainReader.Input] {
    lines.map { .line($0, isRepaired: false) } + [.eof, .eof]
  }

  @Test("lines of all kinds of ends, the last one with or without")
  func ends() {
    #expect(read(Array("a\nb\r\n\n退款".utf8)) == lines("a", "b", "", "退款"))
    #expect(read(Array("a\n".utf8)) == lines("a"))
    #expect(read([]) == [.eof, .eof])
    #expect(read(Array("a\rb\n".utf8)) == lines("a\rb"))
  }

  @Test("a byte order mark is no part of the first line")
  func mark() {
    #expect(read([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0x62]) == lines("a", "b"))
  }

  @Test("bytes that are no UTF-8 are repaired, and it is told")
  func invalid() {
    #expect(
      read([0x61, 0xFF, 0x0A, 0x62, 0x0A])
        == [
          .line("a\u{FFFD}", isRepaired: true), .line("b", isRepaired: false), .eof, .eof,
        ])
  }

  @Test("a line of 100 MB takes no more than a few seconds")
  func long() {
    let count = 100_000_000
    let start = ContinuousClock.now
    let found = read([UInt8](repeating: 0x61, count: count) + [0x0A, 0x62])
    guard case .line(let line, false) = found.first else {
      Issue.record("expected a line")
      return
    }
    #expect(line.utf8.count == count)
    #expect(found.count == 4)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("a stream that cannot be read is told with its reason")
  func failure() {
    #expect(PlainReader(descriptor: -1).read() == .failed("Bad file descriptor"))
  }

  @Test("lines are cut where chunks end, whatever their size", arguments: [1, 2, 3, 7, 100])
  func chunks(size: Int) {
    var splitter = LineSplitter()
    let bytes = Array("first\r\nsecond\n\nlast".utf8)
    var found: [String] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      splitter.feed(bytes[start..<min(bytes.count, start + size)])
      while let line = splitter.next() { found.append(String(decoding: line, as: UTF8.self)) }
    }
    #expect(found == ["first", "second", ""])
    let rests = [splitter.rest(), splitter.rest()]
    #expect(rests == [ArraySlice("last".utf8), nil])
  }
}

@Suite("Progress line")
struct ProgressTests {
  private let start = ContinuousClock.now

  private func update(
    _ painter: inout ProgressPainter, at milliseconds: Int, _ fraction: Double? = 0.5,
    columns: Int = 80
  ) -> String? {
    painter.update(
      fraction: fraction, text: "reading orders", columns: columns,
      now: start + .milliseconds(milliseconds))
  }

  @Test("it shows after 300 ms, and then at most every 100 ms")
  func pace() {
    var painter = ProgressPainter()
    let isShown = [0, 299, 300, 399, 400].map { update(&painter, at: $0) != nil }
    #expect(isShown == [false, false, true, false, true])
  }

  @Test("what it writes")
  func form() {
    var painter = ProgressPainter()
    _ = update(&painter, at: 0)
    let known = update(&painter, at: 2100, 0.5)
    #expect(known == "\r▕██████████          ▏  50%  reading orders  2 s\u{1B}[K")
    let unknown = update(&painter, at: 2300, nil)
    #expect(unknown == "\rreading orders  2 s\u{1B}[K")
    var plain = ProgressPainter(ascii: true)
    _ = update(&plain, at: 0)
    let ascii = update(&plain, at: 400, 0.26)
    #expect(ascii == "\r[#####---------------]  26%  reading orders  0 s\u{1B}[K")
  }

  @Test("where the bytes are known, it tells how fast it goes and when it is done")
  func speed() {
    var painter = ProgressPainter()
    func tick(_ milliseconds: Int, _ fraction: Double?) -> String? {
      painter.tick(fraction: fraction, columns: 80, now: start + .milliseconds(milliseconds))
    }
    #expect(tick(0, 0.5) == nil)
    _ = painter.update(
      fraction: nil, text: "reading orders", bytes: 400_000_000, columns: 80, now: start)
    #expect(tick(400, 0.05) == "\r▕█                   ▏   5%  reading orders  0 s\u{1B}[K")
    #expect(
      tick(2000, 0.25)
        == "\r▕█████               ▏  25%  reading orders  50 MB/s, 6 s left  2 s\u{1B}[K")
    #expect(
      tick(20_000, 0.05)
        == "\r▕█                   ▏   5%  reading orders  1 MB/s, 6 min left  20 s\u{1B}[K")
    // What comes after it begins anew, and how far the engine is tells nothing of it.
    _ = painter.update(
      fraction: nil, text: "saving orders", columns: 80, now: start + .seconds(21))
    #expect(tick(22_000, 0.9) == "\rsaving orders  22 s\u{1B}[K")
  }

  @Test("odd fractions do no harm", arguments: [-1, 2, .nan, .infinity])
  func oddFractions(fraction: Double) {
    var painter = ProgressPainter()
    _ = update(&painter, at: 0)
    let line = update(&painter, at: 400, fraction)
    #expect(line?.contains("reading orders") == true)
  }

  @Test("it never wraps")
  func narrow() {
    var painter = ProgressPainter()
    _ = update(&painter, at: 0)
    let line = update(&painter, at: 400, 0.5, columns: 12)
    #expect(line == "\r▕█████████…\u{1B}[K")
  }

  @Test("it takes itself off the screen, if it was there, and begins anew")
  func clear() {
    var painter = ProgressPainter()
    _ = update(&painter, at: 0)
    let early = painter.clear()
    #expect(early == nil)
    _ = update(&painter, at: 1000)
    let line = update(&painter, at: 1400)
    #expect(line != nil)
    let cleared = [painter.clear(), painter.clear()]
    #expect(cleared == ["\r\u{1B}[K", nil])
    let anew = update(&painter, at: 1500)
    #expect(anew == nil)
  }
}

@Suite("Presses of Ctrl-C")
struct PressClockTests {
  @Test("a press within two seconds of another is the same again")
  func clock() {
    let start = ContinuousClock.now
    var clock = PressClock()
    let presses = [0, 1.9, 3, 5.5].map { clock.press(at: start + .seconds($0)) }
    #expect(presses == [.first, .again, .again, .first])
  }
}

@Suite("Interactivity")
struct InteractivityTests {
  @Test("lines are edited only between two capable terminals")
  func editing() {
    func edits(_ input: Bool, _ output: Bool, _ terminal: String?) -> Bool {
      Interactivity(input: input, output: output, errors: true, terminal: terminal).editsLines
    }
    #expect(edits(true, true, "xterm"))
    #expect(!edits(true, true, "dumb"))
    #expect(!edits(true, true, nil))
    #expect(!edits(true, true, ""))
    #expect(!edits(false, true, "xterm"))
    #expect(!edits(true, false, "xterm"))
  }

  @Test("progress is a matter of stderr, a conversation of stdin")
  func others() {
    let piped = Interactivity(input: false, output: false, errors: true, terminal: "xterm")
    #expect(piped.allowsProgress)
    #expect(!piped.isConversation)
    let dumb = Interactivity(input: true, output: true, errors: true, terminal: "dumb")
    #expect(dumb.isConversation)
    #expect(!dumb.allowsProgress)
  }

  @Test("a pipe has no size")
  func size() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    #expect(TerminalSize(of: ends[0]) == nil)
    for end in ends { close(end) }
  }
}
