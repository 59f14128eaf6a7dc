"""The XML of a spreadsheet's parts in a stream, and what the sheets of an XLSX share."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import Final, Literal
from xml.parsers import expat

from rpd.errors import CannotReadError
from rpd.formats.opened import MAX_TAGS, Package
from rpd.formats.spreadsheet_cells import whole

MAX_STRINGS: Final = 200_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Number formats of days and times that every workbook has without naming them."""
_PERCENTS: Final = (9, 10)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DAY = re.compile("[dmyhs]", re.IGNORECASE)

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]


def walk(
    package: Package, part: str, start: Start, end: End, text: Callable[[str], None] | None = None
) -> None:
    """Read the XML of a part in a stream, by local names. Raises CannotReadError."""
    data = package.part(part)
    package.demand_plain(data, part)
    if data.count(b"<") > MAX_TAGS:
        raise CannotReadError(
            f"„{package.name}” ma zbyt wiele komórek (część „{part}”), więc rpd go nie czyta.",
            "Zapisz w osobnym pliku same arkusze planu, bez pustych sformatowanych wierszy.",
        )
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
    parser.EndElementHandler = lambda name: end(_local(name))
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise CannotReadError(
            f"W „{package.name}” część „{part}” nie jest poprawnym XML: plik jest uszkodzony.",
            "Otwórz go w programie biurowym i zapisz od nowa albo pobierz jeszcze raz.",
        ) from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]


class Workbook:
    """What the sheets of a workbook share: their names, texts, and what their styles show."""

    def __init__(self, package: Package) -> None:
        self._package = package
        top = _targets(package, "", "officeDocument")
        self._main = next(iter(top.values()), "xl/workbook.xml")
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False
        self._parts = _targets(package, self._main, "worksheet")
        walk(package, self._main, self._start, lambda _: None)
        strings = _targets(package, self._main, "sharedStrings")
        self.strings = [text for part in strings.values() for text in _strings(package, part)]
        styles = _targets(package, self._main, "styles")
        self.styles = [shown for part in styles.values() for shown in _shown(package, part)]

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            # A sheet of a chart or a dialog is no part of these.
            link = next((v for k, v in attributes.items() if _local(k) == "id"), "")
            if link in self._parts:
                hidden = attributes.get("state", "visible") != "visible"
                self.sheets.append((attributes.get("name", ""), self._parts[link], hidden))


def _targets(package: Package, part: str, kind: str) -> dict[str, str]:
    """The parts of a kind that a part names, by the names of the links."""
    folder, name = posixpath.split(part)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, str] = {}
    if not package.has(links):
        return found

    def start(name: str, attributes: Attributes) -> None:
        of_kind = attributes.get("Type", "").rpartition("/")[2] == kind
        if name == "Relationship" and of_kind and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            whole = posixpath.normpath(posixpath.join("/", folder, target))
            found[attributes.get("Id", "")] = whole.lstrip("/")

    walk(package, links, start, lambda _: None)
    return found


def _strings(package: Package, part: str) -> list[str]:
    """The shared texts, runs joined; how they sound (furigana) is left out."""
    found: list[str] = []
    pieces: list[str] = []
    within: list[str] = []

    def start(name: str, _: Attributes) -> None:
        within.append(name)
        if name == "si":
            pieces.clear()

    def end(name: str) -> None:
        within.pop()
        if name == "si":
            found.append(unescaped("".join(pieces)))
            if len(found) > MAX_STRINGS:
                raise CannotReadError(
                    f"„{package.name}” ma ponad {MAX_STRINGS} tekstów, więc rpd go nie czyta.",
                    "Zapisz w osobnym pliku same arkusze planu.",
                )

    def text(piece: str) -> None:
        if within[-1] == "t" and "rPh" not in within:
            pieces.append(piece)

    walk(package, part, start, end, text)
    return found


def unescaped(text: str) -> str:
    """A text with its control signs, which XML cannot hold, and line ends as everywhere else."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


_Shown = Literal["", "day", "percent"]


def _shown(package: Package, part: str) -> list[_Shown]:
    """What the numbers of each style are shown as."""
    own: dict[str, _Shown] = {}
    found: list[_Shown] = []
    within: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        within.append(name)
        number = attributes.get("numFmtId", "0")
        if name == "numFmt":
            code = _QUOTED.sub("", attributes.get("formatCode", ""))
            own[number] = "day" if _DAY.search(code) else "percent" if "%" in code else ""
        elif name == "xf" and "cellXfs" in within:
            usual = whole(number)
            known: _Shown = "day" if usual in _DATES else "percent" if usual in _PERCENTS else ""
            found.append(own.get(number, known))

    def end(_: str) -> None:
        within.pop()

    walk(package, part, start, end)
    return found
