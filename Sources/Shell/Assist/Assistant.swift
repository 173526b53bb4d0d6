import Catalog
import Foundation
import Language
import Values
import Verbs

/// What the line editor asks while someone types: completion, colours, hints, completeness.
struct Assistant {
  private let workspace: Workspace
  private let cache: LexiconCache

  init(_ workspace: Workspace) {
    self.workspace = workspace
    cache = LexiconCache(workspace.catalog)
  }

  /// The editor's configuration for this workspace; it follows what the workspace comes to hold.
  func configuration(historyPath: String?) -> LineEditor.Configuration {
    var configuration = LineEditor.Configuration()
    configuration.historyPath = historyPath
    configuration.complete = { text, cursor in
      Completer(lexicon, surroundings).complete(text, cursor: cursor)
    }
    configuration.highlight = { text in
      Highlighter(lexicon: lexicon, kept: Set(workspace.kept.keys)).highlight(text)
    }
    configuration.hint = { text in Hinter(lexicon).hint(text) }
    configuration.isComplete = { text in
      Completeness.isComplete(text, grammar: lexicon.grammar)
    }
    return configuration
  }

  private var lexicon: Lexicon { cache.lexicon(of: workspace.catalog) }

  private var surroundings: Surroundings {
    var surroundings = Surroundings()
    surroundings.clock = workspace.clock
    surroundings.planning = { [workspace] in try? workspace.planning() }
    surroundings.kept = workspace.kept.mapValues { $0.columns.map { $0.name } }
    surroundings.parameters = workspace.parameters.sorted { $0.key < $1.key }.map {
      ($0.key, Self.spoken($0.value))
    }
    surroundings.topics = workspace.manual.topics.map { Entry($0.name, $0.summary) }
    let values = DimensionValues(workspace)
    surroundings.values = { values.mostFrequent(of: $0, in: $1) }
    surroundings.files = { Self.files(in: $0) }
    return surroundings
  }

  private static func spoken(_ value: ParameterValue) -> String {
    switch value {
    case .period(let period): period.text
    case .value(let value): Expression(.value(value)).text
    case .percent(let share): Expression(.percent(share)).text
    case .name(let name): name.spoken
    }
  }

  private static func files(in folder: String) -> [FileEntry] {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    return names.prefix(2000).map { name in
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      _ = manager.fileExists(atPath: path, isDirectory: &isFolder)
      let size =
        isFolder.boolValue
        ? nil : (try? manager.attributesOfItem(atPath: path))?[.size] as? Int
      return FileEntry(name: name, isFolder: isFolder.boolValue, size: size)
    }
  }
}

/// The lexicon of the catalogue as it is now.
private final class LexiconCache {
  private var catalog: Catalog
  private var lexicon: Lexicon

  init(_ catalog: Catalog) {
    self.catalog = catalog
    lexicon = Lexicon(catalog)
  }

  func lexicon(of catalog: Catalog) -> Lexicon {
    if !catalog.names(theSameAs: self.catalog) { lexicon = Lexicon(catalog) }
    self.catalog = catalog
    return lexicon
  }
}

extension Catalog {
  /// Whether both hold the same model.
  ///
  /// Copies share their parts, and what is shared is equal at a glance: this is asked at each key.
  fileprivate func names(theSameAs other: Catalog) -> Bool {
    metrics == other.metrics && datasets == other.datasets && commands == other.commands
      && entities == other.entities && events == other.events && headline == other.headline
      && allNames.count == other.allNames.count
  }
}
