"""Amendments of the 2024 plan as offices make them, drawn at random."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

Data = dict[str, Any]

_WORDS = ("gminnych", "lokalnych", "wspólnie", "dodatkowo", "oraz powiatów", "w terenie")
_BODIES = ("WUP", "UMWM", "PFRON", "OWES", "ROPS")


class Office:
    """Draws changes of a plan's data."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (chance for tests)

    def amended(self, plan: Data) -> Data:
        """A copy of the plan after one to four changes."""
        new = deepcopy(plan)
        for _ in range(self.chance.choice((1, 1, 2, 3, 4))):
            self.chance.choice(CHANGES)(self, new)
        return new

    def actions(self, plan: Data) -> list[tuple[Data, Data]]:
        """Every action with the kierunek it stands in."""
        return [(k, a) for k in self.kierunki(plan) for a in k["dzialania"]]

    def kierunki(self, plan: Data) -> list[Data]:
        return [k for c in plan["cele"] for p in c["priorytety"] for k in p["kierunki"]]

    def action(self, plan: Data) -> Data:
        return self.chance.choice(self.actions(plan))[1]

    def new_action(self) -> Data:
        number = self.chance.randint(1, 10**6)
        return {
            "id": f"nowe-{number}",
            "nazwa": f"Nowe działanie {number}.",
            "opis": "Spotkania dla gmin.",
            "produkty": ["Oferta spotkań"],
            "wskazniki": [{"nazwa": "Liczba spotkań", "wartosc_docelowa": number % 50}],
            "budzet": [{"kwota": 12000, "zrodla": ["FERS"]}],
            "termin": "III–IV kwartał 2024",
            "realizatorzy": ["ROPS"],
        }


def _amount(office: Office, plan: Data) -> None:
    entries = [e for _, a in office.actions(plan) for e in a.get("budzet", []) if "kwota" in e]
    entry = office.chance.choice(entries)
    entry["kwota"] = entry["kwota"] + office.chance.choice((500, 1000, 15000, 120000))


def _value(office: Office, plan: Data) -> None:
    entries = [e for _, a in office.actions(plan) for e in a.get("wskazniki", [])]
    entry = office.chance.choice(entries)
    entry["wartosc_docelowa"] = office.chance.randint(1, 1500)


def _values_swapped(office: Office, plan: Data) -> None:
    lists = [a["wskazniki"] for _, a in office.actions(plan) if len(a.get("wskazniki", [])) > 1]
    one, other = office.chance.sample(office.chance.choice(lists), 2)
    if "wartosc_docelowa" in one and "wartosc_docelowa" in other:
        one["wartosc_docelowa"], other["wartosc_docelowa"] = (
            other["wartosc_docelowa"], one["wartosc_docelowa"],
        )  # fmt: skip


def _term(office: Office, plan: Data) -> None:
    office.action(plan)["termin"] = office.chance.choice(("IV kwartał 2024", "I–II kwartał 2024"))


def _terms(office: Office, plan: Data) -> None:
    rows = office.chance.choice([k["dzialania"] for k in office.kierunki(plan)])
    for action in rows:
        action["termin"] = "III–IV kwartał 2024"


def _body(office: Office, plan: Data) -> None:
    bodies = office.action(plan).get("realizatorzy", [])
    what = office.chance.choice(("add", "remove", "swap"))
    if what == "add" or len(bodies) < 2:
        bodies.insert(office.chance.randint(0, len(bodies)), office.chance.choice(_BODIES))
    elif what == "remove":
        bodies.pop(office.chance.randrange(len(bodies)))
    else:
        office.chance.shuffle(bodies)


def _source(office: Office, plan: Data) -> None:
    entries = [e for _, a in office.actions(plan) for e in a.get("budzet", []) if "zrodla" in e]
    entry = office.chance.choice(entries)
    entry["zrodla"] = office.chance.choice((["FERS"], ["FEdM"], ["FERS", "FEdM"], ["FEdM", "FERS"]))


def _prose(office: Office, plan: Data) -> None:
    """Words of a description or a name come, go or change; so do its signs."""
    action = office.action(plan)
    field = office.chance.choice(("opis", "nazwa"))
    if not isinstance(action.get(field), str):
        return
    text = action[field]
    spaces = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", text)]
    if not spaces:
        return
    at = office.chance.choice(spaces)
    end = text.find(" ", at + 1)
    end = len(text) if end < 0 else end
    word = office.chance.choice(_WORDS)
    what = office.chance.choice(("insert", "delete", "replace", "comma", "stop", "semicolon"))
    action[field] = {
        "insert": f"{text[:at]} {word}{text[at:]}",
        "delete": text[:at] + text[end:],
        "replace": f"{text[:at]} {word}{text[end:]}",
        "comma": f"{text[:at]},{text[at:]}",
        "stop": text.rstrip(".") if text.endswith(".") else text + ".",
        "semicolon": text.replace(",", ";", 1),
    }[what]


def _sentence(office: Office, plan: Data) -> None:
    action = office.action(plan)
    if isinstance(action.get("opis"), str) and "\n" not in action["opis"]:
        sentences = re.split(r"(?<=[a-ząćęłńóśźż]{5}\.) ", action["opis"])
        at = office.chance.randint(0, len(sentences))
        if office.chance.random() < 0.5 and len(sentences) > 1:
            sentences.pop(min(at, len(sentences) - 1))
        else:
            sentences.insert(at, "Działania obejmą także gminy wiejskie regionu.")
        action["opis"] = " ".join(sentences)


def _letter(office: Office, plan: Data) -> None:
    """A lettered line of a description comes, goes, changes its sign, or moves the others."""
    described = [
        a for _, a in office.actions(plan) if re.search(r"^b\) ", str(a.get("opis")), re.MULTILINE)
    ]
    action = office.chance.choice(described)
    lines = action["opis"].split("\n")
    items = [i for i, line in enumerate(lines) if re.match(r"[a-z]\) ", line)]
    what = office.chance.choice(("end", "sign", "middle", "remove", "reletter", "again"))
    last = items[-1]
    letter = chr(ord(lines[last][0]) + 1)
    if what in ("end", "sign"):
        if what == "sign":
            lines[last] = lines[last].rstrip(".,") + ","
        lines.insert(last + 1, f"{letter}) promocja wyników w gminach.")
    elif what == "middle":
        lines.insert(items[1], f"{lines[items[0]][0]}a) dodatkowe wsparcie animacyjne,")
    elif what == "remove":
        lines.pop(office.chance.choice(items))
    elif what == "reletter":
        gone = office.chance.choice(items)
        for i in items[items.index(gone) + 1 :]:
            lines[i] = chr(ord(lines[i][0]) - 1) + lines[i][1:]
        lines.pop(gone)
    else:
        at = office.chance.choice(items)
        lines[at] = lines[at][:3] + "nowa treść punktu po przeglądzie potrzeb,"
    action["opis"] = "\n".join(lines)


def _entry(office: Office, plan: Data) -> None:
    """An indicator or a product comes or goes."""
    field = office.chance.choice(("wskazniki", "produkty"))
    entries = office.action(plan).get(field, [])
    if entries and office.chance.random() < 0.3:
        entries.pop(office.chance.randrange(len(entries)))
        return
    number = office.chance.randint(1, 99)
    new: Any = f"Raport {number}"
    if field == "wskazniki":
        new = {"nazwa": f"Liczba raportów {number}", "wartosc_docelowa": number}
    entries.insert(office.chance.randint(0, len(entries)), new)


def _add_action(office: Office, plan: Data) -> None:
    rows = office.chance.choice(office.kierunki(plan))["dzialania"]
    at = office.chance.randint(0, len(rows))
    rows[at:at] = [office.new_action() for _ in range(office.chance.choice((1, 1, 2)))]


def _remove_action(office: Office, plan: Data) -> None:
    kierunek, action = office.chance.choice(office.actions(plan))
    if "[^" not in str(action):
        kierunek["dzialania"].remove(action)


def _move_action(office: Office, plan: Data) -> None:
    kierunek, action = office.chance.choice(office.actions(plan))
    if "[^" in str(action):
        return
    kierunek["dzialania"].remove(action)
    rows = office.chance.choice(office.kierunki(plan))["dzialania"]
    rows.insert(office.chance.randint(0, len(rows)), action)


def _kierunek(office: Office, plan: Data) -> None:
    priorytety = [p for c in plan["cele"] for p in c["priorytety"]]
    kierunki = office.chance.choice(priorytety)["kierunki"]
    if len(kierunki) > 1 and office.chance.random() < 0.5:
        gone = office.chance.choice(kierunki)
        if "[^" not in str(gone):
            kierunki.remove(gone)
        return
    made = {"numer": "90", "nazwa": "Wsparcie gmin.", "strategia": "I.1"}
    made["dzialania"] = [office.new_action()]  # type: ignore[assignment]
    made["numer"] = f"{90 + office.chance.randint(0, 9)}"
    kierunki.insert(office.chance.randint(0, len(kierunki)), made)


def _priorytet(office: Office, plan: Data) -> None:
    cel = office.chance.choice(plan["cele"])
    gone = office.chance.choice(cel["priorytety"])
    if "[^" not in str(gone):
        cel["priorytety"].remove(gone)


def _title(office: Office, plan: Data) -> None:
    plan["tytul"] = plan["tytul"].replace("Roczny", office.chance.choice(("Nowy", "Zmieniony")))


def _note(office: Office, plan: Data) -> None:
    notes = plan["przypisy"]
    name = office.chance.choice(list(notes))
    what = office.chance.choice(("words", "text", "new"))
    if what == "words":
        notes[name] = notes[name].replace(" ", " zawsze ", 1)
    elif what == "text":
        notes[name] = "Zobacz załącznik do programu regionalnego."
    else:
        action = office.action(plan)
        identifier = f"nowy-{office.chance.randint(1, 999)}"
        words = action["nazwa"].split(" ")
        words[-1] = f"{words[-1].rstrip('.')}[^{identifier}]"
        action["nazwa"] = " ".join(words)
        notes[identifier] = "Dane Głównego Urzędu Statystycznego."


def _everywhere(office: Office, plan: Data) -> None:
    """One term in many places."""
    old, new = office.chance.choice(
        (("Oferta", "Pakiet"), ("wsparcia", "pomocy"), ("decydentów", "radnych"), ("ROPS", "RCPS"))
    )
    for _, action in office.actions(plan):
        for field in ("nazwa", "opis", "produkty", "realizatorzy"):
            value = action.get(field)
            if isinstance(value, str):
                action[field] = value.replace(old, new)
            elif isinstance(value, list):
                action[field] = [v.replace(old, new) if isinstance(v, str) else v for v in value]


CHANGES: tuple[Callable[[Office, Data], None], ...] = (
    *(_amount, _value, _values_swapped, _term, _terms, _body, _source, _prose, _prose, _prose),
    *(_sentence, _letter, _letter, _entry, _entry, _add_action, _remove_action, _move_action),
    *(_kierunek, _priorytet, _title, _note, _everywhere),
)
