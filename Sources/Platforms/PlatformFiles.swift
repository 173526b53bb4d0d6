/// What is known of platforms' files, as texts that the binary carries: how their reports become rows,
/// and which headers people's own files have.
///
/// They are a target of their own, since the compiler takes long to read them.
package enum PlatformFiles {
  /// A text by its file's name.
  package typealias File = (name: String, bytes: [UInt8])

  /// The files of `Exports`.
  package static let exports: [File] = [
    ("affiliates.ops", PackageResources.affiliates_ops),
    ("alibaba.ops", PackageResources.alibaba_ops),
    ("alimama.ops", PackageResources.alimama_ops),
    ("amazon.ops", PackageResources.amazon_ops),
    ("amazon_ads.ops", PackageResources.amazon_ads_ops),
    ("amazon_listings.ops", PackageResources.amazon_listings_ops),
    ("amazon_payments.ops", PackageResources.amazon_payments_ops),
    ("bigcommerce.ops", PackageResources.bigcommerce_ops),
    ("douyin.ops", PackageResources.douyin_ops),
    ("ebay.ops", PackageResources.ebay_ops),
    ("erp_zh.ops", PackageResources.erp_zh_ops),
    ("etsy.ops", PackageResources.etsy_ops),
    ("ga4.ops", PackageResources.ga4_ops),
    ("google.ops", PackageResources.google_ops),
    ("jd.ops", PackageResources.jd_ops),
    ("klaviyo.ops", PackageResources.klaviyo_ops),
    ("kuaishou.ops", PackageResources.kuaishou_ops),
    ("lazada.ops", PackageResources.lazada_ops),
    ("magento.ops", PackageResources.magento_ops),
    ("mercadolibre.ops", PackageResources.mercadolibre_ops),
    ("meta.ops", PackageResources.meta_ops),
    ("other_ads.ops", PackageResources.other_ads_ops),
    ("paypal.ops", PackageResources.paypal_ops),
    ("pinduoduo.ops", PackageResources.pinduoduo_ops),
    ("prestashop.ops", PackageResources.prestashop_ops),
    ("public.ops", PackageResources.public_ops),
    ("public_zh.ops", PackageResources.public_zh_ops),
    ("shein.ops", PackageResources.shein_ops),
    ("shopee.ops", PackageResources.shopee_ops),
    ("shopify.ops", PackageResources.shopify_ops),
    ("square.ops", PackageResources.square_ops),
    ("squarespace.ops", PackageResources.squarespace_ops),
    ("stripe.ops", PackageResources.stripe_ops),
    ("sycm.ops", PackageResources.sycm_ops),
    ("taobao.ops", PackageResources.taobao_ops),
    ("temu.ops", PackageResources.temu_ops),
    ("tiktok.ops", PackageResources.tiktok_ops),
    ("walmart.ops", PackageResources.walmart_ops),
    ("weixin.ops", PackageResources.weixin_ops),
    ("wix.ops", PackageResources.wix_ops),
    ("woocommerce.ops", PackageResources.woocommerce_ops),
    ("woocommerce_plugins.ops", PackageResources.woocommerce_plugins_ops),
    ("xiaohongshu.ops", PackageResources.xiaohongshu_ops),
    ("youzan.ops", PackageResources.youzan_ops),
  ]

  /// The files of `Headers`, one for each language.
  package static let headers: [File] = [
    ("arabic.ops", PackageResources.arabic_ops),
    ("chinese.ops", PackageResources.chinese_ops),
    ("dutch.ops", PackageResources.dutch_ops),
    ("english.ops", PackageResources.english_ops),
    ("french.ops", PackageResources.french_ops),
    ("german.ops", PackageResources.german_ops),
    ("italian.ops", PackageResources.italian_ops),
    ("japanese.ops", PackageResources.japanese_ops),
    ("polish.ops", PackageResources.polish_ops),
    ("portuguese.ops", PackageResources.portuguese_ops),
    ("spanish.ops", PackageResources.spanish_ops),
  ]
}
