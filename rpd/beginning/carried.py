"""The data of one plan → those of the plan that goes on from it, and what is to be decided there.

Actions keep their ids and say what they go on from; terms move by the years between the plans;
amounts and values are cleared or kept; the resolution, repealed parts and acknowledgements stay
behind. Whatever is not plain is left as it was with a comment, and counted: nothing is decided in
silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from rpd.beginning import figures
from rpd.beginning.carrier import Wanted
from rpd.beginning.left import pruned, stays_behind, unused_notes
from rpd.beginning.numbers import recounted
from rpd.beginning.of_action import Actions
from rpd.beginning.outcome import Outcome
from rpd.beginning.todo import Decision
from rpd.beginning.years import Years
from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.model import Element, Plan, dzialania, elementy
from rpd.plan.profil import OGOLEM
from rpd.plan.values import one_line, periods
from rpd.polish.wording import plain
from rpd.writing.comments import PlacedComment
from rpd.writing.doubts import TITLE_KEPT

Data = Any


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The data of the later plan with their places in the earlier one, comments, and decisions.

    ``remarks`` are what there is to decide or to know of the plan as a whole, ``finished`` the ids
    of actions that stay behind because they are done.
    """

    data: dict[str, Data]
    origins: dict[Path, Path]
    comments: tuple[PlacedComment, ...]
    decisions: tuple[Decision, ...]
    remarks: tuple[str, ...]
    finished: tuple[str, ...] = ()


def carried(
    plan: Plan,
    data: dict[str, Data],
    wanted: Wanted,
    outcomes: Mapping[str, Outcome] | None = None,
) -> CarriedOver:
    """The later plan of an earlier one and the `data` of its file.

    `outcomes` is what became of its actions, as far as anything was told.
    """
    years = Years(plan.profil.lata(plan.rok), wanted.rok - plan.rok)
    return _Plans(plan, _copied(data), years, wanted, outcomes or {}).carried(data)


def profile_periods(periods: list[Data], years: Years) -> list[Data]:
    """The periods of a profile for the later plan."""
    return [
        int(found) if isinstance(one, int) else found
        for one, found in ((one, years.period(str(one))) for one in periods)
    ]


def _copied(value: Data) -> Data:
    if isinstance(value, dict):
        return {key: _copied(member) for key, member in value.items()}
    return [_copied(member) for member in value] if isinstance(value, list) else value


@dataclass(slots=True)
class _Plans(Actions):
    """Carries a whole plan over."""

    finished: list[str] = field(default_factory=list)

    def carried(self, before: dict[str, Data]) -> CarriedOver:
        self.left = stays_behind(self.plan)
        self._finished()
        self._head()
        for element in elementy(self.plan):
            if not self.is_left(element.path):
                self._element(element)
        for one in dzialania(self.plan):
            if not self.is_left(one.path):
                self.action(one)
        self._numbers()
        made = pruned(self.data, self.left)
        unused = set(unused_notes(before, made.data))
        if unused:
            if len(unused) == len(made.data["przypisy"]):
                unused = {("przypisy",)}
            made = pruned(self.data, self.left | unused)
        comments = tuple(
            PlacedComment(made.path(path), "above", text)
            for path, text in self.notes
            if not any(path[: len(one)] == one for one in unused)
        )
        return CarriedOver(
            made.data,
            made.origins,
            comments,
            tuple(self.decisions),
            tuple(self.remarks),
            tuple(self.finished),
        )

    def _finished(self) -> None:
        """Leave behind what is done."""
        for one in dzialania(self.plan):
            outcome = self.outcomes.get(one.id)
            if outcome and outcome.done and not self.wanted.done and not self.is_left(one.path):
                self.left.add(one.path)
                self.finished.append(one.id)

    # --- the plan ----------------------------------------------------------------------------

    def _head(self) -> None:
        plan, years = self.plan, self.years
        title, past = years.title(plan.tytul)
        self.data["rok"] = self.wanted.rok
        self.data["tytul"] = title
        if title == plan.tytul:
            self.ask(("tytul",), TITLE_KEPT.format(plan.rok))
        if past:
            self.ask(("tytul",), f"w tytule stoi {past}")
        for note in plan.przypisy:
            self.text(note.tekst, ("przypisy", note.id))
        for name, text in plan.proza:
            self.text(text, ("proza", name))
        for wskaznik in plan.wskazniki:
            self.measure(wskaznik, None)

    def _element(self, element: Element) -> None:
        self.text(element.nazwa, (*element.path, "nazwa"))
        for key, text in element.pola:
            self.text(text, (*element.path, key))
        for wskaznik in element.wskazniki:
            self.measure(wskaznik, None)
        holder = self.at(element.path)
        if OGOLEM not in holder:
            return
        if isinstance(holder[OGOLEM], dict):
            went = figures.periods(holder, OGOLEM, self.years, keep=self.wanted.amounts)
        else:
            went = not self.wanted.amounts
        if went:
            said = plain(periods(element.kwota_ogolem))
            if not isinstance(holder.get(OGOLEM), dict):
                self.left.add((*element.path, OGOLEM))
                self.was(element.path, f"kwota ogółem {said}")
            else:
                self.was((*element.path, OGOLEM), said)
            self.remarks.append(f"Suma podana w nagłówku „{one_line(element.nazwa)}”: {said}.")

    def _numbers(self) -> None:
        changed = []
        for path, written, former, now in recounted(self.plan):
            if not self.is_left(path):
                self.at(path[:-1])[str(path[-1])] = written
                changed.append(f"{former} → {now}")
        if changed:
            listed = ", ".join(changed)
            self.remarks.append(f"Numery policzone od nowa: {listed}; popraw odesłania w tekstach.")
