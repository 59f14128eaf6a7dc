"""What a resolution does to the budget, in words and in a table, as a justification says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rpd.act.addresses import Addresses
from rpd.act.letter import Grid, Part, Point, Provision, lines_grid
from rpd.act.relevant import actions
from rpd.budget.spoken import names
from rpd.compare.changes import (
    Added,
    Change,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    Removed,
    Repealed,
)
from rpd.compare.effect import Effect, Line
from rpd.frozen import dataclass
from rpd.plan import values
from rpd.plan.companions import companions
from rpd.plan.model import Dzialanie, Plan, PozycjaBudzetu, Slownik, dzialania
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import DASH, NBSP, join
from rpd.telling import words
from rpd.telling.summary import BUDGET_HEADERS

if TYPE_CHECKING:
    from rpd.load.whole import Loaded


@dataclass(frozen=True, slots=True)
class Labels:
    """What a source is called: „Fundusze Europejskie dla Małopolski 2021–2027 (FEdM)”."""

    known: Mapping[str, str]

    def of(self, zrodla: Sequence[str]) -> str:
        """One source, or several that share amounts."""
        named = [self.known.get(zrodlo, zrodlo) or "bez źródła" for zrodlo in zrodla]
        return named[0] if len(named) == 1 else f"wspólnie: {join(named)}"


def labels(before: Loaded, after: Loaded) -> Labels:
    """The full names of sources, each with what the plan writes where that is no code."""
    known: dict[str, str] = {}
    for loaded in (before, after):
        assert loaded.plan is not None
        _, slownik = companions(loaded.plan, None, loaded.slownik)
        if slownik is not None:
            known |= _labels(loaded.plan, slownik)
    return Labels(known)


def _labels(plan: Plan, slownik: Slownik) -> dict[str, str]:
    codes, canonical = names(slownik), slownik.canonical_sources()
    written: dict[str, list[str]] = {}
    for name in dict.fromkeys(_written(plan)):
        written.setdefault(canonical.get(name, name), []).append(name)
    found = {}
    for zrodlo in slownik.zrodla:
        short = [name for name in written.get(zrodlo.id, [zrodlo.id]) if name not in codes]
        aside = f" ({', '.join(short)})" if short else ""
        nazwa = one_line(zrodlo.nazwa)
        found[zrodlo.id] = f"{nazwa}{aside}" if nazwa else ", ".join(short) or zrodlo.id
    return found


def _written(plan: Plan) -> Iterator[str]:
    for dzialanie in dzialania(plan):
        for pozycja in dzialanie.budzet:
            yield from map(one_line, pozycja.zrodla)
            yield from (one_line(udzial.zrodlo) for udzial in pozycja.podzial)
            yield from (one_line(part.zrodlo) for part in pozycja.montaz)


def effect_parts(
    effect: Effect, changes: Sequence[Change], addresses: Addresses, known: Labels
) -> Iterator[Part]:
    """The section about money: the total, the sources that gain or lose, what has no amount."""
    unstated = tuple(_unstated(changes, addresses))
    yield Provision("", keep_together(_total(effect, bool(unstated))))
    parts = [line for line in (*effect.zrodla, *effect.wspolne) if line.difference]
    for index, line in enumerate(parts, 1):
        end = "." if index == len(parts) else ";"
        yield Point(1, DASH, keep_together(_source(line, known) + end))
    if unstated:
        where = "zmienianych" if effect.changed else "następujących"
        yield Provision(
            "",
            keep_together(
                f"Plan nie podaje kwot {where} pozycji, więc ich skutku finansowego nie ma w tych "
                "sumach:"
            ),
        )
        for index, text in enumerate(unstated, 1):
            yield Point(1, DASH, keep_together(text + ("." if index == len(unstated) else ";")))
    if effect.changed:
        yield _table(effect, known)


def _total(effect: Effect, unstated: bool) -> str:
    total = effect.razem
    after = values.amount(total.after)
    if total.difference:
        verb = "zwiększa się" if total.difference > 0 else "zmniejsza się"
        step = values.amount(abs(total.difference))
        before = values.amount(total.before)
        said = f"Suma kwot wskazanych w planie {verb} o {step}: przed zmianą wynosi {before}, "
        return said + f"po zmianie {after}. W podziale na źródła:"
    if effect.changed:
        return (
            "Zmiana jest bez wpływu na łączne wydatki: suma kwot wskazanych w planie nadal wynosi "
            f"{after}. Zmienia się jej podział na źródła:"
        )
    if unstated:
        return f"Suma kwot wskazanych w planie nie zmienia się i wynosi {after}."
    return (
        "Zmiana jest bez wpływu na wydatki. Suma kwot wskazanych w planie nie zmienia się "
        f"i wynosi {after}."
    )


def _source(line: Line, known: Labels) -> str:
    done = "zwiększenie" if line.difference > 0 else "zmniejszenie"
    step = values.amount(abs(line.difference))
    before, after = values.amount(line.before), values.amount(line.after)
    return f"{known.of(line.zrodla)}: {done} o{NBSP}{step}, z {before} do {after}"


def _table(effect: Effect, known: Labels) -> Grid:
    lines = [
        *((known.of(line.zrodla), line) for line in (*effect.zrodla, *effect.wspolne)),
        ("Razem", effect.razem),
    ]
    return lines_grid(
        "Budżet przed zmianą i po zmianie według źródeł",
        tuple(zip(BUDGET_HEADERS, (34, 22, 22, 22), strict=True)),
        (
            (
                (name,),
                (values.amount(line.before),),
                (values.amount(line.after),),
                (words.signed(line.difference) if line.difference else "bez zmian",),
            )
            for name, line in lines
        ),
        numeric=True,
        total=True,
    )


# --- what has no amount --------------------------------------------------------------------------


def _unstated(changes: Iterable[Change], addresses: Addresses) -> Iterator[str]:
    """What changes in entries without an amount, whose effect no sum can show."""
    for change in changes:
        entries = [pozycja for pozycja in _money(change) if _without_amount(pozycja)]
        if entries:
            said = "; ".join(dict.fromkeys(map(words.money, entries)))
            yield f"{addresses.named(change.place)}: {said}"


def _money(change: Change) -> tuple[PozycjaBudzetu, ...]:
    match change:
        case Added(value=Dzialanie()) | Removed(value=Dzialanie()) | Repealed():
            assert isinstance(change.value, Dzialanie)
            return change.value.budzet
        case Added() | Removed():
            return tuple(p for d in actions(change.value) for p in d.budzet)
        case EntryAdded(entry=PozycjaBudzetu()) | EntryRemoved(entry=PozycjaBudzetu()):
            assert isinstance(change.entry, PozycjaBudzetu)
            return (change.entry,)
        case EntryChanged(old=PozycjaBudzetu(), new=PozycjaBudzetu()):
            assert isinstance(change.old, PozycjaBudzetu)
            assert isinstance(change.new, PozycjaBudzetu)
            return (change.old, change.new)
        case _:
            return ()


def _without_amount(pozycja: PozycjaBudzetu) -> bool:
    return pozycja.kwota is None and not pozycja.bez_kosztow
