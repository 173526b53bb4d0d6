import Catalog
import Language
import Values

/// Which time dates the rows of an aggregate.
extension MeasureRegistry {
  /// The time that rows are dated by: the question's `on`, the metric's, or the data set's first.
  func basis(
    of dataset: Dataset, _ context: Context
  ) throws(Diagnostic) -> (basis: TimeBasis, isNamed: Bool)? {
    if let basis {
      if let time = dataset.time(basis.text) { return (time, true) }
      if let path = try planning.catalog.dimension(basis, of: dataset), path.column.type.isTime {
        return (TimeBasis(name: basis.text, path), true)
      }
      throw Diagnostic(
        .wrongTime, "\(dataset.name) has no time called \"\(basis.text)\"", at: basis.span,
        label: dataset.times.isEmpty
          ? nil : "it has \(dataset.times.map { $0.name }.joined(separator: ", "))"
      ).asked
    }
    if let named = context.basis {
      switch named.kind {
      case .name(let name):
        if let time = dataset.time(name.text) { return (time, true) }
        if let path = try planning.catalog.dimension(name, of: dataset), path.column.type.isTime {
          return (TimeBasis(name: name.text, path), true)
        }
      case .member(let owner, let name):
        if let path = try planning.catalog.member(owner, name, of: dataset) {
          return (TimeBasis(name: name.text, path), true)
        }
      default: break
      }
      throw Diagnostic(
        .definition,
        "\(dataset.name) has no time \(named.text) for \(context.metric?.name ?? "it")",
        at: named.span)
    }
    let isHourly = groups.contains {
      ["hour", "hour_of_day"].contains($0.expression.plainName?.text ?? "")
    }
    let clocked = dataset.times.first { dataset.column($0.column)?.type != .date }
    return ((isHourly ? clocked : nil) ?? dataset.times.first).map { ($0, false) }
  }
}

extension TimeBasis {
  /// A time column found by its path.
  init(name: String, _ path: DimensionPath) {
    self.init(
      name: name, dataset: path.links.isEmpty ? nil : path.dataset.name, column: path.column.name)
  }
}
