"""What a document carries besides its text: tracked changes, hidden text, comments, placeholders.

Nothing of it is applied or dropped in silence. Tracked changes are applied only when it was said
how; what is then not in the text is passed over and told.
"""

from __future__ import annotations

import enum
from typing import Final

from rpd.errors import Remark, UsageError
from rpd.frozen import dataclass
from rpd.importing.source import PassedOver
from rpd.polish.wording import count, quote

_SHOWN: Final = 20
_LONGEST: Final = 90


class Revisions(enum.StrEnum):
    """What becomes of tracked changes."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change: whether it adds or takes away, what, by whom and when, and where."""

    adds: bool
    text: str
    author: str
    day: str
    place: str


class Marks:
    """Gathers what was met beside the text."""

    def __init__(self, how: Revisions | None) -> None:
        self.how = how
        self.revisions: list[Revision] = []
        self.passed_over: list[PassedOver] = []
        self.formatting = 0
        self.struck: list[tuple[str, str]] = []
        self.images = 0
        self.boxes = 0

    def keeps(self, *, adds: bool) -> bool:
        """Whether what a change adds, or takes away, stays in the text."""
        return adds != (self.how is Revisions.REJECT)

    def revision(self, found: Revision) -> None:
        """Remember a change; one that goes on right behind another is part of it."""
        last = self.revisions[-1] if self.revisions else None
        if last and (last.adds, last.author, last.place) == (found.adds, found.author, found.place):
            self.revisions[-1] = Revision(
                last.adds, last.text + found.text, last.author, last.day, last.place
            )
        else:
            self.revisions.append(found)

    def pass_over(self, what: str, text: str, place: str) -> None:
        """A text of the document that does not become part of the source."""
        if text.strip():
            self.passed_over.append(PassedOver(what, text, place))

    def demand_decided(self, name: str) -> None:
        """Raise UsageError with the list of changes where nobody said what becomes of them."""
        if self.how is not None or not self.revisions:
            return
        listed = [_listed(one) for one in self.revisions[:_SHOWN]]
        left = len(self.revisions) - len(listed)
        if left:
            listed.append(f"… i jeszcze {left}")
        changes = count(
            len(self.revisions), "zarejestrowaną zmianę", "zarejestrowane zmiany",
            "zarejestrowanych zmian",
        )  # fmt: skip
        known = "której nie wiadomo, czy obowiązuje" if len(self.revisions) == 1 else ""
        raise UsageError(
            f"„{name}” ma {changes}, o {known or 'których nie wiadomo, czy obowiązują'}.",
            "Dodaj „--revisions accept” (zmiany przyjęte) albo „--revisions reject” (zmiany "
            "odrzucone), albo rozstrzygnij je w programie biurowym.",
            [Remark(line) for line in listed],
        )

    def remarks(self) -> list[Remark]:
        """What was decided or passed over, as sentences."""
        said = []
        if self.revisions and self.how is not None:
            how = "przyjęto" if self.how is Revisions.ACCEPT else "odrzucono"
            said.append(Remark(f"Zarejestrowane zmiany ({len(self.revisions)}) {how}:"))
            said += [Remark(_listed(one)) for one in self.revisions[:_SHOWN]]
            if len(self.revisions) > _SHOWN:
                said.append(Remark(f"… i jeszcze {len(self.revisions) - _SHOWN}"))
        if self.formatting:
            said.append(
                Remark(
                    f"Zarejestrowane zmiany samego wyglądu ({self.formatting}) nie zmieniają "
                    "treści: pominięto je."
                )
            )
        if self.struck:
            said += [
                Remark(f"Tekst przekreślony: {quote(text)} ({place}). Został w treści; sprawdź.")
                for text, place in self.struck
            ]
        if self.boxes:
            said.append(
                Remark(
                    f"Pola tekstowe ({self.boxes}): ich treść stoi za akapitem, do którego są "
                    "zakotwiczone."
                )
            )
        if self.images:
            said.append(Remark(f"Obrazy i rysunki ({self.images}) pominięto: rpd czyta sam tekst."))
        return said


def _listed(one: Revision) -> str:
    sign = "dodano" if one.adds else "usunięto"
    text = " ".join(one.text.split())
    shown = quote(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…") if text else "akapit"
    by = " ".join(filter(None, (one.author, one.day)))
    return f"  {one.place}: {sign} {shown}" + (f" ({by})" if by else "")
