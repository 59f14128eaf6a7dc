"""Texts around the tables → the prose of a plan, sums of headings, fields of headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from rpd.diagnostics import Path
from rpd.importing import wording
from rpd.importing.cells import prose
from rpd.importing.cells.fields import Reader
from rpd.importing.draft import Draft
from rpd.importing.outline.tree import Node, Piece
from rpd.importing.source import Paragraph
from rpd.importing.wording import one_line, tidy
from rpd.plan.layout import PROZA
from rpd.plan.level import OGOLEM, Level
from rpd.plan.values import STATED

_SUM: Final = re.compile(rf"\s*{re.escape(STATED)}\s*(?P<said>[^()]+)\)\s*\Z")
_OF_PERIOD: Final = re.compile(r"(?P<okres>[^:;]+):\s*(?P<said>[^;]+)")


class Texts:
    """Reads texts of one plan; ``said`` are the words of the last heading that a field says."""

    def __init__(self, draft: Draft, reader: Reader, marked: Callable[[Any], Any]) -> None:
        self._draft = draft
        self._reader = reader
        self._profil = reader.profil
        self._marked = marked
        self.said: list[str] = []

    def prose(self, found: Mapping[str, Sequence[Paragraph]]) -> dict[str, Any]:
        """The texts of a plan, in the order of its profile."""
        made: dict[str, Any] = {}
        for one in self._profil.proza:
            paragraphs = found.get(one.key, ())
            if not paragraphs:
                continue
            printed = wording.together([tidy(paragraph.printed) for paragraph in paragraphs])
            read = prose.read(printed)
            made[one.key] = self._marked(read.value)
            path, place = (PROZA, one.key), paragraphs[0].place
            self._draft.account_for(path, "\n".join(printed), read.value, place, read)
            doubts = [paragraph.doubt for paragraph in paragraphs if paragraph.doubt]
            for sentence in (*doubts, *(said for _, said in read.doubts)):
                self._draft.doubt(path, sentence, place)
        return made

    # --- headings --------------------------------------------------------------------------------

    def summed(self, nazwa: str, level: Level, element: dict[str, Any]) -> str:
        """The name of a heading without the sum that it states; the sum goes into the element."""
        self.said = []
        found = _SUM.search(nazwa) if level.summed else None
        if found is None:
            return nazwa
        stated: dict[str, Any] = {}
        for piece in found["said"].split(";"):
            of_period = _OF_PERIOD.fullmatch(piece.strip())
            okres, said = of_period.groups() if of_period else ("", piece.strip())
            amount = self._reader.money.amount_of(said.strip())
            stated[okres.strip()] = said.strip() if amount is None else amount
        element[OGOLEM] = stated[""] if set(stated) == {""} else stated
        self.said = ["ogółem", found["said"]]
        return nazwa[: found.start()]

    def fields(self, node: Node, data: dict[str, Any], path: Path) -> Iterator[Piece]:
        """Put fields of a heading („Opiekun celu: …”) into its data; hand back other texts."""
        kind = self._profil.kinds[node.depth] if node.depth >= 0 else ""
        titles = {one.key: one for one in self._profil.pola if kind in one.on}
        last = ""
        for piece in node.texts:
            text = one_line(piece.text)
            named = next(
                (one for one in titles.values() if text.startswith(f"{one_line(one.title)}:")), None
            )
            if named is not None and named.key not in data:
                last = named.key
                said = piece.text.partition(":")[2].strip()
                read = self._reader.typed(named.type, said)
                data[last] = self._marked(read.value)
                read.coded.append(one_line(named.title))
                self._draft.account_for((*path, last), piece.text, read.value, piece.place, read)
                for _, sentence in read.doubts:
                    self._draft.doubt((*path, last), sentence, piece.place)
            elif last and isinstance(data.get(last), str) and titles[last].type == "tekst":
                data[last] += f"\n\n{self._marked(piece.text)}"
                self._draft.account_for((*path, last), piece.text, piece.text, piece.place)
                self._draft.doubt((*path, last), "dołączono akapit poniżej", piece.place)
            else:
                last = ""
                yield piece
