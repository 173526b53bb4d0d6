import Shell

StandardStreams.fillClosed()
Signals.dieQuietlyOnClosedPipe()
Signals.surviveFileLimits()
Opsh.main()
