import Language
import Values

/// A file that was recognised, with how its rows become those of a data set.
struct FilePlan {
  let path: String
  /// Where it was named.
  let span: Span
  var source: any RowSource
  let matching: Matching

  var query: RowQuery { RowQuery(matching, from: source.relation) }

  /// The account as far as it is known before a row is read.
  var account: FileAccount {
    var account = FileAccount(file: path, dataset: matching.dataset.name)
    account.columns = matching.sources.map { source in
      let name = source.column.name
      return switch source.origin {
      case .name(let header): .init(header: header, name: name, how: "name")
      case .synonym(let header): .init(header: header, name: name, how: "synonym")
      case .guess(let header): .init(header: header, name: name, how: "guess")
      case .map:
        .init(header: headers(source.headers), name: name, how: "map")
      case .derived(let how): .init(header: nil, name: name, how: how)
      }
    }
    account.columns += matching.leftOut.map {
      .init(header: source.headers[$0], name: nil, how: "left out")
    }
    account.notes = matching.notes
    return account
  }

  private func headers(_ places: Set<Int>) -> String? {
    places.isEmpty ? nil : places.sorted().map { source.headers[$0] }.joined(separator: ", ")
  }
}
