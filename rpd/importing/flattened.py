"""Text that somebody drew out of a document → the neutral source: rows with tabs, pages in between.

What stood on every page is told once; marks of notes become marks; the tags of a web page that
such texts keep are taken out and told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Final

from rpd.errors import CannotReadError, Remark
from rpd.importing.source import Block, Cell, Paragraph, PassedOver, Row, Source, Table
from rpd.importing.wording import tidy

if TYPE_CHECKING:
    from rpd.outside import files

MAX_LINES: Final = 100_000
_MAX_CELLS: Final = 200
_SUPERSCRIPTS: Final = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_NOTE: Final = re.compile(r"\s*([¹²³⁰⁴-⁹]{1,3})[)]?\s+(?=\S)(.*)\Z", re.DOTALL)
_MARK: Final = re.compile(r"\s*([¹²³⁰⁴-⁹]{1,3})[)]?(?:\s+(?=[.,;:)]))?")
_TAG: Final = re.compile(
    r"</?(?:p|ul|ol|li|br|b|i|u|em|strong|sup|sub|span|div)\b[^<>]*/?>", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"<(https?://[^<>\s]+)>")
_REPEATED: Final = 2


def read(source: files.Source) -> Source:
    """The text as a neutral source. Raises CannotReadError where it is no text, or too long."""
    return _Reader(source.name, _decoded(source)).read()


def _decoded(source: files.Source) -> str:
    data = source.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1250")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CannotReadError(
        f"„{source.name}” nie jest tekstem w kodowaniu UTF-8.",
        "Otwórz go w edytorze i zapisz jako tekst UTF-8.",
    )


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if len(self._lines) > MAX_LINES:
            raise CannotReadError(
                f"„{name}” ma ponad {MAX_LINES} wierszy, więc rpd go nie czyta.",
                "Zostaw w nim sam tekst planu.",
            )
        counted = Counter(line.strip() for line in self._lines if "\t" not in line and line.strip())
        self._repeated = {line for line, times in counted.items() if times >= _REPEATED}
        self._passed_over: list[PassedOver] = []
        self._notes: dict[str, str] = {}
        self._tags: Counter[str] = Counter()

    def read(self) -> Source:
        blocks = tuple(self._blocks())
        for tag, times in self._tags.items():
            self._passed_over.append(PassedOver("znaczniki strony", " ".join([tag] * times)))
        return Source(
            blocks,
            dict(self._notes),
            tuple(self._passed_over),
            (
                Remark(
                    "To tekst wyciągnięty z dokumentu: podział komórek na wiersze przepadł, więc "
                    "listy i wpisy odtworzono z treści."
                ),
            ),
            self._name,
            flat=True,
        )

    def _blocks(self) -> Iterator[Block]:
        rows: list[Row] = []
        seen: set[str] = set()
        tables = 0
        for number, line in enumerate(self._lines, 1):
            place = f"wiersz {number}"
            if "\t" in line:
                rows.append(self._row(line, place))
                continue
            if rows:
                tables += 1
                yield _table(rows, tables)
                rows = []
            text = line.strip()
            if not text:
                continue
            note = _NOTE.match(text)
            if note and note[2]:
                mark = note[1].translate(_SUPERSCRIPTS)
                self._notes[mark] = self._cleaned(note[2])
                self._passed_over.append(PassedOver("znak przypisu", note[1], place))
            elif text in self._repeated and text in seen:
                self._passed_over.append(PassedOver("powtórzone na stronie", text, place))
            else:
                seen.add(text)
                yield Paragraph(self._cleaned(text), place)
        if rows:
            yield _table(rows, tables + 1)

    def _row(self, line: str, place: str) -> Row:
        cells = line.split("\t")
        if len(cells) > _MAX_CELLS:
            raise CannotReadError(
                f"„{self._name}”, {place}: ponad {_MAX_CELLS} kolumn, więc to nie tabela planu.",
                "Zostaw w pliku sam tekst planu.",
            )
        made = []
        for column, text in enumerate(cells):
            inner = self._cleaned(text)
            paragraphs = tuple(Paragraph(one, place) for one in inner.split("\n") if one.strip())
            made.append(Cell(paragraphs, f"{place}, kolumna {column + 1}", column))
        return Row(tuple(made), place)

    def _cleaned(self, text: str) -> str:
        """A text without the tags of a web page, with marks of notes as marks."""
        if "<" in text:
            self._tags.update(["<>"] * len(_ADDRESS.findall(text)))
            text = _ADDRESS.sub(r"\1", text)
            self._tags.update(_TAG.findall(text))
            text = _TAG.sub("\n", text)
        if "&" in text:
            text = unescape(text)
        return tidy(_MARK.sub(lambda m: f"[^{m[1].translate(_SUPERSCRIPTS)}]", text))


def _table(rows: list[Row], number: int) -> Table:
    width = max(len(row.cells) for row in rows)
    return Table(tuple(rows), f"tabela {number}", width)
