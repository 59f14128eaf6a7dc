"""Where the plan says something else by now: why a change is not made, and the shortest way out.

A hint holds when it is followed to the letter: the sheet is read again, and no clash is left.
"""

from __future__ import annotations

from collections.abc import Mapping

from rpd.diagnostics import Path
from rpd.exchange.changed import Edit, NewRow
from rpd.exchange.returned import Fault
from rpd.exchange.tables import ID, OWNER, FieldOf, Row, Table, is_number
from rpd.exchange.texts import same
from rpd.formats.forms import Value
from rpd.plan.noun import Noun
from rpd.polish.wording import QUOTE_LENGTH, quote

_SHOWN = 3


def changed_both(unit: Edit, about: FieldOf, now: Row) -> Fault:
    """The cell and the plan were both changed since the export."""
    value = now.values.get(unit.column, "")
    if unit.column in now.fixed:
        keep = f"{_back(unit.before, about)} (treści planu arkusz nie odda)"
    elif not value:
        keep = "wyczyść tę komórkę"
    elif _typed(value):
        keep = f"wpisz w tej komórce {_said(value, about)}"
    else:
        keep = "skopiuj tę komórkę z arkusza wyeksportowanego ponownie"
    return Fault(
        unit.where,
        f"w arkuszu zmieniono {_said(unit.before, about, 'pustą komórkę')} na "
        f"{_said(unit.after, about, 'pustą')}, a w planie jest już {_said(value, about, 'pusto')}.",
        f"Jeśli dobra jest treść planu, {keep}; jeśli arkusza, wpisz ją także w pliku planu.",
        _place(unit, now),
    )


def _typed(value: Value) -> bool:
    """Whether people can type a value as a message shows it."""
    return len(value) <= QUOTE_LENGTH and "\n" not in value


def _back(value: Value, about: FieldOf) -> str:
    if not value:
        return "wyczyść tę komórkę"
    return f"przywróć w tej komórce {_said(value, about)}"


def _said(value: Value, about: FieldOf, empty: str = "pusto") -> str:
    if about.column.kind in ("number", "amount", "whole") and is_number(value):
        value = value.replace(".", ",")
    return quote(value) if value else empty


def _place(unit: Edit, row: Row) -> Path:
    return (*row.path, *unit.column.split("."))


def gone(unit: Edit, about: FieldOf) -> Fault:
    """The plan has the row no more."""
    lost, elsewhere = "tego wiersza nie ma już w planie", ""
    if unit.row[1].startswith("#"):
        # Without an id it is known by what it says alone.
        lost = "takiego wiersza nie ma już w planie: usunięto go albo inaczej nazwano"
        elsewhere = "jeśli w planie tylko inaczej go nazwano, zmień tam tę wartość; "
    return Fault(
        unit.where,
        f"w arkuszu zmieniono {_said(unit.before, about, 'pustą komórkę')} na "
        f"{_said(unit.after, about, 'pustą')}, a {lost}.",
        f"Usuń albo wyczyść go w arkuszu; {elsewhere}jeśli ma wrócić do planu, wpisz go od nowa "
        "w wolnym wierszu pod tabelą.",
    )


def action_there(
    unit: NewRow, since: Row | None, table: Table, noun: Noun, names: tuple[str, str]
) -> Fault:
    """The plan has an action of that id by now; the second of the `names` is free."""
    name, other = names
    told = f": {differences(since.values, unit.values, table)}" if since else ""
    same_one = noun.agreeing("ten sam", "ta sama", "to samo")
    another = noun.agreeing("inny", "inna", "inne")
    hint = (
        f"Jeśli to {same_one} {noun.one}, usuń albo wyczyść ten wiersz; jeśli {another}, wpisz w "
        f"kolumnie „{table.by_key[ID].column.header}” „{other}”."
    )
    if unit.id:
        hint += f" To samo zrób w innych arkuszach w nowych wierszach z „{name}”."
    return Fault(unit.where, f"od eksportu dodano do planu „{name}”{told}.", hint)


def owner_gone(unit: NewRow, table: Table) -> Fault:
    """The plan has no more what a new entry is to stand in."""
    header = table.by_key[OWNER].column.header
    return Fault(
        unit.where,
        f"w planie nie ma już „{unit.owner}”.",
        f"Usuń albo wyczyść ten wiersz lub wybierz w kolumnie „{header}” inny identyfikator.",
    )


def name_taken(unit: NewRow, since: Row, table: Table) -> Fault:
    """Somebody else's entry, of the `table`, has the name that a new one would be given."""
    alike = table.key == unit.table
    told = f": {differences(since.values, unit.values, table)}" if alike else ""
    return Fault(
        unit.where,
        f"od eksportu dodano do planu taki wpis („{since.id}”){told}.",
        "Usuń albo wyczyść ten wiersz. Jeśli to jednak inny wpis, wyeksportuj potem plan i dopisz "
        "go w nowym arkuszu.",
    )


def removed_and_changed(unit: Edit | NewRow, name: str) -> Fault:
    """The row of an action was deleted, and one of its entries filled in."""
    return Fault(
        unit.where,
        f"wiersz „{name}” usunięto z arkusza, a tu coś w nim zmieniono.",
        "Usuń albo wyczyść i ten wiersz lub przywróć tamten (wystarczy powtórzyć polecenie bez "
        "--remove).",
    )


def changed_since(where: str, former: Row, now: Row, table: Table) -> Fault:
    """A row was taken out of the sheet that says something else in the plan by now."""
    told = differences(former.values, now.values, table, ("było", "jest"))
    return Fault(
        where,
        f"od eksportu zmieniono go w planie: {told}.",
        "Jeśli ma zostać, powtórz polecenie bez --remove; jeśli ma zniknąć, usuń go z pliku planu.",
        now.path,
    )


def differences(
    one: Mapping[str, Value],
    other: Mapping[str, Value],
    table: Table,
    sides: tuple[str, str] = ("w planie", "w arkuszu"),
) -> str:
    """The columns in which two rows differ, with both values."""
    found = []
    for about in table.fields:
        first, second = (side.get(about.key, "") for side in (one, other))
        if about.key in table.editable and not same(first, second):
            values = f"{sides[0]} {_said(first, about)}, {sides[1]} {_said(second, about)}"
            found.append(f"„{about.column.header}”: {values}")
    more = len(found) - _SHOWN
    return "; ".join([*found[:_SHOWN], *([f"i jeszcze {more}"] if more > 0 else [])])
