/// The names of the months as exports of the large marketplaces write them.
enum MonthNames {
  /// January first: English, then German, French, Spanish, Italian, Portuguese, Dutch, Polish,
  /// Swedish, Danish, Turkish, Indonesian, Russian, Arabic, Thai and Vietnamese, in full and short.
  static let all: [[String]] = [
    [
      "jan", "january", "januar", "jänner", "janv", "janvier", "ene", "enero", "gen", "gennaio",
      "janeiro", "januari", "sty", "styczeń", "stycznia", "oca", "ocak", "янв", "январь", "января",
      "يناير", "มกราคม", "ม.ค.",
    ],
    [
      "feb", "february", "februar", "févr", "fév", "février", "fevr", "fevrier", "febrero",
      "febbraio", "fev", "fevereiro", "februari", "lut", "luty", "lutego", "şub", "şubat", "фев",
      "февр", "февраль", "февраля", "فبراير", "กุมภาพันธ์", "ก.พ.",
    ],
    [
      "mar", "march", "mär", "märz", "mrz", "maerz", "mars", "marzo", "março", "marco", "mrt",
      "maart", "marzec", "marca", "marts", "mart", "maret", "мар", "март", "марта", "مارس",
      "มีนาคม", "มี.ค.",
    ],
    [
      "apr", "april", "avr", "avril", "abr", "abril", "aprile", "kwi", "kwiecień", "kwietnia",
      "nis", "nisan", "апр", "апрель", "апреля", "أبريل", "ابريل", "เมษายน", "เม.ย.",
    ],
    [
      "may", "mai", "mayo", "mag", "maggio", "maio", "mei", "maj", "maja", "mayıs", "май", "мая",
      "مايو", "พฤษภาคม", "พ.ค.",
    ],
    [
      "jun", "june", "juni", "juin", "junio", "giu", "giugno", "junho", "cze", "czerwiec",
      "czerwca", "haz", "haziran", "июн", "июнь", "июня", "يونيو", "يونيه", "มิถุนายน", "มิ.ย.",
    ],
    [
      "jul", "july", "juli", "juil", "juillet", "julio", "lug", "luglio", "julho", "lip", "lipiec",
      "lipca", "tem", "temmuz", "июл", "июль", "июля", "يوليو", "يوليه", "กรกฎาคม", "ก.ค.",
    ],
    [
      "aug", "august", "août", "aout", "ago", "agosto", "augustus", "sie", "sierpień", "sierpnia",
      "augusti", "ağu", "ağustos", "agt", "agu", "agustus", "авг", "август", "августа", "أغسطس",
      "اغسطس", "สิงหาคม", "ส.ค.",
    ],
    [
      "sep", "sept", "september", "septembre", "septiembre", "set", "settembre", "setembro", "wrz",
      "wrzesień", "września", "eyl", "eylül", "сен", "сент", "сентябрь", "сентября", "سبتمبر",
      "กันยายน", "ก.ย.",
    ],
    [
      "oct", "october", "okt", "oktober", "octobre", "octubre", "ott", "ottobre", "out", "outubro",
      "paź", "październik", "października", "eki", "ekim", "окт", "октябрь", "октября", "أكتوبر",
      "اكتوبر", "ตุลาคม", "ต.ค.",
    ],
    [
      "nov", "november", "novembre", "noviembre", "novembro", "lis", "listopad", "listopada",
      "kas", "kasım", "nop", "ноя", "нояб", "ноябрь", "ноября", "نوفمبر", "พฤศจิกายน", "พ.ย.",
    ],
    [
      "dec", "december", "dez", "dezember", "déc", "décembre", "decembre", "dic", "diciembre",
      "dicembre", "dezembro", "gru", "grudzień", "grudnia", "ara", "aralık", "des", "desember",
      "дек", "декабрь", "декабря", "ديسمبر", "ธันวาคม", "ธ.ค.",
    ],
  ]

  /// A word for a month, over a text in small letters, as a pattern.
  static let pattern =
    #"((?:tháng|thg) (?:\d{1,2})|[\x{0E01}-\x{0E59}]+\.[\x{0E01}-\x{0E59}]+\.?|[^\d\s.,/'|年月日-]+)"#

  /// The number of the month that a word in small letters names.
  static func number(of word: String) -> Int? {
    all.firstIndex { $0.contains(word) }.map { $0 + 1 }
  }

  /// A `case` over a word in small letters that yields the month's number as a text.
  static func cases(over word: String) -> String {
    let cases = all.enumerated().map { index, names in
      "when \(word) in (\(names.map { "'\($0)'" }.joined(separator: ", "))) then '\(index + 1)'"
    }
    return
      "case \(cases.joined(separator: " ")) else regexp_replace(\(word), '^(?:tháng|thg) ', '') end"
  }

  // MARK: - For forms that are told

  /// Macros that write the names of other languages as English ones, in full and short.
  static let full = "opsh_full_months"
  static let short = "opsh_short_months"

  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  static var definitions: String {
    [(full, 9), (short, 3)].map { name, length in
      let text = zip(all, english).reduce("x") { text, month in
        let names = month.0.filter { $0 != month.1.lowercased() }
          .sorted { ($1.count, $0) < ($0.count, $1) }
          .map { $0.replacing(".", with: "[.]") }.joined(separator: "|")
        return #"""
          regexp_replace(\#(text), '(?i)(^|[^\p{L}])(?:\#(names))[.]?($|[^\p{L}])',
            '\1\#(month.1.prefix(length))\2')
          """#
      }
      return "create or replace temp macro \(name)(x) as \(text);\n"
    }.joined()
  }
}
