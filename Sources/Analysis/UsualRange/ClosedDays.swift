import Values

/// Weekdays on which a store is closed: nearly none of them has anything.
enum ClosedDays {
  /// So many days of a weekday decide, of which at most so many may have been open.
  private static let window = 8
  private static let most = 1
  /// Fewer days of a weekday decide nothing.
  private static let least = 4

  /// For each day whether it is closed: by the eight of its weekday up to it, of a young history by
  /// the first eight; none where no weekday is mostly open.
  ///
  /// - Parameter values: events or sums, day by day.
  static func places(_ values: [Double?]) -> [Bool] {
    var closed = values.map { _ in false }
    var hasOpen = false
    for first in 0..<min(7, values.count) {
      let places = Array(stride(from: first, to: values.count, by: 7))
      guard places.count >= least else { continue }
      let open = places.map { (values[$0] ?? 0) != 0 }
      for (number, place) in places.enumerated() {
        let end = min(open.count, max(number + 1, window))
        let part = open[max(0, end - window)..<end]
        let count = part.count { $0 }
        closed[place] = count <= most && part.count >= least
        if count > part.count / 2 { hasOpen = true }
      }
    }
    return hasOpen ? closed : []
  }
}
