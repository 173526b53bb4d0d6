import Importers
import TestSupport
import Testing
import Values

/// Statements of PayPal, Stripe and Walmart.
@Suite struct PaymentExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// The sums of a statement: what it leaves, goods, what went back, fees, ads, and what was moved
  /// to the bank.
  private static let sums: SQL = """
    select sum(amount + coalesce(withdrawn, 0)), sum(goods), sum(taken_back), sum(service_fees),
      sum(ad_fees), sum(withdrawn), min(currency) from settlements
    """

  // MARK: - PayPal

  private static let paypal: [String] = [
    "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,"
      + "To Email Address,Transaction ID,Item Title,Reference Txn ID,Invoice Number,Balance,"
      + "Balance Impact",
    "03/14/2026,14:50:41,PDT,A,Express Checkout Payment,Completed,EUR,\"1,200.00\",-36.10,"
      + "\"1,163.90\",a@x.test,b@x.test,T1,,,1001,\"1,163.90\",Credit",
    "03/14/2026,15:50:41,PDT,A,General Authorization,Pending,EUR,-42.92,0.00,-42.92,a@x.test,"
      + "b@x.test,T2,,,,\"1,163.90\",Memo",
    "03/15/2026,01:50:41,PDT,A,Payment Refund,Completed,EUR,-100.00,2.90,-97.10,a@x.test,b@x.test,"
      + "T3,,T1,1001,\"1,066.80\",Debit",
    "03/16/2026,01:50:41,PDT,,General Withdrawal - Bank Account,Completed,EUR,\"-1,000.00\",0.00,"
      + "\"-1,000.00\",a@x.test,b@x.test,T4,,,,66.80,Debit",
  ]

  /// The zone of the file holds; notes change no balance; what is left is the last balance.
  @Test func paypal() throws {
    let store = try memoryStore()
    let files = try store.take(Self.paypal.joined(separator: "\n") + "\n", in: folder)
    #expect(files.map { $0.export } == ["paypal activity"])
    #expect(files.brief == ["settlements 3 0"])
    #expect(
      files[0].skipped.map { "\($0.reason) \($0.count)" }
        == ["a note, no change of the balance 1"])
    #expect(try store.rows("select sum(amount) from settlements") == [["66.80"]])
    #expect(
      try store.rows(Self.sums)
        == [["1066.80", "1200.00", "100.00", "33.20", "", "1000.00", "EUR"]])
    #expect(
      try store.rows("select settled_at::varchar, order_id from settlements order by 1")
        == [
          ["2026-03-15 05:50:41", "1001"], ["2026-03-15 16:50:41", "1001"],
          ["2026-03-16 16:50:41", ""],
        ])
    #expect(files[0].personal.contains("From Email Address"))
  }

  static let paypalTexts: [String] = [
    """
    Datum,Uhrzeit,Zeitzone,Beschreibung,Währung,Brutto,Entgelt,Netto,Guthaben,Transaktionscode,\
    Absender E-Mail-Adresse,Rechnungsnummer
    15.03.2026,08:29:44,CET,Express-Checkout-Zahlung,EUR,"1.200,50","-36,10","1.164,40",\
    "1.164,40",T1,a@x.test,1001
    16.03.2026,08:29:44,CET,Rückzahlung,EUR,"-10,50","0,50","-10,00","1.154,40",T2,a@x.test,1001
    17.03.2026,08:29:44,CET,Allgemeine Abbuchung – Bankkonto,EUR,"-1.000,00","0,00",\
    "-1.000,00","154,40",T3,,

    """,
    """
    "Date","Heure","Fuseau horaire","Description","Devise","Brut ","Frais ","Net","Solde",\
    "Numéro de transaction","Adresse email de l'expéditeur","Numéro de facture"
    15/03/2026,08:29:44,Europe/Berlin,Paiement Express Checkout,EUR,"1 200,50","-36,10",\
    "1 164,40","1 164,40",T1,a@x.test,1001
    16/03/2026,08:29:44,Europe/Berlin,Remboursement de paiement,EUR,"-10,50","0,50",\
    "-10,00","1 154,40",T2,a@x.test,1001
    17/03/2026,08:29:44,Europe/Berlin,Retrait de fonds,EUR,"-1 000,00","0,00",\
    "-1 000,00","154,40",T3,,

    """,
    """
    "Fecha","Hora","Zona horaria","Descripción","Divisa","Bruto ","Comisión ","Neto","Saldo",\
    "Id. de transacción","Correo electrónico del remitente"
    15/03/2026,08:29:44,Europe/Berlin,Pago con Pago exprés,EUR,"1.200,50","-36,10","1.164,40",\
    "1.164,40",T1,a@x.test
    16/03/2026,08:29:44,Europe/Berlin,Reembolso de pago,EUR,"-10,50","0,50","-10,00",\
    "1.154,40",T2,a@x.test
    17/03/2026,08:29:44,Europe/Berlin,Retirada,EUR,"-1.000,00","0,00","-1.000,00","154,40",T3,

    """,
  ]

  /// Activity and statement in other languages.
  @Test(arguments: paypalTexts)
  func paypalElsewhere(_ text: String) throws {
    let store = try memoryStore()
    let files = try store.take(text, in: folder)
    #expect(files.map { $0.export } == ["paypal activity"])
    #expect(
      try store.rows(Self.sums)
        == [["1154.40", "1200.50", "10.50", "35.60", "", "1000.00", "EUR"]])
    #expect(
      try store.rows("select min(settled_at)::varchar from settlements")
        == [["2026-03-15 15:29:44"]])
  }

  // MARK: - Stripe

  @Test func stripeBalance() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,\
      reporting_category,source_id,description,automatic_payout_id
      txn_1,2026-03-14 23:02:11,2026-03-16 00:00:00,eur,600.00,8.70,591.30,charge,ch_1,Order 1,po_1
      txn_2,2026-03-14 15:40:02,2026-03-16 00:00:00,eur,400.00,5.80,394.20,charge,ch_2,Order 2,po_1
      txn_3,2026-03-15 09:12:45,2026-03-17 00:00:00,eur,-20.00,0.00,-20.00,refund,re_3,Refund,po_1
      txn_4,2026-03-15 11:00:00,2026-03-17 00:00:00,eur,-2.00,0.00,-2.00,fee,fee_1,Radar,po_1
      txn_5,2026-03-18 00:10:00,2026-03-18 00:00:00,eur,-963.50,0.00,-963.50,payout,po_1,Out,po_1

      """, in: folder)
    #expect(files.map { $0.export } == ["stripe balance report"])
    #expect(files.brief == ["settlements 5 0"])
    #expect(
      try store.rows(Self.sums)
        == [["963.50", "1000.00", "20.00", "16.50", "", "963.50", "EUR"]])
    #expect(
      try store.rows(
        "select settled_at::varchar, order_id from settlements where settlement_id = 'txn_1'")
        == [["2026-03-15 07:02:11", "ch_1"]])
  }

  @Test func stripeHistory() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
      txn_1,charge,ch_1,"1,600.00",8.70,"1,591.30",eur,2026-03-14 23:02,2026-03-16 00:00,Order
      txn_2,refund,re_1,-20.00,0.00,-20.00,eur,2026-03-15 10:02,2026-03-16 00:00,Order
      txn_3,payout,po_1,"-1,571.30",0.00,"-1,571.30",eur,2026-03-18 10:02,2026-03-18 00:00,PAYOUT

      """, in: folder)
    #expect(files.map { $0.export } == ["stripe balance history"])
    #expect(
      try store.rows(Self.sums)
        == [["1571.30", "1600.00", "20.00", "8.70", "", "1571.30", "EUR"]])
    #expect(
      try store.rows("select min(settled_at)::varchar from settlements")
        == [["2026-03-15 07:02:00"]])
  }

  /// Failed payments are none; a refund is a line of its own, on its day.
  @Test func stripePayments() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,\
      Converted Amount Refunded,Converted Currency,Fee,PaymentIntent ID,Refunded date (UTC),Status
      ch_1,2026-03-14 23:02:11,110.00,0.00,usd,true,100.00,0.00,eur,3.20,pi_1,,Paid
      ch_2,2026-03-15 10:02:11,50.00,20.00,eur,true,50.00,20.00,eur,1.75,pi_2,2026-03-20 09:00:00,\
      Paid
      ch_3,2026-03-15 11:02:11,70.00,70.00,eur,true,70.00,70.00,eur,2.00,pi_3,2026-03-21 09:00:00,\
      Refunded
      ch_4,2026-03-15 12:02:11,99.00,0.00,eur,false,99.00,0.00,eur,0.00,pi_4,,Failed

      """, in: folder)
    #expect(files.map { $0.export } == ["stripe payments", "stripe payments"])
    #expect(files.brief == ["settlements 3 0", "settlements 2 0"])
    #expect(
      try store.rows(Self.sums) == [["123.05", "220.00", "90.00", "6.95", "", "", "EUR"]])
    #expect(
      try store.rows(
        "select settled_at::varchar, order_id, amount from settlements where fee_name = 'refund' "
          + "order by 1")
        == [
          ["2026-03-20 17:00:00", "pi_2", "-20.00"], ["2026-03-21 17:00:00", "pi_3", "-70.00"],
        ])
  }

  // MARK: - Walmart

  /// The rows sum to what the summary row says is payable.
  @Test func walmart() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Period Start Date,Period End Date,Total Payable,Currency,Transaction Key,\
      Transaction Posted Timestamp,Transaction Type,Transaction Description,Customer Order #,\
      Customer Order line #,Purchase Order #,Purchase Order line #,Amount,Amount Type,Ship Qty,\
      Partner Item Id,Partner Item Name
      06/01/2026,06/14/2026,"1,015.00",USD,,06/14/2026,PaymentSummary,,,,,,,,,,
      06/01/2026,06/14/2026,,USD,K1,06/13/2026,Sale,Purchase,O1,1,P1,1,"1,200.00",\
      Product Price,1,S1,Tablet
      06/01/2026,06/14/2026,,USD,K1,06/13/2026,Sale,Purchase,O1,1,P1,1,84.00,Product tax,1,S1,Tablet
      06/01/2026,06/14/2026,,USD,K1,06/13/2026,Sale,Purchase,O1,1,P1,1,-84.00,\
      Product tax withheld,1,S1,Tablet
      06/01/2026,06/14/2026,,USD,K1,06/13/2026,Sale,Purchase,O1,1,P1,1,-120.00,\
      Commission on Product,1,S1,Tablet
      06/01/2026,06/14/2026,,USD,K2,06/14/2026,Refund,Return,O2,1,P2,1,-50.00,Product Price,\
      1,S2,Cup
      06/01/2026,06/14/2026,,USD,K2,06/14/2026,Refund,Return,O2,1,P2,1,5.00,\
      Commission on Product,1,S2,Cup
      06/01/2026,06/14/2026,,USD,K3,06/14/2026,Service Fee,Walmart Product Advertising,,,,,\
      -20.00,Fee/Reimbursement,,,

      """, in: folder)
    #expect(files.map { $0.export } == ["walmart payments", "walmart payments"])
    #expect(files.brief == ["settlements 7 0", "products 2 0"])
    #expect(
      try store.rows(Self.sums)
        == [["1015.00", "1200.00", "50.00", "115.00", "20.00", "", "USD"]])
  }

  @Test func walmartReconciliation() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Walmart.com Order #,Walmart.com Order Line #,Walmart.com PO #,Walmart.com P.O. Line #,\
      Transaction Type,Transaction Date Time,Partner Item ID,Payable to Partner from Sale,\
      Commission from Sale,Gross Sales Revenue,Refunded Retail Sales,Gross Shipping Revenue
      O1,1,P1,1,SALE,03/13/2026 10:00:00,S1,90.00,-15.00,100.00,,5.00
      O2,1,P2,1,REFUNDED,03/14/2026 10:00:00,S2,-42.50,7.50,,-50.00,

      """, in: folder)
    #expect(files.map { $0.export } == ["walmart reconciliation"])
    #expect(
      try store.rows(
        "select order_id, amount, goods, taken_back, service_fees from settlements order by 1")
        == [
          ["O1", "90.00", "105.00", "0.00", "15.00"], ["O2", "-42.50", "", "50.00", "-7.50"],
        ])
  }
}
