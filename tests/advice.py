"""A reader who knows nothing of YAML and does to the letter what a message tells."""

from __future__ import annotations

import re
from collections.abc import Callable

from rpd.diagnostics import Diagnostic

MOST_STEPS = 6


def follow(text: str, diagnostic: Diagnostic) -> str | None:
    """The text after the advice has been followed; None where it says nothing that can be typed."""
    if guess := re.search(" – czy chodziło o „(?P<value>.*)”\\?$", diagnostic.message):
        return _marked(text, diagnostic, guess)
    forms = _FORMS
    if diagnostic.slug == "odeslanie-bez-przypisu":
        forms = ((r"Czy chodziło o „(?P<value>[^”]*)”", _footnote),)
    for pattern, do in forms:
        if match := re.match(pattern, diagnostic.hint):
            return do(text, diagnostic, match)
    return None


def repaired(text: str, told: Callable[[str], list[Diagnostic]]) -> tuple[str, list[str]]:
    """What the reader makes of a text, and the messages that were followed or not understood."""
    messages = []
    for _ in range(MOST_STEPS):
        found = told(text)
        if not found:
            return text, []
        messages.append(f"{found[0].message} → {found[0].hint}")
        after = follow(text, found[0])
        if after is None or after == text:
            return text, messages
        text = after
    return text, messages


def _place(text: str, diagnostic: Diagnostic) -> tuple[int, int]:
    span = diagnostic.span
    assert span is not None
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: span.line - 1]) + span.column - 1
    end = sum(len(line) + 1 for line in lines[: span.end_line - 1]) + span.end_column - 1
    return start, end


def _value(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    """Replace the value that is marked; put the fields named besides below it."""
    start, end = _place(text, diagnostic)
    line_end = text.find("\n", start)
    if "skladnia" in diagnostic.slug:
        end = line_end
    below = ""
    if fields := re.findall("„([a-z_]+: [^”]+)”", match["rest"] or ""):
        begin = text.rfind("\n", 0, start) + 1
        indent = re.match(r" *(?:- +)*", text[begin:start])
        assert indent is not None
        below = "".join(f"\n{' ' * indent.end()}{field}" for field in fields)
    line_end = text.find("\n", end)
    return text[:start] + match["value"] + text[end:line_end] + below + text[line_end:]


def _line(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    start, _ = _place(text, diagnostic)
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[begin:end]
    indent = len(line) - len(line.lstrip(" "))
    return text[:begin] + " " * indent + match["value"] + text[end:]


def _line_or_value(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    """A whole line where its beginning is shown, unless the value that is marked is a text."""
    if diagnostic.slug == "zly-typ" and not match["value"].startswith("- "):
        start, end = _place(text, diagnostic)
        return text[:start] + match["value"] + text[end:]
    return _line(text, diagnostic, match)


def _marked(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    start, end = _place(text, diagnostic)
    return text[:start] + match["value"] + text[end:]


def _indentation(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    assert diagnostic.span is not None
    lines = text.split("\n")
    number = diagnostic.span.line - 1
    lines[number] = " " * int(match["value"]) + lines[number].lstrip(" ")
    return "\n".join(lines)


def _entries(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    start, end = _place(text, diagnostic)
    names = re.findall("„([^”]+)”", match["value"])
    begin = text.rfind("\n", 0, start) + 1
    if text[begin:start].strip() == "-":
        return text[:start] + f"\n{text[begin:start]}".join(names) + text[end:]
    return text[:start] + ", ".join(names) + text[end:]


def _wording(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str | None:
    """„W „a - b” stoi …” → „Wpisz „a – b””: what is named is replaced by what is to be typed."""
    start, _ = _place(text, diagnostic)
    named = re.search(
        "„([^”]+)” (?:stoi łącznik|brakuje)|„([^”]+)” a (?:znakiem )?„([^”]+)” stoi",
        diagnostic.message,
    )
    if named is None:
        return _marked(text, diagnostic, match) if diagnostic.slug in _NAMES else None
    old = named[1] or rf"{re.escape(named[2])}\s+{re.escape(named[3])}"
    found = re.compile(re.escape(old) if named[1] else old).search(text, start)
    if found is None:
        return None
    return text[: found.start()] + match["value"] + text[found.end() :]


_NAMES = {
    *("alias-zrodla", "alias-podmiotu", "nieznane-zrodlo", "powtorzony-numer-w-strategii"),
    *("nazwa-slownika-wbrew-planowi", "uchwala-wbrew-oznaczeniu", "wartosc-nie-do-wiary"),
    "znaki-z-innego-programu",
}
"""Rules whose advice „Wpisz „…”” is about the whole value that is marked."""


def _sign(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    """A code in the marked value becomes the sign, or the space, that is told."""
    start, end = _place(text, diagnostic)
    code = re.search("„(&[^”]*)”", diagnostic.message)
    assert code is not None
    return text[:start] + text[start:end].replace(code[1], match["value"] or " ") + text[end:]


def _apostrophes(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    start, end = _place(text, diagnostic)
    return text[:start] + f"'{text[start + 1 : end - 1]}'" + text[end:]


def _quoted(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str | None:
    """The value stands in the line without its quotes, perhaps with others."""
    start, _ = _place(text, diagnostic)
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    bare = match["value"][1:-1]
    line = text[begin:end]
    return text[:begin] + line.replace(bare, match["value"]) + text[end:] if bare in line else None


def _next_line(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    start, _ = _place(text, diagnostic)
    begin = text.rfind("\n", 0, start) + 1
    indent = len(text[begin:start]) - len(text[begin:start].lstrip(" "))
    return f"{text[:start].rstrip(' ')}\n{' ' * (indent + 2)}{text[start:]}"


def _hard_space(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    start, _ = _place(text, diagnostic)
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    plain = "" if match.group().startswith("Usuń") else " "
    return text[:begin] + text[begin:end].replace("\u00a0", plain) + text[end:]


def _footnote(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    wrong = re.search("przypisu „([^”]+)”", diagnostic.message)
    assert wrong is not None
    return text.replace(f"[^{wrong[1]}]", f"[^{match['value']}]")


def _closing(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    start, _ = _place(text, diagnostic)
    end = text.find("\n", start)
    line = text[start:end].rstrip()
    return text[:start] + line + match["value"] + text[end:]


def _remove_line(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    start, _ = _place(text, diagnostic)
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    return text[:begin] + text[end + 1 :]


def _aligned(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    """Align the line with the nearest field of that name above it."""
    start, _ = _place(text, diagnostic)
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    above = list(re.finditer(rf"^ *(?:- )?(?={match['value']}:)", text[:begin], re.MULTILINE))
    line = " " * len(above[-1].group()) + text[begin:end].lstrip(" ")
    return text[:begin] + line + text[end:]


def _moved(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    """Under a new field: two lines take the place of one."""
    start, _ = _place(text, diagnostic)
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    indent = " " * (start - begin)
    return f"{text[:begin]}{indent}{match['value']}\n{indent}  {match['line']}{text[end:]}"


def _shifted(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    lines = text.split("\n")
    for number in range(int(match["first"]) - 1, int(match["last"])):
        by, line = int(match["by"]), lines[number]
        lines[number] = " " * by + line if match["where"] == "prawo" else line[by:]
    return "\n".join(lines)


def _begun(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    """The line is typed anew up to where the words end that are shown of it."""
    assert diagnostic.span is not None
    lines = text.split("\n")
    number = diagnostic.span.line - 1
    typed, bare = match["typed"], lines[number].lstrip(" ")
    if typed.endswith("…"):
        typed = f"- {bare}"
        assert typed.startswith(match["typed"][:-1])
    lines[number] = " " * int(match["value"] or 0) + typed
    return "\n".join(lines)


def _inserted(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    assert diagnostic.span is not None
    lines = text.split("\n")
    line = " " * int(match["value"] or 0) + match["line"]
    lines.insert(diagnostic.span.line - 1, line)
    return "\n".join(lines)


def _parted(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    start, _ = _place(text, diagnostic)
    assert text[start:].startswith(match["line"])
    rest = text[start + len(match["line"]) :]
    return f"{text[:start].rstrip()}\n{' ' * int(match['value'] or 0)}{match['line']}{rest}"


def _to_list(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    lines = text.split("\n")
    first, last, header = (int(match[name] or 0) for name in ("first", "last", "header"))
    block = lines[first - 1 : last or first]
    target = header
    if match["where"] == "koniec":
        depth = len(lines[header - 1]) - len(lines[header - 1].lstrip(" "))
        while lines[target].startswith(" " * (depth + 1)):
            target += 1
    lines[target:target] = block
    start = first - 1 + len(block) * (target < first)
    del lines[start : start + len(block)]
    return "\n".join(lines)


def _exchanged(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    lines = text.split("\n")
    one, other = int(match["one"]) - 1, int(match["other"]) - 1
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _untabbed(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    lines = text.split("\n")
    for number in range(int(match["first"]) - 1, int(match["last"])):
        bare = lines[number].lstrip("\t ")
        lead = lines[number][: len(lines[number]) - len(bare)]
        lines[number] = lead.replace("\t", " " * int(match["value"])) + bare
    return "\n".join(lines)


def _begun_with_spaces(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    assert diagnostic.span is not None
    lines = text.split("\n")
    number = diagnostic.span.line - 1
    start = lines[number].index(match["shown"].rstrip("…"))
    lines[number] = " " * int(match["value"]) + lines[number][start:]
    return "\n".join(lines)


def _both_indented(text: str, diagnostic: Diagnostic, match: re.Match[str]) -> str:
    lines = text.split("\n")
    for start, end, value in (
        (match["one"], None, match["value"]),
        (match["first"], match["last"], match["other"]),
    ):
        for number in range(int(start) - 1, int(end or start)):
            lines[number] = " " * int(value) + lines[number].lstrip(" ")
    return "\n".join(lines)


_FORMS: tuple[
    tuple[str, Callable[[str, Diagnostic, re.Match[str]], str | None]],
    ...,
] = (
    (r"Wpisz je jako osobne pozycje listy: (?P<value>.*)\.$", _entries),
    (r"Wpisz jedną liczbę: „(?P<value>\S+)”(?P<rest> i osobne pole „prog: min”) albo", _value),
    (r"Wpisz: „(?P<value>- .*|[^\s:{\[]+: .*)”\.$", _line_or_value),
    (r"Po dwukropku brakuje spacji: „(?P<value>.*)”\.$", _line),
    (
        (
            r"(?:Wpisz|Usuń cudzysłów, zostaw): „(?P<value>.*?)”"
            r"(?P<rest> \(zamiast .*\)|, a pod spodem .*|; jeśli.*|; że.*|, a jeśli.*)?\.$"
        ),
        _value,
    ),
    (r"Weź (?:ją|wartość|całą wartość|go) w cudzysłów: (?P<value>[\"'].*[\"'])\.$", _quoted),
    (r"Wpisz łącznik i spację: „(?P<value>.*)”\.$", _line),
    (r"Zacznij każdy element od łącznika i spacji: „(?P<value>.*)”\.$", _line),
    (r"Dopisz „(?P<value>: )” po nazwie pola", _closing),
    (r"Przenieś „- …” do następnego wiersza", _next_line),
    (r"Czy chodziło o „(?P<value>[^”]*)”\?$", _marked),
    (r"Zmień liczbę spacji na początku wiersza na (?P<value>[0-9]+)", _indentation),
    (r"Zmniejsz wcięcie do (?P<value>[0-9]+) spacji", _indentation),
    (
        (
            r"Zmień liczbę spacji na początku wiersza (?P<one>\d+) na (?P<value>\d+), "
            r"a wiersz[ay] (?P<first>\d+)(?:–(?P<last>\d+))? na (?P<other>\d+)\.$"
        ),
        _both_indented,
    ),
    (r"Zamień miejscami wiersze (?P<one>\d+) i (?P<other>\d+)\.$", _exchanged),
    (
        r"Usuń wszystko przed „(?P<shown>.*)” i wpisz tam (?P<value>\d+) spacj\w+\.$",
        _begun_with_spaces,
    ),
    (
        (
            r"Zastąp na początku każdego z wierszy (?P<first>\d+)–(?P<last>\d+) każdy tabulator: "
            r"(?P<value>\d+) spacj\w+ za jeden\.$"
        ),
        _untabbed,
    ),
    (
        (
            r"Przesuń każdy z wierszy (?P<first>\d+)–(?P<last>\d+) o (?P<by>\d+) spacj\w+ "
            r"w (?P<where>prawo|lewo)\.$"
        ),
        _shifted,
    ),
    (
        (
            r"Zmień wiersz tak, aby zaczynał się od (?:(?P<value>\d+) spacji i )?"
            r"„(?P<typed>[^”]*)”\."
        ),
        _begun,
    ),
    (
        (
            r"Wstaw nad nim wiersz „(?P<line>[^”]*)”"
            r"(?: z (?P<value>\d+) spacj\w+ na początku| bez wcięcia)\.$"
        ),
        _inserted,
    ),
    (
        (
            r"Przenieś „(?P<line>.*)” do nowego wiersza"
            r"(?: z (?P<value>\d+) spacj\w+ na początku| bez wcięcia)\.$"
        ),
        _parted,
    ),
    (
        (
            r"Przenieś wiersze? (?P<first>\d+)(?:–(?P<last>\d+))? na (?P<where>koniec|początek) "
            r"listy „[a-z_]+” \(wiersz (?P<header>\d+)\)\.$"
        ),
        _to_list,
    ),
    (r"Zastąp końcowy znak . znakiem (?P<value>.)\.$", _marked),
    (r"Dopisz (?P<value>[\"']) na końcu tekstu\.$", _closing),
    (r"Wpisz „(?P<value>[^”]*)”", _wording),
    (r"To pole ma „[^”]*”: wyrównaj wiersz do pola „(?P<value>[^”]*)” nad nim", _aligned),
    (
        r"Przenieś je głębiej, pod nowym polem „(?P<value>[^”]*)”: „(?P<line>[^”]*)”\.$",
        _moved,
    ),
    (r"Usuń niewidoczną twardą spację|Zastąp ją zwykłą spacją", _hard_space),
    (r"Zastąp go (?:spacją|znakiem „(?P<value>[^”]*)”)\.$", _sign),
    (r"Zastąp oba prostym apostrofem", _apostrophes),
    (r"Wpisz kierunek z priorytetu [^:]*: „(?P<value>[^”]*)”", _marked),
    (r"Usuń (?:je|ten wiersz)", _remove_line),
    (r"Usuń powtórzenie", _marked),
)
