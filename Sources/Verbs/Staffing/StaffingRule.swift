import Language
import Values

/// What the agents have to keep to.
struct StaffingRule {
  /// Seconds a chat takes where nothing is known.
  static let usualHandling = 300.0

  let serviceLevel: Double
  let within: Double
  let shrinkage: Double
  let occupancy: Double
  let concurrency: Double?
  let handlingTime: Double?
  let uplift: Double?

  init(_ options: NumberOptions) {
    serviceLevel = options["service_level"] ?? 0.8
    within = options["within"] ?? 60
    shrinkage = options["shrinkage"] ?? 0.3
    occupancy = options["occupancy"] ?? 0.85
    concurrency = options["concurrency"]
    handlingTime = options["handling_time"]
    uplift = options["uplift"]
  }

  func text(handling: Double, seats: Double) -> Wording {
    func short(_ number: Double) -> String {
      Value.double((number * 10).rounded() / 10).description
    }
    return """
      \(short(serviceLevel * 100)) % answered within \(short(within)) s, busy at most \
      \(short(occupancy * 100)) %, \(short(shrinkage * 100)) % shrinkage; a chat takes \
      \(short(handling)) s, an agent holds \(short(seats)) at once
      """
  }
}
