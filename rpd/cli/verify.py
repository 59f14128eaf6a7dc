"""``rpd verify``: whether a document was made from this plan, and whether it is unchanged."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rpd import files
from rpd.cli import days, documents, output, plans, verdict
from rpd.cli.command import PolishCommand, new_app
from rpd.cli.documents import Document, Format, Order
from rpd.errors import CannotReadError, NotFoundError, UsageError
from rpd.wording import quote

if TYPE_CHECKING:
    from rpd.render.stamp import Stamp

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def verify(
    file: Annotated[
        Path, typer.Argument(metavar="PLIK", help="Dokument: PDF, DOCX, HTML…", show_default=False)
    ],
    plan: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLAN]",
            help="Rok planu albo ścieżka do pliku; bez niego plan, który dokument wskazuje.",
            show_default=False,
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates", metavar="FOLDER", help="Folder z szablonami, z którymi powstał dokument."
        ),
    ] = None,
) -> int:
    """Mówi, czy dokument powstał z tego planu i czy nikt go potem nie zmienił.

    Porównuje zapisany w dokumencie skrót SHA-256 planu, a potem tworzy dokument na nowo i
    porównuje go bajt po bajcie.

    Kod wyjścia: 0 – dokument jest z tego planu i niezmieniony, 1 – nie jest, 2 – nie można
    sprawdzić.
    """
    gc.disable()
    shown = files.display_name(file)
    data = files.read_anywhere(file).data
    if len(data) > files.MAX_BYTES:
        raise CannotReadError(f"Plik {quote(shown)} jest za duży.", "Wskaż dokument z rpd.")
    found = stamp_in(data)
    if found is None and is_our_csv(data):
        return _verify_csv(data, shown, plan)
    if found is None:
        output.tell(
            f"NIE. {shown} nie ma znaku pochodzenia: nie utworzył go rpd albo znak usunięto.",
            "Uchwały zmieniające i uzasadnienia znaku nie mają: powstają z dwóch wersji planu.",
        )
        return 1
    order = _order(found, data, file, documents.folders(templates))
    path = _plan(plan, found)
    loaded = verdict.load_plan(path)
    if loaded.plan is None:
        return plans.refuse(loaded)
    version = documents.version_of(loaded, path, order)
    ours = documents.stamp_of(version, path, order, found.revision)
    facts = _facts(found, ours, version.loaded.source.name)
    if ours.sha256 != found.sha256:
        output.tell(f"NIE. {shown} powstał z innej treści planu.", *facts)
        return 1
    if documents.make(version, path, order, found.revision).data == data:
        output.tell(
            f"TAK. {shown} powstał z tego planu i jest niezmieniony bajt po bajcie.", *facts
        )
        return 0
    output.tell(
        f"NIE. {shown} nosi znak tego planu, ale jest inny niż utworzony na nowo.",
        *facts,
        "  Możliwe powody:",
        *(f"  – {reason}" for reason in _reasons(found, ours)),
    )
    return 1


def stamp_in(data: bytes) -> Stamp | None:
    """The stamp of a document, whatever its format; None where it has none."""
    from rpd.render import stamp

    texts = [data]
    if data.startswith(b"PK"):
        from rpd.render import package

        try:
            texts = list(package.unpack(data).values())
        except ValueError:
            texts = [data]  # damaged; the parts are stored as they are, so the stamp may be seen
    for text in texts:
        if found := stamp.find(text.decode("latin-1")):
            return found
    return None


def is_our_csv(data: bytes) -> bool:
    """Whether the data are a CSV with our header: data have no place for a stamp."""
    from rpd.render import csv

    return data.startswith((",".join(csv.header()) + "\n").encode("utf-8"))


def _verify_csv(data: bytes, shown: str, argument: str | None) -> int:
    path, loaded = documents.load(argument)
    if loaded.plan is None:
        return plans.refuse(loaded)
    order = Order(Format.CSV)
    version = documents.version_of(loaded, path, order)
    same = documents.make(version, path, order, "").data == data
    output.tell(
        f"TAK. {shown} jest taki sam jak utworzony na nowo z planu {loaded.source.name}."
        if same
        else f"NIE. {shown} jest inny niż utworzony na nowo z planu {loaded.source.name}; plik CSV "
        "nie ma znaku pochodzenia, więc nie wiadomo, czy zmienił się on, czy plan."
    )
    return 0 if same else 1


_KINDS = (
    (b"%PDF-", Format.PDF),
    (b"<!DOCTYPE html", Format.HTML),
    (b"word/document.xml", Format.DOCX),
    (b"application/vnd.oasis.opendocument.text", Format.ODT),
    (b"xl/workbook.xml", Format.XLSX),
)


def _order(found: Stamp, data: bytes, file: Path, folders: tuple[Path, ...]) -> Order:
    """What was asked for when the document was made: told by its stamp and its first bytes."""
    zipped = data.startswith(b"PK")
    format_ = next(
        (f for sign, f in _KINDS if (sign in data if zipped else data.startswith(sign))), None
    ) or documents.format_of(file)
    if format_ is None:
        raise UsageError(
            f"Nie wiadomo, jakiego rodzaju plikiem jest {quote(files.display_name(file))}.",
            "Nadaj mu zwykłą końcówkę nazwy, np. „.md” albo „.csv”.",
        )
    resolution = "uchwala" in found.parts
    return Order(
        format=format_,
        document=Document.RESOLUTION if resolution else Document.ANNEX,
        budget="budget" in found.parts,
        abbreviations=None if resolution else "abbreviations" in found.parts,
        draft="draft" in found.parts,
        folders=folders,
        at=days.parsed(found.at or None),
        consolidated="consolidated" in found.parts,
    )


def _plan(argument: str | None, found: Stamp) -> Path:
    """The plan that was named, or the one of the workspace that the stamp names."""
    from rpd.render.stamp import file_name

    if argument is not None:
        return plans.one(argument)
    try:
        known = plans.named([])
    except NotFoundError:
        known = []
    for path in known:
        if file_name(path.name) == found.plan:
            return path
    raise UsageError(
        f"Dokument powstał z planu {quote(found.plan)}, a tu nie ma takiego planu.",
        "Podaj plan: „rpd verify PLIK PLAN”.",
    )


def _facts(found: Stamp, ours: Stamp, name: str) -> tuple[str, str]:
    kind = ", tekst jednolity" if "consolidated" in found.parts else ""
    kind += f", stan na {found.at}" if found.at else ""
    revision = f"{kind}, wersja git {found.revision[:12]}" if found.revision else kind
    return (
        f"  dokument: plan {found.plan}, SHA-256 {found.sha256}{revision}, rpd {found.version}",
        f"  plan:     {name}, SHA-256 {ours.sha256}",
    )


def _reasons(found: Stamp, ours: Stamp) -> Iterator[str]:
    if found.companions != ours.companions:
        yield (
            "zmieniły się zapisy zmian, strategia albo słownik;"
            if "consolidated" in found.parts
            else "zmieniła się strategia albo słownik, z których plan bierze nazwy;"
        )
    if found.version != ours.version:
        yield f"dokument utworzyła inna wersja programu ({found.version}, tu jest {ours.version});"
    yield "dokument utworzono z innymi szablonami (sprawdź --templates);"
    yield "ktoś zmienił albo podpisał plik po utworzeniu."
