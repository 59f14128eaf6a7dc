"""Tokens → items.

The tokens are read once from left to right and nothing is tried twice, so the time is linear in a
length that is itself limited.

A lenient reader also takes what is told to be wrong but can mean one thing only („marca 2024”,
„2 kwartał”) and keeps what should stand there: it serves to say what to write instead, never to
read a plan.
"""

from rpd.plan.terminy.point_reader import Points
from rpd.plan.terminy.points import Item, Point, UnreadableError
from rpd.plan.terminy.words import (
    AFTER_YEAR,
    AND,
    AT_YEARS_END,
    EACH_YEAR,
    EVERY_FEW_YEARS,
    UNIT_WORDS,
    WHOLE_YEAR,
    GrammarCase,
    Token,
)
from rpd.polish.wording import quote


class Reader(Points):
    """Reads a whole text; ``each_year`` says that it is meant of every year of the plan."""

    def __init__(self, tokens: list[Token], *, lenient: bool = False) -> None:
        super().__init__(tokens, lenient=lenient)
        self._preposition = ""
        self.each_year = False

    def read(self) -> list[Item]:
        """Read the whole text. Raises UnreadableError."""
        if not self.tokens:
            raise UnreadableError("jest pusty")
        items: list[Item] = []
        while True:
            items.append(self._item())
            if not (joint := self._separator()):
                break
            dated = self.ahead().kind in ("number", "iso", "dmy", "dm")
            if self._preposition == "do" and not (joint in AND or dated):
                self._preposition = ""
        self.each_year |= self.words(*AT_YEARS_END)
        if self.ahead().kind:
            raise UnreadableError(f"niezrozumiałe {quote(self.ahead().text)}")
        return items

    # --- items -----------------------------------------------------------------------------

    def _item(self) -> Item:
        if self._few_years() or self._phrase():
            listed = self.ahead().kind == "colon"
            self.position += listed
            more = self.ahead().kind not in ("", "comma") and self.ahead().text not in AND
            return self._item() if more or listed else Item(None, None)
        if self.take("cały"):
            return self._whole_year()
        if self.ahead().text in ("najpóźniej", "nie"):
            if not (self.words("najpóźniej") or self.words("nie", "później", "niż")):
                raise UnreadableError(f"niezrozumiałe {quote(self.ahead().text)}")
            if self.ahead().text != "do":
                raise UnreadableError("po „najpóźniej” oczekiwano „do”")
        if self.words("w", "terminie") or self.words("w", "okresie"):
            if self.ahead().text not in ("od", "do"):
                raise UnreadableError("po „w terminie” oczekiwano „od” albo „do”")
        elif self.take("w") or self.take("we"):
            self._preposition = "w"
        if self.take("do"):
            self._preposition = "do"
        elif self.take("od"):
            self._preposition = ""
            return self._from()
        # A list goes on as it began: „w maju i czerwcu”, „do 30 czerwca i 31 grudnia”.
        if self._preposition == "do":
            return Item(None, self._bound())
        return self._range("locative" if self._preposition else "nominative")

    def _from(self) -> Item:
        self.take("dnia")
        start = self.point("genitive")
        if self.lenient and self.ahead().kind == "dash":
            self.mend("do", self.ahead())
        if self.take("do") or (self.lenient and self.take_dash()):
            return Item(start, self._bound(), spelled=True)
        return Item(start, None)

    def _bound(self) -> Point:
        """Read what stands after „do”."""
        if self.take("końca"):
            point = self.point("genitive")
            if point.unit == "day" and not self.lenient:
                raise UnreadableError(
                    "po „końca” oczekiwano miesiąca, kwartału, półrocza albo roku"
                )
            return point
        self.take("dnia")
        return self.point("genitive")

    def _range(self, case: GrammarCase) -> Item:
        first = self.ahead()
        start = self.point(case)
        if self.lenient and self.ahead().text == "do":
            self.mend(f"od {first.text}", first)
        if self.take_dash() or (self.lenient and self.take("do")):
            return Item(start, self.point(case))
        return Item(start, start)

    def _whole_year(self) -> Item:
        """Read what stands after „cały”: „rok [2024]”, „2024 rok”."""
        if self.ahead().kind == "number":
            rok = self.year()
            if self.tokens[self.position - 1].text not in AFTER_YEAR and not self.lenient:
                raise UnreadableError("po „cały” oczekiwano „rok”")
        elif self.take("rok") or self.lenient:
            rok = self.year()
        else:
            raise UnreadableError("po „cały” oczekiwano „rok”")
        point = Point("year", rok)
        return Item(point, point)

    def _phrase(self) -> bool:
        """Step over a phrase that gives no dates."""
        found = next((phrase for phrase in WHOLE_YEAR if self.words(*phrase)), ())
        self.each_year |= found in EACH_YEAR
        return bool(found)

    def _few_years(self) -> bool:
        """Step over „co dwa lata”, behind which the years must stand."""
        found = any(self.words(*phrase) for phrase in EVERY_FEW_YEARS)
        if found and not self.ahead().kind:
            raise UnreadableError("nie podano, w których latach")
        return found

    def _separator(self) -> str:
        """Step over what joins the members of a list: „,”, „i”, „oraz”, „, a także”."""
        if self.ahead().kind == "comma":
            self.position += 1
            if self.words("a", "także"):
                return ","
            # After a comma „i” is a conjunction unless a unit makes it the numeral I.
            after = self.ahead(1)
            numeral = after.text in UNIT_WORDS or after.kind in ("dash", "comma", "")
            if self.ahead().text == "oraz" or (
                self.ahead().text == "i" and not numeral and after.text not in AND
            ):
                self.position += 1
                return "i"
            return ","
        return "i" if any(self.take(word) for word in AND) else ""
