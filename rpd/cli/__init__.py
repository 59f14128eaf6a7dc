"""The command line: one thin file per command, loaded when called.

A command reads its arguments, calls the pure stages, and writes text or bytes; it decides nothing
about plans. `main` finds the command, `command` makes typer speak Polish, `output` writes.
"""
