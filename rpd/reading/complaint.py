"""A parser's complaint with the lines around it, and what can be told from them.

Lines and columns count from 0 here, as the parser counts them.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Mapping

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from rpd.frozen import dataclass

LOOK_BACK = 2_000
LONGEST_LINE = 2000
NAME = "[a-z][a-z0-9_]*"
"""What the name of a field looks like, in the shape of a profile too."""
KEY = re.compile(r"""\s*(?:- +)*(?P<key>[^\s:'"#\[{][^:'"#\[{]*|"[^"]*"\s*|'[^']*'\s*):(?:\s|$)""")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What to say and where; the place is the one to change, not where the parser stopped."""

    message: str
    hint: str
    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said: the problem, what it was doing, and where either of them began.

    ``lines`` holds the lines near both places; asked for another it gives an empty one.
    """

    lines: Mapping[int, str]
    problem: str
    doing: str
    line: int
    column: int
    begun: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The line of the problem."""
        return self.lines[self.line]

    @property
    def character(self) -> str:
        """The character at the problem; "" at the end of the line."""
        return self.text[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """The line up to the problem."""
        return self.text[: self.column]

    @property
    def readable(self) -> bool:
        """Whether a person could have written these lines; of longer ones nothing is guessed."""
        columns = (self.column, self.begun[1] if self.begun else 0)
        return max(columns) < LONGEST_LINE

    def above(self, number: int) -> int | None:
        """The nearest line above another that is neither blank nor a comment."""
        for candidate in range(number - 1, max(number - LOOK_BACK, -1), -1):
            line = self.lines[candidate].lstrip()
            if line and not line.startswith("#"):
                return candidate
        return None

    def continued(self, number: int) -> int | None:
        """The line above whose text goes on in this one, or None."""
        depth = indent(self.lines[number])
        for _ in range(LOOK_BACK):
            above = self.above(number)
            if above is None:
                return None
            line = self.lines[above]
            key = KEY.match(line)
            if key and key.start("key") < depth:
                return above if line[key.end() :].strip() else None
            if line.lstrip().startswith("- ") and indent(line) < depth:
                return above
            if key or indent(line) < depth:
                return None
            number = above
        return None


def complaint_of(text: str, error: YAMLError) -> Complaint:
    """What an error of the parser says, with its surroundings."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    context = error.context_mark if isinstance(error, MarkedYAMLError) else None
    line = min(mark.line, text.count("\n")) if mark else 0
    places = [line] + ([context.line] if context else [])
    lines = _lines_near(text, places)
    column = mark.column if mark else 0
    if mark and mark.line > line:  # the end of a file without a final line break
        column = len(lines[line])
    return Complaint(
        lines=lines,
        problem=str(getattr(error, "problem", "") or error),
        doing=str(getattr(error, "context", "") or ""),
        line=line,
        column=column,
        begun=(context.line, context.column) if context else None,
    )


def _lines_near(text: str, places: list[int]) -> Mapping[int, str]:
    near: defaultdict[int, str] = defaultdict(str)
    for number, line in enumerate(io.StringIO(text, newline="\n")):
        if any(mistaken - LOOK_BACK <= number <= mistaken for mistaken in places):
            near[number] = line[:LONGEST_LINE].rstrip("\r\n")
        elif number > max(places):
            break
    return near


def indent(line: str) -> int:
    """The number of spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def quoted(value: str) -> str:
    """``: "value"``, how a value looks in quotes; "" where that is too long or too hard to show."""
    value = value.strip()
    if not value or len(value) > 60 or value[0] in "\"'" or "\\" in value:
        return ""
    quote = '"' if '"' not in value else "'"
    return "" if quote in value else f": {quote}{value}{quote}"
