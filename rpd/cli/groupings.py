"""What ``--by`` takes: names of a closed list, and levels that a plan of its own shape may have."""

from __future__ import annotations

import re
from typing import Any

from typer._types import TyperChoice


class Grouping(TyperChoice[str]):
    """What a plan of any shape may have; whether the plans at hand do is known when they are."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Names that a level may have pass."""
        if re.fullmatch("[a-z][a-z0-9_]*", str(value)):
            return value
        return super().convert(value, param, ctx)
