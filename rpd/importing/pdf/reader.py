"""A PDF → the neutral source: by its tags where it has them, by lines and places where it has none.

What stands on the pages is taken out by a native library in a process of its own, within bounds;
what cannot be read is refused in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from rpd.errors import CannotReadError, Remark
from rpd.formats import confined, opened
from rpd.formats.filetype import FileType
from rpd.formats.typeset import MissingExtraError
from rpd.importing.pdf import aside as pdf_aside
from rpd.importing.pdf import drawn, native, tagged
from rpd.importing.pdf import pages as pdf_pages
from rpd.importing.pdf import tree as pdf_tree
from rpd.importing.pdf.pages import ARTIFACT, HIDDEN, SOFT, UNKNOWN, Pages
from rpd.importing.pdf.text import Texts
from rpd.importing.source import Block, Cell, PassedOver, Source, Table
from rpd.outside import extras

if TYPE_CHECKING:
    from rpd.outside import files

MAX_FILE: Final = 64 * 1024 * 1024
_MEMORY: Final = 160 * 1024 * 1024
_CLAIMED: Final = 0.9
"""The share of the words that tags must hold for the whole to be read by them."""
_UNKNOWN: Final = 0.2
_PICTURE: Final = 0.4
"""The share of a page that pictures cover when it may be a scan."""
_AGAIN: Final = "Zapisz go na nowo w programie, w którym powstał („Eksportuj do PDF”), i powtórz."
_TEXT: Final = (
    "Potrzebny jest plik z tekstem: poproś o DOCX albo o PDF zapisany z edytora, nie ze skanera; "
    "można też rozpoznać tekst programem OCR i sprawdzić wynik."
)
_END: Final = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF\s*\Z")
_LENGTH: Final = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+([0-9]{1,12})\b")
_SCRIPT: Final = re.compile(rb"/S\s*/JavaScript\b|/JavaScript\s*<<|/JavaScript\s+[0-9]+ [0-9]+ R")


def read(source: files.Source) -> Source:
    """The document as a neutral source.

    Raises:
        CannotReadError: it is no PDF that may be read, or there is no text in it.
        MissingExtraError: the library that reads PDF is not installed.
    """
    _demand_whole(source)
    pages = _pages(source)
    _demand_text(source.name, pages)
    texts = Texts.of(pages.words())
    tree = pdf_tree.tree(pages)
    aside: tuple[PassedOver, ...]
    if _tells(pages, tree):
        reader = tagged.Reader(texts)
        blocks, notes = reader.blocks(tree.root), reader.notes
        heads = "".join(cell.text for cell in _heads(blocks))
        aside = (
            *pdf_aside.artifacts(pages, heads, texts),
            *pdf_aside.outside(tree.outside, texts),
        )
        remarks = [Remark("Budowę dokumentu wzięto ze znaczników (tagów) pliku PDF.")]
    else:
        blocks, notes, aside = drawn.read(pages, texts)
        remarks = [
            Remark(
                "Plik PDF nie ma znaczników (tagów): komórki tabel odczytano z linii i położenia "
                "tekstu, a akapity z układu wierszy.",
                "Porównaj wynik z dokumentem; pewniejszy jest DOCX albo PDF z tagami.",
                grave=True,
            )
        ]
    remarks += _remarks(pages)
    aside += tuple(_said(pages)) + tuple(texts.passed_over)
    return Source(blocks, notes, aside, tuple(remarks), source.name)


def _heads(blocks: Iterable[Block]) -> Iterator[Cell]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows[:1] for cell in row.cells)


# --- what is refused -----------------------------------------------------------------------------


def _demand_whole(source: files.Source) -> None:
    """Refuse what is no PDF, is too large or cut off: the library would read what is left."""
    data, name = source.data, source.name
    opened.demand_kind(source, opened.file_type(source), FileType.PDF)
    if len(data) > MAX_FILE:
        raise CannotReadError(
            f"„{name}” ma ponad {MAX_FILE // 1024 // 1024} MB, więc rpd go nie czyta.",
            "Zapisz w osobnym pliku PDF same strony planu, bez obrazów.",
        )
    tail = data.rstrip(b"\0\t\n\r\f ")[-2048:]
    said = _LENGTH.search(data[:2048])
    if b"%%EOF" not in tail or (said and int(said[1]) > len(data)):
        raise CannotReadError(
            f"„{name}” jest ucięty: brakuje końca pliku PDF.",
            "Pobierz go albo skopiuj jeszcze raz.",
        )
    if _SCRIPT.search(data):
        raise _with_script(name)


def _with_script(name: str) -> CannotReadError:
    return CannotReadError(
        f"„{name}” zawiera skrypt JavaScript, czyli program, którego dokument nie potrzebuje.",
        "Otwórz go w przeglądarce plików PDF i „wydrukuj do PDF”: kopia będzie bez skryptu.",
    )


def _pages(source: files.Source) -> Pages:
    if find_spec("pypdfium2") is None:
        raise MissingExtraError(
            "Do wczytania plików PDF potrzebny jest dodatek, który nie jest zainstalowany.",
            f"Zainstaluj go: {extras.command('import')}",
        )
    size = len(source.data)
    bounds = confined.Bounds(
        seconds=10 + size // 100_000,  # a page is some ten kilobytes, and takes a twentieth
        memory=_MEMORY + 2 * size,
        output=96 * 1024 * 1024,
    )
    try:
        told = confined.work(native.taken, (source.name, source.data), bounds)
    except confined.EndedError as error:
        raise _ended(source.name, error) from error
    pages = pdf_pages.read(told)
    if pages.scripts:
        raise _with_script(source.name)
    if pages.xfa:
        raise CannotReadError(
            f"„{source.name}” to formularz XFA: jego treść nie stoi na stronach pliku PDF.",
            "Otwórz go w programie Adobe Reader i „wydrukuj do PDF”, a potem wczytaj wydruk.",
        )
    return pages


def _ended(name: str, error: confined.EndedError) -> CannotReadError:
    numbers = [line for line in error.own.splitlines() if line.isdecimal()]
    where = f" (strona {numbers[-1]})" if numbers else ""
    match error.why:
        case "start":
            return CannotReadError(
                f"Nie można odczytać „{name}”: osobny proces nie daje się uruchomić ({error.own}).",
                "Sprawdź ograniczenia systemu i powtórz.",
            )
        case "time":
            why = "odczytanie trwa zbyt długo"
        case "memory" | "output":
            why = "odczytanie zajmuje zbyt dużo pamięci"
        case _:
            # A library without memory ends by itself, too.
            why = "plik jest uszkodzony albo zbyt złożony"
    return CannotReadError(f"Nie można odczytać „{name}”{where}: {why}.", _AGAIN)


def _demand_text(name: str, pages: Pages) -> None:
    """Refuse a document whose words nobody can know: pictures, or signs without a meaning."""
    words = list(pages.words())
    if not words:
        pictures = [page.number for page in pages.pages if page.images > _PICTURE]
        if pictures:
            raise CannotReadError(
                f"„{name}” to skan: jego strony (od {pictures[0]}. strony) są obrazami bez tekstu.",
                _TEXT,
            )
        raise CannotReadError(f"W „{name}” nie ma żadnego tekstu.", _TEXT)
    unknown = [word for word in words if word.flags & UNKNOWN]
    if len(unknown) > _UNKNOWN * len(words):
        raise CannotReadError(
            f"W „{name}” (strona {unknown[0].page}) tekst widać, ale plik nie mówi, jakie to "
            "litery: kroje pisma nie mają tablicy znaków.",
            _TEXT,
        )


def _tells(pages: Pages, tree: pdf_tree.Tree) -> bool:
    """Whether the tags hold the document."""
    seen = sum(not word.flags & ARTIFACT and bool(word.text) for word in pages.words())
    outside = sum(bool(word.text) for word in tree.outside)
    return bool(tree.root.kids) and outside <= (1 - _CLAIMED) * seen


# --- what is told --------------------------------------------------------------------------------


def _remarks(pages: Pages) -> Iterator[Remark]:
    if pages.attachments:
        names = ", ".join(f"„{name}”" for name in pages.attachments)
        plan = any(name.endswith((".yaml", ".yml")) for name in pages.attachments)
        yield Remark(
            f"Plik PDF ma załączniki, których nie wczytano: {names}.",
            "Załącznik YAML to plan, z którego rpd zrobił ten dokument; zapisz go z przeglądarki "
            "plików PDF, a importu nie trzeba."
            if plan
            else "",
        )
    pictures = [page for page in pages.pages if page.images > _PICTURE]
    blank = [page for page in pictures if not any(w.mark >= 0 or w.text for w in page.words)]
    if blank:
        yield Remark(
            f"Na stronach {_numbers(blank)} są obrazy bez tekstu; ich treści nie wczytano.",
            _TEXT,
            grave=True,
        )
    hidden = [page for page in pages.pages if any(word.flags & HIDDEN for word in page.words)]
    if hidden:
        yield Remark(
            f"Tekst na stronach {_numbers(hidden)} pochodzi z rozpoznania obrazu (OCR) i może mieć "
            "błędy.",
            "Porównaj wynik z dokumentem.",
            grave=True,
        )
    divided = sum(bool(word.flags & SOFT) for word in pages.words())
    if divided:
        yield Remark(
            f"Złączono wyrazy podzielone na końcu wiersza ({divided}); plik mówi, gdzie je "
            "podzielono."
        )


def _numbers(pages: list[pdf_pages.Page]) -> str:
    shown = ", ".join(str(page.number) for page in pages[:12])
    return f"{shown} i dalszych" if len(pages) > 12 else shown


def _said(pages: Pages) -> Iterator[PassedOver]:
    """What somebody has written over the pages: notes, fields of forms."""
    for page in pages.pages:
        for kind, text in page.remarks:
            what = pdf_aside.ANNOTATIONS.get(kind, "adnotacja")
            if text or kind in pdf_aside.STRUCK:
                yield PassedOver(what, " ".join(text.split()), page.place)
