import Analysis
import Catalog
import Language
import Planner
import Values

/// Asks the model's evidence for the facts of some days that may move a metric.
struct StoryFacts {
  let desk: Desk
  let planning: Planning
  let counts: StoryCounts
  let days: ClosedRange<Day>
  let frame: StoryFrame
  /// What was found, and what products did by more than chance: a rule that can fit none of it is not
  /// asked.
  let findings: [StoryFinding]
  let ofProducts: Set<StoryMove>

  struct Result {
    var facts: [StoryFact] = []
    /// Rules that do not work as they are written, and why.
    var notes: [Wording] = []
  }

  func ask() throws(Diagnostic) -> Result {
    var result = Result()
    for rule in planning.catalog.evidence where rule.pull != nil && rule.sentence != nil {
      do throws(Diagnostic) {
        result.facts += try facts(of: rule)
      } catch {
        guard !error.endsStatement else { throw error }
        guard !Diagnostic.Code.unanswered.contains(error.code) else { continue }
        result.notes.append("evidence \"\(rule.name.spoken)\" does not work: \(error.message)")
      }
    }
    return result
  }

  private func facts(of rule: EvidenceSyntax) throws(Diagnostic) -> [StoryFact] {
    guard let pull = rule.pull, let sentence = rule.sentence,
      let metric = try planning.catalog.metric(pull.metric)
    else { return [] }
    let moved = try StoryCounts(metric, planning)
    guard moved.root.name == counts.root.name, canFit(rule, moved.drivers, isUp: pull.isUp) else {
      return []
    }
    let found = EvidenceAnswer(rule, desk)
    guard let table = try found.table(from: days.lowerBound, to: days.upperBound) else { return [] }
    return (0..<table.rowCount).map { row in
      let part = rule.dimension.flatMap { name in
        table[name.text].map { (dimension: name.text, value: $0[row].description) }
      }
      return StoryFact(
        name: rule.name.spoken,
        words: found.words(sentence.text, table, row), part: part, drivers: moved.drivers,
        isUp: pull.isUp, touched: found.touched(table, row))
    }
  }

  /// Whether a rule pulls the driver of a finding its way, and is of the same parts of the store.
  private func canFit(_ rule: EvidenceSyntax, _ drivers: Set<StoryDriver>, isUp: Bool) -> Bool {
    let pulled = drivers.map { StoryMove($0, isUp: isUp) }
    let dimension = rule.dimension?.text
    if dimension == "product", pulled.contains(where: { ofProducts.contains($0) }) { return true }
    return findings.contains { finding in
      guard pulled.contains(finding.move) else { return false }
      guard let dimension else { return finding.terms.isEmpty }
      return finding.terms.contains {
        $0.dimension == dimension || frame.areWithin(dimension, $0.dimension)
      }
    }
  }
}
