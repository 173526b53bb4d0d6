import Shell

Signals.dieQuietlyOnClosedPipe()
Opsh.main()
