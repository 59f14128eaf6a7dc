"""How many examples a property is tried with.

``quick`` (the default) keeps every property and tries a fifth of its examples, the same ones in
every run; ``pytest --hypothesis-profile=full`` draws them all, anew each time.
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings

_FULL = 100
_QUICK = 20
_FEWEST = 5


def register() -> None:
    """Name the profiles; the option of the command line chooses one afterwards."""
    patient = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
    settings.register_profile("full", max_examples=_FULL, **patient)  # type: ignore[arg-type]
    settings.register_profile(
        "quick",
        max_examples=_QUICK,
        derandomize=True,
        database=None,
        **patient,  # type: ignore[arg-type]
    )
    settings.load_profile("quick")


def examples(full: int, **others: Any) -> settings:
    """Settings of one property that the full profile tries `full` times."""
    share = settings().max_examples / _FULL
    return settings(max_examples=max(round(full * share), min(full, _FEWEST)), **others)
