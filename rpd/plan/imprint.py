"""The imprint of an adopted text: a digest of the words that its annex prints.

Two plans that print the same words have the same imprint, however their files are written:
comments, order of keys, line breaks, ids, links, acknowledgements do not count. It is made on every
check, so nothing is laid out for it: what the plan says is gathered as it stands and white space is
folded once, in the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from rpd.plan.imprinted import BREAK, ENTRY, FIELD, PART, indicators, money, number
from rpd.plan.markup import opens_item
from rpd.plan.model import (
    Element,
    Miejsce,
    Opis,
    Plan,
    Realizator,
    Termin,
    Uchwala,
    Wskaznik,
    Wyrazy,
    elementy,
    miejsca,
)
from rpd.plan.values import designation, heading_text, one_line, term
from rpd.polish.numerals import letter
from rpd.polish.wording import date, plain

VERSION = "1"
"""Names the way of counting; another way needs another name, or adopted texts would seem edited."""

_SPACE = re.compile(r"[ \t\r\n]+")
_MARK = re.compile(r"\[\^([^\[\]\s]+)\]")


def imprint(plan: Plan) -> str:
    """The digest of a plan's printed words: ``1-`` and 32 signs."""
    text = _numbered(said(plan), plan)
    return f"{VERSION}-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def intact(plan: Plan) -> bool:
    """Whether a plan's words are those that its ``odcisk`` was made of; True where it has none."""
    recorded = plan.uchwala.odcisk if plan.uchwala else ""
    return not recorded or made_of(recorded, plan)


def made_of(recorded: str, plan: Plan) -> bool:
    """Whether a recorded imprint is that of a plan's words.

    No annex prints the full name of the body: a plan that got it after its adoption says nothing
    else than before.
    """
    if recorded == imprint(plan):
        return True
    named = plan.wyrazy is not None and plan.wyrazy.organ
    return bool(named) and recorded == imprint(_unnamed(plan))


def _unnamed(plan: Plan) -> Plan:
    assert plan.wyrazy is not None
    return replace(plan, wyrazy=replace(plan.wyrazy, organ=""))


def said(plan: Plan) -> str:
    """Everything that a plan prints, but its footnotes, in one string; signs part the fields."""
    return _folded(FIELD.join(_words(plan)))


def _folded(text: str) -> str:
    """White space folded, also at the ends of fields; each step is taken only where it is due."""
    text = plain(text)
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:
        text = _SPACE.sub(" ", text)
    for sign in (FIELD, ENTRY, PART, BREAK):
        if f" {sign}" in text or f"{sign} " in text:
            text = text.replace(f" {sign}", sign).replace(f"{sign} ", sign)
    return text


def _words(plan: Plan) -> list[str]:
    words = [plan.tytul, PART]
    if uchwala := plan.uchwala:
        words += [uchwala.organ, uchwala.numer, str(uchwala.data), str(uchwala.zalacznik)]
        if uchwala.oznaczenie_zalacznika and _in_other_words(uchwala):
            words += [ENTRY, uchwala.oznaczenie_zalacznika]
    words.append(PART)
    for zmiana in plan.zmiany:
        words += [zmiana.uchwala, str(zmiana.data)]
    words.append(PART)
    for kolumna, przypis in sorted(plan.kolumny):
        words += [kolumna, f"[^{przypis}]"]
    words.append(PART)
    for key, text in sorted(plan.proza):
        words += [ENTRY, key, _prose(text)]
    if plan.wskazniki:
        _measured(plan.wskazniki, words)
    _tree(plan, words)
    words.append(PART)
    if plan.wyrazy:
        _taken_over(plan.wyrazy, words)
    words.append(PART)
    return words


def _in_other_words(uchwala: Uchwala) -> bool:
    """Whether the designation of the annex is not made of the fields that are said anyway.

    Before there was ``oznaczenie_zalacznika`` every annex was printed with „numer 1 do uchwały
    4/2024”; a plan adopted then holds these words now and has the imprint that it had.
    """
    number = f" numer {uchwala.zalacznik}" if uchwala.zalacznik else ""
    day = f" z dnia {date(uchwala.data)}" if uchwala.data else ""
    former = f"Załącznik{number} do uchwały {uchwala.numer} {uchwala.organ}{day}"
    ours = designation(replace(uchwala, oznaczenie_zalacznika=""))
    return plain(designation(uchwala)) not in (plain(ours), plain(one_line(former)))


def _tree(plan: Plan, words: list[str]) -> None:
    rows = miejsca(plan)
    for _ in plan.dzialania:
        _row(next(rows), plan.profil.dzialanie.sign, words)
    for element in elementy(plan):
        words += [ENTRY, element.poziom.sign, element.numer, _name(element)]
        if element.uchylony is None:
            _stated(element, words)
        for _ in element.dzialania:
            _row(next(rows), plan.profil.dzialanie.sign, words)


def _stated(element: Element, words: list[str]) -> None:
    """What a heading says beside its name: fields of the profile's own, a sum, indicators."""
    for name, text in element.pola:
        words += [ENTRY, "f", name, _prose(text)]
    for one in element.kwota_ogolem:
        words += [ENTRY, "s", one.okres, one.znak if one.kwota is None else number(one.kwota)]
    _measured(element.wskazniki, words)


def _name(heading: Element) -> str:
    """The name of a heading, or what stands for the words in the place of one that is repealed."""
    return heading_text(heading) if heading.uchylony is None else BREAK


def _row(miejsce: Miejsce, sign: str, words: list[str]) -> None:
    dzialanie = miejsce.dzialanie
    words += [ENTRY, sign, miejsce.lp]
    if dzialanie.uchylone is not None:
        words.append(BREAK)
        return
    words.append(dzialanie.nazwa)
    words.append(ENTRY)
    if dzialanie.opis:
        _listed(words, dzialanie.opis, [_prose(opis.tekst) for opis in dzialanie.opis])
    words.append(ENTRY)
    if dzialanie.produkty:
        _listed(words, dzialanie.produkty, [produkt.nazwa for produkt in dzialanie.produkty])
    words.append(ENTRY)
    if dzialanie.wskazniki:
        _listed(words, dzialanie.wskazniki, indicators(dzialanie.wskazniki))
    words.append(ENTRY)
    if dzialanie.budzet:
        _listed(words, dzialanie.budzet, map(money, dzialanie.budzet))
    words.append(ENTRY)
    if dzialanie.termin:
        _listed(words, dzialanie.termin, map(_term, dzialanie.termin))
    words.append(ENTRY)
    for realizator in dzialanie.realizatorzy:
        words += [realizator.lit, realizator.podmiot, realizator.uwagi]
        words.append(_ROLES.get(realizator.rola or "", realizator.rola or ""))
    for name, entries in dzialanie.pola:
        if entries:
            words += [ENTRY, name]
            _own(entries, words)


def _own(entries: Sequence[object], words: list[str]) -> None:
    """A field of the profile's own: texts, terms or bodies."""
    for one in entries:
        match one:
            case Opis():
                words += [ENTRY, one.lit, _prose(one.tekst)]
            case Termin():
                words += [ENTRY, one.lit, _term(one)]
            case Realizator():
                words += [ENTRY, one.lit, one.podmiot, one.uwagi, one.rola or ""]
            case _:
                raise AssertionError(one)


_ROLES = {"lider": "", "partner": "", "wspolpraca": "z"}
"""What the roles of the built-in profile print; those of other profiles are named."""


def _listed(words: list[str], entries: Sequence[object], texts: Iterable[str]) -> None:
    """Entries of a list with the letters that they are printed with: given, or by their order."""
    if len(entries) == 1:
        words.append(entries[0].lit)  # type: ignore[attr-defined]
        words += texts
        return
    for position, (entry, text) in enumerate(zip(entries, texts, strict=True)):
        lit = entry.lit  # type: ignore[attr-defined]
        words.append(lit or letter(position))
        words.append(text)


def _prose(text: str) -> str:
    """Paragraphs and items in lines, as the markup joins them, parted by a sign of their own."""
    if "\n" not in text:
        return text
    lines: list[str] = []
    apart = True
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            apart = True
            continue
        if apart or opens_item(line):
            lines.append(line)
        else:
            lines[-1] += " " + line
        apart = False
    return BREAK.join(lines)


def _term(termin: Termin) -> str:
    text = termin.tekst
    if termin.opis:
        return f"{termin.opis}{BREAK}{term(termin)}"
    return term(termin) if "-" in text or " –" in text or "– " in text else text


def _measured(wskazniki: Sequence[Wskaznik], words: list[str]) -> None:
    """Indicators of an element or of the plan: every field of one may stand in a cell."""
    for one, said in zip(wskazniki, indicators(wskazniki), strict=True):
        words += [ENTRY, "w", said, one.kod, one.przekroj, one.tendencja or ""]
        words += [one.zrodlo_danych, one.ryzyko, *one.mierzone_dzialania]


def _taken_over(wyrazy: Wyrazy, words: list[str]) -> None:
    """The order of these pairs counts for nobody."""
    words += [wyrazy.strategia, wyrazy.organ]
    pairs = (wyrazy.zrodla, wyrazy.aliasy, wyrazy.narzedniki, wyrazy.skroty)
    for some in (*pairs, wyrazy.profil) if wyrazy.profil else pairs:
        words.append(ENTRY)
        for pair in sorted(some):
            words += pair


def _numbered(text: str, plan: Plan) -> str:
    """Footnotes under the numbers that their marks have; those that are not marked are not said."""
    if "[^" not in text:
        return text
    texts = {przypis.id: _folded(f"{PART}{_prose(przypis.tekst)}") for przypis in plan.przypisy}
    numbers = dict(plan.numery_przypisow)
    end = ")" if plan.znak_odnosnika else ""
    order: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        identifier = match.group(1)
        if identifier not in texts:
            return match.group()
        position = order.setdefault(identifier, len(order) + 1)
        return f"[^{numbers.get(identifier) or position}{end}{BREAK}]"

    said = [_MARK.sub(number, text)]
    told = 0
    while told < len(order):
        identifier = list(order)[told]
        said.append(_MARK.sub(number, texts[identifier]))
        told += 1
    return "".join(said)
