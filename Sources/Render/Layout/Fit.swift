import Values

/// Which columns of a table stand in a line, and how wide.
struct Fit {
  /// What a column would like to have, and what it needs at least.
  struct Wish: Hashable {
    var natural: Int
    var least: Int
    var isRightAligned: Bool
    private let isWhole: Bool

    /// - Parameters:
    ///   - title: the width of the heading.
    ///   - cells: the width of the widest cell.
    ///   - isWhole: whether half a cell says nothing, or something wrong: a number, a day, a range.
    ///
    /// Texts may be shortened to 8 columns. Of what is whole only the heading may.
    init(title: Int, cells: Int, isRightAligned: Bool, isWhole: Bool) {
      natural = max(title, cells)
      least = isWhole ? max(cells, min(title, 6)) : min(natural, 8)
      self.isRightAligned = isRightAligned
      self.isWhole = isWhole
    }

    /// The first text says what a row is about: with the gap behind it, it may take half a line.
    mutating func beKey(available: Int) { least = min(natural, max(least, available / 2 - 1)) }

    var isText: Bool { !isWhole }
  }

  /// The widths of the columns that are shown, from the left.
  let widths: [Int]

  /// - Parameter available: columns of the terminal for the table; nil for as many as it likes.
  init(_ wishes: [Wish], available: Int?) {
    guard let available else {
      widths = wishes.map(\.natural)
      return
    }
    var wishes = wishes
    if let key = wishes.firstIndex(where: { $0.isText }) { wishes[key].beKey(available: available) }
    var kept = wishes.count
    while kept > 1, Self.width(wishes[..<kept].map(\.least), wishes) > available { kept -= 1 }
    let shown = Array(wishes[..<kept])
    var widths = shown.map(\.natural)
    Self.shrink(&widths, shown, where: { !$0.isRightAligned }, available)
    Self.shrink(&widths, shown, where: { $0.isRightAligned }, available)
    self.widths = widths
  }

  /// The spaces before a column: three between a number and a text, which would else touch.
  static func gap(before column: Int, _ wishes: [Wish]) -> Int {
    guard column > 0 else { return 0 }
    return wishes[column - 1].isRightAligned && !wishes[column].isRightAligned ? 3 : 2
  }

  static func width(_ widths: [Int], _ wishes: [Wish]) -> Int {
    widths.indices.reduce(0) { $0 + gap(before: $1, wishes) + widths[$1] }
  }

  /// Makes the widest of the chosen columns narrower, all to the same width, until the line fits
  /// or each has its least.
  private static func shrink(
    _ widths: inout [Int], _ wishes: [Wish], where isChosen: (Wish) -> Bool, _ available: Int
  ) {
    guard width(widths, wishes) > available else { return }
    func capped(_ cap: Int) -> [Int] {
      widths.indices.map { index in
        isChosen(wishes[index]) ? min(widths[index], max(wishes[index].least, cap)) : widths[index]
      }
    }
    var (low, high) = (0, widths.max() ?? 0)
    while low < high {
      let middle = (low + high + 1) / 2
      if width(capped(middle), wishes) <= available { low = middle } else { high = middle - 1 }
    }
    var result = capped(low)
    var left = available - width(result, wishes)
    for index in widths.indices where left > 0 && result[index] < widths[index] {
      result[index] += 1
      left -= 1
    }
    widths = result
  }
}
