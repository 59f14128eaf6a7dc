"""The command line: one thin file per command, loaded when called.

Elsewhere: how anything is found is `workspace`'s, how it is laid out `report`'s, how a plan's text
is written (``rpd fmt`` too) `writing`'s.

A command reads its arguments, calls the pure stages, and writes text or bytes; it decides nothing
about plans. `main` finds the command, `command` makes typer speak Polish, `output` writes.
"""
