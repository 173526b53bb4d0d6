import Language
import Testing

@testable import Shell

/// A number alone runs the line that help has shown behind it.
@Suite struct HelpNumberTests {
  @Test func runsItsLine() throws {
    let store = try HelpStore()
    _ = store.ask("help why did sales fall")
    let line = try #require(store.session.listed.first)
    let answer = store.ask("1")
    #expect(answer.contains("read as: \(line)"))
    #expect(answer.contains("revenue"))
    // The list stays open for the next number.
    #expect(store.ask("2").contains("read as: "))
    #expect(store.session.offered != nil)
  }

  @Test func isRefusedWithoutAList() throws {
    let store = try HelpStore()
    #expect(store.ask("3").contains("no list is open"))
    _ = store.ask("help retention")
    #expect(store.ask("99").contains("the list has 1 to"))
    #expect(store.ask("0").contains("the list has 1 to"))
    _ = store.ask("orders yesterday")
    #expect(store.ask("1").contains("no list is open"))
  }

  /// A page that a number opens has numbers of its own.
  @Test func leadsOn() throws {
    let store = try HelpStore()
    _ = store.ask("help")
    let place = try #require(store.session.listed.firstIndex(of: "help save"))
    #expect(store.ask("\(place + 1)").contains("| save"))
    #expect(store.session.listed.first == "revenue by channel last 7 days | save \"out.csv\"")
  }

  @Test func tourTellsTheWay() throws {
    #expect(try HelpStore().ask("tour").contains("opsh tour"))
  }
}
