"""Whether the value of an indicator fits: to its unit, to what was told before and by others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rpd.plan.model import Wskaznik
from rpd.plan.scales import measure, scaled
from rpd.plan.values import number, one_line
from rpd.plan.wykonanie import ZNAKI, Ujecie, WykonanieWskaznika
from rpd.polish.wording import join, quote
from rpd.progress import sense
from rpd.progress.beside import Beside
from rpd.progress.said import Said, Slugs
from rpd.progress.told import Key

_THOUSAND = Decimal(1000)


def about(told: WykonanieWskaznika, target: Wskaznik, key: Key, beside: Beside) -> Iterator[Said]:
    """What does not fit in the value of an indicator that the plan has."""
    wrong = [*_form(told, target), *_unit(told, target)]
    yield from wrong
    if not wrong:
        yield from _decrease(told, target, key, beside)
    yield from _others(told, target, key, beside)


def _form(told: WykonanieWskaznika, target: Wskaznik) -> Iterator[Said]:
    """A text in the place of a number that the plan expects."""
    value = told.wartosc
    if not isinstance(value, str) or told.znak or target.liczba_docelowa is None:
        return
    path, shown = (*told.path, "wartosc"), quote(value)
    if (plain := scaled(value)) is not None:
        yield _scale(
            path, f"Wartość {shown} jest zapisana w innej skali niż w planie", plain, target
        )
        return
    signs = join([f"„{znak}”" for znak in ZNAKI], " albo ")
    hint = f"Wpisz liczbę cyframi, bez jednostki; jeśli jej nie ma – {signs}."
    if (found := measure(one_line(value))) is not None:
        digits, unit = found
        hint = f"Wpisz samą liczbę: {digits}."
        if unit and _plain(unit) not in (
            _plain(target.jednostka),
            *_plain(target.jednostka).split(),
        ):
            message = f"Wartość {shown} ma inną jednostkę niż plan ({_named(target)})."
            yield Said(
                Slugs.UNIT, path, message, f"Podaj wartość w jednostce planu: {_named(target)}."
            )
            return
    yield Said(
        Slugs.WORDS, path, f"Wartość {shown} nie jest liczbą, a wartość docelowa nią jest.", hint
    )


def _unit(told: WykonanieWskaznika, target: Wskaznik) -> Iterator[Said]:
    if told.jednostka and _plain(told.jednostka) != _plain(target.jednostka):
        yield Said(
            Slugs.UNIT,
            (*told.path, "jednostka"),
            f"Jednostka {quote(told.jednostka)} jest inna niż w planie: {_named(target)}.",
            "Przelicz wartość na jednostkę planu i popraw albo usuń pole „jednostka”.",
        )
    elif isinstance(told.wartosc, Decimal) and _looks_like_thousands(told.wartosc, target):
        path = (*told.path, "wartosc")
        message = f"Wartość {number(told.wartosc)} wygląda na zapisaną w tysiącach"
        yield _scale(path, message, told.wartosc * _THOUSAND, target)


def _scale(path: tuple[str | int, ...], message: str, plain: Decimal, target: Wskaznik) -> Said:
    shift = sense.plain(Decimal(1), target.jednostka)
    goal = target.liczba_docelowa
    compared = f" ({number(goal / shift)})" if goal is not None else ""
    value = (plain / shift).normalize()
    hint = f"Zapisz wartość w jednostce planu ({_named(target)}): {value:f}."
    return Said(Slugs.UNIT, path, f"{message}{compared}.", hint)


def _looks_like_thousands(value: Decimal, target: Wskaznik) -> bool:
    """Whether a fraction of a whole target is probably that many thousands: 1.185 against 1 185."""
    goal = target.liczba_docelowa
    if goal is None or sense.plain(Decimal(1), target.jednostka) != 1:
        return False
    whole = goal == goal.to_integral_value() and goal >= _THOUSAND
    fraction = value != value.to_integral_value()
    times = value * _THOUSAND
    return (
        whole and fraction and times == times.to_integral_value() and goal / 3 <= times <= goal * 3
    )


def _plain(jednostka: str) -> str:
    """A unit as it is compared; pieces need not be named."""
    unit = one_line(jednostka).casefold().rstrip(".")
    return "" if unit in ("szt", "sztuk", "sztuki") else unit


def _named(target: Wskaznik) -> str:
    return quote(one_line(target.jednostka) or "szt.")


def _decrease(
    told: WykonanieWskaznika, target: Wskaznik, key: Key, beside: Beside
) -> Iterator[Said]:
    """A cumulative value only grows; what is to go down, and a share of something, need not."""
    if beside.before is None or told.powod or one_line(target.jednostka) in ("%", "‰"):
        return
    if sense.downward(target, beside.before.kwartal.rok):
        return
    for before in beside.before.wskazniki.get(key, ()):
        old, new = before.what.wartosc, told.wartosc
        if isinstance(old, Decimal) and isinstance(new, Decimal) and new < old:
            yield Said(
                Slugs.DECREASE,
                (*told.path, "wartosc"),
                f"Wartość spadła z {number(old)} (kwartał {before.kwartal.rzymski}) do "
                f"{number(new)}, a liczy się ją narastająco od 1 stycznia.",
                "Podaj sumę od początku roku albo wyjaśnij spadek w polu „powod”.",
            )


def _others(told: WykonanieWskaznika, target: Wskaznik, key: Key, beside: Beside) -> Iterator[Said]:
    every = beside.beside.wskazniki.get(key, ()) if beside.beside else ()
    every = tuple(one for one in every if one.what.znak != ZNAKI[1])
    if not every or told.znak == ZNAKI[1]:
        return
    names = join([quote(one.podmiot) for one in every])
    ways = {one.what.ujecie for one in every}
    if wrong := undeclared(told.ujecie, ways, names, "ten wskaźnik"):
        yield Said(Slugs.BOTH, told.path, *wrong, at_key=True)
    elif told.ujecie == "czesc" and one_line(target.jednostka) in ("%", "‰"):
        yield Said(
            Slugs.BOTH,
            (*told.path, "ujecie"),
            f"Procentów nie sumuje się, a {names} też podaje część.",
            "Jeden podmiot niech poda wartość dla całości, a pozostałe „nie dotyczy”.",
        )
    elif told.ujecie == "calosc":
        for one in every:
            same_day = told.stan_na == one.what.stan_na
            if same_day and one.what.wartosc != told.wartosc:
                yield Said(
                    Slugs.BOTH,
                    (*told.path, "wartosc"),
                    f"{quote(one.podmiot)} podaje to samo inaczej: {_shown(one.what.wartosc)}.",
                    "Uzgodnijcie wartość albo podajcie dni, z których są obie („stan_na”).",
                )


def _shown(value: Decimal | str | None) -> str:
    return number(value) if isinstance(value, Decimal) else quote(value or "")


def undeclared(
    own: Ujecie | None, others: set[Ujecie | None], names: str, what: str
) -> tuple[str, str] | None:
    """Why it is not known how what several bodies tell fits together; None where it is."""
    if own is not None and others == {own}:
        return None
    said = "każdy inaczej mówi, czy to część, czy całość" if own and None not in others else ""
    reason = said or "nie wiadomo, czy to części do zsumowania, czy ta sama wartość"
    return (
        f"{what.capitalize()} podaje także {names} i {reason}.",
        (
            "Dopisz w każdym z tych plików „ujecie: czesc” (części się sumują) albo "
            "„ujecie: calosc” (to samo liczy się raz)."
        ),
    )
