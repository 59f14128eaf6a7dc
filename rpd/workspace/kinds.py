"""The kinds of files of a workspace: how each is called, known and checked. One table.

A new kind is a member of ``diagnostics.Document``, its schema (``schema/<key>.schema.json``) and a
line of `KINDS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rpd import load
from rpd.diagnostics import Diagnostic, Document
from rpd.errors import CannotReadError
from rpd.outside import files
from rpd.workspace.folders import AMENDMENTS, ERRATA

Check = Callable[[Path], tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of files: its key, its usual place (below „plans”), how one is checked by itself."""

    key: Document
    lies: re.Pattern[str]
    check: Check


@dataclass(frozen=True, slots=True)
class Target:
    """A file and what it is checked as."""

    kind: Kind
    path: Path


def _plan(path: Path) -> tuple[Diagnostic, ...]:
    from rpd.workspace import plans

    return plans.load_plan(path).diagnostics


def _strategia(path: Path) -> tuple[Diagnostic, ...]:
    return load.check("strategia", files.read(path)).diagnostics


def _slownik(path: Path) -> tuple[Diagnostic, ...]:
    return load.check("slownik", files.read(path)).diagnostics


def _zmiana(path: Path) -> tuple[Diagnostic, ...]:
    from rpd.workspace import saved_amendments

    return saved_amendments.check(path)


def _errata(path: Path) -> tuple[Diagnostic, ...]:
    from rpd.workspace import errata_files

    return errata_files.check(path)


_END = r"\.ya?ml\Z"
KINDS = (
    Kind("plan", re.compile(r"(?:^|/)[^/]*[0-9]{4}" + _END), _plan),
    Kind("strategia", re.compile(r"(?:^|/)strategia[^/]*" + _END), _strategia),
    Kind("slownik", re.compile(r"(?:^|/)slownik[^/]*" + _END), _slownik),
    Kind("zmiana", re.compile(rf"(?:^|/){AMENDMENTS}/[^/]+{_END}"), _zmiana),
    Kind("errata", re.compile(rf"(?:^|/){ERRATA}/[^/]+{_END}"), _errata),
)
BY_KEY = {kind.key: kind for kind in KINDS}
_KEY = re.compile(r"^[\"']?([a-z_]+)[\"']?[ \t]*:", re.MULTILINE)
_SAMPLE = 1024 * 1024


def by_place(path: Path) -> Kind | None:
    """The kind that a file is by its name and folder; an amendment lies in a folder of its own."""
    name = Path(path.absolute().parent.name, path.name).as_posix()
    return next((kind for kind in reversed(KINDS) if kind.lies.search(name)), None)


def by_content(path: Path) -> Kind | None:
    """The kind whose fields begin most lines of a file; None where none does."""
    try:
        text = files.read(path).data[:_SAMPLE].decode("utf-8", "replace")
    except CannotReadError:
        return None
    keys = set(_KEY.findall(text))
    scores = {kind: len(keys & own) - len(keys - own) for kind, own in _own_keys()}
    known = [kind for kind, own in _own_keys() if keys & own]
    return max(known, key=scores.__getitem__, default=None)


def of(path: Path) -> Kind:
    """What a file that somebody named is checked as; a plan, where nothing tells."""
    return by_place(path) or by_content(path) or BY_KEY["plan"]


@cache
def _own_keys() -> tuple[tuple[Kind, frozenset[str]], ...]:
    from rpd.reading.schema import load_schema

    return tuple((kind, frozenset(load_schema(kind.key)["properties"])) for kind in KINDS)
