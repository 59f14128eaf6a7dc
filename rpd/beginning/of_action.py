"""An action in the later plan: its link, its terms, its indicators, its money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rpd.amendment.plan_data import set_key
from rpd.beginning import figures
from rpd.beginning.carrier import Carrier
from rpd.beginning.todo import Decision, Matter
from rpd.diagnostics import Path
from rpd.plan import measures
from rpd.plan.model import Dzialanie, PozycjaBudzetu, Termin, Wskaznik, dzialania
from rpd.plan.profil import DZIALANIE
from rpd.plan.terminy.moved import moved
from rpd.plan.values import number, one_line
from rpd.polish.wording import plain
from rpd.telling import words
from rpd.writing.doubts import CHECK, FORMER_BASE, FORMER_NUMBER


@dataclass(slots=True)
class Actions(Carrier):
    """Carries actions and indicators over."""

    def action(self, one: Dzialanie) -> None:
        """Carry an action over."""
        profil = self.plan.profil
        self.left.discard((*one.path, "kontynuuje"))
        holder = self.at(one.path)
        holder.pop("kontynuuje", None)
        set_key(holder, "kontynuuje", f"{self.plan.rok}/{one.id}", DZIALANIE, profil)
        self.text(one.nazwa, (*one.path, "nazwa"), one)
        outcome = self.outcomes.get(one.id)
        if outcome and outcome.stan == "odstapiono":
            why = f": {one_line(outcome.powod)}" if outcome.powod else ""
            self.ask(one.path, f"odstąpiono w {self.plan.rok} r.{why}", one, Matter.FIELD)
        if one.uchylone_litery:
            self.ask(
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
                        self.measure(entry, one)
                    case "kwoty":
                        self._money(entry, one)
                    case "podmioty":
                        self.text(entry.uwagi, entry.path, one)
                    case "pozycje":
                        self.text(entry.nazwa, entry.path, one)
                    case _:
                        self._prose(column.key, column.main, entry, one)
            self._emptied((*one.path, column.key))

    def _prose(self, key: str, main: str, entry: Any, one: Dzialanie) -> None:
        own = next((pole for pole in self.plan.profil.pola if pole.key == key), None)
        if own is not None and own.type == "data":
            self._moved(entry.tekst, entry.path, main, one)
        elif own is not None and own.type in ("kwota", "liczba"):
            self.ask(entry.path, FORMER_NUMBER.format(self.plan.rok), one, Matter.FIELD)
        else:
            self.text(entry.tekst, entry.path, one)

    def _term(self, termin: Termin, main: str, one: Dzialanie) -> None:
        self.text(termin.opis, termin.path, one)
        self._moved(termin.tekst, termin.path, main, one)

    def _moved(self, tekst: str, path: Path, main: str, one: Dzialanie) -> None:
        later = moved(tekst, self.years.earlier, self.years.by)
        if later.doubt:
            self.ask(path, later.doubt, one, Matter.TERM)
        if later.tekst != tekst:
            self.set_text(path, main, later.tekst)

    def measure(self, wskaznik: Wskaznik, one: Dzialanie | None) -> None:
        """Carry an indicator over, of an action, an element or the plan."""
        for text in (wskaznik.nazwa, wskaznik.opis):
            self.text(text, wskaznik.path, one)
        self._measured_too(wskaznik, one)
        outcome = self.outcomes.get(one.id) if one is not None else None
        reached = outcome.values.get(wskaznik.id) if outcome is not None else None
        rest = reached.rest if reached is not None else None
        went = figures.measured(
            self.at(wskaznik.path),
            wskaznik,
            self.years,
            keep=self.wanted.targets,
            bases=self.wanted.bases is not False,
            by_period=bool(self.plan.profil.okresy),
            rest=rest,
        )
        said = went
        if reached is not None:
            left = "" if rest is None else f", zostało {plain(number(rest))}"
            before = went or figures.values_of(wskaznik)
            said = "; ".join(filter(None, (before, f"{reached.said}{left}")))
        if said:
            self.was(wskaznik.path, said)
        if went and one is not None:
            self.decisions.append(Decision(one, Matter.VALUE))
        elif went:
            self.remarks.append(f"Wskaźnik „{one_line(wskaznik.nazwa)}”: {went}.")
        self._based(wskaznik, one)

    def _based(self, wskaznik: Wskaznik, one: Dzialanie | None) -> None:
        """Ask about a base that stays though it says no year: it was that of the earlier plan."""
        base = wskaznik.baza
        asked = self.wanted.bases is None and not self.wanted.targets
        if not asked or base is None or base.rok is not None:
            return
        said = FORMER_BASE.format(plain(measures.value(base, wskaznik.jednostka)), self.plan.rok)
        self.notes.append((wskaznik.path, f"{CHECK}{said}"))
        if one is not None:
            self.decisions.append(Decision(one, Matter.BASE))
        else:
            self.remarks.append(f"Wskaźnik „{one_line(wskaznik.nazwa)}”: {said}")

    def _measured_too(self, wskaznik: Wskaznik, one: Dzialanie | None) -> None:
        """Take out the actions that it measures and that do not go on."""
        gone = {other.id for other in dzialania(self.plan) if self.is_left(other.path)}
        lost = [name for name in wskaznik.mierzone_dzialania if name in gone]
        if not lost:
            return
        entry = self.at(wskaznik.path)
        entry["mierzone_dzialania"] = [n for n in entry["mierzone_dzialania"] if n not in gone]
        if not entry["mierzone_dzialania"]:
            del entry["mierzone_dzialania"]
        doubt = f"mierzył też to, czego nie przeniesiono: {', '.join(lost)}"
        self.ask(wskaznik.path, doubt, one, Matter.FIELD)

    def _money(self, pozycja: PozycjaBudzetu, one: Dzialanie) -> None:
        self.text(pozycja.warunek, pozycja.path, one)
        entry = self.at(pozycja.path)
        went = figures.money(entry, pozycja, self.years, keep=self.wanted.amounts)
        if not entry:
            self.left.add(pozycja.path)
        outcome = self.outcomes.get(one.id)
        spent = outcome.money.get(pozycja.id, "") if outcome is not None else ""
        if went:
            self.decisions.append(Decision(one, Matter.AMOUNT))
        if went or spent:
            said = "; ".join(filter(None, (went or plain(words.money(pozycja)), spent)))
            self.was(pozycja.path if entry else one.path, said)

    def _emptied(self, path: Path) -> None:
        """A field whose entries have all gone goes too."""
        held = self.at(path[:-1]).get(path[-1])
        if isinstance(held, list) and held:
            places = {(*path, position) for position in range(len(held))}
            if places <= self.left:
                self.left.add(path)
