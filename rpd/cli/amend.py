"""``rpd amend``: the resolution that amends a plan, its justification, and the same as data."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rpd import files
from rpd.cli import days, documents, output, plans, versions
from rpd.cli.command import PolishCommand, new_app
from rpd.diagnostics import UNREAD, Severity
from rpd.errors import UsageError
from rpd.wording import count, plain, quote

if TYPE_CHECKING:
    from rpd.act.amendment import Amending
    from rpd.load import Loaded
    from rpd.model import Plan
    from rpd.render.letter import Act

app = new_app()


class Format(StrEnum):
    """Formats of acts."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MD = "md"


class Document(StrEnum):
    """What can be made."""

    RESOLUTION = "uchwala"
    JUSTIFICATION = "uzasadnienie"


@dataclass(frozen=True, slots=True)
class _Order:
    """What is asked for."""

    number: str
    day: date | None
    since: date | None
    reason: str
    document: Document
    whole: bool
    format: Format
    folders: tuple[Path, ...]


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def amend(  # noqa: PLR0917 (typer reads the arguments from here)
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="[STARY]",
            help="Plan obowiązujący: plik, rok planu albo wersja git; bez tego argumentu miejsce, "
            "w którym bieżąca gałąź odeszła od głównej.",
            show_default=False,
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="[NOWY]",
            help="Plan po zmianie: plik, rok planu albo wersja git; bez tego argumentu plik na "
            "dysku.",
            show_default=False,
        ),
    ] = None,
    plan: Annotated[
        str | None,
        typer.Option(
            "--plan",
            metavar="PLAN",
            help="Rok planu albo ścieżka do pliku; bez tej opcji najnowszy plan.",
            show_default=False,
        ),
    ] = None,
    number: Annotated[
        str,
        typer.Option(
            "--number",
            metavar="NUMER",
            help="Numer uchwały zmieniającej, np. 7/2024; bez niego powstaje projekt.",
            show_default=False,
        ),
    ] = "",
    day: Annotated[
        str,
        typer.Option(
            "--date",
            metavar="DZIEŃ",
            help="Data uchwały zmieniającej, np. 2024-06-30.",
            show_default=False,
        ),
    ] = "",
    since: Annotated[
        str,
        typer.Option(
            "--in-force",
            metavar="DZIEŃ",
            help="Dzień wejścia w życie; bez tej opcji dzień podjęcia uchwały.",
            show_default=False,
        ),
    ] = "",
    reason: Annotated[
        str,
        typer.Option(
            "--reason",
            metavar="TEKST",
            help="Powód zmiany: do uzasadnienia i do zapisu zmiany w planie.",
            show_default=False,
        ),
    ] = "",
    document: Annotated[
        Document,
        typer.Option(
            "--document",
            metavar="uchwala|uzasadnienie",
            help="Co utworzyć: uchwałę zmieniającą albo uzasadnienie do niej.",
            show_default=False,
        ),
    ] = Document.RESOLUTION,
    whole: Annotated[
        bool,
        typer.Option(
            "--whole",
            help="Nadaje nowe brzmienie całemu załącznikowi i zapisuje go obok uchwały.",
        ),
    ] = False,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="html|pdf|docx|md",
            help="Postać dokumentu; bez tej opcji według końcówki nazwy pliku po -o, a bez -o md.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PLIK", help="Zapisuje dokument do pliku."),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save",
            metavar="PLIK",
            help="Zapisuje zmianę jako dane, np. plans/zmiany/2024-01.yaml; wprowadza ją „rpd "
            "apply”.",
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="FOLDER",
            help="Folder z własnymi szablonami; bez niego „szablony” obok folderu „plans”.",
        ),
    ] = None,
) -> int:
    """Pisze uchwałę zmieniającą plan: z dwóch jego wersji, w formach techniki prawodawczej.

    Numery, które ludzie przywołują, zostają: usunięte działanie jest uchylane, dodane dostaje
    numer z literą albo następny. Gdy zmiany obejmują co najmniej połowę działań, polecenie
    proponuje nowe brzmienie całości (--whole).

    Kod wyjścia: 0 – utworzono, 1 – nowa wersja planu ma błędy, 2 – nie można utworzyć uchwały.
    """
    gc.disable()
    order = _Order(
        number=_written(number, "--number"),
        day=days.parsed(day or None, "--date"),
        since=days.parsed(since or None, "--in-force"),
        reason=_written(reason, "--reason"),
        document=document,
        whole=whole,
        format=_format(format_, out),
        folders=documents.folders(templates),
    )
    _demand_possible(order, out, save)
    pair = versions.pair(old, new, plan)
    for target in _targets(order, out, save):
        versions.keep_the_plans(pair, target)
    if _errors(pair.new):
        errors = [d for d in pair.new.diagnostics if d.severity is Severity.ERROR]
        return plans.refuse(replace(pair.new, diagnostics=tuple(errors)))
    _demand_read(pair.old)
    return _make(pair.old, pair.new, order, out, save)


def _errors(new: Loaded) -> int:
    """Errors of the new version that the act would not mend: it gives rows their numbers itself."""
    return sum(
        d.severity is Severity.ERROR and d.slug != "powtorzony-numer" for d in new.diagnostics
    )


def _demand_read(old: Loaded) -> None:
    """What could not be read of the plan in force, an act would pass over in silence."""
    for diagnostic in old.diagnostics:
        if diagnostic.slug in UNREAD and diagnostic.file == old.source.name:
            line = f" (wiersz {diagnostic.span.line})" if diagnostic.span else ""
            raise versions.CannotCompareError(
                f"„{old.source.name}” ma błędy budowy{line}: {diagnostic.message}",
                "Uchwała pominęłaby to, czego nie da się odczytać. Popraw najpierw ten plik.",
            )


def _demand_own(save: Path, number: str) -> None:
    """Keep the amendment of another resolution: its file is the only record of what it did."""
    from rpd.diff.apply import parse

    if not save.is_file():
        return
    there = files.read(save)
    kept = parse(there.data, there.name)
    if kept.uchwala != number:
        raise UsageError(
            f"W pliku {quote(there.name)} stoi już zmiana uchwałą nr {kept.uchwala}.",
            "Podaj po --save inną nazwę.",
        )


def _make(before: Loaded, after: Loaded, order: _Order, out: Path | None, save: Path | None) -> int:
    from rpd.act.amendment import CannotAmendError, demand_adopted
    from rpd.diff.in_force import demand_next

    old, new = demand_adopted(before, after)
    demand_next(old, order.number, order.day, order.since)
    amending = None if order.whole else _amending(before, after, order)
    if amending is not None and not amending.instructions:
        raise CannotAmendError(
            "W druku nic się nie zmienia, więc uchwała nie miałaby treści.",
            "Co różni wersje poza drukiem, powie „rpd diff”.",
        )
    target = new if amending is None else amending.plan
    from rpd.act.document import document as worded

    resolution = worded(
        old,
        before.slownik,
        amending,
        order.number,
        order.day,
        since=order.since,
        templates=order.folders,
    )
    act = resolution.act
    if order.document is Document.JUSTIFICATION:
        act = _justification(before, replace(after, plan=target), order)
    if order.format is Format.PDF and (missing := _unprintable(act)):
        return missing
    saved = _saved(old, target, order, resolution.unit) if save is not None else b""
    data = _rendered(act, after, order)
    if out is not None:
        output.save(out, data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    if order.whole and out is not None and order.document is Document.RESOLUTION:
        _save_annex(after, new, order, out)
    # The record of a resolution comes last: where a document fails, there is none.
    if save is not None:
        files.make_folder(save.parent)
        output.save(save, saved)
    _remarks(before, replace(after, plan=target), amending)
    _say_what_stays(new, target)
    return 0


def _amending(before: Loaded, after: Loaded, order: _Order) -> Amending:
    from rpd.act.amendment import amending

    # A draft has a blank where the number comes; the justification shows what it repeals.
    return amending(before, after, order.number or "……………", order.day)


def _justification(before: Loaded, after: Loaded, order: _Order) -> Act:
    from rpd.act.justification import justification
    from rpd.diff.comparison import comparison

    assert before.plan is not None
    compared = comparison(before, after)
    return justification(before.plan, compared, order.number, order.day, order.reason)


def _rendered(act: Act, after: Loaded, order: _Order) -> bytes:
    from rpd.render import letter, letter_files
    from rpd.render.annex import annex
    from rpd.render.stamp import moment, noon

    assert after.plan is not None
    document = annex(after.plan, after.strategia, after.slownik)
    day = noon(order.day) if order.day else moment(document)
    about = letter.About(document.meta.organ, day)
    return letter_files.render(act, about, order.format, templates=order.folders)


def _saved(old: Plan, target: Plan, order: _Order, unit: str) -> bytes:
    """The amendment as the bytes of its file."""
    from rpd.diff.apply import dump
    from rpd.diff.operations import Amendment, operations

    assert order.day is not None
    found = operations(old, target)
    if not found:
        raise UsageError("Wersje mówią to samo; nie ma zmian do zapisania.", "Usuń --save.")
    amendment = Amendment(
        uchwala=order.number,
        data=order.day.isoformat(),
        rok=old.rok,
        operacje=found,
        opis=order.reason,
        obowiazuje_od=order.since.isoformat() if order.since else "",
        paragraf=unit,
    )
    return dump(amendment).encode("utf-8")


def _beside(out: Path) -> Path:
    """Where the annex to a resolution goes."""
    return out.with_name(f"{out.stem}-zalacznik{out.suffix}")


def _targets(order: _Order, out: Path | None, save: Path | None) -> list[Path]:
    """All files that would be written."""
    annexed = order.whole and order.document is Document.RESOLUTION
    documents_ = [] if out is None else [out, *([_beside(out)] if annexed else [])]
    return documents_ + ([] if save is None else [save])


def _save_annex(after: Loaded, new: Plan, order: _Order, out: Path) -> None:
    """The annex to the amending resolution, beside it: „uchwala-zalacznik.docx”."""
    from rpd.model import Uchwala

    assert new.uchwala is not None
    uchwala = None
    if order.number and order.day:
        uchwala = Uchwala(new.uchwala.organ, order.number, order.day, None)
    attached = replace(after, plan=replace(new, uchwala=uchwala, zmiany=()))
    beside = _beside(out)
    asked = documents.Order(documents.Format(order.format.value), folders=order.folders)
    made = documents.make(documents.Version(attached), Path(after.source.name), asked, "")
    if made.data is not None:
        output.save(beside, made.data)
        return
    for place, characters in made.unprintable:
        output.say(f"{place}: czcionka dokumentu nie ma znaków: {characters}.")
    raise UsageError("Załącznika nie da się wydrukować.", "Zmień te znaki w planie.")


def _remarks(before: Loaded, after: Loaded, amending: Amending | None) -> None:
    """What the one who signs should know and the document cannot say."""
    from rpd.act.amendment import MANY, unprinted
    from rpd.diff.compare import compare

    assert before.plan is not None
    assert after.plan is not None
    apart = unprinted(compare(before.plan, after.plan))
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
    if amending is not None and amending.touched >= MANY:
        percent = round(amending.touched * 100)
        output.say(
            f"Uwaga: zmiany obejmują {percent}% działań; rozważ nowe brzmienie całego załącznika "
            "(--whole)."
        )


def _say_what_stays(new: Plan, target: Plan) -> None:
    """A kierunek that went with its actions stays in print, as long as its rows are cited."""
    from rpd.model import full_number, kierunki, obowiazuje

    left = {full_number(priorytet, kierunek) for _, priorytet, kierunek in kierunki(new)}
    for _, priorytet, kierunek in kierunki(target):
        number = full_number(priorytet, kierunek)
        if number not in left and not any(map(obowiazuje, kierunek.dzialania)):
            output.say(
                f"Uwaga: kierunek interwencji {number} zostaje w druku; uchwała uchyla jego "
                "działania, a nagłówek i numery „(uchylone)” stoją dalej."
            )


def _unprintable(act: Act) -> int:
    """Exit code 1 with the reasons where a PDF lacks characters, else 0."""
    from rpd.render import letter

    missing = letter.unprintable(act)
    for place, characters in missing:
        output.say(f"{place}: czcionka dokumentu nie ma znaków: {characters}.")
    if missing:
        output.say(
            "Nie utworzono pliku. Zmień te znaki w planie albo wybierz inną postać dokumentu (np. "
            "HTML)."
        )
    return 1 if missing else 0


def _written(text: str, option: str) -> str:
    """What was typed, if it can stand in a document and in a file."""
    text = plain(text).strip()
    if not text.isprintable():
        raise UsageError(
            f"W tekście po {option} jest znak, którego nie widać albo nie da się zapisać.",
            "Wpisz ten tekst na nowo, zwykłymi znakami.",
        )
    return text


def _format(asked: Format | None, out: Path | None) -> Format:
    if asked is not None:
        return asked
    if out is None:
        return Format.MD
    try:
        return Format(out.suffix.lower().removeprefix("."))
    except ValueError:
        raise UsageError(
            f"Końcówka nazwy {quote(out.name)} nie mówi, jaki plik utworzyć.",
            f"Użyj jednej z końcówek: {', '.join('.' + f for f in Format)}, albo dodaj --format.",
        ) from None


def _demand_possible(order: _Order, out: Path | None, save: Path | None) -> None:
    if order.format in (Format.PDF, Format.DOCX) and out is None and sys.stdout.isatty():
        raise UsageError(
            f"Plik {order.format} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o uchwala.{order.format}",
        )
    if save is not None and not (order.number and order.day):
        raise UsageError(
            "Zmianę zapisuje się z numerem i datą uchwały.", "Dodaj --number i --date."
        )
    if save is not None:
        _demand_own(save, order.number)
    targets = _targets(order, out, save)
    for target in targets:
        if target is not save:
            output.keep_data(target)
    if len({target.resolve() for target in targets}) < len(targets):
        raise UsageError("Dwa wyniki trafiłyby do tego samego pliku.", "Podaj dwie różne nazwy.")
