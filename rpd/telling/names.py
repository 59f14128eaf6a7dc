"""What places, fields and entries are called in Polish, in the cases that sentences need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rpd.compare.changes import ListField, Place, PlaceKind
from rpd.plan import markup, measures
from rpd.plan.layout import PROZA
from rpd.plan.profil import OGOLEM, WSKAZNIKI, Profil
from rpd.polish.wording import inside_quotes, quote

FIELD_NAMES: dict[str, str] = {
    "rok": "rok",
    "tytul": "tytuł",
    "strategia": "plik strategii",
    "slownik": "plik słownika",
    "profil": "plik profilu",
    "uchwala": "uchwała",
    "znak_odnosnika": "znak odnośnika",
    "uchwala.organ": "organ",
    "uchwala.numer": "numer uchwały",
    "uchwala.data": "data uchwały",
    "uchwala.zalacznik": "numer załącznika",
    "uchwala.oznaczenie_zalacznika": "oznaczenie załącznika",
    "uchwala.w_sprawie": "przedmiot uchwały",
    "uchwala.podstawa_prawna": "podstawa prawna uchwały",
    "uchwala.publikacja": "ogłoszenie uchwały",
    "uchwala.wejscie_w_zycie": "wejście uchwały w życie",
    "uchwala.z_moca_od": "moc wsteczna uchwały",
    "uchwala.podpis": "podpis uchwały",
    "projekt_uchwaly": "projekt uchwały",
    "wyrazy.strategia": "tytuł strategii",
    "wyrazy.organ": "pełna nazwa organu",
    "wyrazy.organ_dopelniacz": "nazwa organu w dopełniaczu",
    "nazwa": "nazwa",
    "numer": "numer",
    "lp": "lp.",
    "uchylone_litery": "uchylone litery",
    OGOLEM: "kwota ogółem",
    "uchylone": "uchylenie",
    "uchylony": "uchylenie",
    "tekst": "brzmienie",
}
"""Fields in the nominative, for tables and captions."""

_WORDS = {
    "zrodla": "nazwa źródła",
    "aliasy": "źródło oznaczane jako",
    "narzedniki": "narzędnik nazwy",
    "skroty": "rozwinięcie skrótu",
    "profil": "druk profilu w części",
}


def field_name(field: str, profil: Profil | None = None) -> str:
    """A field of the plan, a heading or an action in the nominative; its own by the profile."""
    if profil is not None and (named := _of_profile(field, profil)):
        return named
    if profil is not None and field == "kontynuuje":
        noun = profil.dzialanie.noun
        going_on = noun.agreeing("kontynuowanego", "kontynuowanej", "kontynuowanego")
        return f"wskazanie {noun.genitive} {going_on}"
    if field.startswith("wyrazy.") and field not in FIELD_NAMES:
        _, group, key = field.split(".", 2)
        return f"{_WORDS.get(group, group)} {quote(key)}"
    if field.startswith("numery_przypisow."):
        return f"numer odnośnika {quote(field.partition('.')[2])}"
    if field.startswith(f"{PROZA}."):
        return f"tekst {quote(field.partition('.')[2])}"
    return FIELD_NAMES.get(field, field)


def _of_profile(field: str, profil: Profil) -> str:
    """A text with a name, or a field of the profile's own; "" for others."""
    if field.startswith(f"{PROZA}."):
        key = field.partition(".")[2]
        titles = {one.key: one.title or one.key for one in profil.proza}
        return f"tekst {quote(titles.get(key, key))}"
    own = {one.key: one.title for one in profil.pola}
    return f"pole {quote(own[field])}" if field in own else ""


LIST_NAMES: Mapping[str, str] = {
    "odstepstwa": "Odstępstwa",
    "zmiany": "Zmiany planu",
    WSKAZNIKI: "Wskaźnik",
}
"""The lists of the plan itself and of elements as their headings read."""


def column_name(name: str, profil: Profil) -> str:
    """A list or a column as its heading reads; what is neither is called by its key."""
    column = profil.by_key.get(name)
    return column.caption if column else LIST_NAMES.get(name, name)


_ACCUSATIVE = {
    "nazwa": "nazwę",
    "data": "datę",
    "uchwala": "uchwałę",
    "uchwala.data": "datę uchwały",
    "pełna nazwa organu": "pełną nazwę organu",
    "nazwa organu w dopełniaczu": "nazwę organu w dopełniaczu",
    "podstawa prawna uchwały": "podstawę prawną uchwały",
    "wartosc_docelowa": "wartość docelową",
    "wartosc_bazowa": "wartość bazową",
    "jednostka": "jednostkę",
    "kwota": "kwotę",
    "rola": "rolę",
    "litera": "literę",
    "tendencja": "tendencję",
    "reguła": "regułę",
    "liczba": "liczbę",
}

_LEAVES: Mapping[str, Mapping[str, str]] = {
    "proza": {"tekst": "opis"},
    "pozycje": {"nazwa": "nazwa produktu"},
    "miary": {
        "nazwa": "nazwa wskaźnika",
        "jednostka": "jednostka",
        "wartosc_docelowa": "wartość docelowa",
        "wartosc_bazowa": "wartość bazowa",
        "prog": "próg",
        "zrodlo_danych": "źródło danych",
        "opis": "opis wskaźnika",
        "id": "identyfikator",
        "bazowa": "wartość bazowa",
        "posrednie": "wartości pośrednie",
        "docelowa": "wartość docelowa",
        "tendencja": "tendencja",
        "przekroj": "przekrój",
        "ryzyko": "ryzyko",
        "kod": "kod wskaźnika",
    },
    "kwoty": {
        "kwota": "kwota",
        "zrodla": "źródła",
        "podzial": "podział kwoty",
        "montaz": "montaż finansowy",
        "okresy": "kwoty w okresach",
        "podmiot": "podmiot",
        "rok": "rok",
        "wzor": "wzór",
        "zaokraglenie": "zaokrąglenie",
        "warunek": "warunek",
        "potrzeby": "potrzeby",
        "dzial": "dział",
        "rozdzial": "rozdział",
        "paragraf": "paragraf",
        "id": "identyfikator",
    },
    "terminy": {"tekst": "termin", "opis": "opis terminu"},
    "podmioty": {"podmiot": "podmiot", "rola": "rola", "uwagi": "uwagi"},
    "odstepstwa": {
        "regula": "reguła",
        "gdzie": "miejsce",
        "miejsc": "liczba miejsc",
        "odcisk": "odcisk miejsc",
        "powod": "powód",
    },
    "zmiany": {
        "uchwala": "uchwała",
        "data": "data",
        "obowiazuje_od": "dzień wejścia w życie",
        "wejscie_w_zycie": "wejście w życie",
        "publikacja": "ogłoszenie",
        "z_moca_od": "moc wsteczna",
        "opis": "opis zmiany",
    },
}
"""The fields of entries, by what a column holds or by the list of the plan."""

FLAGS: dict[str, tuple[str, str]] = {
    "w_ramach_projektow": (
        "dopisano wyrazy „w ramach projektów”",
        "skreślono wyrazy „w ramach projektów”",
    ),
    "w_ramach_projektu": (
        "dopisano wyrazy „w ramach projektu”",
        "skreślono wyrazy „w ramach projektu”",
    ),
    "bez_kosztow": ("zaznaczono, że jest bez kosztów", "skreślono zaznaczenie „bez kosztów”"),
    "srodki": ("wskazano środki własne", "skreślono wskazanie środków własnych"),
    "wieloletnie": (
        "zaznaczono, że termin jest wieloletni",
        "skreślono zaznaczenie terminu wieloletniego",
    ),
    "bez_dat": (
        "zaznaczono, że termin nie ma dat",
        "skreślono zaznaczenie terminu bez dat",
    ),
}


def leaf_names(name: ListField, profil: Profil) -> Mapping[str, str]:
    """What the fields of a list's entries are called, in the nominative."""
    of_indicators = MEASURES | {"mierzone_dzialania": measures.called(profil)}
    if name == WSKAZNIKI:
        return of_indicators
    column = profil.by_key.get(name)
    if column is None:
        return _LEAVES[name]
    called = of_indicators if column.kind == "miary" else _LEAVES[column.kind]
    if not column.own:
        return called
    return {key: column.noun if key == "tekst" else text for key, text in called.items()}


def leaf_name(names: Mapping[str, str], leaf: str) -> str:
    """What a field of an entry is called, in the nominative."""
    return "litera" if leaf == "lit" else names.get(leaf, leaf.replace("_", " "))


MEASURES: Final = dict(_LEAVES["miary"])
"""What the fields of an indicator are called."""


def accusative(name: str) -> str:
    """The name of a field as the object of a sentence: „kwota” → „kwotę”."""
    first, _, rest = name.partition(" ")
    if name in _ACCUSATIVE:
        return _ACCUSATIVE[name]
    changed = {"nazwa": "nazwę", "wartość": "wartość", "rola": "rolę", "data": "datę"}
    feminine = changed.get(first) or _ACCUSATIVE.get(first, first)
    if first == "wartość":
        rest = {"docelowa": "docelową", "bazowa": "bazową"}.get(rest, rest)
    return f"{feminine} {rest}".strip()


_OTHERS: Mapping[PlaceKind, tuple[str, str]] = {
    "plan": ("plan", "planie"),
    "przypis": ("przypis", "przypisie"),
}
"""What is on no level: as an object, and in the locative."""


def noun(place: Place) -> str:
    """What a place is called as the object of a sentence."""
    if place.kind in _OTHERS:
        return _OTHERS[place.kind][0]
    return place.profil.level(place.kind).noun.accusative


def instrumental(place: Place) -> str:
    """What something stands behind."""
    return place.profil.level(place.kind).noun.instrumental


def titled(place: Place, number: str = "") -> str:
    """„I.1.2/3 „Wizyty studyjne”” – number and name of a place, without marks of footnotes."""
    if place.kind == "przypis":
        return quote(place.id)
    named = quote(inside_quotes(markup.running(place.name))) if place.name else ""
    return " ".join(filter(None, (number or place.number, named)))


def where(place: Place, *, named: bool = True) -> str:
    """„W działaniu I.1.2/3 „Wizyty studyjne””; the former number follows where it was another."""
    other = _OTHERS.get(place.kind)
    locative = other[1] if other else place.profil.level(place.kind).noun.locative
    called = titled(place) if named else place.number
    text = " ".join(filter(None, (f"w {locative}", called, place.within)))
    if place.old and place.new and place.old != place.new:
        text += f" (dotąd {place.old})"
    return text[0].upper() + text[1:]


def heading(number: str, profil: Profil) -> str:
    """„celu szczegółowym I”, „priorytecie I.1”, „kierunku interwencji I.1.2” (locative)."""
    return f"{profil.of_number(number).noun.locative} {number}"


def genitive(number: str, profil: Profil) -> str:
    """„celu szczegółowego I”, „priorytetu I.1”, „kierunku interwencji I.1.2”."""
    return f"{profil.of_number(number).noun.genitive} {number}"


def members(name: ListField, profil: Profil) -> str:
    """Several entries of a list in the genitive: „zmieniono kolejność produktów”."""
    column = profil.by_key.get(name)
    return column.members if column else _MEMBERS[name]


_MEMBERS: Mapping[str, str] = {
    "odstepstwa": "odstępstw",
    "zmiany": "zapisów o zmianach",
    WSKAZNIKI: "wskaźników",
}
