"""The texts of a plan that are in force at the ends of quarters: what reports are held against."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rpd import rules
from rpd.errors import CannotReadError, Remark
from rpd.load.quick import quick
from rpd.outside import files
from rpd.plan import force
from rpd.plan.wykonanie import Kwartal
from rpd.polish.wording import quote
from rpd.workspace import history, plans, verdict
from rpd.workspace.desk import Desk, Opened

if TYPE_CHECKING:
    from rpd.progress.planned import Planned
    from rpd.reading.events import Composed
    from rpd.rules.engine import Case


@dataclass(slots=True)
class Texts:
    """The texts of a plan at the ends of quarters, each made once.

    ``half`` says that actions of the plan may be missing from its model.
    """

    path: Path
    desk: Desk
    case: Case
    composed: Composed | None = None
    half: bool = False
    remarks: dict[Remark, None] = field(default_factory=dict)
    _made: dict[frozenset[str], Planned] = field(default_factory=dict)
    _acts: tuple[tuple[str, date | None], ...] | None = None

    def at(self, kwartal: Kwartal) -> Planned:
        """The text in force on the last day of a quarter; before its adoption, the adopted one.

        A draft, which is in force on no day, is taken as it is. Raises RpdError where the text
        cannot be told.
        """
        plan, day = self.case.plan, kwartal.ostatni_dzien
        start = force.since(force.of(plan.uchwala)) if plan.uchwala else None
        if start is None:
            return self._of(frozenset(), None)
        if self._acts is None:
            self._acts = history.acts_of(plan, self.path, self.desk)
        day = max(day, start)
        return self._of(frozenset(n for n, since in self._acts if since and since <= day), day)

    def _of(self, acts: frozenset[str], day: date | None) -> Planned:
        """The text that those amendments make, which is that of the file where it holds them."""
        from rpd.progress.planned import planned

        if acts not in self._made:
            case, name = self.case, files.display_name(self.path)
            plan, slownik, strategia = case.plan, case.slownik, case.strategia
            if day is not None and not history.is_of_file(plan, acts):
                today = self.desk.opened(self.path) or plans.load_plan(
                    self.path, self.desk, place_acknowledged=False, composed=self.composed
                )
                version = history.as_at(today, day)
                self.remarks.update(dict.fromkeys(version.remarks))
                then = version.loaded
                assert then.plan is not None
                plan, slownik, strategia = then.plan, then.slownik, then.strategia
            self._made[acts] = planned(plan, slownik, strategia, name)
        return self._made[acts]


def texts_of(path: Path, desk: Desk) -> Texts:
    """The plan of a file. Raises CannotReadError where it cannot be used.

    The model alone will do as long as nothing is wrong with the file.
    """
    begun = quick(desk.read(path), desk.fetch(path))
    if begun.case is not None:
        return Texts(path, desk, begun.case, begun.composed)
    opened = plans.load_plan(path, desk, place_acknowledged=False, composed=begun.composed)
    made = made_of(path, desk, opened)
    if made is None:
        first = opened.diagnostics[0]
        raise CannotReadError(f"{quote(first.file)} ma błędy: {first.message}", first.hint)
    if verdict.blocking(verdict.judged(opened, path).diagnostics):
        made.remarks[Remark(*_WRONG, grave=True)] = None
    return made


_WRONG = (
    "Plan ma błędy, więc po stronie planu może czegoś brakować.",
    "Wymieni je „rpd validate”.",
)


def made_of(path: Path, desk: Desk, opened: Opened) -> Texts | None:
    """What was loaded, as far as it can be used: without companions that have mistakes."""
    if opened.plan is None or opened.case is None:
        return None
    case = replace(
        opened.case, plan=opened.plan, strategia=opened.strategia, slownik=opened.slownik
    )
    return Texts(path, desk, case, half=_half(opened))


def _half(opened: Opened) -> bool:
    """Whether actions of the plan may be missing from its model, which is told of the plan."""
    own = opened.source.name
    return any(rules.of(d.slug).unread and d.file == own for d in opened.diagnostics)
