"""How a profile writes the severity of a lack, and what it means; „nie” means none at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rpd.diagnostics import Severity

WEIGHTS: Final[Mapping[str, Severity | None]] = {
    "blad": Severity.ERROR,
    "ostrzezenie": Severity.WARNING,
    "uwaga": Severity.INFO,
    "nie": None,
}
