/// The six categories, the words of their titles and reviews, and what is usual in them.
enum Categories {
  // price, cost (share of the price) and returned (share of the parcels) are medians.
  static let sql = """
    create or replace temp table sample_categories (
      category int, category_name varchar, share double, price double, cost double,
      returned double, summer double, nouns varchar[], variants varchar[], terms varchar[],
      flaw varchar);
    insert into sample_categories values
      (1, 'shoes', 0.22, 229, 0.46, 0.085, 0.02,
        ['running shoes', 'trail shoes', 'canvas sneakers', 'leather loafers', 'ankle boots',
          'sandals', 'slip-ons', 'basketball shoes', '帆布鞋', 'children''s sneakers'],
        ['36', '37', '38', '39', '40', '41', '42', '43'],
        ['running shoes', 'sneakers', 'sandals'], 'the sole came off'),
      (2, 'bags', 0.16, 179, 0.42, 0.060, 0.00,
        ['shoulder bag', 'laptop backpack', 'canvas tote', 'belt bag', 'weekender', 'card holder',
          'cross-body bag', 'cabin suitcase', '双肩包', 'bucket bag'],
        ['black', 'tan', 'navy', 'olive'],
        ['backpack', 'tote bag', 'suitcase'], 'the zip broke'),
      (3, 'clothing', 0.22, 139, 0.40, 0.110, 0.03,
        ['linen shirt', 'cotton T-shirt', 'fleece hoodie', 'pleated skirt', 'rain jacket',
          'wool cardigan', 'wide-leg trousers', 'summer dress', '防晒衣', 'denim jacket'],
        ['S', 'M', 'L', 'XL', 'XXL'],
        ['linen shirt', 'summer dress', 'rain jacket'], 'the seam split'),
      (4, 'beauty', 0.16, 99, 0.30, 0.030, 0.04,
        ['sunscreen SPF 50', 'face cream', 'lip balm', 'cleansing foam', 'hair mask', 'body lotion',
          'vitamin C serum', 'sheet masks, 10 pieces', '护手霜', 'shampoo bar'],
        ['50 ml', '100 ml', 'gift set'],
        ['sunscreen', 'face cream', 'serum'], 'the pump leaks'),
      (5, 'kitchen', 0.13, 89, 0.48, 0.045, -0.03,
        ['cast-iron pan', 'thermos bottle', 'chef''s knife', 'storage jars, set of 6', 'tea set',
          'rice cooker', 'cutting board', 'coffee dripper', '保温杯', 'baking tin'],
        ['small', 'medium', 'large'],
        ['thermos', 'frying pan', 'rice cooker'], 'the handle broke'),
      (6, 'outdoor', 0.11, 169, 0.50, 0.060, 0.12,
        ['two-person tent', 'camping chair', 'sleeping bag', 'head torch', 'folding table',
          'picnic mat', 'trekking poles', 'camping stove', '天幕', 'cool box'],
        ['green', 'sand', 'grey'],
        ['tent', 'camping chair', 'sleeping bag'], 'a pole snapped');
    update sample_categories
    set nouns = list_filter(nouns, lambda t: regexp_full_match(t, '[ -~]*'))
    where currency() <> 'CNY';

    """
}
