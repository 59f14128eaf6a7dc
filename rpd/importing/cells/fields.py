"""The cells of an action → the fields of its data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from rpd.importing import wording
from rpd.importing.cells import indicators, prose, terms
from rpd.importing.cells.bodies import Bodies
from rpd.importing.cells.budget import AGAIN, Budget
from rpd.importing.cells.names import Names
from rpd.importing.cells.numbers import AMOUNT, number
from rpd.importing.cells.read import FieldRead, Read
from rpd.importing.outline.faces import Face, of_time
from rpd.importing.outline.tree import Action, Line, Piece
from rpd.importing.source import DAY
from rpd.importing.wording import lettered, lit, one_line, unlabelled
from rpd.plan.layout import BUDGET
from rpd.plan.profil import Profil

_DAY: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:\s?r\.)?\Z")
_FLAT_SENTENCES: Final = re.compile(r"(?<=[a-ząćęłńóśźż)])[.;]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")


@dataclass(slots=True)
class Reader:
    """Reads the cells of actions of one plan; a `flat` source has lost the lines of its cells."""

    profil: Profil
    names: Names
    rok: int
    flat: bool = False
    budget: str = field(init=False)
    bodies: Bodies = field(init=False)
    money: Budget = field(init=False)

    def __post_init__(self) -> None:
        """Make the readers of money and bodies."""
        column = self.profil.column("kwoty")
        self.budget = column.key if column else BUDGET
        self.money = Budget(self.profil, self.names, self.budget)
        self.bodies = Bodies(self.names, self.profil.role)

    def of_action(self, action: Action) -> list[FieldRead]:
        """The fields that an action fills, in their order."""
        return self.fields(action.cells, action.number, action.parts)

    def fields(
        self, cells: dict[Face, Piece], number_of_row: str, parts: Sequence[Line] = ()
    ) -> list[FieldRead]:
        """The fields that cells fill, in their order; `parts` say what money is made of."""
        found: list[FieldRead] = []
        money = [face for face in cells if self.money.knows(face)]
        if parts and not money:
            found.append(self.money.read({}, parts, number_of_row))
        for face, piece in cells.items():
            if face.field.startswith("?") or face.kind in ("lp", "?"):
                continue
            if face in money:
                if face is money[0]:
                    of_money = {one: cells[one] for one in money}
                    found.append(self.money.read(of_money, parts, number_of_row))
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
        if AGAIN.fullmatch(text.strip()):
            made.again = True
            return made
        if face.empty and one_line(text) == face.empty:
            made.read.coded.append(text.strip())
            return made
        made.read = self._read(face, text, label.letters if label else "")
        noun = self.profil.dzialanie.noun
        if len(face.fields) > 1:
            also = ", ".join(f"„{one}”" for one in face.fields[1:])
            made.read.doubt(f"kolumna „{face.header}” jest też o polach {also}: podziel treść")
        if label is not None:
            made.read.coded.append(label.text)
            if label.text.endswith(".") and not label.text.startswith("A"):
                made.read.doubt(f"„{label.text}” na początku uznano za numer {noun.genitive}")
            if row and row not in label.numbers and len(label.numbers) == 1:
                made.read.doubt(f"etykieta „{label.text}” przy {noun.locative} {row}")
        if piece.doubt and (piece.doubt != DAY or not of_time(face)):
            made.read.doubt(piece.doubt)
        return made

    def typed(self, kind: str, text: str) -> Read:
        """What a text is in a field of a type."""
        return self._read(Face("", kind, ""), text, "")

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
