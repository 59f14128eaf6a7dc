"""What a strategy says until somebody has written what it really says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

STRATEGY: Final[Mapping[str, str]] = {
    "tytul": "Strategia – wpisz jej pełny tytuł",
    "cel_glowny": "Wpisz, jak brzmi w strategii.",
}
