import Values

/// Writes plans in the SQL of one engine.
package protocol Dialect: Sendable {
  var name: String { get }

  /// The query whose columns are `plan.columns`, in their order.
  func query(_ plan: Plan) -> SQL

  /// The query that counts the rows of the answer.
  func count(_ plan: Plan) -> SQL

  /// The queries that tell which rows of a plan cannot be converted for want of a rate: currency,
  /// number of rows and first day, each with the data set asked; none in a store of one currency.
  func unrated(_ plan: Plan) -> [(dataset: String, query: SQL)]

  /// A formula by itself, its fields written by the given names of tables.
  func formula(_ scalar: Scalar) -> SQL
}
