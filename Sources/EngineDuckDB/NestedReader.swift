import CDuckDB
import Values

/// Turns lists, arrays, structs and maps into texts such as `[red, blue]` and `{size: 42}`.
struct NestedReader {
  /// What the children are to their parent.
  private enum Shape {
    case list
    case array(size: Int)
    case fields([String])
    case map
  }

  private let shape: Shape
  private let children: [ColumnReader]

  /// The reader for a nested type; nil where the values of a child have no form here.
  init?(_ logical: duckdb_logical_type?, _ type: duckdb_type) {
    var types: [duckdb_logical_type?] = []
    defer { for index in types.indices { library.duckdb_destroy_logical_type(&types[index]) } }
    switch type {
    case DUCKDB_TYPE_LIST:
      shape = .list
      types = [library.duckdb_list_type_child_type(logical)]
    case DUCKDB_TYPE_ARRAY:
      shape = .array(size: Int(library.duckdb_array_type_array_size(logical)))
      types = [library.duckdb_array_type_child_type(logical)]
    case DUCKDB_TYPE_MAP:
      shape = .map
      types = [
        library.duckdb_map_type_key_type(logical), library.duckdb_map_type_value_type(logical),
      ]
    default:
      let count = library.duckdb_struct_type_child_count(logical)
      shape = .fields((0..<count).map { owned(library.duckdb_struct_type_child_name(logical, $0)) })
      types = (0..<count).map { library.duckdb_struct_type_child_type(logical, $0) }
    }
    let readers = types.compactMap { ColumnReader($0) }
    guard readers.count == types.count else { return nil }
    children = readers
  }

  /// Appends a text for each row.
  func append(_ vector: duckdb_vector?, _ rows: VectorRows, to cells: inout [Value]) {
    switch shape {
    case .list:
      let items = read([library.duckdb_list_vector_get_child(vector)], listSize(vector))[0]
      rows.each(duckdb_list_entry.self, &cells) { .text(list(items[$0.range])) }
    case .map:
      let pairs = library.duckdb_list_vector_get_child(vector)
      let parts = (0..<2).map { library.duckdb_struct_vector_get_child(pairs, $0) }
      let items = read(parts, listSize(vector))
      rows.each(duckdb_list_entry.self, &cells) { entry in
        .text(
          "{" + entry.range.map { "\(items[0][$0]): \(items[1][$0])" }.joined(separator: ", ") + "}"
        )
      }
    case .array(let size):
      let items = read([library.duckdb_array_vector_get_child(vector)], rows.count * size)[0]
      for row in 0..<rows.count {
        let range = row * size..<(row + 1) * size
        cells.append(rows.isValid(row) ? .text(list(items[range])) : .null)
      }
    case .fields(let names):
      let parts = names.indices.map { library.duckdb_struct_vector_get_child(vector, idx_t($0)) }
      let items = read(parts, rows.count)
      for row in 0..<rows.count {
        let fields = names.indices.map { "\(names[$0]): \(items[$0][row])" }
        cells.append(rows.isValid(row) ? .text("{" + fields.joined(separator: ", ") + "}") : .null)
      }
    }
  }

  private func listSize(_ vector: duckdb_vector?) -> Int {
    Int(library.duckdb_list_vector_get_size(vector))
  }

  /// The texts of the children's first rows, by child.
  private func read(_ vectors: [duckdb_vector?], _ count: Int) -> [[String]] {
    zip(children, vectors).map { reader, vector in
      var cells: [Value] = []
      reader.append(count, of: vector, to: &cells)
      return cells.map { $0.isNull ? "NULL" : $0.description }
    }
  }

  private func list(_ items: ArraySlice<String>) -> String {
    "[" + items.joined(separator: ", ") + "]"
  }
}

extension duckdb_list_entry {
  fileprivate var range: Range<Int> { Int(offset)..<Int(offset + length) }
}
