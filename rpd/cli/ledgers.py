"""Plans → ledgers, quickly: what a plan's money needs is read, and everything else only on errors.

A plan without errors needs no places of its findings, and plans of one workspace share their
strategy and dictionary. As soon as anything is wrong with a plan, the whole pipeline says what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rpd import load, rules
from rpd.budget.ledger import Ledger, ledger
from rpd.cli import many, plans, verdict
from rpd.diagnostics import Diagnostic, Document, Severity
from rpd.diagnostics import Path as Place
from rpd.errors import CannotReadError, NotFoundError, RpdError, UsageError
from rpd.outside import files

if TYPE_CHECKING:
    from rpd.load import Loaded
    from rpd.plan.model import Plan
    from rpd.report.sums.json import Unread

_TREE = ("cele", "priorytety", "kierunki", "dzialania")
_ENTRY = 10
"""Steps of a path from the top of a plan to a budget entry."""
_HARMLESS = frozenset(("podmiot", "w_ramach_projektow", "w_ramach_projektu", "lit"))


@dataclass(frozen=True, slots=True)
class Read:
    """A plan's ledger, or None where nothing could be built; what its errors mean for the sums.

    ``hidden`` says of errors outside budget entries that amounts may be missing because of them;
    ``others`` counts blocking errors that change no sum, ``blocked`` says whether any blocks;
    ``refusal`` is all there is to say where there is no ledger. ``at`` is the day whose text was
    read; its lines are not those of the file.
    """

    path: Path
    ledger: Ledger | None
    hidden: tuple[str, ...] = ()
    others: int = 0
    refusal: Loaded | None = None
    at: date | None = None
    blocked: bool = False

    @property
    def sound(self) -> bool:
        """Whether there is nothing to say about the sums of the plan."""
        whole = self.ledger is not None and not self.ledger.left_out
        return whole and not self.hidden and not self.blocked


def read(path: Path) -> Read:
    """One plan. Raises CannotReadError where it cannot be read."""
    return _quick(path) or from_loaded(path, plans.load_plan(path))


def unread(paths: Iterable[Path], refusal: RpdError) -> list[Unread]:
    """The plans that cannot be read at all, with the reasons, or the refusal that names none."""
    from rpd.report.sums.json import Unread

    found = []
    for path in paths:
        try:
            files.read(path)
        except CannotReadError as error:
            found.append(Unread(files.display_name(path), error.message, error.hint))
    return found or [Unread("", refusal.message, refusal.hint)]


def refused(loaded: Loaded) -> Unread:
    """A plan that nothing can be made of, with its first mistake."""
    from rpd.report.sums.json import Unread

    blocking = verdict.blocking(loaded.diagnostics) or list(loaded.diagnostics)
    first = blocking[0]
    line = f"wiersz {first.span.line}: " if first.span else ""
    return Unread(loaded.source.name, f"{line}{first.message}", first.hint)


def read_at(path: Path, day: date) -> Read:
    """The text of a plan in force on a day. Raises RpdError where it cannot be told."""
    from rpd.cli import history

    present = plans.load_plan(path)
    if present.plan is None:
        return Read(path, None, refusal=present, blocked=True)
    loaded = history.as_at(path, day).loaded
    return replace(from_loaded(path, loaded, files.display_name(path)), at=day)


def from_loaded(path: Path, loaded: Loaded, name: str = "") -> Read:
    """The ledger, called by that name, of a plan that went through the whole pipeline."""
    if loaded.plan is None:
        return Read(path, None, refusal=loaded, blocked=True)
    refused: dict[Place, str] = {}
    hidden: list[str] = []
    # Amounts that do not fit together are in no sum, acknowledged or not.
    spoiling = set()
    for diagnostic in loaded.diagnostics:
        if diagnostic.severity is not Severity.ERROR:
            continue
        if diagnostic.file == loaded.source.name and (entry := _entry(diagnostic)):
            refused.setdefault(entry, f"{diagnostic.message} {diagnostic.hint}".strip())
            spoiling.add(diagnostic)
        elif _hides(diagnostic, loaded.source.name):
            line = f":{diagnostic.span.line}" if diagnostic.span else ""
            hidden.append(f"{diagnostic.file}{line}: {diagnostic.message}")
            spoiling.add(diagnostic)
    if loaded.plan.slownik and loaded.slownik is None:
        hidden.append(
            f"{loaded.source.name}: słownika „{loaded.plan.slownik}” nie da się użyć, więc aliasy "
            "liczą się jak osobne źródła"
        )
    called = name or loaded.source.name
    made = ledger(loaded.plan, loaded.slownik, loaded.strategia, called, refused)
    blocking = verdict.blocking(verdict.judged(loaded, path).diagnostics)
    others = sum(d not in spoiling for d in blocking)
    return Read(path, made, tuple(hidden), others, blocked=bool(blocking))


def _entry(diagnostic: Diagnostic) -> Place:
    """The budget entry (or the whole field) whose amount an error spoils; or ()."""
    path = diagnostic.path
    if len(path) < _ENTRY - 1 or path[0] != "cele" or path[_ENTRY - 2] != "budzet":
        return ()
    if len(path) < _ENTRY and "value" not in rules.of(diagnostic.slug).hides:
        return ()  # the action has no entries at all
    key = path[_ENTRY] if len(path) > _ENTRY else None
    return () if key in _HARMLESS else path[:_ENTRY]


def _hides(diagnostic: Diagnostic, plan: str) -> bool:
    """Whether an error outside budget entries may have swallowed amounts or names of sources."""
    path, hides = diagnostic.path, rules.of(diagnostic.slug).hides
    if "part" in hides:
        return True
    if diagnostic.file != plan:
        return path[:1] in (("zrodla",), ("grupy",))
    if path == ("slownik",):
        return True
    if path[:1] != ("cele",) and len(path) != 1:
        return False
    if "field" in hides:
        return len(path) % 2 == 1 and len(path) < _ENTRY
    if "value" in hides or "absence" in hides:
        whole_list = path[-1:] in [(key,) for key in _TREE]
        return whole_list or (len(path) > 1 and path[-2] in _TREE and "entry" in hides)
    return False


def _quick(path: Path) -> Read | None:
    """The ledger of a plan without errors; None where there is anything to say about it."""
    from rpd.reading import build
    from rpd.rules import RULES, Case
    from rpd.rules.engine import judge

    source = files.read(path)
    data = _data("plan", source)
    if data is None:
        return None
    plan = build.build_plan(data)
    root = files.workspace_of(path)
    strategia = _companion("strategia", path.parent, plan.strategia, root)
    slownik = _companion("slownik", path.parent, plan.slownik, root)
    if strategia is None or slownik is None:
        return None
    earlier = load.earlier(plan, lambda rok: _plan(path.with_name(f"{rok}.yaml"), root))
    case = Case(plan, strategia, slownik, earlier, source.name)
    grave = [r for r in RULES if r.SEVERITY is Severity.ERROR or verdict.grave(r, path)]
    if judge(grave, case, ()):
        return None
    made = ledger(plan, slownik, strategia, source.name)
    return None if made.left_out else Read(path, made)


def _data(document: Document, source: files.Source) -> Any:
    """The data of a file that the reader finds nothing wrong with, or None."""
    from rpd.reading import events, schema
    from rpd.reading.source import decode

    decoded, findings = decode(source.data)
    if decoded is None or findings:
        return None
    composed = events.compose(decoded.text)
    if composed.findings or not isinstance(composed.data, dict):
        return None
    return None if schema.check(composed.data, document) else composed.data


def _companion(document: Document, folder: Path, name: str, root: Path) -> Any:
    """The strategy or dictionary of a file, or None where it has any mistake."""
    if not name:
        return None
    try:
        return _built(document, files.read(folder / name, root))
    except CannotReadError:
        return None


@lru_cache(maxsize=64)
def _built(document: Document, source: files.Source) -> Any:
    from rpd.reading import build

    data = _data(document, source)
    if data is None:
        return None
    return build.build_strategia(data) if document == "strategia" else build.build_slownik(data)


def _plan(path: Path, root: Path) -> Plan | None:
    try:
        return _built_plan(files.read(path, root))
    except CannotReadError:
        return None


@lru_cache(maxsize=64)
def _built_plan(source: files.Source) -> Plan | None:
    from rpd.reading import build

    data = _data("plan", source)
    return None if data is None else build.build_plan(data)


def read_all(paths: list[Path], at: date | None = None) -> list[Read]:
    """All plans in the order of the paths, with a bar on a terminal where it takes time.

    Raises CannotReadError for the first plan that cannot be read, RpdError for the first whose
    text on the day cannot be told.
    """
    if at is not None:
        return [read_at(path, at) for path in paths]
    return list(many.each(paths, read, "Sumowanie planów"))


def refuse_twins(reads: Iterable[Read]) -> None:
    """Raise UsageError where two plans of one workspace are of one year: a sum takes one of them.

    Plans of several offices, each in a workspace of its own, are summed.
    """
    seen: dict[tuple[Path, int], Path] = {}
    for one in reads:
        if one.ledger is None:
            continue
        here = one.path.absolute().parent
        try:
            folder = files.find_workspace(here).resolve()
        except NotFoundError:
            folder = here.resolve()
        other = seen.setdefault((folder, one.ledger.rok), one.path)
        if other != one.path:
            names = f"„{files.display_name(other)}” i „{files.display_name(one.path)}”"
            raise UsageError(
                f"Dwa plany na {one.ledger.rok} r.: {names}; suma policzyłaby ten rok dwa razy.",
                "Podaj jeden z nich, a jeśli któryś ma zły rok, popraw w nim pole „rok”.",
            )


def lines(
    reads: Iterable[Read], wanted: Iterable[tuple[str, Place]]
) -> Mapping[tuple[str, Place], int]:
    """The lines of places, by the plan's name and path; a file is read again only if asked for.

    The text of another day is in no file, so it has no lines.
    """
    from rpd.reading import locate
    from rpd.reading.source import decode

    by_name = {
        one.ledger.plik: one.path for one in reads if one.ledger is not None and one.at is None
    }
    asked: dict[str, set[Place]] = {}
    for name, place in wanted:
        if name in by_name:
            asked.setdefault(name, set()).add(place)
    found = {}
    for name, places in asked.items():
        decoded, _ = decode(files.read(by_name[name]).data)
        if decoded is not None:
            for place, at in locate.locate(decoded.text, places).items():
                found[name, place] = (at.key or at.value).line
    return found


def below(folder: Path) -> list[Path]:
    """All plans of all workspaces below a folder: files named by a year in folders „plans”."""
    return sorted(
        path
        for path in folder.rglob("plans/*.y*ml")
        if path.suffix in (".yaml", ".yml")
        and path.stem.isascii()
        and path.stem.isdigit()
        and len(path.stem) == 4
        and path.is_file()
    )
