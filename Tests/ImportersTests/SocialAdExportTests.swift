import Importers
import TestSupport
import Testing

/// Ads of social networks and of other searches, by day, week and month.
@Suite struct SocialAdExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  // MARK: - Meta

  /// A row is of the days from 보고 시작 to 보고 종료, where no column tells the day.
  @Test func metaWeeksInKorean() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      광고 이름,지출 금액 (KRW),노출,링크 클릭,웹사이트 직접 구매,웹사이트 직접 구매 전환값,보고 시작,보고 종료
      A,12000,1000,10,2,50000,2026-11-01,2026-11-07
      B,8000,500,5,0,,2026-11-01,2026-11-07

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "meta ads" })
    #expect(files.brief == ["ads 1 0", "ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, creative, spend, ad_sales, currency from
          ads order by all
        """) == [
          ["campaign", "2026-11-01", "2026-11-07", "", "20000.00", "50000.00", "KRW"],
          ["creative", "2026-11-01", "2026-11-07", "A", "12000.00", "50000.00", "KRW"],
          ["creative", "2026-11-01", "2026-11-07", "B", "8000.00", "", "KRW"],
        ])
  }

  /// Semicolons and decimal commas; the ads of a campaign are added up.
  @Test func metaSpanInPortuguese() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Nome da campanha;Nome do anúncio;Alcance;Impressões;Valor usado (BRL);Cliques no link;\
      Compras;Valor de conversão da compra;Início dos relatórios;Término dos relatórios
      Impulso;A;3.200;4.100;42,90;55;2;300,00;2026-01-03;2026-01-09
      Impulso;B;3.200;4.100;1.042,90;55;;;2026-01-03;2026-01-09

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "meta ads" })
    #expect(files.brief == ["ads 1 0", "ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, creative, spend, ad_sales,
          currency from ads order by all
        """) == [
          ["campaign", "2026-01-03", "2026-01-09", "Impulso", "", "1085.80", "300.00", "BRL"],
          ["creative", "2026-01-03", "2026-01-09", "Impulso", "A", "42.90", "300.00", "BRL"],
          ["creative", "2026-01-03", "2026-01-09", "Impulso", "B", "1042.90", "", "BRL"],
        ])
  }

  /// A row of a day has no last day but itself, whatever the report's span is; sales are worked
  /// out.
  @Test func metaDaysInChinese() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      天數,行銷活動名稱,觸及人數,曝光次數,花費金額 (TWD),連結點擊次數,購買次數,購買 ROAS（廣告投資報酬率）,分析報告開始,分析報告結束
      2026-11-01,甲,100,1000,150,10,1,2.0,2026-11-01,2026-11-02
      2026-11-02,甲,100,1000,50,10,1,2.0,2026-11-01,2026-11-02

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "meta ads" })
    #expect(files.brief == ["ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, spend, ad_sales, currency from
          ads order by all
        """) == [
          ["campaign", "2026-11-01", "", "甲", "150.00", "300.00", "TWD"],
          ["campaign", "2026-11-02", "", "甲", "50.00", "100.00", "TWD"],
        ])
  }

  /// Without a column of days a row is of the days from Reporting starts to Reporting ends; Ends is
  /// the end of the ad.
  @Test func metaWeeks() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Reporting starts,Reporting ends,Campaign name,Amount spent (CNY),Impressions,Link clicks,Ends
      2026-11-02,2026-11-08,Winter,700.00,7000,70,2026-12-01
      2026-11-09,2026-11-15,Winter,770.00,7700,77,2026-12-01

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "meta ads" })
    #expect(files.brief == ["ads 2 0"])
    #expect(
      try store.rows(
        "select level, date::varchar, until::varchar, campaign, spend from ads order by all") == [
          ["campaign", "2026-11-02", "2026-11-08", "Winter", "700.00"],
          ["campaign", "2026-11-09", "2026-11-15", "Winter", "770.00"],
        ])
  }

  // MARK: - TikTok, Microsoft, Pinterest

  /// Sales by name and by return on spend.
  @Test func tiktokDays() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Date,Campaign name,Ad group name,Cost (EUR),Impressions,Clicks (destination),Clicks (all),\
      CTR,CPC,Complete payment,Complete payment value,Cost per complete payment,\
      Complete payment ROAS
      2026-09-01,Spring,Group A,12.50,4000,80,95,2.0%,0.16,2,17.98,6.25,1.44
      2026-09-01,Spring,Group B,7.50,2500,40,50,1.6%,0.19,0,0.00,,0
      Total of 2 results,-,-,20.00,6500,120,145,,,2,17.98,,

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "tiktok ads" })
    #expect(files.brief == ["ads 1 0", "ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, ad_group, spend, ad_sales,
          currency from ads order by all
        """) == [
          ["ad_group", "2026-09-01", "", "Spring", "Group A", "12.50", "17.98", "EUR"],
          ["ad_group", "2026-09-01", "", "Spring", "Group B", "7.50", "0.00", "EUR"],
          ["campaign", "2026-09-01", "", "Spring", "", "20.00", "17.98", "EUR"],
        ])
  }

  /// The days in the file's name are the row's.
  @Test func tiktokSpan() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Campaign name,Cost,Currency,Impressions,Clicks (destination),Complete payment,\
      Complete payment ROAS
      Spring,12.50,EUR,4000,80,2,1.44
      Total of 1 results,12.50,EUR,4000,80,2,1.44

      """, as: "Campaign Report 2026-11-01 to 2026-11-07.csv", in: folder)
    #expect(files.allSatisfy { $0.export == "tiktok ads of a span" })
    #expect(files.brief == ["ads 1 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, spend, ad_sales, currency from
          ads order by all
        """) == [["campaign", "2026-11-01", "2026-11-07", "Spring", "12.50", "18.00", "EUR"]])
  }

  /// The line above the header tells that rows are of weeks; ad groups of a campaign are added up.
  @Test func microsoftWeeks() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Report Name: Campaign performance
      Report Time: 11/1/2026-11/14/2026
      Report Aggregation: Weekly

      Gregorian date,Account name,Campaign name,Ad group,Currency code,Impressions,Clicks,Spend,\
      Conversions,Revenue
      11/1/2026,Acme,Brand,G1,USD,1000,10,5.50,1,40.00
      11/1/2026,Acme,Brand,G2,USD,1000,10,4.50,1,10.00
      11/15/2026,Acme,Brand,G1,USD,100,1,1.00,0,0
      ©2026 Microsoft Corporation. All rights reserved.

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "microsoft ads" })
    #expect(files.brief == ["ads 2 0", "ads 3 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, ad_group, spend, ad_sales,
          currency from ads order by all
        """) == [
          ["ad_group", "2026-11-01", "2026-11-07", "Brand", "G1", "5.50", "40.00", "USD"],
          ["ad_group", "2026-11-01", "2026-11-07", "Brand", "G2", "4.50", "10.00", "USD"],
          ["ad_group", "2026-11-15", "2026-11-21", "Brand", "G1", "1.00", "0.00", "USD"],
          ["campaign", "2026-11-01", "2026-11-07", "Brand", "", "10.00", "50.00", "USD"],
          ["campaign", "2026-11-15", "2026-11-21", "Brand", "", "1.00", "0.00", "USD"],
        ])
  }

  /// Ads of an ad group are added up.
  @Test func pinterest() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Date,Campaign name,Ad group name,Ad name,Spend in account currency,Impressions,Pin clicks,\
      Outbound clicks,Total conversions (Checkout),Total order value (Checkout)
      2026-11-01,P,G,A,10.00,1000,20,15,2,80.00
      2026-11-01,P,G,B,5.00,500,10,5,0,0

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "pinterest ads" })
    #expect(files.brief == ["ads 1 0", "ads 1 0", "ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, creative, spend, clicks, ad_sales
        from ads order by all
        """) == [
          ["ad_group", "2026-11-01", "", "P", "", "15.00", "20", "80.00"],
          ["campaign", "2026-11-01", "", "P", "", "15.00", "20", "80.00"],
          ["creative", "2026-11-01", "", "P", "A", "10.00", "15", "80.00"],
          ["creative", "2026-11-01", "", "P", "B", "5.00", "5", "0.00"],
        ])
  }

  // MARK: - Chinese systems

  /// Notes by day; the total row agrees.
  @Test func juguangNotes() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      时间,笔记/素材ID,笔记/素材链接,笔记标题,消费,展现量,点击率,点击量,7日总支付订单量,7日总支付金额
      合计2条记录,-,-,-,150.50,3000,5%,150,3,300
      2026-11-01,n1,http://x,标题一,100.50,2000,5%,100,2,200.00
      2026-11-01,n2,http://x,标题二,50.00,1000,5%,50,1,100.00

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "xiaohongshu ads" })
    #expect(files.brief == ["ads 2 0", "ads 0 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, creative, spend, clicks, ad_sales from ads
        order by all
        """) == [
          ["creative", "2026-11-01", "", "标题一", "100.50", "100", "200.00"],
          ["creative", "2026-11-01", "", "标题二", "50.00", "50", "100.00"],
        ])
  }

  /// A cell of several days.
  @Test func juguangSpan() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      时间,计划名称,单元名称,消费,展现量,点击量,互动量,7日支付订单量,7日支付金额
      2026-05-19 至 2026-05-25,甲,一,100.50,2000,100,5,2,200.00
      2026-05-19 至 2026-05-25,甲,二,50.00,1000,50,5,1,100.00

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "xiaohongshu ads" })
    #expect(files.brief == ["ads 1 0", "ads 2 0", "ads 0 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, ad_group, spend, ad_sales from
          ads order by all
        """) == [
          ["ad_group", "2026-05-19", "2026-05-25", "甲", "一", "100.50", "200.00"],
          ["ad_group", "2026-05-19", "2026-05-25", "甲", "二", "50.00", "100.00"],
          ["campaign", "2026-05-19", "2026-05-25", "甲", "", "150.50", "300.00"],
        ])
  }

  /// Accounts by day.
  @Test func ciliJinniu() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      账户名称,账户ID,时间,账户类型,快手昵称,快手ID,总花费(元),当日累计GMV(元),当日累计ROI
      甲,1,2026-11-01,普通,k,9,100.00,300.00,3
      乙,2,2026-11-01,普通,k,9,50.00,100.00,2

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "kuaishou ads" })
    #expect(files.brief == ["ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, account_id, spend, ad_sales from ads order
          by all
        """) == [
          ["account", "2026-11-01", "", "1", "100.00", "300.00"],
          ["account", "2026-11-01", "", "2", "50.00", "100.00"],
        ])
  }
}
