import Engine
import Foundation
import Values

/// How texts become values, strictly: macros of the connection that loads.
///
/// Each yields null for what it cannot read. The usual form comes first and is cheap; the others
/// are tried only where it fails.
enum Macros {
  /// Whether a text is nothing but blanks; null for a missing one.
  static let isBlank = "opsh_is_blank"
  static let text = "opsh_text"
  /// Whether there may be something to take off a text; null for a missing one.
  static let isOddText = "opsh_is_odd_text"
  static let isOddId = "opsh_is_odd_id"
  /// Whether something can have happened then.
  static let isInReach = "opsh_is_in_reach"
  /// An id without what a program put around it to keep it a text.
  static let id = "opsh_id"
  static let number = "opsh_number"
  static let double = "opsh_double"
  static let share = "opsh_share"
  static let duration = "opsh_duration"
  static let flag = "opsh_flag"
  static let day = "opsh_day"
  static let time = "opsh_time"
  /// The code of a currency.
  static let currency = "opsh_currency"
  /// What stands for a person: the same text for the same one.
  static let hashed = "opsh_hashed"
  static let distinct = "opsh_distinct"
  /// A cell without `="..."` and without invisible characters around it.
  static let unwrapped = "opsh_unwrapped"
  /// A cell without the apostrophe that it begins with.
  static let unquoted = "opsh_unquoted"
  static let daysAfter = "opsh_days_after"
  static let monthEnd = "opsh_month_end"
  static let slug = "opsh_slug"
  /// A word in the form in which the words for states are compared.
  static let word = "opsh_word"
  /// A text read in a form that was told, and with months' names in other languages.
  static let parsed = "opsh_parsed"
  static let parsedName = "opsh_parsed_name"
  static let dayOf = "opsh_day_of"
  /// A text that could not be read by a formula, marked as such; null for a blank one.
  static let unread = "opsh_unread"
  /// What marks it: it shows nothing.
  static let unreadMark = "\u{2060}"

  /// Sets the zone that times with an offset are turned into, and gives the connection the macros.
  ///
  /// - Parameters:
  ///   - currency: the store's.
  ///   - key: what is mixed into the hashes of persons; nil to keep what tells who they are.
  static func reading(
    _ database: any Database, timezone: String, currency: String, key: String?
  ) throws -> any Database {
    let hash =
      key.map { "left(sha256('\($0)' || lower(opsh_text(x))), 16)" } ?? "opsh_text(x)"
    let clock = clock(of: timezone)
    try database.execute(SQL(verbatim: clock.zone))
    var macros = shared
    macros.add(
      clock.macro + CurrencySign.definition(store: currency)
        + "create or replace temp macro \(hashed)(x) as \(hash);")
    return MacroDatabase(database, macros)
  }

  /// Those that are the same for every store.
  private static let shared = MacroTexts(
    definitions + TimeText.definitions + NumberText.definitions + StateWords.definitions
      + MonthNames.definitions)

  /// The names of these.
  static var names: [String] { shared.names }

  /// What sets the zone, and the macro that tells what its clock shows at an instant.
  ///
  /// Of fixed distances such as `UTC+5:30` not every DuckDB knows the minutes: they are added.
  private static func clock(of timezone: String) -> (zone: String, macro: String) {
    let distance = timezone.contains("/") ? nil : TimeZone(identifier: timezone)?.secondsFromGMT()
    let zone = distance == nil ? timezone.replacing("'", with: "''") : "UTC"
    return (
      zone: "set TimeZone = '\(zone)'",
      macro: """
      create or replace temp macro opsh_local(t) as t::timestamp + to_seconds(\(distance ?? 0));

      """
    )
  }

  /// What is blank at the ends of a text, as characters: a macro's body is copied to wherever it is
  /// called, and sums of `chr` would make the plan of a wide file slow.
  private static let blanks =
    " \t\n\r\u{A0}\u{3000}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{202F}\u{FEFF}"
  private static let invisible =
    " \t\u{FEFF}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{202A}\u{202C}\u{2060}"

  private static let isOdd = #"""
    (x < '0' or (x >= '=' and x < '>') or (x >= '\#u{A0}' and x < '\#u{A1}')
      or (x >= '\#u{200B}' and x < '\#u{2010}') or (x >= '\#u{3000}' and x < '\#u{3001}')
      or (x >= '\#u{FEFF}' and x < '\#u{FF00}') or suffix(x, ' ') or suffix(x, '\#u{9}')
      or suffix(x, '\#u{A0}') or suffix(x, '\#u{200B}') or suffix(x, '\#u{FEFF}'))
    """#
  private static let isUsualId = #"""
    (x >= '0' and x < '{' and not (x >= '=' and x < '>')
      and not (suffix(x, ' ') or suffix(x, '\#u{9}') or suffix(x, '"')
        or suffix(x, '\#u{A0}') or suffix(x, '\#u{200B}') or suffix(x, '\#u{FEFF}')))
    """#

  private static let definitions = #"""
    create or replace temp macro opsh_trim(x) as trim(x, '\#(blanks)');

    create or replace temp macro opsh_distinct(x) as count(distinct x);

    -- BOM, zero-width characters and marks of writing direction show nothing
    create or replace temp macro opsh_visible(x) as
      trim(x, '\#(invisible)');

    create or replace temp macro opsh_unwrapped(x) as
      nullif(
        case when prefix(opsh_visible(x), '="') and suffix(opsh_visible(x), '"')
            and length(opsh_visible(x)) > 2
          then replace(
            substr(opsh_visible(x), 3, length(opsh_visible(x)) - 3), '""', '"')
          else opsh_visible(x) end,
        '');

    create or replace temp macro opsh_unquoted(x) as
      nullif(case when prefix(x, '''') then substr(x, 2) else x end, '');

    create or replace temp macro opsh_slug(x) as
      nullif(
        regexp_replace(
          regexp_replace(lower(strip_accents(x)), '[^\p{L}\p{N}]+', '-', 'g'), '^-|-$', '', 'g'),
        '');

    -- what begins with a visible character is not blank: to trim every text takes long
    create or replace temp macro opsh_is_blank(x) as
      case when x >= '!' and x < '\#u{A0}' then false else opsh_trim(x) = '' end;

    -- what a program put around a text to keep it one: ="0123", '0123
    create or replace temp macro opsh_uncovered(x) as
      regexp_replace(x, '^="(.*)"$|^''([+]?[0-9][0-9 ./-]*)$', '\1\2');

    -- blanks around a text do not count; a text of blanks is missing, and so is a dash
    create or replace temp macro opsh_text(x) as
      case when \#(isOdd)
        then case when opsh_trim(x) in ('', '-', '--') then null
          else opsh_trim(opsh_uncovered(opsh_trim(x))) end
        else x end;

    create or replace temp macro opsh_is_odd_text(x) as \#(isOdd);

    create or replace temp macro opsh_is_odd_id(x) as not \#(isUsualId);

    create or replace temp macro opsh_id(x) as
      case when \#(isUsualId)
        then x
        else opsh_text(regexp_replace(opsh_trim(x), '^''|^=?"\s*(.*?)\s*"$', '\1')) end;

    -- a number as a plain one: "1,234.50", "¥1,234.50", "12元"
    create or replace temp macro opsh_digits(x) as
      replace(
        case when regexp_full_match(
            regexp_replace(opsh_trim(x), '^([+-]?)[¥￥$€£₹] ?([+-]?)', '\1\2'),
            '[+-]?([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+)([.][0-9]+)?元?')
          then rtrim(regexp_replace(opsh_trim(x), '^([+-]?)[¥￥$€£₹] ?([+-]?)', '\1\2'), '元') end,
        ',', '');

    -- six decimals, so that an amount that has more than two is noticed
    create or replace temp macro opsh_number(x) as
      coalesce(try_cast(x as decimal(18, 6)), try_cast(opsh_digits(x) as decimal(18, 6)));

    create or replace temp macro opsh_double(x) as
      case when isfinite(coalesce(try_cast(x as double), try_cast(opsh_digits(x) as double)))
        then coalesce(try_cast(x as double), try_cast(opsh_digits(x) as double)) end;

    -- a share is a fraction; with a percent sign it is divided by 100
    create or replace temp macro opsh_share(x) as
      case when suffix(opsh_trim(x), '%') then opsh_double(rtrim(opsh_trim(x), ' %')) / 100
        else opsh_double(x) end;

    create or replace temp macro opsh_spans(x) as
      regexp_extract(lower(opsh_trim(x)),
        '^(?:(\d+) ?(?:d|days?|天|日) ?)?(?:(\d+) ?(?:h|hrs?|hours?|小时|小時|时間|時間|时) ?)?'
          || '(?:(\d+) ?(?:m|mins?|minutes?|分钟|分鐘|分) ?)?'
          || '(?:(\d+(?:[.]\d+)?) ?(?:s|secs?|seconds?|秒|秒钟) ?)?(?:(\d+) ?(?:ms|毫秒))?$',
        ['d', 'h', 'm', 's', 'ms']);

    -- 1h 5m, 2分30秒, 350s
    create or replace temp macro opsh_span(x) as
      list_transform([opsh_spans(x)], lambda part:
        case when concat(part['d'], part['h'], part['m'], part['s'], part['ms']) <> '' then
          coalesce(try_cast(part['d'] as double), 0) * 86400
            + coalesce(try_cast(part['h'] as double), 0) * 3600
            + coalesce(try_cast(part['m'] as double), 0) * 60
            + coalesce(try_cast(part['s'] as double), 0)
            + coalesce(try_cast(part['ms'] as double), 0) / 1000 end)[1];

    -- seconds, or hours, minutes and seconds: 00:12:30
    create or replace temp macro opsh_duration(x) as
      case when regexp_full_match(opsh_trim(x), '[0-9]+:[0-5][0-9]:[0-5][0-9]([.][0-9]+)?')
        then split_part(opsh_trim(x), ':', 1)::double * 3600
          + split_part(opsh_trim(x), ':', 2)::double * 60
          + split_part(opsh_trim(x), ':', 3)::double
        else coalesce(opsh_double(x), opsh_span(x)) end;

    create or replace temp macro opsh_flag(x) as
      case when lower(opsh_trim(x)) in ('true', 't', 'yes', 'y', '1', '是') then true
        when lower(opsh_trim(x)) in ('false', 'f', 'no', 'n', '0', '否') then false end;

    -- 2024-05-14 08:30, 2024/5/14, with an offset or Z behind the clock; never by guessing
    create or replace temp macro opsh_other_time(x) as
      case
        when regexp_full_match(
            opsh_trim(x), '\d{4}[-/]\d{1,2}[-/]\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2}([.]\d{1,9})?)?)?')
          then try_cast(replace(replace(opsh_trim(x), '/', '-'), 'T', ' ') as timestamp)
        when regexp_full_match(
            opsh_trim(x), '\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]\d{1,2}:\d{2}(:\d{2}([.]\d{1,9})?)? ?'
              || '(Z|[+-]\d{2}(:?\d{2})?)')
          then opsh_local(try_cast(
            regexp_replace(
              replace(opsh_trim(x), '/', '-'), ' ?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})$', '\1')
            as timestamptz))
      end;

    -- 1900-01-01 is what 'epoch' and 'infinity' are read as
    create or replace temp macro opsh_is_in_reach(t) as
      t between '1900-01-01 00:00:00.000001'::timestamp and '2199-12-31 23:59:59.999999'::timestamp;

    create or replace temp macro opsh_in_reach(t) as
      case when opsh_is_in_reach(t) then t end;

    create or replace temp macro opsh_time(x) as
      opsh_in_reach(
        coalesce(
          try_strptime(x, '%Y-%m-%d %H:%M:%S'), try_strptime(x, '%Y-%m-%dT%H:%M:%S'),
          opsh_other_time(x)));

    create or replace temp macro opsh_day(x) as
      opsh_in_reach(
        coalesce(
          try_strptime(x, '%Y-%m-%d'), try_strptime(x, '%Y-%m-%d %H:%M:%S'), opsh_other_time(x)
        ))::date;

    create or replace temp macro opsh_parsed(x, form) as try_strptime(opsh_trim(x), form);

    create or replace temp macro opsh_parsed_name(x, form) as
      coalesce(
        opsh_parsed(x, form), opsh_parsed(\#(MonthNames.full)(x), form),
        opsh_parsed(\#(MonthNames.short)(x), form));

    create or replace temp macro opsh_day_of(x) as x::date;

    create or replace temp macro opsh_unread(x) as
      case when not opsh_is_blank(x) then '\#(unreadMark)' || opsh_trim(x) end;

    create or replace temp macro opsh_days_after(x, n) as
      try_cast(x::varchar as date) + try_cast(n as integer);

    create or replace temp macro opsh_month_end(x) as last_day(try_cast(x::varchar as date));
    """#
}
