import Foundation

/// How many people answer a queue: Erlang's delay formula, as call centres plan by it.
///
/// Arrivals by Poisson, handling times exponential, nobody gives up (Erlang 1917). As customers
/// do give up, the real waits are shorter: the number is on the safe side. For chats an agent
/// handles several at once, which divides the handling time; letters and tickets are no queue of
/// this kind.
package struct ErlangC: Sendable, Equatable {
  /// The work that comes in: contacts an hour × handling time, in agents fully busy (erlangs).
  package var load: Double
  package var agents: Int
  /// Seconds one agent is busy with one contact.
  package var handlingTime: Double

  /// - Parameters:
  ///   - contactsPerHour: how many come in, of the hour that is planned for.
  ///   - handlingTime: seconds a contact takes, with the work after it.
  ///   - concurrency: how many contacts an agent handles at once.
  /// - Returns: nil when a number is negative or not finite, or the handling time or concurrency
  ///   is not above zero.
  package init?(
    contactsPerHour: Double, handlingTime: Double, concurrency: Double = 1, agents: Int
  ) {
    guard contactsPerHour >= 0, contactsPerHour.isFinite, handlingTime > 0,
      handlingTime.isFinite, concurrency > 0, concurrency.isFinite, agents >= 0
    else { return nil }
    self.handlingTime = handlingTime / concurrency
    load = contactsPerHour * self.handlingTime / 3600
    self.agents = agents
  }

  /// False when more work comes in than the agents can do: the queue then grows without end.
  package var isStable: Bool { Double(agents) > load }

  /// The chance that all agents are busy (Erlang B), by the recursion
  /// B(n) = A B(n − 1) ÷ (n + A B(n − 1)), B(0) = 1, which neither overflows nor loses digits.
  package var blocking: Double {
    var blocking = 1.0
    for number in 0..<agents {
      blocking = load * blocking / (Double(number + 1) + load * blocking)
    }
    return blocking
  }

  /// The chance that a contact has to wait: C = B ÷ (1 − A ÷ N · (1 − B)); 1 where the queue grows.
  package var waiting: Double {
    guard isStable else { return 1 }
    let blocking = blocking
    return blocking / (1 - load / Double(agents) * (1 - blocking))
  }

  /// The part of contacts that are answered within so many seconds: 1 − C e^(−(N − A) T ÷ AHT).
  package func serviceLevel(within seconds: Double) -> Double {
    guard isStable else { return 0 }
    return 1 - waiting * exp(-(Double(agents) - load) * seconds / handlingTime)
  }

  /// The part of their time that the agents are busy, 1 at most.
  package var occupancy: Double { agents == 0 ? (load > 0 ? 1 : 0) : min(1, load / Double(agents)) }

  /// How many must be on the schedule so that `agents` are there: N ÷ (1 − shrinkage), rounded up;
  /// nil unless the shrinkage (leave, illness, breaks, training) is at least 0 and below 1.
  package func scheduled(shrinkage: Double) -> Int? {
    guard shrinkage >= 0, shrinkage < 1 else { return nil }
    // A hair is taken off, as 7 ÷ (1 − 0.3) must stay 10.
    return Int(exactly: (Double(agents) / (1 - shrinkage) - 1e-9).rounded(.up))
  }

  /// The fewest agents that reach the service level and stay at or below the occupancy.
  ///
  /// - Parameters:
  ///   - serviceLevel: the part to be answered in time, below 1.
  ///   - occupancy: the most the agents may be busy; above 0.85 to 0.9 they burn out.
  /// - Returns: nil when a number is out of range or more than 100,000 agents would be needed.
  package static func needed(
    contactsPerHour: Double, handlingTime: Double, concurrency: Double = 1,
    serviceLevel: Double = 0.8, within seconds: Double = 20, occupancy: Double = 0.85
  ) -> ErlangC? {
    guard serviceLevel >= 0, serviceLevel < 1, seconds >= 0, occupancy > 0, occupancy <= 1,
      var plan = ErlangC(
        contactsPerHour: contactsPerHour, handlingTime: handlingTime, concurrency: concurrency,
        agents: 0)
    else { return nil }
    guard plan.load > 0 else { return plan }
    guard plan.load / occupancy < 100_000 else { return nil }
    plan.agents = max(1, Int((plan.load / occupancy - 1e-9).rounded(.up)))
    while !plan.isStable || plan.serviceLevel(within: seconds) < serviceLevel {
      plan.agents += 1
      if plan.agents > 100_000 { return nil }
    }
    return plan
  }
}
