import Catalog
import Language
import Planner
import Values

/// What a verb may use to answer: the model and the present to plan with, and a reader of the store.
package struct Desk {
  /// What is shown of a question instead of its answer, for `--stage`.
  package enum Look: String, Sendable {
    case plan, sql
  }

  /// The shipped model and the store's own definitions.
  let catalog: Catalog
  let clock: Clock
  let reader: StoreReader
  /// Nil where questions are answered.
  let look: Look?
  /// At most so many rows are fetched for an answer that nothing works on further; nil for all.
  let rowLimit: Int?
  /// Whether answers in words come with their tables, as programs want them.
  let isFull: Bool
  /// All verbs, for those that tell of them.
  let verbs: [any Verb.Type]
  let manual: Manual
  /// Answers a statement of the model with values for its parameters, and so many rows at most.
  let answerOf: (Pipeline, [String: ParameterValue], Int) throws(Diagnostic) -> Report

  /// The pages of the manual.
  package struct Manual {
    package var topics: [(name: String, summary: String)] = []
    /// The page of help of a name, where it is the same in every store.
    package var page: (String) -> Report? = { _ in nil }
    /// What help finds for a question, below the page of its words where there is one.
    package var search: (_ question: String, _ page: Report?) -> Report? = { $1 }

    package init() {}

    package init(
      topics: [(name: String, summary: String)], page: @escaping (String) -> Report?,
      search: @escaping (String, Report?) -> Report?
    ) {
      self.topics = topics
      self.page = page
      self.search = search
    }
  }

  /// What planning needs, as of what is loaded now.
  func planning() throws(Diagnostic) -> Planning {
    Planning(
      catalog: catalog, facts: try reader.facts(), clock: clock, currency: reader.currency)
  }
}
