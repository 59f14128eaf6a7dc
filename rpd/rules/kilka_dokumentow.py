"""W pliku jest więcej niż jeden dokument.

Co: po wierszu „---” zaczyna się w pliku drugi dokument YAML.

Dlaczego: jeden plik to jeden plan; nie wiadomo, który z dokumentów obowiązuje.

Źle::

    rok: 2024
    ---
    rok: 2025

Dobrze::

    rok: 2024
"""

from rpd.diagnostics import Severity

CODE = "RPD004"
SLUG = "kilka-dokumentow"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("part",)
