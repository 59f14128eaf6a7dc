"""The findings that may come of a line that stands wrongly, by their names."""

from __future__ import annotations

MISSING = frozenset(
    ("brak-budzetu", "brak-produktu", "brak-realizatora", "brak-terminu", "brak-wskaznika")
)
"""What is said of a field that is not there; another may have taken its lines in."""

TROUBLES = MISSING | {"brak-pola", "nieznane-pole", "powtorzony-klucz", "skladnia-yaml", "zly-typ"}
"""All of them."""
