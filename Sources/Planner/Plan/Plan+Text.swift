import Foundation
import Values

extension Plan {
  /// The plan as JSON with sorted keys, for `--stage plan`.
  package var written: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }
}
