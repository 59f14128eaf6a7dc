"""A profile for a document that no profile fits: its headings as levels, its headers as columns.

What a column holds is guessed from what offices call it; any other is a field of its own, a text.
The cases of nouns are not guessed: the file says where to write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from rpd.importing.outline import faces, grid
from rpd.importing.source import Paragraph, Source
from rpd.importing.wording import one_line
from rpd.plan.layout import NUMBER
from rpd.plan.profil import DZIALANIE, Column, Profil
from rpd.polish.slug import slug
from rpd.writing import emit

_HEADING: Final = re.compile(
    r"(?P<noun>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?: [a-ząćęłńóśźż]+){0,2})\s+"
    r"(?P<number>[IVXLC]{1,6}|[0-9]{1,2}|[IVXLC0-9]{1,6}(?:\.[0-9]{1,2})+)\.?(?:[.:)]|\s|\Z)"
)
_MOST_LEVELS: Final = 5
_CASES: Final = ("mianownik", "dopelniacz", "biernik", "narzednik", "miejscownik")
_HEAD: Final = (
    "# Profil zaproponowany z dokumentu „{name}”: nagłówki kolumn i poziomów.\n"
    "# SPRAWDŹ: rodzaje pól („typ”), przypadki i rodzaj gramatyczny nazw (docs/profil.md).\n"
)
_TASK: Final = {
    "mianownik": "zadanie",
    "dopelniacz": "zadania",
    "biernik": "zadanie",
    "narzednik": "zadaniem",
    "miejscownik": "zadaniu",
    "rodzaj": "nijaki",
    "mnoga": {
        "mianownik": "zadania",
        "dopelniacz": "zadań",
        "narzednik": "zadaniami",
        "miejscownik": "zadaniach",
    },
}


def proposed(source: Source, headers: Mapping[int, str], known: Profil) -> str:
    """The text of a profile file; `known` is a profil whose columns offices call by other words."""
    columns, own = _columns(headers, known)
    data: dict[str, Any] = {
        "nazwa": "Kształt planu z dokumentu",
        "poziomy": list(_levels(source)),
        DZIALANIE: {"nazwa": _TASK, "numeracja": "arabska"},
    }
    if own:
        data["pola"] = own
    lacking = [
        one.key
        for one in known.columns
        if one.key not in {column["pole"] for column in columns} and _demanded(one)
    ]
    if lacking:
        data["wymagane"] = dict.fromkeys(lacking, "nie")
    data["uklad"] = [{"rodzaj": "tabela", "kolumny": columns}]
    return _HEAD.format(name=PurePosixPath(source.name).name) + "".join(
        emit.entry(*one, 0) for one in data.items()
    )


def _demanded(column: Column) -> bool:
    """Whether rules demand the field of every action."""
    return column.kind not in ("nazwa", "proza")


def _columns(
    headers: Mapping[int, str], known: Profil
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    of_known = [one for one in faces.faces(known) if one.kind != faces.LEVEL]
    found = faces.match(headers, of_known)
    found |= faces.guessed(headers, found, of_known)
    name = next(one for one in known.columns if one.kind == "nazwa").key
    if name not in {face.field for face in found.values()}:
        first = next((at for at in headers if at not in found), None)
        if first is not None:
            found[first] = next(face for face in of_known if face.field == name)
    columns, own, taken = [], [], {face.field for face in found.values()}
    for at, header in headers.items():
        field = found[at].field if at in found else _free(header, taken)
        if at not in found:
            own.append({"klucz": field, "nazwa": faces.bare(header), "typ": "tekst"})
        columns.append({"pole": field, "naglowek": faces.bare(header)})
    return columns, own


def _free(header: str, taken: set[str]) -> str:
    base = slug([header], "pole").replace("-", "_")
    name, number = base, 1
    while name in taken or name == NUMBER:
        number += 1
        name = f"{base}_{number}"
    taken.add(name)
    return name


def _levels(source: Source) -> Iterator[dict[str, Any]]:
    found: dict[str, str] = {}
    for text in _headings(source):
        if heading := _HEADING.match(text):
            found.setdefault(heading["noun"].lower(), heading["number"])
    for noun, number in list(found.items())[:_MOST_LEVELS]:
        cases = dict.fromkeys(
            ("mianownik", "dopelniacz", "biernik", "narzednik", "miejscownik"), noun
        )
        many = dict.fromkeys(("mianownik", "dopelniacz", "narzednik", "miejscownik"), noun)
        yield {
            "klucz": slug([noun], "poziom").replace("-", "_") + "_lista",
            "oznaczenie": slug([noun], "poziom").replace("-", "_"),
            "nazwa": cases | {"rodzaj": "meski", "mnoga": many},
            "numeracja": "z-rodzicem" if "." in number else _numbering(number),
            "wielka_litera": True,
        }


def _numbering(number: str) -> str:
    return "arabska" if number.isdecimal() else "rzymska"


def _headings(source: Source) -> Iterator[str]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield one_line(block.printed)
            continue
        for line in grid.lines(block):
            only = grid.framed(line)
            if only is not None and only.columns > 1:
                yield one_line(grid.text_of(only))
