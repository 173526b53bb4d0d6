import Foundation
import Language
import Planner
import Values

/// A time zone as a file names it.
struct FileZone: Hashable, Sendable {
  /// What a text means as a zone.
  enum Reading: Hashable, Sendable {
    case zone(FileZone)
    /// A short name that several zones have.
    case several(String)
  }

  /// As it is told: `UTC`, `PST`, `Eastern Time (US & Canada)`.
  let name: String
  private let place: Place

  private enum Place: Hashable, Sendable {
    case region(String)
    /// As in `+08:00`.
    case offset(String)
  }

  /// What the store's clock showed when a clock of the zone showed a time.
  func local(_ time: SQL) -> SQL {
    switch place {
    case .region(let name): "opsh_local(timezone(\(SQL.bind(.text(name))), \(time)))"
    case .offset(let offset):
      "opsh_local(try_cast((\(time))::varchar || '\(SQL(verbatim: offset))' as timestamptz))"
    }
  }

  // MARK: - Names

  /// The zone that a text is; nil where it is none.
  static func read(_ text: String) -> Reading? {
    var text = text.trimmingCharacters(in: .whitespaces)
    if text.hasPrefix("("), text.hasSuffix(")"), !text.dropFirst().contains("(") {
      text = String(text.dropFirst().dropLast())
    }
    guard !text.isEmpty, text.count <= 80 else { return nil }
    let key = text.lowercased().replacing("−", with: "-")
    if let match = key.wholeMatch(of: distance) {
      guard let offset = offset(match.1, match.2) else { return nil }
      return .zone(FileZone(name: text, place: .offset(offset)))
    }
    // (GMT-05:00) Eastern Time (US & Canada)
    if let match = key.wholeMatch(of: described) {
      let rest = text.suffix(match.3.count)
      if let region = region(String(rest)) { return .zone(FileZone(name: text, place: region)) }
      return offset(match.1, match.2).map { .zone(FileZone(name: text, place: .offset($0))) }
    }
    if let region = region(text) { return .zone(FileZone(name: text, place: region)) }
    if several.contains(key) { return .several(text) }
    return offsets[key].map { .zone(FileZone(name: text, place: .offset(clock($0)))) }
  }

  /// A zone by the text that `--zone` has.
  static func named(_ word: Word?) throws(Diagnostic) -> FileZone? {
    guard let word else { return nil }
    switch read(word.text) {
    case .zone(let zone): return zone
    case .several:
      throw Diagnostic(
        .load, "\(word.text) is the name of several time zones", at: word.span,
        label: "--zone takes names such as America/Chicago, and distances such as \"-06:00\"")
    case nil:
      do { _ = try Zone(word.text) } catch { throw error.placed(at: word.span) }
      return FileZone(name: word.text, place: .region(word.text))
    }
  }

  /// The zone that a line above the table names, as `All times are in PST`; nil where it names none.
  ///
  /// - Returns: also where the line says so much, but not which zone; then the reading is nil.
  static func read(line: String) -> (told: String, reading: Reading?)? {
    if let match = line.firstMatch(of: saysZone) {
      let rest = String(match.1).trimmingCharacters(in: CharacterSet(charactersIn: " :：=\t\",;."))
      return rest.isEmpty ? nil : (rest, read(rest) ?? token(in: rest))
    }
    guard line.contains(saysTimes), let found = token(in: line) else { return nil }
    return (line, found)
  }

  /// A zone that stands somewhere in a line.
  private static func token(in line: String) -> Reading? {
    if let name = line.firstMatch(of: /[A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?/),
      let found = read(String(name.0))
    {
      return found
    }
    if let distance = line.firstMatch(of: /\b(?:UTC|GMT) ?[-+−] ?\d{1,2}(?::?\d{2})?/) {
      return read(String(distance.0).replacing(" ", with: ""))
    }
    for name in regions.keys.sorted(by: { ($1.count, $0) < ($0.count, $1) })
    where name.count > 3 && line.lowercased().contains(name) {
      return read(name)
    }
    // Only behind a word or a mark that leads to it: titles in capitals are full of short names.
    let words = line.matches(
      of: /(?:\b(?:in|are|is|en|em|auf|nach|op)\b:? ?\(?|[:：=(] ?)([A-Z]{2,5})\b/
    ).map { String($0.1) }
    return words.lazy.compactMap { read($0) }.first
  }

  /// What a text behind a column's name says, as `UTC` in `Created at UTC`.
  static func read(header: String) -> Reading? {
    if header.hasSuffix(")") || header.hasSuffix("]"),
      let open = header.lastIndex(where: { $0 == "(" || $0 == "[" })
    {
      return read(String(header[header.index(after: open)...].dropLast()))
    }
    let text = header.replacing("_", with: " ")
    guard let match = text.firstMatch(of: /(?i)\s((?:UTC|GMT)(?: ?[-+−]\d{1,2}(?::?\d{2})?)?)$/)
    else { return nil }
    return read(String(match.1))
  }

  // MARK: - Tables

  private static func region(_ text: String) -> Place? {
    let key = text.lowercased().replacing("−", with: "-")
    if let name = regions[key] { return .region(name) }
    if let match = key.firstMatch(of: american), let name = Self.american(match.1) {
      return .region(name)
    }
    guard key.count > 3, key.first?.isLetter == true else { return nil }
    if key.contains("/") {
      return (try? Zone(text)).map { .region($0.identifier) }
    }
    let city = "/" + key.replacing(" ", with: "_")
    return TimeZone.knownTimeZoneIdentifiers.first { $0.lowercased().hasSuffix(city) }
      .map { .region($0) }
  }

  private static func american(_ word: Substring) -> String? {
    switch word {
    case "eastern": "America/New_York"
    case "central": "America/Chicago"
    case "mountain": "America/Denver"
    case "pacific": "America/Los_Angeles"
    case "alaska", "alaskan": "America/Anchorage"
    case "hawaii", "hawaiian": "Pacific/Honolulu"
    default: nil
    }
  }

  private static func offset(_ hours: Substring, _ minutes: Substring?) -> String? {
    guard let number = Int(hours), abs(number) <= 14, (minutes.flatMap { Int($0) } ?? 0) < 60 else {
      return nil
    }
    let sign = hours.hasPrefix("-") ? "-" : "+"
    return clock("\(sign)\(abs(number) < 10 ? "0" : "")\(abs(number)):\(minutes ?? "00")")
  }

  /// `+08` as `+08:00`.
  private static func clock(_ offset: String) -> String {
    offset.count == 3 ? offset + ":00" : offset
  }

  // Regexes are read by one thread at a time.
  nonisolated(unsafe) private static let distance =
    /(?:utc|gmt)? ?([-+]\d{1,2})(?::?(\d{2}))?(?: ?h)?/
  nonisolated(unsafe) private static let described =
    /\(?(?:utc|gmt) ?([-+]\d{1,2})(?::?(\d{2}))?\)? +(.+)/
  nonisolated(unsafe) private static let american =
    /^(eastern|central|mountain|pacific|alaskan?|hawaii(?:an)?)(?: standard| daylight)? time(?: \(us ?& ?canada\))?$/
  nonisolated(unsafe) private static let saysZone =
    /(?i)(?:time ?zone|zeitzone|fuseau horaire|zona horaria|huso horario|fuso hor[aá]rio|fuso orario|tijdzone|strefa czasowa|tidszon|tidszone|saat dilimi|zona waktu|múi giờ|เขตเวลา|часовой пояс|المنطقة الزمنية|时区|時區|タイムゾーン|시간대) *(?:is|ist|es|est|è|为|為|は)? *[:：=\-,;]? *(.*)/
  nonisolated(unsafe) private static let saysTimes =
    /(?i)\b(?:times?|dates?|timestamps?|zeiten|zeitangaben|uhrzeiten|heures|horas|fechas|ore|tijden|godziny)\b|时间|時間|日期|日時/

  private static let regions = [
    "utc": "UTC", "gmt": "UTC", "z": "UTC", "coordinated universal time": "UTC",
    "et": "America/New_York",
    "pt": "America/Los_Angeles", "mt": "America/Denver", "北京时间": "Asia/Shanghai",
    "中国标准时间": "Asia/Shanghai", "china standard time": "Asia/Shanghai", "beijing": "Asia/Shanghai",
    "beijing time": "Asia/Shanghai", "日本時間": "Asia/Tokyo", "日本標準時": "Asia/Tokyo",
    "tokyo standard time": "Asia/Tokyo", "korea standard time": "Asia/Seoul",
    "singapore standard time": "Asia/Singapore", "india standard time": "Asia/Kolkata",
    "central european time": "Europe/Berlin", "central europe standard time": "Europe/Berlin",
    "w. europe standard time": "Europe/Berlin", "romance standard time": "Europe/Paris",
    "mitteleuropäische zeit": "Europe/Berlin", "heure de paris": "Europe/Paris",
    "gmt standard time": "Europe/London", "greenwich mean time": "UTC",
  ]

  /// Offsets of the zones whose short names mean one place only, those of other languages too.
  static let offsets = [
    "z": "+00", "utc": "+00", "gmt": "+00", "wet": "+00", "west": "+01", "wez": "+00",
    "wesz": "+01", "cet": "+01", "cest": "+02", "mez": "+01", "mesz": "+02", "hec": "+01",
    "haec": "+02", "hnec": "+01", "eet": "+02", "eest": "+03", "oez": "+02", "oesz": "+03",
    "msk": "+03", "мск": "+03", "trt": "+03", "pst": "-08", "pdt": "-07", "mst": "-07",
    "mdt": "-06", "cdt": "-05", "est": "-05", "edt": "-04", "hst": "-10", "akst": "-09",
    "akdt": "-08", "nst": "-03:30", "ndt": "-02:30", "brt": "-03", "brst": "-02", "art": "-03",
    "clt": "-04", "clst": "-03", "cot": "-05", "uyt": "-03", "jst": "+09", "kst": "+09",
    "hkt": "+08", "sgt": "+08", "myt": "+08", "pht": "+08", "awst": "+08", "wib": "+07",
    "wita": "+08", "ict": "+07", "pkt": "+05", "sast": "+02", "eat": "+03", "wat": "+01",
    "aest": "+10", "aedt": "+11", "acst": "+09:30", "acdt": "+10:30", "nzst": "+12", "nzdt": "+13",
  ]

  /// Short names that several zones have: CST is one of China, of Cuba and of America.
  static let several: Set<String> = [
    "cst", "ist", "bst", "ast", "gst", "ct", "amt", "sst", "ect", "at", "wst", "adt",
  ]
}
