import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// Service agents by hour.
@Suite struct StaffingTests {
  /// Four weeks of 200 chats in every hour, 180 seconds each; ten agents with one chat at a time from
  /// 9 to 17 o'clock.
  private static let even = Result { () throws -> Counter in
    try Counter { database in
      try database.execute(
        """
        insert into chats (chat_id, started_at, handling_time)
        select 'c' || row_number() over (), hour + to_seconds(18 * n), 180
        from generate_series(timestamp '2024-04-16', timestamp '2024-05-13 23:00', interval 1 hour)
          hours(hour), range(200) numbers(n)
        """)
      try database.execute(
        """
        insert into shifts (agent, shift_start, shift_end, seats)
        select 'a' || n, day + interval 9 hours, day + interval 17 hours, 1
        from generate_series(timestamp '2024-04-16', timestamp '2024-05-13', interval 1 day)
          days(day), range(10) numbers(n)
        """)
    }
  }

  /// 200 an hour, 180 s, 80 % in 20 s, 85 % busy, 30 % shrinkage: 14 agents of whom 88.8 % of
  /// chats are answered in time, 20 on the schedule (the worked example of pyworkforce).
  @Test func workedExample() throws {
    let report = try Self.even.get().run("staffing tomorrow --within 20")
    let table = try #require(report.table)
    #expect(table.rowCount == 24)
    // The forecast of counts lies a hair above their mean.
    #expect(table.rows.allSatisfy { abs(($0[1].double ?? 0) - 200) < 0.1 })
    #expect(table.rows.allSatisfy { abs(($0[4].double ?? 0) - 0.88835) < 5e-4 })
    #expect(Set(table.cells[3]) == [.int(14)])
    #expect(Set(table.cells[5]) == [.int(20)])
    let nine = try #require(table.rows.first { $0[0].text == "09:00" })
    #expect(nine[6] == .double(10) && nine[7] == .double(10))
    let eight = try #require(table.rows.first { $0[0].text == "08:00" })
    #expect(eight[6] == .double(0) && eight[7] == .null)
    #expect(report.notes.contains { $0.hasPrefix("67 % of the chats come in hours with nobody") })
    #expect(report.notes.contains { $0.contains("a chat takes 180 s, an agent holds 1 at once") })
  }

  /// The second worked example: 60 an hour, 300 s, 90 % in 60 s: 8 agents, 12 on the schedule.
  @Test func optionsCount() throws {
    let row = try Self.even.get().table(
      "staffing tomorrow --uplift 0.3 --handling-time 300 --service-level 90 --within 60"
    ).row(0)
    #expect(abs((row[1].double ?? 0) - 60) < 0.1)
    #expect(row[3] == .int(8))
    #expect(abs((row[4].double ?? 0) - 0.908202) < 5e-4)
    #expect(row[5] == .int(12))
    // Three at once is a third of the time, and people busy 55 % are more.
    let shared = try Self.even.get().table("staffing tomorrow --concurrency 3").row(0)
    #expect(abs((shared[2].double ?? 0) - 200 * 60 / 3600.0) < 0.01)
    let idle = try Self.even.get().table("staffing tomorrow --occupancy 55").row(0)
    #expect(idle[3] == .int(19))
  }

  /// The days of a week, with their hours on shift, and the busiest by the hour.
  @Test func days() throws {
    let report = try Self.even.get().run("staffing --within 20")
    let table = try #require(report.table)
    #expect(table.rowCount == 7)
    let columns = ["agents", "agent_hours", "shift_hours", "hours_short"]
    let row = try columns.map { try #require(table[$0])[0].short }
    #expect(row == ["14", "480", "80", "80"])
    #expect(abs((table["chats"]?[0].double ?? 0) - 4800) < 3)
    #expect(report.blocks.count == 3)
  }

  /// Hours as the chats of the past had them, on the sample store.
  @Test func hoursAsInThePast() throws {
    let sample = try Counter.sample.get()
    let table = try sample.table("staffing tomorrow")
    let events = "'2026-10-01' and '2026-10-07' or day between '2026-11-01' and '2026-11-11'"
    let expected = try sample.query(
      SQL(
        verbatim: """
          with c as (select started_at::date as day, hour(started_at) as hour from chats
            where started_at >= '2026-09-26' and started_at < '2026-11-21'),
          kept as (select * from c where not (day between \(events) or day = '2026-09-25'))
          select lpad(hour::varchar, 2, '0') || ':00', count(*) / (select count(*) from kept)
          from kept group by hour order by hour
          """))
    let all = table.rows.reduce(0) { $0 + ($1[1].double ?? 0) }
    let found = table.rows.filter { ($0[1].double ?? 0) > 0 }
      .map { "\($0[0].short) \(Value.double(($0[1].double ?? 0) / all).short)" }
    #expect(found == expected)
  }

  @Test func eventsToCome() throws {
    let counter = try Counter(
      definitions: "event \"Party 2024\" = 2024-05-20 to 2024-05-21"
    ) { database in
      try database.execute(
        """
        insert into chats (chat_id, started_at)
        select 'c' || row_number() over (), hour from generate_series(
          timestamp '2024-04-01', timestamp '2024-05-13 23:00', interval 1 hour) hours(hour)
        """)
      try database.execute(
        """
        insert into activities (activity_id, activity_name, starts_on, ends_on, stage)
        values ('1', 'Garden sale', '2024-05-25', '2024-05-25', 'signed_up'),
          ('2', 'Old sale', '2024-05-01', '2024-05-02', 'ended')
        """)
    }
    let party = try counter.run("staffing for \"party\" --uplift 3")
    #expect(party.heading.contains("Party 2024, 2024-05-20 to 2024-05-21"))
    #expect(try #require(party.table?["chats"]).map { $0.short } == ["72", "72"])
    #expect(party.notes.contains("chats are taken to be 3 × the usual, as --uplift says"))
    #expect(party.notes.contains { $0.hasPrefix("no handling times are loaded") })
    #expect(party.notes.contains { $0.hasPrefix("no shifts are loaded") })
    let garden = try counter.run("staffing for \"garden\"")
    #expect(garden.heading.contains("Garden sale, Sat 2024-05-25"))
    #expect(garden.notes.contains { $0.hasPrefix("nothing like Garden sale was seen") })
    let fault = counter.fault("staffing for \"Easter\"")
    #expect(fault == nil || fault?.code == .wrongTime)
    #expect(counter.fault("staffing for \"Old\"")?.code == .unknownName)
    #expect(counter.fault("staffing yesterday")?.code == .wrongTime)
    #expect(counter.fault("staffing for \"party\" tomorrow")?.code == .wrongTime)
    #expect(counter.fault("staffing --uplift 0")?.code == .syntax)
    #expect(counter.fault("staffing --service-level 100")?.code == .syntax)
    let empty = try Counter { _ in }
    #expect(empty.fault("staffing")?.code == .notLoaded)
    let two = try Counter { database in
      try database.execute(
        "insert into chats (chat_id, started_at) values ('1', '2024-05-12'), ('2', '2024-05-13')")
    }
    #expect(two.fault("staffing")?.message.hasPrefix("14 usual days of chats") == true)
  }
}
