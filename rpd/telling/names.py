"""What places, fields and entries are called in Polish, in the cases that sentences need."""

from __future__ import annotations

from rpd.compare.changes import ListField, Place, PlaceKind
from rpd.polish.wording import inside_quotes, quote

FIELD_NAMES: dict[str, str] = {
    "rok": "rok",
    "tytul": "tytuł",
    "strategia": "plik strategii",
    "slownik": "plik słownika",
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
    "kontynuuje": "wskazanie działania kontynuowanego",
    "uchylone_litery": "uchylone litery",
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
}


def field_name(field: str) -> str:
    """A field of the plan, a heading or an action in the nominative."""
    if field.startswith("wyrazy.") and field not in FIELD_NAMES:
        _, group, key = field.split(".", 2)
        return f"{_WORDS.get(group, group)} {quote(key)}"
    if field.startswith("numery_przypisow."):
        return f"numer odnośnika {quote(field.partition('.')[2])}"
    return FIELD_NAMES.get(field, field)


COLUMN_NAMES: dict[str, str] = {
    "nazwa": "Nazwa działania",
    "opis": "Opis",
    "produkty": "Produkt",
    "wskazniki": "Wskaźnik",
    "budzet": "Budżet",
    "termin": "Termin realizacji",
    "realizatorzy": "Realizator",
    "odstepstwa": "Odstępstwa",
    "zmiany": "Zmiany planu",
}
"""Lists and columns as their headings read."""

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
    "reguła": "regułę",
    "liczba": "liczbę",
}

LEAF_NAMES: dict[ListField, dict[str, str]] = {
    "opis": {"tekst": "opis"},
    "produkty": {"nazwa": "nazwa produktu"},
    "wskazniki": {
        "nazwa": "nazwa wskaźnika",
        "jednostka": "jednostka",
        "wartosc_docelowa": "wartość docelowa",
        "wartosc_bazowa": "wartość bazowa",
        "prog": "próg",
        "zrodlo_danych": "źródło danych",
        "opis": "opis wskaźnika",
        "id": "identyfikator",
    },
    "budzet": {
        "kwota": "kwota",
        "zrodla": "źródła",
        "podzial": "podział kwoty",
        "montaz": "montaż finansowy",
        "podmiot": "podmiot",
        "rok": "rok",
        "id": "identyfikator",
    },
    "termin": {"tekst": "termin"},
    "realizatorzy": {"podmiot": "podmiot", "rola": "rola", "uwagi": "uwagi"},
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
}


def leaf_name(field: ListField, leaf: str) -> str:
    """What a field of an entry is called, in the nominative."""
    return "litera" if leaf == "lit" else LEAF_NAMES[field].get(leaf, leaf.replace("_", " "))


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


NOUNS: dict[PlaceKind, tuple[str, str]] = {
    "plan": ("plan", "w planie"),
    "cel": ("cel szczegółowy", "w celu szczegółowym"),
    "priorytet": ("priorytet", "w priorytecie"),
    "kierunek": ("kierunek interwencji", "w kierunku interwencji"),
    "dzialanie": ("działanie", "w działaniu"),
    "przypis": ("przypis", "w przypisie"),
}


INSTRUMENTAL: dict[PlaceKind, str] = {
    "cel": "celem szczegółowym",
    "priorytet": "priorytetem",
    "kierunek": "kierunkiem interwencji",
    "dzialanie": "działaniem",
}
"""What something stands behind."""


def titled(place: Place, number: str = "") -> str:
    """„I.1.2/3 „Wizyty studyjne”” – number and name of a place."""
    if place.kind == "przypis":
        return quote(place.id)
    named = quote(inside_quotes(place.name)) if place.name else ""
    return " ".join(filter(None, (number or place.number, named)))


def where(place: Place, *, named: bool = True) -> str:
    """„W działaniu I.1.2/3 „Wizyty studyjne””; the former number follows where it was another."""
    phrase = NOUNS[place.kind][1]
    text = f"{phrase} {titled(place) if named else place.number}".rstrip()
    if place.old and place.new and place.old != place.new:
        text += f" (dotąd {place.old})"
    return text[0].upper() + text[1:]


def heading(number: str) -> str:
    """„celu szczegółowym I”, „priorytecie I.1”, „kierunku interwencji I.1.2” (locative)."""
    depth = number.count(".")
    kind: PlaceKind = ("cel", "priorytet", "kierunek")[min(depth, 2)]
    return f"{NOUNS[kind][1].removeprefix('w ')} {number}"


REORDERED: dict[ListField, str] = {
    "opis": "części opisu",
    "produkty": "produktów",
    "wskazniki": "wskaźników",
    "budzet": "pozycji budżetu",
    "termin": "terminów",
    "realizatorzy": "realizatorów",
    "odstepstwa": "odstępstw",
    "zmiany": "zapisów o zmianach",
}


def genitive(number: str) -> str:
    """„celu szczegółowego I”, „priorytetu I.1”, „kierunku interwencji I.1.2”."""
    depth = number.count(".")
    noun = ("celu szczegółowego", "priorytetu", "kierunku interwencji")[min(depth, 2)]
    return f"{noun} {number}"


ENTRY_NOUNS: dict[ListField, str] = {
    "opis": "opis",
    "produkty": "produkt",
    "wskazniki": "wskaźnik",
    "termin": "termin",
    "realizatorzy": "realizatora",
    "zmiany": "zapis o zmianie",
}
