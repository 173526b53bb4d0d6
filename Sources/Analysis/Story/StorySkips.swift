/// Leaves' days that are kept out of what is usual, by field.
typealias StorySkips = [StorySkipKey: [Bool]]

/// Whose days they are.
struct StorySkipKey: Hashable, Sendable {
  var driver: StoryDriver
  var kind: StoryField.Kind
}

extension StoryField {
  var key: StorySkipKey { StorySkipKey(driver: driver, kind: kind) }

  /// The leaves' past days on which a group of them stood far out.
  ///
  /// A change that goes on for longer than ``StoryRule/newLevel`` days is what is usual from there.
  ///
  /// - Parameter span: how many days one of them sums up, which are a run by themselves.
  func skips(_ store: StoryPrice, span: Int) -> [Bool] {
    let newLevel = StoryRule.newLevel + span - 1
    var skip = [Bool](repeating: false, count: y.count)
    guard !cuboids.isEmpty, let first = used.first else { return skip }
    let tops = maximaByDay
    for day in first..<last {
      // A day that does not count for the price may still teach, unless something stands out.
      if let top = tops[day], store.score(top) < StoryRule.pastBar { continue }
      var alive = isAlive
      for _ in 0..<3 {
        guard let hit = strongest(day: day, alive: alive, depth: 2),
          store.score(hit.score) >= StoryRule.pastBar
        else { break }
        let cuboid = cuboids[hit.cuboid]
        for leaf in alive.indices where cuboid.cell[leaf] == Int32(hit.group) {
          alive[leaf] = false
          skip[leaf * days + day] = true
        }
      }
    }
    for leaf in 0..<leafCount {
      var run = 0
      for day in 0..<days {
        if skip[leaf * days + day] {
          run += 1
          continue
        }
        if run > newLevel {
          for back in 1...run { skip[leaf * days + day - back] = false }
        }
        run = 0
      }
      if skip[leaf * days + last - 1] == false, run > newLevel {
        for back in 1...run { skip[leaf * days + last - back] = false }
      }
    }
    return skip
  }

  /// The score of the strongest group of each past day, over all sets.
  var maximaByDay: [Int: Double] {
    var tops: [Int: Double] = [:]
    for cuboid in cuboids {
      for (place, day) in used.enumerated() {
        tops[day] = max(tops[day] ?? -.infinity, cuboid.price.score(cuboid.maxima[place]))
      }
    }
    return tops
  }

  /// Puts what was expected in place of what stood out, so that the noise is that of usual days.
  mutating func clean(_ skip: [Bool]) {
    guard skip.contains(true) else { return }
    for day in 0..<last {
      var (goodY, goodE) = (0.0, 0.0)
      for leaf in 0..<leafCount where !skip[leaf * days + day] {
        goodY += y[leaf * days + day]
        goodE += e[leaf * days + day]
      }
      guard goodE > 0 else { continue }
      let level = goodY / goodE
      for leaf in 0..<leafCount where skip[leaf * days + day] {
        let place = leaf * days + day
        totalY[day] += e[place] * level - y[place]
        y[place] = e[place] * level
      }
    }
  }
}
