import Values

/// How an answer is to look: what the shell knows of its output and of the user's settings.
package struct RenderOptions: Sendable {
  package var format: Format
  /// Columns of the terminal; nil for a pipe or a file, where nothing is shortened or left out.
  package var width: Int?
  /// Rows of a table to show before the rest is only counted; nil for all.
  package var maxRows: Int?
  package var color: Bool
  /// Whether opsh's own signs and charts keep to ASCII; data stay as they are.
  package var ascii: Bool
  /// Symbols by ISO code that differ from the usual ones, such as `["JPY": "JP¥"]`.
  package var currencySymbols: [String: String]
  /// The language of headings, titles and sentences.
  package var language = UserLanguage.english
  /// Whether large numbers are shown in 万 and 亿.
  package var countsInWan = false
  /// Whether texts that a spreadsheet would take for formulas are made plain ones in csv and tsv.
  package var defusesFormulas = false
  /// Whether the answer goes to a terminal, which obeys what stands in it.
  package var isScreen = false

  package init(
    format: Format = .table, width: Int? = nil, maxRows: Int? = nil, color: Bool = false,
    ascii: Bool = false, currencySymbols: [String: String] = [:]
  ) {
    self.format = format
    self.width = width
    self.maxRows = maxRows
    self.color = color
    self.ascii = ascii
    self.currencySymbols = currencySymbols
  }

  /// What shows the rows that are only counted: on a screen more than it holds is never taken.
  var wayToRows: String { maxRows == nil ? "| take N, or --format csv," : "set rows all" }

  /// How wide the lines of a text are: as the terminal, as long as they can be read well.
  var measure: Int { min(width ?? 80, 100) }

  /// Words in the reader's language, with the signs that the output can show.
  func words(_ wording: Wording) -> String { glyphs.plain(wording.text(in: language)) }

  var glyphs: Glyphs { Glyphs(ascii: ascii) }
  package var numbers: Numbers {
    Numbers(
      ascii: ascii, currencySymbols: currencySymbols, language: language, countsInWan: countsInWan)
  }
  var style: Style { Style(color: color) }
}
