import Values

/// The SQL of DuckDB.
package struct DuckDBDialect: Dialect {
  package init() {}

  package var name: String { "DuckDB" }

  package func query(_ plan: Plan) -> SQL {
    var writer = DuckDBQuery(plan)
    return writer.query()
  }

  package func count(_ plan: Plan) -> SQL {
    "select count(*) as n from (\(query(plan)))"
  }

  package func unrated(_ plan: Plan) -> [(dataset: String, query: SQL)] {
    plan.sources.compactMap { source in
      DuckDBSource(plan, source).unrated().map { (source.dataset, $0) }
    }
  }

  package func formula(_ scalar: Scalar) -> SQL { DuckDBFormula().sql(scalar) }

  /// A formula whose columns are written in a way of their own.
  package func formula(_ scalar: Scalar, column: @escaping (String) -> SQL) -> SQL {
    DuckDBFormula(column: column).sql(scalar)
  }
}
