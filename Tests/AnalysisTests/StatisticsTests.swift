import Analysis
import Testing

/// Whether two numbers agree to a relative tolerance.
func close(_ a: Double, _ b: Double, _ tolerance: Double = 1e-10) -> Bool {
  abs(a - b) <= tolerance * max(abs(b), 1e-300)
}

@Suite struct StatisticsTests {
  /// Quantiles as printed in Abramowitz & Stegun table 26.5 and, to 16 digits, as of SciPy.
  @Test(arguments: [
    (1e-10, -6.361340902404056), (0.001, -3.090232306167813), (0.025, -1.9599639845400545),
    (0.3, -0.5244005127080409), (0.95, 1.6448536269514722), (0.98, 2.0537489106318225),
    (0.99, 2.3263478740408408),
  ])
  func normalQuantile(p: Double, z: Double) {
    #expect(close(NormalDistribution.quantile(p), z, 1e-13))
    #expect(close(NormalDistribution.cumulative(z), p, 1e-12))
  }

  @Test func normalEdges() {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
    #expect(NormalDistribution.quantile(-0.1).isNaN)
    #expect(abs(NormalDistribution.quantile(0.5)) < 1e-15)
    #expect(close(NormalDistribution.cumulative(-5), 2.866515718791933e-07, 1e-12))
  }

  /// The printed table of t (Student, two-sided): df, t, p.
  @Test(arguments: [
    (1.0, 12.706, 0.05), (5, 2.571, 0.05), (10, 3.169, 0.01), (30, 2.750, 0.01),
    (14, 2.977, 0.01), (.infinity, 1.960, 0.05),
  ])
  func studentTable(df: Double, t: Double, p: Double) {
    #expect(abs(StudentT.twoSidedP(t, df: df) - p) < 5e-5)
    #expect(abs(StudentT.quantile(1 - p / 2, df: df) - t) < 5e-4)
  }

  @Test func studentToAllDigits() {
    #expect(close(StudentT.quantile(0.975, df: 5), 2.5705818356363146))
    #expect(close(StudentT.quantile(0.9, df: 1), 3.0776835371752544))
    #expect(close(StudentT.quantile(0.025, df: 2.5), -3.5746548420036834))
    #expect(StudentT.quantile(0.5, df: 3) == 0)
    #expect(close(StudentT.cumulative(-2.5705818356363146, df: 5), 0.025))
    #expect(StudentT.twoSidedP(.infinity, df: 5) == 0)
  }

  @Test func betaAndGamma() {
    #expect(close(IncompleteBeta.regularised(0.3, 2.5, 0.7), 0.029814024845250465))
    #expect(close(IncompleteBeta.regularised(0.3, 50, 200), 0.9998492682376107))
    #expect(close(IncompleteGamma.upper(3.2, 7), 0.037257087484166514))
    #expect(close(IncompleteGamma.upper(120, 100), 0.9717696060351343))
    #expect(close(IncompleteGamma.lower(50, 10), 1.8547268838698457e-19))
  }

  /// Two seen where 9.5 were expected: p 0.0042, one-sided.
  @Test func poissonTails() {
    #expect(close(Poisson.atMost(2, mean: 9.5), 0.0041636330375033484))
    #expect(close(Poisson.atLeast(15, mean: 9.5), 0.05999198860967571))
    #expect(close(Poisson.twoSidedP(2, mean: 9.5), 2 * 0.0041636330375033484))
    #expect(Poisson.atMost(-1, mean: 3) == 0)
    #expect(Poisson.atLeast(0, mean: 3) == 1)
    #expect([0.005, 0.5, 0.995].map { Poisson.quantile($0, mean: 9.5) } == [3, 9, 18])
  }

  @Test func negativeBinomialTails() throws {
    let counts = try #require(NegativeBinomial(mean: 12.8, variance: 30))
    #expect(close(counts.atMost(5), 0.06752537772634158))
    #expect(close(counts.atLeast(30), 0.006465168767274719))
    #expect([counts.quantile(0.005), counts.quantile(0.995)] == [2, 30])
    #expect(NegativeBinomial(mean: 4, variance: 4) == nil)
  }

  /// The lady tasting tea (Fisher 1935, p 0.4857) and two more as of R's `fisher.test`.
  @Test func fisherExact() throws {
    #expect(close(try #require(TwoRates(3, of: 4, 1, of: 4)).p, 0.48571428571428565, 1e-9))
    #expect(
      close(try #require(TwoRates(1, of: 10, 11, of: 14)).fisherP, 0.0027594561852200836, 1e-9))
    #expect(close(try #require(TwoRates(8, of: 10, 1, of: 6)).p, 0.034965034965034975, 1e-9))
    #expect(TwoRates(3, of: 2, 1, of: 4) == nil)
  }

  @Test func twoProportions() throws {
    let rates = try #require(TwoRates(40, of: 500, 75, of: 600))
    #expect(close(rates.z, -2.4288598075409182))
    #expect(close(rates.p, 0.015146387796396018))
    #expect(try #require(TwoRates(0, of: 500, 0, of: 600)).z == 0)
  }

  /// The 15 p-values of Benjamini & Hochberg 1995, section 3.2: four are rejected at 0.05.
  @Test func benjaminiHochberg() {
    let p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0,
    ]
    let q = FalseDiscovery.qValues(p.reversed())
    #expect(q.count { $0 <= 0.05 } == 4)
    #expect(close(q[14], 0.0015) && close(q[11], 0.035625) && close(q[8], 0.06385714285714286))
    #expect(close(q[9], 0.06385714285714286) && q[0] == 1)
  }

  @Test func qValuesSkipWhatIsNotJudged() {
    let q = FalseDiscovery.qValues([0.01, .nan, 0.5])
    #expect(close(q[0], 0.02) && q[1].isNaN && q[2] == 0.5)
    #expect(FalseDiscovery.qValues([]).isEmpty)
  }

  @Test func orderStatistics() {
    #expect(Quantiles.median([3, 1, 2]) == 2)
    #expect(Quantiles.median([4, 1, 2, 3]) == 2.5)
    #expect(Quantiles.median([]) == nil)
    #expect(Quantiles.quantile([15, 20, 35, 40, 50], 0.4) == 29)
    #expect(Quantiles.medianDeviation([1, 1, 2, 2, 4, 6, 9]) == 1)
    #expect(close(Quantiles.robustSpread([1, 1, 2, 2, 4, 6, 9]) ?? 0, 1.482602218505602))
  }
}
