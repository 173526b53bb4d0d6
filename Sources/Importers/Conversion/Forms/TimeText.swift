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

  private static let clock = [
    #"(?:(上午|早上|凌晨|下午|晚上|中午|午前|午後|오전|오후|am|pm) ?)?"#, #"(\d{1,2}) ?[:.时時시点點h] ?"#,
    #"(?:(\d{1,2}) ?(?:[:.分분m] ?(?:(\d{1,2})[秒초]?(?:[.,](\d{1,9}))?)?)?)? ?"#,
    #"(am|pm|a\. ?m\.|p\. ?m\.|ص|م|öö|ös)? ?(?:uhr|hrs?\.?|hs?\.?|น\.)? ?"#,
    #"\(?((?:[a-z]{1,5}|мск)?(?: ?[-+−]\d{1,2}:?(?:\d{2})?)?)\)?(?: ?\([a-z ]+\))?"#,
  ].joined()

  /// What may stand between a date and its clock: the weekday, the word for the year, "at".
  private static let gap = [
    #"[ t,]*(?:г\.?|r\.?|roku|р\.?)?[ ,]*"#,
    #"(?:\(?(?:(?:星期|周|週)[一二三四五六日天]|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?)\)?)?[ ,]*"#,
    #"(?:at |um |à |às |a las? |alle |ore |om |kl\.? ?|klo |godz\.? |o |в |о |pukul |saat |lúc |เวลา |- )?"#,
  ].joined()

  private static let whole =
    #"^(\d{4}|\d{2})-([^|-]+?|\d{1,2})-(\d{1,2})\|"# + gap + "(?:" + clock + ")?$"

  static var definitions: String {
    """
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
        else \(WordLookup(FileZone.offsets).value(of: "x").text) end;

    create or replace temp macro opsh_hour(h, half) as
      case when half in ('pm', 'p.m.', 'p. m.', '下午', '晚上', '中午', '午後', '오후', 'م', 'ös') then
          case when h < 12 and not (half = '中午' and h > 10) then h + 12
            when h = 12 or left(half, 1) <> 'p' then h else 99 end
        when half in ('am', 'a.m.', 'a. m.', '上午', '早上', '凌晨', '午前', '오전', 'ص', 'öö') then
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
