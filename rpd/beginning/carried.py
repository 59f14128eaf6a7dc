"""The data of one plan → those of the plan that goes on from it, and what is to be decided there.

Actions keep their ids and say what they go on from; terms move by the years between the plans;
amounts and values are cleared or kept; the resolution, repealed parts and acknowledgements stay
behind. Whatever is not plain is left as it was with a comment, and counted: nothing is decided in
silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rpd.amendment.plan_data import set_key
from rpd.beginning import figures
from rpd.beginning.left import pruned, stays_behind, unused_notes
from rpd.beginning.numbers import recounted
from rpd.beginning.todo import Decision, Matter
from rpd.beginning.years import Years
from rpd.diagnostics import Path
from rpd.plan.model import Dzialanie, Element, Plan, Termin, Wskaznik, dzialania, elementy
from rpd.plan.profil import DZIALANIE, OGOLEM
from rpd.plan.terminy.moved import moved
from rpd.plan.values import one_line, periods
from rpd.polish.wording import plain
from rpd.writing.comments import PlacedComment

Data = Any
CHECK = "# SPRAWDŹ: "
"""How a comment begins that asks for a decision."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: the first year of the later plan, and which figures it keeps."""

    rok: int
    amounts: bool = False
    targets: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """The data of the later plan with their places in the earlier one, comments, and decisions.

    ``remarks`` are what there is to decide or to know of the plan as a whole.
    """

    data: dict[str, Data]
    origins: dict[Path, Path]
    comments: tuple[PlacedComment, ...]
    decisions: tuple[Decision, ...]
    remarks: tuple[str, ...]


def carried(plan: Plan, data: dict[str, Data], wanted: Wanted) -> Carried:
    """The later plan of an earlier one and the `data` of its file."""
    years = Years(plan.profil.lata(plan.rok), wanted.rok - plan.rok)
    return _Carrier(plan, _copied(data), years, wanted).carried(data)


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
class _Carrier:
    """Changes a copy of the data where the model of the earlier plan says what stands there."""

    plan: Plan
    data: dict[str, Data]
    years: Years
    wanted: Wanted
    left: set[Path] = field(default_factory=set)
    notes: list[tuple[Path, str]] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def carried(self, before: dict[str, Data]) -> Carried:
        self.left = stays_behind(self.plan)
        self._head()
        for element in elementy(self.plan):
            if not self._is_left(element.path):
                self._element(element)
        for one in dzialania(self.plan):
            if not self._is_left(one.path):
                self._action(one)
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
        return Carried(
            made.data, made.origins, comments, tuple(self.decisions), tuple(self.remarks)
        )

    def _is_left(self, path: Path) -> bool:
        return any(path[:depth] in self.left for depth in range(1, len(path) + 1))

    # --- the plan ----------------------------------------------------------------------------

    def _head(self) -> None:
        plan, years = self.plan, self.years
        title, past = years.title(plan.tytul)
        self.data["rok"] = self.wanted.rok
        self.data["tytul"] = title
        if title == plan.tytul:
            self._ask(("tytul",), f"w tytule nie było roku {plan.rok}, więc został bez zmian")
        if past:
            self._ask(("tytul",), f"w tytule stoi {past}")
        for note in plan.przypisy:
            self._text(note.tekst, ("przypisy", note.id))
        for name, text in plan.proza:
            self._text(text, ("proza", name))
        for wskaznik in plan.wskazniki:
            self._measure(wskaznik, None)

    def _element(self, element: Element) -> None:
        self._text(element.nazwa, (*element.path, "nazwa"))
        for key, text in element.pola:
            self._text(text, (*element.path, key))
        for wskaznik in element.wskazniki:
            self._measure(wskaznik, None)
        holder = self._at(element.path)
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
                self._was(element.path, f"kwota ogółem {said}")
            else:
                self._was((*element.path, OGOLEM), said)
            self.remarks.append(f"Suma podana w nagłówku „{one_line(element.nazwa)}”: {said}.")

    def _numbers(self) -> None:
        changed = []
        for path, number, was, now in recounted(self.plan):
            if not self._is_left(path):
                self._at(path[:-1])[str(path[-1])] = number
                changed.append(f"{was} → {now}")
        if changed:
            listed = ", ".join(changed)
            self.remarks.append(f"Numery policzone od nowa: {listed}; popraw odesłania w tekstach.")

    # --- an action ---------------------------------------------------------------------------

    def _action(self, one: Dzialanie) -> None:
        profil = self.plan.profil
        self.left.discard((*one.path, "kontynuuje"))
        holder = self._at(one.path)
        holder.pop("kontynuuje", None)
        set_key(holder, "kontynuuje", f"{self.plan.rok}/{one.id}", DZIALANIE, profil)
        self._text(one.nazwa, (*one.path, "nazwa"), one)
        if one.uchylone_litery:
            self._ask(
                one.path,
                f"uchylono tu litery ({one_line(one.uchylone_litery)}); popraw pola „lit”",
                one,
                Matter.FIELD,
            )
        for column in profil.content:
            for entry in getattr(one, column.key):
                match column.kind:
                    case "terminy":
                        self._term(entry, column.main, one)
                    case "miary":
                        self._measure(entry, one)
                    case "kwoty":
                        self._money(entry, one)
                    case "podmioty":
                        self._text(entry.uwagi, entry.path, one)
                    case "pozycje":
                        self._text(entry.nazwa, entry.path, one)
                    case _:
                        self._prose(column.key, column.main, entry, one)
            self._emptied((*one.path, column.key))

    def _prose(self, key: str, main: str, entry: Any, one: Dzialanie) -> None:
        own = next((pole for pole in self.plan.profil.pola if pole.key == key), None)
        if own is not None and own.type == "data":
            self._moved(entry.tekst, entry.path, main, one)
        elif own is not None and own.type in ("kwota", "liczba"):
            self._ask(entry.path, f"liczba z planu na {self.plan.rok} r.", one, Matter.FIELD)
        else:
            self._text(entry.tekst, entry.path, one)

    def _term(self, termin: Termin, main: str, one: Dzialanie) -> None:
        self._text(termin.opis, termin.path, one)
        self._moved(termin.tekst, termin.path, main, one)

    def _moved(self, tekst: str, path: Path, main: str, one: Dzialanie) -> None:
        later = moved(tekst, self.years.earlier, self.years.by)
        if later.doubt:
            self._ask(path, later.doubt, one, Matter.TERM)
        if later.tekst != tekst:
            self._set(path, main, later.tekst)

    def _measure(self, wskaznik: Wskaznik, one: Dzialanie | None) -> None:
        for text in (wskaznik.nazwa, wskaznik.opis):
            self._text(text, wskaznik.path, one)
        entry = self._at(wskaznik.path)
        by_period = bool(self.plan.profil.okresy)
        keep = self.wanted.targets
        went = figures.measured(entry, wskaznik, self.years, keep=keep, by_period=by_period)
        if not went:
            return
        self._was(wskaznik.path, went)
        if one is None:
            self.remarks.append(f"Wskaźnik „{one_line(wskaznik.nazwa)}”: {went}.")
        else:
            self.decisions.append(Decision(one, Matter.VALUE))

    def _money(self, pozycja: Any, one: Dzialanie) -> None:
        self._text(pozycja.warunek, pozycja.path, one)
        entry = self._at(pozycja.path)
        went = figures.money(entry, pozycja, self.years, keep=self.wanted.amounts)
        if not entry:
            self.left.add(pozycja.path)
        if went:
            self._was(pozycja.path if entry else one.path, went)
            self.decisions.append(Decision(one, Matter.AMOUNT))

    def _emptied(self, path: Path) -> None:
        """A field whose entries have all gone goes too."""
        held = self._at(path[:-1]).get(path[-1])
        if isinstance(held, list) and held:
            places = {(*path, position) for position in range(len(held))}
            if places <= self.left:
                self.left.add(path)

    # --- what they share ---------------------------------------------------------------------

    def _text(self, text: str, path: Path, one: Dzialanie | None = None) -> None:
        """Ask about a text that mentions a year which is over by then."""
        if year := self.years.mentioned(text):
            self._ask(path, f"w tekście stoi {year}", one, Matter.TEXT)

    def _ask(
        self, path: Path, doubt: str, one: Dzialanie | None = None, matter: Matter = Matter.FIELD
    ) -> None:
        self.notes.append((path, f"{CHECK}{doubt}"))
        if one is not None:
            self.decisions.append(Decision(one, matter))
        else:
            self.remarks.append(f"{_field(path)}: {doubt}.")

    def _was(self, path: Path, said: str) -> None:
        self.notes.append((path, f"{was(self.plan.rok)}{said}"))

    def _at(self, path: Path) -> Data:
        found: Data = self.data
        for step in path:
            found = found[step]
        return found

    def _set(self, path: Path, main: str, text: str) -> None:
        *above, last = path
        holder = self._at(tuple(above))
        if isinstance(holder[last], dict):
            holder[last][main] = text
        else:
            holder[last] = text


def was(rok: int | str) -> str:
    """How a comment begins that tells a figure which has gone; `rok` may be a pattern."""
    return f"# plan na {rok} r.: "


def _field(path: Path) -> str:
    named = [str(step) for step in path if isinstance(step, str)]
    return f"Pole „{'.'.join(named[-2:])}”"
