import Values

/// What a progress line writes, and when: a pure function of the time.
package struct ProgressPainter: Sendable {
  private var began: ContinuousClock.Instant?
  private var painted: ContinuousClock.Instant?
  private var work = Work()
  private let ascii: Bool
  private static let delay = Duration.milliseconds(300)
  private static let interval = Duration.milliseconds(100)
  private static let barWidth = 20

  /// What goes on.
  private struct Work {
    var text = ""
    /// How many bytes it goes through; nil when that tells nothing.
    var bytes: Int?
    var began: ContinuousClock.Instant?
  }

  /// A painter with nothing on the screen; `ascii` draws the bar of `#`.
  package init(ascii: Bool = false) {
    self.ascii = ascii
  }

  /// What to write now; nil when it is too early, for the first time or again.
  ///
  /// `fraction` runs from 0 to 1, nil when no one knows. With `bytes`, how many the work goes
  /// through, it tells how fast they are read and when it will be done. The line is narrower than
  /// `columns`.
  package mutating func update(
    fraction: Double?, text: String, bytes: Int? = nil, columns: Int,
    now: ContinuousClock.Instant
  ) -> String? {
    began = began ?? now
    if work.text != text || work.bytes != bytes {
      work = Work(text: text, bytes: bytes, began: now)
    }
    return paint(fraction: fraction, columns: columns, now: now)
  }

  /// The same while nothing new is told; nil before anything is.
  package mutating func tick(
    fraction: Double?, columns: Int, now: ContinuousClock.Instant
  ) -> String? {
    paint(fraction: work.bytes == nil ? nil : fraction, columns: columns, now: now)
  }

  private mutating func paint(
    fraction: Double?, columns: Int, now: ContinuousClock.Instant
  ) -> String? {
    guard let began, now - began >= Self.delay else { return nil }
    if let painted, now - painted < Self.interval { return nil }
    painted = now
    var line = ""
    if let fraction, fraction.isFinite {
      let part = min(1, max(0, fraction))
      let percent = String(Int(part * 100))
      line = bar(part) + String(repeating: " ", count: 4 - percent.count) + percent + "%  "
      line += work.text + pace(part, now)
    } else {
      line += work.text
    }
    line += "  \((now - began).components.seconds) s"
    return "\r" + clipped(line, to: max(1, columns - 1)) + "\u{1B}[K"
  }

  /// How fast it goes and how long it still takes, once there is enough to tell from.
  private func pace(_ part: Double, _ now: ContinuousClock.Instant) -> String {
    guard let bytes = work.bytes, let start = work.began, part > 0.01 else { return "" }
    let seconds = (now - start) / .seconds(1)
    guard seconds >= 0.5 else { return "" }
    let rate = Int((part * Double(bytes) / seconds / 1e6).rounded())
    let left = Int((seconds * (1 - part) / part).rounded(.up))
    return "  \(rate) MB/s, \(left < 120 ? "\(left) s" : "\((left + 30) / 60) min") left"
  }

  /// What to write so that nothing is left of the line; nil if nothing was painted.
  ///
  /// The next update begins anew.
  package mutating func clear() -> String? {
    defer {
      began = nil
      painted = nil
      work = Work()
    }
    return painted == nil ? nil : "\r\u{1B}[K"
  }

  private func bar(_ part: Double) -> String {
    if ascii {
      let full = Int(part * Double(Self.barWidth))
      return "[" + String(repeating: "#", count: full)
        + String(repeating: "-", count: Self.barWidth - full) + "]"
    }
    let eighths = Int(part * Double(Self.barWidth * 8))
    let full = eighths / 8
    let partial = eighths % 8 == 0 ? "" : String(Array("▏▎▍▌▋▊▉")[eighths % 8 - 1])
    let empty = Self.barWidth - full - (partial.isEmpty ? 0 : 1)
    return "▕" + String(repeating: "█", count: full) + partial
      + String(repeating: " ", count: empty) + "▏"
  }
}
