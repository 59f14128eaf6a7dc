"""What the one who signs an amending act should know, and the act cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rpd.cli import output
from rpd.plan import force
from rpd.polish.wording import count

if TYPE_CHECKING:
    from rpd.act.amendment import Amending
    from rpd.compare.changes import Change
    from rpd.diagnostics import Diagnostic
    from rpd.load import Loaded
    from rpd.plan.model import Plan


def of_changes(before: Loaded, after: Loaded, amending: Amending | None) -> None:
    """What the one who signs should know and the document cannot say."""
    from rpd.act.amendment import MANY, unprinted
    from rpd.compare.plans import compare

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
        output.say(
            f"Uwaga: {said} załącznik nie drukuje (identyfikatory, powiązania, odstępstwa); "
            "uchwała o tym nie mówi."
        )
    _say_citations(before, after)
    if amending is not None and amending.touched >= MANY:
        percent = round(amending.touched * 100)
        output.say(
            f"Uwaga: zmiany obejmują {percent}% działań; rozważ nowe brzmienie całego załącznika "
            "(--whole)."
        )


def strayed_ids(old: Loaded, new: Loaded) -> tuple[Diagnostic, ...]:
    """What became of the ids of entries between the plan in force and its new version."""
    from rpd.cli import diff_findings
    from rpd.compare.plans import compare

    assert old.plan is not None
    assert new.plan is not None
    return diff_findings.strayed_ids(old, new, compare(old.plan, new.plan))


def of_ids(strayed: Sequence[Diagnostic]) -> None:
    """Entries that lost the ids under which their execution is kept."""
    for diagnostic in strayed:
        where = f"{diagnostic.where}: " if diagnostic.where else ""
        output.say(f"Uwaga: {where}{diagnostic.message} {diagnostic.hint} ({diagnostic.code})")


def _say_citations(before: Loaded, after: Loaded) -> None:
    """Texts that cite what the resolution takes away or gives another number."""
    from rpd.act.citations import citations, cites_notes

    assert before.plan is not None
    assert after.plan is not None
    notes = _notes(before, after) if cites_notes(after.plan) else {}
    for citation in citations(before.plan, after.plan, notes):
        output.say(citation.sentence)


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
    return taken or change.field == "uchwala.w_sprawie"


def of_numbers(new: Plan, target: Plan) -> None:
    """Kierunki in force keep their numbers, whatever the new version of the file writes."""
    from rpd.plan.model import full_number, kierunki

    written = [full_number(p, k) for _, p, k in kierunki(new) if k.uchylony is None]
    printed = [full_number(p, k) for _, p, k in kierunki(target) if k.uchylony is None]
    for one, other in zip(written, printed, strict=True):
        if one != other:
            output.say(
                f"Uwaga: kierunek interwencji zapisany jako {one} ma w uchwale numer {other}; "
                "numery w mocy zostają, a dodany między nimi dostaje literę."
            )


def of_header(
    before: Loaded, after: Loaded, target: Plan, remarks: Sequence[str], said: force.Force
) -> None:
    """What the act lacks, and what of the new version no act carries over."""
    from rpd.compare.normal import folded

    output.say(*remarks)
    if force.awaits_publication(said):
        output.say(
            "Uwaga: dzień, od którego uchwała obowiązuje, wynika z ogłoszenia. Gdy będzie znane, "
            "wpisz je w polu „publikacja” zmiany; do tego czasu zmiana nie obowiązuje."
        )
    assert before.plan is not None
    assert after.plan is not None
    written = after.plan.uchwala
    known = [folded(one) for one in (before.plan.uchwala, target.uchwala) if one]
    if written is not None and folded(written) not in known:
        output.say(
            "Uwaga: nowa wersja ma inne pole „uchwala” niż plan obowiązujący; uchwała zmieniająca "
            "tego nie zmienia."
        )
