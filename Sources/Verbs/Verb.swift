import Language
import Values

/// A word that a statement can begin with: it says of itself what it takes and what it is for.
///
/// Help, completion, the parser and the tests read the same declaration.
package protocol Verb: Sendable {
  static var name: String { get }
  /// One line, for lists.
  static var summary: String { get }
  /// A few sentences, for `help NAME`.
  static var doc: String { get }
  static var signature: Signature { get }
  /// Statements that run on the sample store.
  static var examples: [String] { get }
  /// Whether it changes the store: then it is not run to be looked at.
  static var writes: Bool { get }

  /// Answers a call. What a verb does not do to its stages itself it leaves in `Answer.rest`.
  static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer
}

extension Verb {
  package static var writes: Bool { false }
}

/// What a verb answers: the report, and the stages still to be applied to its first table.
package struct Answer: Sendable {
  package var report: Report
  package var rest: [Stage]
  /// The columns of the first table whose parts add up, by name.
  package var summable: Set<String>
  /// The exact total row, where the question could be asked without its dimensions.
  package var total: [Value]?

  package init(
    _ report: Report, rest: [Stage] = [], summable: Set<String> = [], total: [Value]? = nil
  ) {
    self.report = report
    self.rest = rest
    self.summable = summable
    self.total = total
  }
}

/// All verbs, in the order in which help lists them.
package let verbs: [any Verb.Type] = [
  Show.self, Compare.self, Top.self, Bottom.self, Trend.self, Explain.self, FunnelVerb.self,
  Anomalies.self,
  ForecastVerb.self, PaceVerb.self,
  BuyersVerb.self, CohortVerb.self, BasketVerb.self, StockVerb.self, StaffingVerb.self,
  AttributionVerb.self, ActivityVerb.self,
  List.self, SourceVerb.self,
  Describe.self, Datasets.self, Metrics.self, Load.self, UndoVerb.self, ReloadVerb.self,
  Exports.self, NoteVerb.self, TaskVerb.self,
  Help.self,
]
