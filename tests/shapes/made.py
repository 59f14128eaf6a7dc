"""Offices that nobody has: a profile, a dictionary and a plan of that shape, drawn by a seed.

What is drawn is plain data, as the files hold it. Every text is unlike every other one, so that it
can be looked for in print; nothing here knows how rpd reads, prints or adds.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

Data = dict[str, Any]

NOUNS: Final = """
filar filaru filarowi filar filarem filarze meski filary filarów filarami filarach
oś osi osi oś osią osi zenski osie osi osiami osiach
program programu programowi program programem programie meski \
programy programów programami programach
wiązka wiązki wiązce wiązkę wiązką wiązce zenski wiązki wiązek wiązkami wiązkach
pole pola polu pole polem polu nijaki pola pól polami polach
moduł modułu modułowi moduł modułem module meski moduły modułów modułami modułach
""".strip().splitlines()
ACTIONS: Final = """
akcja akcji akcji akcję akcją akcji zenski akcje akcji akcjami akcjach
inicjatywa inicjatywy inicjatywie inicjatywę inicjatywą inicjatywie zenski \
inicjatywy inicjatyw inicjatywami inicjatywach
projekt projektu projektowi projekt projektem projekcie meski \
projekty projektów projektami projektach
zamierzenie zamierzenia zamierzeniu zamierzenie zamierzeniem zamierzeniu nijaki \
zamierzenia zamierzeń zamierzeniami zamierzeniach
""".strip().splitlines()
NUMBERINGS: Final = ("rzymska", "arabska", "litera", "z-rodzicem", "dowolna", "brak")
ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
WORDS: Final = (
    *("budowa", "żłobka", "remont", "łąk", "ścieżka", "źródeł", "świetlica"),
    *("gęślą", "jaźń", "most", "Ńa", "Łódź", "szkolenie", "ćwiczeń"),
    *("opieka", "wytchnieniowa", "zieleń", "park", "&", "ryneczek", "<centrum>"),
    *("biblioteka", "„Dębem”", "sieć", "5%", "ulic"),
)
UNITS: Final = {"zł": 1, "tys. zł": 1000, "mln zł": 1_000_000}
TERMS: Final = (
    "II–III kwartał {0}",
    "do 30 czerwca {0} r.",
    "cały rok {0}",
    "maj {0}",
    "I półrocze {0}",
    "do końca {0} r.",
)


@dataclass
class Money:
    """An amount as the independent sum counts it: grosze are exact, sources in any order.

    The ``year`` of a stage is 0.
    """

    sources: tuple[str, ...]
    zloty: Decimal
    year: int
    headings: dict[str, str]


@dataclass
class Office:
    """What was drawn; ``texts`` must be printed, ``money`` is what the plan states."""

    profil: Data
    slownik: Data
    plan: Data
    texts: list[str] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)


def noun(words: str) -> Data:
    """A noun with its cases, as a profile has it."""
    one, genitive, dative, accusative, instrumental, locative, gender, *many = words.split()
    return {
        "mianownik": one,
        "dopelniacz": genitive,
        "celownik": dative,
        "biernik": accusative,
        "narzednik": instrumental,
        "miejscownik": locative,
        "rodzaj": gender,
        "mnoga": dict(
            zip(("mianownik", "dopelniacz", "narzednik", "miejscownik"), many, strict=True)
        ),
    }


def office(seed: int) -> Office:
    """The office of a seed."""
    return _Drawing(random.Random(seed)).office()  # noqa: S311 - drawn anew the same way


class _Drawing:
    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._said = 0
        self._actions = 0
        self._made = Office({}, {}, {})

    def _some(self, chance: float) -> bool:
        return self._dice.random() < chance

    def _text(self, what: str) -> str:
        """A text that is nowhere else."""
        self._said += 1
        words = self._dice.sample(WORDS, self._dice.randint(1, 4))
        return f"{what} {' '.join(words)} nr {self._said:03}q"

    def _printed(self, what: str) -> str:
        text = self._text(what)
        self._made.texts.append(text)
        return text

    def office(self) -> Office:
        self._rok = self._dice.choice((2025, 2026, 2027))
        self._profil = self._made.profil
        self._shape()
        sources = [{"id": f"ZR{n}", "nazwa": f"źródło ósme {n}q"} for n in range(4)]
        bodies = [{"id": f"P{n}", "nazwa": f"Zakład Usług {n}q"} for n in range(4)]
        self._made.slownik = {"zrodla": sources, "podmioty": bodies, "skroty": []}
        self._plan()
        return self._made

    # --- the profile -----------------------------------------------------------------------------

    def _shape(self) -> None:
        dice, profil = self._dice, self._profil
        profil["nazwa"] = "Kształt"
        profil["poziomy"] = self._levels()
        last = profil["poziomy"][-1]["numeracja"] if profil["poziomy"] else "brak"
        numbering = dice.choice(["arabska", "arabska", "rzymska", "litera"])
        if last != "brak" and self._some(0.5):
            numbering = "z-rodzicem"
        profil["dzialanie"] = {"nazwa": noun(dice.choice(ACTIONS)), "numeracja": numbering}
        if self._some(0.3):
            profil["dzialanie"]["przywolanie"] = "lp"
        if self._some(0.2):
            profil["dzialanie"]["etykiety"] = True
        self._unit = dice.choice(("zł", "zł", "tys. zł", "mln zł"))
        profil["kwoty"] = {"jednostka": self._unit}
        if self._some(0.5):
            profil["kwoty"]["zrodla"] = "nazwy"
        if self._some(0.3):
            profil["kwoty"]["bez_jednostki"] = True
        if self._some(0.3):
            profil["kwoty"]["miejsca"] = 5
        self._okresy: list[str | int] = []
        if self._some(0.55):
            stages = ["etap I", "etap II"]
            years = [self._rok + n for n in range(dice.randint(2, 4))]
            self._okresy = [*(stages if self._some(0.15) else years)]
            profil["okresy"] = self._okresy
        self._signs = {"nie_dotyczy": "X", "nie_ma": "–", "brak_danych": "bd"}
        profil["znaki"] = self._signs
        if self._some(0.4):
            profil["role"] = [
                {"klucz": "koordynator", "nazwa": "koordynator"},
                {"klucz": "wsparcie", "nazwa": "wsparcie", "po": "(wsparcie)"},
            ]
        self._fields = self._own_fields()
        if self._fields:
            profil["pola"] = self._fields
        profil["wymagane"] = dict.fromkeys(
            ("realizatorzy", "termin", "wskazniki", "produkty", "budzet"), "nie"
        )
        profil["uklad"] = self._layouts()
        if self._some(0.4):
            profil["proza"] = [
                {"klucz": "wstep", "tytul": self._printed("Wstęp")},
                {"klucz": "zasady", "tytul": self._printed("Zasady"), "miejsce": "po"},
            ]

    def _levels(self) -> list[Data]:
        levels: list[Data] = []
        for depth, words in enumerate(self._dice.sample(NOUNS, self._dice.randint(0, 5))):
            before = levels[-1]["numeracja"] if levels else "brak"
            allowed = [n for n in NUMBERINGS if n != "z-rodzicem" or before != "brak"]
            level = {
                "klucz": f"lista_{depth}",
                "oznaczenie": f"poziom_{depth}",
                "nazwa": noun(words),
                "numeracja": self._dice.choice(allowed),
                "opcjonalny": self._some(0.3),
                "wielka_litera": self._some(0.5),
                "suma": self._some(0.3),
                "wskazniki": self._some(0.3),
            }
            levels.append(level)
        return levels

    def _own_fields(self) -> list[Data]:
        kinds = ("tekst", "lista", "kwota", "liczba", "data", "termin", "podmioty", "wybor")
        fields: list[Data] = []
        for kind in self._dice.sample((*kinds, "odsylacz"), self._dice.randint(0, 4)):
            one: Data = {"klucz": f"pole_{kind}", "nazwa": f"Pole {kind}", "typ": kind}
            if kind == "wybor":
                one["wartosci"] = ["planowane q1", "w toku q2"]
            fields.append(one)
        if self._profil["poziomy"] and self._some(0.3):
            on = [self._profil["poziomy"][-1]["oznaczenie"]]
            fields.append({"klucz": "opiekun", "nazwa": "Opiekun", "typ": "tekst", "na": on})
        return fields

    def _layouts(self) -> list[Data]:
        kind = self._dice.choice(("tabela", "tabela", "tabela", "karty", "lista"))
        columns: list[Data] = [{"pole": "nazwa", "naglowek": self._header("Nazwa", kind)}]
        if kind == "tabela" and self._some(0.5):
            columns.insert(0, {"pole": "lp", "naglowek": "Lp.", "szerokosc": 8})
        self._shown = {"nazwa"}
        for key, title in (("opis", "Opis"), ("produkty", "Produkt"), ("termin", "Termin")):
            if self._some(0.6):
                columns += [self._column(key, title, kind)]
        if self._profil.get("role") and self._some(0.7):
            for role in ("koordynator", "wsparcie"):
                columns += [self._column("realizatorzy", role, kind) | {"rola": role}]
        else:
            columns.append(self._column("realizatorzy", "Kto", kind))
        for pole in self._fields:
            if "na" not in pole:
                columns += [self._column(pole["klucz"], pole["nazwa"], kind)]
        layout: Data = {"rodzaj": kind, "kolumny": columns}
        self._show_money(layout)
        if self._some(0.5):
            layout["tytul"] = self._printed("Tabela")
        layouts = [layout]
        if any(one["wskazniki"] for one in self._profil["poziomy"]) or self._some(0.5):
            layouts.insert(self._dice.randint(0, 1), self._of_indicators())
            self._shown.add("miary")
        if self._some(0.3):
            layouts.append(self._of_sources())
        return layouts

    def _show_money(self, layout: Data) -> None:
        """Columns of money, by period where a table or a card has room for them."""
        kind, columns = layout["rodzaj"], layout["kolumny"]
        self._by_period = bool(self._okresy) and kind != "lista"
        if not self._by_period:
            columns.append(self._column("budzet", "Środki", kind))
            return
        columns.append({"pole": "kwota", "naglowek": "Nakłady", "okresy": True})
        columns.append({"pole": "kwota", "naglowek": "Razem", "razem": True})
        if kind == "tabela" and self._some(0.6):
            layout["w_tym"] = True
        elif self._some(0.7):
            columns.append({"pole": "zrodla", "naglowek": "Skąd"})
        if kind == "tabela" and self._some(0.6):
            layout["razem"] = ["zrodla", "ogolem"]

    def _header(self, title: str, kind: str) -> str:
        header = f"{title} {self._said}h"
        self._said += 1
        if kind == "tabela":
            self._made.texts.append(header)
        return header

    def _column(self, key: str, title: str, kind: str) -> Data:
        self._shown.add(key)
        column: Data = {"pole": key, "naglowek": self._header(title, kind)}
        if self._some(0.3):
            column["puste"] = "–"
        if self._some(0.25):
            column["wpisy"] = self._dice.choice(("akapity", "srednik"))
        return column

    def _of_indicators(self) -> Data:
        columns: list[Data] = [
            {"pole": "nazwa", "naglowek": self._header("Wskaźnik", "tabela")},
            {"pole": "jednostka", "naglowek": "Jednostka"},
            {"pole": "bazowa", "naglowek": "Baza"},
        ]
        if self._okresy and isinstance(self._okresy[0], int):
            columns.append({"pole": "posrednie", "naglowek": "Lata", "okresy": True})
        columns.append({"pole": "docelowa", "naglowek": "Cel"})
        columns.append({"pole": "zrodlo_danych", "naglowek": "Dane", "puste": "–"})
        return {
            "rodzaj": "tabela",
            "na": "plan",
            "wiersze": "wskazniki",
            "tytul": self._printed("Wskaźniki"),
            "kolumny": columns,
        }

    def _of_sources(self) -> Data:
        columns: list[Data] = [{"pole": "zrodlo", "naglowek": "Źródło"}]
        if self._okresy:
            columns.append({"pole": "kwota", "naglowek": "Nakłady", "okresy": True})
        columns.append({"pole": "kwota", "naglowek": "Suma", "razem": True})
        return {
            "rodzaj": "tabela",
            "na": "plan",
            "wiersze": "zrodla",
            "tytul": "Finansowanie",
            "kolumny": columns,
            "razem": ["ogolem"],
        }

    # --- the plan --------------------------------------------------------------------------------

    def _plan(self) -> None:
        plan = self._made.plan
        plan |= {"rok": self._rok, "tytul": self._printed("Plan")}
        plan |= {"slownik": "slownik.yaml", "profil": "profil.yaml"}
        if "proza" in self._profil:
            plan["proza"] = {
                "wstep": self._printed("Wprowadzenie"),
                "zasady": f"{self._printed('Zasady')}:\n\n1) {self._printed('pierwsza')};\n"
                f"2) {self._printed('druga')}.",
            }
        measured = "miary" in self._shown
        if measured:
            plan["wskazniki"] = [self._indicator()]
        plan |= self._below(-1, {}, "")

    def _held(self, depth: int) -> list[int]:
        """Depths of what may stand in an element of that depth; actions come behind all levels."""
        levels = self._profil["poziomy"]
        held: list[int] = []
        for at in range(depth + 1, len(levels) + 1):
            held.insert(0, at)
            if at == len(levels) or not levels[at]["opcjonalny"]:
                break
        return held

    def _below(self, depth: int, above: dict[str, str], number: str) -> Data:
        levels, lists = self._profil["poziomy"], {}
        held = self._held(depth)
        kept = [at for at in held if self._some(0.6)] or [self._dice.choice(held)]
        first = 0
        for at in kept:
            many = self._dice.choice((1, 1, 2)) if depth >= 0 else self._dice.choice((1, 2, 2))
            if at == len(levels):
                lists["dzialania"] = [self._action(above) for _ in range(many)]
            else:
                lists[levels[at]["klucz"]] = [
                    self._element(at, position, above, number)
                    for position in range(first, first + many)
                ]
                first += many
        return lists

    def _element(self, at: int, position: int, above: dict[str, str], number: str) -> Data:
        level = self._profil["poziomy"][at]
        own = {
            "rzymska": ROMAN[position],
            "litera": "abcdefghij"[position],
            "dowolna": f"X{position + 1}",
            "z-rodzicem": f"{number}.{position + 1}".removeprefix("."),
        }.get(level["numeracja"], str(position + 1))
        element: Data = {} if level["numeracja"] == "brak" else {"numer": own}
        element["nazwa"] = self._printed("Nagłówek")
        if level["wskazniki"] and self._some(0.6):
            element["wskazniki"] = [self._indicator()]
        for pole in self._fields:
            if level["oznaczenie"] in pole.get("na", ()):
                element[pole["klucz"]] = self._printed("Opiekun")
        before = len(self._made.money)
        inner = above | {level["oznaczenie"]: element["nazwa"]}
        # What has no number lends none: what repeats the number above repeats the one above that.
        below = self._below(at, inner, number if level["numeracja"] == "brak" else own)
        if level["suma"] and self._some(0.7):
            stated = sum((one.zloty for one in self._made.money[before:]), Decimal(0))
            element["kwota_ogolem"] = self._in_unit(stated)
        return element | below

    def _in_unit(self, zloty: Decimal) -> Decimal:
        if self._unit == "zł" and zloty != int(zloty):
            return zloty.quantize(Decimal("0.01"))
        return Decimal(f"{(zloty / UNITS[self._unit]).normalize():f}")

    def _indicator(self) -> Data:
        about: Data = {"nazwa": self._printed("Miara"), "jednostka": "szt."}
        about["bazowa"] = {"wartosc": self._dice.randint(1, 50), "rok": self._rok - 1}
        if self._okresy and isinstance(self._okresy[0], int) and self._some(0.8):
            steps = sorted(self._dice.sample(range(51, 99), len(self._okresy)))
            steps_: list[Any] = list(steps)
            if self._some(0.3):
                steps_[0] = "bd"
            about["posrednie"] = dict(zip(map(str, self._okresy), steps_, strict=True))
        about["docelowa"] = {"wartosc": self._dice.randint(100, 999), "rok": self._rok + 4}
        if self._some(0.4):
            about["zrodlo_danych"] = self._printed("rejestr")
        return about

    def _action(self, above: dict[str, str]) -> Data:
        self._actions += 1
        action: Data = {"id": f"a{self._actions}", "nazwa": self._printed("Rzecz")}
        if "opis" in self._shown and self._some(0.8):
            entries = [self._printed("Opis") for _ in range(self._dice.randint(1, 3))]
            action["opis"] = entries[0] if len(entries) == 1 else entries
        if "produkty" in self._shown and self._some(0.7):
            action["produkty"] = [self._printed("wytwór") for _ in range(self._dice.randint(1, 2))]
        if "termin" in self._shown and self._some(0.8):
            action["termin"] = self._term()
        if "miary" in self._shown and self._some(0.4):
            action["wskazniki"] = [self._indicator()]
        if "realizatorzy" in self._shown and self._some(0.9):
            action["realizatorzy"] = self._bodies()
        for pole in self._fields:
            if "na" not in pole and self._some(0.7):
                action[pole["klucz"]] = self._value(pole["typ"])
        action["budzet"] = self._budget(above)
        return action

    def _term(self) -> Any:
        last = self._rok
        if self._okresy and isinstance(self._okresy[-1], int):
            last = self._okresy[-1]
        one = self._dice.choice(TERMS).format(self._dice.randint(self._rok, last))
        if self._some(0.2):
            return [{"opis": self._printed("odbiór"), "okres": one}]
        if self._okresy and not isinstance(self._okresy[0], int) and self._some(0.5):
            return "etap II"
        return one

    def _bodies(self) -> list[Any]:
        named = [f"Zakład Usług {n}q" for n in self._dice.sample(range(4), 2)]
        self._made.texts += named
        if "role" in self._profil:
            roles = ("koordynator", "wsparcie")
            return [{"podmiot": p, "rola": r} for p, r in zip(named, roles, strict=True)]
        return named

    def _value(self, kind: str) -> Any:
        match kind:
            case "lista":
                return [self._printed("pozycja"), self._printed("pozycja")]
            case "kwota" | "liczba":
                number = self._dice.randint(1000, 9999)
                self._made.texts.append(f"{number // 1000} {number % 1000:03}")
                return number
            case "data":
                day = self._dice.randint(10, 28)
                self._made.texts.append(f"{day} marca {self._rok} r.")
                return f"{self._rok}-03-{day}"
            case "termin":
                return [{"opis": self._printed("kamień"), "okres": f"III kwartał {self._rok}"}]
            case "podmioty":
                return self._bodies() if "role" not in self._profil else ["Zakład Usług 1q"]
            case "wybor":
                chosen = self._dice.choice(("planowane q1", "w toku q2"))
                self._made.texts.append(chosen)
                return chosen
            case "odsylacz":
                return f"a{self._actions}"
        return self._printed("treść")

    # --- money -----------------------------------------------------------------------------------

    def _amount(self) -> tuple[Decimal, Decimal]:
        """An amount in złoty, and as the plan's unit writes it."""
        grosze = self._dice.choice(
            (
                self._dice.randint(1, 10**9),
                self._dice.randint(1, 9999) * 100_000,
                self._dice.randint(1, 10**6) * 50,
            )
        )
        zloty = Decimal(grosze) / 100
        return zloty, self._in_unit(zloty)

    def _count(self, sources: tuple[str, ...], zloty: Decimal, above: Any, year: int = -1) -> None:
        of = self._rok if year < 0 else year
        self._made.money.append(Money(tuple(sorted(sources)), zloty, of, above))

    def _budget(self, above: dict[str, str]) -> list[Data]:
        if self._by_period:
            return self._of_periods(above)
        kinds = ("one", "one", "joint", "split", "free", "source", "formula")
        many = self._dice.choice((1, 1, 2, 3))
        return [self._entry(self._dice.choice(kinds), above) for _ in range(many)]

    def _entry(self, kind: str, above: dict[str, str]) -> Data:
        first, second = (f"ZR{n}" for n in self._dice.sample(range(4), 2))
        zloty, written = self._amount()
        match kind:
            case "free":
                return {"bez_kosztow": True}
            case "source":
                return {"zrodla": [first]}
            case "joint":
                self._count((first, second), zloty, above)
                return {"kwota": written, "zrodla": [first, second]}
            case "split":
                more, added = self._amount()
                self._count((first,), zloty, above)
                self._count((second,), more, above)
                whole = self._in_unit(zloty + more)
                return {"kwota": whole, "podzial": {first: written, second: added}}
            case "formula":
                each, times = self._dice.randint(2, 900) * 10, self._dice.randint(2, 9)
                self._count((first,), Decimal(each * times), above)
                return {
                    "kwota": self._in_unit(Decimal(each * times)),
                    "zrodla": [first],
                    "wzor": f"{times} odcinki × {each} zł",
                }
        self._count((first,), zloty, above)
        entry: Data = {"kwota": written, "zrodla": [first]}
        if self._some(0.2):
            entry["warunek"] = self._printed("jeżeli")
        if self._some(0.2):
            entry |= {"dzial": "600", "rozdzial": "60016", "paragraf": "6050"}
        return entry

    def _of_periods(self, above: dict[str, str]) -> list[Data]:
        entries = []
        for source in self._dice.sample(range(4), self._dice.choice((1, 1, 2))):
            spread: Data = {}
            for okres in self._okresy:
                if self._some(0.25):
                    spread[str(okres)] = self._dice.choice(list(self._signs.values()))
                elif self._some(0.1):
                    spread[str(okres)] = 0
                else:
                    zloty, written = self._amount()
                    spread[str(okres)] = written
                    year = okres if isinstance(okres, int) else 0
                    self._count((f"ZR{source}",), zloty, above, year)
            entries.append({"okresy": spread, "zrodla": [f"ZR{source}"]})
        return entries
