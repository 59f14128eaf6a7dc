"""Plik nie jest zapisany w UTF-8.

Co: plik ma inne kodowanie znaków niż UTF-8 (na przykład Windows-1250 albo UTF-16).

Dlaczego: w innym kodowaniu polskie litery czytane są błędnie, a plan różniłby się między
komputerami.

Źle::

    # plik zapisany jako „ANSI” (Windows-1250)
    rok: 2024

Dobrze::

    # ten sam plik zapisany jako UTF-8
    rok: 2024
"""

from rpd.diagnostics import Severity

CODE = "RPD001"
SLUG = "zle-kodowanie"
SEVERITY = Severity.ERROR
STRUCTURAL = True
