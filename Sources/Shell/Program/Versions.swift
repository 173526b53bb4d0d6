import CLibedit
import Engine
import Importers
import Store
import Verbs

/// What this program is made of.
package enum Versions {
  /// A line each: the program, the formats and the model it knows, and the libraries in it.
  package static func all(_ engine: any Engine) -> [String] {
    let schema = StoreSchema(Workspace.shipped)
    return [
      "opsh \(Manual.version)", "store format \(StoreSchema.format)",
      "model \(schema.signature), \(Workspace.shipped.datasets.count) data sets, "
        + "\(Workspace.shipped.metrics.count) metrics",
      engine.name,
    ] + ReaderLibraries.versions.map { "\($0.0) \($0.1)" }
      + ["libedit \(LIBEDIT_MAJOR).\(LIBEDIT_MINOR)"]
  }

  package static func say(_ engine: any Engine, all isAll: Bool) {
    for line in all(engine).prefix(isAll ? .max : 1) { Streams.output(line + "\n") }
  }
}
