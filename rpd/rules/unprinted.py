"""What a plan says and no layout of its profile prints: where it stands, and what to add."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.coverage import NAME, Coverage, Reach
from rpd.plan.layout import AMOUNT, HEADING, SOURCES
from rpd.plan.model import Galaz, Miejsce
from rpd.plan.profil import DZIALANIA, WSKAZNIKI
from rpd.polish.wording import capital, quote
from rpd.rules import unprinted_measures, unprinted_money
from rpd.rules.engine import Case
from rpd.rules.unprinted_measures import Lost, column, field_lost

KOLUMNY: Final = "kolumny"


@dataclass(frozen=True, slots=True)
class _Around:
    """What prints an action."""

    rows: Reach
    measures: Reach
    sources: Reach


class Unprinted:
    """Looks for what one plan says in vain."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._profil = case.plan.profil
        self._coverage = Coverage(self._profil)
        self._budget, self._measures = case.key("kwoty"), case.key("miary")
        self._bodies = case.key("podmioty")

    def all(self) -> Iterator[Lost]:
        """Everything that is lost, in the order of the annex."""
        yield from self._notes()
        own = self._case.plan.wskazniki
        yield from unprinted_measures.lost(own, self._coverage.reach((), WSKAZNIKI), self._profil)
        for galaz in self._case.galezie:
            if galaz.in_force:
                yield from self._element(galaz)
        for miejsce in self._case.in_force:
            yield from self._action(miejsce)

    def _notes(self) -> Iterator[Lost]:
        """Footnotes of headers that no column has."""
        shown = {one.fields[0] for layout in self._profil.uklad for one in layout.columns}
        if {AMOUNT, SOURCES} & shown:
            shown.add(self._budget)
        for key, _ in self._case.plan.kolumny:
            if key not in shown:
                yield Lost(
                    (KOLUMNY, key),
                    f"Załącznik nie drukuje przypisu w nagłówku kolumny {quote(key)}: nie ma jej "
                    "żadna część profilu.",
                    f"Dopisz w profilu kolumnę „{column(key, self._coverage.field_of(key))}” albo "
                    "usuń przypis z nagłówka.",
                )

    # --- elements --------------------------------------------------------------------------------

    def _element(self, galaz: Galaz) -> Iterator[Lost]:
        element, kind = galaz.element, galaz.poziom.kind
        above = [one.poziom.kind for one in galaz.elementy]
        if not self._coverage.headed(kind):
            fields = self._coverage.reach(above, DZIALANIA, WSKAZNIKI).fields
            lowest = HEADING in fields and bool(element.dzialania or element.wskazniki)
            noun = galaz.poziom.noun
            if kind not in fields and not lowest:
                yield Lost(
                    (*element.path, *((NAME,) if element.nazwa else ())),
                    f"Załącznik nie drukuje {noun.genitive}: żadna część profilu tak głęboko nie "
                    "stoi.",
                    f"Dopisz w części „uklad” profilu „na: {kind}” albo kolumnę "
                    f"„{{pole: {kind}, naglowek: {capital(noun.one)}}}”.",
                )
            for key, _ in element.pola:
                yield Lost(
                    (*element.path, key),
                    f"Załącznik nie drukuje pola {quote(key)}: {noun.one} nie ma w nim nagłówka.",
                    f"Dopisz w części „uklad” profilu „na: {kind}” albo usuń pole z planu.",
                )
        reach = self._coverage.reach(above, WSKAZNIKI)
        yield from unprinted_measures.lost(element.wskazniki, reach, self._profil)

    # --- actions ---------------------------------------------------------------------------------

    def _action(self, miejsce: Miejsce) -> Iterator[Lost]:
        dzialanie = miejsce.dzialanie
        above = [one.poziom.kind for one in miejsce.galaz.elementy]
        around = _Around(
            self._coverage.reach(above, DZIALANIA),
            self._coverage.reach(above, WSKAZNIKI),
            self._coverage.reach(above, "zrodla"),
        )
        noun = self._profil.dzialanie.noun
        if not around.rows.layouts:
            yield Lost(
                dzialanie.path,
                f"Załącznik nie drukuje {noun.genitive}: żadna część profilu nie stoi w tym "
                "miejscu.",
                f"Dopisz w części „uklad” profilu tabelę, której wierszem jest {noun.one}, bez "
                "pola „na”.",
            )
            return
        fields = around.rows.fields
        if NAME not in fields:
            yield field_lost((*dzialanie.path, NAME), column(NAME, capital(noun.one)), NAME)
        own = [key for key, _ in dzialanie.pola]
        for key in dict.fromkeys((*self._profil.fields, *own)):
            measured = key == self._measures and bool(around.measures.layouts)
            printed = key in fields or measured
            entries: object = getattr(dzialanie, key, ())
            if key != self._budget and entries and not printed:
                yield self._lost(dzialanie.path, key)
        yield from self._roles(miejsce, around.rows)
        printing = unprinted_money.Printing(around.rows, around.sources, self._case.plan.rok)
        yield from unprinted_money.lost(dzialanie, printing, self._profil)
        in_cell = self._measures in fields
        yield from unprinted_measures.lost(
            dzialanie.wskazniki, around.measures, self._profil, in_cell=in_cell
        )

    def _lost(self, path: Path, key: str) -> Lost:
        return field_lost((*path, key), column(key, self._coverage.field_of(key)), key)

    def _roles(self, miejsce: Miejsce, reach: Reach) -> Iterator[Lost]:
        shown = [one.role for one in reach.columns if self._bodies in one.fields]
        if not shown or "" in shown:
            return
        for one in miejsce.dzialanie.realizatorzy:
            if one.rola not in shown:
                role = f"o roli {quote(one.rola)}" if one.rola else "bez roli"
                yield Lost(
                    one.path,
                    f"Załącznik nie drukuje podmiotu {role}: kolumny profilu są dla innych ról.",
                    f"Wpisz przy podmiocie jedną z ról: {', '.join(dict.fromkeys(shown))}, albo "
                    f"dopisz w profilu kolumnę „{column(self._bodies, 'Realizator')}”.",
                )
