import Language
import Values

/// The decimal mark of a column's numbers.
enum DecimalMark: String, Hashable, Sendable {
  /// 1,234.50
  case point = "."
  /// 1.234,50
  case comma = ","

  /// The mark that an option names; nil when there is none.
  ///
  /// - Throws: a `.load` for any other name.
  static func named(_ word: Word?) throws(Diagnostic) -> DecimalMark? {
    guard let word else { return nil }
    switch word.text.lowercased() {
    case "point", ".", "dot", "period": return .point
    case "comma", ",": return .comma
    default:
      throw Diagnostic(
        .load, "no decimal mark called \"\(word.text)\"", at: word.span,
        label: "--decimal takes comma and point")
    }
  }
}

/// Macros that take a number apart, and put it together as a plain one.
enum NumberText {
  /// The text in small letters, wide digits as plain ones, without blanks around it.
  static let plain = "opsh_number_text"
  /// Sign, currency, digits, unit and percent sign; empty texts where there are none.
  static let parts = "opsh_number_parts"
  /// What the digits say about the decimal mark: see `Evidence`.
  static let evidence = "opsh_number_evidence"
  /// The digits as a plain number, by the decimal mark; null where they are not grouped in threes.
  static let pointDigits = "opsh_point_digits"
  static let commaDigits = "opsh_comma_digits"
  /// The plain number with its sign, its unit and its percent sign worked in.
  static let signed = "opsh_signed"

  /// What a text says about the decimal mark of its column.
  enum Evidence: String {
    /// The point, or the comma, is the decimal mark.
    case point, comma
    /// 1.234 and 1,234: a decimal mark or one between thousands.
    case point3, comma3
    /// 1.000 and 1,000: the same, and a whole number either way.
    case point000, comma000
    /// There is none.
    case neither
    case missing
    case unreadable
  }

  /// Words behind a number of a Chinese listing: 1.5万+人付款.
  private static let counted =
    "(?:人|件|个|笔|次|条|单|份|位|台|套)?(?:付款|收货|已付款|已买|购买|评价|看过|想要|已售)?"

  private static let whole = [
    #"^([-−–+<(]?) ?(\#(CurrencySign.pattern)|r)? ?([-−–+]?) ?"#,
    #"(\d(?:[\d.,'’ ]*\d)?[.]?|[.,]\d+) ?(万|萬|亿|億|千|k|m|mn|mio|bn|b|w)?\+? ?(%|％)?"#, counted,
    #" ?(\#(CurrencySign.pattern))? ?([-−)]?)$"#,
  ].joined()

  private static let groups = #"\d{1,3}(?:[ '’]\d{3})+"#
  private static let indian = #"[1-9]\d?(?:,\d{2})*,\d{3}"#

  static var definitions: String {
    """
    create or replace temp macro opsh_number_text(x) as
      trim(regexp_replace(
        translate(lower(x), '０１２３４５６７８９．，－（）＋', '0123456789.,-()+'),
        '^=?["'']|"$|[\\s\\x{00A0}\\x{202F}\\x{2009}\\x{3000}\\x{200B}-\\x{200F}\\x{FEFF}]+', ' ',
        'g'));

    create or replace temp macro opsh_number_parts(x) as
      regexp_extract(x, '\(whole.replacing("'", with: "''"))',
        ['open', 'before', 'sign', 'digits', 'unit', 'percent', 'behind', 'close']);

    create or replace temp macro opsh_number_evidence(x) as
      case
        when x = '' then 'unreadable'
        when regexp_full_match(x, '\\d+|\(quoted(groups))') then 'neither'
        when regexp_full_match(x, '[1-9]\\d{0,2}[.]\\d{3}')
          then case when suffix(x, '000') then 'point000' else 'point3' end
        when regexp_full_match(x, '[1-9]\\d{0,2},\\d{3}')
          then case when suffix(x, '000') then 'comma000' else 'comma3' end
        when regexp_full_match(x,
            '\\d*[.]\\d*|(?:\(quoted(groups))|\(indian)|\\d{1,3}(?:,\\d{3})+)[.]\\d*'
              || '|\\d{1,3}(?:,\\d{3}){2,}|\\d{1,2}(?:,\\d{2})+,\\d{3}') then 'point'
        when regexp_full_match(x,
            '\\d*,\\d+|(?:\(quoted(groups))|\\d{1,3}(?:[.]\\d{3})+),\\d+|\\d{1,3}(?:[.]\\d{3}){2,}')
          then 'comma'
        else 'unreadable' end;

    -- digits as a plain number, where they are grouped as they should be
    create or replace temp macro opsh_point_digits(x) as
      case when regexp_full_match(x,
          '\\d*[.]?\\d*|(?:\(quoted(groups))|\(indian)|[1-9]\\d{0,2}(?:,\\d{3})+)(?:[.]\\d*)?')
          then regexp_replace(x, '[^\\d.]', '', 'g')
        when regexp_full_match(x, '(?:\\d+|\\d{1,3}(?:[.]\\d{3})+|\(quoted(groups))),\\d{1,2}')
          then replace(regexp_replace(x, '[^\\d,]', '', 'g'), ',', '.') end;
    create or replace temp macro opsh_comma_digits(x) as
      case when regexp_full_match(x,
          '\\d*,?\\d+|(?:\(quoted(groups))|\\d{1,3}(?:[.]\\d{3})+)(?:,\\d+)?')
          then replace(regexp_replace(x, '[^\\d,]', '', 'g'), ',', '.')
        when regexp_full_match(x, '(?:\\d+|\\d{1,3}(?:,\\d{3})+|\(quoted(groups)))[.]\\d{1,2}')
          then regexp_replace(x, '[^\\d.]', '', 'g') end;

    create or replace temp macro opsh_unit(x) as
      case when x = '' then 1 when x in ('万', '萬', 'w') then 10000 when x in ('亿', '億') then 100000000
        when x in ('千', 'k') then 1000 when x in ('m', 'mn', 'mio') then 1000000
        else 1000000000 end;

    -- less than the smallest that is told counts as nothing: <1
    create or replace temp macro opsh_signed(p, digits) as
      case when digits is null or digits = '' or (p['open'] = '(') <> (p['close'] = ')') then null
        when p['open'] = '<' then '0'
        else case when p['open'] in ('-', '−', '–', '(') or p['sign'] in ('-', '−', '–')
            or p['close'] in ('-', '−') then '-' else '' end
          || case when p['unit'] = '' and p['percent'] = '' then digits
            when p['percent'] = ''
              then (try_cast(digits as decimal(24, 6)) * opsh_unit(p['unit'])::decimal(10, 0))::varchar
            else (try_cast(digits as decimal(24, 12)) * 0.01)::varchar end end;
    """
  }

  private static func quoted(_ pattern: String) -> String { pattern.replacing("'", with: "''") }
}
