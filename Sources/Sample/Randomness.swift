/// Chance as SQL macros: every draw is a function of the seed, a row's number and a draw's number,
/// so neither threads nor the order of rows nor the engine's version can change a store.
///
/// A row takes one key, `keyed(topic, row)`, and from it as many draws as it needs:
/// `uniform(key, draw)`, `normal(key, draw)`, `counted(mean, key, draw)`. Keys and draws come from
/// the 32-bit finaliser `lowbias32` of Chris Wellons' hash prospector, written with products
/// that stay below 2^64. Sums of draws are taken over whole numbers, which add up alike in any
/// order.
enum Randomness {
  static let sql = """
    create or replace temp macro folded(x, bits) as xor(x, x >> bits);
    create or replace temp macro scrambled(x) as folded(
      (folded((folded(x, 16) * 569420461) & 4294967295, 15) * 1935289751) & 4294967295, 15);
    create or replace temp macro hash_text(name) as md5_number_lower(name) & 268435455;
    create or replace temp macro keyed(topic, row_number) as scrambled(
      (row_number::ubigint + seed() + topic::ubigint * 2654435769) & 4294967295);

    -- 0 <= uniform < 1; without the finaliser's last step, which only touches low bits
    create or replace temp macro uniform(key, draw) as
      ((folded((folded((key + draw::ubigint * 1640531527) & 4294967295, 16) * 569420461)
        & 4294967295, 15) * 1935289751) & 4294967295) / 4294967296.0::double;
    create or replace temp macro chance(key, draw, probability) as uniform(key, draw) < probability;
    -- 0 to size - 1
    create or replace temp macro pick(key, draw, size) as floor(uniform(key, draw) * size)::int;
    create or replace temp macro one_of(key, draw, choices) as
      choices[1 + floor(uniform(key, draw) * len(choices))::int];
    -- the same for texts; outside China only those in plain English
    create or replace temp macro said(key, draw, texts) as one_of(key, draw, case currency()
      when 'CNY' then texts else list_filter(texts, lambda t: regexp_full_match(t, '[ -~]*')) end);
    -- Box and Muller
    create or replace temp macro normal(key, draw) as
      sqrt(-2 * ln(1 - uniform(key, draw))) * cos(2 * pi() * uniform(key, draw + 500));
    -- log-normal with mean 1
    create or replace temp macro noise(key, draw, spread) as
      exp(spread * normal(key, draw) - spread * spread / 2);

    -- Poisson: by its distribution function below 2, above by Cornish and Fisher's expansion
    create or replace temp macro counted_few(mean, u, nil) as
      (u >= nil)::int
      + (u >= nil * (1 + mean))::int
      + (u >= nil * (1 + mean * (1 + mean / 2)))::int
      + (u >= nil * (1 + mean * (1 + mean / 2 * (1 + mean / 3))))::int
      + (u >= nil * (1 + mean * (1 + mean / 2 * (1 + mean / 3 * (1 + mean / 4)))))::int
      + (u >= nil * (1 + mean * (1 + mean / 2 * (1 + mean / 3 * (1 + mean / 4 * (1 + mean / 5)
        )))))::int
      + (u >= nil * (1 + mean * (1 + mean / 2 * (1 + mean / 3 * (1 + mean / 4 * (1 + mean / 5
        * (1 + mean / 6)))))))::int;
    create or replace temp macro counted(mean, key, draw) as case
      when mean < 2 then counted_few(mean, uniform(key, draw), exp(-mean))
      else greatest(0, round(mean + sqrt(mean) * normal(key, draw)
        + (normal(key, draw) * normal(key, draw) - 1) / 6))::int end;

    create or replace temp macro money(amount) as round(amount, 2)::decimal(18, 2);
    create or replace temp macro taxed(amount) as
      case when currency() <> 'CNY' then money(amount::double * 0.07) end;
    -- the part of a whole number that falls between two shares of it: the parts add up to the whole
    create or replace temp macro portion(total, share_from, share_to) as
      round(total * share_to)::bigint - round(total * share_from)::bigint;

    """
}

/// A generator of 64-bit numbers for the few choices made outside SQL: SplitMix64,
/// by Sebastiano Vigna's public description.
struct Mixer {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  /// The first 32 bits that the seed gives.
  var first: UInt64 {
    var copy = self
    return copy.next() >> 32
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of the range, each as likely as the others.
  mutating func pick(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// The elements in a new order (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(index, pick(0...index))
    }
    return result
  }
}
