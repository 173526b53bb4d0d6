import ArgumentParser
import Foundation
import Shell

/// What the argument parser knows of the command line, for the manual page.
enum CommandTree {
  private struct Dump: Decodable { let command: Command }

  private struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let subcommands: [Command]?
    let arguments: [Argument]?
  }

  private struct Argument: Decodable {
    let kind: String
    let shouldDisplay: Bool
    let names: [Name]?
    let valueName: String?
    let abstract: String?
  }

  private struct Name: Decodable {
    let kind: String
    let name: String

    var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
  }

  /// The program itself, and behind it what it can do besides running statements.
  static func commands() throws -> [ManPage.Command] {
    let text = Opsh._dumpHelp()
    let root = try JSONDecoder().decode(Dump.self, from: Data(text.utf8)).command
    return [manual(root)] + (root.subcommands ?? []).filter { $0.shouldDisplay ?? true }.map(manual)
  }

  private static func manual(_ command: Command) -> ManPage.Command {
    let shown = (command.arguments ?? []).filter {
      $0.shouldDisplay && !["help", "version"].contains($0.names?.last?.name)
    }
    return ManPage.Command(
      name: command.commandName, about: command.abstract ?? "",
      discussion: command.discussion ?? "",
      options: shown.map { argument in
        let value = (argument.valueName ?? "value").uppercased()
        let names = (argument.names ?? []).map { $0.text }.joined(separator: ", ")
        return switch argument.kind {
        case "positional": (value, argument.abstract ?? "")
        case "flag": (names, argument.abstract ?? "")
        default: ("\(names) \(value)", argument.abstract ?? "")
        }
      })
  }
}
