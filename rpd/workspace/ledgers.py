"""Plans → ledgers, quickly: what a plan's money needs is read, and everything else only on errors.

A plan without errors needs no places of its findings, and plans of one workspace share their
strategy and dictionary. As soon as anything is wrong with a plan, the whole pipeline says what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rpd import rules
from rpd.budget.entries import amounts
from rpd.budget.ledger import Ledger, ledger
from rpd.budget.unread import Unread
from rpd.diagnostics import Diagnostic, Severity
from rpd.diagnostics import Path as Place
from rpd.errors import CannotReadError, NotFoundError, Remark, RpdError, UsageError, after
from rpd.frozen import dataclass
from rpd.load.quick import quick
from rpd.outside import files, many
from rpd.plan.model import Dzialanie, Plan, dzialania_pod, galezie
from rpd.polish.wording import number
from rpd.workspace import plans, verdict
from rpd.workspace.desk import Desk

if TYPE_CHECKING:
    from rpd.load.whole import Loaded
    from rpd.plan.profil import Profil
    from rpd.rules.engine import Case

_HARMLESS = frozenset(
    (
        *("podmiot", "w_ramach_projektow", "w_ramach_projektu", "lit"),
        *("wzor", "zaokraglenie", "warunek", "potrzeby", "dzial", "rozdzial", "paragraf"),
    )
)


@dataclass(frozen=True, slots=True)
class LedgerRead:
    """A plan's ledger, or None where nothing could be built; what its errors mean for the sums.

    ``hidden`` says of errors outside budget entries that amounts may be missing because of them;
    ``others`` counts blocking errors that change no sum, ``blocked`` says whether any blocks;
    ``refusal`` is all there is to say where there is no ledger. ``at`` is the day whose text was
    read; its lines are not those of the file, and ``remarks`` tell how it was found.
    """

    path: Path
    ledger: Ledger | None
    hidden: tuple[str, ...] = ()
    others: int = 0
    refusal: Loaded | None = None
    at: date | None = None
    blocked: bool = False
    remarks: tuple[Remark, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether there is nothing to say about the sums of the plan."""
        whole = self.ledger is not None and not self.ledger.left_out
        return whole and not self.hidden and not self.blocked


def read(path: Path, desk: Desk | None = None) -> LedgerRead:
    """One plan. Raises CannotReadError where it cannot be read."""
    desk = desk or Desk()
    begun = quick(desk.read(path), desk.fetch(path))
    return _without_errors(path, begun.case) or from_loaded(
        path, plans.load_plan(path, desk, composed=begun.composed)
    )


def unread(paths: Iterable[Path], refusal: RpdError) -> list[Unread]:
    """The plans that cannot be read at all, with the reasons, or the refusal that names none."""
    found = []
    for path in paths:
        try:
            files.read(path)
        except CannotReadError as error:
            found.append(Unread(files.display_name(path), error.message, error.hint))
    return found or [Unread("", refusal.message, refusal.hint)]


def refused(loaded: Loaded) -> Unread:
    """A plan that nothing can be made of, with its first mistake."""
    blocking = verdict.blocking(loaded.diagnostics) or list(loaded.diagnostics)
    first = blocking[0]
    line = f"wiersz {first.span.line}: " if first.span else ""
    return Unread(loaded.source.name, f"{line}{first.message}", first.hint)


def read_at(path: Path, day: date, desk: Desk | None = None) -> LedgerRead:
    """The text of a plan in force on a day. Raises RpdError where it cannot be told."""
    from rpd.workspace import history

    present = plans.load_plan(path, desk)
    if present.plan is None:
        return LedgerRead(path, None, refusal=present, blocked=True)
    then = history.as_at(present, day)
    with after(then.remarks):
        made = from_loaded(path, then.loaded, files.display_name(path))
    return replace(made, at=day, remarks=(*then.remarks, *made.remarks))


def from_loaded(path: Path, loaded: Loaded, name: str = "") -> LedgerRead:
    """The ledger, called by that name, of a plan that went through the whole pipeline."""
    if loaded.plan is None:
        return LedgerRead(path, None, refusal=loaded, blocked=True)
    profil = loaded.plan.profil
    refused: dict[Place, str] = {}
    hidden: list[str] = []
    # Amounts that do not fit together are in no sum, acknowledged or not.
    spoiling = set()
    for diagnostic in loaded.diagnostics:
        if diagnostic.severity is not Severity.ERROR:
            continue
        if diagnostic.file == loaded.source.name and (entry := _entry(diagnostic, profil)):
            refused.setdefault(entry, f"{diagnostic.message} {diagnostic.hint}".strip())
            spoiling.add(diagnostic)
        elif _hides(diagnostic, loaded.source.name, profil):
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
    remarks = _stated_above(loaded.plan)
    return LedgerRead(path, made, tuple(hidden), others, blocked=bool(blocking), remarks=remarks)


def _entry(diagnostic: Diagnostic, profil: Profil) -> Place:
    """The budget entry (or the whole field) whose amount an error spoils; or ()."""
    path, entry = diagnostic.path, profil.steps + 2
    column = profil.column("kwoty")
    money = column.key if column else ""
    if len(path) < entry - 1 or path[0] != profil.top or path[entry - 2] != money:
        return ()
    if len(path) < entry and "value" not in rules.of(diagnostic.slug).hides:
        return ()  # the action has no entries at all
    key = path[entry] if len(path) > entry else None
    return () if key in _HARMLESS else path[:entry]


def _hides(diagnostic: Diagnostic, plan: str, profil: Profil) -> bool:
    """Whether an error outside budget entries may have swallowed amounts or names of sources."""
    path, hides = diagnostic.path, rules.of(diagnostic.slug).hides
    if "part" in hides:
        return True
    if diagnostic.file != plan:
        return path[:1] in (("zrodla",), ("grupy",))
    if path == ("slownik",):
        return True
    if path[:1] != (profil.top,) and len(path) != 1:
        return False
    if "field" in hides:
        return len(path) % 2 == 1 and len(path) < profil.steps + 2
    if "value" in hides or "absence" in hides:
        whole_list = path[-1:] in [(key,) for key in profil.keys]
        return whole_list or (len(path) > 1 and path[-2] in profil.keys and "entry" in hides)
    return False


def _without_errors(path: Path, case: Case | None) -> LedgerRead | None:
    """The ledger of a plan without errors; None where there is anything to say about it."""
    from rpd.rules import looking
    from rpd.rules.engine import judge

    if case is None:
        return None
    grave = [r for r in looking() if r.SEVERITY is Severity.ERROR or verdict.grave(r, path)]
    if judge(grave, case, ()):
        return None
    made = ledger(case.plan, case.slownik, case.strategia, case.plik)
    return None if made.left_out else LedgerRead(path, made, remarks=_stated_above(case.plan))


_NAMED = 5


def _stated_above(plan: Plan) -> tuple[Remark, ...]:
    """That headings state money which nothing under them states: no sum takes it."""
    found = [
        galaz
        for galaz in galezie(plan)
        if galaz.in_force
        and any(one.kwota for one in galaz.element.kwota_ogolem)
        and not any(map(_has_amount, dzialania_pod(galaz.element)))
    ]
    if not found:
        return ()
    shown = [f"{one.poziom.short.one} {one.numer}" for one in found[:_NAMED]]
    if len(found) > _NAMED:
        shown.append(f"jeszcze {number(len(found) - _NAMED)}")
    nouns = plan.profil.dzialanie.noun
    return (
        Remark(
            f"Uwaga: sumy nie obejmują kwot ogółem, pod którymi {nouns.many} kwot nie mają "
            f"({', '.join(shown)}).",
            f"Żeby je objęły, zapisz kwoty w polu „budzet” {nouns.many_genitive}.",
        ),
    )


def _has_amount(dzialanie: Dzialanie) -> bool:
    return any(True for one in dzialanie.budzet for _ in amounts(one, {}, {}))


def read_all(paths: list[Path], desk: Desk, at: date | None = None) -> Iterator[LedgerRead]:
    """All plans in the order of the paths.

    Raises CannotReadError for the first plan that cannot be read, RpdError for the first whose
    text on the day cannot be told.
    """
    if at is None:
        yield from many.each(paths, partial(read, desk=desk))
        return
    remarks: list[Remark] = []
    for path in paths:
        with after(remarks):
            one = read_at(path, at, desk)
        remarks += one.remarks
        yield one


def refuse_twins(plans: Iterable[tuple[Path, int]]) -> None:
    """Raise UsageError where two plans of one workspace are of one year: a sum takes one of them.

    Plans of several offices, each in a workspace of its own, are summed.
    """
    seen: dict[tuple[Path, int], Path] = {}
    for path, rok in plans:
        here = path.absolute().parent
        try:
            folder = files.find_workspace(here).resolve()
        except NotFoundError:
            folder = here.resolve()
        other = seen.setdefault((folder, rok), path)
        if other != path:
            names = f"„{files.display_name(other)}” i „{files.display_name(path)}”"
            raise UsageError(
                f"Dwa plany na {rok} r.: {names}; suma policzyłaby ten rok dwa razy.",
                "Podaj jeden z nich, a jeśli któryś ma zły rok, popraw w nim pole „rok”.",
            )


def lines(
    reads: Iterable[LedgerRead], desk: Desk, wanted: Iterable[tuple[str, Place]]
) -> Mapping[tuple[str, Place], int]:
    """The lines of places, by the plan's name and path; places are looked for only if asked for.

    The text of another day is in no file, so it has no lines.
    """
    from rpd.load.data import decoded, spans_of

    by_name = {
        one.ledger.plik: one.path for one in reads if one.ledger is not None and one.at is None
    }
    asked: dict[str, set[Place]] = {}
    for name, place in wanted:
        if name in by_name:
            asked.setdefault(name, set()).add(place)
    found = {}
    for name, places in asked.items():
        text = decoded(desk.read(by_name[name]))
        for place, span in spans_of(text, places, at_key=True).items():
            found[name, place] = span.line
    return found
