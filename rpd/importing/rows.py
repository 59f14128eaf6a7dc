"""Actions under a heading → their data: numbers, fields, what repeats or is shared."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any, Final

from rpd.diagnostics import Path
from rpd.importing.cells.fields import Reader, labels_of
from rpd.importing.cells.read import FieldRead
from rpd.importing.draft import Draft
from rpd.importing.outline.tree import Action, Node
from rpd.plan.layout import NUMBER
from rpd.writing.doubts import OTHER_ROW

_ORDER: Final = ("id", "lp", "nazwa")
_AGAIN: Final = "w dokumencie „jw.”"


class Rows:
    """Puts actions into the data of a plan; `marked` names the footnotes of a value."""

    def __init__(self, draft: Draft, reader: Reader, marked: Callable[[Any], Any]) -> None:
        self._draft = draft
        self._reader = reader
        self._profil = reader.profil
        self._noun = reader.profil.dzialanie.noun
        self._marked = marked

    def outside(self, action: Action, path: Path) -> None:
        """Keep what stands under no heading of the lowest level."""
        self._number_said(action)
        for face, piece in action.cells.items():
            if face.field == NUMBER or piece.shared:
                continue
            text = " ".join(filter(None, (piece.text, piece.left_out)))
            self._draft.keep(path[:1], text, f"poza poziomami, {face.header}, {piece.place}")

    def add(self, node: Node, path: Path, made: list[Any], number: str) -> None:
        """Add the actions of a heading to the list of them."""
        reads: list[list[FieldRead]] = []
        for action in node.actions:
            here = (*path, len(made))
            found = self._reader.of_action(action)
            data: dict[str, Any] = {"id": ""}
            self._numbered(action, len(made), data, number, here)
            for one in found:
                self._draft.dashes += one.read.dashes
                self._field(one, data, here, made, number)
            for piece in action.cells.values():
                self._draft.in_comment(piece.left_out)
            self._rest(action, here)
            self._told_again(action, data, here)
            order = [*_ORDER, *self._profil.column_keys]
            rest = [key for key in data if key not in order]
            made.append({key: data[key] for key in (*order, *rest) if key in data})
            if "nazwa" not in data:
                made[-1]["nazwa"] = "…"
                self._draft.doubt(here, f"brakuje nazwy {self._noun.genitive}", action.place)
            for doubt in action.doubts:
                self._draft.doubt(here, doubt, action.place)
            reads.append(found)
        self._share(node, reads, made, (path, number))

    def _numbered(
        self, action: Action, position: int, data: dict[str, Any], above: str, here: Path
    ) -> None:
        """Keep a number that does not follow from the order; account for its words."""
        level = self._profil.dzialanie
        expected = level.counted(above, position + 1)
        given = action.number.rstrip(".")
        self._number_said(action)
        if given and given != expected:
            lone = action.words.startswith("Ad") or level.numbering == "brak"
            if not lone or not re.fullmatch(r"[0-9]+", given):
                data["lp"] = int(given) if given.isdecimal() else given
            self._draft.doubt(here, OTHER_ROW.format(given, expected), action.place)

    def _number_said(self, action: Action) -> None:
        """Count the number of an action, in front of its name or in a column of its own."""
        self._draft.by_fields(action.words)
        for face, piece in action.cells.items():
            if face.field == NUMBER and not piece.shared:
                self._draft.by_fields(piece.text)

    def _field(
        self, one: FieldRead, data: dict[str, Any], here: Path, made: list[Any], number: str
    ) -> None:
        path = (*here, one.key)
        value = self._marked(one.read.value)
        if one.key == self._reader.budget and isinstance(value, list):
            value = [self._repeated(entry, made, path, number) for entry in value]
            value = [entry for entry in value if entry is not None]
        account_for = self._draft.account_for if not one.shared else _nothing
        if one.again:
            before = made[-1].get(one.key) if made else None
            value = copy.deepcopy(before)
            said = (
                self._again(number, len(made))
                if before is not None
                else "w dokumencie „jw.”, a nie ma czego powtórzyć"
            )
            self._draft.doubt(path if before is not None else here, said, one.place)
            account_for(path, one.text, None, one.place, ["jw", "jak wyżej"])
        else:
            account_for(path, one.text, one.read.value, one.place, one.read)
        if value not in (None, [], ""):
            data[one.key] = value
        for inner, sentence in one.read.doubts:
            if sentence != "jw.":
                place = path if one.key in data else here
                self._draft.doubt(
                    (*place, *inner) if one.key in data else place, sentence, one.place
                )

    def _repeated(self, entry: Any, made: list[Any], path: Path, number: str) -> Any:
        if not (isinstance(entry, dict) and entry.get("jw")):
            return entry
        before = (made[-1].get(self._reader.budget) if made else None) or []
        if len(before) != 1:
            self._draft.doubt(path[:-1], "w dokumencie „jw.”, a nie ma czego powtórzyć")
            return None
        said = self._again(number, len(made))
        self._draft.doubt(path, said)
        return copy.deepcopy(before[0])

    def _again(self, number: str, position: int) -> str:
        where = f"{self._noun.genitive} {self._number_of(number, position)}"
        return f"w dokumencie „jw.”: przepisano z {where}"

    def _number_of(self, above: str, position: int) -> str:
        return self._profil.of_row(above, self._profil.dzialanie.counted(above, position))

    def _rest(self, action: Action, here: Path) -> None:
        """Columns that the profile does not know stand in comments."""
        for face, piece in action.cells.items():
            if face.kind == "?" and not piece.shared:
                self._draft.keep(here, piece.text, f"kolumna „{face.header}”")

    def _told_again(self, action: Action, data: dict[str, Any], here: Path) -> None:
        """What another table says of the action: the same, or something to look at."""
        for face, piece in action.again.items():
            if face.field in (NUMBER, "nazwa"):
                self._draft.by_fields(piece.text)
        cells = {f: p for f, p in action.again.items() if f.field not in (NUMBER, "nazwa")}
        for one in self._reader.fields(cells, action.number):
            path = (*here, one.key)
            value = self._marked(one.read.value)
            if one.key not in data and value not in (None, [], ""):
                data[one.key] = value
                self._draft.account_for(path, one.text, one.read.value, one.place, one.read)
            elif _same(value, data.get(one.key)):
                self._draft.by_fields(one.text)
            else:
                self._draft.keep(path, one.text, f"inaczej niż wyżej, {one.place}")
                self._draft.doubt(path, "w innej tabeli stoi co innego", one.place)

    def _share(
        self, node: Node, reads: list[list[FieldRead]], made: list[Any], under: tuple[Path, str]
    ) -> None:
        """„Ad 1 i 2)”: a cell that is about several rows is given to those that have none."""
        path, number = under
        by_number = {action.number: at for at, action in enumerate(node.actions) if action.number}
        for at, found in enumerate(reads):
            for key, numbers in labels_of(found).items():
                for one in numbers:
                    other = by_number.get(one)
                    if other is None or other == at or key in made[other] or key not in made[at]:
                        continue
                    value = copy.deepcopy(made[at][key])
                    order = list(dict.fromkeys((*_ORDER, *self._profil.column_keys)))
                    made[other][key] = value
                    sorted_ = {k: made[other][k] for k in order if k in made[other]}
                    made[other] = sorted_ | made[other]
                    shared = f"{self._noun.instrumental} {self._number_of(number, at + 1)}"
                    said = f"komórka wspólna z {shared}"
                    self._draft.doubt((*path, other, key), said, node.actions[other].place)


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same, in whichever order."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return bool(one == other)


def _nothing(*_: object) -> None:
    """The words of a shared cell are counted where it begins."""
