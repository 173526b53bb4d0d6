import Catalog
import Language
import Planner
import Store

/// What a verb may use that changes the store.
package struct WritingDesk {
  let store: Store
  let catalog: Catalog
  let clock: Clock
  /// What reads definitions and the options of loads.
  let grammar: Grammar
  let person: any Person
  /// Looks through a definition for names that mean nothing.
  let check: (Definition) throws(Diagnostic) -> Void
  /// Takes a definition with its text into the model and the store.
  let define: (Definition, _ text: String) throws(Diagnostic) -> Void
}
