import Importers
import Store
import TestSupport
import Testing

/// Reports of Meta, Google and TikTok Ads, and of affiliate networks.
@Suite struct AdExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func ads(_ store: Store, _ level: String) throws -> [[String]] {
    try store.rows(
      """
      select date::varchar, campaign, coalesce(ad_group, ''), coalesce(creative, keyword, ''), spend,
        impressions, clicks, ad_orders, ad_sales from ads where level = \(level) order by all
      """)
  }

  // MARK: - Meta

  private static let meta = """
    2026-09-20,2026-09-21,Winter,Broad,Video,2026-09-20,18-24,female,12.50,3400,51,2,118.00
    2026-09-20,2026-09-21,Winter,Broad,Video,2026-09-20,25-34,male,7.50,600,9,1,20.00
    2026-09-20,2026-09-21,Winter,Broad,Photo,2026-09-21,25-34,male,5.00,100,2,0,
    ,,Total,,,,,,25.00,4100,62,3,138.00

    """

  /// Ages and genders of an ad are one ad, its ads one campaign; the words of four languages.
  @Test(arguments: [
    "Reporting starts,Reporting ends,Campaign name,Ad set name,Ad name,Day,Age,Gender,"
      + "Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value",
    "Berichtsstart,Berichtsende,Kampagnenname,Anzeigengruppenname,Anzeigenname,Tag,Alter,"
      + "Geschlecht,Ausgegebener Betrag (EUR),Impressionen,Link-Klicks,Käufe,"
      + "Conversion-Wert von Käufen",
    "Début des rapports,Fin des rapports,Nom de la campagne,Nom de l'ensemble de publicités,"
      + "Nom de la publicité,Jour,Âge,Sexe,Montant dépensé (EUR),Impressions,Clics sur le lien,"
      + "Achats,Valeur de conversion des achats",
    "Inicio del informe,Fin del informe,Nombre de la campaña,Nombre del conjunto de anuncios,"
      + "Nombre del anuncio,Día,Edad,Sexo,Importe gastado (EUR),Impresiones,Clics en el enlace,"
      + "Compras,Valor de conversión de compras",
  ])
  func meta(_ header: String) throws {
    let store = try memoryStore()
    let files = try store.take(header + "\n" + Self.meta, in: folder)
    #expect(Set(files.map { $0.taken }) == ["meta ads > ads"])
    #expect(
      try ads(store, "campaign")
        == [
          ["2026-09-20", "Winter", "", "", "20.00", "4000", "60", "3.0", "138.00"],
          ["2026-09-21", "Winter", "", "", "5.00", "100", "2", "0.0", ""],
        ].map(plain))
    #expect(
      try ads(store, "creative").map { $0[3] } == ["Video", "Photo"]
        && ads(store, "ad_group").count == 2)
    #expect(
      try store.rows("select audience, spend from ads where level = 'audience' order by 1, 2")
        == [["18-24 female", "12.50"], ["25-34 male", "5.00"], ["25-34 male", "7.50"]])
    #expect(files[0].skipped.map { $0.reason } == ["total row"])
    #expect(files[0].fileNotes.contains { $0.hasPrefix("the total row agrees: ") })
  }

  /// Without a day the row stands on the first one; results count where they are purchases.
  @Test func metaOfASpan() throws {
    let store = try memoryStore()
    try store.take(
      """
      "Reporting starts","Reporting ends","Ad name","Ad delivery",Results,"Result indicator",\
      "Ad set budget","Amount spent (USD)",Impressions,Reach,Ends,"Ad set name",\
      "Purchase ROAS (return on ad spend)","Campaign name"
      2023-02-05,2023-03-04,Video,active,4,actions:offsite_conversion.fb_pixel_purchase,20,100.00,\
      1000,800,Ongoing,Broad,2.5,Winter
      2023-02-05,2023-03-04,Photo,inactive,9,actions:link_click,20,50.00,500,400,Ongoing,Broad,,Winter

      """, in: folder)
    #expect(
      try store.rows(
        """
        select creative, spend, ad_orders, ad_sales, ad_status from ads where level = 'creative'
        order by 1
        """
      ).map(plain) == [
        ["Photo", "50.00", "", "", "paused"], ["Video", "100.00", "4", "250.00", "active"],
      ])
    #expect(
      try store.rows(
        "select date::varchar, spend, ad_orders, ad_sales from ads where level = 'campaign'"
      )
      .map(plain) == [["2023-02-05", "150.00", "4", "250.00"]])
  }

  /// The same days again: what is newer counts, and nothing counts twice.
  @Test func overlappingPeriods() throws {
    let store = try memoryStore()
    let header = "Day,Campaign name,Ad name,Amount spent (USD),Impressions\n"
    try store.take(
      header + "2026-09-20,Winter,Video,10.00,5\n2026-09-21,Winter,Video,20.00,5\n", as: "a.csv",
      in: folder)
    try store.take(
      header + "2026-09-21,Winter,Video,25.00,6\n2026-09-22,Winter,Video,1.00,5\n", as: "b.csv",
      in: folder)
    #expect(
      try store.rows("select level, sum(spend) from ads group by 1 order by 1")
        == [["campaign", "36.00"], ["creative", "36.00"]])
  }

  // MARK: - Google, TikTok

  @Test(arguments: [
    "Day,Campaign,Ad group,Search keyword,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value",
    "Tag,Kampagne,Anzeigengruppe,Suchkeyword,Währungscode,Kosten,Impr.,Klicks,Conversions,Conv.-Wert",
    "Jour,Campagne,Groupe d'annonces,Keyword,Code de la devise,Coût,Impr.,Clics,Conversions,"
      + "Valeur de conv.",
    "日,キャンペーン,広告グループ,検索キーワード,通貨コード,費用,表示回数,クリック数,コンバージョン,コンバージョン値",
  ])
  func google(_ header: String) throws {
    let store = try memoryStore()
    let files = try store.take(
      header + """

        2026-09-20,Brand,Terms,mug,USD,4.20,800,60,1.50,59.00
        2026-09-20,Brand,Terms,pot,USD,0.80,200,10,0.25,1.00
        Total: Account,,,,USD,5.00,1000,70,1.75,60.00

        """, in: folder)
    #expect(Set(files.map { $0.taken }) == ["google ads > ads"])
    #expect(
      try ads(store, "campaign").map(plain)
        == [["2026-09-20", "Brand", "", "", "5.00", "1000", "70", "1.75", "60.00"]])
    #expect(try ads(store, "ad_group").count == 1 && ads(store, "keyword").count == 2)
  }

  @Test func googleInMicros() throws {
    let store = try memoryStore()
    try store.take(
      "Campaign,Day,Cost (micros),Clicks,Impr.\nBrand,2026-09-20,4200000,60,800\n", in: folder)
    #expect(try store.rows("select level, spend from ads") == [["campaign", "4.20"]])
  }

  @Test(arguments: [
    "By Day,Campaign name,Ad group name,Ad name,Cost,Impressions,Clicks (destination),"
      + "Complete payment,Total complete payment value",
    "Date,Campaign name,Ad group name,Ad name,Cost,Impressions,Destination clicks,"
      + "Purchases (website),Total purchase value (website)",
  ])
  func tiktok(_ header: String) throws {
    let store = try memoryStore()
    let files = try store.take(
      header + """

        2026-09-20,TT,Interest,UGC 1,8.00,5000,70,1,59
        2026-09-20,TT,Interest,UGC 2,2.00,1000,10,0,0
        Total of 2 results,,,,10.00,6000,80,1,59

        """, in: folder)
    #expect(Set(files.map { $0.taken }) == ["tiktok ads > ads"])
    #expect(
      try ads(store, "campaign").map(plain)
        == [["2026-09-20", "TT", "", "", "10.00", "6000", "80", "1", "59.00"]])
    #expect(try ads(store, "creative").map { $0[3] } == ["UGC 1", "UGC 2"])
  }

  /// Campaigns of one name on two platforms are two campaigns.
  @Test func platformsAreKeptApart() throws {
    let store = try memoryStore()
    try store.take("Day,Campaign,Cost,Clicks\n2026-09-20,Brand,4.00,6\n", as: "g.csv", in: folder)
    try store.take(
      "Day,Campaign name,Amount spent (USD),Impressions\n2026-09-20,Brand,3.00,6\n", as: "m.csv",
      in: folder)
    #expect(
      try store.rows("select ad_platform, spend from ads order by 1")
        == [["Google Ads", "4.00"], ["Meta Ads", "3.00"]])
  }

  /// What the header says the money is in is not the store's.
  @Test func currencies() throws {
    let store = try memoryStore()
    try store.take(
      "Day,Campaign name,Amount spent (USD),Impressions\n2026-09-20,Brand,3.00,6\n", as: "m.csv",
      in: folder)
    try store.take(
      "Day,Campaign name,Amount spent (CNY),Impressions\n2026-09-20,Other,4.00,6\n", as: "n.csv",
      in: folder)
    #expect(
      try store.rows(
        "select campaign, spend, coalesce(currency, 'own') from ads where level = 'campaign'")
        == [["Brand", "3.00", "USD"], ["Other", "4.00", "own"]])
  }

  // MARK: - Affiliates, mail

  @Test func awin() throws {
    let store = try memoryStore()
    let header = """
      "id","publisher_id","sale_amount","commission","date","commission_status","validation_date",\
      "site_name","decline_reason","voucher_code","click_device","ip","customer_acquisition",\
      "network_fee"

      """
    try store.take(
      header + """
        9001,77,100.00,8.00,2026-02-01 10:00:00,pending,,Blog A,,TEN,Mobile,1.2.3.4,NEW,2.40
        9002,78,50.00,4.00,2026-02-02 10:00:00,pending,,Site B,,,Desktop,1.2.3.5,RETURNING,1.20

        """, as: "a.csv", in: folder)
    try store.take(
      header + """
        9001,77,100.00,8.00,2026-02-01 10:00:00,approved,2026-03-01 00:00:00,Blog A,,TEN,Mobile,,NEW,2.40
        9002,78,50.00,4.00,2026-02-02 10:00:00,declined,2026-03-02 00:00:00,Site B,returned,,Desktop,,,1.20

        """, as: "b.csv", in: folder)
    #expect(
      try store.rows(
        """
        select sale_id, affiliate_id, sale_status, sale_amount, commission, coalesce(decline_reason, '')
        from affiliate_sales order by 1
        """) == [
          ["9001", "77", "approved", "100.00", "8.00", ""],
          ["9002", "78", "declined", "50.00", "4.00", "returned"],
        ])
    #expect(
      try store.rows("select affiliate_id, affiliate_name from affiliates order by 1")
        == [["77", "Blog A"], ["78", "Site B"]])
    // The performance of a span that nobody names tells who the publishers are, and no more.
    try store.take(
      "\"publisher_name\",\"PublisherID\",\"publisher_type\",\"total_revenue\",\"total_commission\"\n"
        + "Blog A,77,Content,900,72\nDeals,79,Discount Code,10,1\n", as: "p.csv", in: folder)
    #expect(
      try store.rows("select affiliate_id, affiliate_kind from affiliates order by 1")
        == [["77", "Content"], ["78", ""], ["79", "Discount Code"]])
  }

  @Test func mails() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Date,Group Id,List/Segment,Click Rate,Open Rate,Total Placed Order Value,Campaign Message Channel
      2025-11-28 09:00:00,G1,Newsletter,1.2%,40.0%,1234.50,email

      """, in: folder)
    #expect(files.map { $0.taken } == ["email campaign report > content"])
    #expect(
      try store.rows(
        "select content_id, content_kind, published_at::date::varchar, content_sales from content")
        == [["mail-G1", "email", "2025-11-28", "1234.50"]])
  }

  /// Counts with parts are written without a zero behind the point.
  private func plain(_ cells: [String]) -> [String] {
    cells.map { $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0 }
  }
}
