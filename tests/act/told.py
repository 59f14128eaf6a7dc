"""Act and consolidated text, unit by unit: what each says happened where, from their words alone.

The act is read by ``reader``; of the consolidated text only what it prints is looked at: where a
mark stands and what its footnote says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rpd.act.orders import (
    Cell,
    HeaderMarked,
    HeadingsAdded,
    HeadingsRepealed,
    Name,
    Note,
    NotesAdded,
    NotesRepealed,
    NotesReworded,
    Order,
    Relettered,
    RowsAdded,
    RowsRepealed,
    RowsReworded,
    TermChanged,
    Text,
    TextOrder,
    UnitsAdded,
    UnitsRepealed,
    Wording,
)
from rpd.act.units import Unit
from rpd.annex import table
from rpd.annex.flat import footnote_text
from rpd.annex.table import Annex, Block, Listing, Paragraph, Run, sections
from rpd.plan.built_in import BUILT_IN
from rpd.polish.wording import plain

CHANGED, WORDED, ADDED, REPEALED, NAMED = "ze zmianą", "w brzmieniu", "dodan", "uchylon", "z ozn"


class Told(NamedTuple):
    """What is said to have happened to a place, by which unit of the act („pkt 2 lit. a”)."""

    place: str
    part: str
    verb: str
    unit: str


# --- the act -------------------------------------------------------------------------------------


def _texts(document: Annex) -> dict[int, str]:
    """What the footnotes say, without their numbers."""
    return {n.number: plain(footnote_text(n)).partition(" ")[2] for n in document.footnotes}


def by_the_act(orders: Sequence[tuple[str, Order]]) -> set[Told]:
    """What the sentences of an act say, each with the unit that it is."""
    told: list[Told] = []
    for unit, order in orders:
        match order:
            case TextOrder(texts, Relettered(pairs)):
                taken = {f"lit. {new}" for _, new in pairs}
                told = [
                    t._replace(part=f"dotychczasowa {t.part}")
                    if t.place in map(_place, texts) and t.verb == REPEALED and t.part in taken
                    else t
                    for t in told
                ]
                told += [
                    Told(_place(text), f"lit. {new}", NAMED, unit)
                    for text in texts
                    for _, new in pairs
                ]
            case _:
                told += [Told(place, part, verb, unit) for place, part, verb in _deeds(order)]
    return set(told)


def _deeds(order: Order) -> Iterator[tuple[str, str, str]]:  # noqa: C901 (one table)
    match order:
        case TextOrder(texts, change):
            for text in texts:
                for part, verb in _changes(change):
                    yield _place(text), part, verb
        case TermChanged(spots):
            yield from ((_place(text), _part(units), CHANGED) for text, units in spots)
        case RowsAdded(heading, _, rows):
            yield from ((f"{heading}/{row.lp}", "", ADDED) for row in rows)
        case RowsReworded(heading, rows):
            yield from ((f"{heading}/{row.lp}", "", WORDED) for row in rows)
        case RowsRepealed(heading, lps):
            yield from ((f"{heading}/{lp}", "", REPEALED) for lp in lps)
        case HeadingsAdded(headings):
            yield from ((heading.number, "", ADDED) for heading, _ in headings)
        case HeadingsRepealed(numbers):
            yield from ((number, "", REPEALED) for number in numbers)
        case HeaderMarked(column):
            yield f"nagłówek {column}", "", CHANGED
        case NotesReworded(notes):
            yield from ((f"odnośnik nr {number}", "", WORDED) for number, _ in notes)
        case NotesAdded(_, added):
            yield from ((f"odnośnik nr {number}", "", ADDED) for number, _, _ in added)
        case NotesRepealed(numbers):
            yield from ((f"odnośnik nr {number}", "", REPEALED) for number in numbers)


def _changes(change: object) -> Iterator[tuple[str, str]]:
    match change:
        case Wording(units):
            yield _part(units), WORDED
        case UnitsAdded(above, after, added, sign):
            if sign is not None and after is not None:
                yield _part((*above, after)), CHANGED
            for block in added:
                assert block.unit is not None
                yield _part((*above, block.unit)), ADDED
        case UnitsRepealed(above, gone):
            for one in gone:
                yield _part((*above, one)), REPEALED
        case _:
            yield _part(getattr(change, "units", ())), CHANGED


def _place(text: Text) -> str:
    match text:
        case Cell(heading, lp, column):
            return f"{heading}/{lp} {column}"
        case Name(heading):
            return heading
        case Note(number):
            return f"odnośnik nr {number}"
        case _:
            return "tytuł"


_ORDINALS = ("", "pierwsze", "drugie", "trzecie", "czwarte", "piąte", "szóste", "siódme")


def _part(units: Sequence[Unit]) -> str:
    said = []
    for unit in units:
        match unit.kind:
            case "lit" | "ust":
                said.append(f"{unit.kind}. {unit.mark}")
            case "pkt":
                said.append(f"pkt {unit.mark}")
            case "akapit":
                said.append(f"akapit {unit.mark}")
            case "wprowadzenie":
                said.append("wprowadzenie do wyliczenia")
            case kind:
                said.append(f"{kind} {_ORDINALS[int(unit.mark)]}")
    return " ".join(said)


# --- the consolidated text -----------------------------------------------------------------------

_VERB = (
    r"w brzmieniu ustalonym|ze zmian(?:ą wprowadzoną|ami wprowadzonymi)|dodan[aey]|uchylon[aey]"
    r"|z oznaczeniem nadanym"
)
_CLAUSE = re.compile(rf"({_VERB}) przez (.*?)(?=, (?:{_VERB}) przez|:|$)")
_ACT = re.compile(
    r"(§ 1\b.*?|) ?(?:uchwały nr ([^ ,]+)(?![^ ,])(?!.{0,3}o której)"
    r"|uchwały(?: nr ([^ ,]+))?, o której mowa w odnośniku nr (\d+)|(tej) uchwały)"
)


_COLUMNS = tuple(f"kolumna „{name}”" for name in BUILT_IN.headers.values())


class StillInForceError(AssertionError):
    """A footnote says of a row or heading in force that it was repealed."""


class ToldTwiceError(AssertionError):
    """One unit of the annex has two footnotes of one act, or they refer to a wrong one."""


def by_the_consolidated_text(document: Annex, number: str = "7/2024") -> set[Told]:
    """What the footnotes and the header of a consolidated text say of the act of that number."""
    texts = _texts(document)
    names = {
        n: re.findall(r"uchwały nr ([^ ,]+)(?![^ ,])(?!, o której)", text)
        for n, text in texts.items()
    }
    full = [n for named in names.values() for n in named]
    if len(set(full)) < len(full):
        raise ToldTwiceError(f"named in full: {names}")
    told: list[Told] = []
    seen: set[tuple[str, str]] = set()
    places = [*_marks(document), *_own(texts), *_header(document)]
    for place, at, text in ((place, at, text[:1].lower() + text[1:]) for place, at, text in places):
        clauses = list(_CLAUSE.finditer(text))
        if not clauses or text.startswith("odnośnik nr"):
            continue
        unit = text[: clauses[0].start()].strip(" ,")
        column, _, inner = unit.partition(", ")
        part = inner if column in _COLUMNS else f"{at} {unit}".strip()
        if (place, part) in seen:
            raise ToldTwiceError(f"two footnotes at {place} {part}")
        seen.add((place, part))
        act = ""
        for clause in clauses:
            _demand_agreement(clause[1], place, part)
            verb = next(v for v in _KINDS if clause[1][:5] == v[:5])
            for match in _ACT.finditer(clause[2]):
                act = _act(match, act, names)
                if act == number:
                    said = match[1].removeprefix(", ").removeprefix("i ")
                    told += [Told(place, part, verb, one) for one in _units(said)]
    return set(told)


_KINDS = (CHANGED, WORDED, ADDED, REPEALED, NAMED)


def _act(match: re.Match[str], before: str, names: dict[int, list[str]]) -> str:
    """The number of the act that is meant; a reference has to lead to one act alone."""
    _, full, stated, note, same = match.groups()
    if same:
        return before
    if full:
        return full
    found = [stated] if stated in names[int(note)] else names[int(note)]
    if len(found) != 1:
        raise ToldTwiceError(f"which act does footnote {note} mean?")
    return found[0]


def _demand_agreement(verb: str, place: str, part: str) -> None:
    if not verb.startswith((ADDED, REPEALED)):
        return
    noun = part.rpartition("lit. ")[1] or part.partition(" ")[0]
    row = "e" if "/" in place else "y"
    kinds = {
        "pkt ": "y",
        "ust. ": "y",
        "lit. ": "a",
        "akapit": "y",
        "zdanie": "e",
        "tiret": "e",
        "wprowadzenie": "e",
    }
    words = [
        word for word in ("zdanie", "tiret", "akapit", "lit. ", "pkt ", "ust. ") if word in part
    ]
    expected = kinds[words[0]] if words else kinds.get(noun, row)
    if verb[-1] != expected:
        raise ToldTwiceError(f"{verb} at {place} {part}")


def _demand_repealed(repealed: bool, place: str, text: str) -> None:
    verbs = re.findall(rf"^{_VERB}|(?<=, ){_VERB}", text[:1].lower() + text[1:])
    if verbs and verbs[-1].startswith(REPEALED) and not repealed:
        raise StillInForceError(f"{place}: {text}")


def _units(said: str) -> Iterator[str]:
    """„§ 1 pkt 2 lit. a i b oraz § 1 pkt 4” → „pkt 2 lit. a”, „pkt 2 lit. b”, „pkt 4”."""
    stem = ""
    for piece in re.split(r", | oraz | i ", said):
        whole = piece if piece.startswith("§") else f"{stem} {piece}"
        stem = whole.rpartition(" ")[0]
        yield whole.removeprefix("§ 1").strip()


def _marks(document: Annex) -> Iterator[tuple[str, str, str]]:
    texts = _texts(document)
    rows = [row for s in sections(document) for row in (s.table.rows if s.table else ())]
    times = Counter(row.number for row in rows)
    for section in sections(document):
        for n in _numbers(section.runs):
            _demand_repealed(section.repealed, section.number, texts[n])
            yield section.number, "", texts[n]
        for column in section.table.columns if section.table else ():
            place = f"nagłówek {column.key}"
            yield from ((place, "", texts[n]) for n in _numbers(column.runs))
        for row in section.table.rows if section.table else ():
            # No act can name one of two rows of one number; what was before it is told of each.
            number = row.number if times[row.number] == 1 else f"{row.number} {row.anchor}"
            for cell in row.cells:
                first = True
                for block in cell.blocks:
                    for at, n, label in _in_block(block):
                        is_row = first and label and cell.column == "nazwa"
                        place = number if is_row else f"{number} {cell.column}"
                        if is_row:
                            _demand_repealed(row.repealed, place, texts[n])
                        yield place, at, texts[n]
                    first = False


def _in_block(block: Block, at: str = "") -> Iterator[tuple[str, int, bool]]:
    """The letter of the item that a mark stands in, its number, and whether a label precedes it."""
    if isinstance(block, Listing):
        for item in block.items:
            letter = re.fullmatch(r"([a-z]+)\)", item.marker)
            inner = f"lit. {letter[1]}" if letter else ""
            for below in item.blocks:
                yield from _in_block(below, at or inner)
        return
    assert isinstance(block, Paragraph)
    for i, run in enumerate(block.runs):
        if isinstance(run, table.Note):
            before = "".join(r.text for r in block.runs[:i] if not isinstance(r, table.Note))
            yield at, run.number, bool(re.fullmatch(r"\S*\.", before))


def _numbers(runs: Sequence[Run]) -> list[int]:
    return [run.number for run in runs if isinstance(run, table.Note)]


def _own(texts: dict[int, str]) -> Iterator[tuple[str, str, str]]:
    for text in texts.values():
        if match := re.match(r"(Odnośnik nr \S+) załącznika(.*?):( |$)", text):
            for said in re.split(
                r", (?=pkt|ust\.|lit\.|zdanie|akapit|tiret|wprowadzenie)", match[2]
            ):
                yield match[1].lower(), "", said.strip(" ,")


def _header(document: Annex) -> Iterator[tuple[str, str, str]]:
    for line in document.header_lines:
        if match := re.match(r"(tytuł|odnośnik nr \S+) (.*)", plain(line)):
            yield match[1], "", match[2]
        elif match := re.match(r"nagłówek kolumny „(.*?)” (.*)", plain(line)):
            (column,) = [key for key, name in BUILT_IN.headers.items() if name == match[1]]
            yield f"nagłówek {column}", "", match[2]
