"""A reader of printed acts: it has the words of the act and the old annex, and nothing else.

Every sentence is taken apart by the table of forms (``rpd.act.forms``); one that does not stand
there is refused. What it says becomes an order, and the orders are carried out one after another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rpd.act import forms
from rpd.act.carried import carried
from rpd.act.edits import Edit, Phrase
from rpd.act.letter import Grid, HeadingLine, Part, Point, Quotation
from rpd.act.orders import (
    Cell,
    Emptied,
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
    Title,
    UnitsAdded,
    UnitsRepealed,
    Wording,
    Words,
)
from rpd.act.printed import Heading, Line, Lines, Printed, PrintedRow
from rpd.act.units import Unit, UnitLines
from rpd.act.units import sentences_of as split_sentences
from rpd.annex.table import Listing, Paragraph
from rpd.plan.built_in import BUILT_IN
from rpd.polish.wording import plain

_QUOTE = r"„(?:[^„”]|„[^„”]*”)*”"
_NOUN = r"(?:wyraz(?:y|em|ami|ie|ach)?|liczb(?:ę|ą|ie)|kwo(?:tę|tą|cie))"
_SIGNS = {"przecin": ",", "krop": ".", "średnik": ";", "dwukrop": ":", "znak zapyt": "?",
          "znakiem zapyt": "?", "wykrzyk": "!"}  # fmt: skip
_SIGN = (
    rf"(?:przecin(?:ek|kiem)|krop(?:kę|ką)|średnik(?:iem)?|dwukrop(?:ek|kiem)|wykrzyknik(?:iem)?"
    rf"|znak(?:iem)? zapytania|znak(?:iem)? {_QUOTE}|odnośnik(?:iem)? nr \S+?)"
)
_PHRASE = rf"(?:{_SIGN}(?: i {_NOUN} {_QUOTE})?|{_NOUN} {_QUOTE})"
_LIST = r"\S+?(?:, \S+?)*(?: i \S+?)?"
_UNIT = (
    rf"(?:kolumna {_QUOTE}|nazwa|tytuł|zdani[ea]|akapity?|wprowadzeni[eu] do wyliczenia"
    rf"|(?:pkt|lit\.|ust\.|tiret|akapit\w*|zdani\w+|działani\w+|lp\.|odnośnik\w* nr"
    rf"|Cel\w* szczegółow\w+|Priory\w+|Kierun\w+ interwencji) {_LIST})"
)
_NUMERALS = ("pierwsz", "drug", "trzeci", "czwart", "piąt", "szóst")
_SLOTS = {
    "what": _PHRASE, "by": rf"(?:{_PHRASE}|{_UNIT})", "unit": _UNIT,
    "after": rf"(?:{_NOUN} {_QUOTE}|{_UNIT})", "before": rf"{_NOUN} {_QUOTE}",
    "used": "użyt(?:y|e|ą)", "places": "w.+", "sign": ".+?", "nbsp": " ", "name": r".+?",
}  # fmt: skip


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    made = ""
    for i, part in enumerate(parts):
        if not i % 2:
            made += re.escape(part)
        else:
            made += " " if part == "nbsp" else f"(?P<{part}>{_SLOTS[part]})"
    return re.compile(made)


_ORDERS = {name: _pattern(form.template) for name, form in forms.ORDERS.items()}
_PLACE = {
    "title": r"w tytule", "section": r"(?:oraz )?w § (?P<name>\d+[a-z]*)",
    "annex": r"w załączniku(?: nr (?P<name>\d+))?", "name": r"w nazwie",
    "column": r"w kolumnie „(?P<name>[^”]*)”",
    "header": r"w pierwszej tabeli w nagłówku kolumny „(?P<name>[^”]*)”",
    "header-of": r"w nagłówku kolumny „(?P<name>[^”]*)”",
    "heading": r"w (?P<noun>Celu szczegółowym|Priorytecie|Kierunku interwencji) (?P<name>\S+)",
    "row": rf"w (?:działaniu|działaniach|lp\.) (?P<name>{_LIST})(?= w | kolumna |,|$| oraz)",
    "note": r"w odnośniku nr (?P<name>\S+)", "lit": r"w lit\. (?P<name>\S+)",
    "pkt": r"w pkt (?P<name>\S+)", "ust": r"w ust\. (?P<name>\S+)",
    "tiret": r"w tiret (?P<name>\S+)", "wprowadzenie": r"we wprowadzeniu do wyliczenia",
    "field": r"w polu „(?P<name>[^”]*)”", "part": r"w części „(?P<name>[^”]*)”",
    "akapit": r"w akapicie (?P<name>\S+)", "zdanie": r"w zdaniu (?P<name>\S+)",
}  # fmt: skip
assert _PLACE.keys() == forms.PLACES.keys()


class OutsideTheTableError(ValueError):
    """A sentence that no form of the table has."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all its places, and what stands below it."""

    words: str
    below: tuple[Part, ...]
    unit: str = ""
    """„pkt 2 lit. a”: as a lawyer would cite it from the markers that are printed."""


@dataclass(slots=True)
class Reading:
    """The forms that were read, by their names in the table, and what each unit orders."""

    forms: list[str] = field(default_factory=list)
    orders: list[tuple[str, Order]] = field(default_factory=list)


def sentences_of(lead: str, parts: Sequence[Part]) -> list[Sentence]:
    """The sentences of an act, each with the places that stand above it."""
    opening = "wprowadza się następujące zmiany:"
    if not lead.endswith(opening):
        return [Sentence(plain(lead), tuple(parts))]
    stack = {0: plain(lead.removesuffix(opening)).strip()}
    found: list[Sentence] = []
    units: list[str] = []
    for i, part in enumerate(parts):
        if not isinstance(part, Point):
            continue
        units = [*units[: part.level - 1], _cited(part, units)]
        below: list[Part] = []
        for other in parts[i + 1 :]:
            if isinstance(other, Point):
                break
            below.append(other)
        following = parts[i + 1 + len(below) : i + 2 + len(below)]
        deeper = any(isinstance(p, Point) and p.level > part.level for p in following)
        above = " ".join(stack[n] for n in sorted(stack) if n < part.level).strip()
        words = plain(part.text)
        if deeper and not below:
            stack = {n: said for n, said in stack.items() if n < part.level}
            stack[part.level] = words.removesuffix(":")
        else:
            cited = " ".join(units)
            found.append(Sentence(f"{above} {words}".strip(), tuple(below), cited))
    return found


_ORDINALS = ("pierwsze", "drugie", "trzecie", "czwarte", "piąte", "szóste", "siódme", "ósme")


def _cited(point: Point, before: Sequence[str]) -> str:
    """A point by its marker, a tiret by its place behind the one before it."""
    mark = plain(point.marker)
    if point.level < 3:
        return f"{('pkt', 'lit.')[point.level - 1]} {mark.removesuffix(')')}"
    noun = ("", "podwójne ", "potrójne ")[mark.count("–") - 1] + "tiret"
    same = len(before) >= point.level
    last = before[point.level - 1].rpartition(" ")[2] if same else ""
    return f"{noun} {_ORDINALS[_ORDINALS.index(last) + 1 if last else 0]}"


def carried_out(
    old: Printed,
    lead: str,
    parts: Sequence[Part],
    notes: Mapping[str, tuple[str, str]],
    reading: Reading | None = None,
) -> Printed:
    """The annex after the act; `notes` are mark and id of footnotes by their printed numbers."""
    reader = _Reader(old, notes)
    for sentence in sentences_of(lead, parts):
        order = reader.order(sentence)
        old = carried(old, [order])
        reader.annex = old
        if reading is not None:
            reading.orders.append((sentence.unit, order))
    if reading is not None:
        reading.forms += reader.forms
    return old


class _Reader:
    def __init__(self, annex: Printed, notes: Mapping[str, tuple[str, str]]) -> None:
        self.annex = annex
        self._notes = notes
        self.forms: list[str] = []

    # --- sentences -------------------------------------------------------------------------------

    def order(self, sentence: Sentence) -> Order:
        words, quoted = self._split(sentence)
        places, rest = self._places(words)
        for name, pattern in _ORDERS.items():
            if match := pattern.fullmatch(rest):
                slots = match.groupdict()
                made = self._made(name, places, slots, quoted, sentence.below)
                if made is not None:
                    self.forms.append(name)
                    return made
        raise OutsideTheTableError(f"{words} || {rest}")

    def _split(self, sentence: Sentence) -> tuple[str, list[str]]:
        """The words before the colon, and the lines that are quoted behind it."""
        words = sentence.words
        lines: list[str] = [
            plain(line) for p in sentence.below if isinstance(p, Quotation) for line in p.lines
        ]
        if lines or any(isinstance(p, Grid | HeadingLine) for p in sentence.below):
            words = words.removesuffix(":")
        elif match := re.fullmatch(r"(.*?(?:brzmienie|brzmieniu)): („.*”)[.;,]", words):
            words, lines = match[1], [match[2]]
        else:
            words = words[:-1]
        if lines:
            lines[0] = lines[0].removeprefix("„")
            lines[-1] = re.sub(r"”[.;,]?$", "", lines[-1])
        return words, [self._unquoted(line) for line in lines]

    def _places(self, words: str) -> tuple[list[tuple[str, str]], str]:
        found: list[tuple[str, str]] = []
        while True:
            for name, pattern in _PLACE.items():
                if match := re.match(pattern + "(?: |$)", words):
                    said = match.groupdict()
                    value = said.get("name") or ""
                    if name == "heading":
                        found = [p for p in found if p[0] != "x"]
                        value = f"{said['noun']} {value}"
                    found.append((name, value))
                    words = words[match.end() :]
                    break
            else:
                return found, words

    def _heading(self, places: Sequence[tuple[str, str]]) -> str:
        """The number in full of the heading that the places lead to, "" for none."""
        parent = ""
        for kind, value in places:
            if kind == "heading":
                short = value.rpartition(" ")[2]
                (found,) = [
                    h for h in self.annex.headings if h.parent == parent and h.short == short
                ]
                parent = found.number
        return parent

    def _texts(self, places: Sequence[tuple[str, str]], column: str = "") -> tuple[Text, ...]:
        kinds = dict(places)
        if "title" in kinds:
            return (Title(),)
        if "note" in kinds:
            return (Note(kinds["note"]),)
        heading = self._heading(places)
        column = column or kinds.get("column", "")
        if column:
            (key,) = [key for key, name in BUILT_IN.headers.items() if name == column]
            return tuple(Cell(heading, lp, key) for lp in _numbers(kinds["row"]))
        return (Name(heading),)

    def _units(self, places: Sequence[tuple[str, str]]) -> tuple[Unit, ...]:
        inner = ("pkt", "lit", "ust", "tiret", "wprowadzenie", "akapit", "zdanie")
        return tuple(Unit(kind, _ordinal(value)) for kind, value in places if kind in inner)  # type: ignore[arg-type]

    # --- orders ----------------------------------------------------------------------------------

    def _made(
        self,
        form: str,
        places: list[tuple[str, str]],
        slots: dict[str, Any],
        quoted: list[str],
        below: Sequence[Part],
    ) -> Order | None:
        if form == "term":
            return self._term(slots)
        if any(kind == "header" for kind, _ in places) != (form in ("marked", "unmarked")):
            return None
        if form in ("marked", "unmarked"):
            (column,) = [k for k, name in BUILT_IN.headers.items() if ("header", name) in places]
            number = slots["unit"].rpartition(" ")[2]
            done = "added" if form == "marked" else "removed"
            return HeaderMarked(column, self._notes[number][1], done)  # type: ignore[arg-type]
        if "what" in slots:
            return self._edit(form, places, slots)
        unit = slots["unit"]
        if form.startswith("designated"):
            olds, news = _numbers(unit), _numbers(slots["by"])
            pairs = tuple(zip(olds, news, strict=True))
            return TextOrder(self._texts(places), Relettered(pairs))
        if form == "repealed":
            return self._repealed(places, unit)
        if form.startswith("reworded"):
            return self._reworded(places, unit, quoted, below)
        return self._added(form, places, slots, quoted, below)

    def _edit(self, form: str, places: list[tuple[str, str]], slots: dict[str, Any]) -> Order:
        what = self._phrase(slots["what"])
        by = self._phrase(slots["by"]) if "by" in slots else Phrase()
        old, new = (Phrase(), what) if form.startswith("inserted") else (what, by)
        found = re.search(_QUOTE, slots["after"]) if "after" in slots else None
        after = self._unquoted(found[0][1:-1]) if found else ""
        ahead = (
            self._unquoted(re.findall(_QUOTE, slots["before"])[0][1:-1])
            if "before" in slots
            else ""
        )
        edit = Edit(old, new, after, form.endswith("at-end"), ahead)
        texts, units = self._texts(places), self._units(places)
        if form == "struck" and not units and isinstance(texts[0], Cell | Name):
            lines = self._lines(texts[0])
            if len(lines) == 1 and lines[0].text == what.words:
                return TextOrder(texts, Emptied(what.words))
        return TextOrder(texts, Words(units, edit))

    def _lines(self, text: Text) -> Lines:
        if isinstance(text, Name):
            return tuple(Line(h.name) for h in self.annex.headings if h.number == text.heading)
        assert isinstance(text, Cell)
        (row,) = [
            r for h in self.annex.headings if h.number == text.heading for r in h.rows
            if r.lp == text.lp
        ]  # fmt: skip
        return row.cells.get(text.column, ())

    def _term(self, slots: dict[str, Any]) -> Order:
        edit = Edit(self._phrase(slots["what"]), self._phrase(slots["by"]))
        said = slots["places"]
        column = ""
        if match := re.fullmatch(r"(.*), w kolumnie „([^”]*)”,", said):
            said, column = match[1], match[2]
        spots = []
        for place in re.split(r"(?:, | oraz )(?=w (?:Celu|tytule|odnośniku))", said):
            places, rest = self._places(place)
            assert not rest, rest
            spots += [(t, self._units(places)) for t in self._texts(places, column)]
        return TermChanged(tuple(spots), edit)

    def _repealed(self, places: list[tuple[str, str]], unit: str) -> Order:
        numbers = _numbers(unit)
        match _kind(unit):
            case "row":
                return RowsRepealed(self._heading(places), numbers)
            case "heading":
                parent = self._heading(places)
                full = [
                    h.number
                    for h in self.annex.headings
                    if h.parent == parent and h.short in numbers
                ]
                assert len(full) == len(numbers)
                return HeadingsRepealed(tuple(full))
            case "note":
                return NotesRepealed(numbers)
            case kind:
                units = tuple(_unit(kind, n) for n in numbers)
                change = UnitsRepealed(self._units(places), units)
                return TextOrder(self._texts(places), change)

    def _reworded(
        self, places: list[tuple[str, str]], unit: str, quoted: list[str], below: Sequence[Part]
    ) -> Order:
        if unit in ("nazwa", "tytuł"):
            text: Text = Title() if unit == "tytuł" else Name(self._heading(places))
            return TextOrder((text,), Wording((), (Line(quoted[0]),)))
        if match := re.fullmatch(r"kolumna „(.*)”", unit):
            return TextOrder(self._texts(places, match[1]), Wording((), _lined(quoted)))
        kind = _kind(unit)
        if kind == "row":
            return RowsReworded(self._heading(places), tuple(self._rows(below)))
        if kind == "note":
            return NotesReworded(tuple(_by_number(_numbers(unit), quoted)))
        marks = _numbers(unit) or ("",)
        units = (*self._units(places), _unit(kind, marks[0]))
        return TextOrder(self._texts(places), Wording(units, _lined(quoted)))

    def _added(
        self,
        form: str,
        places: list[tuple[str, str]],
        slots: dict[str, Any],
        quoted: list[str],
        below: Sequence[Part],
    ) -> Order:
        unit, after = slots["unit"], slots.get("after") or ""
        kind = _kind(unit)
        if kind == "row":
            behind = _numbers(after)[0] if after else ""
            rows = tuple(self._rows(below))
            return RowsAdded(self._heading(places), behind, rows, form == "added")
        if kind == "heading":
            return self._headings(form, places, after, below)
        if kind == "note":
            behind = _numbers(after)[0] if after else ""
            notes = tuple(
                (n, self._notes[n][1], lines) for n, lines in _by_number(_numbers(unit), quoted)
            )
            return NotesAdded(behind, notes)
        sign = None
        behind_unit: Unit | None
        if form == "sign-and-added":
            order = self._sign(places, slots["sign"])
            behind_unit, sign = order.units[-1], order.edit
            places = places[:-1]
        else:
            behind_unit = Unit(kind, _ordinal(_numbers(after)[0])) if after else None  # type: ignore[arg-type]
        lines = _lined(quoted)
        if form == "added-before":
            before = Unit(kind, _ordinal(_numbers(slots["by"])[0]))  # type: ignore[arg-type]
            said = _each_sentence(lines) if kind == "zdanie" else lines
            new = tuple(UnitLines(Unit(kind, str(n)), (x,)) for n, x in enumerate(said, 1))  # type: ignore[arg-type]
            return TextOrder(
                self._texts(places), UnitsAdded(self._units(places), None, new, None, before)
            )
        marks = _numbers(unit)
        blocks = _blocks_of(kind, marks, lines)
        change = UnitsAdded(self._units(places), behind_unit, blocks, sign)
        return TextOrder(self._texts(places), change)

    def _sign(self, places: list[tuple[str, str]], said: str) -> Words:
        for name in ("replaced", "replaced-at-end", "inserted-at-end", "struck", "struck-at-end"):
            if match := _ORDERS[name].fullmatch(said):
                order = self._edit(name, places, match.groupdict())
                if isinstance(order, TextOrder) and isinstance(order.change, Words):
                    return order.change
        raise OutsideTheTableError(said)

    # --- what is annexed -------------------------------------------------------------------------

    def _rows(self, below: Sequence[Part]) -> Iterator[PrintedRow]:
        for part in below:
            if isinstance(part, Grid):
                for cells in part.rows:
                    yield self._row(cells)

    def _row(self, cells: Sequence[Any]) -> PrintedRow:
        keys = list(BUILT_IN.headers)
        lines = {key: tuple(self._cell(cell)) for key, cell in zip(keys, cells, strict=True)}
        lp = lines[keys[0]][0].text.partition(".")[0]
        repealed = lines[keys[0]][0].text.endswith("(uchylone)")
        return PrintedRow(lp, repealed, lines, number=lp)

    def _cell(self, blocks: Sequence[Any], *, nested: bool = False) -> Iterator[Line]:
        for block in blocks:
            if isinstance(block, Paragraph):
                text = self._unquoted(plain("".join(r.text for r in block.runs)), inner=False)  # type: ignore[union-attr]
                if text:
                    yield Line(text, nested=nested)
            elif isinstance(block, Listing):
                for item in block.items:
                    inner = list(self._cell(item.blocks, nested=True))
                    first = inner[0].text if inner and not inner[0].marker else ""
                    yield Line(first, item.marker, nested=nested)
                    yield from (replace(line, nested=True) for line in inner[bool(first) :])

    def _headings(
        self, form: str, places: list[tuple[str, str]], after: str, below: Sequence[Part]
    ) -> Order:
        above = {2: self._heading(places)}
        made: list[Heading] = []
        levels = {"Cel": 2, "Pri": 3, "Kie": 4}
        for part in below:
            if isinstance(part, HeadingLine):
                label, _, name = (
                    plain(part.text).partition(". ")
                    if ". " in plain(part.text)
                    else (plain(part.text).rstrip("."), "", "")
                )
                noun, _, short = label.rpartition(" ")
                level = levels[noun[:3]]
                parent = above[part.level]
                number = f"{parent}.{short}" if level == 4 else short
                above[part.level + 1] = number
                gone = name == "(uchylony)"
                name = "" if gone else self._unquoted(name, inner=False)
                poziom = BUILT_IN.levels[level - 2]
                made.append(Heading(number, level, poziom, noun, short, name, parent, (), gone))
            elif isinstance(part, Grid):
                rows = tuple(self._row(cells) for cells in part.rows)
                made[-1] = replace(made[-1], rows=rows)
        top = min(h.level for h in made)
        groups: list[tuple[Heading, tuple[Heading, ...]]] = []
        for heading in made:
            if heading.level == top:
                groups.append((heading, ()))
            else:
                groups[-1] = (groups[-1][0], (*groups[-1][1], heading))
        behind = ""
        if after:
            short, parent = _numbers(after)[0], self._heading(places)
            (behind,) = [
                h.number for h in self.annex.headings if h.parent == parent and h.short == short
            ]
        return HeadingsAdded(tuple(groups), behind, form == "added")

    # --- quotations ------------------------------------------------------------------------------

    def _phrase(self, said: str) -> Phrase:
        sign, words = "", ""
        if match := re.match(_SIGN, said):
            sign = next((s for start, s in _SIGNS.items() if said.startswith(start)), "")
            if not sign and (number := re.match(r"odnośnik(?:iem)? nr (\S+)", said)):
                sign = self._character(number[1])
            elif not sign:
                sign = match[0][-2]
            said = said[match.end() :].removeprefix(" i ")
        if found := re.search(_QUOTE, said):
            words = self._unquoted(found[0][1:-1])
        return Phrase(sign, words)

    def _character(self, number: str) -> str:
        return self._notes[number][0]

    def _unquoted(self, text: str, *, inner: bool = True) -> str:
        if inner and "„" not in text:
            text = text.replace("»", "„").replace("«", "”")
        digits = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
        text = re.sub(r"[¹²³⁴⁵⁶⁷⁸⁹]+", lambda m: self._notes[m[0].translate(digits)][0], text)
        return re.sub(r"\[(\d+[a-z]*)\]", lambda m: self._notes[m[1]][0], text)


def _kind(unit: str) -> str:
    starts = {"pkt": "pkt", "lit": "lit", "ust": "ust", "tiret": "tiret", "akapit": "akapit",
              "zdani": "zdanie", "wprow": "wprowadzenie", "działani": "row", "lp": "row",
              "odno": "note"}  # fmt: skip
    return next((kind for start, kind in starts.items() if unit.startswith(start)), "heading")


def _numbers(said: str) -> tuple[str, ...]:
    """„działania 3–5 i 7” → 3, 4, 5, 7."""
    words = re.sub(r"^(?:\D+? )?(?=[^ ]+(?:, | i |$))", "", said)
    found: list[str] = []
    for part in re.split(
        r", | i ", words.rpartition(" ")[2] if ", " not in words and " i " not in words else words
    ):
        first, dash, last = part.partition("–")
        if dash and first.isdecimal():
            found += [str(n) for n in range(int(first), int(last) + 1)]
        elif dash:
            found += [chr(n) for n in range(ord(first), ord(last) + 1)]
        else:
            found.append(part)
    return tuple(found)


def _unit(kind: str, mark: str) -> Unit:
    """A unit as it is called; there is only one introduction."""
    return Unit(kind, "" if kind == "wprowadzenie" else _ordinal(mark))  # type: ignore[arg-type]


def _ordinal(said: str) -> str:
    return next((str(n) for n, stem in enumerate(_NUMERALS, 1) if said.startswith(stem)), said)


def _lined(quoted: Sequence[str]) -> Lines:
    """Quoted lines with their markers apart."""
    lines: list[Line] = []
    for line in quoted:
        match = re.fullmatch(r"([a-z]{1,3}\)|[0-9]+[.)]|[–•]) ?(.*)", line)
        lines.append(
            Line(match[2], match[1])
            if match
            else Line(line, bare=bool(re.fullmatch(r"Ad \S+\)", line)))
        )
    return tuple(lines)


def _blocks_of(kind: str, marks: Sequence[str], lines: Lines) -> tuple[UnitLines, ...]:
    if kind not in ("pkt", "lit", "ust"):
        if kind == "zdanie":
            lines = _each_sentence(lines)
        return tuple(
            UnitLines(Unit(kind, _ordinal(mark)), (line,))  # type: ignore[arg-type]
            for mark, line in zip(marks, lines, strict=True)
        )
    blocks: list[UnitLines] = []
    for line in lines:
        letter = line.marker.rstrip(").")
        if letter in marks and letter not in {b.unit.mark for b in blocks if b.unit}:
            blocks.append(UnitLines(_unit(kind, letter), (line,)))
        else:
            blocks[-1] = UnitLines(blocks[-1].unit, (*blocks[-1].lines, line))
    return tuple(blocks)


def _each_sentence(lines: Lines) -> Lines:
    (line,) = lines
    return tuple(map(Line, split_sentences(line.text)))


def _by_number(numbers: Sequence[str], quoted: Sequence[str]) -> Iterator[tuple[str, Lines]]:
    if len(numbers) == 1:
        yield numbers[0], _lined(quoted)
        return
    texts: dict[str, list[str]] = {}
    for line in quoted:
        match = re.fullmatch(r"(\S+)\) (.*)", line)
        if match and match[1] in numbers and match[1] not in texts:
            texts[match[1]] = [match[2]]
        else:
            texts[list(texts)[-1]].append(line)
    for number in numbers:
        yield number, _lined(texts[number])
