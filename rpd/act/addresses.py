"""Places of two versions of a plan, called as the annex prints them.

„Działanie 3” and „odnośnik nr 2” stand in print; the program's own „I.1.2/3” and ids do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpd.act.letter import superscript
from rpd.annex.annex import annex
from rpd.annex.table import Note, sections
from rpd.compare.changes import Place
from rpd.frozen import dataclass
from rpd.plan.model import miejsca
from rpd.plan.profil import DZIALANIE, Level, Profil
from rpd.plan.values import one_line
from rpd.polish.wording import NBSP, capital

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpd.load.whole import Loaded

_MARK = re.compile(r"\[\^([^\[\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Side:
    """One version: numbers of actions and footnotes by their ids; names also of headings."""

    numery: Mapping[str, str]
    nazwy: Mapping[str, str]
    odnosniki: Mapping[str, str]
    profil: Profil

    def words(self, text: str) -> str:
        """A text of the plan with printed marks: „usług³” where the file says „usług[^prawo]”."""
        return _MARK.sub(lambda mark: self._mark(mark[1]), text)

    def _mark(self, identifier: str) -> str:
        number = self.odnosniki.get(identifier)
        return superscript(number) if number else ""


def side(loaded: Loaded) -> Side:
    """The numbers that a version of a plan prints."""
    assert loaded.plan is not None
    document = annex(loaded.plan, loaded.strategia, loaded.slownik)
    rows = tuple(miejsca(loaded.plan))
    names = {
        section.number: "".join(run.text for run in section.runs if not isinstance(run, Note))
        for section in sections(document)
        if not section.repealed
    }
    return Side(
        {row.dzialanie.id: row.numer for row in rows},
        names | {row.dzialanie.id: row.dzialanie.nazwa for row in rows},
        {note.id: note.mark.removesuffix(")") for note in document.footnotes},
        loaded.plan.profil,
    )


@dataclass(frozen=True, slots=True)
class Addresses:
    """The two versions of a plan."""

    old: Side
    new: Side

    def before(self, place: Place) -> str:
        """The number that a place had, "" where there was none."""
        return self.old.numery.get(place.id, place.old) if place.kind == DZIALANIE else place.old

    def after(self, place: Place) -> str:
        """The number that a place has, "" where it is gone."""
        return self.new.numery.get(place.id, place.new) if place.kind == DZIALANIE else place.new

    def name(self, place: Place) -> str:
        """The name that a place has in print, or had until now, with marks of footnotes."""
        for version in (self.new, self.old):
            if name := version.nazwy.get(place.id):
                return version.words(one_line(name))
        return self.new.words(place.name)

    def stands(self, place: Place) -> bool:
        """Whether the heading that an action stood under still holds actions."""
        heading, _ = self.old.profil.parted(self.before(place))
        parted = self.new.profil.parted
        return any(parted(number)[0] == heading for number in self.new.numery.values())

    def odnosnik(self, identifier: str) -> str:
        """„nr 3”: the number of a footnote in force, else the one that it gets."""
        number = self.old.odnosniki.get(identifier) or self.new.odnosniki.get(identifier)
        return f"nr{NBSP}{number}" if number else "bez numeru"

    def named(self, place: Place) -> str:
        """„Priorytet I.1, Kierunek interwencji 2, działanie 3”."""
        if place.kind == "przypis":
            return f"odnośnik {self.odnosnik(place.id)}"
        number = self.after(place) or self.before(place)
        return ", ".join(self.steps(number)) or "plan"

    def steps(self, number: str) -> tuple[str, ...]:
        """The headings that a number goes through, and the action; see `steps`."""
        return steps(number, self.new.profil, {**self.old.nazwy, **self.new.nazwy})


def steps(number: str, profil: Profil, names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """A number as the headings it goes through: „Priorytet I.1”, „Kierunek interwencji 2”, …

    Headings without numbers are called by their `names`, which are known by their addresses.
    """
    if not number:
        return ()
    heading, lp = profil.parted(number)
    headings = [
        f"{capital(level.noun.one)}{NBSP}{_called(level, short, heading, profil, names or {})}"
        for level, short in profil.within(number)
    ]
    row = (f"{profil.dzialanie.noun.one}{NBSP}{lp}",) if lp else ()
    return (*headings, *row)


def _called(
    level: Level, short: str, heading: str, profil: Profil, names: Mapping[str, str]
) -> str:
    if level.numbering != "brak":
        return short
    address = ".".join(heading.split(".")[: profil.depth(level.kind) + 1])
    name = names.get(address) or names.get(heading) if address else ""
    return f"„{name}”" if name else short


def genitive(number: str, profil: Profil) -> str:
    """„Kierunku interwencji 2 w Priorytecie I.1”: the heading that a number names."""
    *above, (level, short) = profil.within(number)
    within = ""
    if above:
        outer, outer_short = above[-1]
        within = f" w{NBSP}{capital(outer.noun.locative)}{NBSP}{outer_short}"
    return f"{capital(level.noun.genitive)}{NBSP}{short}{within}"
