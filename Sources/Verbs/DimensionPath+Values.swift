import Catalog
import Values

extension DimensionPath {
  /// The query of the values that a dimension has, with how often: the most frequent first; nil for
  /// a column that is computed.
  ///
  /// - Parameter first: what stands before all others, if it occurs.
  package func values(in catalog: Catalog, first: String? = nil, limit: Int) -> SQL? {
    guard column.formula == nil else { return nil }
    func order(_ value: SQL) -> SQL {
      let own: SQL = first.map { "\(value) = \($0) desc, " } ?? ""
      return "order by \(own)n desc, 1 limit \(limit)"
    }
    if let label, label.formula == nil, let linked = column.link.flatMap({ catalog.datasets[$0] }),
      let key = linked.key.first
    {
      // A link shows the label of what it leads to: a product its title.
      let value: SQL = "t.\(name: label.name)"
      return """
        select \(value), count(*) as n from \(name: dataset.name) s \
        join \(name: linked.name) t on s.\(name: column.name) = t.\(name: key) \
        where \(value) is not null group by 1 \(order(value))
        """
    }
    let value = SQL.name(column.name)
    return """
      select \(value), count(*) as n from \(name: dataset.name) \
      where \(value) is not null group by 1 \(order(value))
      """
  }
}
