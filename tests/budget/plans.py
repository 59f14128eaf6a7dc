"""Random plans for property tests: every kind of budget entry, right ones only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from rpd.plan import model
from rpd.plan.terminy import Okres, Problem
from tests.elements import a_cel, a_kierunek, a_plan, a_priorytet

SOURCES = ("FEM", "FERS", "BP", "WLASNE", "PFRON")
ALIASES = {"FEM": "FEdM"}
GROUPS = {"FEM": "unijne", "FERS": "unijne", "BP": "krajowe", "WLASNE": "krajowe"}
BODIES = ("ROPS", "OWES", "WUP", "urząd pracy")

slownik = model.Slownik(
    zrodla=tuple(
        model.Zrodlo(z, f"Źródło {z}", tuple(filter(None, (ALIASES.get(z),))), GROUPS.get(z, ""))
        for z in SOURCES
    ),
    grupy=(model.Grupa("unijne", "środki UE"), model.Grupa("krajowe", "środki krajowe")),
    podmioty=tuple(model.Podmiot(b, f"Podmiot {b}") for b in BODIES),
)

kwoty = st.integers(1, 10**17).map(lambda grosze: Decimal(grosze).scaleb(-2))
_zrodla = st.lists(st.sampled_from((*SOURCES, "FEdM")), min_size=1, max_size=4, unique=True)


@st.composite
def _podzial(draw: st.DrawFn) -> model.PozycjaBudzetu:
    zrodla = draw(_zrodla)
    udzialy = tuple(model.Udzial(z, draw(kwoty) / 100) for z in zrodla)
    udzialy = tuple(model.Udzial(u.zrodlo, u.kwota.quantize(Decimal("0.01"))) for u in udzialy)
    udzialy = tuple(model.Udzial(u.zrodlo, u.kwota or Decimal("0.01")) for u in udzialy)
    return model.PozycjaBudzetu(kwota=sum((u.kwota for u in udzialy), Decimal(0)), podzial=udzialy)


@st.composite
def _montaz(draw: st.DrawFn) -> model.PozycjaBudzetu:
    first = draw(st.integers(1, 9_999))
    own = draw(st.booleans())
    shares = (Decimal(first).scaleb(-2), Decimal(10_000 - first).scaleb(-2))
    lines = tuple(
        model.SkladnikMontazu(z, udzial=share, podstawa="calosc", wklad_wlasny=own and z == "BP")
        for z, share in zip(("FERS", "BP"), shares, strict=True)
    )
    return model.PozycjaBudzetu(kwota=draw(kwoty), montaz=lines)


@st.composite
def _okresy(draw: st.DrawFn) -> model.PozycjaBudzetu:
    """Amounts by period, signs among them, with or without their sum beside them."""
    years = draw(st.lists(st.sampled_from(range(2024, 2031)), min_size=1, max_size=5, unique=True))
    stated = draw(st.lists(_stated, min_size=len(years), max_size=len(years)))
    pozycja = model.PozycjaBudzetu(
        zrodla=tuple(draw(_zrodla)),
        okresy=tuple(
            model.KwotaOkresu(str(year), *one) for year, one in zip(years, stated, strict=True)
        ),
        warunek=draw(st.sampled_from(("", "", "jeżeli wniosek zostanie przyjęty"))),
        dzial=draw(st.sampled_from(("", "600", "010"))),
        rozdzial=draw(st.sampled_from(("", "60014", "01095"))),
        paragraf=draw(st.sampled_from(("", "6050", "302"))),
        potrzeby=(model.KwotaOkresu("", Decimal(10**9)),) if draw(st.booleans()) else (),
        lit=draw(st.sampled_from(("", "", "a"))),
    )
    razem = pozycja.razem
    return replace(pozycja, kwota=razem) if razem and draw(st.booleans()) else pozycja


_stated = st.one_of(
    kwoty.map(lambda kwota: (kwota, "")),
    kwoty.map(lambda kwota: (kwota, "")),
    st.just((Decimal(0), "")),
    st.sampled_from(("X", "–", "bd")).map(lambda sign: (None, sign)),
)
_rok = st.sampled_from((None, None, 2024, 2025))
pozycje = st.one_of(
    st.builds(
        lambda kwota, zrodla, rok, lit: model.PozycjaBudzetu(
            kwota=kwota, zrodla=tuple(zrodla), rok=rok, lit=lit
        ),
        kwoty,
        _zrodla,
        _rok,
        st.sampled_from(("", "", "a", "b")),
    ),
    _podzial(),
    _montaz(),
    _okresy(),
    _okresy(),
    st.just(model.PozycjaBudzetu(srodki="wlasne", zrodla=("FEdM", "FERS"))),
    st.just(model.PozycjaBudzetu(zrodla=("FERS",))),
    st.just(model.PozycjaBudzetu(bez_kosztow=True)),
)


@st.composite
def _termin(draw: st.DrawFn) -> model.Termin:
    if draw(st.integers(0, 9)) == 0:
        return model.Termin("kiedyś", Problem("unreadable", "", ""))
    od = date(2024, 1, 1) + timedelta(draw(st.integers(0, 800)))
    return model.Termin("", Okres.of(od, od + timedelta(draw(st.integers(0, 500)))))


_realizator = st.builds(
    model.Realizator,
    st.sampled_from(BODIES),
    st.sampled_from((None, None, "lider", "partner", "wspolpraca")),
    st.sampled_from(("", "", "a")),
)


@st.composite
def plans(draw: st.DrawFn, rok: int = 2024) -> model.Plan:
    """A plan of up to nine kierunki; every value of the model has its path."""
    budgets = draw(
        st.lists(st.lists(st.lists(pozycje, max_size=3), max_size=4), min_size=1, max_size=9)
    )
    kierunki = []
    for k, actions in enumerate(budgets):
        path = ("cele", k // 4, "priorytety", k // 2 % 2, "kierunki", k % 2)
        dzialania = tuple(
            model.Dzialanie(
                id=f"dzialanie-{k}-{d}",
                nazwa=f"Działanie {k}.{d}",
                budzet=tuple(
                    _placed(pozycja, (*path, "dzialania", d, "budzet", b))
                    for b, pozycja in enumerate(budzet)
                ),
                termin=tuple(draw(st.lists(_termin(), max_size=2))),
                realizatorzy=tuple(draw(st.lists(_realizator, max_size=3))),
                uchylone=draw(st.sampled_from((None,) * 7 + (model.Uchylenie("7/2024", None),))),
                path=(*path, "dzialania", d),
            )
            for d, budzet in enumerate(actions)
        )
        kierunki.append(a_kierunek(str(k % 2 + 1), dzialania=dzialania, path=path))
    return a_plan(rok=rok, tytul=f"Plan {rok}", cele=tuple(_tree(kierunki)))


def _placed(pozycja: model.PozycjaBudzetu, path: tuple[str | int, ...]) -> model.PozycjaBudzetu:
    values = {name: getattr(pozycja, name) for name in pozycja.__slots__}
    return model.PozycjaBudzetu(**values | {"path": path})


def _tree(kierunki: list[model.Element]) -> list[model.Element]:
    cele = []
    for c in range(0, len(kierunki), 4):
        numer = ("I", "II", "III")[c // 4]
        priorytety = tuple(
            a_priorytet(f"{numer}.{p // 2 + 1}", kierunki=tuple(kierunki[c + p : c + p + 2]))
            for p in range(0, len(kierunki[c : c + 4]), 2)
        )
        cele.append(a_cel(numer, priorytety=priorytety))
    return cele
