"""Names of plans: a year („2026”), or the years that a plan is for („2026-2029”)."""

from __future__ import annotations

import re

_YEARS = r"(?P<first>[0-9]{4})(?:-(?P<last>[0-9]{4}))?"
_AT_END = re.compile(rf"{_YEARS}\.ya?ml\Z")
_DRAFT = re.compile(r"(?i)(?:.*[-_. ])?projekt(?:[-_. ].*)?\.ya?ml\Z")
_ARGUMENT = re.compile(r"([0-9]{4})(?:\s*[-–]\s*([0-9]{4}))?\Z")


def stem_of(argument: str) -> str:
    """The name of the file that an argument means: „2026-2029” for „2026–2029”; "" for no years."""
    match = _ARGUMENT.match(argument)
    return "-".join(filter(None, match.groups())) if match else ""


def is_plan(name: str) -> bool:
    """Whether a file is named by years alone."""
    return _AT_END.match(name) is not None


def ends_with_years(path: str) -> bool:
    """Whether the name of a file ends with years."""
    return _AT_END.search(path) is not None


def is_draft(name: str) -> bool:
    """Whether a file calls itself a draft: „projekt.yaml”, „2024-projekt.yaml”."""
    return _DRAFT.match(name) is not None


def first_year(path: str) -> str:
    """The first of the years that the name of a file ends with, "" where it ends otherwise."""
    match = _AT_END.search(path)
    return match["first"] if match else ""


def last_year(path: str) -> str:
    """The last of them, "" where the name has one year or none."""
    match = _AT_END.search(path)
    return (match["last"] or "") if match else ""
