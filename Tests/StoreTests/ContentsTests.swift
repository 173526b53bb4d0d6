import Store
import TestSupport
import Testing
import Values

/// The user's definitions, the journal and the tasks.
@Suite struct ContentsTests {
  @Test func definitions() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let store = try makeStore(path)
    try store.addDefinition(kind: "event", name: "sale", text: "event \"sale\" = 2024-05-01")
    try store.addDefinition(kind: "metric", name: "gifts", text: "metric gifts = count(gifts)")
    try store.addDefinition(kind: "metric", name: "sale", text: "metric sale = 1")
    #expect(store.revision == 3)
    try store.addDefinition(kind: "event", name: "sale", text: "event \"sale\" = 2024-05-02")
    let expected = [
      StoredDefinition(kind: "event", name: "sale", text: "event \"sale\" = 2024-05-02"),
      StoredDefinition(kind: "metric", name: "gifts", text: "metric gifts = count(gifts)"),
      StoredDefinition(kind: "metric", name: "sale", text: "metric sale = 1"),
    ]
    #expect(try store.definitions() == expected)
    #expect(try openStore(path).definitions() == expected)
    #expect(store.revision == 4)
  }

  @Test func journal() throws {
    let store = try memoryStore()
    #expect(try store.note("Price of A up", at: may(14, 17, 15)) == "1")
    #expect(
      try store.note(
        "It's the \"market\"", author: "ana", tags: ["market", "prices"],
        about: may(13).day, at: may(14, 18)) == "2")
    #expect(
      try store.rows("select * from journal order by entry_id") == [
        ["1", "2024-05-14 17:15:00", "", "Price of A up", "", ""],
        [
          "2", "2024-05-14 18:00:00", "ana", "It's the \"market\"", "market, prices", "2024-05-13",
        ],
      ])
    #expect(try store.facts()["journal"]?.rows == 2)
  }

  @Test func tasks() throws {
    let store = try memoryStore()
    try store.write {
      try $0.execute(
        "insert into tasks (task_id, assignment, progress) values ('T7', 'x', 'open'), ('9', 'y', 'done')"
      )
    }
    let number = try store.addTasks(
      [
        NewTask(
          "New main picture", assignee: "designer", due: may(17).day, priority: "high",
          product: "P1")
      ], at: may(14, 9))
    #expect(number == ["10"])
    #expect(
      try store.rows(
        """
        select task_id, assignment, assignee, asked_by, created_at, due_on, done_at, priority,
          progress, activity_id, product_id from tasks where task_id = '10'
        """) == [
          [
            "10", "New main picture", "designer", "", "2024-05-14 09:00:00", "2024-05-17", "",
            "high", "open", "", "P1",
          ]
        ])
    #expect(try store.facts()["tasks"]?.rows == 3)
  }
}
