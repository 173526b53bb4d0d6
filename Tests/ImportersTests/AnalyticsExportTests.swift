import Importers
import TestSupport
import Testing

/// Downloads of Google Analytics 4 in its languages, whose lines above the header name the days.
@Suite struct AnalyticsExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// A row is of the days in the lines above the header.
  @Test func channelsInSpanish() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      # ----------------------------------------
      # Adquisición de tráfico: Grupo de canales principal de la sesión
      # Cuenta: Tienda
      # Todos los usuarios
      # Fecha de inicio: 20261005
      # Fecha de finalización: 20261018
      # ----------------------------------------

      Grupo de canales principal de la sesión (Grupo de canales predeterminado),Sesiones,\
      Sesiones con interacción,Ingresos totales
      Organic Search,900,600,1500.25
      Direct,100,40,0

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "ga4 traffic acquisition" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, channel, sessions, bounces, paid_sales from
          traffic order by all
        """) == [
          ["channel", "2026-10-05", "2026-10-18", "Direct", "100", "60", "0.00"],
          ["channel", "2026-10-05", "2026-10-18", "Organic Search", "900", "300", "1500.25"],
        ])
  }

  /// Channels of a page are added up, pages of a channel too.
  @Test func landingPagesInGerman() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      # Property: Demo
      # Alle Nutzer
      # Startdatum: 20260901
      # Enddatum: 20260930
      Sitzung – primäre Channelgruppe (Standard-Channelgruppe);Landingpage + Abfragestring;\
      Sitzungen;Sitzungen mit Interaktionen;Engagement-Rate;\
      Durchschnittliche Interaktionsdauer pro Sitzung;Gesamtumsatz
      Paid Search;/a?x=1;59;40;67,8%;83;1.234,50
      Direct;/b;9;5;55%;45;10,00
      Direct;/a?x=1;100;60;60%;90;0,00

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "ga4 traffic acquisition" })
    #expect(files.brief == ["traffic 2 0", "traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, channel, page, sessions, bounces,
          time_on_site::bigint, paid_sales from traffic order by all
        """) == [
          ["channel", "2026-09-01", "2026-09-30", "Direct", "", "109", "44", "9405", "10.00"],
          [
            "channel", "2026-09-01", "2026-09-30", "Paid Search", "", "59", "19", "4897", "1234.50",
          ],
          ["page", "2026-09-01", "2026-09-30", "", "/a?x=1", "159", "59", "13897", "1234.50"],
          ["page", "2026-09-01", "2026-09-30", "", "/b", "9", "4", "405", "10.00"],
        ])
  }

  /// The title names the report, the lines its days.
  @Test func channelsInJapanese() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      # ----------------------------------------
      # トラフィック獲得: セッションのメインのチャネル グループ（デフォルト チャネル グループ）
      # すべてのユーザー
      # 開始日: 20260901
      # 終了日: 20260930
      # ----------------------------------------
      セッションのメインのチャネル グループ（デフォルト チャネル グループ）,セッション,エンゲージのあったセッション数,エンゲージメント率,セッションあたりの平均エンゲージメント時間,\
      イベント数,キーイベント,セッション キーイベント率,合計収益
      Direct,114,36,0.3,10,5,0,0,1000
      Organic Search,20,10,0.5,25,76,0,0,250

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "ga4 traffic acquisition" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, channel, sessions, bounces,
          time_on_site::bigint, paid_sales from traffic order by all
        """) == [
          ["channel", "2026-09-01", "2026-09-30", "Direct", "114", "78", "1140", "1000.00"],
          ["channel", "2026-09-01", "2026-09-30", "Organic Search", "20", "10", "500", "250.00"],
        ])
  }

  /// The column of days goes before the lines above the header.
  @Test func sourcesOfADay() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      # Start date: 20260901
      # End date: 20260901
      Session source / medium,Date,Sessions,Engaged sessions,Key events,Total revenue
      google / organic,20260901,100,50,1,100
      (direct) / (none),20260901,50,20,0,40.5

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "ga4 traffic acquisition" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, channel, source_name, sessions, bounces,
          paid_sales from traffic order by all
        """) == [
          ["source", "2026-09-01", "", "(none)", "(direct)", "50", "30", "40.50"],
          ["source", "2026-09-01", "", "organic", "google", "100", "50", "100.00"],
        ])
  }

  /// Weeks of the year begin on Sunday.
  @Test func weeks() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      # ----------------------------------------
      # Traffic acquisition: Session default channel group
      # Start date: 20260628
      # End date: 20260928
      # ----------------------------------------
      Session primary channel group (Default Channel Group),Week,Sessions,Engaged sessions,\
      Engagement rate,Average engagement time per session,Key events,Total revenue
      Organic Search,27,600,400,0.6667,55,20,1000
      Direct,27,400,200,0.5,45.5,10,500.5
      Direct,28,40,20,0.5,45.5,10,50

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "ga4 traffic acquisition" })
    #expect(files.brief == ["traffic 3 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, channel, sessions, paid_sales from traffic
        order by all
        """) == [
          ["channel", "2026-06-28", "2026-07-04", "Direct", "400", "500.50"],
          ["channel", "2026-06-28", "2026-07-04", "Organic Search", "600", "1000.00"],
          ["channel", "2026-07-05", "2026-07-11", "Direct", "40", "50.00"],
        ])
  }

  /// The first and the last month reach no further than the report.
  @Test func monthsOfASpan() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      # Start date: 20260115
      # End date: 20260315
      Session default channel group,Month,Sessions,Engaged sessions
      Direct,01,10,5
      Direct,02,20,5
      Direct,03,40,5

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "ga4 traffic acquisition" })
    #expect(files.brief == ["traffic 3 0"])
    #expect(
      try store.rows(
        "select level, date::varchar, until::varchar, sessions from traffic order by all") == [
          ["channel", "2026-01-15", "2026-01-31", "10"],
          ["channel", "2026-02-01", "2026-02-28", "20"],
          ["channel", "2026-03-01", "2026-03-15", "40"],
        ])
  }

  /// Weeks counted from the first day of the report; the last one ends with it.
  @Test func weeksFromTheStart() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      # Start date: 20260603
      # End date: 20260618
      Session default channel group,Nth week,Sessions,Engaged sessions
      Direct,0000,10,5
      Direct,0001,20,5
      Direct,0002,40,5

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "ga4 traffic acquisition" })
    #expect(files.brief == ["traffic 3 0"])
    #expect(
      try store.rows(
        "select level, date::varchar, until::varchar, sessions from traffic order by all") == [
          ["channel", "2026-06-03", "2026-06-09", "10"],
          ["channel", "2026-06-10", "2026-06-16", "20"],
          ["channel", "2026-06-17", "2026-06-18", "40"],
        ])
  }

  /// A page without a name is none.
  @Test func landingPages() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      # Landing page: Landing page
      # Start date: 20260829
      # End date: 20260925
      Landing page,Sessions,Active users,New users,Average engagement time per session,Key events,\
      Total revenue,Session key event rate
      /contact,5,4,3,30,8,0,0.8
      /,100,90,80,5,15,12.5,0.1
      ,2,2,0,0,0,0,0

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "ga4 landing pages" })
    #expect(files.brief == ["traffic 3 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, page, sessions, paid_sales from traffic
        order by all
        """) == [
          ["page", "2026-08-29", "2026-09-25", "(not set)", "2", "0.00"],
          ["page", "2026-08-29", "2026-09-25", "/", "100", "12.50"],
          ["page", "2026-08-29", "2026-09-25", "/contact", "5", "0.00"],
        ])
  }

  /// Users of a channel by how they first came.
  @Test func userAcquisition() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      # User acquisition
      # Start date: 20260829
      # End date: 20260925
      First user primary channel group (Default Channel Group),Total users,New users,\
      Returning users,Average engagement time per active user,Engaged sessions per active user,\
      Event count,Key events,User key event rate,Total revenue
      Direct,100,80,20,5,1,2,3,0.1,1000
      Email,10,8,2,5,1,2,3,0.1,100

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "ga4 user acquisition" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, channel, visitors, new_visitors, paid_sales
        from traffic order by all
        """) == [
          ["channel", "2026-08-29", "2026-09-25", "Direct", "100", "80", ""],
          ["channel", "2026-08-29", "2026-09-25", "Email", "10", "8", ""],
        ])
  }

  /// The total row agrees with the items.
  @Test func purchases() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      # Ecommerce purchases: Item name
      # Start date: 20260901
      # End date: 20260930
      Item name,Items viewed,Items added to cart,Items purchased,Item revenue
      Grand total,1400,105,17,2850.00
      Velvet Hoodie,500,60,12,2400.00
      Sig Tee,900,45,5,450.00

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "ga4 purchases" })
    #expect(files.brief == ["traffic 2 0", "products 2 0"])
    #expect(files[0].fileNotes.contains("the total row agrees: Item revenue 2,850"))
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, product_id, paid_units, paid_sales from
          traffic order by all
        """) == [
          ["product", "2026-09-01", "2026-09-30", "Sig Tee", "5", "450.00"],
          ["product", "2026-09-01", "2026-09-30", "Velvet Hoodie", "12", "2400.00"],
        ])
  }
}
