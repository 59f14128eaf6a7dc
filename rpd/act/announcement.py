"""The notice that announces a consolidated text („obwieszczenie”), as a document.

Its words are one plain template, ``obwieszczenie.txt.j2``. Form: Zasady techniki prawodawczej,
§ 101–106: what is announced, the acts whose changes it takes in, and the provisions of these acts
that it does not take in, quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from rpd.act import header, letter
from rpd.act.phrases import inner_quotes, listed, marker
from rpd.amendment.operations import Amendment
from rpd.formats import environment, template_files
from rpd.frozen import dataclass
from rpd.plan.companions import issuing
from rpd.plan.model import Plan, Slownik, Zmiana
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP, ended
from rpd.polish.wording import date as written_date

WORDS: Final = "obwieszczenie.txt.j2"

BLANK: Final = "……………"
_ACTS, _PROVISIONS = "\ufdd0", "\ufdd1"
"""Where the list of acts and the quoted provisions come: code points that no text may hold."""
_NUMBERED: Final = re.compile(rf"([0-9]+\.)[ {NBSP}](.*)", re.DOTALL)
_PARAGRAPH: Final = re.compile(r"§ ?([0-9]+[a-z]*)\. ")


@dataclass(frozen=True, slots=True)
class Announced:
    """The notice, and the numbers of the resolutions whose other provisions nobody recorded."""

    act: letter.Act
    unknown: tuple[str, ...]


def document(
    plan: Plan,
    slownik: Slownik | None,
    amendments: Sequence[Amendment],
    data: date | None,
    *,
    podstawa: str = "",
    templates: Sequence[Path] = (),
) -> Announced:
    """The notice about the text of a plan as amended by the resolutions that it records.

    Blanks stand for a day, a legal basis and provisions that are not known.

    Raises:
        TemplateUseError: the office's words cannot be used.
    """
    uchwala = plan.uchwala
    assert uchwala is not None
    organ = one_line(issuing(plan))
    saved = {one_line(amendment.uchwala): amendment for amendment in amendments}
    quoted = [(z, saved.get(one_line(z.uchwala))) for z in plan.zmiany]
    unknown = [one_line(z.uchwala) for z, one in quoted if not (one and one.pozostale_przepisy)]
    acts = [f"uchwałą {_named(zmiana, organ)}" for zmiana in plan.zmiany]
    body = header.issuer(plan, slownik)
    context = {
        **header.named(body, body.dopelniacz or organ),
        "data": written_date(data) if data else f"{BLANK} r.",
        "podstawa": podstawa or BLANK,
        "tytul": one_line(plan.tytul),
        "rok": plan.rok,
        "uchwala": {
            "numer": one_line(uchwala.numer),
            "data": written_date(uchwala.data) if uchwala.data else "",
        },
        "zalacznik": f" nr{NBSP}{uchwala.zalacznik}" if uchwala.zalacznik else "",
        "zmiany": f" {ended(acts[0])}" if len(acts) == 1 else f":{_ACTS}",
        "przepisy": _PROVISIONS,
    }
    text = environment.fill(WORDS, context, folders=templates, syntax=environment.PLAIN)
    act = letter.from_words(WORDS, text, projekt=bool(data is None or not podstawa or unknown))
    provisions = [(zmiana, one.pozostale_przepisy if one else (), organ) for zmiana, one in quoted]
    parts = tuple(part for whole in act.provisions for part in _filled(whole, acts, provisions))
    return Announced(replace(act, provisions=parts), tuple(unknown))


_Provisions = Sequence[tuple[Zmiana, tuple[str, ...], str]]


def _filled(part: letter.Part, acts: Sequence[str], provisions: _Provisions) -> list[letter.Part]:
    """A paragraph of the template with what stands below it."""
    assert isinstance(part, letter.Provision)
    below: list[letter.Part] = []
    text = part.text
    if text.endswith(_ACTS):
        text = text.removesuffix(_ACTS)
        for position, act in enumerate(acts):
            said = ended(act) if position == len(acts) - 1 else f"{act};"
            below.append(letter.Point(1, marker(1, position), keep_together(said)))
    elif text.endswith(_PROVISIONS):
        text, below = _uncovered(text.removesuffix(_PROVISIONS).rstrip(), provisions)
    elif _ACTS in text or _PROVISIONS in text:
        raise template_files.TemplateUseError(
            f"Nie można użyć szablonu „{WORDS}”: {{{{ zmiany }}}} i {{{{ przepisy }}}} "
            "muszą kończyć akapity.",
            "Wzór zapisze „rpd templates export”.",
        )
    sign = part.sign
    if not sign and (match := _NUMBERED.fullmatch(text)):
        sign, text = match[1], match[2]
    return [letter.Provision(sign, text), *below]


def _uncovered(text: str, provisions: _Provisions) -> tuple[str, list[letter.Part]]:
    """„nie obejmuje: 1) § 2 uchwały nr …, który stanowi: „§ 2. …”;”."""
    if len(provisions) == 1:
        ((zmiana, quoted, organ),) = provisions
        lines = _quotation(quoted, ".")
        said = f"{text} {_cited(zmiana, quoted, organ)}:"
        return keep_together(said), [letter.Quotation(1, lines)]
    below: list[letter.Part] = []
    for position, (zmiana, quoted, organ) in enumerate(provisions):
        end = "." if position == len(provisions) - 1 else ";"
        cited = f"{_cited(zmiana, quoted, organ)}:"
        below.append(letter.Point(1, marker(1, position), keep_together(cited)))
        below.append(letter.Quotation(1, _quotation(quoted, end)))
    return f"{text}:", below


def _cited(zmiana: Zmiana, quoted: Sequence[str], organ: str) -> str:
    """„§ 2 i 3 uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r., które stanowią”."""
    numbers = [match[1] for provision in quoted if (match := _PARAGRAPH.match(provision))]
    which = f"§{NBSP}{listed(numbers)}" if numbers else BLANK
    verb = "które stanowią" if len(numbers) > 1 else "który stanowi"
    return f"{which} uchwały {_named(zmiana, organ)}, {verb}"


def _quotation(quoted: Sequence[str], end: str) -> tuple[str, ...]:
    lines = [keep_together(inner_quotes(provision)) for provision in quoted or (BLANK,)]
    return (
        *(f"„{line}" if i == 0 else line for i, line in enumerate(lines[:-1])),
        f"{'„' if len(lines) == 1 else ''}{lines[-1]}”{end}",
    )


def _named(zmiana: Zmiana, organ: str) -> str:
    number = one_line(zmiana.uchwala)
    body = f" {organ}" if organ and organ not in number else ""
    day = f" z{NBSP}dnia {written_date(zmiana.data)}" if zmiana.data else ""
    return f"nr{NBSP}{number}{body}{day}"
