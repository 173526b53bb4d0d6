/// A driver that went one way.
package struct StoryMove: Hashable, Sendable {
  package var driver: StoryDriver
  package var isUp: Bool

  package init(_ driver: StoryDriver, isUp: Bool) { (self.driver, self.isUp) = (driver, isUp) }
}

extension StoryFinding {
  package var move: StoryMove { StoryMove(driver, isUp: now > usual) }
}
