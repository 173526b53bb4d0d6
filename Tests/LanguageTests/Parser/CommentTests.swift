import Testing

@testable import Language

/// Comments and blank lines, which `fmt` keeps.
@Suite struct CommentTests {
  private func statements(_ text: String) -> [Statement] {
    let parsed = Samples.parse(text)
    #expect(parsed.diagnostics.isEmpty, "\(Samples.faults(text))")
    return parsed.statements
  }

  @Test func aroundStatements() {
    let text = """
      #!/usr/bin/env opsh
      # daily.ops

      # first
      # of two
      revenue  # behind

      orders
      # above
      compare; late shipments # last
      # end
      """
    let parsed = Samples.parse(text)
    let found = parsed.statements
    #expect(
      found.map { $0.comments } == [
        ["#!/usr/bin/env opsh", "# daily.ops", "", "# first", "# of two"], [], ["# above"], [],
      ])
    #expect(found.map { $0.trailing } == ["# behind", nil, nil, "# last"])
    #expect(found.map { $0.isSpaced } == [false, true, false, false])
    #expect(parsed.comments == ["# end"])
  }

  @Test func insideStatementsTheyMoveAbove() {
    let found = statements("revenue,  # one\n  # two\n  orders\n  | take 1  # three\n")
    #expect(found.map { $0.comments } == [["# one", "# two"]])
    #expect(found.map { $0.trailing } == ["# three"])
  }

  @Test func insideBlocks() {
    let text = """
      section "A" at 08:30  # head
        # above
        revenue

        # below

      # about B
      section "B" {  # brace
        orders  # behind

        # end
      }  # after
      # done
      """
    let parsed = Samples.parse(text)
    let blocks = parsed.statements.compactMap { statement -> Block? in
      if case .section(_, _, let block) = statement.kind { block } else { nil }
    }
    #expect(blocks.map { $0.heading } == ["# head", "# brace"])
    #expect(blocks.map { $0.comments } == [["", "# below"], ["", "# end"]])
    #expect(blocks.map { $0.statements[0].comments } == [["# above"], []])
    #expect(blocks.map { $0.statements[0].trailing } == [nil, "# behind"])
    #expect(parsed.statements.map { $0.comments } == [[], ["# about B"]])
    #expect(parsed.statements.map { $0.trailing } == [nil, "# after"])
    #expect(parsed.statements.map { $0.isSpaced } == [false, true])
    #expect(parsed.comments == ["# done"])
  }

  @Test func insideDefinitions() throws {
    let text = """
      dataset a {  # brace
        # the key
        key b
        time c  # basis

        # a column
        b text  # behind

        c timestamp
        # end
      }
      """
    guard case .definition(.dataset(let dataset)) = try Samples.statement(text).kind else {
      Issue.record("not a dataset")
      return
    }
    #expect(dataset.remarks[Remarks.start].trailing == "# brace")
    #expect(dataset.remarks["key"].comments == ["# the key"])
    #expect(dataset.remarks["time"].trailing == "# basis")
    #expect(
      dataset.remarks["column 1"]
        == Remark(comments: ["# a column"], trailing: "# behind", isSpaced: true))
    #expect(dataset.remarks["column 2"].isSpaced)
    #expect(dataset.remarks[Remarks.end].comments == ["# end"])
  }

  @Test func theyMeanNothing() throws {
    let plain = try Samples.statement("dataset a {\n  key b\n  b text\n}")
    let marked = try Samples.statement("# x\ndataset a { # y\n\n  key b # z\n  b text\n # end\n}")
    #expect(plain == marked && plain.hashValue == marked.hashValue)
    #expect(
      try Samples.statement("if a {\n b\n}") == Samples.statement("if a { # x\n b # y\n # z\n}"))
  }
}
