"""Rows of tables of indicators → indicators of the plan, of its headings and of its actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rpd.diagnostics import Path
from rpd.importing.cells.read import Read
from rpd.importing.cells.values import Values
from rpd.importing.draft import Draft
from rpd.importing.outline.tree import Line, Node
from rpd.importing.wording import key, one_line
from rpd.plan.layout import ACTION, NUMBER
from rpd.plan.profil import DZIALANIA, WSKAZNIKI
from rpd.writing.doubts import OTHER_VALUE

_SAID: tuple[str, ...] = (ACTION, NUMBER)
_ORDER = (
    *("nazwa", "jednostka", "bazowa", "wartosc_bazowa", "posrednie", "docelowa"),
    *("wartosc_docelowa", "prog"),
)


class Measures:
    """Puts the indicators of headings into their data; `marked` names the footnotes of a value."""

    def __init__(self, draft: Draft, values: Values, marked: Callable[[Any], Any]) -> None:
        self._draft = draft
        self._values = values
        self._marked = marked

    def put(self, node: Node, data: dict[str, Any], path: Path) -> None:
        """The indicators that stand at a heading, and in its actions."""
        for line in node.measures:
            self._one(line, data, path)

    def _one(self, line: Line, data: dict[str, Any], path: Path) -> None:
        owner = next((p.text for face, p in line.cells.items() if face.field == ACTION), "")
        name = next((p.text for face, p in line.cells.items() if face.field == "nazwa"), "")
        holder, here = self._holder(data, path, one_line(owner), one_line(name))
        cells = {f: p for f, p in line.cells.items() if f.field not in _SAID and f.kind != "?"}
        read = self._values.read(cells)
        entries = holder.setdefault(WSKAZNIKI, [])
        known = next((n for n, one in enumerate(entries) if key(one["nazwa"]) == key(name)), None)
        entry = self._marked(read.value)
        entry.setdefault("nazwa", "…")
        at = len(entries) if known is None else known
        where = (*here, WSKAZNIKI, at)
        if known is None:
            entries.append(_ordered(entry))
        else:
            self._join(entries[known], entry, read)
        self._account(line, cells, entry, read, where)

    def _holder(
        self, data: dict[str, Any], path: Path, owner: str, name: str
    ) -> tuple[dict[str, Any], Path]:
        """The action that a row names, or that has the indicator already; else the heading."""
        for action, place in _actions(data, path):
            if owner and key(action.get("nazwa", "")) == key(owner):
                return action, place
            if not owner and any(key(o["nazwa"]) == key(name) for o in action.get(WSKAZNIKI, ())):
                return action, place
        if owner:
            self._draft.doubt(path, f"wskaźnik „{name}”: nie ma działania „{owner}”")
        return data, path

    @staticmethod
    def _join(mine: dict[str, Any], other: dict[str, Any], read: Read) -> None:
        """Add what a table says of an indicator that is there; what disagrees is told."""
        for name, value in other.items():
            if name == "nazwa":
                continue
            twice = name == "docelowa" and "wartosc_docelowa" in mine
            if name not in mine and not twice:
                mine[name] = value
            elif mine.get(name) != value:
                read.doubt(OTHER_VALUE.format(name))

    def _account(
        self, line: Line, cells: Mapping[Any, Any], entry: Any, read: Read, where: Path
    ) -> None:
        draft = self._draft
        own = [piece for piece in cells.values() if not piece.shared]
        text = "\n".join(piece.text for piece in own)
        place = own[0].place if own else line.place
        draft.account_for(where, text, _without_years(entry, read.unsaid), place, read)
        for face, piece in line.cells.items():
            draft.in_comment(piece.left_out)
            if face.field in _SAID and not piece.shared:
                draft.by_fields(piece.text)
            elif face.kind == "?" and not piece.shared:
                draft.keep(where, piece.text, f"kolumna „{face.header}”")
        for inner, sentence in read.doubts:
            draft.doubt((*where, *inner), sentence, place)


def _without_years(entry: dict[str, Any], unsaid: list[str]) -> dict[str, Any]:
    """The entry without years that its cells do not say: headers of columns do."""
    return {
        name: {k: v for k, v in value.items() if k != "rok"}
        if isinstance(value, dict) and str(value.get("rok", "")) in unsaid
        else value
        for name, value in entry.items()
    }


def _ordered(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in _ORDER if name in entry} | entry


def _actions(data: dict[str, Any], path: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    """The actions in the data of a heading, those of headings below it too."""
    for name, value in data.items():
        if not isinstance(value, list) or name == WSKAZNIKI:
            continue
        for n, one in enumerate(value):
            if isinstance(one, dict) and name == DZIALANIA:
                yield one, (*path, name, n)
            elif isinstance(one, dict):
                yield from _actions(one, (*path, name, n))
