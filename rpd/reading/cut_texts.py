"""Texts that a sign “#” cuts off: what YAML takes for a comment and a person typed as text.

A comment stands apart from what is before it and has a space behind its sign. Where it is glued to
a letter it is almost surely text, and glued to a closing quote or bracket it is not even YAML; the
parser lets both pass and drops the rest of the line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import ScalarEvent

from rpd.diagnostics import Finding
from rpd.frozen import dataclass
from rpd.reading.events import resolve
from rpd.reading.opinions import readers
from rpd.reading.source import shortened, span_at

_MAX_FINDINGS = 20
_LONGEST = 100

# Glued on the left, glued on the right to what does not merely adorn it, or without any words.
_SIGN = re.compile(r"#(?:(?<=[^\s#]#)|(?=[^\s#!=*~_+:-])|(?=[ \t\r]*$))", re.MULTILINE)
_BLOCK = ("|", ">")
_COMMENT = re.compile(r"(?<=\S)\s+#(?=\s)")
_AFTER = {'"': "zamykającym cudzysłowie", "'": "zamykającym apostrofie"}
_QUOTE_IT = "Jeśli to tekst, weź go razem ze znakiem „#” w apostrofy: '…'. "
# A field or a list item that somebody has put out of use.
_OUT_OF_USE = re.compile(r"#(?:- |[a-z_]+:(?:\s|$))")
_HEAD = re.compile(r"(?:^|[\s:-])[|>][-+0-9]*\s*$")
_BODY = re.compile(r"\s*(?:- +)*(?:[^\s'\"#\[\]{}]+:(?= )\s*)?")


def cut_texts(text: str, events: list[Any] | None) -> list[Finding]:
    """What comment signs cut off in a text that has been composed of `events`.

    They are asked of the parser once more where they were too many to be kept, and only if there
    is a sign to look at.
    """
    if _SIGN.search(text) is None:
        return []
    events = events_of(text) if events is None else events
    return list(islice(_findings(text, events), _MAX_FINDINGS))


def events_of(text: str) -> list[Any]:
    """The events of a text that has been composed."""
    for get_event in readers(text):
        events = []
        try:
            while (event := get_event()) is not None:
                events.append(event)
        except YAMLError:
            continue
        return events
    return []


def _findings(text: str, events: list[Any]) -> Iterator[Finding]:
    position = 0
    while (match := _SIGN.search(text, position)) is not None:
        sign = match.start()
        index = bisect_right(events, sign, key=start_of) - 1
        position = end_of_text(text, events[index], sign)
        if position > sign:
            continue
        start = text.rfind("\n", 0, sign) + 1
        end = text.find("\n", sign)
        position = end = len(text) if end < 0 else end
        first = first_sign(text, events, start, sign)
        # Behind words that were meant to be printed there may be a comment indeed.
        words = _COMMENT.split(text[first + 1 : end], maxsplit=1)[0]
        cut = _Cut(text, events, start, first, f"#{words.rstrip()}")
        if (finding := cut.finding()) is not None:
            yield finding


def start_of(event: Any) -> int:
    """Where in the text an event begins."""
    index: int = event.start_mark.index
    return index


def end_of_text(text: str, event: Any, sign: int) -> int:
    """Where the text ends that the sign stands in; the sign's own place where it is a comment's."""
    if type(event) is not ScalarEvent or event.end_mark.index <= sign:
        return sign
    if event.style in _BLOCK and "\n" not in text[event.start_mark.index : sign]:
        return sign
    end: int = event.end_mark.index
    return end


def first_sign(text: str, events: list[Any], start: int, sign: int) -> int:
    """The sign that begins the comment: an earlier one of the same line may be it."""
    position = text.find("#", start, sign)
    while position >= 0:
        event = events[bisect_right(events, position, key=start_of) - 1]
        after = end_of_text(text, event, position)
        if after == position:
            return position
        position = text.find("#", after, sign)
    return sign


@dataclass(frozen=True, slots=True)
class _Cut:
    """A comment: ``text[start:sign]`` is the line before it, `comment` what stands behind."""

    text: str
    events: list[Any]
    start: int
    sign: int
    comment: str

    @property
    def before(self) -> str:
        return self.text[self.start : self.sign]

    def finding(self) -> Finding | None:
        glued = self.before[-1:].strip()
        if glued:
            return self._invalid(glued)
        words = self.comment[1:]
        if words[:1].isspace() or (words and not re.match(r"[^#!=*~_+:-]", words)):
            return None
        if not words and (not self.before.strip() or self._opens()):
            return None
        if self.before.strip() in ("", "---") or self._opens():
            cuts = bool(words) and self._continues()
        else:
            cuts = True
        return self._doubtful() if cuts else None

    def _opens(self) -> bool:
        """Whether the line has no value yet: a field or a dash alone."""
        return self.before.rstrip().endswith((":", "-"))

    def _heads(self) -> bool:
        """Whether the line ends with the sign of a block of text."""
        return _HEAD.search(self.before) is not None

    def _continues(self) -> bool:
        """Whether the words would belong to a value, were it not for the sign."""
        if _OUT_OF_USE.match(self.comment):
            return False
        index = bisect_right(self.events, self.sign, key=start_of) - 1
        while index > 0 and type(self.events[index]) is not ScalarEvent:
            index -= 1
        last = self.events[index]
        if type(last) is not ScalarEvent:
            return False
        if self.before.strip():  # a field or a dash alone: is there a value below?
            return last.start_mark.index == last.end_mark.index and not last.style
        deep = len(self.before) > _depth(self.text, last)
        return deep and self._is_last_line(last)

    def _is_last_line(self, last: Any) -> bool:
        """Whether nothing but the end of a value's line stands between it and the comment."""
        between = self.text[last.end_mark.index : self.start]
        is_value = last.start_mark.index < last.end_mark.index
        return is_value and not between.strip()

    def _invalid(self, glued: str) -> Finding:
        lost = self.comment[1:].strip()
        said = f": „{shortened(self.comment)}” nie zostanie odczytane" if lost else ""
        end = self.before.split()[-1] if self._heads() else glued
        after = _AFTER.get(end, f"znaku „{end}”")
        apart = f"Jeśli to komentarz, wstaw przed nim spację: „{end} # …”."
        return self._found(
            f"Znak „#” stoi zaraz po {after}{said}.",
            self._repair() + apart if lost else "Usuń ten znak.",
            "komentarz-bez-odstepu",
        )

    def _doubtful(self) -> Finding:
        repair = self._repair()
        words = self.comment[1:]
        apart = f"Jeśli to komentarz, wstaw po „#” spację: „# {shortened(words)}”."
        return self._found(
            f"Znak „#” zaczyna komentarz: „{shortened(self.comment)}” nie zostanie wydrukowane.",
            repair + (apart if words else "Jeśli nie, usuń ten znak."),
            "urwany-tekst",
        )

    def _found(self, message: str, hint: str, slug: str) -> Finding:
        span = span_at(self.text, self.sign, len(self.comment))
        return Finding((), message, hint.strip(), span=span, slug=slug)

    def _repair(self) -> str:
        """What to do if it is text: the whole value in quotes, where that can be shown."""
        if self._heads():
            return "Jeśli to tekst, przenieś go do następnego wiersza. "
        body = self.before[_BODY.match(self.before).end() :]  # type: ignore[union-attr]
        bare = body.strip()
        if not bare or len(body) + len(self.comment) > _LONGEST:
            return _QUOTE_IT
        if bare[0] in "[{":
            same = bare[-1] in "]}" and bare[-1] == self.comment[-1] and bare[1:-1].strip()
            going_on = f"Jeśli to dalszy ciąg, wpisz: {bare[:-1]}{self.comment[1:]}. "
            return going_on if same and bare[0] == "[" else _QUOTE_IT
        if not isinstance(resolve(bare), str):
            return ""
        quote = bare[0] if bare[0] in "\"'" else ""
        if quote and (len(bare) < 2 or bare[-1] != quote):
            return _QUOTE_IT
        whole = bare[1:-1].replace("''", "'") if quote else bare
        whole += body[len(body.rstrip()) :] + self.comment
        escaped = whole.replace("'", "''")
        return f"Jeśli to tekst, weź go w całości w apostrofy: '{escaped}'. "


def _depth(text: str, last: Any) -> int:
    """The column that a line has to go beyond to belong to a value: of its field or its dash."""
    start = last.start_mark.index
    line = text[text.rfind("\n", 0, start) + 1 : start]
    body = re.match(r" *(?:- +)*", line)
    assert body is not None
    if line[body.end() :].strip():
        return body.end()  # the field's name
    return max(line.rfind("-", 0, body.end()), 0)
