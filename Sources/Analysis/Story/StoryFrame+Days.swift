import Values

extension StoryFrame {
  /// The frame as if its large events had not been: each is a story of its own, and no segment is
  /// large or small by it.
  var withoutLarge: StoryFrame {
    guard !large.isEmpty else { return self }
    var plain = self
    let last = days - 1
    for event in large {
      let place = event.leaf * days + last
      guard events.indices.contains(place), events[place] >= 1 else { continue }
      if !capped.isEmpty {
        // What its cut amount is, is not known: the mean of those that were cut with it, or less.
        let most = max(0, capped[place] - Double(amounts[place] - event.amount))
        plain.capped[place] -= min(most, Double(event.amount))
      }
      plain.events[place] -= 1
      plain.amounts[place] -= event.amount
      guard let part = event.part,
        let table = parts.firstIndex(where: { $0.driver == .events })
      else { continue }
      let row = part * days + last
      if parts[table].counts[row] >= 1 { plain.parts[table].counts[row] -= 1 }
      if !parts[table].amounts.isEmpty {
        plain.parts[table].amounts[row] = max(0, parts[table].amounts[row] - event.amount)
      }
    }
    return plain
  }

  /// The last days of it alone.
  func suffix(_ count: Int) -> StoryFrame {
    days > count ? part(days - count..<days) : self
  }

  /// The frame as it was some days before its end; what was known of single events of the last day
  /// is not known of that one.
  package func ended(_ count: Int) -> StoryFrame {
    guard count > 0, count < days else { return self }
    var earlier = part(0..<days - count)
    earlier.large = []
    return earlier
  }

  private func part(_ places: Range<Int>) -> StoryFrame {
    func cut<Element>(_ matrix: [Element]) -> [Element] {
      var result: [Element] = []
      result.reserveCapacity(matrix.count / days * places.count)
      for row in 0..<matrix.count / days {
        result += matrix[row * days + places.lowerBound..<row * days + places.upperBound]
      }
      return result
    }
    var recent = StoryFrame(
      firstDay: firstDay + places.lowerBound, days: places.count, dimensions: dimensions,
      values: values)
    recent.take(
      codes: codes, exposure: cut(exposure), events: cut(events), amounts: cut(amounts),
      capped: cut(capped))
    recent.scale = scale
    recent.margins = margins.map { margin in
      Margin(dimensions: margin.dimensions, codes: margin.codes, counts: cut(margin.counts))
    }
    recent.wholeExposure = cut(wholeExposure)
    recent.parts = parts.map { table in
      var part = table
      part.counts = cut(table.counts)
      part.amounts = cut(table.amounts)
      part.leads = cut(table.leads)
      part.leadAmounts = cut(table.leadAmounts)
      part.exposure = cut(table.exposure)
      return part
    }
    (recent.masked, recent.eventDays, recent.large) = (masked, eventDays, large)
    return recent
  }

  /// Sets all leaves at once, as they were summed elsewhere.
  ///
  /// - Parameter codes: for each dimension one code a leaf; no two leaves alike.
  package mutating func take(
    codes: [[Int32]], exposure: [Double] = [], events: [Double], amounts: [Int64] = [],
    capped: [Double] = []
  ) {
    replace(codes)
    (self.exposure, self.events) = (exposure, events)
    (self.amounts, self.capped) = (amounts, capped)
  }
}
