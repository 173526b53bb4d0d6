extension LineEditor {
  /// The statements of this and earlier sessions, oldest first.
  package var statements: [String] { history.entries }

  /// Adds a statement to the history and its file, at once.
  ///
  /// A file that cannot be written is warned about once; the session then goes on without it.
  package func remember(_ statement: String) {
    if statement.isBlank || history.entries.last == statement { return }
    let isRearranged = history.add(statement)
    if isRearranged { core?.setHistory(history) } else { core?.addToHistory(statement) }
    do throws(HistoryError) {
      try historyFile?.append(statement)
    } catch {
      giveUpHistoryFile(error)
    }
  }

  func loadHistory() {
    if let path = configuration.historyPath, !path.isEmpty {
      let file = HistoryFile(path: path, limit: configuration.historyLimit)
      historyFile = file
      do throws(HistoryError) {
        history = try file.load()
      } catch {
        giveUpHistoryFile(error)
      }
    }
    core?.setHistory(history)
  }

  private func giveUpHistoryFile(_ error: HistoryError) {
    historyFile = nil
    configuration.warn(error.description)
  }
}
