/// What stands between the head of a piece of evidence and its question.
package enum EvidenceWord: String, KeywordSet {
  case pulls, touching, says, asks

  package var keyword: Keyword {
    switch self {
    case .pulls: word("the metric that it moves, and which way: pulls conversion_rate down")
    case .touching: word("what it touches of a usual day: a formula over its columns")
    case .says: word("the sentence that tells it, with its columns in braces")
    case .asks: word("the line that goes on from it, with its columns in braces")
    }
  }
}
