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

  /// The frame with each day the sum of so many days up to it.
  ///
  /// The first ones, which have fewer before them, fall away. Days of events are days like others in it.
  package func rolled(_ span: Int) -> StoryFrame {
    guard span > 1, days >= span else { return self }
    func sums<Number: AdditiveArithmetic>(_ row: ArraySlice<Number>) -> [Number] {
      StoryMatrix.rolled(row, span)
    }
    var rolled = mapped(
      firstDay: firstDay + (span - 1), days: days - span + 1, sums, amounts: sums)
    (rolled.span, rolled.large) = (span, large)
    return rolled
  }

  private func part(_ places: Range<Int>) -> StoryFrame {
    func cut<Number>(_ row: ArraySlice<Number>) -> [Number] {
      Array(row.dropFirst(places.lowerBound).prefix(places.count))
    }
    var recent = mapped(
      firstDay: firstDay + places.lowerBound, days: places.count, cut, amounts: cut)
    recent.span = span
    (recent.masked, recent.eventDays, recent.large) = (masked, eventDays, large)
    recent.whole = whole?.ended(days - places.upperBound)
    return recent
  }

  /// The frame with each row of its matrices turned into another one.
  private func mapped(
    firstDay: Day, days count: Int, _ counted: (ArraySlice<Double>) -> [Double],
    amounts summed: (ArraySlice<Int64>) -> [Int64]
  ) -> StoryFrame {
    func rows<Element>(
      _ matrix: [Element], _ turned: (ArraySlice<Element>) -> [Element]
    ) -> [Element] {
      var result: [Element] = []
      result.reserveCapacity(matrix.count / days * count)
      for row in 0..<matrix.count / days { result += turned(matrix[row * days..<(row + 1) * days]) }
      return result
    }
    var frame = StoryFrame(firstDay: firstDay, days: count, dimensions: dimensions, values: values)
    frame.take(
      codes: codes, exposure: rows(exposure, counted), events: rows(events, counted),
      amounts: rows(amounts, summed), capped: rows(capped, counted))
    frame.scale = scale
    frame.margins = margins.map { margin in
      Margin(
        dimensions: margin.dimensions, codes: margin.codes, counts: rows(margin.counts, counted))
    }
    frame.wholeExposure = rows(wholeExposure, counted)
    frame.parts = parts.map { table in
      var part = table
      part.counts = rows(table.counts, counted)
      part.amounts = rows(table.amounts, summed)
      part.leads = rows(table.leads, counted)
      part.leadAmounts = rows(table.leadAmounts, counted)
      part.exposure = rows(table.exposure, counted)
      return part
    }
    return frame
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
