"""What is said when a template fails: where in it, what it wanted, and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rpd.formats.template_files import TemplateUseError

_HINT = "Popraw szablon albo usuń go, żeby użyć wbudowanego; wzór zapisze „rpd templates export”."
_REASONS = (
    (r"has no attribute '(.+)'", "szablon używa wartości „{0}”, której nie ma"),
    (r"has no element (.+)", "szablon sięga po element {0}, którego nie ma"),
    (r"^'(.+)' is undefined", "szablon używa nazwy „{0}”, której nie ma"),
    (r"unsafe|not safely callable", "szablon robi coś, czego szablonom nie wolno"),
    (r"Encountered unknown tag '(.+?)'", "nie ma znacznika „{0}”"),
    (r"No filter named '(.+?)'", "nie ma filtra „{0}”"),
    (r"No test named '(.+?)'", "nie ma testu „{0}”"),
    (r"unexpected end of template|Unexpected end of template", "szablon urywa się przed końcem"),
    (r"Missing end of|unclosed", "jest początek znacznika albo komentarza, a nie ma jego końca"),
    (r"recursion", "szablon wywołuje sam siebie bez końca"),
    (r"division", "szablon dzieli przez zero"),
    (r"too (long|large)|not allowed", "szablon robi coś, czego szablonom nie wolno"),
)
_KINDS = {
    "TemplateNotFound": "nie ma szablonu o tej nazwie w folderach szablonów ani w programie",
    "TemplateSyntaxError": "zapis szablonu jest błędny",
    "MemoryError": "szablon zajmuje za dużo pamięci",
    "RecursionError": "szablon wywołuje sam siebie bez końca",
    "TooLongError": "szablon nie kończy pracy na czas",
}


def explained(error: Exception, asked: str, found: Mapping[str, str]) -> TemplateUseError:
    """What is said of a template that failed; `found` are the sources of those asked for."""
    name, line = _place(error, asked, found)
    at = f", wiersz {line}" if line else ""
    own = " ".join(str(error).split()).rstrip(".")[:300]
    reason = ""
    for pattern, words in _REASONS:
        if match := re.search(pattern, own):
            reason = words.format(*match.groups())
            break
    else:
        reason = _KINDS.get(type(error).__name__, "szablonu nie da się wykonać")
    said = f" ({own})" if own else ""
    return TemplateUseError(f"Nie można użyć szablonu „{name}”{at}: {reason}{said}.", _HINT)


def _place(error: Exception, asked: str, found: Mapping[str, str]) -> tuple[str, int | None]:
    """The template and line that failed: the innermost of the traceback, or what Jinja says."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    if isinstance(name, str) and line:
        return name, line
    location: tuple[str, int | None] = (asked, None)
    traceback = error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file in found:
            location = file, traceback.tb_lineno
        traceback = traceback.tb_next
    return location
