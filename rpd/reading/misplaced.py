"""Mistakes between lines: colons, dashes and indentation."""

from __future__ import annotations

import re

from rpd.reading.complaint import KEY, LOOK_BACK, NAME, Complaint, Mistake, indent, quoted
from rpd.reading.source import shortened

_GLUED = re.compile(r"""\s*(?:- +)*(?P<key>[^\s:'"#\[{-][^\s:'"#\[{]*):(?P<value>[^\s:/].*)$""")
_OTHER_SIGN = re.compile(r"(?P<key>[^\s=：]+)\s*[=：]\s*(?P<value>.*)$")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
# What the first field of an item of a plan's lists can be.
_FIRST_FIELD = re.compile(
    r"\s*- +(?P<key>id|numer|nazwa|kwota|zrodla|srodki|podmiot|okres|tekst|regula|uchwala|zrodlo)"
    r"(?:\s*[=：;]\s*| +)(?P<value>[^\s:].*)$"
)
# The name of a field that lacks nothing but its colon.
_LONE_FIELD = re.compile(NAME)
_DASHES = ("–", "—", "−", "•")


def stray_colon(c: Complaint) -> Mistake | None:
    """A colon where none can be: in a text, or because of what the line above lacks."""
    if "mapping values are not allowed" not in c.problem:
        return None
    if match := KEY.match(c.before):
        value = c.text[match.end() :]
        hint = f"Weź całą wartość w cudzysłów{quoted(value)}."
        return Mistake("Dwukropek w środku tekstu.", hint, c.line, c.column)
    if c.column > 1024:
        hint = "Jeśli to tekst z dwukropkiem, weź go w cudzysłów."
        return Mistake("Nazwa pola ma ponad 1024 znaki.", hint, c.line, indent(c.text))
    above = c.above(c.line)
    if above is None:
        return None
    return _unspaced(c, above) or _lacking(c, above) or _too_deep(c, above)


def _unspaced(c: Complaint, number: int) -> Mistake | None:
    """The line lacks a plain space after its colon or its dash, or has another kind of dash."""
    line = c.lines[number]
    bare = line.strip()
    start = indent(line)
    if match := re.match(r"\s*(?:- +)*[^\s:]+:([\u00a0\u202f]+)", line):
        message = "Po dwukropku stoi twarda spacja zamiast zwykłej."
        length = len(match.group(1))
        return Mistake(message, "Zastąp ją zwykłą spacją.", number, match.start(1), length)
    if match := re.match(r"-(?=[^\s-])", bare):
        hint = f"Wpisz: „- {shortened(bare[1:])}”."
        return Mistake("Po łączniku brakuje spacji.", hint, number, start)
    if match := _GLUED.match(line):
        lead = "- " if bare.startswith("- ") else ""
        hint = f"Wpisz: „{lead}{match['key']}: {shortened(match['value'])}”."
        return Mistake("Po dwukropku brakuje spacji.", hint, number, match.start("value"))
    if bare.startswith(_DASHES):
        hint = f"Wpisz łącznik i spację: „- {shortened(bare[1:].strip())}”."
        return Mistake(f"Element listy zaczyna się od „{bare[:1]}”.", hint, number, start)
    return None


def _lacking(c: Complaint, number: int) -> Mistake | None:
    line = c.lines[number]
    if match := _FIRST_FIELD.match(line):
        hint = f"Wpisz: „- {match['key']}: {shortened(match['value'])}”."
        message = f"Po nazwie pola „{match['key']}” brakuje dwukropka."
        return Mistake(message, hint, number, match.start("key"), len(match["key"]))
    if KEY.match(line) or line.lstrip().startswith("- ") or c.continued(number) is not None:
        return None
    if c.text.startswith(" " * indent(line) + "- "):
        hint = f"Wpisz: „- {shortened(line.strip())}”."
        return Mistake("Na liście stoi wiersz bez łącznika.", hint, number, indent(line))
    return _lacks_colon(line, number, "Dopisz „: ” po nazwie pola.")


def _lacks_colon(line: str, number: int, hint: str) -> Mistake:
    if match := _OTHER_SIGN.match(line.strip()):
        hint = f"Wpisz: „{match['key']}: {shortened(match['value'])}”."
    message = "Po nazwie pola brakuje dwukropka."
    return Mistake(message, hint, number, indent(line), len(line.strip()))


def _too_deep(c: Complaint, number: int) -> Mistake:
    """A field under a field, or in a text, that already has its value."""
    owner = c.continued(c.line)
    line = c.lines[number if owner is None else owner]
    key = KEY.match(line)
    if owner is not None and (owner != number or not key):
        return Mistake(
            f"Dwukropek w środku tekstu, który zaczyna się w wierszu {owner + 1}.",
            "Weź cały tekst w cudzysłów albo popraw wcięcie tego wiersza.",
            c.line,
            c.column,
        )
    column = key.start("key") if key else indent(line)
    less = f"Zmniejsz wcięcie do {column} spacji" if column else "Usuń wcięcie"
    return Mistake(
        f"Wiersz jest wcięty pod polem, które ma już wartość (wiersz {number + 1}).",
        f"{less}; jeśli to dalszy ciąg tekstu, weź cały tekst w cudzysłów.",
        c.line,
        indent(c.text),
    )


def missing_colon(c: Complaint) -> Mistake | None:
    """The parser was reading a key and met the end of its line."""
    if "could not find expected ':'" not in c.problem or c.begun is None:
        return None
    number = c.begun[0]
    line = c.lines[number]
    if (mistake := _beside_block(c, number) or _unspaced(c, number)) is not None:
        return mistake
    above = c.above(number)
    if above is not None and c.lines[above].startswith(" " * indent(line) + "- "):
        hint = f"Wpisz: „- {shortened(line.strip())}”."
        return Mistake("W środku listy stoi wiersz bez łącznika.", hint, number, indent(line))
    hint = "Dopisz „: ” po nazwie pola; jeśli to dalszy ciąg tekstu z góry, wetnij go głębiej."
    return _lacks_colon(line, number, hint)


def indentation(c: Complaint) -> Mistake | None:
    """A line that fits nothing above it."""
    if not re.search("expected key|block end|'-' indicator", c.problem) or c.before.strip():
        return None
    bare = c.text.strip()
    if not KEY.match(c.text) and (mistake := _beside_block(c, c.line)) is not None:
        return mistake
    above = c.line - 1
    if c.lines[above].lstrip().startswith("#") and not KEY.match(c.text):
        message = "Komentarz przerywa tekst, który ciągnie się przez kilka wierszy."
        hint = "Przenieś komentarz nad początek tekstu."
        return Mistake(message, hint, above, indent(c.lines[above]))
    if bare.startswith(":"):
        message, hint = "Przed dwukropkiem brakuje nazwy pola.", "Dopisz nazwę pola."
        return Mistake(message, hint, c.line, c.column)
    if bare.startswith(_DASHES):
        return _unspaced(c, c.line)
    return _in_block(c) or _misfit(c, is_item=bare == "-" or bare.startswith("- "))


def _beside_block(c: Complaint, number: int) -> Mistake | None:
    """A line of a block text that is not indented more than the field, or its dash, itself."""
    depth = indent(c.lines[number])
    if _LONE_FIELD.fullmatch(c.lines[number].strip()):
        return None
    first = None
    for above in range(number - 1, max(number - LOOK_BACK, -1), -1):
        line = c.lines[above]
        if not line.strip():
            continue
        key = KEY.match(line)
        column = key.start("key") if key else indent(line)
        if _BLOCK.search(line) and (key or line.lstrip().startswith("- ")):
            if column < depth:
                return None
            right = column + 2 if first is None else indent(c.lines[first])
            return Mistake(
                "Wiersz tekstu nie jest wcięty głębiej niż pole, do którego należy "
                f"(wiersz {above + 1}).",
                _indent_to(right),
                number,
                depth,
            )
        if indent(line) < depth or (indent(line) == depth and key and " " not in key["key"]):
            return None
        if indent(line) == depth:
            number = above  # text as well, though its colon makes it look like a field
        else:
            first = above
    return None


def _indent_to(spaces: int) -> str:
    return (
        f"Zmień liczbę spacji na początku wiersza na {spaces}; tak samo w dalszych wierszach "
        "tekstu."
    )


def _in_block(c: Complaint) -> Mistake | None:
    """A line of a block text that is indented less than the first one."""
    first = c.line
    for number in range(c.line - 1, max(c.line - LOOK_BACK, -1), -1):
        line = c.lines[number]
        if _BLOCK.search(line) and indent(line) < indent(c.text):
            break
        if line.strip() and indent(line) <= indent(c.text):
            return None
        first = number
    else:
        return None
    if not c.lines[first].strip():
        message = "Pusty wiersz na początku tekstu ma więcej spacji niż tekst."
        return Mistake(message, "Usuń z niego spacje.", first, 0, len(c.lines[first]) or 1)
    return Mistake(
        "Wiersz jest wcięty płycej niż początek tekstu, do którego należy.",
        _indent_to(indent(c.lines[first])),
        c.line,
        c.column,
    )


def _misfit(c: Complaint, *, is_item: bool) -> Mistake:
    keys, dashes = _open_columns(c)
    if not is_item and "'-' indicator" in c.problem and indent(c.text) in dashes:
        message = "W środku listy stoi wiersz bez łącznika."
        return Mistake(message, "Zacznij go od „- ” albo popraw wcięcie.", c.line, c.column)
    fitting = sorted(dashes if is_item else keys)
    # One space too many or too few is a slip, and then only one place is meant.
    fitting = [n for n in fitting if abs(n - indent(c.text)) == 1] or fitting
    if is_item and (not fitting or indent(c.text) in fitting):
        message = "Wśród pól stoi element listy („- ”)."
        hint = "Usuń łącznik albo wpisz listę pod nazwą pola, do którego należy."
        return Mistake(message, hint, c.line, c.column)
    hint = "Wyrównaj wiersz do pól nad nim."
    if fitting:
        hint = f"Zmień liczbę spacji na początku wiersza na {' albo '.join(map(str, fitting))}."
    message = "Wcięcie tego wiersza nie pasuje do wierszy nad nim."
    return Mistake(message, hint, c.line, c.column)


def _open_columns(c: Complaint) -> tuple[set[int], set[int]]:
    """Columns of the fields and of the dashes above the line that may still be continued."""
    keys: set[int] = set()
    dashes: set[int] = set()
    limit: int | None = None
    for number in range(c.line - 1, max(c.line - LOOK_BACK, -1), -1):
        line = c.lines[number]
        start = indent(line)
        if line.strip()[:1] in ("", "#") or (limit is not None and start >= limit):
            continue
        key = KEY.match(line)
        lead = line[: key.start("key") if key else start + 2]
        found = {match.start() for match in re.finditer(r"-(?= )", lead)}
        dashes |= found
        if key:
            keys.add(key.start("key"))
        if key or found:
            limit = start
    return keys, dashes
