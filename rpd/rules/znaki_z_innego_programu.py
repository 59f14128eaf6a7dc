"""Zapis z innego programu w tekście planu.

Co: w tekście stoi kod znaku ze strony internetowej (np. „&nbsp;” albo „&oacute;”) albo cały tekst
stoi w cudzysłowach drukarskich ‘…’, które nie są cudzysłowami YAML.

Dlaczego: kod i takie cudzysłowy drukują się w załączniku tak, jak stoją.

Źle::

    nazwa: Wsparcie informacyjne&nbsp;nt. zamówień

Dobrze::

    nazwa: Wsparcie informacyjne nt. zamówień
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Severity
from rpd.polish.wording import quote
from rpd.rules.engine import Case
from rpd.rules.names import further

CODE = "RPD511"
SLUG = "znaki-z-innego-programu"
SEVERITY = Severity.WARNING

_CODE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_WRAPPED = re.compile(r"\s*([‘’‚‛])(?P<text>[^‘’‚‛]*)([‘’‛])\s*", re.DOTALL)


def check(case: Case) -> Iterator[Finding]:
    for text, path, in_force in case.texts:
        if not in_force:
            continue
        if "&" in text:
            yield from _codes(text, path)
        if (found := _WRAPPED.fullmatch(text)) and found["text"].strip():
            yield Finding(
                path,
                f"Cały tekst stoi w znakach {found[1]} i {found[3]}, które się drukują.",
                "Zastąp oba prostym apostrofem (').",
            )
    for miejsce in case.in_force:
        for wskaznik in miejsce.dzialanie.wskazniki:
            if found := re.fullmatch("[„”“‘’‚](.+)[”“‘’]", wskaznik.jednostka):
                yield Finding(
                    (*wskaznik.path, "jednostka"),
                    f"Jednostka {wskaznik.jednostka} stoi w cudzysłowie, który się drukuje.",
                    f"Wpisz „'{found[1]}'”.",
                )


def _codes(text: str, path: Path) -> Iterator[Finding]:
    from html import unescape

    found = [m.group() for m in _CODE.finditer(text) if unescape(m.group()) != m.group()]
    if not found:
        return
    sign = unescape(found[0])
    hint = f"Zastąp go znakiem {quote(sign)}."
    if sign.isspace() or not sign.isprintable():
        hint = "Zastąp go spacją."
    more = further(len(found) - 1)
    yield Finding(path, f"W tekście stoi kod „{found[0]}” zamiast znaku{more}.", hint)
