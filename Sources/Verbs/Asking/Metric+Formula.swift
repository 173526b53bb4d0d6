import Catalog
import Language
import Values

extension Metric {
  /// Its formula and what is to be known of it, as blocks of text and code.
  var formulaBlocks: [Report.Block] {
    var lines = ["\(name) = " + formulas[0].text]
    lines += formulas.dropFirst().map { "  otherwise " + $0.text }
    var blocks: [Report.Block] = [
      .text("\(title): \(Wording(words: doc))"), .code(lines.joined(separator: "\n")),
    ]
    if let note { blocks.append(.text(Wording(words: note))) }
    return blocks
  }
}
