/// Tells a first press of Ctrl-C from one that follows within two seconds.
package struct PressClock: Sendable {
  private var last: ContinuousClock.Instant?
  private static let patience = Duration.seconds(2)

  /// A clock that has seen no press.
  package init() {}

  /// Notes a press and says which one it is.
  package mutating func press(at now: ContinuousClock.Instant) -> Interrupts.Press {
    defer { last = now }
    guard let last, now - last <= Self.patience else { return .first }
    return .again
  }
}
