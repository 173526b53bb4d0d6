import Language

/// Finds the words of a sentence that are nearly known ones.
struct Misspelling {
  let lexicon: Lexicon
  /// Words of the language that no phrase has: stages, settings, options, charts.
  let words: Set<String>

  struct Correction {
    /// The sentence with the right words.
    let text: String
    /// The first wrong word, and what it should be.
    let span: Span
    let wrong: String
    let right: String
  }

  /// Sentences with the wrong words put right; none where no word is nearly a known one.
  func corrections(_ text: String) -> [Correction] {
    let atoms = AtomReader.atoms(of: text)
    let known = lexicon.words.union(words)
    var wrong: [(Atom, [String])] = []
    for atom in atoms
    where atom.kind == .word && atom.text.utf8.count > 1 && atom.text.utf8.allSatisfy({ $0 < 0x80 })
    {
      guard !known.contains(atom.text) else { continue }
      let near = nearest(atom.text, known)
      if !near.isEmpty { wrong.append((atom, near)) }
    }
    for (atom, near) in ideographs(atoms) { wrong.append((atom, near)) }
    guard let first = wrong.first else { return [] }
    var found: [Correction] = []
    for choice in 0..<4 {
      var changed = text
      // From the end, so that places stay.
      for (place, (atom, near)) in wrong.enumerated().reversed() {
        let index = place == 0 ? min(choice, near.count - 1) : 0
        let bytes = Array(changed.utf8)
        changed =
          String(decoding: bytes[..<atom.span.start], as: UTF8.self) + near[index]
          + String(decoding: bytes[atom.span.end...], as: UTF8.self)
      }
      let right = first.1[min(choice, first.1.count - 1)]
      if found.contains(where: { $0.text == changed }) { continue }
      found.append(
        Correction(text: changed, span: first.0.span, wrong: first.0.written, right: right))
    }
    return found
  }

  /// Known words at a distance that a slip of the hand makes, and two words written as one.
  private func nearest(_ word: String, _ known: Set<String>) -> [String] {
    for place in word.indices.dropFirst() {
      let (a, b) = (String(word[..<place]), String(word[place...]))
      if a.count > 2, b.count > 2, known.contains(a), known.contains(b) { return ["\(a) \(b)"] }
    }
    let allowed = word.count <= 3 ? 1 : max(1, word.count / 3)
    return closest(to: word, among: known.sorted(), limit: 5).filter {
      abs($0.count - word.count) <= allowed
    }
  }

  /// Runs of characters that are one off a known phrase: `支付金鹅`.
  private func ideographs(_ atoms: [Atom]) -> [(Atom, [String])] {
    var found: [(Atom, [String])] = []
    var at = 0
    while at < atoms.count {
      guard atoms[at].kind == .ideograph, (lexicon.longest(atoms[at...])?.count ?? 0) < 3 else {
        at += lexicon.longest(atoms[at...])?.count ?? 1
        continue
      }
      var end = at
      while end < atoms.count, atoms[end].kind == .ideograph, end == at || !atoms[end].isApart {
        end += 1
      }
      let run = atoms[at..<end].map { $0.text }
      let near = lexicon.ideographs.filter { phrase in
        // Of three characters the last one: another first one makes another word, 好评 of 差评.
        phrase.count >= 3 && phrase.count <= run.count && phrase.first.map(String.init) == run[0]
          && zip(phrase.map(String.init), run).filter { $0 != $1 }.count == 1
      }
      if let length = near.map({ $0.count }).max() {
        let atom = Atom(
          kind: .ideograph, text: run[..<length].joined(),
          written: atoms[at..<(at + length)].map { $0.written }.joined(),
          span: atoms[at].span.to(atoms[at + length - 1].span), isApart: true)
        found.append((atom, near.filter { $0.count == length }))
        at += length
      } else {
        at = end
      }
    }
    return found
  }
}
