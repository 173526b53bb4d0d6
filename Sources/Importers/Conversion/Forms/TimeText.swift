/// Macros that read the clock behind a date, and put both together.
enum TimeText {
  /// The text in small letters, wide digits as plain ones, blanks of all kinds as single ones.
  static let plain = "opsh_time_text"
  /// The parts of `year-month-day|clock`, empty texts where there are none.
  static let parts = "opsh_time_parts"
  /// The parts as an ISO time.
  static let iso = "opsh_iso"
  /// The ISO time, with the parts that it is of, as one of the store's zone; null where there is no
  /// such time.
  static let moment = "opsh_moment"

  /// Offsets of the zones whose short names mean one place only.
  ///
  /// CST, IST and BST mean several: times with them are not read.
  private static let zones = [
    "z": "+00", "utc": "+00", "gmt": "+00", "wet": "+00", "cet": "+01", "cest": "+02", "eet": "+02",
    "eest": "+03", "msk": "+03", "pst": "-08", "pdt": "-07", "mst": "-07", "mdt": "-06",
    "cdt": "-05", "est": "-05", "edt": "-04", "hst": "-10", "akst": "-09", "akdt": "-08",
    "jst": "+09", "kst": "+09", "hkt": "+08", "sgt": "+08", "aest": "+10", "aedt": "+11",
    "nzst": "+12", "nzdt": "+13",
  ]

  private static let clock = [
    #"(?:(上午|早上|凌晨|下午|晚上|中午|am|pm) ?)?"#, #"(\d{1,2}) ?[:.时時点點h] ?"#,
    #"(?:(\d{1,2}) ?(?:[:.分m] ?(?:(\d{1,2})秒?(?:[.,](\d{1,9}))?)?)?)? ?"#,
    #"(am|pm|a\. ?m\.|p\. ?m\.)? ?(?:uhr|h)? ?"#,
    #"\(?((?:[a-z]{1,4})?(?: ?[-+−]\d{1,2}:?(?:\d{2})?)?)\)?(?: ?\([a-z ]+\))?"#,
  ].joined()

  private static let whole =
    #"^(\d{4}|\d{2})-([^\d|-]+|\d{1,2})-(\d{1,2})\|[ t,]*(?:(?:星期|周|週)[一二三四五六日天])?[ ,]*"#
    + #"(?:at |um |à |às )?(?:"# + clock + ")?$"

  static var definitions: String {
    let zone = zones.sorted { $0.key < $1.key }.map { "when '\($0.key)' then '\($0.value)'" }
    return """
      create or replace temp macro opsh_time_text(x) as
        trim(regexp_replace(
          translate(lower(x), '０１２３４５６７８９：／－．', '0123456789:/-.'),
          '^=?["'']|"$|[\\s\\x{00A0}\\x{202F}\\x{3000}\\x{200B}-\\x{200F}\\x{FEFF}]+', ' ', 'g'));

      -- a clock without separators gets them: 083000
      create or replace temp macro opsh_time_parts(x) as
        regexp_extract(
          regexp_replace(x, '\\|[ t]?(\\d{2})(\\d{2})(\\d{2})?([^\\d:]*)$', '|\\1:\\2:\\3\\4'),
          '\(whole.replacing("'", with: "''"))',
          ['y', 'm', 'd', 'early', 'h', 'min', 's', 'f', 'late', 'zone']);

      create or replace temp macro opsh_offset(x) as
        case when regexp_full_match(x, '(utc|gmt)? ?[-+−]\\d{1,2}(:?\\d{2})?')
          then regexp_replace(
            regexp_replace(replace(x, '−', '-'), '^[a-z ]*([-+])(\\d)(:|$)', '\\10\\2\\3'),
            '^[a-z ]*([-+])(\\d{2}):?(\\d{2})?$', '\\1\\2:\\3')
          else case x \(zone.joined(separator: " ")) end end;

      create or replace temp macro opsh_hour(h, half) as
        case when half in ('pm', 'p.m.', 'p. m.', '下午', '晚上', '中午') then
            case when h < 12 and not (half = '中午' and h > 10) then h + 12
              when h = 12 or left(half, 1) <> 'p' then h else 99 end
          when half in ('am', 'a.m.', 'a. m.', '上午', '早上', '凌晨') then
            case when h < 12 then h when h = 12 then 0 when left(half, 1) <> 'a' then h else 99 end
          else h end;

      create or replace temp macro opsh_iso(p) as
        case when p['y'] <> '' then concat(
          case when length(p['y']) = 4 then p['y'] when p['y'] < '70' then '20' || p['y'] else '19' || p['y'] end,
          '-', \(MonthNames.cases(over: "p['m']")), '-', p['d'], ' ',
          opsh_hour(coalesce(try_cast(p['h'] as integer), 0), p['early'] || p['late']), ':',
          case when p['min'] = '' then '00' else p['min'] end, ':',
          case when p['s'] = '' then '00' else p['s'] end,
          case when p['f'] = '' then '' else '.' || p['f'] end) end;

      create or replace temp macro opsh_moment(iso, zone) as
        opsh_in_reach(
          case when zone = '' then try_cast(iso as timestamp)
            else opsh_local(try_cast(iso || rtrim(opsh_offset(zone), ':') as timestamptz)) end);
      """
  }
}
