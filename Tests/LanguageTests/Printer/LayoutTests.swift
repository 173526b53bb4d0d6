import Testing

@testable import Language

/// Indents, comments and blank lines.
@Suite struct LayoutTests {
  @Test func scripts() {
    Samples.expect(
      """
      #!/usr/bin/env opsh


      # daily.ops
      param day=yesterday   # the day


      section "Data" at 08:30   # with coffee
       # first of all
       compare $day
       expect refund_rate $day<8% 'high' #hm
       for p in (top 3 products by revenue $day) {explain revenue $day where product=$p;orders}
       # end of data

      # about ads
      section "Ads"
      if a>1 {orders} else if b>1 {} else {revenue # why
      }
      include 'x.ops'
      # bye
      """,
      becomes: """
        #!/usr/bin/env opsh

        # daily.ops
        param day = yesterday  # the day

        section "Data" at 08:30  # with coffee
          # first of all
          compare $day
          expect refund_rate $day < 8% "high"  #hm
          for p in (top 3 products by revenue $day) {
            explain revenue $day where product = $p
            orders
          }
          # end of data

        # about ads
        section "Ads" {
          if a > 1 {
            orders
          } else if b > 1 {
          } else {
            revenue  # why
          }
        }
        include "x.ops"
        # bye
        """)
  }

  /// The words for a state stay together as far as they fit.
  @Test func manyWords() {
    Samples.expect(
      """
      dataset a {
        status text? in (unpaid synonyms "pending payment", "awaiting payment", "待付款", "offen", paid
          synonyms "payment received", "bezahlt", "on hold", "on hold since", 'x') "how far"
      }
      headers a {   # some
        status "order status",
          'state', "the status of the order", "the state that the order is in", "how far it has come"
        # an id
        b "c"
      }
      """,
      becomes: """
        dataset a {
          status text? in (unpaid synonyms "pending payment", "awaiting payment", "待付款", "offen",
                         paid synonyms "payment received", "bezahlt", "on hold", "on hold since", "x")
                       "how far"
        }
        headers a {  # some
          status "order status", "state", "the status of the order", "the state that the order is in",
            "how far it has come"
          # an id
          b "c"
        }
        """)
  }

  /// A section needs braces where what follows would become part of it.
  @Test func sectionsWithBraces() {
    Samples.expect(
      "section 'A' {orders}\nrevenue\nsection 'B' {section 'C' {orders}\n}\nsection 'D' {orders}",
      becomes: """
        section "A" {
          orders
        }
        revenue
        section "B" {
          section "C" {
            orders
          }
        }
        section "D"
          orders
        """)
    Samples.expect(
      "if a { section 'A' {orders} }",
      becomes: "if a {\n  section \"A\" {\n    orders\n  }\n}")
  }

  @Test func commentsInDefinitions() {
    Samples.expect(
      """
      dataset a {   # brace
        # the time
        time b  # basis
        # the key
        key c
        # a column

        c text # behind


        # two
        d text
        # end
      }   # after
      metric m = n { # open
        # why
        note "x"  # so
        # end
      }
      """,
      becomes: """
        dataset a {  # brace
          # the key
          key   c
          # the time
          time  b  # basis

          # a column

          c text  # behind

          # two
          d text
          # end
        }  # after
        metric m = n {  # open
          # why
          note "x"  # so
          # end
        }
        """)
  }

  @Test func commentsInsideMoveAbove() {
    Samples.expect(
      "# head\n\nrevenue, # one\n  orders # two\n  | take 1 # three",
      becomes: "# head\n\n# one\n# two\nrevenue, orders | take 1  # three")
  }

  @Test func emptyTexts() {
    #expect(Samples.format("") == "")
    #expect(Samples.format("\n\n") == "")
    #expect(Samples.format("\n\n# a\n\n\n\n# b\n\n") == "# a\n\n# b\n")
  }

  @Test func lineEndsOfWindows() {
    #expect(
      Samples.format("# a \r\nrevenue # b \r\n\r\norders\r\n") == "# a\nrevenue  # b\n\norders\n")
  }
}
