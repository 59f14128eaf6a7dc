"""What the one who signs an amending act should know, and the act cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rpd.documents.act_order import ActAsked, ActKind
from rpd.errors import Remark
from rpd.plan import force
from rpd.polish.wording import count, plain

if TYPE_CHECKING:
    from rpd.act.proven import Amending
    from rpd.compare.changes import Change
    from rpd.diagnostics import Diagnostic
    from rpd.documents.acts import Drawn
    from rpd.load.whole import Loaded
    from rpd.plan.model import Plan
    from rpd.plan.profil import Profil


def of(made: Drawn, before: Loaded, after: Loaded, order: ActAsked) -> Iterator[Remark]:
    """What there is to say of an act by which the plan `before` becomes the one `after` it."""
    assert after.plan is not None
    yield from _of_changes(before, replace(after, plan=made.plan), made.amending)
    yield from _of_numbers(after.plan, made.plan)
    if made.amending is not None:
        yield from _letters(made.amending, after.plan.profil)
    if order.document is ActKind.RESOLUTION:
        yield from _of_header(before, after, made)


def _of_changes(before: Loaded, after: Loaded, amending: Amending | None) -> Iterator[Remark]:
    from rpd.act.proven import MANY, unprinted
    from rpd.compare.plans import compare
    from rpd.documents.act_unordered import marks_differ

    assert before.plan is not None
    assert after.plan is not None
    apart = [c for c in unprinted(compare(before.plan, after.plan)) if not _taken_over(c)]
    if apart:
        said = count(
            len(apart),
            "zmiana dotyczy zapisu, którego",
            "zmiany dotyczą zapisów, których",
            "zmian dotyczy zapisów, których",
        )
        yield Remark(
            f"Uwaga: {said} załącznik nie drukuje (identyfikatory, powiązania, odstępstwa); "
            "uchwała o tym nie mówi."
        )
    if amending is not None and marks_differ(before.plan, after.plan):
        yield Remark(
            "Uwaga: zmienia się też wygląd znaków odnośników (pole „znak_odnosnika”), a uchwała o "
            "tym nie mówi; przywróć dotychczasową wartość tego pola albo użyj --whole."
        )
    yield from _citations(before, after)
    touched = amending.touched if amending is not None else None
    if touched is not None and touched.share >= MANY:
        yield Remark(
            f"Uwaga: zmiany obejmują {round(touched.share * 100)}% {touched.rows}; "
            "rozważ nowe brzmienie całego załącznika (--whole)."
        )


def strayed_ids(old: Loaded, new: Loaded) -> tuple[Diagnostic, ...]:
    """What became of the ids of entries between the plan in force and its new version."""
    from rpd.compare.plans import compare
    from rpd.workspace import new_findings

    assert old.plan is not None
    assert new.plan is not None
    return new_findings.strayed_ids(old, new, compare(old.plan, new.plan))


def of_ids(strayed: Sequence[Diagnostic]) -> Iterator[Remark]:
    """Entries that lost the ids under which their execution is kept."""
    for diagnostic in strayed:
        where = f"{diagnostic.where}: " if diagnostic.where else ""
        said = f"Uwaga: {where}{diagnostic.message} {diagnostic.hint} ({diagnostic.code})"
        yield Remark(said)


def _citations(before: Loaded, after: Loaded) -> Iterator[Remark]:
    """Texts that cite what the resolution takes away or gives another number."""
    from rpd.act.citations import citations, cites_notes

    assert before.plan is not None
    assert after.plan is not None
    notes = _notes(before, after) if cites_notes(after.plan) else {}
    for citation in citations(before.plan, after.plan, notes):
        yield Remark(citation.sentence)


def _letters(made: Amending, profil: Profil) -> Iterator[Remark]:
    """Letters that the act repeals and gives to other words in the same breath."""
    from rpd.act.printed_parts import PARTS
    from rpd.act.repealed_letters import taken_again

    for cell, letter in taken_again(made.orders):
        number = profil.of_row(cell.heading.partition(PARTS)[0], cell.lp)
        header = profil.headers.get(cell.column)
        column = f" w kolumnie „{header}”" if header else ""
        yield Remark(
            f"Uwaga: w {profil.dzialanie.noun.locative} {number}{column} "
            f"uchwała uchyla lit. {letter} i zaraz oznacza tą "
            "literą inny tekst, więc dawne przytoczenia tej litery wskażą co innego. Aby litery "
            "zostały, zapisz w nowej wersji pozostałe pozycje z ich dotychczasowymi literami."
        )


def _notes(before: Loaded, after: Loaded) -> dict[str, str]:
    """The numbers of footnotes in force that go → their new ones, or ""."""
    from rpd.act.addresses import side

    old, new = side(before).odnosniki, side(after).odnosniki
    return {number: new.get(i, "") for i, number in old.items() if new.get(i) != number}


def _taken_over(change: Change) -> bool:
    """Whether a change only puts a word of the dictionary into the plan, or the act orders it."""
    from rpd.compare.changes import FieldChanged

    if not isinstance(change, FieldChanged):
        return False
    taken = change.field.startswith("wyrazy.") and change.old is None
    ordered = change.field == "uchwala.w_sprawie" or change.field.startswith("wyrazy.profil.")
    return taken or ordered


def _of_numbers(new: Plan, target: Plan) -> Iterator[Remark]:
    """Headings in force keep their numbers, whatever the new version of the file writes."""
    from rpd.plan.model import galezie

    noun = new.profil.lowest.noun.one
    written, printed = (
        [
            galaz.numer
            for galaz in galezie(plan)
            if galaz.poziom.kind == plan.profil.lowest.kind and galaz.element.uchylony is None
        ]
        for plan in (new, target)
    )
    for one, other in zip(written, printed, strict=True):
        if one != other:
            yield Remark(
                f"Uwaga: {noun} zapisany jako {one} ma w uchwale numer {other}; "
                "numery w mocy zostają, a dodany między nimi dostaje literę."
            )


def _of_header(before: Loaded, after: Loaded, made: Drawn) -> Iterator[Remark]:
    """What the act lacks, and what of the new version no act carries over."""
    from rpd.act.resolution import undeclined
    from rpd.compare.normal import folded
    from rpd.plan.values import one_line

    yield from map(Remark, made.resolution.remarks)
    if force.awaits_publication(made.said):
        yield Remark(
            "Uwaga: dzień, od którego uchwała obowiązuje, wynika z ogłoszenia. Gdy będzie znane, "
            "wpisz je w polu „publikacja” zmiany; do tego czasu zmiana nie obowiązuje."
        )
    assert before.plan is not None
    assert after.plan is not None
    written = after.plan.uchwala
    former, now = before.plan.tytul, after.plan.tytul
    kept = made.plan.uchwala
    if kept and undeclined(kept.w_sprawie, former, now):
        yield Remark(
            f"Uwaga: tytuł uchwały pozostaje „w sprawie {plain(one_line(kept.w_sprawie))}”, choć "
            "tytuł planu jest inny: program nie odmienia wyrazów. Wpisz w nowej wersji planu, w "
            "polu „uchwala”, w_sprawie: z nowym tytułem w tym samym przypadku; uchwała zmieni "
            "wtedy także swój tytuł."
        )
    known = [folded(one) for one in (before.plan.uchwala, made.plan.uchwala) if one]
    if written is not None and folded(written) not in known:
        yield Remark(
            "Uwaga: nowa wersja ma inne pole „uchwala” niż plan obowiązujący; uchwała zmieniająca "
            "tego nie zmienia."
        )
