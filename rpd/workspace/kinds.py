"""What a file is: told by its place and its content; and what there is to say about it by itself.

The table of kinds is ``load/kinds.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.frozen import dataclass
from rpd.load import alone
from rpd.load.kinds import BY_KEY, KINDS, Kind, own_keys
from rpd.workspace.desk import Desk


@dataclass(frozen=True, slots=True)
class CheckedAs:
    """A file and what it is checked as."""

    kind: Kind
    path: Path


def check(target: CheckedAs, desk: Desk) -> tuple[Diagnostic, ...]:
    """What there is to say about a file by itself, or beside its plan."""
    if special := _VERDICTS.get(target.kind.key):
        return special(target.path, desk)
    source = desk.read(target.path)
    return alone.check(target.kind.key, source, fetch=desk.fetch(target.path)).diagnostics


def _plan(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    from rpd.workspace import plans

    return plans.load_plan(path, desk).diagnostics


def _zmiana(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    from rpd.workspace import saved_amendments

    return saved_amendments.check(path, desk)


def _errata(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    from rpd.workspace import errata_files

    return errata_files.check(path, desk)


def _wykonanie(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    from rpd.workspace import execution_check

    return execution_check.check(path, desk)


def _sprawozdanie(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    from rpd.workspace import accepted_check

    return accepted_check.check(path, desk)


_VERDICTS: dict[str, Callable[[Path, Desk], tuple[Diagnostic, ...]]] = {
    "plan": _plan,
    "zmiana": _zmiana,
    "errata": _errata,
    "wykonanie": _wykonanie,
    "sprawozdanie": _sprawozdanie,
}
"""What says more about a file than its schema and the rules about it alone."""

_KEY = re.compile(r"^[\"']?([a-z_]+)[\"']?[ \t]*:", re.MULTILINE)
_SAMPLE = 1024 * 1024


def by_place(path: Path) -> Kind | None:
    """The kind that a file is by its name and folder; an amendment lies in a folder of its own."""
    parts = path.absolute().parts
    near, far = ("/".join(parts[-many:]) for many in (2, 4))
    return next((k for k in reversed(KINDS) if k.lies(far if k.within else near)), None)


def by_content(path: Path, desk: Desk) -> Kind | None:
    """The kind whose fields begin most lines of a file; None where none does."""
    try:
        text = desk.read(path).data[:_SAMPLE].decode("utf-8", "replace")
    except CannotReadError:
        return None
    keys = set(_KEY.findall(text))
    scores = {kind: len(keys & own_keys(kind)) - len(keys - own_keys(kind)) for kind in KINDS}
    known = [kind for kind in KINDS if keys & own_keys(kind)]
    return max(known, key=scores.__getitem__, default=None)


def of(path: Path, desk: Desk) -> Kind:
    """What a file that somebody named is checked as; a plan, where nothing tells."""
    return by_place(path) or by_content(path, desk) or BY_KEY["plan"]
