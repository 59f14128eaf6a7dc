"""What the schema says to people, in the words of a profile: its nouns, its headers, no other law.

The shipped schema speaks of the plan of 2024. Whatever of that its texts hold is told otherwise
here, phrase by phrase; what has a noun of the profile in it agrees with that noun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from rpd.plan.profil import DZIALANIE, Profil
from rpd.polish.wording import capital, join
from rpd.reading.checker import Schema

SAID: Final = frozenset(
    (
        *("title", "description", "markdownDescription", "errorMessage", "patternErrorMessage"),
        *("examples", "enumDescriptions", "defaultSnippets"),
    )
)
"""The keywords whose texts people read."""

_LAW: Final = "art. 18 ust. 2 pkt 15 ustawy z dnia 8 marca 1990 r. o samorządzie gminnym"
_ADDRESS: Final = "Dz. U. z 2024 r. poz. 1465"

PHRASES: Final[Mapping[str, str]] = {
    # the plan and its strategy
    "Roczny plan działania": "Plan",
    "Roczny Plan Działania dla ekonomii społecznej na 2024 r.": "Plan na 2026 r.",
    "dokumentu „Roczny Plan Działania dla ekonomii społecznej na 2024 r.”": "planu na 2026 r.",
    ", której cele, priorytety i kierunki plan realizuje": ", którą plan realizuje",
    "Regionalny Program Rozwoju Ekonomii Społecznej w Województwie Małopolskim do 2030 r.": (
        "Strategia rozwoju do 2030 r."
    ),
    "Sektor ekonomii społecznej w Małopolsce odgrywa ważną rolę w zrównoważonym rozwoju regionu w "
    "wymiarze społecznym, gospodarczym, środowiskowym i terytorialnym.": (
        "Mieszkańcy żyją dłużej i w lepszym zdrowiu."
    ),
    # who adopts it, and by what law
    "art. 55 ust. 2 ustawy z dnia 5 sierpnia 2022 r. o ekonomii społecznej": _LAW,
    "Dz. U. z 2024 r. poz. 113": _ADDRESS,
    "4/2024 MKRES": "4/2024 Rady Gminy",
    "MKRES": "Rada Gminy",
    "Małopolski Komitet Rozwoju Ekonomii Społecznej": "Rada Gminy",
    "Małopolskiego Komitetu Rozwoju Ekonomii Społecznej": "Rady Gminy",
    "MAŁOPOLSKIEGO KOMITETU …": "RADY GMINY …",
    "Urząd Marszałkowski Województwa Małopolskiego": "Urząd Gminy",
    # actions
    "Konkretne kwoty zostały wskazane w przypadku działań zabudżetowanych w projektach "
    "realizatorów.": "Kwoty mogą się zmienić.",
    "dentyfikator działania": "dentyfikator {a.genitive}",
    "Działania zapisuje się": "„dzialania” zapisuje się",
    "Wykonanie działania ma": "Wykonanie {a.genitive} ma",
    "identyfikator wskaźnika, niepowtarzalny w działaniu": (
        "identyfikator wskaźnika, niepowtarzalny w {a.locative}"
    ),
    "identyfikator pozycji budżetu, niepowtarzalny w działaniu": (
        "identyfikator pozycji budżetu, niepowtarzalny w {a.locative}"
    ),
    "dla działania dodanego zmianą": "dla {a.genitive} {dodanego} zmianą",
    "Nazwa działania lub inicjatywy": "Nazwa {a.genitive}",
    "Pole „Nazwa działania”": "Pole „{nazwa}”",
    "Szczegółowy opis zaplanowanych działań": "Opis {a.genitive}",
    "w wyniku działania": "w wyniku {a.genitive}",
    "finansowania działania": "finansowania {a.genitive}",
    "Podmioty realizujące działanie": "Podmioty, które realizują {a.accusative}",
    "Działanie wcześniejszego planu, którego to działanie jest": (
        "{A} wcześniejszego planu, {ktorego} {to} {a.one} jest"
    ),
    "opisu działania": "opisu {a.genitive}",
    "Jeden produkt działania": "Jeden produkt {a.genitive}",
    "Wskaźnik produktu działania": "Wskaźnik",
    "Wskaźniki produktu z wartościami": "Wskaźniki z wartościami",
    "Mierzone działania": "Mierzone {a.many}",
    "Identyfikatory działań, które ten wskaźnik mierzy": (
        "Identyfikatory {a.many_genitive}, które ten wskaźnik mierzy"
    ),
    "Takie działania nie muszą": "Takie {a.many} nie muszą",
    "Działanie wskazuje się jego identyfikatorem": "Wskazuje się je identyfikatorem",
    "budżetu działania": "budżetu {a.genitive}",
    "Działanie nie kosztuje.": "Kosztów nie ma.",
    "pozycja, w działaniu wieloletnim": "pozycja, gdy termin obejmuje kilka lat",
    "liczby, działania i wyrazy": "liczby, znaki rachunku i wyrazy",
    "z liczbami i działaniami": "z liczbami i znakami rachunku",
    "z sumą działań": "z sumą {a.many_genitive}",
    "odpowiada za działanie": "odpowiada za {a.accusative}",
    "realizuje działanie razem": "realizuje {a.accusative} razem",
    "która uchyliła działanie": "która uchyliła {a.accusative}",
    "Działanie zostaje w pliku": "Treść zostaje w pliku",
    "uchylającej działanie": "uchylającej {a.accusative}",
    "cel, priorytet albo kierunek razem z tym, co w nim stało": "nagłówek z tym, co pod nim stało",
    "„(uchylone)”": "{uchylone}",
    # what is printed where
    " Drukuje się w kolumnie „Termin realizacji” tak": " Drukuje się tak",
    " Drukuje się w kolumnie „Produkt”; kilka produktów jako": " Kilka produktów drukuje się jako",
    " Drukują się w kolumnie „Realizator”, oddzielone": " Drukują się oddzielone",
    "Budżet/Źródło finansowania": "Kwoty i źródła",
    "Wskaźnik produktu": "Wskaźnik",
    "Termin realizacji": "Termin",
    "; drukuje się tam, gdzie układ ma dla niego kolumnę": (
        " Drukuje się tam, gdzie układ ma dla niego kolumnę"
    ),
}
"""What the shipped schema says, and what is said instead."""
_DROPPED: Final = (
    r" (?:Produkty i wskaźniki produktu|Podstawa: Krajowy|Zasoby finansowe).*?poz\. 1171\)\."
    r"| ?(?:Nie d|D)ruk(?:uje|ują) się w kolumnie „[^”]*”(?:\.(?= |$))?"
)
"""Other programmes' law, and where the annex of 2024 prints a field."""
_FOUND: Final = re.compile("|".join((*map(re.escape, sorted(PHRASES, key=len)[::-1]), _DROPPED)))


def reworded(schema: Schema, profil: Profil) -> None:
    """Let a schema in the shape of a profile speak its language."""
    action = profil.dzialanie
    noun = action.noun
    words: dict[str, Any] = {
        "a": noun,
        "A": capital(noun.one),
        "nazwa": profil.columns[0].header,
        "dodanego": noun.agreeing("dodanego", "dodanej", "dodanego"),
        "ktorego": noun.agreeing("którego", "której", "którego"),
        "to": noun.agreeing("ten", "ta", "to"),
        "uchylone": f"„{action.repealed}”",
    }
    told = {phrase: other.format_map(words) for phrase, other in PHRASES.items()}
    _tell(schema, told)


def _tell(node: Schema, told: Mapping[str, str]) -> None:
    for key, held in node.items():
        if key in SAID:
            node[key] = _said(held, told)
        elif isinstance(held, dict):
            _tell(held, told)
        elif isinstance(held, list):
            for one in held:
                if isinstance(one, dict):
                    _tell(one, told)


def _said(held: Any, told: Mapping[str, str]) -> Any:
    """The text, or all texts of a list or a snippet."""
    if isinstance(held, str):
        return _FOUND.sub(lambda match: told.get(match.group(), ""), held).strip()
    if isinstance(held, list):
        return [_said(one, told) for one in held]
    if isinstance(held, dict):
        return {key: _said(one, told) for key, one in held.items()}
    return held


WITHOUT_NOUNS: Final[dict[str, str]] = {
    "dodaje cel, priorytet, kierunek, działanie albo przypis": "dodaje element albo przypis",
    "uchyla działanie, które zostaje jako „(uchylone)”": "uchyla to, co zostaje bez treści",
    "numer uchwały, która uchyla działanie": "numer uchwały, która uchyla",
    "treść uchylonego działania zostaje": "treść tego, co uchylono, zostaje",
    "identyfikatory działań, które znikają": "identyfikatory tego, co znika",
    "id działania albo numer": "id albo numer",
    "dentyfikator działania": "dentyfikator (id)",
    "identyfikator (id) działania": "identyfikator (id)",
    "„Kierunek”: pełny numer kierunku, na przykład I.1.2.": "To numer elementu tego poziomu.",
    "„Priorytet”: numer priorytetu, na przykład I.1.": "To numer elementu tego poziomu.",
    "„Cel”: numer celu, na przykład I.": "To numer elementu tego poziomu.",
    "„Działanie”: ": "„dzialanie”: ",
    "Pole „Działanie”": "Pole „dzialanie”",
    "Pole „Kierunek” to": "To",
    "Pole „Priorytet” to": "To",
    "Pole „Cel” to": "To",
    "cel, priorytet, kierunek, dzialanie": "{down}",
    "dzialanie, kierunek, priorytet, cel": "{up}",
}
"""What a saved amendment is told, which knows the levels of its plan and no nouns."""
_NOUNLESS: Final = WITHOUT_NOUNS | {k: told for k, told in PHRASES.items() if "{" not in told}
_FOUND_THERE: Final = re.compile("|".join(map(re.escape, sorted(_NOUNLESS, key=len)[::-1])))


def of_no_shape(text: str, levels: tuple[str, ...]) -> str:
    """A text about a saved amendment with what its plan calls its levels for machines."""
    down = (*levels, DZIALANIE)
    lists = {"down": ", ".join(down), "up": ", ".join(reversed(down))}
    return _FOUND_THERE.sub(lambda match: _NOUNLESS[match.group()].format_map(lists), text)


def where(profil: Profil) -> Schema:
    """The field that says where in a plan of that shape something stands."""
    levels = [f"numer {level.short.genitive}" for level in profil.all_levels]
    said = f"Miejsce to „plan” albo {join(levels, ' lub ')}, tak jak podaje go „rpd validate”."
    return {
        "title": "Gdzie",
        "description": said,
        "$comment": "Address in the plan, as findings give it.",
        "type": ["string", "number"],
        "pattern": "^(?![^\\n]*\\n)\\S.*$",
        "x-numer": "^.+$",
        "examples": ["plan"],
        "errorMessage": said,
        "patternErrorMessage": said,
    }
