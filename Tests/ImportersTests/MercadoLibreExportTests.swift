import Importers
import TestSupport
import Testing
import Values

/// Sales of Mercado Libre and Mercado Livre.
@Suite struct MercadoLibreExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private static let orders: SQL = """
    select order_id, status, units, gross_sales, currency, paid_at::varchar from orders order by 1
    """

  /// Products of a package stand below it, without amounts.
  @Test func brazilian() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Vendas;;;;;;;;;;;;;
      ;;;;;;;;;;;;;
      Estado das suas vendas em 5 de março de 2026 10:21 hs.;;;;;;;;;;;;;
      ;;;;;;;;;;;;;
      N.º de venda;Data da venda;Estado;Unidades;Receita por produtos (BRL);\
      Tarifa de venda e impostos (BRL);Cancelamentos e reembolsos (BRL);Total (BRL);\
      Venda por publicidade;SKU;# de anúncio;Título do anúncio;\
      Preço unitário de venda do anúncio (BRL);Comprador
      2000001;24 de março de 2026 22:36 hs.;Venda entregue;2;1.200,50;-150,25;;1.030,25;Sim;A1;\
      MLB1;\
      Garrafa;600,25;Ana
      2000002;25 de março de 2026 09:00 hs.;Pacote de 2 produtos;;300,00;-30,00;;275,00;;;;;;Bia
      2000003;25 de março de 2026 09:00 hs.;Entregue;1;;;;;;A2;MLB2;Copo;100,00;Bia
      2000004;;Entregue;2;;;;;;A3;MLB3;Prato;100,00;Bia
      2000005;26 de março de 2026 09:00 hs.;Cancelada pelo comprador;1;50,00;-5,00;-45,00;0,00;;A2;\
      MLB2;Copo;50,00;Caio
      2000006;27 de março de 2026 09:00 hs.;Devolução finalizada com reembolso para o comprador;1;\
      80,00;-8,00;-72,00;-10,00;;A2;MLB2;Copo;80,00;Caio
      2000007;28 de março de 2026 09:00 hs.;Mediação finalizada. Te demos o dinheiro.;1;90,00;-9,\
      00;;\
      81,00;;A2;MLB2;Copo;90,00;Duda

      """, in: folder)
    #expect(
      files.brief == [
        "orders 6 0", "order_lines 6 0", "refunds 1 0", "shipments 6 0", "products 3 0",
      ])
    #expect(
      try store.rows(Self.orders) == [
        ["2000001", "delivered", "2", "1200.50", "BRL", "2026-03-24 22:36:00"],
        ["2000003", "delivered", "1", "100.00", "BRL", "2026-03-25 09:00:00"],
        ["2000004", "delivered", "2", "200.00", "BRL", "2026-03-25 09:00:00"],
        ["2000005", "cancelled", "1", "50.00", "BRL", ""],
        ["2000006", "delivered", "1", "80.00", "BRL", "2026-03-27 09:00:00"],
        ["2000007", "delivered", "1", "90.00", "BRL", "2026-03-28 09:00:00"],
      ])
    #expect(
      try store.rows("select order_id, refund_kind, amount from refunds")
        == [["2000006", "return", "80.00"]])
    #expect(try store.rows("select channel from orders where order_id = '2000001'") == [["ads"]])
  }

  /// Without the price of a piece, the row of the package is the sale.
  @Test func withoutPrices() throws {
    let store = try memoryStore()
    try store.take(
      """
      # de venta,Fecha de venta,Estado,Unidades,Ingresos por productos (MXN),\
      Cargo por venta e impuestos (MXN),Anulaciones y reembolsos (MXN),Total (MXN),SKU,\
      # de publicación,Título de la publicación
      10,1 de marzo de 2026 22:35 hs.,Entregado,2,250.50,-32.50,,218.00,AB-1,MLM1,Termo
      11,2 de marzo de 2026 09:05 hs.,Paquete de 2 productos,,300.00,-30.00,,270.00,,,
      12,,En camino,1,,,,,AB-1,MLM1,Termo
      13,,En camino,1,,,,,AB-2,MLM2,Mate
      14,3 de marzo de 2026 09:05 hs.,Venta cancelada,1,90.00,-11.00,-79.00,0,AB-2,MLM2,Mate

      """, in: folder)
    #expect(
      try store.rows(Self.orders) == [
        ["10", "delivered", "2", "250.50", "MXN", "2026-03-01 22:35:00"],
        ["11", "paid", "2", "300.00", "MXN", "2026-03-02 09:05:00"],
        ["14", "cancelled", "1", "90.00", "MXN", ""],
      ])
    #expect(try store.rows("select sum(platform_fees) from orders") == [["73.50"]])
  }
}
