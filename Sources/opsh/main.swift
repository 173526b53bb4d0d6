import Shell

StandardStreams.fillClosed()
Signals.dieQuietlyOnClosedPipe()
Signals.surviveFileLimits()
Opsh.start(Array(CommandLine.arguments.dropFirst()))
