"""The cells of an action → the fields of its data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from rpd.importing import wording
from rpd.importing.cells import indicators, prose, terms
from rpd.importing.cells.bodies import Bodies
from rpd.importing.cells.money import Money
from rpd.importing.cells.names import Names
from rpd.importing.cells.numbers import AMOUNT, number
from rpd.importing.cells.read import Read
from rpd.importing.outline.faces import Face
from rpd.importing.outline.tree import Piece
from rpd.importing.source import DAY
from rpd.importing.wording import Label, lettered, lit, one_line, unlabelled
from rpd.plan.kwoty import Zapis
from rpd.plan.layout import AMOUNT as AMOUNTS
from rpd.plan.layout import SOURCES
from rpd.plan.profil import Profil

_AGAIN: Final = re.compile(r"j\.?\s?w\.?|jak wyżej\.?", re.IGNORECASE)
_DAY: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:\s?r\.)?\Z")
_FLAT_SENTENCES: Final = re.compile(r"(?<=[a-ząćęłńóśźż)])[.;]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")


@dataclass(slots=True)
class FieldRead:
    """A field of an action as it was read, and the text that it was read from."""

    key: str
    read: Read
    text: str
    place: str
    label: Label | None = None
    again: bool = False
    shared: bool = False


@dataclass(slots=True)
class Reader:
    """Reads the cells of actions of one plan; a `flat` source has lost the lines of its cells."""

    profil: Profil
    names: Names
    rok: int
    flat: bool = False
    budget: str = field(init=False)
    money: Money = field(init=False)
    bodies: Bodies = field(init=False)

    def __post_init__(self) -> None:
        """Make the readers of money and bodies."""
        column = self.profil.column("kwoty")
        self.budget = column.key if column else AMOUNTS
        zapis = Zapis(self.profil.jednostka, self.profil.miejsca, self.profil.bez_jednostki)
        self.money = Money(self.names, zapis, self.profil.znaki.all)
        self.bodies = Bodies(self.names, self.profil.role)

    def fields(self, cells: dict[Face, Piece], number_of_row: str) -> list[FieldRead]:
        """The fields that the cells of an action fill, in their order."""
        found: list[FieldRead] = []
        money = [face for face in cells if _of_money(face)]
        for face, piece in cells.items():
            if face.field.startswith("?") or face.kind in ("lp", "?"):
                continue
            if face in money:
                if face is money[0]:
                    found.append(self._money({one: cells[one] for one in money}, number_of_row))
                continue
            made = self._field(face, piece, number_of_row)
            same = next((one for one in found if one.key == made.key), None)
            if same is None:
                found.append(made)
            else:
                _merge(same, made)
        return found

    def _field(self, face: Face, piece: Piece, row: str) -> FieldRead:
        label, text = unlabelled(piece.text, row) if face.field != "nazwa" else (None, piece.text)
        if not text.strip() and label is None:
            text = piece.text
        made = FieldRead(face.field, Read(), piece.text, piece.place, label, shared=piece.shared)
        if _AGAIN.fullmatch(text.strip()):
            made.again = True
            return made
        if face.empty and one_line(text) == face.empty:
            made.read.coded.append(text.strip())
            return made
        made.read = self._read(face, text, label.letters if label else "")
        noun = self.profil.dzialanie.noun
        if label is not None:
            made.read.coded.append(label.text)
            if label.text.endswith(".") and not label.text.startswith("A"):
                made.read.doubt(f"„{label.text}” na początku uznano za numer {noun.genitive}")
            if row and row not in label.numbers and len(label.numbers) == 1:
                made.read.doubt(f"etykieta „{label.text}” przy {noun.locative} {row}")
        if piece.doubt and (piece.doubt != DAY or not _of_time(face)):
            made.read.doubt(piece.doubt)
        return made

    def _read(self, face: Face, text: str, first: str) -> Read:
        kind = face.own or face.kind
        match kind:
            case "nazwa":
                return Read(one_line(text))
            case "proza" | "tekst" | "odsylacz":
                return prose.read(
                    [part for part in text.split("\n") if part.strip()], flat=self.flat
                )
            case "pozycje" | "lista":
                return self._items(text, first, plain=kind == "lista")
            case "miary":
                return indicators.read(text, first if len(first) == 1 else "")
            case "terminy" | "termin":
                lata = self.profil.lata(self.rok)
                return terms.read(text, self.rok, lata[-1], first if len(first) == 1 else "")
            case "podmioty":
                return self.bodies.read(text, first if len(first) == 1 else "", face.role)
            case "kwota" | "liczba":
                return _number(text)
            case "data":
                return _day(text)
        return Read(one_line(text))

    def _items(self, text: str, first: str, *, plain: bool) -> Read:
        """Products: under letters, on lines of their own, or one."""
        found = Read([])
        parts = lettered(text, first if len(first) == 1 else "")
        if len(parts) == 1 and not parts[0].lit:
            lines = [re.sub(r"\A[–•▪*-]\s+", "", line) for line in text.split("\n")]
            parts = [wording.Part("", line.strip()) for line in lines if line.strip()]
        with_letters = any(part.lit for part in parts)
        for position, part in enumerate(parts):
            kept = lit(position, part.lit, len(parts)) if with_letters else ""
            name = one_line(part.text)
            if self.flat and _FLAT_SENTENCES.search(name):
                found.doubt("jedna pozycja czy kilka?", position)
            found.value.append({"nazwa": name, "lit": kept} if kept and not plain else name)
        return found

    # --- money -----------------------------------------------------------------------------------

    def _money(self, cells: dict[Face, Piece], row: str) -> FieldRead:
        """One or more columns of money: in one cell, apart as amount and source, or by periods."""
        own = [piece for piece in cells.values() if not piece.shared]
        text = "\n".join(piece.text for piece in own)
        place = next(iter(cells.values())).place
        made = FieldRead(self.budget, Read([]), text, place)
        periods = {face: piece for face, piece in cells.items() if face.okres}
        rest = {face: piece for face, piece in cells.items() if not face.okres and not face.total}
        amounts = [one_line(p.text) for face, p in rest.items() if face.field == AMOUNTS]
        sources = [one_line(p.text) for face, p in rest.items() if face.field == SOURCES]
        whole = [(face, p) for face, p in rest.items() if face.kind == "kwoty"]
        if whole:
            face, piece = whole[0]
            label, inner = unlabelled(piece.text, row)
            made.label = label
            if _AGAIN.fullmatch(inner.strip()):
                made.again = True
                return made
            if face.empty and one_line(inner) == face.empty:
                made.read.coded.append(inner.strip())
                return made
            first = label.letters if label and len(label.letters) == 1 else ""
            made.read = self.money.read(", ".join(filter(None, (inner, *sources))), first)
        elif amounts or sources:
            made.read = self.money.read(", ".join((*amounts, *sources)))
        if periods:
            self._periods(periods, made.read)
        if made.label is not None:
            made.read.coded.append(made.label.text)
        for piece in cells.values():
            if piece.doubt:
                made.read.doubt(piece.doubt)
        for face, piece in cells.items():
            if face.total:
                made.read.coded.append(one_line(piece.text))
        return made

    def _periods(self, cells: dict[Face, Piece], found: Read) -> None:
        stated: dict[Any, Any] = {}
        for face, piece in cells.items():
            text = one_line(piece.text)
            amount = AMOUNT.fullmatch(text)
            year = int(face.okres) if face.okres.isdecimal() else face.okres
            if amount is not None:
                read = self.money.read(text)
                value = read.value[0].get("kwota", 0) if read.value else 0
                stated[year] = value
                found.instead += read.instead
            elif text:
                stated[year] = text
                if text not in self.profil.znaki.all:
                    found.doubt(f"kwota na {face.okres}: nie odczytano „{text}”")
        if stated:
            entry = found.value[0] if found.value else {}
            entry["okresy"] = stated
            found.value[:1] = [entry]


def _of_time(face: Face) -> bool:
    return face.kind == "terminy" or face.own in ("data", "termin")


def _of_money(face: Face) -> bool:
    return face.kind == "kwoty" or face.field in (AMOUNTS, SOURCES)


def _merge(one: FieldRead, other: FieldRead) -> None:
    """Two columns of one field: bodies of two roles, an indicator told in two cells."""
    if isinstance(one.read.value, list) and isinstance(other.read.value, list):
        before = len(one.read.value)
        one.read.value += other.read.value
        one.read.doubts += [
            ((path[0] + before, *path[1:]) if path and isinstance(path[0], int) else path, said)
            for path, said in other.read.doubts
        ]
    elif isinstance(one.read.value, str) and isinstance(other.read.value, str):
        one.read.value = f"{one.read.value}\n\n{other.read.value}"
        one.read.doubt("złożono z dwóch kolumn")
    elif one.read.value is None:
        one.read.value = other.read.value
    one.read.coded += other.read.coded
    one.read.instead += other.read.instead
    if not other.shared:
        one.text, one.shared = f"{'' if one.shared else one.text}\n{other.text}", False


def _number(text: str) -> Read:
    found = Read()
    stated = AMOUNT.fullmatch(one_line(text))
    if stated is None:
        found.value = one_line(text)
        found.doubt(f"nie odczytano liczby „{one_line(text)}”")
    else:
        found.value = number(stated["number"])
        found.coded.append(stated["unit"] or "")
    return found


def _day(text: str) -> Read:
    found = Read(one_line(text))
    if day := _DAY.match(one_line(text)):
        found.value = f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}"
        found.instead.append(one_line(text))
    elif not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", found.value):
        found.doubt(f"nie odczytano dnia „{found.value}”")
    return found


def labels_of(reads: Iterable[FieldRead]) -> dict[str, tuple[str, ...]]:
    """The fields whose labels name several rows, with the numbers of those."""
    return {
        one.key: one.label.numbers
        for one in reads
        if one.label is not None and len(one.label.numbers) > 1
    }
