"""What ``rpd verify`` says: the verdict in the first line, the facts below, the exit code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rpd.documents.likeness import Likened, Likeness, is_of_another_version
from rpd.documents.origin import Looked, RevisionSearch
from rpd.formats.sealed import Sealed
from rpd.formats.stamp import BUILT_IN, Stamp
from rpd.frozen import dataclass
from rpd.polish.wording import count

if TYPE_CHECKING:
    from rpd.formats.signed import Signed

YES, NO, CANNOT, AGREES = 0, 1, 2, 3
"""Byte for byte; not; it cannot be told; what it says agrees, and it is not the same bytes."""

KINDS = {
    "amendment": "uchwała zmieniająca",
    "justification": "uzasadnienie",
    "comparison": "porównanie dwóch wersji planu",
    "sums": "zestawienie kwot",
    "register": "rejestr uchwał",
    "attachment": "załącznik do uchwały zmieniającej",
    "correction": "sprostowanie",
    "announcement": "obwieszczenie",
    "noticeannex": "załącznik do obwieszczenia",
}
"""Documents that are made of more than one plan with its companions, so that none is made anew."""


_NOT_PROVEN = (
    "rpd nie tworzy go na nowo: suma kontrolna chroni przed przypadkową zmianą, nie przed "
    "podrobieniem."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict and what is known; ``lines`` stand below the facts."""

    code: int
    verdict: str
    lines: tuple[str, ...] = ()


def answer(shown: str, found: Sealed, compared: Likened, looked: Looked) -> Answer:
    """What a document is that was compared with the one made of the text it names."""
    made = _likeness(shown, found, compared)
    if made.code not in (YES, AGREES):
        return made
    same_version = compared.likeness is not Likeness.WORDS
    if compared.unmarked and same_version:
        errors = count(compared.unmarked, "błąd", "błędy", "błędów")
        return Answer(
            NO,
            f"NIE. {shown} nie nosi znaku „WERSJA ROBOCZA”, a plan ma {errors}: rpd nie utworzyłby "
            "takiego dokumentu.",
        )
    match looked.revision:
        case RevisionSearch.OTHER:
            return Answer(
                NO, f"NIE. {shown} wskazuje wersję git, w której nie ma planu o tej treści."
            )
        case RevisionSearch.UNKNOWN:
            return Answer(
                NO,
                f"NIE. {shown} wskazuje wersję git, której w tym repozytorium nie ma: znikła z "
                "historii albo ktoś ją dopisał.",
            )
        case _ if not same_version:
            return replace(made, lines=(*made.lines, looked.reason, *_unmarked(compared)))
        case RevisionSearch.UNCHECKED:
            return Answer(
                AGREES,
                f"TREŚĆ ZGODNA, wersji git nie można sprawdzić. {shown} jest taki jak utworzony na "
                "nowo, ale nie wiadomo, czy wskazana w nim wersja istnieje i ma ten plan.",
                (looked.reason,),
            )
        case RevisionSearch.LATER if found.stamp.templates and not looked.reason:
            return Answer(NO, f"NIE. {shown} wskazuje wersję git, która tego planu nie zmieniła.")
        case RevisionSearch.LATER:
            return Answer(
                AGREES,
                f"TREŚĆ ZGODNA. {shown} jest taki jak utworzony na nowo; wskazuje wersję git, "
                "która ma ten plan, ale nie ona ostatnia go zmieniła (bywa tak w płytkim klonie).",
            )
        case _:
            return made


def _unmarked(compared: Likened) -> Iterator[str]:
    """Rules may have become stricter since: a plan with errors is no proof against an old file."""
    if compared.unmarked:
        errors = count(compared.unmarked, "błąd", "błędy", "błędów")
        yield f"Plan ma dziś {errors}, a dokument nie nosi znaku „WERSJA ROBOCZA”."


def _likeness(shown: str, found: Sealed, compared: Likened) -> Answer:
    of = (
        f"z wcześniejszej treści tego planu (wersja git {compared.text.commit[:12]})"
        if compared.text.commit
        else "z tego planu"
    )
    reasons = tuple(_reasons(found, compared))
    return alike(shown, found, compared.likeness, compared.signed, of, reasons)


def alike(  # noqa: PLR0917 (the sides of one comparison)
    shown: str,
    found: Sealed,
    likeness: Likeness,
    signed: Signed | None,
    of: str,
    reasons: tuple[str, ...],
) -> Answer:
    """What the likeness to a document made anew says; `of` is what that one was made of."""
    match likeness:
        case Likeness.SAME:
            return Answer(YES, f"TAK. {shown} powstał {of} i jest niezmieniony bajt po bajcie.")
        case Likeness.SIGNED:
            return Answer(
                YES,
                f"TAK. {shown} powstał {of}; podpisany, treść niezmieniona bajt po bajcie.",
                (_signatures(signed),),
            )
        case Likeness.DRAWN:
            pages = ", ".join(map(str, signed.drawn)) if signed else ""
            return Answer(
                AGREES,
                f"TREŚĆ ZGODNA. {shown} powstał {of} i jest podpisany, a podpis jest narysowany na "
                f"stronie {pages}: obejrzyj, czy niczego nie zasłania.",
                (_signatures(signed),),
            )
        case Likeness.REPACKED:
            return Answer(
                AGREES,
                f"TREŚĆ ZGODNA. {shown} powstał {of} i ma te same części, ale pakiet zapisał na "
                "nowo inny program (np. z kompresją).",
            )
        case Likeness.LINE_ENDS:
            return Answer(
                AGREES,
                f"TREŚĆ ZGODNA. {shown} powstał {of}, ale ma inne końce wierszy albo znak BOM "
                "(zmienia je git i niektóre edytory).",
            )
        case Likeness.WORDS:
            return Answer(
                AGREES,
                f"TEKST ZGODNY, plik z rpd {found.stamp.version}. {shown} drukuje te same słowa, "
                f"co dokument utworzony {of} tym programem, ale nie jest taki sam bajt po bajcie.",
                ("Porównano każde drukowane słowo, a nie wygląd.",),
            )
        case Likeness.APPENDED:
            return Answer(
                NO,
                f"NIE. Do {shown} dopisano coś, co nie jest samym podpisem (albo czego rpd nie "
                "zna); wcześniejsza część pliku jest niezmieniona.",
            )
        case Likeness.OTHER_WORDS:
            return Answer(
                NO,
                f"NIE. {shown} drukuje inne słowa niż dokument utworzony na nowo.",
                reasons,
            )
        case _:
            return Answer(
                NO,
                f"NIE. {shown} nosi znak tego planu, ale jest inny niż utworzony na nowo.",
                reasons,
            )


def _signatures(signed: Signed | None) -> str:
    number = count(signed.count if signed else 0, "podpis", "podpisy", "podpisów")
    return f"Dodano {number}; czyje są i czy są ważne, powie program do podpisów."


def _reasons(found: Sealed, compared: Likened) -> Iterator[str]:
    """Why a document is another than the one made anew: what is known for certain goes first."""
    if found.intact is False:
        yield "Ktoś zmienił plik po utworzeniu: nie zgadza się z sumą kontrolną w swoim znaku."
    if not compared.companions:
        yield (
            "Zmieniły się zapisy zmian, strategia albo słownik."
            if "consolidated" in found.stamp.parts
            else "Zmieniła się strategia albo słownik, z których plan bierze nazwy."
        )
    if not compared.templates:
        theirs = _templates(found.stamp)
        yield (
            f"Dokument utworzono z innymi szablonami: {theirs}, tu są {_templates(compared.ours)} "
            "(wskaż je opcją --templates)."
        )
    if is_of_another_version(found.stamp):
        yield f"Dokument utworzyła inna wersja programu: {found.stamp.version}."
    if found.intact is None:
        yield "Ktoś mógł zmienić plik po utworzeniu."
    elif found.intact and compared.companions and compared.templates:
        yield (
            "Plik zgadza się z sumą kontrolną w swoim znaku: utworzono go w innej wersji bibliotek "
            "albo ktoś podrobił i tekst, i sumę."
        )


def _templates(stamp: Stamp) -> str:
    if not stamp.templates:
        return "nie zapisano"
    return "wbudowane" if stamp.templates == BUILT_IN else f"własne, skrót {stamp.templates}"


def facts(found: Stamp, name: str = "", sha256: str = "") -> tuple[str, ...]:
    """What the stamp says and what the plan is, where there is one."""
    kind = ", tekst jednolity" if "consolidated" in found.parts else ""
    kind += f", stan na {found.at}" if found.at else ""
    revision = f"{kind}, wersja git {found.revision[:12]}" if found.revision else kind
    return (
        f"  dokument: plan {found.plan}, SHA-256 {found.sha256}{revision}, rpd {found.version}",
        f"  szablony: {_templates(found)}",
        *([f"  plan:     {name}, SHA-256 {sha256}"] if name else []),
    )


def lines(made: Answer, known: tuple[str, ...]) -> tuple[str, ...]:
    """The answer as it is printed."""
    return (made.verdict, *known, *(f"  – {line}" for line in made.lines if line))


def other_text(shown: str, remark: str | None, lacking: str, same_words: bool) -> Answer:
    """A document of a text that is not the plan's today and that git does not have."""
    if remark is not None:
        noted = (f"Z listy odcisków: {remark}.",) if remark else ()
        if same_words:
            return Answer(
                AGREES,
                f"TEKST ZGODNY, z wcześniejszego zapisu planu. {shown} drukuje te same słowa, co "
                "dokument utworzony z tego planu dziś.",
                noted,
            )
        return Answer(
            NO,
            f"NIE. {shown} powstał z wcześniejszego zapisu tego planu i drukuje inne słowa niż "
            "dokument utworzony dziś.",
            noted,
        )
    if lacking:
        return Answer(
            CANNOT,
            f"NIE WIADOMO. {shown} powstał z innej treści planu niż dzisiejsza, a wcześniejszych "
            "nie można tu sprawdzić.",
            (lacking,),
        )
    return Answer(NO, f"NIE. {shown} powstał z innej treści planu.")


def not_made_anew(shown: str, found: Sealed, signed: Signed | None, appended: bool) -> Answer:
    """A document of one of `KINDS`: only what its stamp says of the file itself can be held to."""
    kind = next(KINDS[part] for part in found.stamp.parts if part in KINDS)
    if found.intact is False:
        return Answer(NO, f"NIE. {shown} ({kind}) ktoś zmienił po utworzeniu.")
    if appended and signed is None:
        return Answer(NO, f"NIE. Do {shown} ({kind}) dopisano coś, co nie jest samym podpisem.")
    made = Answer(
        AGREES,
        f"NIEZMIENIONY. {shown} ({kind}) jest taki, jak go zapisał rpd {found.stamp.version}.",
        (_NOT_PROVEN,),
    )
    return replace(made, lines=(_signatures(signed), *made.lines)) if signed else made
