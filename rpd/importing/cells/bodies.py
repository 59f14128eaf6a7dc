"""A cell of bodies → who they are and in which role: „A, B we współpracy z C i D (uwaga)”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from rpd.importing.cells.names import Names, split
from rpd.importing.cells.read import Read
from rpd.importing.wording import lettered, one_line
from rpd.plan.layout import Role

_WITH: Final = re.compile(r",?\s*\bwe? współpracy ze?\s+", re.IGNORECASE)
_COMMAS: Final = r"[,;](?!\d)"
_AND: Final = re.compile(r"\s+(?:i|oraz|a także)\s+")
_ASIDE: Final = re.compile(r"\A(?P<name>[^()]+?)\s*(?P<aside>\(.+\))\s*\Z", re.DOTALL)
TOGETHER: Final = "wspolpraca"
"""The role of bodies behind „we współpracy z”."""


class Bodies:
    """Reads cells of bodies of one plan; `only` is the role that the column itself says."""

    def __init__(self, names: Names, roles: Sequence[Role] = ()) -> None:
        self._names = names
        self._roles = roles

    def read(self, text: str, first: str = "", only: str = "") -> Read:
        """The bodies of a cell without its label."""
        found = Read([])
        for part in lettered(text, first):
            for piece, role in self._by_role(part.text, only, found):
                for written in self._listed(piece, together=role == TOGETHER):
                    entry = self._entry(written, role, found)
                    if entry:
                        if part.lit:
                            entry["lit"] = part.lit
                        found.value.append(_short(entry))
        return found

    def _by_role(self, text: str, only: str, found: Read) -> list[tuple[str, str]]:
        if only:
            return [(text, only)]
        opened = [(f"{role.before.rstrip()} ", role.key) for role in self._roles if role.before]
        if opened and (pieces := _at_words(text, opened)):
            found.coded += [words.strip() for words, _ in opened]
            return pieces
        together = _WITH.search(text)
        if together is None:
            return [(text, "")]
        found.coded.append(together.group().strip(" ,"))
        rest = text[together.end() :]
        return [(text[: together.start()], ""), (rest, TOGETHER)]

    def _listed(self, text: str, *, together: bool) -> list[str]:
        """The bodies of a list; „i” parts them where all are known, or after „we współpracy z”."""
        pieces = [one_line(piece) for line in text.split("\n") for piece in split(line, _COMMAS)]
        found: list[str] = []
        for piece in pieces:
            members = split(piece, _AND.pattern)
            known = all(self._knows(member) for member in members)
            if len(members) > 1 and not self._knows(piece) and (known or together):
                found += members
            else:
                found.append(piece)
        return [one for one in found if one.strip(" .,")]

    def _knows(self, written: str) -> bool:
        bare = re.sub(r"\s*\(.*\)\s*\Z", "", written).strip(" .")
        return self._names.body(bare) or bare in self._names.instrumental

    def _entry(self, written: str, role: str, found: Read) -> dict[str, Any] | None:
        written = written.strip(" ,;")
        entry: dict[str, Any] = {}
        aside = _ASIDE.match(written)
        if aside and not self._names.body(written):
            written, entry["uwagi"] = aside["name"], aside["aside"]
        for one in self._roles:
            if one.after and written.endswith(f" {one.after}"):
                role = one.key
                found.coded.append(one.after)
                written = written.removesuffix(f" {one.after}").strip()
        name = written if self._names.body(written) else written.removesuffix(".")
        if role and not self._names.body(name) and name in self._names.instrumental:
            found.instead.append(name)
            name = self._names.instrumental[name]
        elif not self._names.body(name):
            name = self._begun(name, role, entry, found)
        if not name:
            return None
        return {"podmiot": name} | ({"rola": role} if role else {}) | entry

    def _begun(self, name: str, role: str, entry: dict[str, Any], found: Read) -> str:
        """A body that is known and has more words behind it; or one that nobody knows."""
        position = len(found.value)
        start = max(
            (
                one
                for one in self._names.bodies
                if name.startswith(f"{one} ") and re.match(r"\W", name[len(one) + 1 :])
            ),
            key=len,
            default="",
        )
        if start:
            entry["uwagi"] = " ".join(
                filter(None, (name[len(start) :].strip(), entry.get("uwagi")))
            )
            found.doubt(f"dopisek przy „{start}” zapisano jako uwagę", position)
            return start
        if not self._names.empty:
            found.doubt(f"w słowniku nie ma podmiotu „{name}”", position)
        self._names.unknown_body(name, role)
        return name


def _at_words(text: str, opened: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Stretches of a text behind the words that open roles, „Koordynator: A; wsparcie: B”."""
    marks = sorted(
        (at, at + len(words), key)
        for words, key in opened
        if (at := text.casefold().find(words.casefold())) >= 0
    )
    if not marks:
        return []
    ends = [*(mark[0] for mark in marks[1:]), len(text)]
    head = [(text[: marks[0][0]].strip(" ;,"), "")] if text[: marks[0][0]].strip(" ;,") else []
    return head + [
        (text[stop:end].strip(" ;,"), key) for (_, stop, key), end in zip(marks, ends, strict=True)
    ]


def _short(entry: dict[str, Any]) -> dict[str, Any] | str:
    """A body of which nothing is said but its name stands as its name alone."""
    order = [key for key in ("podmiot", "rola", "lit", "uwagi") if key in entry]
    return str(entry["podmiot"]) if order == ["podmiot"] else {key: entry[key] for key in order}
