"""The neutral source → the data of a plan, the same way whatever the document was.

Nothing is repaired in silence: what is doubtful is marked where it stands, what is no part of a
plan is kept in comments or told, and every character is accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any, Final

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.importing import dictionary, wording
from rpd.importing.cells.bodies import TOGETHER
from rpd.importing.cells.fields import Reader
from rpd.importing.cells.names import Names
from rpd.importing.draft import Draft
from rpd.importing.heading_texts import Heading
from rpd.importing.identity import Known, give_ids
from rpd.importing.outline.builder import Builder
from rpd.importing.outline.faces import Face
from rpd.importing.outline.tree import Node, Structure
from rpd.importing.rows import Rows
from rpd.importing.source import MARK, Source
from rpd.plan.level import STRATEGIA
from rpd.plan.model import Strategia, elementy
from rpd.plan.profil import DZIALANIA, Profil
from rpd.polish.slug import slug

_NO_STRATEGY: Final = (
    "obok planu nie ma pliku strategii, a plan ją wskazuje: napisz go (wzór jest w przewodniku) i "
    "powtórz import, wtedy powiązania wpisze program"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a source is read with: the shape, the year, the dictionary, the strategy.

    ``mapped`` are columns by the keys of their headers, ``files`` the companions that the plan
    names.
    """

    profil: Profil
    rok: int | None = None
    names: Names = field(default_factory=Names)
    strategia: Strategia | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    mapped: Mapping[str, Face] = field(default_factory=dict)


def recognise(
    source: Source, asked: Asked, known: Callable[[int], Known | None] = lambda _: None
) -> Draft:
    """The plan that a source holds; what a `known` plan of its year has too gets its ids."""
    structure = Builder(asked.profil, dict(asked.mapped)).build(source)
    return _Recogniser(source, structure, asked, known).draft()


class _Recogniser:
    def __init__(
        self,
        source: Source,
        structure: Structure,
        asked: Asked,
        known: Callable[[int], Known | None],
    ) -> None:
        self._source = source
        self._structure = structure
        self._asked = asked
        self._profil = asked.profil
        self._draft = Draft()
        self._marks: dict[str, str] = {}
        self._heading = Heading(structure.before, asked.rok, self._draft)
        reader = Reader(self._profil, asked.names, self._heading.rok, source.flat)
        self._rows = Rows(self._draft, reader, self._marked)
        self._carried = self._of_strategy()
        self._known = known(self._heading.rok)

    def draft(self) -> Draft:
        draft, root = self._draft, self._structure.root
        self._name_notes()
        data: dict[str, Any] = {
            "rok": self._heading.rok,
            "tytul": self._marked(self._heading.tytul),
        }
        draft.data = data | dict(self._asked.files)
        if self._marks:
            notes = self._source.notes
            draft.data["przypisy"] = {
                name: self._marked(wording.tidy(notes[mark])) for mark, name in self._marks.items()
            }
            for mark, name in self._marks.items():
                draft.account_for(("przypisy", name), notes[mark], draft.data["przypisy"][name], "")
        if self._structure.column_notes:
            draft.data["kolumny"] = {
                face.field: {"przypis": self._marks[mark]}
                for face, mark in self._structure.column_notes.items()
                if mark in self._marks and not face.field.startswith("?")
            }
        draft.data[self._profil.top] = self._below(root, (), "")
        self._heading.tell(draft)
        for header in self._structure.headers:
            draft.by_fields(MARK.sub("", header))
        for one in (*self._source.passed_over, *self._structure.passed_over):
            draft.pass_over(one.what, one.text, one.place)
        give_ids(draft.data, self._profil, self._known)
        draft.unknown_sources = list(self._asked.names.unknown_sources)
        draft.unknown_bodies = list(self._asked.names.unknown_bodies)
        draft.inflected_bodies = [
            name
            for name, role in self._asked.names.unknown_bodies.items()
            if role == TOGETHER and dictionary.inflected(name)
        ]
        draft.unknown_columns = dict(self._structure.unknown)
        return draft

    # --- footnotes -------------------------------------------------------------------------------

    def _name_notes(self) -> None:
        """Footnotes get names of their first words, or those that a known plan gives them."""
        for mark, text in self._source.notes.items():
            known = self._known.note(text) if self._known else ""
            base = known or slug([" ".join(wording.one_line(text).split()[:4])], "przypis")
            name, number = base, 1
            while name in self._marks.values():
                number += 1
                name = f"{base}-{number}"
            self._marks[mark] = name

    def _marked(self, value: Any) -> Any:
        """A value with the names of footnotes instead of their marks in the document."""
        if isinstance(value, str):
            return MARK.sub(self._mark, value) if "[^" in value else value
        if isinstance(value, list):
            return [self._marked(one) for one in value]
        if isinstance(value, dict):
            return {key: self._marked(one) for key, one in value.items()}
        return value

    def _mark(self, found: re.Match[str]) -> str:
        name = self._marks.get(found[1])
        return f"[^{name}]" if name else found.group()

    # --- headings --------------------------------------------------------------------------------

    def _of_strategy(self) -> dict[str, str]:
        strategia = self._asked.strategia
        found: dict[str, str] = {}
        for element in () if strategia is None else elementy(strategia):
            found[element.numer] = element.nazwa
        return found

    def _below(self, node: Node, path: Path, number: str) -> list[Any]:
        """The list that a heading holds: headings of the next level, or actions."""
        depth = len(path) // 2
        key = self._profil.keys[depth] if depth < len(self._profil.keys) else DZIALANIA
        made: list[Any] = []
        here = (*path, key)
        if node.below:
            for below in node.below:
                made.append(self._element(below, (*here, len(made)), number))
        if key != DZIALANIA and node.actions:
            for action in node.actions:
                self._rows.outside(action, path or (key,))
        elif node.actions:
            self._rows.add(node, here, made, number)
        for piece in node.texts:
            self._draft.keep(path, piece.text, f"z dokumentu, {piece.place}")
        return made

    def _element(self, node: Node, path: Path, above: str) -> dict[str, Any]:
        title = node.title
        assert title is not None
        depth = len(path) // 2 - 1
        level = self._profil.levels[depth]
        element: dict[str, Any] = {}
        if level.numbering != "brak":
            numer = title.numer or level.counted(above, int(path[-1]) + 1)
            element["numer"] = int(numer) if numer.isdecimal() else numer
        element["nazwa"] = self._marked(title.nazwa)
        text = f"{title.words} {title.nazwa}"
        self._draft.account_for(path, text, element, node.place, _words(title.words, title.numer))
        full = level.full(str(element.get("numer") or title.nazwa), above)
        if not title.nazwa:
            del element["nazwa"]
        if level.linked:
            self._link(element, str(full), path, node.place)
        for doubt in node.doubts:
            self._draft.doubt(path, doubt, node.place)
        if not title.numer and level.numbering != "brak":
            self._draft.doubt(path, f"numer {element['numer']} nadano z kolejności", node.place)
        element[level.below] = self._below(node, path, str(full))
        return element

    def _link(self, element: dict[str, Any], full: str, path: Path, place: str) -> None:
        """The element of the strategy that a heading carries out, where number and name agree."""
        if self._asked.strategia is None and self._profil.strategia == "wymagana":
            self._draft.doubt((STRATEGIA,), _NO_STRATEGY)
            return
        nazwa = element.get("nazwa", "")
        name = self._carried.get(full)
        if name is not None and _alike(name, nazwa):
            element[STRATEGIA] = full
            return
        by_name = [number for number, one in self._carried.items() if _alike(one, nazwa)]
        if len(by_name) == 1:
            element[STRATEGIA] = by_name[0]
            said = f"{full} ma w strategii numer {by_name[0]}; wpisano ten"
            self._draft.doubt(path, said, place)
        elif self._profil.strategia == "wymagana":
            said = f"w strategii {full} ma inną nazwę" if name else f"w strategii nie ma {full}"
            self._draft.doubt(path, f"wskaż pole „{STRATEGIA}”: {said}", place)


def _words(words: str, numer: str) -> list[str]:
    """The words of a heading around its number."""
    return re.findall(r"\w+", words.rpartition(numer)[0] if numer else words)


def _alike(one: str, other: str) -> bool:
    """Whether two names begin alike."""
    shortest = min(len(wording.key(one)), len(wording.key(other)), 40)
    return shortest > 8 and wording.key(one)[:shortest] == wording.key(other)[:shortest]
