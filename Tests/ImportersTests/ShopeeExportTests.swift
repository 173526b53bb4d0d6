import Importers
import TestSupport
import Testing
import Values

/// Orders of Shopee in the languages of its files, and of Lazada.
@Suite struct ShopeeExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private static let orders: SQL = """
    select order_id, status, units, gross_sales, discounts, coalesce(currency, ''),
      paid_at is not null from orders order by 1
    """

  // MARK: - Shopee

  /// What Shopee pays of the price lowers nothing; vouchers of the order count once.
  @Test func shopeeEnglish() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Order ID,Order Status,Cancel reason,Order Creation Date,Order Paid Time,\
      Parent SKU Reference No.,Product Name,SKU Reference No.,Variation Name,Original Price,\
      Deal Price,Quantity,Returned quantity,Product Subtotal,Total Discount(PHP),\
      Price Discount(from Seller)(PHP),Shopee Rebate(PHP),Seller Voucher(PHP),Shopee Voucher(PHP),\
      Seller Bundle Discount(PHP),Shopee Coins Offset(PHP),Buyer Paid Shipping Fee,Service Fee,\
      Grand Total,Username (Buyer),Receiver Name,City,Province,Country,Order Complete Time
      2603011A,Completed,,2026-03-01 10:00,2026-03-01 10:01,MUG,Mug,MUG-B,Blue,100.00,80.00,2,0,\
      160.00,40.00,30.00,10.00,15.00,20.00,0,5.00,50.00,11.00,210.00,ann,Ann A,Manila,NCR,PH,\
      2026-03-05 09:00
      2603011A,Completed,,2026-03-01 10:00,2026-03-01 10:01,POT,Pot,POT,,100.00,100.00,1,1,100.00,\
      0,0,0,15.00,20.00,0,5.00,50.00,11.00,210.00,ann,Ann A,Manila,NCR,PH,2026-03-05 09:00
      2603012B,Cancelled,Changed mind,2026-03-02 10:00,2026-03-02 10:05,MUG,Mug,MUG-B,Blue,100.00,\
      80.00,1,0,80.00,20.00,20.00,0,5.00,0,0,0,50.00,0,125.00,bob,Bob,Manila,NCR,PH,
      2603013C,Unpaid,,2026-03-03 10:00,,MUG,Mug,MUG-B,Blue,100.00,80.00,1,0,80.00,20.00,20.00,0,0,\
      0,0,0,50.00,0,130.00,cy,Cy,Manila,NCR,PH,

      """, in: folder)
    #expect(
      files.brief == [
        "orders 3 0", "order_lines 4 0", "refunds 2 0", "shipments 3 0", "products 2 0",
      ])
    #expect(
      try store.rows(Self.orders) == [
        ["2603011A", "completed", "3", "300.00", "45.00", "PHP", "true"],
        ["2603012B", "cancelled", "1", "100.00", "25.00", "PHP", "true"],
        ["2603013C", "unpaid", "1", "100.00", "20.00", "PHP", "false"],
      ])
    #expect(
      try store.rows(
        """
        select order_id, platform_discounts, shipping, platform_fees, paid_amount from orders
        order by 1 limit 1
        """) == [["2603011A", "35.00", "50.00", "11.00", "210.00"]])
    #expect(
      try store.rows("select order_id, product_id, refund_kind, amount from refunds order by 1")
        == [["2603011A", "POT", "return", "85.00"], ["2603012B", "MUG", "cancellation", "75.00"]])
    #expect(files[0].personal.contains("Receiver Name"))
  }

  @Test func shopeeIndonesian() throws {
    let store = try memoryStore()
    try store.take(
      """
      No. Pesanan,Status Pesanan,Waktu Pesanan Dibuat,Waktu Pembayaran Dilakukan,SKU Induk,\
      Nama Produk,Nomor Referensi SKU,Nama Variasi,Harga Awal,Harga Setelah Diskon,Jumlah,\
      Total Harga Produk,Total Diskon,Voucher Ditanggung Penjual,Cashback Koin,\
      Voucher Ditanggung Shopee,Paket Diskon,Paket Diskon (Diskon dari Shopee),\
      Paket Diskon (Diskon dari Penjual),Potongan Koin Shopee,Ongkos Kirim Dibayar oleh Pembeli,\
      Total Pembayaran,Kota/Kabupaten,Provinsi
      A1,Selesai,2026-03-01 08:11,2026-03-01 08:15,P1,Kaos,K-1,Hitam,60000,45000,2,90000,30000,\
      5000,\
      0,0,Y,0,1000,0,12000,96000,KAB. BOGOR,JAWA BARAT
      A1,Selesai,2026-03-01 08:11,2026-03-01 08:15,P2,Topi,T-1,,30000,30000,1,30000,0,5000,0,0,Y,0,\
      1000,0,12000,96000,KAB. BOGOR,JAWA BARAT
      A2,Batal,2026-03-02 09:00,,P1,Kaos,K-1,Hitam,60000,45000,1,45000,15000,0,0,0,N,0,0,0,10000,\
      55000,KOTA BANDUNG,JAWA BARAT

      """, in: folder)
    #expect(
      try store.rows(Self.orders) == [
        ["A1", "completed", "3", "150000.00", "36000.00", "", "true"],
        ["A2", "cancelled", "1", "60000.00", "15000.00", "", "false"],
      ])
  }

  /// Rows of an order behind its first may be blank but for the product.
  @Test func shopeeThai() throws {
    let store = try memoryStore()
    try store.take(
      """
      หมายเลขคำสั่งซื้อ,สถานะการสั่งซื้อ,ชื่อผู้ใช้ (ผู้ซื้อ),วันที่ทำการสั่งซื้อ,\
      เวลาการชำระสินค้า,\
      เลขอ้างอิง Parent SKU,ชื่อสินค้า,เลขอ้างอิง SKU (SKU Reference No.),ราคาตั้งต้น,ราคาขาย,\
      จำนวน,\
      จำนวนที่ส่งคืน,ราคาขายสุทธิ,ส่วนลดจาก Shopee,โค้ดส่วนลดชำระโดยผู้ขาย,\
      "โค้ดส่วนลดชำระโดย Shopee (เช่น โค้ดส่วนลด Shopee, โค้ดส่วนลด Shopee Mall)",ค่าคอมมิชชั่น,\
      Transaction Fee,ราคาสินค้าที่ชำระโดยผู้ซื้อ (THB),ค่าบริการ,จำนวนเงินทั้งหมด
      T1,สำเร็จแล้ว,ann,2026-03-01 09:00,2026-03-01 09:01,A,เสื้อ,A-1,100,80,2,0,160,0,15,10,8,5,\
      135,4,165
      T1,,,,,B,หมวก,B-1,50,50,1,0,50,,,,,,,,
      T2,ยกเลิกแล้ว,bob,2026-03-02 09:00,,A,เสื้อ,A-1,100,80,1,0,80,0,0,0,0,0,80,0,110

      """, in: folder)
    #expect(
      try store.rows(Self.orders) == [
        ["T1", "completed", "3", "250.00", "55.00", "THB", "true"],
        ["T2", "cancelled", "1", "100.00", "20.00", "THB", "false"],
      ])
    #expect(
      try store.rows("select order_id, product_id, gross_sales from order_lines order by all") == [
        ["T1", "A", "200.00"], ["T1", "B", "50.00"], ["T2", "A", "100.00"],
      ])
  }

  /// The seller's part of the price cut is a column of its own.
  @Test func shopeeVietnamese() throws {
    let store = try memoryStore()
    try store.take(
      """
      Mã đơn hàng,Ngày đặt hàng,Trạng Thái Đơn Hàng,SKU sản phẩm,Tên sản phẩm,SKU phân loại hàng,\
      Tên phân loại hàng,Giá gốc,Người bán trợ giá,Được Shopee trợ giá,\
      Tổng số tiền được người bán trợ giá,Giá ưu đãi,Số lượng,Số lượng sản phẩm được hoàn trả,\
      Tổng giá trị đơn hàng (VND),Mã giảm giá của Shop,Thời gian đơn hàng được thanh toán,\
      Phí cố định,Phí Dịch Vụ,Phí thanh toán
      V1,2026-03-01 09:00,Hoàn thành,AO,Áo thun,AO-D,Đen,100000,20000,0,40000,80000,2,0,230000,\
      10000,\
      2026-03-01 09:01,5000,3000,2000
      V1,2026-03-01 09:00,Hoàn thành,MU,Mũ,MU,,70000,0,0,0,70000,1,0,230000,10000,2026-03-01 09:01,\
      5000,3000,2000
      V2,2026-03-02 10:00,Đã hủy,MU,Mũ,MU,,70000,0,0,0,70000,1,0,70000,0,,0,0,0

      """, in: folder)
    #expect(
      try store.rows(Self.orders) == [
        ["V1", "completed", "3", "270000.00", "50000.00", "VND", "true"],
        ["V2", "cancelled", "1", "70000.00", "0.00", "VND", "false"],
      ])
  }

  @Test func shopeeTaiwanese() throws {
    let store = try memoryStore()
    try store.take(
      """
      訂單編號,訂單狀態,買家帳號,訂單成立日期,商品總價,買家支付運費,買家總支付金額,蝦皮補貼金額,賣家負擔優惠券,\
      蝦皮負擔優惠券,成交手續費,其他服務費,金流與系統處理費,商品名稱,商品ID,商品選項名稱,商品原價,商品活動價格,\
      主商品貨號,商品選項貨號,數量,退貨數量,城市,收件者姓名,買家付款時間
      T1,已完成,ann,2026-03-01 09:00,500,60,530,0,30,0,25,10,10,杯子,111,藍,200,150,CUP,CUP-B,2,0,台北市,王,\
      2026-03-01 09:05
      T1,已完成,ann,2026-03-01 09:00,500,60,530,0,30,0,25,10,10,鍋子,112,,200,200,POT,POT,1,0,台北市,王,\
      2026-03-01 09:05
      T2,不成立,bob,2026-03-02 09:00,150,60,210,0,0,0,0,0,0,杯子,111,藍,200,150,CUP,CUP-B,1,0,台北市,李,

      """, in: folder)
    #expect(
      try store.rows(Self.orders) == [
        ["T1", "completed", "3", "600.00", "130.00", "", "true"],
        ["T2", "cancelled", "1", "200.00", "50.00", "", "false"],
      ])
    #expect(
      try store.rows("select product_id, units from order_lines where order_id = 'T1' order by 1")
        == [["111", "2"], ["112", "1"]])
  }

  /// Two columns have the same name, and neither is needed.
  @Test func shopeePortuguese() throws {
    let store = try memoryStore()
    try store.take(
      """
      ID do pedido,Status do pedido,Data de criação do pedido,Hora do pagamento do pedido,\
      Nº de referência do SKU principal,Nome do Produto,Número de referência SKU,Nome da variação,\
      Preço original,Preço acordado,Quantidade,Subtotal do produto,Desconto do vendedor,\
      Desconto do vendedor,Reembolso Shopee,Cupom do vendedor,Taxa de comissão líquida,\
      Taxa de serviço líquida,Total global,Nome de usuário (comprador),Cidade,UF
      B1,A Enviar,2026-03-10 14:32,2026-03-10 14:35,FITA,Fita,FITA-P,Preta,"39,90","34,90",2,"69,\
      80",\
      "10,00","10,00","0,00","5,00","11,17","4,19","124,80",joao,Recife,PE
      B1,A Enviar,2026-03-10 14:32,2026-03-10 14:35,LUVA,Luva,LUVA-M,M,"50,00","50,00",1,"50,00",\
      "0,00","0,00","0,00","5,00","11,17","4,19","124,80",joao,Recife,PE
      B2,Cancelado,2026-03-11 09:00,,FITA,Fita,FITA-A,Azul,"39,90","34,90",1,"34,90","5,00","5,00",\
      "0,00","0,00","5,58","2,09","44,90",maria,Natal,RN

      """, in: folder)
    #expect(
      try store.rows(Self.orders) == [
        ["B1", "paid", "3", "129.80", "15.00", "", "true"],
        ["B2", "cancelled", "1", "39.90", "5.00", "", "false"],
      ])
  }

  // MARK: - Lazada

  /// A row is a piece; one that was cancelled counts nothing in an order that goes on.
  @Test func lazada() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      orderItemId;lazadaId;sellerSku;lazadaSku;createTime;updateTime;orderNumber;deliveredDate;\
      customerName;shippingCity;payMethod;paidPrice;unitPrice;sellerDiscountTotal;shippingFee;\
      itemName;variation;status;buyerFailedDeliveryReason;refundAmount
      1;5;A;88_TH-1;01 Mar 2026 08:00;05 Mar 2026 08:00;100;03 Mar 2026 10:00;Ann;Bangkok;COD;\
      90.00;\
      100.00;0;20.00;Tee;;delivered;;
      2;5;A;88_TH-1;01 Mar 2026 08:00;05 Mar 2026 08:00;100;03 Mar 2026 10:00;Ann;Bangkok;COD;\
      95.00;\
      100.00;-5.00;0;Tee;;returned;damaged;
      3;5;B;89_TH-1;01 Mar 2026 08:00;05 Mar 2026 08:00;100;;Ann;Bangkok;COD;50.00;50.00;0;0;Cap;;\
      canceled;;
      4;5;B;89_TH-1;02 Mar 2026 08:00;05 Mar 2026 08:00;101;;Bob;Bangkok;COD;50.00;50.00;0;0;Cap;;\
      unpaid;;
      5;5;B;89_TH-1;03 Mar 2026 08:00;05 Mar 2026 08:00;102;;Bob;Bangkok;COD;50.00;50.00;0;0;Cap;;\
      canceled;;

      """, in: folder)
    #expect(
      files.brief == [
        "orders 3 0", "order_lines 5 0", "refunds 1 0", "shipments 3 0", "products 2 0",
      ])
    #expect(
      try store.rows(Self.orders) == [
        ["100", "delivered", "2", "200.00", "5.00", "", "true"],
        ["101", "unpaid", "1", "50.00", "0.00", "", "false"],
        ["102", "cancelled", "1", "50.00", "0.00", "", "false"],
      ])
    #expect(
      try store.rows("select platform_discounts, paid_amount from orders where order_id = '100'")
        == [["10.00", "205.00"]])
    #expect(
      try store.rows("select order_id, product_id, amount, refunded_at::date::varchar from refunds")
        == [["100", "88", "95.00", "2026-03-05"]])
  }
}
