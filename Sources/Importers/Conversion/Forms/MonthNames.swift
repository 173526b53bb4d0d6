/// The names of the months as exports of the large marketplaces write them.
enum MonthNames {
  /// January first: English, then German, French, Spanish, Italian, Portuguese, Dutch and Polish,
  /// in full and short.
  static let all: [[String]] = [
    [
      "jan", "january", "januar", "jänner", "janv", "janvier", "ene", "enero", "gen", "gennaio",
      "janeiro", "januari", "sty", "styczeń", "stycznia",
    ],
    [
      "feb", "february", "februar", "févr", "fév", "février", "fevr", "fevrier", "febrero",
      "febbraio", "fev", "fevereiro", "februari", "lut", "luty", "lutego",
    ],
    [
      "mar", "march", "mär", "märz", "mrz", "maerz", "mars", "marzo", "março", "marco", "mrt",
      "maart", "marzec", "marca",
    ],
    [
      "apr", "april", "avr", "avril", "abr", "abril", "aprile", "kwi", "kwiecień", "kwietnia",
    ],
    ["may", "mai", "mayo", "mag", "maggio", "maio", "mei", "maj", "maja"],
    [
      "jun", "june", "juni", "juin", "junio", "giu", "giugno", "junho", "cze", "czerwiec",
      "czerwca",
    ],
    [
      "jul", "july", "juli", "juil", "juillet", "julio", "lug", "luglio", "julho", "lip", "lipiec",
      "lipca",
    ],
    [
      "aug", "august", "août", "aout", "ago", "agosto", "augustus", "sie", "sierpień", "sierpnia",
    ],
    [
      "sep", "sept", "september", "septembre", "septiembre", "set", "settembre", "setembro", "wrz",
      "wrzesień", "września",
    ],
    [
      "oct", "october", "okt", "oktober", "octobre", "octubre", "ott", "ottobre", "out", "outubro",
      "paź", "październik", "października",
    ],
    [
      "nov", "november", "novembre", "noviembre", "novembro", "lis", "listopad", "listopada",
    ],
    [
      "dec", "december", "dez", "dezember", "déc", "décembre", "decembre", "dic", "diciembre",
      "dicembre", "dezembro", "gru", "grudzień", "grudnia",
    ],
  ]

  /// A `case` over a word in small letters that yields the month's number as a text.
  static func cases(over word: String) -> String {
    let cases = all.enumerated().map { index, names in
      "when \(word) in (\(names.map { "'\($0)'" }.joined(separator: ", "))) then '\(index + 1)'"
    }
    return "case \(cases.joined(separator: " ")) else \(word) end"
  }
}
