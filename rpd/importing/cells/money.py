"""A cell of money → entries of the budget: amounts, joint ones too, own means, sources alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from rpd.importing.cells.names import Names, split
from rpd.importing.cells.numbers import AMOUNT, amount
from rpd.importing.cells.read import Read
from rpd.importing.wording import lettered, lit, one_line
from rpd.plan.kwoty import ZLOTE, Zapis
from rpd.polish.guesses import did_you_mean

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
_SHARE: Final = re.compile(rf"(?P<source>.+?)\s+[–-]\s+(?P<amount>{AMOUNT.pattern})\Z")
_AGAIN: Final = re.compile(r"j\.?\s?w\.?\Z", re.IGNORECASE)
_SEPARATORS: Final = r"[,;/+]|\s(?:i|oraz)\s"
_LEAST: Final = 100


class Money:
    """Reads cells of money of one plan."""

    def __init__(self, names: Names, zapis: Zapis = ZLOTE, signs: Sequence[str] = ()) -> None:
        self._names = names
        self._zapis = zapis
        self._signs = frozenset((*signs, "–", "-", "—"))

    def read(self, text: str, first: str = "") -> Read:
        """The entries of a cell without its label."""
        found = Read([])
        parts = lettered(text, first)
        with_letters = len(parts) > 1 or bool(parts[0].lit)
        pieces = [
            (part.lit if not n else "", piece)
            for part in parts
            for n, piece in enumerate(self._apart(part.text))
        ]
        for position, (letter, piece) in enumerate(pieces):
            entry = self._entry(one_line(piece), position, found)
            if entry is None:
                continue
            if with_letters and (kept := lit(position, letter, len(pieces))):
                entry["lit"] = kept
            found.value.append(entry)
        return found

    def _apart(self, text: str) -> list[str]:
        """One text for each entry: lines and semicolons part them where each has an amount."""
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
        if own := _OWN.match(text):
            entry["srodki"] = "wlasne"
            who = (own["who"] or "").strip()
            found.coded.append(re.sub(re.escape(who) + r"\Z", "", own.group()).strip())
            if re.fullmatch(r"realizator\w*", who, re.IGNORECASE) or not who:
                found.coded.append(who)
            else:
                entry["podmiot"] = who
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

    def _amount(
        self, stated: re.Match[str], entry: dict[str, Any], found: Read, position: int
    ) -> None:
        unit = stated["unit"] or ""
        value = amount(stated["number"], unit, self._zapis)
        if unit or not stated["number"].replace(" ", "").isdecimal():
            found.instead.append(stated.group())
        if value == 0:
            found.doubt("kwota zero: bez kosztów czy nieustalona?", position)
            return
        entry["kwota"] = value
        if not unit and not self._zapis.shift and value < _LEAST:
            found.doubt(f"czy „{stated.group().strip()}” to kwota?", position, "kwota")

    def _sources(self, text: str, entry: dict[str, Any], found: Read, position: int) -> None:
        if shares := self._shares(text):
            entry["podzial"] = {
                self._known(source, found, position): amount(
                    m["number"], m["unit"] or "", self._zapis
                )
                for source, m in shares
            }
            found.coded += [":", "w tym"]
            return
        pieces = self._pieces(text)
        if pieces:
            entry["zrodla"] = [self._known(piece, found, position) for piece in pieces]

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

    def _shares(self, text: str) -> list[tuple[str, re.Match[str]]]:
        opening = _SHARES.match(f"{text}") or _SHARES.match(f", {text}")
        bare = text[opening.end() :] if opening and text[: opening.end()].strip() else text
        found = []
        for piece in re.split(r",\s+(?=[^\d\s])|;\s*", bare):
            share = _SHARE.match(piece.strip())
            stated = AMOUNT.match(share["amount"]) if share else None
            if share is None or stated is None:
                return []
            found.append((share["source"].strip(" :,"), stated))
        return found

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
        *("kwota", "srodki", "podmiot", "w_ramach_projektow", "w_ramach_projektu", "zrodla"),
        *("podzial", "bez_kosztow", "rok"),
    )
    return {key: entry[key] for key in order if key in entry}
