"""Why a cell of a sheet of execution cannot be written to the file of its body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rpd.diagnostics import Path
from rpd.exchange.changed import Edit
from rpd.exchange.execution_asked import PLANNED
from rpd.exchange.returned import Fault
from rpd.exchange.tables import Row
from rpd.exchange.texts import same
from rpd.plan.noun import Noun
from rpd.plan.wykonanie import WLASNE, ZNAKI
from rpd.polish.wording import join, quote

_OWN_MEANS: Final = {WLASNE: "środki własne"}


def no_row(edit: Edit) -> Fault:
    """The plan has no such row for the body any more."""
    name = edit.row[1] if not edit.row[0] else f"{edit.row[0]}/{edit.row[1]}"
    return Fault(
        edit.where,
        f"plan nie ma już dla tego podmiotu wiersza {quote(name)}, więc nie ma gdzie wpisać "
        f"{quote(edit.after)}.",
        "Wyeksportuj arkusz jeszcze raz i przenieś do niego wpisy.",
    )


def replanned(former: Row, row: Row) -> tuple[str, str] | None:
    """What the plan says of a row otherwise than when the sheet was made."""
    for key in sorted(PLANNED):
        before, after = former.values.get(key, ""), row.values.get(key, "")
        if not same(before, after):
            return (
                f"plan zmienił się od wydania arkusza: było {quote(before)}, jest {quote(after)}.",
                "Wyeksportuj arkusz jeszcze raz i przenieś do niego wpis, jeśli nadal jest dobry.",
            )
    return None


def stale(edit: Edit, row: Row) -> Fault:
    """The file says something else than when the sheet was made."""
    current = row.values.get(edit.column, "")
    then = quote(edit.before) if edit.before else "pusto"
    return Fault(
        edit.where,
        f"wpisano {quote(edit.after) if edit.after else 'pusto'}, a w pliku wykonania jest już "
        f"{quote(current) if current else 'pusto'} (gdy wydawano arkusz: {then}).",
        "Ustal, która wartość jest dobra, i popraw arkusz albo plik.",
    )


def no_amount(edit: Edit) -> Fault:
    """Words in the place of an amount."""
    signs = join((f"„{znak}”" for znak in ZNAKI), " albo ")
    return Fault(
        edit.where,
        f"{quote(edit.after)} nie jest kwotą.",
        f"Wpisz samą liczbę w złotych; jeśli jej nie ma – {signs}.",
    )


def sign_and_amounts(edits: Sequence[Edit], sign: str, sources: Sequence[str]) -> Fault:
    """A sign, which stands for the whole entry, beside amounts."""
    edit = next((one for one in edits if one.after == sign), edits[0])
    named = join(quote(_OWN_MEANS.get(one, one)) for one in sources)
    return Fault(
        edit.where,
        f"stoi „{sign}”, a kwotę ma też {named}; te słowa mówią o całej pozycji.",
        "Zostaw same kwoty albo same te słowa.",
    )


def halves(
    data: Mapping[str, Any], places: Sequence[tuple[Path, Edit]], noun: Noun
) -> Iterator[Fault]:
    """What was filled in beside a cell that must not stay empty then, once for every row."""
    told: set[Path] = set()
    for path, edit in places:
        row = path[:-1]
        held = _at(data, row)
        if row in told or not isinstance(held, Mapping) or not edit.after:
            continue
        for table, column, beside, message, hint in _HALVES:
            wanted = beside is None or beside in held
            if edit.table == table and wanted and column not in held:
                told.add(row)
                yield Fault(edit.where, message, hint.format(noun=noun))


_HALVES: Final = (
    (
        "wskazniki",
        "wartosc",
        None,
        "wiersz ma wpis, a kolumna „Wartość” jest pusta.",
        "Wpisz wartość; jeśli jej jeszcze nie ma – „brak danych”.",
    ),
    (
        "kamienie",
        "osiagnieto",
        None,
        "wiersz ma wpis, a kolumna „Osiągnięto” jest pusta.",
        "Wpisz dzień; o kamieniu jeszcze nieosiągniętym napisz w uwagach do {noun.genitive}.",
    ),
    (
        "dzialania",
        "powod",
        "stan",
        "podano stan, a kolumna „Dlaczego” jest pusta.",
        "Napisz dlaczego albo wyczyść stan: wynika sam z wartości i terminów.",
    ),
    (
        "dzialania",
        "stan",
        "powod",
        "napisano dlaczego, a stanu nie podano.",
        "Wybierz stan albo przenieś tekst do uwag.",
    ),
)


def _at(data: Any, path: Path) -> Any:
    """What stands at a path; None where nothing does any more."""
    held = data
    for step in path:
        if isinstance(held, Mapping):
            held = held.get(str(step))
        elif isinstance(held, list) and isinstance(step, int) and step < len(held):
            held = held[step]
        else:
            return None
    return held
