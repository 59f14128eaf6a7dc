"""The folders beside the plans that hold data of other kinds."""

from __future__ import annotations

AMENDMENTS = "zmiany"
"""Amendments saved as data."""

ERRATA = "errata"
"""The errata of adopted plans."""
