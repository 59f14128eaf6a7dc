"""``rpd amend``: the resolution that amends a plan, its justification, and the same as data."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd import rules
from rpd.cli import (
    amend_errata,
    amend_file,
    amend_header,
    days,
    documents,
    options,
    output,
    plans,
    replacing,
    result,
    verdict,
    versions,
    vouching,
)
from rpd.cli.amend_options import Consultations, Opinions
from rpd.cli.amend_order import Document, Format, Order, targets
from rpd.cli.amendments import make
from rpd.cli.command import PolishCommand, new_app
from rpd.cli.typed import written
from rpd.diagnostics import Diagnostic
from rpd.polish.wording import plan_argument
from rpd.rules import zmiana_bez_uchwaly

if TYPE_CHECKING:
    from rpd.load import Loaded

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def amend(  # noqa: PLR0917 (typer reads the arguments from here)
    old: Annotated[
        str | None,
        options.argument(
            "[STARY]",
            "Plan obowiązujący: plik, rok planu albo wersja git; bez tego argumentu miejsce, "
            "w którym bieżąca gałąź odeszła od głównej. Sam rok albo sam plik znaczy: ten plan, "
            "jaki jest na głównej gałęzi, i ten plik na dysku.",
        ),
    ] = None,
    new: Annotated[
        str | None,
        options.argument(
            "[NOWY]",
            "Plan po zmianie: plik, rok planu albo wersja git; bez tego argumentu plik na dysku.",
        ),
    ] = None,
    plan: options.PlanOption = None,
    number: Annotated[
        str,
        options.option(
            "--number",
            "NUMER",
            "Numer uchwały zmieniającej, np. 7/2024; bez niego powstaje projekt.",
        ),
    ] = "",
    day: Annotated[
        str,
        options.day("--date", "Data uchwały zmieniającej, np. 2024-06-30."),
    ] = "",
    since: Annotated[
        str,
        options.option(
            "--in-force",
            "DZIEŃ|FORMA",
            "Wejście w życie: dzień (RRRR-MM-DD), „z dniem podjęcia”, „z dniem następującym "
            "po dniu ogłoszenia” albo „po upływie 14 dni od dnia ogłoszenia”. Bez tej opcji "
            "dokument ma w tym miejscu lukę, a zmiana liczy się od dnia podjęcia uchwały.",
        ),
    ] = "",
    retroactive: Annotated[
        str,
        options.day("--retroactive", "Moc wsteczna: „z mocą od dnia …”; wymaga --reason."),
    ] = "",
    basis: Annotated[
        str,
        options.option(
            "--basis",
            "TEKST",
            "Podstawa prawna z adresem w nawiasie na końcu, np. „art. 55 ust. 2 ustawy z dnia "
            "… (Dz. U. z 2024 r. poz. 113)”.",
        ),
    ] = "",
    signed_by: Annotated[
        str,
        options.option("--signed-by", "OSOBA", "Imię i nazwisko osoby, która podpisuje."),
    ] = "",
    sex: Annotated[
        amend_header.Sex | None,
        options.option(
            "--sex", "kobieta|mezczyzna", "Kto podpisuje: wybiera tytuł z pola „podpis”."
        ),
    ] = None,
    reason: Annotated[
        str,
        options.option(
            "--reason", "TEKST", "Powód zmiany: do uzasadnienia i do zapisu zmiany w planie."
        ),
    ] = "",
    opinion: Opinions = None,
    consultation: Consultations = None,
    document: Annotated[
        Document,
        options.option(
            "--document",
            "|".join(Document),
            "Co utworzyć: uchwałę zmieniającą, uzasadnienie do niej albo (z --errata) "
            "sprostowanie błędów tekstu ogłoszonego.",
        ),
    ] = Document.RESOLUTION,
    errata: Annotated[
        str | None,
        options.option(
            "--errata",
            "NUMERY",
            "Zmienia to, co proponują wpisy erraty o tych numerach, np. 3,7,12–15; wpisy "
            "wymienia „rpd errata”.",
        ),
    ] = None,
    whole: Annotated[
        bool,
        options.flag(
            "--whole", "Nadaje nowe brzmienie całemu załącznikowi i zapisuje go obok uchwały."
        ),
    ] = False,
    format_: Annotated[
        Format | None,
        options.format_(
            "html|pdf|docx|md",
            "Postać dokumentu; bez tej opcji według końcówki nazwy pliku po -o, a bez -o "
            "zwykły tekst w terminalu i md poza nim.",
        ),
    ] = None,
    out: options.Document = None,
    save: Annotated[
        Path | None,
        options.option(
            "--save",
            "PLIK",
            "Zapisuje zmianę jako dane, np. plans/zmiany/2024-01.yaml; wprowadza ją „rpd apply”.",
        ),
    ] = None,
    templates: options.Templates = None,
    force: options.Force = False,
) -> int:
    """Pisze uchwałę zmieniającą plan: z dwóch jego wersji, w formach techniki prawodawczej.

    Numery, które ludzie przywołują, zostają: usunięte działanie jest uchylane, dodane dostaje
    numer z literą albo następny. Gdy zmiany obejmują co najmniej połowę działań, polecenie
    proponuje nowe brzmienie całości (--whole). Z --errata poprawia omyłki wymienione w erracie.

    Kod wyjścia: 0 – utworzono, 1 – nowa wersja planu ma błędy, 2 – nie można utworzyć uchwały.
    """
    gc.disable()
    order = Order(
        number=written(number, "--number"),
        day=days.parsed(day or None, "--date"),
        given=amend_header.given(
            written(since, "--in-force"),
            retroactive,
            basis=written(basis, "--basis"),
            signed_by=written(signed_by, "--signed-by"),
            sex=sex,
            reason=written(reason, "--reason"),
            opinions=tuple(written(text, "--opinion") for text in opinion or ()),
            consultations=tuple(written(text, "--consultation") for text in consultation or ()),
        ),
        document=document,
        whole=whole,
        format=result.format_of(format_, out, Format.MD),
        folders=documents.folders(templates),
        screen=output.width(sys.stdout) if format_ is None and out is None else None,
    )
    amend_errata.demand_possible(errata, order, new)
    amend_errata.demand_unsaved(order, save)
    amend_file.demand_possible(order, out, save)
    saving = None if save is None else amend_file.saving(save, order.number)
    for target in targets(order, out):
        replacing.demand_replaceable(target, document=True, force=force)
    if errata is not None:
        return _from_errata(amend_errata.chosen(old or plan, errata), order, out, saving)
    pair = versions.pair(old, new, plan, act=True, baseline=True)
    errors = verdict.blocking(pair.new.diagnostics)
    if any(not _mended(diagnostic) for diagnostic in errors):
        told = tuple(d for d in errors if d.slug != zmiana_bez_uchwaly.SLUG)
        return plans.refuse(replace(pair.new, diagnostics=told))
    _demand_read(pair.old)
    _demand_own_words(pair.old)
    return make(pair.old, pair.new, order, out, saving)


def _from_errata(
    found: amend_errata.Chosen, order: Order, out: Path | None, saving: amend_file.Saving | None
) -> int:
    """The document from entries of errata; what their proposals break is told."""
    _demand_read(found.old)
    _demand_own_words(found.old)
    told = [d for d in verdict.blocking(found.new.diagnostics) if not _mended(d)]
    if told:
        return plans.refuse(replace(found.new, diagnostics=tuple(told)))
    if order.document is Document.CORRECTION:
        return amend_errata.correct(found, order, out)
    return amend_errata.make(found, order, out, saving)


def _mended(diagnostic: Diagnostic) -> bool:
    """Whether an amendment mends what a finding of the new version says.

    It gives rows their numbers itself. An edit that no resolution has ordered yet is what it is
    made from; names that a new heading does not have it takes from the strategy.
    """
    beginnings = rules.of(diagnostic.slug).mended
    return any(diagnostic.path[: len(place)] == place for place in beginnings)


def _demand_read(old: Loaded) -> None:
    """What could not be read of the plan in force, an act would pass over in silence."""
    for diagnostic in old.diagnostics:
        if rules.of(diagnostic.slug).unread and diagnostic.file == old.source.name:
            line = f" (wiersz {diagnostic.span.line})" if diagnostic.span else ""
            raise versions.CannotCompareError(
                f"„{old.source.name}” ma błędy budowy{line}: {diagnostic.message}",
                "Uchwała pominęłaby to, czego nie da się odczytać. Popraw najpierw ten plik.",
            )


def _demand_own_words(old: Loaded) -> None:
    """What the plan in force prints must stand in it, or nobody knows what the act changes."""
    adopted = old.plan is not None and old.plan.uchwala is not None
    if adopted and old.plan is not None and old.plan.wyrazy is None:
        # The plan of a revision is named with it.
        named = plan_argument(old.source.name.rpartition(":")[2], old.plan.rok)
        raise versions.CannotCompareError(
            f"„{old.source.name}” jest planem przyjętym, ale część wyrazów, które drukuje, stoi "
            "tylko w strategii i słowniku.",
            f"Wpisz je najpierw do planu: „rpd adopt {named}”.",
        )
    if vouching.unvouched(old.diagnostics):
        output.say(
            f"Uwaga: „{old.source.name}”, od którego liczy się zmiana, sam różni się od tekstu "
            f"uchwalonego ({zmiana_bez_uchwaly.CODE})."
        )
