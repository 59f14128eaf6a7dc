"""What all formats of a comparison say alike: names, counts, the table of the budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rpd.compare.changes import Change, ChangeKind, kind_of
from rpd.compare.comparison import Comparison, Unread
from rpd.compare.effect import Effect, Line
from rpd.diagnostics import Diagnostic
from rpd.frozen import dataclass
from rpd.plan import values
from rpd.plan.model import Wskaznik
from rpd.plan.noun import Noun
from rpd.polish.wording import count, join, plural
from rpd.telling import words

Forms = tuple[str, str, str]
_FORMS: tuple[tuple[tuple[ChangeKind, ...], Forms | None], ...] = (
    (("added",), ("dodany element", "dodane elementy", "dodanych elementów")),
    (("removed",), ("usunięty element", "usunięte elementy", "usuniętych elementów")),
    (("repealed",), None),
    (("moved",), ("przeniesienie", "przeniesienia", "przeniesień")),
    (
        ("field_changed", "entry_changed", "renamed"),
        ("zmieniony zapis", "zmienione zapisy", "zmienionych zapisów"),
    ),
    (("entry_added",), ("dodany zapis", "dodane zapisy", "dodanych zapisów")),
    (("entry_removed",), ("usunięty zapis", "usunięte zapisy", "usuniętych zapisów")),
    (("entries_reordered",), ("zmiana kolejności", "zmiany kolejności", "zmian kolejności")),
)

MARKS: dict[ChangeKind, str] = {
    "added": "+",
    "entry_added": "+",
    "removed": "-",
    "entry_removed": "-",
    "repealed": "-",
    "moved": ">",
    "entries_reordered": ">",
    "renamed": "~",
    "field_changed": "~",
    "entry_changed": "~",
}
"""A sign for each kind of change, for those who see no colours."""


SIGNS = {"+": "dodano", "-": "usunięto", "~": "zmieniono", ">": "przeniesiono"}
"""The marks in words."""

SEVERITIES = {"error": "błąd", "warning": "ostrzeżenie", "info": "uwaga"}


def findings(comparison: Comparison) -> tuple[tuple[str, tuple[Diagnostic, ...]], ...]:
    """What came and what went, each under its heading; headings with nothing below are left out."""
    both = (
        ("Nowe ustalenia", comparison.new_findings),
        ("Ustalenia, których już nie ma", comparison.resolved_findings),
    )
    return tuple((heading, found) for heading, found in both if found)


def _repealed(action: Noun) -> Forms:
    """„uchylone działanie”, „uchylone działania”, „uchylonych działań”."""
    one = action.agreeing("uchylony", "uchylona", "uchylone")
    return f"{one} {action.one}", f"uchylone {action.many}", f"uchylonych {action.many_genitive}"


def counted(changes: Sequence[Change]) -> str:
    """„3 zmiany: 1 dodany element i 2 zmienione zapisy”."""
    number = Counter(kind_of(change) for change in changes)
    parts = [
        count(these, *(forms or _repealed(changes[0].place.profil.dzialanie.noun)))
        for kinds, forms in _FORMS
        if (these := sum(number[k] for k in kinds))
    ]
    said = count(len(changes), "zmiana", "zmiany", "zmian")
    return f"{said}: {join(parts)}" if parts else said


def ids(comparison: Comparison) -> tuple[str, ...]:
    """What only names things, told together; empty for nothing of the kind.

    „Nadano identyfikatory 63 wpisom (59 wskaźnikom i 4 pozycjom budżetu).”
    """
    return (*_given(comparison), *_going_on(comparison))


def _going_on(comparison: Comparison) -> Iterator[str]:
    """„44 działania są oznaczone jako dalszy ciąg …”."""
    if number := comparison.going_on:
        noun = comparison.profil.dzialanie.noun
        said = count(number, *noun.counted)
        marked = plural(
            number,
            f"jest {noun.agreeing('oznaczony', 'oznaczona', 'oznaczone')}",
            "są oznaczone",
            "jest oznaczonych",
        )
        yield (
            f"{said} {marked} jako dalszy ciąg z wcześniejszego planu, pod tym samym "
            "identyfikatorem; w druku nic się od tego nie zmienia."
        )


def _given(comparison: Comparison) -> tuple[str, ...]:
    given = comparison.with_id
    if not given:
        return ()
    indicators = sum(isinstance(entry, Wskaznik) for entry in given)
    of_what = [
        count(number, *forms)
        for number, forms in (
            (indicators, ("wskaźnikowi", "wskaźnikom", "wskaźnikom")),
            (len(given) - indicators, ("pozycji budżetu", "pozycjom budżetu", "pozycjom budżetu")),
        )
        if number
    ]
    said = count(len(given), "wpisowi", "wpisom", "wpisom")
    noun = "identyfikator" if len(given) == 1 else "identyfikatory"
    return (f"Nadano {noun} {said} ({join(of_what)}); w druku nic się od tego nie zmienia.",)


def unchanged(comparison: Comparison) -> str:
    """What is said where nothing changed."""
    return f"Bez zmian: „{comparison.old_name}” i „{comparison.new_name}” mówią to samo."


def unread(comparison: Comparison) -> tuple[str, ...]:
    """A sentence for each side that could not be read whole; none where all was compared."""
    return tuple(map(_unread, comparison.unread))


def _unread(side: Unread) -> str:
    first, number = side.findings[0], len(side.findings)
    places = count(number, "miejsca", "miejsc", "miejsc")
    which = "pierwsze: " if number > 1 else ""
    line = f"wiersz {first.span.line}, " if first.span else ""
    return (
        f"Porównanie jest niepełne: w „{side.name}” nie udało się odczytać {places} "
        f"({which}{line}{first.message.removesuffix('.')}). Zmian w tym, co tam stoi, nie "
        "wymieniono, a kwot nie wliczono do sum."
    )


def known(comparison: Comparison) -> str:
    """What is said of the findings that the baseline has; "" where there was none."""
    if comparison.known is None:
        return ""
    if not comparison.new_findings and not comparison.known:
        return "Zmiana nie wnosi ustaleń spoza stanu wyjściowego."
    if not comparison.known:
        return ""
    left_out = count(comparison.known, "ustalenie", "ustalenia", "ustaleń")
    return f"Pominięto {left_out} ze stanu wyjściowego."


def budget_alone(comparison: Comparison) -> str:
    """What is said where the plan is the same, but its sums are not (another dictionary)."""
    if comparison.changes or not comparison.effect.changed:
        return ""
    return "Plan jest ten sam, ale inny słownik przypisuje jego kwoty innym źródłom."


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A line of the table of the budget, in words."""

    name: str
    before: str
    after: str
    difference: str
    changed: bool


BUDGET_HEADERS = ("Źródło", "Przed", "Po", "Różnica")


def budget_rows(effect: Effect) -> tuple[BudgetRow, ...]:
    """Sources, then joint sets („wspólnie FEM + FERS”), then the total."""
    return (
        *(_row(_named(effect, line), line) for line in effect.zrodla),
        *(_row(f"wspólnie {_named(effect, line)}", line) for line in effect.wspolne),
        _row("Razem", effect.razem),
    )


def _named(effect: Effect, line: Line) -> str:
    named = (effect.nazwy.get(zrodlo, zrodlo) or "bez źródła" for zrodlo in line.zrodla)
    return " + ".join(named)


def _row(name: str, line: Line) -> BudgetRow:
    difference = line.difference
    return BudgetRow(
        name=name,
        before=values.amount(line.before),
        after=values.amount(line.after),
        difference=words.signed(difference) if difference else "bez zmian",
        changed=bool(difference),
    )


def budget_sentence(effect: Effect) -> str:
    """„Budżet razem: 15 630 500 zł, po zmianie 15 640 500 zł (+10 000 zł).”"""
    total = effect.razem
    if total.difference:
        return (
            f"Budżet razem: {values.amount(total.before)}, po zmianie "
            f"{values.amount(total.after)} ({words.signed(total.difference)})."
        )
    if effect.changed:
        return (
            f"Budżet razem bez zmian ({values.amount(total.after)}), ale zmienia się "
            "jego podział na źródła."
        )
    return f"Budżet bez zmian ({values.amount(total.after)})."
