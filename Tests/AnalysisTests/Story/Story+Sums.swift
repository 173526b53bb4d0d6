import Values

@testable import Analysis

extension Story {
  /// What the findings and the rest come to.
  var told: Fixed? { Self.sum(findings.map { $0.effect } + [rest]) }

  /// What the drivers come to.
  var driven: Fixed? { Self.sum(drivers.map { $0.effect }) }

  private static func sum(_ parts: [Fixed]) -> Fixed? {
    parts.reduce(Fixed(unscaled: 0, scale: 0)) { $0?.adding($1) }
  }
}
