/// Horizontal bars in eighths of a character, or in whole ones in ASCII.
struct Bars {
  let glyphs: Glyphs

  /// A bar from the left: so much of a width, with at least a trace of what is not zero.
  func rightward(_ part: Double, width: Int) -> String {
    guard part > 0, width > 0 else { return "" }
    if glyphs.ascii { return String(repeating: "#", count: wholes(part, width)) }
    let eighths = max(1, Int((min(1, part) * Double(width * 8)).rounded()))
    let rest = eighths % 8
    return String(repeating: "█", count: eighths / 8)
      + (rest == 0 ? "" : String(Array("▏▎▍▌▋▊▉")[rest - 1]))
  }

  /// A bar that ends at the right of its width, for negative numbers: in halves, as there are no
  /// other blocks with their ink at the right.
  func leftward(_ part: Double, width: Int) -> String {
    guard part > 0, width > 0 else { return spaces(width) }
    if glyphs.ascii {
      let count = wholes(part, width)
      return spaces(width - count) + String(repeating: "#", count: count)
    }
    let halves = max(1, Int((min(1, part) * Double(width * 2)).rounded()))
    let bar = (halves % 2 == 0 ? "" : "▐") + String(repeating: "█", count: halves / 2)
    return spaces(width - (halves + 1) / 2) + bar
  }

  private func wholes(_ part: Double, _ width: Int) -> Int {
    min(width, max(1, Int((min(1, part) * Double(width)).rounded())))
  }
}
