"""Planned against done → the report on it, part by part, as it is printed in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rpd.compare.changes import gives_id, goes_on
from rpd.compare.effect import printed_names
from rpd.compare.legal import numbered
from rpd.compare.plans import compare
from rpd.compare.told import told
from rpd.compare.unnumbered import by_name, shown
from rpd.diagnostics import Diagnostic
from rpd.frozen import dataclass
from rpd.plan import force
from rpd.plan.model import Zmiana
from rpd.plan.sprawozdanie import CzescSprawozdania, PlikZrodlowy, Sprawozdanie, Tabela
from rpd.plan.values import one_line
from rpd.plan.wykonanie import Stan
from rpd.polish import wording
from rpd.polish.wording import count, plain
from rpd.progress.done import Progress
from rpd.progress.planned import Planned
from rpd.progress.states import METHOD
from rpd.progress.sums import total
from rpd.report.progress import action_tables, asked, sheets, tables, undone, words
from rpd.report.progress.printed_table import said
from rpd.telling.describe import describe

_NONE_LATE = "Nic nie jest po terminie."
_NONE_UNDONE = "Wszystko rozpoczęto."


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report is made from besides what was done.

    ``before`` is the plan as it was when the year began, or as it was adopted in it; ``pliki`` are
    the files that were read, ``unread`` what keeps some of them from it.
    """

    plik: str
    before: Planned
    pliki: tuple[PlikZrodlowy, ...]
    unread: tuple[Diagnostic, ...] = ()


def printed(progress: Progress, sources: Sources, rpd: str) -> Sprawozdanie:
    """The report at the end of the quarter, not accepted yet."""
    kwartal = progress.kwartal
    plan = progress.planned.plan
    start = date(kwartal.rok, 1, 1)
    period = f"za okres od {wording.date(start)} do {wording.date(kwartal.ostatni_dzien)}"
    return Sprawozdanie(
        rok=kwartal.rok,
        kwartal=kwartal.rzymski,
        plan=sources.plik,
        stan_na=kwartal.ostatni_dzien,
        tytul=(
            "Sprawozdanie z wykonania planu",
            said(plan.tytul),
            said(period),
        ),
        czesci=tuple(_parts(progress, sources)),
        rpd=rpd,
        zrodla=sources.pliki,
    )


def _parts(progress: Progress, sources: Sources) -> Iterator[CzescSprawozdania]:
    profil = progress.planned.plan.profil
    yield _part("Podsumowanie", _summary(progress), [tables.states(progress)])
    for level in profil.headings:
        table = tables.level(progress, level)
        yield _part(table.tytul, (), [table])
    every = action_tables.actions(progress)
    yield _part(every.tytul, (), [every, action_tables.outside(progress)])
    money, closing = tables.money(progress)
    yield _part(money.tytul, closing, [money])
    late = tables.late(progress)
    yield _part("Po terminie", () if late else (_NONE_LATE,), [late])
    behind = undone.undone(progress)
    heading = "Czego nie rozpoczęto lub nie wykonano"
    yield _part(heading, () if behind else (_NONE_UNDONE,), [behind])
    yield _changes(progress, sources.before)
    yield CzescSprawozdania("Metoda", punkty=tuple(said(text) for text in _method(progress)))
    notes = tuple(said(note) for note in asked.notes(progress, sources.unread))
    if notes:
        yield CzescSprawozdania("Uwagi", punkty=notes)


def _part(
    heading: str, paragraphs: Iterable[str], found: Iterable[Tabela | None]
) -> CzescSprawozdania:
    return CzescSprawozdania(
        said(heading),
        tuple(map(said, paragraphs)),
        tuple(table for table in found if table is not None),
    )


def _summary(progress: Progress) -> Iterator[str]:
    noun = progress.planned.plan.profil.dzialanie.short
    day = wording.date(progress.kwartal.ostatni_dzien)
    many = count(len(progress.actions), *noun.counted)
    done = _how_many(progress, "wykonane")
    begun = _how_many(progress, "w-trakcie")
    yield (
        f"Plan ma {many}. Stan na {day}: wykonane {wording.DASH} {done}, w trakcie {wording.DASH} "
        f"{begun}, po terminie {wording.DASH} {len(progress.late)}, bez danych do oceny "
        f"{wording.DASH} {_how_many(progress, 'nieznane')}."
    )
    every = [one for _, _, one in sheets.every_indicator(progress)]
    measured = [one for one in every if one.cel is not None and one.applies]
    met = sum(one.osiagniety is True for one in measured)
    missed = sum(one.osiagniety is False for one in measured)
    unknown = len(measured) - met - missed
    if measured:
        yield (
            f"Wskaźniki z wartością docelową podaną liczbą: {len(measured)}; osiągnięto {met}, "
            f"jeszcze nie osiągnięto {missed}, brak danych o {unknown}."
        )
    suma = total(progress.linie)
    share = f", to jest {words.percent(suma.procent)} planu" if suma.procent is not None else ""
    yield (
        f"Plan po zmianach: {wording.amount(suma.plan)}; umowy: {wording.amount(suma.umowy)}; "
        f"wydatki: {wording.amount(suma.wydatki)}{share}; pozostało: "
        f"{wording.amount(suma.pozostalo)}."
    )


def _how_many(progress: Progress, stan: Stan) -> int:
    return sum(done.stan == stan for done in progress.actions)


def _changes(progress: Progress, before: Planned) -> CzescSprawozdania:
    """The resolutions that changed the plan in the period, and what they changed together."""
    now = progress.planned.plan
    since = date(progress.kwartal.rok, 1, 1)
    acts = [one for one in now.zmiany if _in_period(one, since)]
    heading = "Zmiany planu w tym okresie"
    sentences = tuple(said(sentence) for sentence in _sentences(before, progress.planned))
    if not acts and not sentences:
        return CzescSprawozdania(heading, (said("Planu w tym okresie nie zmieniono."),))
    listed = tuple(said(_act(one)) for one in acts)
    if sentences:
        together = count(len(sentences), "zmiana", "zmiany", "zmian")
        listed = (*listed, said(f"Razem w treści planu: {together}."))
    return CzescSprawozdania(heading, listed, punkty=sentences)


def _in_period(one: Zmiana, since: date) -> bool:
    day = force.since(force.of(one))
    return day is not None and day >= since


def _act(one: Zmiana) -> str:
    day = force.since(force.of(one))
    of = f" z dnia {wording.date(one.data)}" if one.data else ""
    since = f", obowiązuje od {wording.date(day)}" if day else ""
    about = f": {one_line(one.opis).removesuffix('.')}" if one.opis else ""
    return f"Uchwała nr {one_line(one.uchwala)}{of}{since}{about}."


def _sentences(before: Planned, now: Planned) -> Iterator[str]:
    old, new = before.plan, now.plan
    if old == new:
        return
    names = printed_names(old, before.slownik), printed_names(new, now.slownik)
    addresses = shown(old), shown(new)
    for change in numbered(compare(old, new), old, new):
        if not gives_id(change) and not goes_on(change):
            yield describe(told(by_name(change, *addresses), *names)).sentence


def _method(progress: Progress) -> Sequence[str]:
    noun = progress.planned.plan.profil.dzialanie.short.one
    if noun == "działanie":
        return METHOD
    return (*METHOD, f"„Działanie” znaczy w metodzie: {plain(noun)}.")
