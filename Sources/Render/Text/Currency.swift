/// How amounts of a currency are written.
struct Currency: Sendable {
  /// Before the amount: `¥`, or `XYZ ` where there is no common symbol.
  let prefix: String
  /// Digits after the point, by ISO 4217.
  let decimals: Int

  /// - Parameters:
  ///   - code: an ISO 4217 code; empty for amounts without a currency.
  ///   - symbols: symbols by code.
  init(_ code: String, symbols: [String: String], ascii: Bool) {
    decimals = Self.otherDecimals[code] ?? 2
    if code.isEmpty {
      prefix = ""
    } else if let symbol = symbols[code], !ascii || symbol.utf8.allSatisfy({ $0 < 0x80 }) {
      prefix = symbol
    } else {
      prefix = escaped(code) + " "
    }
  }

  private static let otherDecimals: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
  ]

  /// The symbols that the shops of a currency's home use; the dollars besides the US dollar and
  /// the like keep their letters.
  static let symbols: [String: String] = [
    "AUD": "A$", "BRL": "R$", "CAD": "C$", "CNY": "¥", "EUR": "€", "GBP": "£", "HKD": "HK$",
    "ILS": "₪", "INR": "₹", "JPY": "¥", "KRW": "₩", "KZT": "₸", "MXN": "MX$", "NGN": "₦",
    "NZD": "NZ$", "PHP": "₱", "RUB": "₽", "SGD": "S$", "THB": "฿", "TRY": "₺", "TWD": "NT$",
    "UAH": "₴", "USD": "$", "VND": "₫", "ZAR": "R",
  ]
}
