import Analysis
import Catalog
import Foundation
import Language
import Planner
import Values

/// Whether the whole market moved on some days, and what of the store's change that accounts for.
struct StoryMarket {
  /// ln of the index by what it usually is on these weekdays.
  let move: Double

  /// The metric of the model that follows the market.
  private static let index = "market_index"
  /// A smaller move is not worth a word.
  private static let least = 0.04

  /// Nil where the market was as usual, or where nobody knows.
  init?(_ days: ClosedRange<Day>, _ desk: Desk, _ planning: Planning) throws(Diagnostic) {
    guard planning.catalog.metrics[Self.index] != nil else { return nil }
    var call = Call(Name("show"))
    call.items = [Item(Expression(.name(Name(Self.index))))]
    let question = try ifAnswered { () throws(Diagnostic) in
      let from = days.lowerBound - UsualRanges.reach
      return try planning.daily(call, over: .range(.day(from), .day(days.upperBound)))
    }
    guard let question else { return nil }
    let (table, _) = try desk.reader.fetch(question.plan)
    let series = DailyHistories(table, question, isGrouped: false, planning.clock).series
    guard let history = series.first?.histories.first,
      let place = history.index(of: days.upperBound), place > days.upperBound - days.lowerBound
    else { return nil }
    let span = days.upperBound - days.lowerBound + 1
    let moves = (0...place).map { Self.move(history.values, at: $0, span: span) }
    let means = (span...moves.count).map { end -> Double? in
      let known = moves[end - span..<end].compactMap { $0 }
      return known.count == span ? known.reduce(0, +) / Double(span) : nil
    }
    let past = means.dropLast(span).suffix(56).compactMap { $0 }.map { abs($0) }.sorted()
    guard let move = means.last ?? nil, past.count >= 14 else { return nil }
    // 1.4826 times the median distance is the spread of a normal distribution.
    let spread = max(0.02, 1.4826 * past[past.count / 2])
    guard abs(move) >= Self.least, abs(move) >= 3 * spread else { return nil }
    self.move = move
  }

  /// ln of a day's value by the median of the same weekday of the four weeks before all of the days.
  private static func move(_ values: [Double?], at place: Int, span: Int) -> Double? {
    let first = 1 + (span - 1) / 7
    let before = (first..<first + 4).compactMap { week -> Double? in
      let other = place - 7 * week
      return other >= 0 ? values[other] : nil
    }.filter { $0 > 0 }.sorted()
    guard before.count >= 2, let value = values[place], value > 0 else { return nil }
    let middle = (before[(before.count - 1) / 2] + before[before.count / 2]) / 2
    return log(value / middle)
  }

  /// What of a change a move of the market alone makes: the logarithmic mean times the move.
  func effect(now: Double, usual: Double) -> Double {
    guard now > 0, usual > 0 else { return 0 }
    let mean = abs(now - usual) < 1e-9 * usual ? usual : (now - usual) / log(now / usual)
    return mean * move
  }
}
