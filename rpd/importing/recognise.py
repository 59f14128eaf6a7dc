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
from rpd.errors import CannotReadError
from rpd.frozen import dataclass
from rpd.importing import dictionary, wording
from rpd.importing.cells.fields import Reader
from rpd.importing.cells.names import Names
from rpd.importing.cells.values import Values
from rpd.importing.draft import Draft
from rpd.importing.heading_texts import Heading
from rpd.importing.identity import Known, give_ids
from rpd.importing.measures import Measures
from rpd.importing.outline.builder import Builder
from rpd.importing.outline.faces import Face
from rpd.importing.outline.tree import Node, Structure
from rpd.importing.rows import Rows
from rpd.importing.source import MARK, Source
from rpd.importing.texts import Texts
from rpd.plan.companions import instrumental_roles
from rpd.plan.level import STRATEGIA
from rpd.plan.model import Strategia, elementy
from rpd.plan.profil import DZIALANIA, DZIALANIE, Profil
from rpd.polish.slug import slug
from rpd.polish.wording import count

_SHOWN: Final = 10
_NO_STRATEGY: Final = (
    "obok planu nie ma pliku strategii, a plan ją wskazuje: napisz go (wzór jest w przewodniku), "
    "usuń ten szkic i powtórz import, a powiązania wpisze program"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a source is read with: the shape, the year, the dictionary, the strategy.

    ``mapped`` are columns by the keys of their headers, ``files`` the companions that the plan
    names. A strategy that is ``proposed`` is made of the document's own headings.
    """

    profil: Profil
    rok: int | None = None
    names: Names = field(default_factory=Names)
    strategia: Strategia | None = None
    proposed: bool = False
    files: Mapping[str, str] = field(default_factory=dict)
    mapped: Mapping[str, Face] = field(default_factory=dict)


def recognise(
    source: Source, asked: Asked, known: Callable[[int], Known | None] = lambda _: None
) -> Draft:
    """The plan that a source holds; what a `known` plan of its year has too gets its ids.

    Raises CannotReadError where a spreadsheet has days in columns that are about none.
    """
    by_name = asked.names.source
    builder = Builder(asked.profil, dict(asked.mapped), lambda written: by_name(written)[1])
    structure = builder.build(source)
    if structure.days:
        raise _days(structure.days, source.name, asked.profil)
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
        values = Values(self._profil, self._heading.rok)
        self._measures = Measures(self._draft, values, self._marked)
        self._texts = Texts(self._draft, reader, self._marked)
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
        if prose := self._texts.prose(self._structure.prose):
            draft.data["proza"] = prose
        self._below(root, draft.data, (), "")
        self._measures.put(root, draft.data, ())
        self._heading.tell(draft)
        for header in self._structure.headers:
            draft.by_fields(MARK.sub("", header))
        for one in (*self._source.passed_over, *self._structure.passed_over):
            draft.pass_over(one.what, one.text, one.place)
        give_ids(draft.data, self._profil, self._known)
        draft.unknown_sources = list(self._asked.names.unknown_sources)
        self._tell_bodies()
        draft.unknown_columns = dict(self._structure.unknown)
        return draft

    def _tell_bodies(self) -> None:
        """Name the bodies that nobody knows, and of those behind „we współpracy z” their case."""
        draft, bodies = self._draft, self._asked.names.unknown_bodies
        together = instrumental_roles(self._profil)
        draft.unknown_bodies = list(bodies)
        for name, roles in bodies.items():
            # What stands without these words too is known in its first case.
            if roles <= together and dictionary.inflected(name):
                draft.inflected_bodies.append(name)
            elif roles & together:
                draft.uninflected_bodies.append(name)

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

    def _below(self, node: Node, data: dict[str, Any], path: Path, number: str) -> None:
        """Fill the lists that a heading holds: headings of levels below it, actions."""
        below = self._profil.all_levels[node.depth + 1 :]
        data[below[0].key] = []
        for one in node.below:
            key = self._profil.levels[one.depth].key
            made = data.setdefault(key, [])
            self._element(one, made, (*path, key, len(made)), number)
        if node.actions and self._holds_actions(node):
            made = data.setdefault(DZIALANIA, [])
            self._rows.add(node, (*path, DZIALANIA), made, number)
        for action in node.actions if not self._holds_actions(node) else ():
            self._rows.outside(action, path or (below[0].key,))
        if not data[below[0].key] and below[0].optional:
            del data[below[0].key]
        for piece in self._texts.fields(node, data, path):
            self._draft.keep(path, piece.text, f"z dokumentu, {piece.place}")

    def _holds_actions(self, node: Node) -> bool:
        kind = self._profil.kinds[node.depth] if node.depth >= 0 else "plan"
        return self._profil.holds(kind, DZIALANIE)

    def _element(self, node: Node, made: list[Any], path: Path, above: str) -> None:
        title = node.title
        assert title is not None
        level = self._profil.levels[node.depth]
        element: dict[str, Any] = {}
        made.append(element)
        if level.numbering != "brak":
            numer = title.numer or level.counted(above, int(path[-1]) + 1)
            element["numer"] = int(numer) if numer.isdecimal() else numer
        nazwa = self._texts.summed(title.nazwa, level, element)
        element["nazwa"] = self._marked(nazwa)
        text = f"{title.words} {title.nazwa}"
        coded = [*_words(title.words, title.numer), *self._texts.said]
        self._draft.account_for(path, text, element, node.place, coded)
        full = level.full(level.named_number(str(element.get("numer") or ""), nazwa), above)
        if not nazwa:
            del element["nazwa"]
        if level.linked:
            self._link(element, str(full), path, node.place)
        for doubt in node.doubts:
            self._draft.doubt(path, doubt, node.place)
        if not title.numer and level.numbering != "brak":
            self._draft.doubt(path, f"numer {element['numer']} nadano z kolejności", node.place)
        self._below(node, element, path, full)
        self._measures.put(node, element, path)

    def _link(self, element: dict[str, Any], full: str, path: Path, place: str) -> None:
        """The element of the strategy that a heading carries out, where number and name agree."""
        if self._asked.proposed:
            element[STRATEGIA] = full
            return
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


def _days(places: list[str], name: str, profil: Profil) -> CannotReadError:
    """Office programs make a day of „III.1” or „1/2”, and what was typed is gone."""
    cells = count(len(places), "komórka ma", "komórki mają", "komórek ma")
    shown = "; ".join(places[:_SHOWN]) + ("; …" if len(places) > _SHOWN else "")
    column = profil.column("terminy")
    meant = f"--map „Kolumna={column.key}”, a " if column else ""
    return CannotReadError(
        f"„{name}”: {cells} datę w kolumnie, która nie jest o datach: {shown}.",
        "Arkusz robi datę z „III.1” albo „1/2”: nadaj tym komórkom format „Tekst”, wpisz je od "
        f"nowa, zapisz plik i powtórz. Jeśli to naprawdę daty, dodaj {meant}--map „Kolumna=-” "
        "zostawi kolumnę w komentarzach.",
    )


def _words(words: str, numer: str) -> list[str]:
    """The words of a heading around its number."""
    return re.findall(r"\w+", words.rpartition(numer)[0] if numer else words)


def _alike(one: str, other: str) -> bool:
    """Whether two names begin alike."""
    shortest = min(len(wording.key(one)), len(wording.key(other)), 40)
    return shortest > 8 and wording.key(one)[:shortest] == wording.key(other)[:shortest]
