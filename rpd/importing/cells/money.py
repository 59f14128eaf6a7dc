"""A cell of money → entries of the budget: amounts, joint ones too, own means, sources alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from rpd.importing.cells import asides
from rpd.importing.cells.names import Names, split
from rpd.importing.cells.numbers import AMOUNT, amount, number
from rpd.importing.cells.read import Read
from rpd.importing.wording import lettered, lit, one_line
from rpd.plan.kwoty import ZLOTE, Zapis
from rpd.polish.guesses import did_you_mean
from rpd.writing.doubts import IS_IT_MONEY, ZERO

_OWN: Final = re.compile(
    r"(?i:środki własne)(?:\s+(?P<who>(?!w ramach\b)[^,;:]+?))??"
    r"(?=\s+w ramach\b|\s*[,;:]|\s*\Z)"
)
_FREE: Final = re.compile(
    r"(?:bez kosztów|bezkosztowo|bezkosztowe|nie generuje kosztów)\.?\Z", re.IGNORECASE
)
_FRAME: Final = re.compile(
    r",?\s*w ramach (?P<project>projekt(?:ów|u))(?:\s*[:–-])?\s*", re.IGNORECASE
)
_OF_YEAR: Final = re.compile(r"(?P<year>20[0-9]{2})\s?r\.:\s*")
_SHARES: Final = re.compile(r"(?:,\s*w tym)?:\s+(?=.*[–-])", re.IGNORECASE)
_BASES: Final = {"całości": "calosc", "dofinansowania": "dofinansowanie"}
_PERCENT: Final = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]+)?)\s?%(?:\s(?P<basis>całości|dofinansowania))?"
)
_SHARE: Final = re.compile(
    rf"(?P<source>.+?)\s+[–-]\s+"
    rf"(?:(?P<amount>{re.sub(r'[(][?]P<[a-z]+>', '(?:', AMOUNT.pattern)})"
    r"|(?P<percent>[0-9]{1,3}(?:,[0-9]+)?\s?%(?:\s(?:całości|dofinansowania))?))"
    r"(?:\s\((?P<aside>[^()]*(?:%|wkład własny)[^()]*)\))?"
)
_AGAIN: Final = re.compile(r"j\.?\s?w\.?\Z", re.IGNORECASE)
_SEPARATORS: Final = r"[,;/+]|\s(?:i|oraz)\s"
_LEAST: Final = 100


class Money:
    """Reads cells of money of one plan."""

    def __init__(
        self,
        names: Names,
        zapis: Zapis = ZLOTE,
        signs: Sequence[str] = (),
        okresy: Sequence[str] = (),
    ) -> None:
        self._names = names
        said = "|".join(map(re.escape, (*okresy,)))
        value = "|".join([AMOUNT.pattern, *map(re.escape, signs)])
        value = re.sub(r"\(\?P<\w+>", "(?:", value)
        one = rf"(?:{said}):\s(?:{value})"
        last = rf"(?:;\s*razem\s+(?:{value}))?"
        self._periods = re.compile(rf"{one}(?:;\s*{one})*{last}(?=,|\s|\Z)") if okresy else None
        self._zapis = zapis
        self._signs = frozenset((*signs, "–", "-", "—"))

    def read(self, text: str, first: str = "", *, listed: bool = False) -> Read:
        """The entries of a cell without its label; `listed` ones stand behind semicolons."""
        found = Read([])
        parts = lettered(text, first)
        with_letters = len(parts) > 1 or bool(parts[0].lit)
        pieces = [
            (part.lit if not n else "", piece)
            for part in parts
            for n, piece in enumerate(self._apart(part.text, listed=listed))
        ]
        for position, (letter, piece) in enumerate(pieces):
            entry = self._entry(one_line(piece), position, found)
            if entry is None:
                continue
            if with_letters and (kept := lit(position, letter, len(pieces))):
                entry["lit"] = kept
            found.value.append(entry)
        return found

    def amount(self, stated: re.Match[str]) -> Any:
        """The number of an amount that stands alone in a cell, in the unit of the plan."""
        return amount(stated["number"], stated["unit"] or "", self._zapis)

    def _apart(self, text: str, *, listed: bool) -> list[str]:
        """One text for each entry: lines and semicolons part them where each has an amount."""
        if listed:
            return split(text, r"[;\n]") or [text]
        if self._of_periods(text):
            return [text]
        for pieces in (split(text, r"\n"), split(text, r"[;\n]")):
            if len(pieces) > 1 and all(AMOUNT.search(piece) for piece in pieces):
                return pieces
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and all(_OWN.match(line) or _FREE.match(line) for line in lines[1:]):
            return lines
        return [text]

    def _entry(self, text: str, position: int, found: Read) -> dict[str, Any] | None:
        text = text.strip(" ;,")
        if text in self._signs or not text:
            return None
        if _AGAIN.match(text):
            found.doubt("jw.", position)
            return {"jw": True}
        if _FREE.match(text):
            found.coded.append(text)
            return {"bez_kosztow": True}
        entry: dict[str, Any] = {}
        if year := _OF_YEAR.match(text):
            entry["rok"] = int(year["year"])
            text = text[year.end() :]
        whole = text
        text, aside, coded = asides.apart(text)
        if aside and not self._names.source(text)[1]:
            # What stands in brackets may belong to the name of a source.
            known = self._names.source(whole.strip(" ,;."))[1]
            text, aside, coded = (whole, {}, []) if known else (text, aside, coded)
        found.coded += coded
        entry |= aside
        rest = self._stated(text, entry, found, position)
        if frame := _FRAME.match(rest):
            many = frame["project"].lower() == "projektów"
            entry["w_ramach_projektow" if many else "w_ramach_projektu"] = True
            found.coded.append(frame.group().strip(" ,"))
            rest = rest[frame.end() :]
        self._sources(rest.strip(" ,;."), entry, found, position)
        if not entry.keys() - {"rok"}:
            found.doubt(f"nie odczytano pozycji budżetu „{text}”", position)
            return None
        return _ordered(entry)

    def _stated(self, text: str, entry: dict[str, Any], found: Read, position: int) -> str:
        """Read an amount or own means from the front, or an amount from the end; the rest."""
        if of_periods := self._of_periods(text):
            return self._by_period(of_periods, text, entry, found)
        if own := _OWN.match(text):
            entry["srodki"] = "wlasne"
            who = (own["who"] or "").strip()
            found.coded.append(re.sub(re.escape(who) + r"\Z", "", own.group()).strip())
            if re.fullmatch(r"realizator\w*", who, re.IGNORECASE) or not who:
                found.coded.append(who)
            else:
                entry["podmiot"] = who
                self._whose(who, found, position)
            return text[own.end() :]
        if stated := AMOUNT.match(text):
            self._amount(stated, entry, found, position)
            rest = text[stated.end() :]
            return re.sub(r"\A\s*[–-]\s+", " ", rest)
        behind = re.search(rf"(?:\s[–-]|:)\s+(?P<all>{AMOUNT.pattern})\Z", text)
        if behind and not _SHARES.search(text):
            stated = AMOUNT.match(behind["all"])
            assert stated is not None
            self._amount(stated, entry, found, position)
            return text[: behind.start()]
        return text

    def _whose(self, body: str, found: Read, position: int) -> None:
        """Tell a body with means of its own that the dictionary does not know."""
        if not self._names.body(body):
            self._names.unknown_body(body)
            if not self._names.empty:
                found.doubt(f"w słowniku nie ma podmiotu „{body}”", position, "podmiot")

    def _of_periods(self, text: str) -> re.Match[str] | None:
        """„2026: 350 000 zł; 2027: X; razem 350 000 zł” at the front of a text."""
        return self._periods.match(text) if self._periods else None

    def _by_period(
        self, of_periods: re.Match[str], text: str, entry: dict[str, Any], found: Read
    ) -> str:
        stated: dict[str, Any] = {}
        for piece in split(of_periods.group(), ";"):
            okres, colon, said = piece.rpartition(": ")
            if not colon:
                found.coded.append(piece)
                continue
            one = AMOUNT.fullmatch(said.strip())
            stated[okres.strip()] = self.amount(one) if one else said.strip()
            found.instead += [said.strip()] if one else []
        entry["okresy"] = stated
        return text[of_periods.end() :]

    def _amount(
        self, stated: re.Match[str], entry: dict[str, Any], found: Read, position: int
    ) -> None:
        unit = stated["unit"] or ""
        value = amount(stated["number"], unit, self._zapis)
        if unit or not stated["number"].replace(" ", "").isdecimal():
            found.instead.append(stated.group())
        if value == 0:
            found.doubt(ZERO, position)
            return
        entry["kwota"] = value
        if not unit and not self._zapis.shift and value < _LEAST:
            found.doubt(IS_IT_MONEY.format(stated.group().strip()), position, "kwota")

    def _sources(self, text: str, entry: dict[str, Any], found: Read, position: int) -> None:
        if shares := self._shares(text):
            found.coded += [":", "w tym"]
            known = [(self._known(one["source"].strip(" :,"), found, position), one)
                     for one in shares]  # fmt: skip
            if all(one["amount"] and not one["aside"] for one in shares):
                entry["podzial"] = {source: self._of(one) for source, one in known}
            else:
                entry["montaz"] = [self._component(source, one, found) for source, one in known]
            return
        pieces = self._pieces(text)
        if pieces:
            entry["zrodla"] = [self._known(piece, found, position) for piece in pieces]

    def _of(self, share: re.Match[str]) -> Any:
        stated = AMOUNT.match(share["amount"])
        assert stated is not None
        return self.amount(stated)

    def _component(self, source: str, share: re.Match[str], found: Read) -> dict[str, Any]:
        """„FEM – 95 zł (95% całości)”, „JST – 5% całości (wkład własny)”."""
        made: dict[str, Any] = {"zrodlo": source}
        said = f"{share['percent'] or ''} {share['aside'] or ''}"
        if share["amount"]:
            made["kwota"] = self._of(share)
        if percent := _PERCENT.search(said):
            made["udzial"] = number(percent["number"])
            found.coded.append("%")
            if basis := percent["basis"]:
                made["podstawa"] = _BASES[basis]
                found.coded.append(basis)
        if "wkład własny" in said:
            made["wklad_wlasny"] = True
            found.coded.append("wkład własny")
        return made

    def _pieces(self, text: str) -> list[str]:
        """The sources of a text: known names whole, codes also parted by blanks alone."""
        if not text or self._names.source(text)[1]:
            return [text] if text else []
        pieces = split(text, _SEPARATORS)
        found: list[str] = []
        for piece in pieces:
            words = piece.split()
            if len(words) > 1 and all(self._names.source(word)[1] for word in words):
                found += words
            else:
                found.append(piece.strip(" .:"))
        return list(dict.fromkeys(filter(None, found)))

    def _shares(self, text: str) -> list[re.Match[str]]:
        opening = _SHARES.match(f"{text}") or _SHARES.match(f", {text}")
        bare = text[opening.end() :] if opening and text[: opening.end()].strip() else text
        pieces = re.split(r",\s+(?=[^\d\s])|;\s*", bare)
        found = [_SHARE.fullmatch(piece.strip()) for piece in pieces]
        return [one for one in found if one] if all(found) else []

    def _known(self, written: str, found: Read, position: int) -> str:
        code, known = self._names.source(written)
        if known:
            if code != written:
                found.instead.append(written)
            return code
        if not self._names.empty:
            guess = did_you_mean(written, sorted(self._names.codes))
            also = f"; {guess}" if guess else ""
            found.doubt(f"w słowniku nie ma źródła „{written}”{also}", position, "zrodla")
        self._names.unknown_sources.setdefault(written, "")
        return code


def _ordered(entry: dict[str, Any]) -> dict[str, Any]:
    order = (
        *("kwota", "okresy", "srodki", "podmiot", "w_ramach_projektow", "w_ramach_projektu"),
        *("zrodla", "podzial", "montaz", "bez_kosztow", "rok", "wzor", "zaokraglenie", "warunek"),
        *("dzial", "rozdzial", "paragraf"),
    )
    return {key: entry[key] for key in order if key in entry}
