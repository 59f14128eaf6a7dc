"""The words that terms are written in, and the tokens that a text is cut into."""

import re
import unicodedata
from typing import Final, Literal, NamedTuple

from rpd.polish.wording import MONTHS_GENITIVE, MONTHS_NOMINATIVE

GrammarCase = Literal["nominative", "genitive", "locative"]
Unit = Literal["year", "half", "quarter", "month", "day"]

MONTHS_LOCATIVE: Final = (
    "styczniu",
    "lutym",
    "marcu",
    "kwietniu",
    "maju",
    "czerwcu",
    "lipcu",
    "sierpniu",
    "wrześniu",
    "październiku",
    "listopadzie",
    "grudniu",
)
MONTHS: Final[dict[GrammarCase, tuple[str, ...]]] = {
    "nominative": MONTHS_NOMINATIVE,
    "genitive": MONTHS_GENITIVE,
    "locative": MONTHS_LOCATIVE,
}
QUARTER_WORDS: Final[dict[GrammarCase, tuple[str, ...]]] = {
    "nominative": ("kwartał", "kw.", "kwartały"),
    "genitive": ("kwartału", "kw.", "kwartałów"),
    "locative": ("kwartale", "kw.", "kwartałach"),
}
HALF_WORDS: Final[dict[GrammarCase, tuple[str, ...]]] = {
    "nominative": ("półrocze", "półr.", "półrocza"),
    "genitive": ("półrocza", "półr."),
    "locative": ("półroczu", "półr."),
}
UNIT_WORDS: Final = frozenset(
    word for table in (QUARTER_WORDS, HALF_WORDS) for words in table.values() for word in words
)
YEAR_WORDS: Final[dict[GrammarCase, tuple[str, ...]]] = {
    "nominative": ("rok", "lata"),
    "genitive": ("roku",),
    "locative": ("roku", "latach"),
}
AFTER_YEAR: Final = ("r.", "rok", "roku")
ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ORDINALS: Final = {
    form: numeral
    for numeral, stem, soft in (
        ("i", "pierwsz", "y"),
        ("ii", "drug", "i"),
        ("iii", "trzec", "i"),
        ("iv", "czwart", "y"),
    )
    for form in (
        stem + soft,
        stem + {"drug": "ie", "trzec": "ie"}.get(stem, "e"),
        stem + {"drug": "iego", "trzec": "iego"}.get(stem, "ego"),
        stem + soft + "m",
    )
}
AND: Final = ("i", "oraz")

EACH_YEAR: Final = (("co", "roku"), ("co", "rok"), ("corocznie",), ("rokrocznie",), ("rocznie",))
"""What says that the rest of the term is meant of every year of the plan."""
AT_YEARS_END: Final = ("każdego", "roku")
"""The same, behind the dates."""
EVERY_FEW_YEARS: Final = tuple(
    ("co", number, years)
    for years, numbers in (
        ("lata", ("dwa", "2", "trzy", "3", "cztery", "4")),
        ("lat", ("pięć", "5")),
    )
    for number in numbers
)
"""What says nothing of the years unless they follow: „co dwa lata: 2026, 2028”."""
_PHRASES: Final = (
    "działanie ciągłe",
    "działania ciągłe",
    "zadanie ciągłe",
    "zadania ciągłe",
    "proces ciągły",
    "praca ciągła",
    "w sposób ciągły",
    "w trybie ciągłym",
    "działanie stałe",
    "zadanie stałe",
    "na bieżąco",
    "w ciągu całego roku",
    "w ciągu roku",
    "w trakcie roku",
    "przez cały rok",
    "w miarę potrzeb",
    "według potrzeb",
    "wg potrzeb",
    "zgodnie z potrzebami",
    "bieżąco",
    "ciągle",
    "ciągłe",
    "stale",
    "całorocznie",
    "cyklicznie",
    "okresowo",
    "systematycznie",
    "kwartalnie",
    "miesięcznie",
    "co kwartał",
    "co miesiąc",
    "co tydzień",
    "co pół roku",
    "raz w roku",
    "raz na rok",
    "raz na pół roku",
    "raz na kwartał",
    "raz w kwartale",
    "raz w miesiącu",
    "dwa razy w roku",
)
_SPANS: Final = ("realizacji", "obowiązywania", "trwania", "wdrażania")
_WHOLE_PERIOD: Final = tuple(
    " ".join(filter(None, (whole, span, of)))
    for whole in ("cały okres", "przez cały okres", "w całym okresie")
    for span in ("", *_SPANS)
    for of in (("", "planu", "programu", "strategii") if span else ("",))
)
WHOLE_YEAR: Final = tuple(
    sorted(
        {*(tuple(phrase.split()) for phrase in (*_PHRASES, *_WHOLE_PERIOD)), *EACH_YEAR},
        key=lambda words: (-len(words), words),
    )
)
"""What offices write where an action has no dates: any day of the plan; the longest first."""


class Token(NamedTuple):
    """A piece of the text in small letters: its kind (a group of `_TOKEN`), where it stands."""

    kind: str
    text: str
    start: int = 0
    end: int = 0


_TOKEN: Final = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))"
    r"|(?P<dmy>[0-9]{1,2}\.\s?(?:[0-9]{1,2}|[ivxIVX]+)\.\s?[0-9]{4}(?![0-9]))"
    r"|(?P<my>[0-9]{1,2}\.[0-9]{4}(?![0-9]))"
    r"|(?P<dm>[0-9]{1,2}\.[0-9]{1,2}(?![0-9])\.?)"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[^\W\d_]+\.?)"
    r"|(?P<dash>[-–])"
    r"|(?P<comma>[,;])"
    r"|(?P<colon>:)"
    r"|(?P<space>\s+)"
    r"|(?P<other>.)"
)


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens without spaces; the time is linear in its length."""
    return [
        Token(str(m.lastgroup), m.group().lower(), m.start(), m.end())
        for m in _TOKEN.finditer(unicodedata.normalize("NFC", text))
        if m.lastgroup != "space"
    ]


VOCABULARY: Final = frozenset(
    word
    for table in (MONTHS, QUARTER_WORDS, HALF_WORDS, YEAR_WORDS)
    for words in table.values()
    for word in words
) | {"do", "od", "końca", "cały", "dnia", "oraz", "r."}
