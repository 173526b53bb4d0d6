import Testing

@testable import Analysis

struct ErlangCTests {
  /// 200 calls an hour of 180 s, 80 % in 20 s: as the Python package pyworkforce and the R package
  /// ErlangC give it.
  @Test func thePublishedCallCentre() throws {
    let plan = try #require(
      ErlangC.needed(
        contactsPerHour: 200, handlingTime: 180, serviceLevel: 0.8, within: 20, occupancy: 0.85))
    #expect(plan.load == 10)
    #expect(plan.agents == 14)
    #expect(near(plan.waiting, 0.1741319335950498, 1e-12))
    #expect(near(plan.serviceLevel(within: 20), 0.8883500191794669, 1e-12))
    #expect(near(plan.occupancy, 0.714286, 1e-6))
    #expect(plan.scheduled(shrinkage: 0.3) == 20)
  }

  @Test func aSmallTeamWithAHarderGoal() throws {
    let plan = try #require(
      ErlangC.needed(
        contactsPerHour: 60, handlingTime: 300, serviceLevel: 0.9, within: 60, occupancy: 0.9))
    #expect(plan.load == 5)
    #expect(plan.agents == 8)
    #expect(near(plan.waiting, 0.167267, 1e-5))
    #expect(near(plan.serviceLevel(within: 60), 0.908202, 1e-6))
    #expect(plan.scheduled(shrinkage: 0.3) == 12)
  }

  /// Against the definition: C = (Aᴺ/N! · N/(N−A)) ÷ (Σ Aⁱ/i! + the same).
  @Test func agreesWithTheDefinition() throws {
    for (load, agents) in [(0.5, 1), (2.0, 3), (10.0, 14), (20.0, 21)] {
      let plan = try #require(
        ErlangC(contactsPerHour: load * 36, handlingTime: 100, agents: agents))
      var term = 1.0
      var sum = 0.0
      for number in 0..<agents {
        sum += term
        term *= load / Double(number + 1)
      }
      let last = term * Double(agents) / (Double(agents) - load)
      #expect(near(plan.waiting, last / (sum + last), 1e-12))
    }
  }

  @Test func thousandsOfAgentsStayFinite() throws {
    let plan = try #require(
      ErlangC.needed(contactsPerHour: 60000, handlingTime: 300, occupancy: 1))
    #expect(plan.load == 5000)
    #expect(plan.agents > 5000 && plan.agents < 5200)
    #expect(plan.serviceLevel(within: 20) >= 0.8)
  }

  @Test func theOccupancyCanAskForMoreThanTheServiceLevel() throws {
    let plan = try #require(
      ErlangC.needed(
        contactsPerHour: 200, handlingTime: 180, serviceLevel: 0.1, within: 600, occupancy: 0.5))
    #expect(plan.agents == 20)
  }

  @Test func chatsShareAnAgent() throws {
    let calls = try #require(ErlangC.needed(contactsPerHour: 120, handlingTime: 600))
    let chats = try #require(
      ErlangC.needed(contactsPerHour: 120, handlingTime: 600, concurrency: 3))
    #expect(chats.load == calls.load / 3)
    #expect(chats.agents < calls.agents)
  }

  @Test func tooFewAgentsAndNoWork() throws {
    let full = try #require(ErlangC(contactsPerHour: 200, handlingTime: 180, agents: 10))
    #expect(!full.isStable)
    #expect(full.waiting == 1 && full.serviceLevel(within: 20) == 0)
    #expect(full.occupancy == 1)
    let idle = try #require(ErlangC.needed(contactsPerHour: 0, handlingTime: 180))
    #expect(idle.agents == 0 && idle.occupancy == 0)
    #expect(ErlangC(contactsPerHour: -1, handlingTime: 180, agents: 1) == nil)
    #expect(ErlangC(contactsPerHour: 1, handlingTime: 0, agents: 1) == nil)
    #expect(ErlangC.needed(contactsPerHour: 1, handlingTime: 60, serviceLevel: 1) == nil)
    #expect(idle.scheduled(shrinkage: 1) == nil)
    let seven = try #require(ErlangC(contactsPerHour: 1, handlingTime: 60, agents: 7))
    #expect(seven.scheduled(shrinkage: 0.3) == 10)
  }
}
