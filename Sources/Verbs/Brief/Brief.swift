import Analysis
import Catalog
import Language
import Planner
import Values

/// Gathers what matters on a day: the findings of its story, the rules of the model, missing data.
struct Brief {
  private let call: Call
  private let period: Period
  private let desk: Desk
  private let planning: Planning

  init(_ call: Call, _ period: Period, _ desk: Desk, _ planning: Planning) {
    (self.call, self.period, self.desk, self.planning) = (call, period, desk, planning)
  }

  struct Result {
    var headline: Sentence?
    /// The largest amount first, those of which nobody knows it last.
    var lines: [BriefLine] = []
    /// How the amounts are printed.
    var kind: Kind
    var notes: [Wording] = []
  }

  /// The most rows of a rule that are lines.
  private static let rows = 3

  var heading: Wording { "brief of \(period.heading)" }

  func run() throws(Diagnostic) -> Result {
    var result = Result(kind: .money(planning.currency))
    let story = try addFindings(to: &result)
    for rule in planning.catalog.briefs where isPresent || !rule.isOfThePresent {
      do throws(Diagnostic) {
        result.lines += try lines(of: rule, besides: story)
      } catch {
        guard !error.endsStatement else { throw error }
        guard !Diagnostic.Code.unanswered.contains(error.code) else { continue }
        result.notes.append("brief \"\(rule.name.spoken)\" does not work: \(error.message)")
      }
    }
    result.lines += try missingData(story)
    result.lines.sort { abs($0.money ?? 0) > abs($1.money ?? 0) }
    if story == nil, period.firstDay == period.lastDay {
      result.headline = Sentence(
        "What moved on \(period.dates) cannot be told: it takes four weeks of sales before it.")
    }
    return result
  }

  /// Whether the days reach to the present, of which alone some rules speak.
  private var isPresent: Bool { period.lastDay >= planning.clock.today - 1 }

  // MARK: - Findings

  private func addFindings(to result: inout Result) throws(Diagnostic) -> MetricStory? {
    guard let metric = planning.catalog.metrics["revenue"] else { return nil }
    var question = call
    question.verb = Name("show", at: call.verb.span)
    question.items = [Item(Expression(.name(Name(metric.name))))]
    guard let day = try MetricStory(metric, question, period, desk) else { return nil }
    let told = try day.telling()
    result.headline = told.headline
    result.lines = day.findings.map { finding in
      var words = told.clause(finding)
      if let fact = told.facts.first, finding.effect == day.findings.first?.effect {
        words = "\(words); coincides with: \(fact.words)"
      }
      let condition = day.place.condition(finding.terms).map { " where \($0.text)" } ?? ""
      return BriefLine(
        matter: "finding", money: finding.effect.double, words: words,
        ask: "explain \(metric.name) \(written)\(condition)")
    }
    return day
  }

  /// The period as it is asked for.
  private var written: String { call.period?.value.text ?? "yesterday" }

  // MARK: - Rules

  /// What a rule finds; what a finding has told already is not said twice.
  private func lines(
    of rule: EvidenceSyntax, besides story: MetricStory?
  ) throws(Diagnostic) -> [BriefLine] {
    guard let sentence = rule.sentence else { return [] }
    let found = EvidenceAnswer(rule, desk)
    guard let table = try found.table(from: period.firstDay, to: period.lastDay) else { return [] }
    let told = rule.dimension.map { story?.values(of: $0.text) ?? [] } ?? []
    let rows = (0..<table.rowCount).filter { row in
      rule.dimension.flatMap { table[$0.text]?[row].description }.map { !told.contains($0) } ?? true
    }
    return rows.prefix(Self.rows).map { row in
      BriefLine(
        matter: rule.name.spoken, money: found.touched(table, row),
        words: found.words(sentence.text, table, row),
        ask: rule.question.map { found.line($0.text, table, row) })
    }
  }

  // MARK: - Data

  /// The data of the headline metrics that end before the day, and visits that it has none of.
  private func missingData(_ story: MetricStory?) throws(Diagnostic) -> [BriefLine] {
    var question = Call(Name("show"))
    question.items = planning.headlineItems
    var lines: [BriefLine] = []
    for name in try planning.datasets(of: question) {
      guard let dataset = planning.catalog.datasets[name], let basis = dataset.times.first,
        let newest = planning.span(of: basis, in: dataset)?.newest.day, newest < period.firstDay
      else { continue }
      lines.append(
        BriefLine(
          matter: "data", money: nil, words: "\(dataset.title) end on \(newest)",
          ask: "datasets"))
    }
    if lines.isEmpty, story?.story.isExposureMissing == true, let visits = story?.counts.exposure {
      lines.append(
        BriefLine(
          matter: "data", money: nil, words: "no \(visits.title) are loaded for \(period.dates)",
          ask: "datasets"))
    }
    return lines
  }
}

extension EvidenceSyntax {
  /// Whether it asks what is so now, whatever the days are.
  fileprivate var isOfThePresent: Bool {
    let conditions =
      (body.call.condition.map { [$0] } ?? []) + body.stages.flatMap { $0.expressions }
    let isOfDays = body.call.period != nil || !body.call.loose.isEmpty
    return !isOfDays || conditions.contains { $0.names.contains { $0.text == "now" } }
  }
}
