import Values

/// What a progress line writes, and when: a pure function of the time.
package struct ProgressPainter: Sendable {
  private var began: ContinuousClock.Instant?
  private var painted: ContinuousClock.Instant?
  private let ascii: Bool
  private static let delay = Duration.milliseconds(300)
  private static let interval = Duration.milliseconds(100)
  private static let barWidth = 20

  /// A painter with nothing on the screen; `ascii` draws the bar of `#`.
  package init(ascii: Bool = false) {
    self.ascii = ascii
  }

  /// What to write now; nil when it is too early, for the first time or again.
  ///
  /// `fraction` runs from 0 to 1, nil when no one knows. The line is narrower than `columns`.
  package mutating func update(
    fraction: Double?, text: String, columns: Int, now: ContinuousClock.Instant
  ) -> String? {
    let began = began ?? now
    self.began = began
    guard now - began >= Self.delay else { return nil }
    if let painted, now - painted < Self.interval { return nil }
    painted = now
    var line = ""
    if let fraction, fraction.isFinite {
      let part = min(1, max(0, fraction))
      let percent = String(Int(part * 100))
      line = bar(part) + String(repeating: " ", count: 4 - percent.count) + percent + "%  "
    }
    line += "\(text)  \((now - began).components.seconds) s"
    return "\r" + clipped(line, to: max(1, columns - 1)) + "\u{1B}[K"
  }

  /// What to write so that nothing is left of the line; nil if nothing was painted.
  ///
  /// The next update begins anew.
  package mutating func clear() -> String? {
    defer {
      began = nil
      painted = nil
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
