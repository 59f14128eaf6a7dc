"""The columns of money of a row → entries of its budget.

Money stands in one cell, or apart: amounts and sources, a column each period, a column each source,
rows below it for what each source brings in. Sums are not read; where they disagree, that is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from rpd.importing.cells.amounts import Amounts, plain, stated
from rpd.importing.cells.money import Money
from rpd.importing.cells.names import Names
from rpd.importing.cells.read import FieldRead, Read
from rpd.importing.outline.faces import SHARE, Face
from rpd.importing.outline.tree import Line, Piece
from rpd.importing.wording import one_line, unlabelled
from rpd.plan.layout import AMOUNT as AMOUNTS
from rpd.plan.layout import NEEDS, OF_MONEY, SOURCES
from rpd.plan.profil import Profil
from rpd.reading.build_money import zapis_of
from rpd.writing.doubts import NO_SUM_OF_ROWS, SOURCE_UNREAD

AGAIN: Final = re.compile(r"j\.?\s?w\.?|jak wyżej\.?", re.IGNORECASE)
_MADE_OF: Final = re.compile(r"[–—-]\s+")


class Budget:
    """Reads the money of rows of one plan; `key` is the field that it goes to."""

    def __init__(self, profil: Profil, names: Names, key: str) -> None:
        self._profil = profil
        self._zapis = zapis_of(profil)
        self._money = Money(names, self._zapis, profil.znaki.all, profil.okresy)
        self._amounts = Amounts(profil, self._money)
        self._names = names
        self._key = key
        own = {one.key for one in profil.pola}
        self._facts = [one for one in OF_MONEY if one not in own]

    def knows(self, face: Face) -> bool:
        """Whether a column is about money."""
        return (
            face.kind in ("kwoty", SHARE)
            or face.field in (AMOUNTS, SOURCES)
            or (face.field in self._facts and face.own is None)
        )

    def read(self, cells: Mapping[Face, Piece], parts: Sequence[Line], row: str) -> FieldRead:
        """The entries that the columns of a row, and the rows below it, come to."""
        pieces = [piece for piece in cells.values() if not piece.shared]
        pieces += [piece for part in parts for piece in part.cells.values()]
        place = next((piece.place for piece in (*cells.values(), *pieces)), "")
        made = FieldRead(self._key, Read([]), "\n".join(one.text for one in pieces), place)
        if parts:
            self._made_of(cells, parts, made.read)
        else:
            self._of_row(cells, made, row)
        for piece in (*cells.values(), *(p for part in parts for p in part.cells.values())):
            if piece.doubt:
                made.read.doubt(piece.doubt)
        return made

    def amount_of(self, text: str) -> Any:
        """The number of an amount, in the unit of the plan; None for other words."""
        return self._amounts.of(text, Read())

    def _of_row(self, cells: Mapping[Face, Piece], made: FieldRead, row: str) -> None:
        periods = _only(cells, lambda face: bool(face.okres) and face.field not in self._facts)
        totals = _only(cells, lambda face: face.total)
        shares = _only(cells, lambda face: face.kind == SHARE)
        whole = _only(cells, lambda face: face.kind == "kwoty" and not (face.okres or face.total))
        amounts = _only(
            cells, lambda face: face.field == AMOUNTS and not (face.okres or face.total)
        )
        sources = _only(cells, lambda face: face.field == SOURCES)
        if whole:
            if not self._whole(next(iter(whole.items())), sources, made, row):
                return
        elif amounts or (sources and not periods):
            made.read = self._apart(amounts, sources)
        if shares:
            self._shares(shares, {**totals, **amounts}, made.read)
        elif periods:
            self._periods(periods, sources if not (amounts or whole) else {}, made.read)
            self._amounts.check_periods(periods, totals, made.read)
        elif totals:
            self._lone_total(totals, made.read)
        self._facts_of(cells, made.read)
        if made.label is not None:
            made.read.coded.append(made.label.text)

    def _whole(
        self, of_all: tuple[Face, Piece], sources: Mapping[Face, Piece], made: FieldRead, row: str
    ) -> bool:
        """Read a cell that says all of the money; False where it says no more than „jw.”."""
        face, piece = of_all
        label, inner = unlabelled(piece.text, row)
        made.label = label
        if AGAIN.fullmatch(inner.strip()):
            made.again = True
            return False
        if face.empty and one_line(inner) == face.empty:
            made.read.coded.append(inner.strip())
            return False
        first = label.letters if label and len(label.letters) == 1 else ""
        said = [one_line(one.text) for one in sources.values()]
        listed = face.entries == "srednik"
        made.read = self._money.read(", ".join(filter(None, (inner, *said))), first, listed=listed)
        return True

    # --- amounts and sources apart ---------------------------------------------------------------

    def _apart(self, amounts: Mapping[Face, Piece], sources: Mapping[Face, Piece]) -> Read:
        """A column of amounts and one of sources: an entry each where there are as many of both."""
        found = Read([])
        written = _entries(self._said(amounts, found))
        named = self._said(sources, found)
        several = [one for one in re.split(r"[;,\n]\s*", named) if one.strip()]
        if len(written) > 1 and len(several) == len(written):
            for amount, source in zip(written, several, strict=True):
                self._take(self._money.read(f"{amount}, {source}"), found)
            found.doubt("kwoty i źródła z dwóch kolumn połączono po kolei")
        elif len(written) > 1:
            for amount in written:
                self._take(self._money.read(amount), found)
            if named:
                self._take(self._money.read(named), found)
                found.doubt("kwot jest kilka, a źródła stoją osobno: połącz je")
        else:
            self._take(self._money.read(", ".join(filter(None, (*written, named)))), found)
        return found

    def _said(self, cells: Mapping[Face, Piece], found: Read) -> str:
        """What the cells say, without what stands for nothing."""
        said = []
        for face, piece in cells.items():
            text = one_line(piece.text)
            if face.empty and text == face.empty:
                found.coded.append(text)
            else:
                said.append(text)
        return ", ".join(filter(None, said))

    @staticmethod
    def _take(read: Read, into: Read) -> None:
        at = len(into.value)
        into.value += read.value
        into.doubts += [
            ((path[0] + at, *path[1:]) if path and isinstance(path[0], int) else path, said)
            for path, said in read.doubts
        ]
        into.coded += read.coded
        into.instead += read.instead

    # --- a column each source --------------------------------------------------------------------

    def _shares(
        self, shares: Mapping[Face, Piece], totals: Mapping[Face, Piece], found: Read
    ) -> None:
        """„EFS+ | BP | wkład własny | Razem”: an amount with what each source brings in."""
        parts: dict[str, Any] = {}
        for face, piece in shares.items():
            text = one_line(piece.text)
            value = self._amounts.of(text, found)
            if value:
                source, known = self._names.source(face.header)
                if not known:
                    self._names.unknown_sources.setdefault(face.header, "")
                    if not self._names.empty:
                        found.doubt(f"w słowniku nie ma źródła „{face.header}”")
                parts[source] = value
            elif value is None and not self._amounts.is_sign(text):
                found.doubt(SOURCE_UNREAD.format(face.header, text))
            else:
                found.coded.append(text)
        whole = sum((Decimal(str(one)) for one in parts.values()), Decimal(0))
        self._amounts.check(totals, whole, found, "źródeł")
        if len(parts) > 1:
            found.value[:] = [{"kwota": plain(whole), "podzial": parts}]
        elif parts:
            ((source, value),) = parts.items()
            found.value[:] = [{"kwota": value, "zrodla": [source]}]

    # --- a column each period --------------------------------------------------------------------

    def _periods(
        self, periods: Mapping[Face, Piece], sources: Mapping[Face, Piece], found: Read
    ) -> None:
        texts = {one_line(piece.text) for piece in periods.values()}
        if len(texts) == 1 and not self._amounts.is_one(next(iter(texts))):
            # „bez kosztów” stands in the column of each period.
            text = texts.pop()
            read = self._money.read(text)
            if read.value and not any(key == "zrodla" for key in read.value[0]):
                self._take(read, found)
                found.coded += [text] * (len(periods) - 1)
                return
        stated = self._amounts.by_period(periods, found)
        if not stated:
            return
        entry = found.value[0] if found.value else {}
        entry["okresy"] = stated
        if sources:
            said = self._money.read(self._said(sources, found))
            entry |= said.value[0] if len(said.value) == 1 else {}
            self._take(Read([], said.doubts, said.coded, said.instead), found)
            if len(said.value) > 1:
                found.doubt("źródła stoją osobno: połącz je z kwotami")
        if not entry.keys() & {"zrodla", "podzial", "montaz", "srodki"}:
            self._no_source(found)
        found.value[:1] = [entry]

    def _no_source(self, found: Read) -> None:
        """The row says no source, where a plan of the shape needs one."""
        if not self._zapis.bez_zrodel:
            found.doubt("w wierszu nie ma źródła; wpisz pole „zrodla”")

    def _made_of(self, cells: Mapping[Face, Piece], parts: Sequence[Line], found: Read) -> None:
        """An entry for each row below the one of the action, which holds their sums."""
        for part in parts:
            named = next(piece for face, piece in part.cells.items() if face.field == "nazwa")
            said = one_line(named.text)
            read = self._money.read(_MADE_OF.sub("", said))
            entry = read.value[0] if read.value else {}
            found.instead += read.instead
            found.doubts += read.doubts
            periods = _only(part.cells, lambda face: bool(face.okres))
            alone = _only(part.cells, lambda face: face.field == AMOUNTS and not face.okres)
            if periods:
                entry = {"okresy": self._amounts.by_period(periods, found), **entry}
                self._amounts.check_periods(
                    periods, _only(part.cells, lambda face: face.total), found
                )
            else:
                for piece in alone.values():
                    value = self._amounts.of(one_line(piece.text), found)
                    entry = {"kwota": value, **entry} if value else entry
            found.value.append(entry)
        self._agree_in_sum(cells, found)
        self._facts_of(cells, found)

    def _agree_in_sum(self, cells: Mapping[Face, Piece], found: Read) -> None:
        """Say where the sums of a row are not those of the rows below it."""
        for face, piece in cells.items():
            text = one_line(piece.text)
            if not (face.okres or face.total or face.field == AMOUNTS):
                continue
            values = [stated(entry, face.okres) for entry in found.value]
            numbers = [Decimal(str(one)) for one in values if not isinstance(one, str)]
            if self._amounts.disagrees(text, sum(numbers, Decimal(0))):
                what = face.okres or face.header
                found.doubt(NO_SUM_OF_ROWS.format(what, text))
            found.coded.append(text)

    # --- sums ------------------------------------------------------------------------------------

    def _lone_total(self, totals: Mapping[Face, Piece], found: Read) -> None:
        """A sum beside nothing that it is of is the amount itself."""
        for piece in totals.values():
            text = one_line(piece.text)
            if found.value:
                found.coded.append(text)
            else:
                self._take(self._money.read(text), found)

    # --- what else entries say -------------------------------------------------------------------

    def _facts_of(self, cells: Mapping[Face, Piece], found: Read) -> None:
        facts = _only(cells, lambda face: face.field in self._facts and face.own is None)
        needs: dict[str, Any] = {}
        for face, piece in facts.items():
            text = one_line(piece.text)
            if not text or text == face.empty:
                found.coded.append(text)
                continue
            if not found.value:
                found.value.append({})
            if face.field == NEEDS and face.okres:
                value = self._amounts.of(text, found)
                needs[face.okres] = text if value is None else value
            else:
                found.value[0][face.field] = text
            if len(found.value) > 1:
                found.doubt(f"„{face.header}”: której pozycji dotyczy „{text}”?")
        if needs:
            found.value[0][NEEDS] = needs


def _only(cells: Mapping[Face, Piece], which: Callable[[Face], bool]) -> dict[Face, Piece]:
    return {face: piece for face, piece in cells.items() if which(face)}


def _entries(text: str) -> list[str]:
    return [one for one in re.split(r";\s*", text) if one.strip()]
