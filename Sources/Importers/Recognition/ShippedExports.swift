import Language

/// The exports that opsh knows by itself: the files of `Exports`, which the binary carries.
///
/// They are read when a file is to be loaded or the exports are listed, and not before.
package enum ShippedExports {
  /// All of them, in the order of their files.
  package static let all: [ExportSyntax] = files.flatMap { file in
    Parser.parse(String(decoding: file.bytes, as: UTF8.self), grammar: Grammar()).exports
  }

  /// The files by name.
  package static let files: [(name: String, bytes: [UInt8])] = [
    ("affiliates.ops", PackageResources.affiliates_ops),
    ("alibaba.ops", PackageResources.alibaba_ops),
    ("alimama.ops", PackageResources.alimama_ops),
    ("amazon.ops", PackageResources.amazon_ops),
    ("amazon_ads.ops", PackageResources.amazon_ads_ops),
    ("douyin.ops", PackageResources.douyin_ops),
    ("ebay.ops", PackageResources.ebay_ops),
    ("erp_zh.ops", PackageResources.erp_zh_ops),
    ("etsy.ops", PackageResources.etsy_ops),
    ("ga4.ops", PackageResources.ga4_ops),
    ("google.ops", PackageResources.google_ops),
    ("jd.ops", PackageResources.jd_ops),
    ("kuaishou.ops", PackageResources.kuaishou_ops),
    ("meta.ops", PackageResources.meta_ops),
    ("other_ads.ops", PackageResources.other_ads_ops),
    ("pinduoduo.ops", PackageResources.pinduoduo_ops),
    ("public.ops", PackageResources.public_ops),
    ("public_zh.ops", PackageResources.public_zh_ops),
    ("shein.ops", PackageResources.shein_ops),
    ("shopify.ops", PackageResources.shopify_ops),
    ("sycm.ops", PackageResources.sycm_ops),
    ("taobao.ops", PackageResources.taobao_ops),
    ("tiktok.ops", PackageResources.tiktok_ops),
    ("weixin.ops", PackageResources.weixin_ops),
    ("woocommerce.ops", PackageResources.woocommerce_ops),
    ("xiaohongshu.ops", PackageResources.xiaohongshu_ops),
    ("youzan.ops", PackageResources.youzan_ops),
  ]
}

extension Parsed {
  /// The exports that a text defines.
  fileprivate var exports: [ExportSyntax] {
    statements.compactMap { statement in
      guard case .definition(.export(let export)) = statement.kind else { return nil }
      return export
    }
  }
}
