/// Makes names that tell columns apart out of what stands in a header.
enum HeaderNames {
  /// Names without what is invisible; of two that are alike the second is `name (2)`, one that has
  /// none is `column 5`.
  static func names(_ cells: [String]) -> [String] {
    var counts: [String: Int] = [:]
    var names: [String] = []
    for (place, cell) in cells.enumerated() {
      let name = CellText.header(cell)
      guard !name.isEmpty else {
        names.append("column \(place + 1)")
        continue
      }
      counts[name, default: 0] += 1
      let count = counts[name, default: 1]
      names.append(count == 1 ? name : "\(name) (\(count))")
    }
    return names
  }
}
