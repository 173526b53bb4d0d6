import Values

/// Writes plans in the SQL of one engine.
package protocol Dialect: Sendable {
  var name: String { get }

  /// The query whose columns are `plan.columns`, in their order.
  func query(_ plan: Plan) -> SQL

  /// The query that counts the rows of the answer.
  func count(_ plan: Plan) -> SQL

  /// A formula by itself, its fields written by the given names of tables.
  func formula(_ scalar: Scalar) -> SQL
}
