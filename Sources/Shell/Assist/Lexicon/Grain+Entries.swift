import Values

extension Grain {
  /// The buckets of time as they are offered.
  static let entries = allCases.map { grain in
    switch grain {
    case .hourOfDay: Entry(grain.rawValue, "0 to 23, all days together")
    case .weekday: Entry(grain.rawValue, "Monday to Sunday, all weeks together")
    case .monthOfYear: Entry(grain.rawValue, "January to December, all years together")
    default: Entry(grain.rawValue, "each \(grain.rawValue)")
    }
  }
}
