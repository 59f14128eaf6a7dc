"""Whether the money of an entry fits: its form, its sources, what was told before and by others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rpd.plan import kwoty
from rpd.plan.model import PozycjaBudzetu
from rpd.plan.values import amount
from rpd.plan.wykonanie import WLASNE, Kwoty, WykonaniePozycji
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import join, quote
from rpd.progress.beside import Beside
from rpd.progress.fitting_values import undeclared
from rpd.progress.planned import Planned
from rpd.progress.said import Said, Slugs
from rpd.progress.told import Account, Key, Spoken

ZERO = Decimal(0)


def about(
    told: WykonaniePozycji,
    pozycja: PozycjaBudzetu,
    key: Key,
    planned: Planned,
    beside: Beside,
) -> Iterator[Said]:
    """What does not fit in the money of an entry that the plan has."""
    wrong = [said for kwoty_ in _both(told) for said in _amounts(kwoty_)]
    wrong += _sources(told, pozycja, planned)
    yield from wrong
    if not wrong:
        yield from _over(told, planned)
        yield from _decreases(told, key, planned, beside)
    yield from _others(told, key, beside)


def _both(told: WykonaniePozycji) -> tuple[Kwoty, ...]:
    return tuple(one for one in (told.umowy, told.wydatki) if one is not None)


def _amounts(said: Kwoty) -> Iterator[Said]:
    for one in said.zrodla:
        if (wrong := kwoty.period_problem(one.kwota)) is not None:
            yield Said(Slugs.AMOUNT, one.path, *wrong)


def _sources(told: WykonaniePozycji, pozycja: PozycjaBudzetu, planned: Planned) -> Iterator[Said]:
    allowed = planned.sources(pozycja)
    for said in _both(told):
        seen: dict[str, str] = {}
        for one in said.zrodla:
            zrodlo = planned.zrodla.get(one.zrodlo, one.zrodlo)
            if zrodlo in seen:
                message = f"{quote(one.zrodlo)} i {quote(seen[zrodlo])} to jedno źródło."
                hint = f"Wpisz jedną kwotę pod „{zrodlo}”."
                yield Said(Slugs.TWICE, one.path, message, hint, at_key=True)
            seen.setdefault(zrodlo, one.zrodlo)
            if zrodlo in allowed:
                continue
            known = zrodlo in planned.zrodla.values() or zrodlo == WLASNE
            place = "Ta pozycja planu nie wymienia źródła" if known else "W słowniku nie ma źródła"
            guess = "" if known else did_you_mean(one.zrodlo, planned.zrodla)
            listed = join([quote(name) for name in allowed])
            yield Said(
                Slugs.SOURCE,
                one.path,
                f"{place} {quote(one.zrodlo)}" + (f" – {guess}" if guess else "."),
                f"Ta pozycja ma: {listed}. Popraw źródło; nowe wprowadza do planu uchwała."
                if listed
                else "Ta pozycja nie ma w planie źródeł, więc nie ma z czego wydawać.",
                at_key=True,
            )


def _over(told: WykonaniePozycji, planned: Planned) -> Iterator[Said]:
    """Spent more than was contracted, where both are told."""
    if told.umowy is None or told.wydatki is None or told.umowy.znak or told.wydatki.znak:
        return
    contracted, spent = _by_source(told.umowy, planned), _by_source(told.wydatki, planned)
    for zrodlo, kwota in spent.items():
        if kwota > contracted.get(zrodlo, ZERO):
            yield Said(
                Slugs.OVER,
                (*told.path, "wydatki"),
                f"Ze źródła {quote(zrodlo)} wydano {amount(kwota)}, a umowy są na "
                f"{amount(contracted.get(zrodlo, ZERO))}.",
                "Popraw jedną z tych kwot; wydatki bez umów (np. wynagrodzenia) dolicz do umów "
                "albo pomiń pole „umowy”.",
            )


def _by_source(said: Kwoty, planned: Planned) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for one in said.zrodla:
        zrodlo = planned.zrodla.get(one.zrodlo, one.zrodlo)
        found[zrodlo] = found.get(zrodlo, ZERO) + one.kwota
    return found


def _decreases(
    told: WykonaniePozycji, key: Key, planned: Planned, beside: Beside
) -> Iterator[Said]:
    before = beside.before
    if before is None or told.powod:
        return
    sides = (("umowy", told.umowy, before.umowy), ("wydatki", told.wydatki, before.wydatki))
    for name, now, earlier in sides:
        if now is None or now.znak:
            continue
        amounts = _by_source(now, planned)
        for one in earlier.get(key, ()):
            for zrodlo, old in _by_source(one.what.kwoty, planned).items():
                if amounts.get(zrodlo, ZERO) < old:
                    yield Said(
                        Slugs.DECREASE,
                        (*told.path, name),
                        f"Kwota ze źródła {quote(zrodlo)} spadła z {amount(old)} (kwartał "
                        f"{one.kwartal.rzymski}) do {amount(amounts.get(zrodlo, ZERO))}, a liczy "
                        "się ją narastająco od 1 stycznia.",
                        "Podaj sumę od początku roku albo wyjaśnij spadek w polu „powod”.",
                    )


def _others(told: WykonaniePozycji, key: Key, beside: Beside) -> Iterator[Said]:
    account: Account | None = beside.beside
    if account is None:
        return
    every = (*account.umowy.get(key, ()), *account.wydatki.get(key, ()))
    stated = [one for one in every if not one.what.kwoty.znak]
    own = [said for said in _both(told) if not said.znak]
    if not stated or not own:
        return
    names = join([quote(name) for name in dict.fromkeys(one.podmiot for one in stated)])
    spoken: list[Spoken] = [one.what for one in stated]
    if wrong := undeclared(told.ujecie, {one.ujecie for one in spoken}, names, "tę pozycję"):
        yield Said(Slugs.BOTH, told.path, *wrong, at_key=True)
