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
  private static let codes = [
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP",
    "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "KWD", "KZT", "MAD",
    "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RUB", "SAR",
    "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "UYU", "VND", "ZAR",
  ]

  /// Currencies without a decimal part, of which "1.234" is more than a thousand.
  static let whole: Set<String> = ["CLP", "COP", "IDR", "ISK", "JPY", "KRW", "VND"]

  /// The ISO code that a sign or a word means; nil for a sign that was lost ("?") and for none.
  ///
  /// - Parameter store: the store's currency, which a sign shared by several means when it can.
  static func code(of sign: String, store: String) -> String? {
    let sign = sign.lowercased()
    if let code = certain[sign] { return code }
    // Only in front of an amount: R 500.
    if sign == "r" { return "ZAR" }
    if let several = shared[sign] { return several.contains(store) ? store : several.first }
    return codes.first { $0.lowercased() == sign }
  }

  /// The currency that a header names behind the column's name: `Amount spent (USD)`, `总花费(元)`.
  static func code(inHeader header: String, store: String) -> String? {
    let text = header.replacing("（", with: "(").replacing("）", with: ")")
      .replacing("[", with: "(").replacing("]", with: ")")
    guard let open = text.lastIndex(of: "("), text.last == ")" else { return nil }
    let unit = text[text.index(after: open)...].dropLast()
      .trimmingCharacters(in: ["+", "-", " ", "＋", "－"])
    return unit == "?" ? nil : code(of: unit, store: store)
  }

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
