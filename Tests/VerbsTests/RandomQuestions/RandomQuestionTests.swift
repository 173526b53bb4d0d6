import Engine
import Foundation
import Language
import Sample
import Testing
import Values

@testable import Verbs

/// Random questions, answered by the program and by an evaluator that goes row by row.
///
/// `OPSH_RANDOM_QUESTIONS=20000` in the environment asks so many instead of a thousand, and prints
/// counts and refusals; `OPSH_RANDOM_SEED=7` asks other ones.
@Suite struct RandomQuestionTests {
  private static let today = "2026-11-21"
  private static let asked = setting("OPSH_RANDOM_QUESTIONS")
  private static let seed = UInt64(setting("OPSH_RANDOM_SEED") ?? 1)

  private static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test func numbersAreThoseOfTheRows() throws {
    let count = Self.asked ?? 1000
    let counter = try Self.counter()
    let store = try PlainStore(counter.workspace)
    var dice = QuestionDice(seed: Self.seed, store, today: try #require(Day(Self.today)))
    var (numbers, refused, unequal) = (0, 0, 0)
    for number in 1...count {
      // Of ten questions one is a list.
      let question = number % 10 > 0 ? dice.question() : nil
      let list = question == nil ? dice.list() : nil
      let words = question?.words ?? list?.words ?? ""
      // What is not loaded is left out of an answer, with a note.
      guard let table = try answer(words, of: counter),
        question?.metrics.allSatisfy({ table.index(of: $0) != nil }) != false
      else {
        refused += 1
        continue
      }
      var (compared, faults) = list?.check(table, store) ?? (0, [])
      if let question {
        let check = AnswerCheck(table, of: question, store)
        (compared, faults) = (check.numbers, check.faults)
      }
      numbers += compared
      guard !faults.isEmpty else { continue }
      unequal += 1
      let told = faults.prefix(5).joined(separator: "\n  ")
      Issue.record("question \(number) of seed \(Self.seed): \(words)\n  \(told)")
    }
    if Self.asked != nil {
      print("\(count) questions, \(numbers) numbers, \(refused) refused, \(unequal) unequal")
    }
    // Neither refusals nor empty answers may stand in for right ones.
    #expect(refused * 20 < count, "\(refused) of \(count) are refused")
    #expect(numbers > count * 10)
  }

  /// The program's answer; nil where it refuses one.
  private func answer(_ words: String, of counter: Counter) throws -> Table? {
    do {
      return try counter.table(words)
    } catch let refusal as Diagnostic {
      if Self.asked != nil { print("refused: \(words): \(refusal.message.english)") }
      return nil
    }
  }

  /// A sample store with what samples do not have: gaps everywhere, and payments at midnight.
  private static func counter() throws -> Counter {
    let until = try #require(Day(today)) - 1
    return try Counter(today: today) { database in
      try SampleStore(orders: 600, days: 60, seed: 1, until: until)
        .generate(into: database) { _ in }
      try database.executeScript(gaps)
    }
  }

  private static let gaps = """
    update orders set channel = null where hash(order_id, 1) % 11 = 0;
    update orders set device = null where hash(order_id, 2) % 13 = 0;
    update orders set region = null where hash(order_id, 3) % 9 = 0;
    update orders set customer_type = null where hash(order_id, 4) % 17 = 0;
    update orders set customer_id = null where hash(order_id, 5) % 10 = 0;
    update orders set payment_method = null where hash(order_id, 6) % 12 = 0;
    update orders set discounts = null where hash(order_id, 7) % 4 = 0;
    update orders set shipping = null where hash(order_id, 8) % 2 = 0;
    update orders set paid_at = date_trunc('day', paid_at) where hash(order_id, 9) % 19 = 0;
    update orders set paid_at = date_trunc('day', paid_at) + interval '86399.999999 seconds'
    where hash(order_id, 10) % 19 = 1;
    update products set category = null where hash(product_id, 1) % 9 = 0;
    update products set unit_cost = null where hash(product_id, 3) % 8 = 0;
    update order_lines set unit_cost = null where hash(order_id, line_no, 6) % 4 = 0;
    update products set brand = null where hash(product_id, 2) % 5 = 0;
    update order_lines set product_id = null where hash(order_id, line_no, 1) % 12 = 0;
    update order_lines set product_id = '\(PlainStore.unknownProduct)'
    where hash(order_id, line_no, 2) % 15 = 0;
    update order_lines set shared_discounts = 0.37 where hash(order_id, line_no, 3) % 3 = 0;
    update order_lines set shared_shipping = 1.25 where hash(order_id, line_no, 5) % 3 < 2;
    update order_lines set discounts = null where hash(order_id, line_no, 4) % 5 = 0;
    update refunds set product_id = null where hash(refund_id, 1) % 6 = 0;
    update refunds set order_id = 'gone' where hash(refund_id, 2) % 9 = 0;
    update refunds set reason = null where hash(refund_id, 3) % 7 = 0;
    update traffic set channel = null where level = 'channel' and hash(date, channel) % 30 = 0;
    update traffic set visitors = null, page_views = null
    where hash(date, level, channel, device, region, product_id) % 15 = 0;
    update ads set campaign = null where level = 'campaign' and hash(date, campaign) % 25 = 0;
    update ads set ad_sales = null, clicks = null where hash(date, campaign, product_id) % 14 = 0;
    """
}
