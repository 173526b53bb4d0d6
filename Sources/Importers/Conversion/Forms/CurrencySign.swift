import Foundation

/// What stands beside an amount and tells its currency.
enum CurrencySign {
  /// Signs and words, in small letters, that mean one currency.
  private static let certain: [String: String] = [
    "us$": "USD", "u$s": "USD", "mx$": "MXN", "mex$": "MXN", "ca$": "CAD", "cad$": "CAD",
    "c$": "CAD", "cdn$": "CAD", "au$": "AUD", "a$": "AUD", "nz$": "NZD", "hk$": "HKD",
    "nt$": "TWD", "s$": "SGD", "sg$": "SGD", "r$": "BRL", "ar$": "ARS", "cl$": "CLP",
    "co$": "COP", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP",
    "₹": "INR", "rs.": "INR", "rs": "INR", "₽": "RUB", "руб": "RUB", "руб.": "RUB", "₩": "KRW",
    "원": "KRW", "₫": "VND", "đ": "VND", "฿": "THB", "₺": "TRY", "tl": "TRY", "₴": "UAH",
    "₱": "PHP", "₦": "NGN", "₪": "ILS", "zł": "PLN", "zl": "PLN", "kč": "CZK", "ft": "HUF",
    "lei": "RON", "rp": "IDR", "rm": "MYR", "rmb": "CNY", "人民币": "CNY", "cn¥": "CNY",
    "jp¥": "JPY", "円": "JPY", "日元": "JPY", "美元": "USD", "欧元": "EUR", "英镑": "GBP",
    "港币": "HKD", "د.إ": "AED", "fr.": "CHF",
  ]

  /// Signs that several currencies share: those that it can be, the usual one first.
  private static let shared: [String: [String]] = [
    "$": [
      "USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD", "TWD", "ARS", "CLP", "COP", "UYU",
    ],
    "¥": ["CNY", "JPY"], "￥": ["CNY", "JPY"], "元": ["CNY", "TWD", "HKD"], "圆": ["CNY"],
    "kr": ["SEK", "NOK", "DKK", "ISK"], "kr.": ["DKK", "SEK", "NOK", "ISK"],
  ]

  /// Codes that stand as they are.
  static let codes = [
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP",
    "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "KWD", "KZT", "MAD",
    "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RUB", "SAR",
    "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "UYU", "VND", "ZAR",
  ]

  /// Currencies without a decimal part, of which "1.234" is more than a thousand.
  static let whole: Set<String> = ["CLP", "COP", "IDR", "ISK", "JPY", "KRW", "VND"]

  /// Currencies of a thousand parts.
  static let thousandths: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

  /// Currencies of countries in which 1.234 is more than a thousand.
  static let withCommas: Set<String> = [
    "ARS", "AZN", "BGN", "BOB", "BRL", "BYN", "CLP", "COP", "CRC", "CZK", "DKK", "EUR", "GEL",
    "HUF",
    "IDR", "ISK", "KZT", "MAD", "MZN", "NOK", "PLN", "PYG", "RON", "RSD", "RUB", "SEK", "TRY",
    "UAH",
    "UYU", "VND", "ZAR",
  ]

  /// The ISO code that a sign or a word means; nil for a sign that was lost ("?") and for none.
  ///
  /// - Parameter store: the store's currency, which a sign shared by several means when it can.
  static func code(of sign: String, store: String) -> String? {
    let sign = sign.lowercased()
    if let code = code(ofSign: sign, store: store) { return code }
    // Only in front of an amount: R 500.
    if sign == "r" { return "ZAR" }
    return codes.first { $0.lowercased() == sign }
  }

  /// What the macro makes of a cell: the code that it means, else its text in capitals; nil for a
  /// blank one.
  static func code(ofCell cell: String, store: String) -> String? {
    let text = CellText.plain(cell)
    guard !CellText.isBlank(text), text != "-", text != "--" else { return nil }
    return code(ofSign: text.lowercased(), store: store) ?? text.uppercased()
  }

  /// The code that a sign or a word in small letters means; nil for codes.
  private static func code(ofSign sign: String, store: String) -> String? {
    certain[sign] ?? shared[sign].flatMap { $0.contains(store) ? store : $0.first }
  }

  /// The currency that a header names behind the column's name: `Amount spent (USD)`, `总花费(元)`.
  static func code(inHeader header: String, store: String) -> String? {
    if let code = lastWord(of: header) { return code }
    let text = header.replacing("（", with: "(").replacing("）", with: ")")
      .replacing("[", with: "(").replacing("]", with: ")")
    guard let open = text.lastIndex(of: "("), text.last == ")" else { return nil }
    let unit = text[text.index(after: open)...].dropLast()
      .trimmingCharacters(in: ["+", "-", " ", "＋", "－"])
    return unit == "?" ? nil : code(of: unit, store: store)
  }

  /// A code that ends a header: `Spend EUR`, `gross_sales_usd`.
  private static func lastWord(of header: String) -> String? {
    let words = header.split { !$0.isLetter && !$0.isNumber }
    guard let last = words.last, words.count > 1, header.last?.isLetter == true else { return nil }
    let isCode = codes.contains(String(last)) || header.contains("_") && !header.contains(" ")
    return isCode ? codes.first { $0.lowercased() == last.lowercased() } : nil
  }

  /// Whether a header speaks of currencies.
  static func speaks(ofCurrency header: String) -> Bool {
    let key = HeaderKey(header).text
    return words.contains { key.contains($0) }
  }

  private static let words = [
    "currency", "währung", "waehrung", "devise", "monnaie", "moneda", "divisa", "moeda", "valuta",
    "waluta", "币种", "货币", "幣別", "幣種", "貨幣", "通貨", "통화", "matauang", "tiềntệ", "สกุลเงิน",
    "parabirimi", "валюта", "عملة", "měna", "pénznem",
  ]

  /// A macro that yields the code of a text: codes in capitals, words and signs that mean one.
  ///
  /// - Parameter store: the store's currency, which a sign shared by several means when it can.
  static func definition(store: String) -> String {
    let signs = Array(certain.keys) + Array(shared.keys)
    let codes = Dictionary(
      uniqueKeysWithValues: signs.compactMap { sign in
        code(ofSign: sign, store: store).map { (sign, $0) }
      })
    return """
      create or replace temp macro \(Macros.currency)(x) as
        coalesce(\(WordLookup(codes).value(of: "lower(opsh_text(x))").text), upper(opsh_text(x)));

      """
  }

  /// The codes of ISO 4217.
  static let iso: Set<String> = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN \
    BZD CAD CDF CHF CLF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP \
    GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR \
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR \
    SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX \
    USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
    """.split(separator: " ").map(String.init))

  /// All of them as a pattern, the longest first.
  static let pattern: String = {
    let all =
      Array(certain.keys) + Array(shared.keys) + codes.map { $0.lowercased() } + ["?", "\u{FFFD}"]
    return all.sorted { ($0.count, $1) > ($1.count, $0) }
      .map { sign in
        sign.reduce(into: "") { $0 += "$.?".contains($1) ? "\\\($1)" : String($1) }
      }
      .joined(separator: "|")
  }()
}
