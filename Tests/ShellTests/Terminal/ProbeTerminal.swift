import Foundation
import TerminalHarness

/// A terminal with the probe in it, which waits at its prompt `ops> `.
func probe(
  _ environment: [String: String] = [:], columns: Int = 80, rows: Int = 24,
  prompt: String = "ops> "
) async throws -> PseudoTerminal {
  var variables = ["HOME": "/nonexistent"]
  variables.merge(environment) { $1 }
  let terminal = try PseudoTerminal(
    try BuiltProducts.path(of: "TerminalProbe"), environment: variables, columns: columns,
    rows: rows)
  try await terminal.wait(forScreen: prompt.trimmingCharacters(in: .whitespaces))
  return terminal
}
