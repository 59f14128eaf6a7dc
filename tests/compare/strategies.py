"""Random plans, and random edit scripts that turn one plan into another.

Plans are made as the data of their file (dicts and lists), because amendments work on data; the
model comes from `build_plan`. Names are drawn from short alphabets, so that equal entries, moved
elements and texts that differ in one word are frequent rather than rare.
"""

from __future__ import annotations

import random
from copy import deepcopy
from decimal import Decimal
from functools import partial
from typing import Any

from hypothesis import strategies as st

Data = dict[str, Any]

_WORDS = (
    *("Szkolenia", "kadry", "usług", "społecznych", "w", "gminie,", "wsparcie:", "doradztwo"),
    *("–", "„Program”", "dla", "45", "osób", "I–IV", "kwartał", "#1", "'cytat'", "-", "lista"),
    *("100%", "zł\u00a0i", "nr\u00a05", "żółć"),
)
_SOURCES = ("FERS", "FEM", "FEdM", "JST", "Źródło: inne")
_BODIES = ("ROPS", "OWES", "GUS", "urząd pracy", "Grupa ds. badań")
_TERMS = ("I kwartał 2024", "II–IV kw.", "cały rok 2024", "kiedyś", "2024-06-30")
_LETTERS = ("a", "b", "c")
_ROMAN = ("I", "II", "III", "IV")


class Maker:
    """Draws parts of a plan from a source of chance; the ids it gives are never repeated.

    Without `rich` it draws what plans had before money by period, so that a seed stays its plan.
    """

    def __init__(self, chance: random.Random, *, rich: bool = False) -> None:
        self.chance = chance
        self.rich = rich
        self._ids = 0

    def maybe(self, part: float = 0.5) -> bool:
        return self.chance.random() < part

    def words(self, most: int = 6) -> str:
        return " ".join(self.chance.choices(_WORDS, k=self.chance.randint(1, most)))

    def prose(self) -> str:
        lines = [self.words(25) for _ in range(self.chance.randint(1, 4))]
        if len(lines) > 1 and self.maybe():
            lines = [lines[0], *(f"{'abc'[i % 3]}) {line}" for i, line in enumerate(lines[1:]))]
            return "\n".join(lines)
        return self.chance.choice(("\n\n", "\n")).join(lines)

    def amount(self) -> int | Decimal:
        whole = self.chance.choice((1, 5, 20_000, 180_000, self.chance.randint(1, 10**9)))
        return whole if self.maybe(0.8) else Decimal(f"{whole}.{self.chance.randint(0, 99):02}")

    def identifier(self) -> str:
        self._ids += 1
        return f"{self.chance.choice(('szkolenia', 'wizyty', 'badania'))}-{self._ids}"

    def lit(self) -> Data:
        return {"lit": self.chance.choice(_LETTERS)} if self.maybe(0.2) else {}

    def entry_id(self) -> Data:
        return {"id": self.identifier()} if self.maybe(0.4) else {}

    # --- entries ---------------------------------------------------------------------------------

    def opis(self) -> Any:
        if self.maybe(0.8):
            return self.prose()
        return {"tekst": self.prose()} | {"lit": self.chance.choice(_LETTERS)}

    def produkt(self) -> Any:
        lit = self.lit()
        return {"nazwa": self.words()} | lit if lit else self.words()

    def wskaznik(self) -> Data:
        made: Data = {"nazwa": self.words(3)}
        if self.maybe(0.8):
            made["wartosc_docelowa"] = self.chance.choice((0, 1, 3, Decimal("0.5"), 100))
        if self.maybe(0.2):
            made["wartosc_bazowa"] = self.chance.randint(0, 9)
        if self.maybe(0.2):
            made["prog"] = self.chance.choice(("min", "max"))
        if self.maybe(0.3):
            made["jednostka"] = self.chance.choice(("%", "os.", "szt."))
        if self.maybe(0.1):
            made["zrodlo_danych"] = self.words(2)
        if self.maybe(0.1):
            made["opis"] = self.words(4)
        return made | self.lit() | self.entry_id()

    def budzet(self) -> Data:
        sources = self.chance.sample(_SOURCES, self.chance.randint(1, 3))
        made: Data = self.chance.choice(
            (
                {"kwota": self.amount(), "zrodla": sources},
                {"kwota": self.amount(), "podzial": {s: self.amount() for s in sources}},
                {"srodki": "wlasne", "w_ramach_projektow": True, "zrodla": sources},
                {"srodki": "wlasne", "podmiot": "ZLS"},
                *(({"zrodla": sources, "okresy": self.periods()},) if self.rich else ()),
                {"zrodla": sources},
                {"bez_kosztow": True},
                {
                    "kwota": self.amount(),
                    "montaz": [
                        {"zrodlo": sources[0], "udzial": 85},
                        {"zrodlo": "JST", "kwota": self.amount(), "wklad_wlasny": True},
                    ],
                },
            )
        )
        if self.maybe(0.1):
            made["rok"] = self.chance.choice((2024, 2025))
        if self.rich:
            made |= self.beside_money()
        return made | self.lit() | self.entry_id()

    def beside_money(self) -> Data:
        """What an entry may say besides its amount and its sources."""
        made: Data = {}
        if self.maybe(0.2):
            made["wzor"] = self.chance.choice(
                ("4 odcinki x 95 000 zł", "2 x 500 zł", self.words(3))
            )
            made |= {"zaokraglenie": "do 1 zł"} if self.maybe() else {}
        if self.maybe(0.1):
            made["warunek"] = f"jeżeli {self.words(3)}"
        if self.maybe(0.1):
            made["potrzeby"] = self.amount() if self.maybe() else self.periods()
        if self.maybe(0.1):
            made |= {"dzial": self.chance.choice((600, "010")), "rozdzial": "01095"}
            made |= {"paragraf": self.chance.choice((6050, 302))} if self.maybe() else {}
        return made

    def periods(self) -> Data:
        """Amounts by year, with signs in the places of some."""
        years = self.chance.sample(("2024", "2025", "2026", "2027"), self.chance.randint(1, 4))
        signs = ("X", "–", "bd", 0)
        return {
            year: self.amount() if self.maybe(0.7) else self.chance.choice(signs) for year in years
        }

    def stated_sum(self) -> Data:
        if not self.rich or not self.maybe(0.2):
            return {}
        return {"kwota_ogolem": self.amount() if self.maybe() else self.periods()}

    def termin(self) -> Any:
        lit = self.lit()
        text = self.chance.choice(_TERMS)
        if self.maybe(0.2):
            lit["wieloletnie"] = True
        return {"okres": text} | lit if lit else text

    def realizator(self) -> Any:
        extra = self.lit()
        if self.maybe(0.2):
            extra["rola"] = self.chance.choice(("lider", "partner", "wspolpraca"))
        if self.maybe(0.1):
            extra["uwagi"] = self.words(3)
        name = self.chance.choice(_BODIES)
        return {"podmiot": name} | extra if extra else name

    def entry(self, name: str) -> Any:
        return {
            "opis": self.opis,
            "produkty": self.produkt,
            "wskazniki": self.wskaznik,
            "budzet": self.budzet,
            "termin": self.termin,
            "realizatorzy": self.realizator,
            "odstepstwa": self.odstepstwo,
            "zmiany": self.zmiana,
        }[name]()

    def entries(self, name: str) -> list[Any]:
        return [self.entry(name) for _ in range(self.chance.randint(1, 3))]

    def odstepstwo(self) -> Data:
        return {
            "regula": self.chance.choice(("RPD101", "RPD304")),
            "gdzie": self.chance.choice(("plan", "I.1")),
            "powod": self.words(),
        }

    def zmiana(self) -> Data:
        made = {"uchwala": f"{self.chance.randint(1, 9)}/2024", "data": "2024-06-30"}
        made |= {"obowiazuje_od": "2024-07-15"} if self.maybe(0.2) else {}
        if self.maybe(0.2):
            known = ("publikacja", "wejscie_w_zycie", "z_moca_od")
            made |= {name: value for name, value in self.naglowek().items() if name in known}
        return made | ({"opis": self.words()} if self.maybe() else {})

    def naglowek(self) -> Data:
        """What an act says of itself, as far as it is known."""
        known: Data = {
            "w_sprawie": self.words(),
            "podstawa_prawna": [
                {"przepis": self.words(), "adres": "Dz. U. z 2024 r. poz. 113"},
                {"przepis": self.words(3)},
            ][: self.chance.randint(1, 2)],
            "publikacja": {"data": "2024-03-15", "miejsce": self.words(2)},
            "wejscie_w_zycie": self.chance.choice(
                ("z dniem podjęcia", "z dniem 2024-10-01", "po upływie 14 dni od dnia ogłoszenia")
            ),
            "z_moca_od": {"dzien": "2024-03-01", "powod": self.words()},
            "podpis": {"tytul_zenski": self.words(1), "plec": "kobieta"},
        }
        return {name: value for name, value in known.items() if self.maybe()}

    # --- elements --------------------------------------------------------------------------------

    def dzialanie(self) -> Data:
        made: Data = {"id": self.identifier()}
        if self.maybe(0.1):
            made["lp"] = self.chance.choice((3, "3a", "12"))
        made["nazwa"] = self.words(12)
        for name in LISTS:
            if self.maybe(0.7):
                self.set_list(
                    made, name, [self.entry(name) for _ in range(self.chance.randint(1, 3))]
                )
        if self.maybe(0.1):
            made["kontynuuje"] = "2023/dawne"
        if self.maybe(0.05):
            made["uchylone"] = {"uchwala": "5/2024", "data": "2024-05-01"}
        return made

    def set_list(self, made: Data, name: str, entries: list[Any]) -> None:
        """A list as a file may write it: nothing, a single text, or a list."""
        if not entries:
            made.pop(name, None)
        elif name in ("opis", "termin") and len(entries) == 1 and isinstance(entries[0], str):
            made[name] = entries[0] if self.maybe(0.8) else entries
        else:
            made[name] = entries

    def kierunek(self, number: int | str) -> Data:
        made: Data = {"numer": number}
        if self.maybe(0.3):
            made["nazwa"] = self.words()
        made |= self.stated_sum()
        if self.maybe(0.8):
            made["strategia"] = f"I.1.{self.chance.randint(1, 6)}"
        made["dzialania"] = [self.dzialanie() for _ in range(self.chance.randint(0, 4))]
        return made

    def priorytet(self, number: str) -> Data:
        made: Data = {"numer": number}
        if self.maybe(0.3):
            made["nazwa"] = self.words()
        possible: tuple[int | str, ...] = (1, 2, 3, "2a", 7)
        numbers = self.chance.sample(possible, self.chance.randint(0, 3))
        made["kierunki"] = [self.kierunek(n) for n in numbers]
        return made

    def cel(self, number: str) -> Data:
        made: Data = {"numer": number}
        if self.maybe(0.3):
            made["nazwa"] = self.words()
        made |= self.stated_sum()
        numbers = self.chance.sample((1, 2, 3), self.chance.randint(0, 2))
        made["priorytety"] = [self.priorytet(f"{number}.{n}") for n in numbers]
        return made

    def plan(self) -> Data:
        made: Data = {"rok": 2024, "tytul": self.words()}
        if self.maybe():
            made["uchwala"] = {"organ": "MKRES", "numer": "4/2024", "data": "2024-03-07"}
            if self.maybe():
                made["uchwala"]["zalacznik"] = 1
            made["uchwala"] |= self.naglowek() if self.maybe(0.3) else {}
        elif self.maybe(0.2):
            made["projekt_uchwaly"] = {"organ": "MKRES", **self.naglowek()}
        made |= {"strategia": "strategia.yaml", "slownik": "slownik.yaml"}
        if self.maybe():
            made["przypisy"] = {
                f"przypis-{n}": self.prose() for n in range(self.chance.randint(1, 3))
            }
        if self.maybe(0.3):
            made["kolumny"] = {self.chance.choice(LISTS): {"przypis": "przypis-0"}}
        made["cele"] = [self.cel(n) for n in self.chance.sample(_ROMAN, self.chance.randint(0, 3))]
        for name in ("odstepstwa", "zmiany"):
            if self.maybe(0.3):
                made[name] = self.entries(name)
        return made

    # --- edit scripts ----------------------------------------------------------------------------

    def edited(self, plan: Data, steps: int) -> Data:
        """A copy of a plan after so many random edits."""
        copy: Data = deepcopy(plan)
        for _ in range(steps):
            self.chance.choice(_EDITS)(self, copy)
        return copy


LISTS = ("opis", "produkty", "wskazniki", "budzet", "termin", "realizatorzy")


def _all(plan: Data, *keys: str) -> list[Data]:
    found = [plan]
    for key in keys:
        found = [child for parent in found for child in parent[key]]
    return found


_KIERUNKI = ("cele", "priorytety", "kierunki")


def _edit_action(maker: Maker, plan: Data) -> None:
    actions = _all(plan, *_KIERUNKI, "dzialania")
    if not actions:
        return
    action = maker.chance.choice(actions)
    name = maker.chance.choice(
        (*LISTS, *LISTS, *LISTS, "nazwa", "lp", "id", "uchylone", "kontynuuje")
    )
    if name == "nazwa":
        words = action["nazwa"].split(" ")
        words[maker.chance.randrange(len(words))] = maker.words(2)
        action["nazwa"] = " ".join(words)
    elif name == "id":
        action["id"] = maker.identifier()
    elif name in ("lp", "uchylone", "kontynuuje"):
        if action.pop(name, None) is None:
            made = {
                "lp": 7,
                "kontynuuje": "2023/x",
                "uchylone": {"uchwala": "7/2024", "data": "2024-09-12"},
            }
            action[name] = made[name]
            if name == "uchylone" and maker.maybe():
                for content in LISTS:
                    action.pop(content, None)
    else:
        entries = action.get(name, [])
        maker.set_list(
            action,
            name,
            _edit_list(maker, name, [entries] if isinstance(entries, str) else list(entries)),
        )


def _edit_list(maker: Maker, name: str, entries: list[Any]) -> list[Any]:
    what = maker.chance.choice(("add", "remove", "change", "shuffle", "again"))
    if what == "add" or not entries:
        entries.insert(maker.chance.randint(0, len(entries)), maker.entry(name))
    elif what == "remove":
        entries.pop(maker.chance.randrange(len(entries)))
    elif what == "shuffle":
        maker.chance.shuffle(entries)
    elif what == "again":
        entries.insert(
            maker.chance.randint(0, len(entries)), deepcopy(maker.chance.choice(entries))
        )
    else:
        at = maker.chance.randrange(len(entries))
        entry, fresh = entries[at], maker.entry(name)
        if isinstance(entry, dict) and isinstance(fresh, dict):
            key = maker.chance.choice(list(fresh))
            entries[at] = entry | {key: fresh[key]}
        else:
            entries[at] = fresh
    return entries


def _edit_plan(maker: Maker, plan: Data) -> None:
    name = maker.chance.choice(
        ("tytul", "uchwala", "przypisy", "kolumny", "odstepstwa", "zmiany", "slownik")
    )
    if name == "tytul":
        plan["tytul"] = maker.words()
    elif name == "slownik":
        plan["slownik"] = maker.chance.choice(("slownik.yaml", "inny.yaml"))
    elif name == "uchwala":
        if "uchwala" in plan and maker.maybe():
            plan["uchwala"]["numer"] = f"{maker.chance.randint(1, 9)}/2024"
            plan["uchwala"] |= maker.naglowek() if maker.maybe() else {}
        elif plan.pop("uchwala", None) is None:
            plan["uchwala"] = {"organ": "MKRES", "numer": "4/2024", "data": "2024-03-07"}
    elif name == "przypisy":
        notes = plan.setdefault("przypisy", {})
        notes[f"przypis-{maker.chance.randint(0, 4)}"] = maker.prose()
        if len(notes) > 1 and maker.maybe(0.4):
            notes.pop(maker.chance.choice(list(notes)))
    elif name == "kolumny":
        if plan.pop("kolumny", None) is None:
            plan["kolumny"] = {maker.chance.choice(LISTS): {"przypis": maker.chance.choice("ab")}}
    else:
        entries = _edit_list(maker, name, list(plan.get(name, [])))
        plan.pop(name, None)
        if entries:
            plan[name] = entries


def _add_or_remove(maker: Maker, plan: Data) -> None:
    level = maker.chance.randint(0, 3)
    parents = _all(plan, *_KIERUNKI[:level])
    if not parents:
        return
    parent = maker.chance.choice(parents)
    children = parent[("cele", "priorytety", "kierunki", "dzialania")[level]]
    if children and maker.maybe(0.4):
        children.pop(maker.chance.randrange(len(children)))
        return
    made = _new_child(maker, plan, parent, level)
    if made is not None:
        children.insert(maker.chance.randint(0, len(children)), made)


def _new_child(maker: Maker, plan: Data, parent: Data, level: int) -> Data | None:
    if level == 3:
        return maker.dzialanie()
    if level == 2:
        taken = {str(k["numer"]) for k in parent["kierunki"]}
        possible: tuple[int | str, ...] = (1, 2, 3, 4, "2a", 7)
        free = [n for n in possible if str(n) not in taken]
        return maker.kierunek(maker.chance.choice(free)) if free else None
    if level == 1:
        taken = {p["numer"] for p in _all(plan, "cele", "priorytety")}
        names = [f"{parent['numer']}.{n}" for n in range(1, 5)]
        fresh = [name for name in names if name not in taken]
        return maker.priorytet(maker.chance.choice(fresh)) if fresh else None
    taken = {c["numer"] for c in plan["cele"]}
    unused = [number for number in _ROMAN if number not in taken]
    made = maker.cel(maker.chance.choice(unused)) if unused else None
    known = {p["numer"] for p in _all(plan, "cele", "priorytety")}
    if made is not None and any(p["numer"] in known for p in made["priorytety"]):
        return None
    return made


def _move(maker: Maker, plan: Data) -> None:
    level = maker.chance.choice((0, 1, 2, 3, 3, 3))
    key = ("cele", "priorytety", "kierunki", "dzialania")[level]
    parents = _all(plan, *_KIERUNKI[:level])
    sources = [parent for parent in parents if parent[key]]
    if not sources:
        return
    source, target = maker.chance.choice(sources), maker.chance.choice(parents)
    child = source[key].pop(maker.chance.randrange(len(source[key])))
    if level == 2 and any(str(k["numer"]) == str(child["numer"]) for k in target[key]):
        target = source
    target[key].insert(maker.chance.randint(0, len(target[key])), child)


def _renumber(maker: Maker, plan: Data) -> None:
    priorytety = [p for p in _all(plan, "cele", "priorytety") if p["kierunki"]]
    if not priorytety:
        return
    kierunki = maker.chance.choice(priorytety)["kierunki"]
    for position, kierunek in enumerate(kierunki, 1):
        kierunek["numer"] = position
    if maker.rich and maker.maybe():
        maker.chance.choice(kierunki)["kwota_ogolem"] = maker.amount()
    if maker.maybe():
        maker.chance.choice(kierunki)["strategia"] = f"I.1.{maker.chance.randint(1, 6)}"


_EDITS = (
    _edit_action,
    _edit_action,
    _edit_action,
    _edit_action,
    _edit_plan,
    _add_or_remove,
    _add_or_remove,
    _move,
    _renumber,
)


def pair_of(seed: int, *, rich: bool = False) -> tuple[Data, Data]:
    """The plan and its edited copy that belong to a seed."""
    maker = Maker(random.Random(seed), rich=rich)  # noqa: S311 (chance for tests)
    plan = maker.plan()
    edited = maker.edited(plan, maker.chance.randint(0, 8))
    chance = random.Random(~seed)  # noqa: S311
    for one in (plan, edited):
        if chance.random() < 0.3 and (found := words(chance)):
            one["wyrazy"] = found
    return plan, edited


def words(chance: random.Random) -> Data:
    """Words that a plan has taken over from its companions."""
    pool: dict[str, Any] = {
        "strategia": "Program do 2030 r.",
        "organ": chance.choice(("Komitet", "Rada Działalności")),
        "zrodla": {"FEM": "Fundusze Europejskie", "FERS": chance.choice(("Fundusze", "Program"))},
        "aliasy": {"FEdM": "FEM"},
        "narzedniki": {"ZLS": "Związkiem", "urząd pracy": chance.choice(("urzędem", "urzędami"))},
        "skroty": {"ES": "ekonomia społeczna", "UP JP2": "Uniwersytet", "a.b": "kropka w skrócie"},
    }
    taken = {name: pool[name] for name in pool if chance.random() < 0.7}
    return {
        name: value
        if isinstance(value, str)
        else {key: text for key, text in value.items() if chance.random() < 0.8} or dict(value)
        for name, value in taken.items()
    }


def pairs() -> st.SearchStrategy[tuple[Data, Data]]:
    """A plan and an edited copy of it."""
    return st.integers(0, 2**48).map(partial(pair_of, rich=True))
