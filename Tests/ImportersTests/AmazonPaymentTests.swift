import Importers
import TestSupport
import Testing
import Values

/// Amazon's settlements and date range reports.
@Suite struct AmazonPaymentTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// The sums of a statement: what it leaves, goods, what went back, fees, ads, and what was moved
  /// to the bank.
  private static let sums: SQL = """
    select sum(amount + coalesce(withdrawn, 0)), sum(goods), sum(taken_back), sum(service_fees),
      sum(ad_fees), sum(withdrawn), min(currency) from settlements
    """

  private static let settlement: [String] = [
    "settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\t"
      + "currency\ttransaction-type\torder-id\tmerchant-order-id\tadjustment-id\tshipment-id\t"
      + "marketplace-name\tamount-type\tamount-description\tamount\tfulfillment-id\tposted-date\t"
      + "posted-date-time\torder-item-code\tmerchant-order-item-id\tmerchant-adjustment-item-id\t"
      + "sku\tquantity-purchased\tpromotion-id",
    "71\t01.04.2026 07:49:55 UTC\t14.04.2026 07:49:55 UTC\t16.04.2026 07:49:55 UTC\t890,01\tEUR"
      + "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t",
    "71\t\t\t\t\t\tOrder\t3-1\t3-1\t\tS1\tAmazon.de\tItemPrice\tPrincipal\t1.100,00\tAFN\t"
      + "02.04.2026\t02.04.2026 20:11:12 UTC\t11\t\t\tMUG\t2\t",
    "71\t\t\t\t\t\tOrder\t3-1\t3-1\t\tS1\tAmazon.de\tItemFees\tCommission\t-150,00\tAFN\t"
      + "02.04.2026\t02.04.2026 20:11:12 UTC\t11\t\t\tMUG\t\t",
    "71\t\t\t\t\t\tRefund\t3-2\t3-2\tA1\t\tAmazon.de\tItemPrice\tPrincipal\t-20,00\tAFN\t"
      + "03.04.2026\t03.04.2026 10:11:12 UTC\t12\t\tM1\tMUG\t\t",
    "71\t\t\t\t\t\tServiceFee\t\t\t\t\t\tCost of Advertising\tTransactionTotalAmount\t-39,99\t\t"
      + "04.04.2026\t04.04.2026 10:11:12 UTC\t\t\t\t\t\t",
  ]

  /// The lines sum to the total in the head row, which is no line.
  @Test func amazonSettlement() throws {
    let store = try memoryStore()
    let files = try store.take(
      Self.settlement.joined(separator: "\n") + "\n", as: "v2.txt", in: folder)
    #expect(files.map { $0.export } == ["amazon settlement"])
    #expect(files.brief == ["settlements 4 0"])
    #expect(files[0].skippedCount == 1)
    #expect(
      try store.rows(Self.sums) == [["890.01", "1100.00", "20.00", "150.00", "39.99", "", "EUR"]])
    #expect(
      try store.rows(
        "select settled_at::varchar, order_id, fee_name, amount from settlements order by 1, 4")
        == [
          ["2026-04-03 04:11:12", "3-1", "Commission", "-150.00"],
          ["2026-04-03 04:11:12", "3-1", "Principal", "1100.00"],
          ["2026-04-03 18:11:12", "3-2", "Principal", "-20.00"],
          ["2026-04-04 18:11:12", "", "TransactionTotalAmount", "-39.99"],
        ])
  }

  private static let settlementV1: [[String]] = [
    [
      "settlement-id", "settlement-start-date", "settlement-end-date", "deposit-date",
      "total-amount", "currency", "transaction-type", "order-id", "adjustment-id", "posted-date",
      "order-item-code", "sku", "price-type", "price-amount", "item-related-fee-type",
      "item-related-fee-amount", "misc-fee-amount", "other-fee-amount",
      "other-fee-reason-description", "promotion-id", "promotion-type", "promotion-amount",
      "direct-payment-type", "direct-payment-amount", "other-amount",
    ],
    [
      "91", "2026-04-01T00:00:00+00:00", "2026-04-14T00:00:00+00:00", "2026-04-16T00:00:00+00:00",
      "950.01", "USD", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "",
    ],
    [
      "91", "", "", "", "", "", "Order", "1-1", "", "2026-04-02T10:00:00+00:00", "11", "MUG",
      "Principal", "1200.00", "", "", "", "", "", "", "", "", "", "", "",
    ],
    [
      "91", "", "", "", "", "", "Order", "1-1", "", "2026-04-02T10:00:00+00:00", "11", "MUG", "",
      "", "Commission", "-180.00", "", "", "", "", "", "", "", "", "",
    ],
    [
      "91", "", "", "", "", "", "Order", "1-1", "", "2026-04-02T10:00:00+00:00", "11", "MUG", "",
      "", "", "", "", "", "", "P1", "Principal", "-10.00", "", "", "",
    ],
    [
      "91", "", "", "", "", "", "Refund", "1-2", "A1", "2026-04-03T10:00:00+00:00", "12", "MUG",
      "Principal", "-20.00", "", "", "", "", "", "", "", "", "", "", "",
    ],
    [
      "91", "", "", "", "", "", "Subscription Fee", "", "", "2026-04-04T10:00:00+00:00", "", "",
      "", "", "", "", "", "", "", "", "", "", "", "", "-39.99",
    ],
  ]

  @Test func amazonSettlementV1() throws {
    let store = try memoryStore()
    let text = Self.settlementV1.map { $0.joined(separator: "\t") }.joined(separator: "\n")
    let files = try store.take(text + "\n", as: "v1.txt", in: folder)
    #expect(files.map { $0.export } == ["amazon settlement v1"])
    #expect(files.brief == ["settlements 5 0"])
    #expect(
      try store.rows(Self.sums) == [["950.01", "1190.00", "20.00", "219.99", "", "", "USD"]])
  }

  /// The title lines tell the currency; a transfer is moved to the bank.
  @Test func amazonDateRange() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      "Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"
      "All amounts in USD, unless specified"
      "Definitions:"
      "Sales tax collected: Includes sales tax collected from buyers for product sales."
      "Selling fees: Includes variable closing fees and referral fees."
      "Other transaction fees: Includes shipping chargebacks, shipping holdbacks."
      "Other: Includes non-order transaction amounts."
      "date/time","settlement id","type","order id","sku","description","quantity","marketplace",\
      "account type","fulfillment","order city","order state","order postal",\
      "tax collection model","product sales","product sales tax","shipping credits",\
      "shipping credits tax","gift wrap credits","giftwrap credits tax","Regulatory Fee",\
      "Tax On Regulatory Fee","promotional rebates","promotional rebates tax",\
      "marketplace withheld tax","selling fees","fba fees","other transaction fees","other","total"
      "Apr 1, 2026 12:31:14 AM PDT","2","Order","1-1","M","Mug","2","amazon.com",\
      "Standard Orders","Amazon","X","CA","9","MarketplaceFacilitator","1,050.00","84.00","5.00",\
      "0","0","0","0","0","-50.00","0","-84.00","-150.00","-8.50","0","0","846.50"
      "Apr 2, 2026 11:31:14 PM PDT","2","Refund","1-2","M","Mug","1","amazon.com",\
      "Standard Orders","Amazon","X","CA","9","MarketplaceFacilitator","-525.00","-42.00","0","0",\
      "0","0","0","0","0","0","42.00","63.00","0","0","0","-462.00"
      "Apr 3, 2026 1:00:00 AM PDT","2","Service Fee","","","Cost of Advertising","","","","","",\
      "","","","0","0","0","0","0","0","0","0","0","0","0","0","0","-100.00","0","-100.00"
      "Apr 4, 2026 1:00:00 AM PDT","2","Transfer","","","To account ending in: 123","","","","",\
      "","","","","0","0","0","0","0","0","0","0","0","0","0","0","0","0","-284.50","-284.50"

      """, in: folder)
    #expect(files.map { $0.export } == ["amazon date range report"])
    #expect(files.brief == ["settlements 4 0"])
    #expect(
      try store.rows(Self.sums)
        == [["284.50", "1005.00", "525.00", "95.50", "100.00", "284.50", "USD"]])
  }

  /// A language in which Amazon writes the report.
  struct Language: Sendable {
    let title: String
    let header: String
    /// The times of a sale, a refund and a transfer.
    let times: [String]
    let types: [String]
    var currency = "EUR"
  }

  static let languages: [Language] = [
    Language(
      title: "Alle Beträge in Euro sofern nicht anders gekennzeichnet",
      header: """
        Datum/Uhrzeit,Abrechnungsnummer,Typ,Bestellnummer,SKU,Beschreibung,Menge,Marketplace,\
        Umsätze,Produktumsatzsteuer,Gutschrift für Versandkosten,Rabatte aus Werbeaktionen,\
        Verkaufsgebühren,Gebühren zu Versand durch Amazon,Andere Transaktionsgebühren,Andere,Gesamt
        """,
      times: ["01.04.2026 08:12:13 UTC", "02.04.2026 23:30:00 UTC", "04.04.2026 01:00:00 UTC"],
      types: ["Bestellung", "Erstattung", "Übertrag"]),
    Language(
      title: "Tous les montants sont en EUR, sauf mention contraire.",
      header: """
        date/heure,numéro de versement,type,numéro de la commande,sku,description,quantité,\
        Marketplace,ventes de produits,Taxes sur la vente des produits,crédits d'expédition,\
        Rabais promotionnels,frais de vente,Frais Expédié par Amazon,\
        autres frais de transaction,autre,total
        """,
      times: ["1 avr. 2026 08:12:13 UTC", "2 avr. 2026 23:30:00 UTC", "4 avr. 2026 01:00:00 UTC"],
      types: ["Commande", "Remboursement", "Transférer"]),
    Language(
      title: "Tutti gli importi sono espressi in EUR, se non diversamente specificato.",
      header: """
        Data/Ora:,Numero pagamento,Tipo,Numero ordine,SKU,Descrizione,Quantità,Marketplace,Vendite,\
        imposta sulle vendite dei prodotti,Accrediti per le spedizioni,Sconti promozionali,\
        Commissioni di vendita,Costi del servizio Logistica di Amazon,\
        Altri costi relativi alle transazioni,Altro,totale
        """,
      times: ["1 apr 2026 08:12:13 UTC", "2 apr 2026 23:30:00 UTC", "4 apr 2026 01:00:00 UTC"],
      types: ["Ordine", "Rimborso", "Trasferimento"]),
    Language(
      title: "Todos los importes en EUR, a menos que se especifique lo contrario",
      header: """
        fecha y hora,identificador de pago,tipo,número de pedido,sku,descripción,cantidad,\
        web de Amazon,ventas de productos,impuesto de ventas de productos,abonos de envío,\
        devoluciones promocionales,tarifas de venta,tarifas de Logística de Amazon,\
        tarifas de otras transacciones,otro,total
        """,
      times: ["1 abr. 2026 8:12:13 UTC", "2 abr. 2026 23:30:00 UTC", "4 abr. 2026 1:00:00 UTC"],
      types: ["Pedido", "Reembolso", "Transferir"]),
    Language(
      title: "Alla belopp i SEK om inget annat anges",
      header: """
        datum/tid,reglerings-id,typ,beställnings-id,sku,beskrivning,antal,marknadsplats,\
        försäljning av produkter,Inkasserad moms,fraktkrediter,kampanjrabatter,\
        försäljningsavgifter,fba-avgifter,övriga transaktionsavgifter,Övrigt,totalt
        """,
      times: [
        "1 april 2026 08:12:13 UTC", "2 april 2026 23:30:00 UTC", "4 april 2026 01:00:00 UTC",
      ],
      types: ["Beställning", "Återbäring", "överföring"], currency: "SEK"),
    Language(
      title: "指定のない場合、単位は円",
      header: """
        日付/時間,決済番号,トランザクションの種類,注文番号,SKU,説明,数量,Amazon 出品サービス,商品売上,\
        商品の売上税,配送料,プロモーション割引額,手数料,FBA 手数料,\
        トランザクションに関するその他の手数料,その他,合計
        """,
      times: ["2026/04/01 08:12:13 JST", "2026/04/02 23:30:00 JST", "2026/04/04 01:00:00 JST"],
      types: ["注文", "返金", "振込み"], currency: "JPY"),
  ]

  /// The headers and the words of other languages, with their decimals and dates.
  @Test(arguments: languages) func amazonDateRangeElsewhere(_ language: Language) throws {
    let (times, types) = (language.times, language.types)
    let cents = language.currency == "JPY" ? "" : ",00"
    func cells(_ amounts: String) -> String {
      amounts.split(separator: " ").map { "\"\($0)\(cents)\"" }.joined(separator: ",")
    }
    let store = try memoryStore()
    let files = try store.take(
      """
      "Title"
      "\(language.title)"
      "3"
      "4"
      "5"
      "6"
      "7"
      \(language.header)
      "\(times[0])",7,\(types[0]),1-1,M,Mug,2,amazon,\(cells("300 0 5 -50 -40 -15 0 0 200"))
      "\(times[1])",7,\(types[1]),1-2,M,Mug,1,amazon,\(cells("-90 0 0 0 12 0 0 0 -78"))
      "\(times[2])",7,\(types[2]),,,acc 1,,,\(cells("0 0 0 0 0 0 0 -122 -122"))

      """, in: folder)
    #expect(files.map { $0.export } == ["amazon date range report"])
    #expect(files.brief == ["settlements 3 0"])
    #expect(
      try store.rows(Self.sums)
        == [["122.00", "255.00", "90.00", "43.00", "", "122.00", language.currency]])
  }
}
