import Analysis
import Language
import Planner
import Values

/// Splits a ratio's change into what happened inside the groups of a dimension and the shift
/// between them.
struct MixPart {
  let reading: LeafReading
  let subject: ExplainSubject
  let names: SegmentNames

  init(_ reading: LeafReading, _ subject: ExplainSubject, _ names: SegmentNames) {
    self.reading = reading
    self.subject = subject
    self.names = names
  }

  struct Result {
    var blocks: [Report.Block] = []
    var notes: [Wording] = []
  }

  /// The shift is shown from this part of the change on.
  private static let threshold = 0.1

  /// The dimension whose shift did the most; nil for amounts, and where no shift counts.
  func run() throws(Diagnostic) -> Result? {
    guard reading.measure == .ratio else { return nil }
    var best: (dimension: Int, mix: MixRate)?
    for dimension in reading.leaves.dimensions.indices {
      // Over hundreds of values every rate is chance, and so is the shift.
      guard reading.leaves.values[dimension].count <= 30, let mix = mix(dimension) else { continue }
      if abs(mix.mix) > abs(best?.mix.mix ?? 0) {
        best = (dimension, mix)
      }
    }
    guard let best, abs(best.mix.mix) >= abs(subject.change) * Self.threshold || best.mix.isSimpson
    else { return nil }
    let name = reading.leaves.dimensions[best.dimension]
    return Result(
      blocks: try blocks(best.dimension, name, best.mix), notes: notes(name, best.mix))
  }

  private func mix(_ dimension: Int) -> MixRate? {
    let names = reading.leaves.values[dimension]
    var sums = names.map { _ in [Double](repeating: 0, count: 4) }
    for leaf in reading.now.indices {
      let code = Int(reading.leaves.codes[dimension][leaf])
      sums[code][0] += reading.before[leaf]
      sums[code][1] += reading.beforeBase[leaf]
      sums[code][2] += reading.now[leaf]
      sums[code][3] += reading.nowBase[leaf]
    }
    let mix = MixRate(
      zip(names, sums).map { name, sum in
        MixRate.Segment(name ?? "(none)", before: (sum[0], sum[1]), after: (sum[2], sum[3]))
      })
    guard let before = mix?.before, let after = mix?.after, isClose(before, subject.before),
      isClose(after, subject.after)
    else { return nil }
    return mix
  }

  /// A base that counts an order once for each of its products does not lead back to the metric.
  private func isClose(_ value: Double, _ whole: Double) -> Bool {
    abs(value - whole) <= max(abs(whole) * 0.005, abs(subject.change) * 0.05)
  }

  private func blocks(
    _ dimension: Int, _ name: String, _ mix: MixRate
  ) throws(Diagnostic) -> [Report.Block] {
    let kind = subject.kind
    var table = Table(columns: [
      Column(name), Column("share_before", kind: .percent, role: .measure),
      Column("share_now", kind: .percent, role: .measure),
      Column("before", title: subject.baseline.label, kind: kind, role: .measure),
      Column("now", title: subject.period.label, kind: kind, role: .measure),
      Column("rate_effect", title: "by its own", kind: kind.ofChange, role: .change),
      Column("mix_effect", title: "by the shift", kind: kind.ofChange, role: .change),
    ])
    let ordered = mix.effects.sorted { abs($0.rate + $0.mix) > abs($1.rate + $1.mix) }
    let labels = try names.labels(dimension)
    for effect in ordered {
      table.append([
        .text(labels[effect.name] ?? effect.name), .double(effect.shareBefore),
        .double(effect.shareAfter),
        effect.rateBefore.map(kind.value) ?? .null, effect.rateAfter.map(kind.value) ?? .null,
        .double(effect.rate), .double(effect.mix),
      ])
    }
    table.pageRows = 8
    table.total = [
      table.word("all"), .double(1), .double(1), kind.value(mix.before), kind.value(mix.after),
      .double(mix.rate), .double(mix.mix),
    ]
    let title: Wording =
      "own rates and the shift between \(Wording(name: name.replacing("_", with: " "))) values"
    return [.title(title), .table(table)]
  }

  private func notes(_ name: String, _ mix: MixRate) -> [Wording] {
    guard mix.isSimpson else { return [] }
    let title = subject.metric.title
    let group = Wording(name: name.replacing("_", with: " "))
    return [
      subject.change > 0
        ? """
        Simpson: \(title) rose although it fell in every \(group): the shift between them did it
        """
        : """
        Simpson: \(title) fell although it rose in every \(group): the shift between them did it
        """
    ]
  }
}
