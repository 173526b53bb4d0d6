import Foundation

/// Which segment to name where something stands out.
extension StorySearch {
  /// The segment to name for the strongest group, of the same field or of the one that holds what it
  /// is part of.
  func chosen(_ place: Int, _ hit: StoryField.Hit) -> (Int, StorySegment) {
    let field = fields[place]
    let choice = StoryChoice(field: field, store: store) { nearer(place, $0) }
    let segment = choice.chosen(hit)
    if case .parts(let table) = field.kind {
      let one = partOfGrouping(place, segment) ?? segment
      return partOrParent(place, table, one) ?? (place, one)
    }
    return loudPart(place, segment) ?? partOfParent(place, segment) ?? (place, segment)
  }

  /// How much nearer the rest of the store comes to its forecast without some leaves.
  func nearer(_ place: Int, _ leaves: [Bool]) -> Double {
    guard let level = whole.levels[fields[place].driver], level.sd > 0,
      let rest = distanceOfRest(place, leaves)
    else { return 0 }
    let x = level.x
    let gain = (x * x - rest * rest) / (2 * level.sd * level.sd)
    // A small part of a whole that moved far says little, however sure the move is.
    let most = x == 0 ? 0 : 12 * max(0, 1 - rest * rest / (x * x))
    return max(-5, min(most, gain))
  }

  /// ln of how far the whole would be from its forecast without some leaves: it is by its own part.
  func distanceOfRest(_ place: Int, _ leaves: [Bool]) -> Double? {
    let field = fields[place]
    guard let level = whole.levels[field.driver],
      field.kind == .leaves || field.driver == .exposure || holdsAll(field)
    else { return nil }
    let all = field.whole(day: field.last)
    let gone = field.sums(leaves, day: field.last)
    let (y, e) = (all.y - gone.y, all.e - gone.e)
    guard all.y > 0, all.e > 0, y > 0, e > 0 else { return nil }
    return level.x + log(y / e) - log(all.y / all.e)
  }

  /// Whether a table's parts are of all events, as ways of payment are, and not of one dimension's.
  func holdsAll(_ field: StoryField) -> Bool {
    guard case .parts(let table) = field.kind else { return false }
    return frame.parts[table].parent == nil && frame.parts[table].driver == field.driver
  }
}
