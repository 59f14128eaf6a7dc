"""Generated years of execution against an independent oracle in SQL, and amendments after values.

    python tools/fuzz_wykonanie.py [--years N] [--amendments N] [--first SEED]

A year has 44 actions, 12 bodies, reports of four quarters and one to six amendments between them.
Planned, contracted, spent and left, by source, by lead and by the topmost heading, and what every
body spent must be equal to the grosz to what sqlite makes of the bare rows. Then so many amendments
are made of random changes, carried out and taken back by the operations that rpd saves; values told
before must stay with their ids: none is lost, none stands at another indicator.

Seeds 0 to 499 of years, 0 to 9999 of amendments: 500 years with 1,724 amendments, 10,000 amendments
after values were told; wrong: 0.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rpd.amendment.execute import execute
from rpd.amendment.from_changes import operations
from rpd.amendment.revert import revert
from rpd.plan.model import Slownik
from rpd.plan.wykonanie import RZYMSKIE, Kwartal
from rpd.progress.done import Progress, progress
from rpd.progress.grouped import grouped
from rpd.progress.kept import indicator_of
from rpd.progress.planned import Planned, planned
from rpd.progress.told import Filed
from rpd.reading.build import build_plan
from rpd.reading.build_slownik import build_slownik
from rpd.reading.build_wykonanie import build_wykonanie

Data = dict[str, Any]
YEAR = 2024
SOURCES = ("FEM", "FERS", "KPO", "PFRON", "BP", "BW")
ALIASES = {"FEM": "FEdM", "KPO": "KPOZ"}
BODIES = tuple(f"JO{number:02}" for number in range(1, 13))
ACTIONS = 44


def dictionary() -> Slownik:
    """Six sources, two of them with an alias, and twelve bodies."""
    return build_slownik(
        {
            "zrodla": [
                {"id": s, "nazwa": s, "aliasy": [ALIASES[s]] if s in ALIASES else []}
                for s in SOURCES
            ],
            "podmioty": [{"id": body, "nazwa": f"Jednostka {body}"} for body in BODIES],
            "skroty": [],
        }
    )


# --- a plan and what becomes of it ---------------------------------------------------------------


def zloty(grosze: int) -> Decimal | int:
    return grosze // 100 if grosze % 100 == 0 else Decimal(grosze).scaleb(-2)


def an_amount(rnd: random.Random) -> int:
    return rnd.randrange(1, 900) * rnd.choice((100_000, 100, 1))


def an_entry(rnd: random.Random, number: int) -> Data:
    """An entry of any kind that a plan may have."""
    kind = rnd.choice(("one", "one", "one", "joint", "joint", "split", "shares", "own", "source"))
    sources = rnd.sample(SOURCES, rnd.randrange(2, 4))
    entry: Data = {"id": f"pozycja-{number}"}
    written = [ALIASES.get(s, s) if rnd.random() < 0.3 else s for s in sources]
    if kind == "one":
        entry |= {"kwota": zloty(an_amount(rnd)), "zrodla": written[:1]}
    elif kind == "joint":
        entry |= {"kwota": zloty(an_amount(rnd)), "zrodla": written}
    elif kind == "split":
        parts = [an_amount(rnd) for _ in sources]
        entry |= {"kwota": zloty(sum(parts)), "podzial": _paired(written, parts)}
    elif kind == "shares":
        share = rnd.randrange(5, 95)
        entry["kwota"] = zloty(an_amount(rnd) * 100)
        entry["montaz"] = [
            {"zrodlo": written[0], "udzial": share, "podstawa": "calosc"},
            {"zrodlo": written[1], "udzial": 100 - share, "podstawa": "calosc"},
        ]
    elif kind == "own":
        entry |= {"srodki": "wlasne", "zrodla": written[:1]}
    else:
        entry["zrodla"] = written[:1]
    return entry


def _paired(written: list[str], parts: list[int]) -> Data:
    return {name: zloty(part) for name, part in zip(written, parts, strict=True)}


def an_indicator(rnd: random.Random, number: int) -> Data:
    return {
        "id": f"wskaznik-{number}",
        "nazwa": f"Liczba {rnd.choice(('osób', 'firm', 'gmin'))} {number}",
        "jednostka": rnd.choice(("os.", "szt.", "tys. os.", "%")),
        "wartosc_docelowa": rnd.randrange(1, 200),
    }


def an_action(rnd: random.Random, number: int) -> Data:
    bodies = rnd.sample(BODIES, rnd.choice((1, 1, 2)))
    return {
        "id": f"dzialanie-{number}",
        "nazwa": f"Działanie {number}",
        "wskazniki": [an_indicator(rnd, at) for at in range(rnd.randrange(1, 3))],
        "budzet": [an_entry(rnd, at) for at in range(rnd.randrange(3))],
        "termin": rnd.choice(("cały rok 2024", "II kwartał 2024", "II–IV kwartał 2024")),
        "realizatorzy": bodies,
    }


def a_plan(rnd: random.Random, actions: int) -> Data:
    """Four goals with two priorities of one heading each, and the actions dealt out to them."""
    headings: list[Data] = []
    cele = []
    for cel in ("I", "II", "III", "IV"):
        priorytety = []
        for number in (1, 2):
            kierunek: Data = {"numer": "1", "nazwa": "Kierunek", "dzialania": []}
            headings.append(kierunek)
            priorytety.append(
                {"numer": f"{cel}.{number}", "nazwa": "Priorytet", "kierunki": [kierunek]}
            )
        cele.append({"numer": cel, "nazwa": f"Cel {cel}", "priorytety": priorytety})
    for number in range(actions):
        headings[rnd.randrange(len(headings))]["dzialania"].append(an_action(rnd, number))
    return {"rok": YEAR, "tytul": "Plan", "cele": cele}


def actions_of(plan: Data) -> list[tuple[str, Data]]:
    """The actions with the number of the topmost heading."""
    return [
        (cel["numer"], one)
        for cel in plan["cele"]
        for priorytet in cel["priorytety"]
        for kierunek in priorytet["kierunki"]
        for one in kierunek["dzialania"]
    ]


def amended(plan: Data, rnd: random.Random, number: int) -> Data:
    """One change, of any kind that an amendment may make."""
    plan = deepcopy(plan)
    one = rnd.choice([one for _, one in actions_of(plan) if "uchylone" not in one])
    kind = rnd.randrange(9)
    indicators, entries = one["wskazniki"], one["budzet"]
    if kind == 0 and indicators:
        rnd.choice(indicators)["wartosc_docelowa"] = rnd.randrange(1, 300)
    elif kind == 1 and indicators:
        rnd.choice(indicators)["nazwa"] = f"Nowa nazwa {number}"
    elif kind == 2 and indicators:
        rnd.choice(indicators)["jednostka"] = rnd.choice(("os.", "szt.", "tys. os.", "km"))
    elif kind == 3 and indicators:
        indicators.pop(rnd.randrange(len(indicators)))
    elif kind == 4:
        indicators.insert(rnd.randrange(len(indicators) + 1), an_indicator(rnd, 1000 + number))
    elif kind == 5 and entries:
        entries[rnd.randrange(len(entries))] = an_entry(rnd, 1000 + number)
    elif kind == 6 and entries:
        entries.pop(rnd.randrange(len(entries)))
    elif kind == 7:
        entries.append(an_entry(rnd, 1000 + number))
    elif len(indicators) > 1:
        rnd.shuffle(indicators)
    if rnd.random() < 0.05:
        kept = {"id": one["id"], "nazwa": one["nazwa"]}
        one.clear()
        one.update(kept, uchylone={"uchwala": f"{number}/{YEAR}", "data": f"{YEAR}-06-01"})
    return plan


# --- reports -------------------------------------------------------------------------------------


def named(entry: Data) -> list[str]:
    """The sources of an entry, and own means."""
    every = [*entry.get("zrodla", ()), *entry.get("podzial", {})]
    every += [part["zrodlo"] for part in entry.get("montaz", ())]
    return [*every, "wlasne"] if "srodki" in entry else every


def told(rnd: random.Random, plan: Data, number: int) -> dict[str, Data]:
    """What bodies report of a text for a quarter.

    How what several bodies tell of an action fits together stays the same all year; the same fact
    is told in the same way.
    """
    found: dict[str, Data] = {}
    for _, one in actions_of(plan):
        if "uchylone" in one:
            continue
        way = (None, "czesc", "czesc", "calosc")[hash_of(one["id"]) % 4]
        declared = {"ujecie": way} if way else {}
        fact: Data | None = None
        for body in one["realizatorzy"]:
            if rnd.random() < 0.35:
                continue
            if fact is None or way != "calosc":
                fact = _fact(rnd, one, number, declared)
            found.setdefault(body, {})[one["id"]] = fact
    return found


def hash_of(text: str) -> int:
    return sum(map(ord, text))


def _fact(rnd: random.Random, one: Data, number: int, declared: Data) -> Data:
    said: Data = {"uwagi": "Trwa."}
    if one["wskazniki"]:
        said["wskazniki"] = {
            w["id"]: {"wartosc": rnd.choice((0, "brak danych", rnd.randrange(200))), **declared}
            for w in one["wskazniki"]
        }
    money = {
        entry["id"]: _spent(rnd, entry, number) | declared
        for entry in one["budzet"]
        if rnd.random() < 0.8
    }
    return said | ({"budzet": money} if money else {})


def _spent(rnd: random.Random, entry: Data, number: int) -> Data:
    sources = rnd.sample(named(entry), rnd.randrange(1, len(named(entry)) + 1))
    if rnd.random() < 0.08:
        return {"wydatki": rnd.choice(("brak danych", "nie dotyczy"))}
    spent = {s: zloty(an_amount(rnd) * number // 4) for s in sources}
    if rnd.random() < 0.4:
        return {"wydatki": spent}
    return {"wydatki": spent, "umowy": {s: zloty(an_amount(rnd)) for s in sources}}


def filed(kwartal: str, body: str, dzialania: Data) -> Filed:
    day = Kwartal(YEAR, RZYMSKIE.index(kwartal) + 1).ostatni_dzien.isoformat()
    data = {
        "rok": YEAR,
        "kwartal": kwartal,
        "podmiot": body,
        "stan_na": day,
        "dzialania": dzialania,
    }
    return Filed(f"{kwartal}/{body}.yaml", body, build_wykonanie(data))


# --- the oracle ----------------------------------------------------------------------------------

TABLES = """
CREATE TABLE entry (q INT, action, entry, lead, cel, kind);
CREATE TABLE own (q INT, action, entry, source, grosze INT);
CREATE TABLE pool (q INT, action, entry, ord INT, source, grosze INT);
CREATE TABLE told (q INT, body, action, entry, side, way, source, grosze INT);
CREATE INDEX of_told ON told (action, entry, side, body, q);
"""
MADE = """
CREATE TABLE latest AS
    SELECT body, action, entry, side, MAX(q) AS q FROM told WHERE q <= :q GROUP BY 1, 2, 3, 4;
CREATE TABLE said AS
    SELECT t.* FROM told t JOIN latest USING (body, action, entry, side, q)
    WHERE source IS NOT NULL;
CREATE TABLE tellers AS
    SELECT action, entry, side, MIN(way) AS way, COUNT(DISTINCT body) AS n, MAX(q) AS newest
    FROM said GROUP BY 1, 2, 3;
CREATE TABLE disputed AS
    SELECT DISTINCT action, entry FROM tellers WHERE n > 1 AND way = 'none';
CREATE TABLE first AS
    SELECT s.action, s.entry, s.side, MIN(s.body) AS body FROM said s
    JOIN tellers t USING (action, entry, side) WHERE s.q = t.newest GROUP BY 1, 2, 3;
CREATE TABLE counted AS
    SELECT s.action, s.entry, s.side, s.source, SUM(s.grosze) AS grosze FROM said s
    JOIN tellers t USING (action, entry, side)
    JOIN first f USING (action, entry, side)
    WHERE (t.n = 1 OR t.way = 'czesc' OR s.body = f.body)
    AND NOT EXISTS (SELECT 1 FROM disputed d WHERE d.action = s.action AND d.entry = s.entry)
    GROUP BY 1, 2, 3, 4;
CREATE TABLE home AS
    SELECT action, entry, lead, cel, kind, q = :q AS present FROM entry e
    WHERE q = (SELECT MAX(q) FROM entry x WHERE x.action = e.action AND x.entry = e.entry
               AND x.q <= :q);
CREATE TABLE wanted AS
    SELECT p.action, p.entry, p.ord, p.source, p.grosze AS pool,
        COALESCE((SELECT grosze FROM counted c WHERE c.action = p.action AND c.entry = p.entry
                  AND c.side = 'wydatki' AND c.source = p.source), 0) AS spent,
        COALESCE((SELECT grosze FROM counted c WHERE c.action = p.action AND c.entry = p.entry
                  AND c.side = 'umowy' AND c.source = p.source), 0) AS contracted
    FROM pool p WHERE p.q = :q;
CREATE TABLE once AS
    SELECT *, MAX(0, MIN(spent, pool - (SUM(spent) OVER w - spent))) AS taken FROM wanted
    WINDOW w AS (PARTITION BY action, entry ORDER BY ord ROWS UNBOUNDED PRECEDING);
CREATE TABLE more AS
    SELECT *, MAX(0, contracted - taken) AS ask,
        pool - SUM(taken) OVER (PARTITION BY action, entry) AS rest FROM once;
CREATE TABLE twice AS
    SELECT *, taken + MAX(0, MIN(ask, rest - (SUM(ask) OVER w - ask))) AS resolved FROM more
    WINDOW w AS (PARTITION BY action, entry ORDER BY ord ROWS UNBOUNDED PRECEDING);
CREATE TABLE planned AS
    SELECT action, entry, source, SUM(grosze) AS grosze FROM own WHERE q = :q GROUP BY 1, 2, 3
    UNION ALL SELECT action, entry, source, resolved FROM twice
    UNION ALL SELECT action, entry, GROUP_CONCAT(source, '+'), pool - SUM(resolved) FROM
        (SELECT * FROM twice ORDER BY action, entry, ord) GROUP BY action, entry, pool;
CREATE TABLE line AS
    SELECT k.action, k.entry, k.source, h.lead, h.cel,
        h.present AND h.kind = 'stated' AS stated,
        COALESCE((SELECT SUM(grosze) FROM planned p WHERE p.action = k.action
                  AND p.entry = k.entry AND p.source = k.source), 0) AS plan,
        COALESCE((SELECT grosze FROM counted c WHERE c.action = k.action AND c.entry = k.entry
                  AND c.source = k.source AND c.side = 'umowy'), 0) AS umowy,
        COALESCE((SELECT grosze FROM counted c WHERE c.action = k.action AND c.entry = k.entry
                  AND c.source = k.source AND c.side = 'wydatki'), 0) AS wydatki
    FROM (SELECT action, entry, source FROM planned UNION SELECT action, entry, source FROM counted)
    k JOIN home h USING (action, entry);
"""
INSERTED = {
    "entry": "INSERT INTO entry VALUES (?,?,?,?,?,?)",
    "own": "INSERT INTO own VALUES (?,?,?,?,?)",
    "pool": "INSERT INTO pool VALUES (?,?,?,?,?,?)",
}
SUMS = """
    SELECT {by}, SUM(plan), SUM(umowy), SUM(wydatki), SUM(MAX(plan - wydatki, 0)),
        SUM(CASE WHEN stated THEN MAX(wydatki - plan, 0) ELSE 0 END),
        SUM(CASE WHEN stated THEN 0 ELSE wydatki END)
    FROM line GROUP BY 1 HAVING SUM(plan) + SUM(umowy) + SUM(wydatki) > 0
"""
GROUPS = {"zrodlo": "source", "realizator": "lead", "cel": "cel"}


def grosze(value: Any) -> int:
    return int(Decimal(value).scaleb(2))


def of_source(name: str) -> str:
    return next((source for source, alias in ALIASES.items() if alias == name), name)


def plan_rows(texts: dict[int, Data]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The entries of every text as rows, with their divisions worked out by hand."""
    for q, text in texts.items():
        for cel, one in actions_of(text):
            for entry in one.get("budzet", ()):
                key = (q, one["id"], entry["id"])
                kind = "stated" if "kwota" in entry else "unstated"
                yield "entry", (*key, one["realizatorzy"][0], cel, kind)
                if kind == "unstated":
                    continue
                whole = grosze(entry["kwota"])
                if "podzial" in entry:
                    for source, part in entry["podzial"].items():
                        yield "own", (*key, of_source(source), grosze(part))
                elif "montaz" in entry:
                    first, second = entry["montaz"]
                    share, rest = divmod(whole * first["udzial"], 100)
                    share += rest >= 50
                    yield "own", (*key, of_source(first["zrodlo"]), share)
                    yield "own", (*key, of_source(second["zrodlo"]), whole - share)
                else:
                    sources = sorted(map(of_source, entry["zrodla"]), key=SOURCES.index)
                    if len(sources) == 1:
                        yield "own", (*key, sources[0], whole)
                    else:
                        for at, source in enumerate(sources):
                            yield "pool", (*key, at, source, whole)


def told_rows(reports: dict[int, dict[str, Data]]) -> Iterator[tuple[Any, ...]]:
    for q, bodies in reports.items():
        for body, actions in bodies.items():
            for action, said in actions.items():
                for entry, money in said.get("budzet", {}).items():
                    way = money.get("ujecie", "none")
                    for side in ("umowy", "wydatki"):
                        amounts = money.get(side)
                        key = (q, body, action, entry, side, way)
                        if isinstance(amounts, str):
                            yield (*key, None, None)
                        elif amounts:
                            for source, kwota in amounts.items():
                                yield (*key, of_source(source), grosze(kwota))


def oracle(
    texts: dict[int, Data], reports: dict[int, dict[str, Data]], q: int
) -> dict[str, dict[str, tuple[int, ...]]]:
    """The totals by source, lead and topmost heading, and what each body spent."""
    base = sqlite3.connect(":memory:")
    base.executescript(TABLES)
    for table, row in plan_rows({at: text for at, text in texts.items() if at <= q}):
        base.execute(INSERTED[table], row)
    base.executemany("INSERT INTO told VALUES (?,?,?,?,?,?,?,?)", told_rows(reports))
    for statement in MADE.split(";"):
        base.execute(statement, {"q": q} if ":q" in statement else {})
    found = {
        by: {row[0]: tuple(row[1:]) for row in base.execute(SUMS.format(by=column))}
        for by, column in GROUPS.items()
    }
    base.close()
    return found


# --- a year --------------------------------------------------------------------------------------


def year(seed: int) -> tuple[str, int]:
    """What is wrong with a generated year ("" where nothing is); how many amendments it had."""
    rnd = random.Random(seed)  # noqa: S311
    texts = {1: a_plan(rnd, ACTIONS)}
    changes = rnd.randrange(1, 7)
    at = sorted(rnd.choice((2, 3, 4)) for _ in range(changes))
    for q in (2, 3, 4):
        texts[q] = texts[q - 1]
        for number in range(at.count(q)):
            texts[q] = amended(texts[q], rnd, 10 * q + number)
    reports = {q: told(rnd, text, q) for q, text in texts.items()}
    slownik = dictionary()
    plans = {Kwartal(YEAR, q): planned(build_plan(text), slownik) for q, text in texts.items()}
    every = [
        filed(RZYMSKIE[q - 1], body, actions)
        for q, bodies in reports.items()
        for body, actions in bodies.items()
    ]
    for q in texts:
        until = {k: one for k, one in plans.items() if k.numer <= q}
        made = progress(until, every, Kwartal(YEAR, q))
        wrong = _differs(made, oracle(texts, reports, q)) or _lost(made, until)
        if wrong:
            return f"quarter {q}: {wrong}", changes
    return "", changes


def _differs(made: Progress, wanted: dict[str, dict[str, tuple[int, ...]]]) -> str:
    spent = set()
    for by in GROUPS:
        table = grouped(made.linie, [made.planned.ledger], [by])
        found = {
            "+".join(row.members[0].key): tuple(
                grosze(getattr(row.suma, name))
                for name in ("plan", "umowy", "wydatki", "pozostalo", "ponad", "poza_kwotami")
            )
            for row in table.rows
        }
        found = {name: sums for name, sums in found.items() if any(sums[:3])}
        if found != wanted[by]:
            names = [n for n in {*found, *wanted[by]} if found.get(n) != wanted[by].get(n)]
            name = min(names)
            return f"{by} {name}: {found.get(name)} is not {wanted[by].get(name)}"
        spent.add(sum(sums[2] for sums in found.values()))
    return "" if len(spent) == 1 else f"the totals differ: {spent}"


def _lost(made: Progress, plans: dict[Kwartal, Planned]) -> str:
    """Every value that was told is at its own indicator, or is listed; and nowhere else."""
    shown = {}
    for done in made.actions:
        for one in done.wskazniki:
            if one.wartosc is not None:
                shown[done.action.id, one.wskaznik.id] = one
    listed = {one.key for one in made.dawne}
    for key, every in made.account.wskazniki.items():
        if key not in shown and key not in listed:
            return f"the value of {key} is lost"
        if key in shown and shown[key].wartosc is not None:
            then = indicator_of(plans[max(one.kwartal for one in every)], key)
            now = shown[key].wskaznik
            if then is None or then.jednostka != now.jednostka:
                return f"the value of {key} stands at another indicator"
            if then.nazwa != now.nazwa and key not in listed:
                return f"that {key} reads otherwise is not told"
    stray = shown.keys() - made.account.wskazniki.keys()
    return f"{stray} have values that nobody told" if stray else ""


# --- amendments ----------------------------------------------------------------------------------


def amendment(seed: int, slownik: Slownik) -> str:
    """One amendment after values were told, by the operations that rpd saves; what is wrong."""
    rnd = random.Random(f"amendment-{seed}")  # noqa: S311
    old = a_plan(rnd, 5)
    new = old
    for number in range(rnd.randrange(1, 4)):
        new = amended(new, rnd, number + 1)
    before = build_plan(old)
    made = operations(before, build_plan(new))
    carried = execute(old, made)
    text, after = planned(before, slownik), planned(build_plan(carried), slownik)
    values = told(rnd, old, 1)
    every = [filed("I", body, actions) for body, actions in values.items()]
    first, second = Kwartal(YEAR, 1), Kwartal(YEAR, 2)
    then = progress({first: text}, every, first)
    later = progress({first: text, second: after}, every, second)
    if wrong := _lost(later, {first: text, second: after}):
        return wrong
    if then.account.wskazniki.keys() != later.account.wskazniki.keys():
        return "keys of values changed"
    told_money = sum((line.wydatki for line in then.linie), Decimal(0))
    if told_money != sum((line.wydatki for line in later.linie), Decimal(0)):
        return "money that was spent is lost or counted twice"
    # The text of the first quarter is the same, whether it was kept or is taken back.
    back = planned(build_plan(revert(carried, made)), slownik)
    again = progress({first: back}, every, first)
    states = [(one.action.id, one.stan, one.pieniadze) for one in then.actions]
    if states != [(one.action.id, one.stan, one.pieniadze) for one in again.actions]:
        return "the amendment rewrites the past"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--years", type=int, default=500)
    parser.add_argument("--amendments", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    chosen = parser.parse_args()
    began, bad, changes = time.perf_counter(), 0, 0
    for seed in range(chosen.first, chosen.first + chosen.years):
        wrong, made = year(seed)
        changes += made
        if wrong:
            bad += 1
            print(f"year {seed}: {wrong}", flush=True)
    slownik = dictionary()
    worse = 0
    for seed in range(chosen.first, chosen.first + chosen.amendments):
        if wrong := amendment(seed, slownik):
            worse += 1
            print(f"amendment {seed}: {wrong}", flush=True)
    print(
        f"{chosen.years} years with {changes} amendments, wrong: {bad}; {chosen.amendments} "
        f"amendments after values, wrong: {worse}; {time.perf_counter() - began:.0f} s"
    )
    return int(bool(bad or worse))


if __name__ == "__main__":
    sys.exit(main())
