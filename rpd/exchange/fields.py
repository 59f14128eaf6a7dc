"""The fields of entries: indicators, money, bodies, each as a column that is read and written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from rpd.exchange.tables import (
    ID,
    OWNER,
    Data,
    FieldOf,
    is_number,
    number,
    numeral,
    yes,
)
from rpd.exchange.texts import listed, parted, shares
from rpd.formats.form_sheets import FormColumn, Kind, Value
from rpd.plan.kwoty import Zapis
from rpd.plan.model import KwotaOkresu, Plan, PozycjaBudzetu, Realizator, Wartosc, Wskaznik
from rpd.plan.profil import Profil
from rpd.writing.model_data import number_or_text

Get = Callable[[Any], Value]
Put = Callable[[Data, Value], None]

MEASURE_KEYS: Final = (
    *("nazwa", "jednostka", "wartosc_docelowa", "wartosc_bazowa", "bazowa", "posrednie"),
    *("docelowa", "tendencja", "ryzyko", "przekroj", "kod", "mierzone_dzialania", "prog"),
    *("zrodlo_danych", "opis", "lit", "id"),
)
MONEY_KEYS: Final = (
    *("kwota", "zrodla", "podzial", "montaz", "okresy", "srodki", "podmiot"),
    *("w_ramach_projektow", "w_ramach_projektu", "bez_kosztow", "rok", "wzor", "zaokraglenie"),
    *("warunek", "potrzeby", "dzial", "rozdzial", "paragraf", "lit", "id"),
)
BODY_KEYS: Final = ("podmiot", "rola", "lit", "uwagi")
"""The keys of entries as plans write them; a new key is put in its place among them."""


def put_key(data: Data, key: str, value: Any, order: Sequence[str]) -> None:
    """Set a key of an entry; a new one goes behind the last of those that stand before it."""
    if value is None:
        data.pop(key, None)
        return
    if key in data:
        data[key] = value
        return
    earlier = set(order[: order.index(key)]) if key in order else set(order)
    items = list(data.items())
    at = max((i + 1 for i, (name, _) in enumerate(items) if name in earlier), default=0)
    data.clear()
    data.update([*items[:at], (key, value), *items[at:]])


def column(
    key: str, header: str, width: int, meaning: str, kind: Kind = "text", **more: Any
) -> FormColumn:
    """A column."""
    return FormColumn(key, header, width, meaning, kind, **more)


def owner_fields(noun: str) -> tuple[FieldOf, ...]:
    """What says whose an entry is."""
    return (
        FieldOf(
            column(
                OWNER,
                f"Id {noun}",
                24,
                f"Identyfikator {noun}, do którego wiersz należy; w nowym wierszu wybierz go z "
                "listy.",
                locked=True,
                names=True,
                values="dzialania",
            )
        ),
        FieldOf(column("numer", "Numer", 9, f"Numer {noun} w planie.", locked=True)),
        FieldOf(column("nazwa_dzialania", f"Nazwa {noun}", 34, f"Nazwa {noun}.", locked=True)),
    )


def id_field(header: str) -> FieldOf:
    """What names an entry within its owner."""
    meaning = "Po nim rpd rozpoznaje wiersz; w nowym wierszu zostaw puste."
    return FieldOf(column(ID, header, 20, meaning, locked=True))


def plain(
    key: str, order: Sequence[str], about: FormColumn, get: Get | None = None, **more: Any
) -> FieldOf:
    """A field that is a text in the model and in the data."""

    def put(data: Data, value: Value) -> None:
        put_key(data, key, value or None, order)

    return FieldOf(about, get or (lambda entry: getattr(entry, key) or ""), put, **more)


def _flag(key: str, order: Sequence[str], about: FormColumn) -> FieldOf:
    def put(data: Data, value: Value) -> None:
        put_key(data, key, True if value else None, order)

    return FieldOf(about, lambda entry: yes(getattr(entry, key)), put)


def _whole(key: str, order: Sequence[str], about: FormColumn) -> FieldOf:
    def put(data: Data, value: Value) -> None:
        put_key(data, key, int(value) if value else None, order)

    return FieldOf(about, lambda entry: number(getattr(entry, key)), put)


# --- indicators ----------------------------------------------------------------------------------


def measure_fields(
    found: Sequence[Wskaznik], noun: str, wanted: Collection[str] = ()
) -> tuple[FieldOf, ...]:
    """The fields of indicators: those that each has, that one of them uses, or that are wanted."""
    keys = MEASURE_KEYS
    usual = [
        plain("nazwa", keys, column("nazwa", "Wskaźnik", 44, "Nazwa wskaźnika."), needed=True),
        _value("docelowa", column("docelowa", "Wartość docelowa", 12, _TARGET, "number")),
        FieldOf(
            column("jednostka", "Jednostka", 12, "Jednostka wartości; puste znaczy „szt.”."),
            lambda one: one.jednostka,
            _put_unit,
            default=_PIECES,
        ),
        _value("bazowa", column("bazowa", "Wartość bazowa", 12, _BASE, "number")),
        plain(
            "prog",
            keys,
            column(
                "prog", "Próg", 8, "„min” albo „max”, gdy wartość jest progiem.", values="progi"
            ),
            choice=("min", "max"),
        ),
        plain("zrodlo_danych", keys, column("zrodlo_danych", "Źródło danych", 28, _SOURCE)),
        plain("opis", keys, column("opis", "Opis", 36, "Czego nie mówią liczby.")),
    ]
    further = [one for key, one in _further_measures() if one.key in wanted or _used(found, key)]
    stated = {value.rok for one in found for value in one.posrednie if value.rok}
    years = sorted(stated | {int(year) for year in _inner("posrednie", wanted)})
    return (*owner_fields(noun), id_field("Id wskaźnika"), *usual, *map(_of_year, years), *further)


_PIECES = "szt."


def _put_unit(data: Data, value: Value) -> None:
    """The unit; the usual one is written only where one is written already."""
    if "jednostka" in data or value not in ("", _PIECES):
        put_key(data, "jednostka", value or None, MEASURE_KEYS)


_TARGET = "Wartość do osiągnięcia: liczba albo znak, np. „bd”."
_BASE = "Wartość, od której wskaźnik ma się zmienić: liczba albo znak."
_SOURCE = "Skąd pochodzi wartość."


def _inner(key: str, wanted: Collection[str]) -> list[str]:
    """The periods of wanted columns."""
    return [name.partition(".")[2] for name in wanted if name.partition(".")[0] == key]


def _used(found: Iterable[Any], key: str) -> bool:
    attributes = key.split(".")
    for one in found:
        for attribute in attributes:
            one = getattr(one, attribute, None)  # noqa: PLW2901 (deeper and deeper)
        if one:
            return True
    return False


def _further_measures() -> Iterator[tuple[str, FieldOf]]:
    keys = MEASURE_KEYS
    yield "baza.rok", _of_value("bazowa", "rok", "Rok bazowy", "Rok wartości bazowej.")
    yield "baza.opis", _of_value("bazowa", "opis", "Opis wartości bazowej", "Co stoi przy niej.")
    yield "zamiar.rok", _of_value("docelowa", "rok", "Rok docelowy", "Rok wartości docelowej.")
    yield "zamiar.opis", _of_value("docelowa", "opis", "Opis wartości docelowej", "Co przy niej.")
    goals = ("wzrost", "spadek", "utrzymanie")
    about = column("tendencja", "Tendencja", 12, "Dokąd wartość ma zmierzać.", values="tendencje")
    yield "tendencja", plain("tendencja", keys, about, choice=goals)
    for key, header, meaning in (
        ("przekroj", "Przekrój", "W podziale na co podaje się wartość."),
        ("ryzyko", "Ryzyko", "Co może przeszkodzić w osiągnięciu wartości."),
        ("kod", "Kod", "Kod wskaźnika."),
        ("lit", "Litera", "Litera, tylko gdy nie wynika z kolejności."),
    ):
        yield key, plain(key, keys, column(key, header, 16, meaning))

    def put(data: Data, value: Value) -> None:
        put_key(data, "mierzone_dzialania", parted(value, prose=False) or None, keys)

    about = column("mierzone_dzialania", "Mierzone działania", 26, "Id działań, każde w wierszu.")
    yield (
        "mierzone_dzialania",
        FieldOf(about, lambda one: "\n".join(one.mierzone_dzialania), put, listed="ids"),
    )


def _stated(wartosc: Wartosc | None) -> Value:
    if wartosc is None or wartosc.wartosc is None:
        return ""
    return wartosc.wartosc if isinstance(wartosc.wartosc, str) else number(wartosc.wartosc)


def _value(which: str, about: FormColumn) -> FieldOf:
    """The base or the target: a number alone has a field of its own."""

    def put(data: Data, value: Value) -> None:
        inner = data.get(which)
        if isinstance(inner, dict):
            put_key(inner, "wartosc", _written(value), _INNER)
            if not inner:
                del data[which]
            return
        alone = value == "" or is_number(value)
        put_key(data, f"wartosc_{which}", _written(value) if alone else None, MEASURE_KEYS)
        put_key(data, which, None if alone else {"wartosc": value}, MEASURE_KEYS)

    side = "baza" if which == "bazowa" else "zamiar"
    return FieldOf(about, lambda one: _stated(getattr(one, side)), put, signs=True)


_INNER = ("wartosc", "opis", "rok")


def _written(value: Value) -> Any:
    return None if value == "" else numeral(value) if is_number(value) else value


def _of_value(which: str, key: str, header: str, meaning: str) -> FieldOf:
    """What is said of the base or the target beside its value."""
    kind: Kind = "whole" if key == "rok" else "text"
    side = "baza" if which == "bazowa" else "zamiar"

    def get(one: Wskaznik) -> Value:
        value = getattr(getattr(one, side), key, None)
        return number(value) if isinstance(value, int) else value or ""

    def put(data: Data, value: Value) -> None:
        inner = data.get(which)
        if not isinstance(inner, dict):
            if not value:
                return
            alone = data.pop(f"wartosc_{which}", None)
            inner = {} if alone is None else {"wartosc": alone}
            put_key(data, which, inner, MEASURE_KEYS)
        put_key(inner, key, (int(value) if key == "rok" else value) if value else None, _INNER)
        if not inner:
            del data[which]

    return FieldOf(column(f"{which}.{key}", header, 14, meaning, kind), get, put)


def _of_year(year: int) -> FieldOf:
    def get(one: Wskaznik) -> Value:
        return _stated(next((value for value in one.posrednie if value.rok == year), None))

    def put(data: Data, value: Value) -> None:
        _put_inner(data, "posrednie", str(year), _written(value), MEASURE_KEYS)

    about = column(f"posrednie.{year}", f"Wartość {year}", 12, f"Wartość na {year} r.", "number")
    return FieldOf(about, get, put, signs=True)


def _put_inner(data: Data, key: str, inner: str, value: Any, order: Sequence[str]) -> None:
    """Set a key of a mapping of periods, which are in their order where they are years."""
    held = data.get(key)
    mapping = dict(held) if isinstance(held, dict) else {}
    if value is None:
        mapping.pop(inner, None)
    elif inner in mapping:
        mapping[inner] = value
    else:
        later = [name for name in mapping if name > inner]
        mapping[inner] = value
        for name in later:
            mapping[name] = mapping.pop(name)
    put_key(data, key, mapping or None, order)


# --- money ---------------------------------------------------------------------------------------


def money_fields(
    plan: Plan, found: Sequence[PozycjaBudzetu], noun: str, wanted: Collection[str] = ()
) -> tuple[FieldOf, ...]:
    """The fields of budget entries: those that each has, that one uses, or that are wanted."""
    keys, zapis = MONEY_KEYS, zapis_of(plan.profil)
    listed_sources = column(
        "zrodla",
        "Źródła",
        24,
        "Źródła finansowania; kilka oddziel średnikiem.",
        values="zrodla",
        several=True,
    )
    usual = [
        _texts("zrodla", keys, listed_sources, "sources"),
        _amount("kwota", keys, column("kwota", "Kwota [zł]", 18, _AMOUNT, "amount"), zapis),
        *_periods(plan, found, zapis, wanted),
        _own_means(column("srodki", "Środki własne", 9, "„tak”, gdy to środki własne.", "yes")),
        _flag(
            "bez_kosztow",
            keys,
            column("bez_kosztow", "Bez kosztów", 9, "„tak”, gdy nie kosztuje.", "yes"),
        ),
    ]
    further = [one for key, one in _further_money(zapis) if one.key in wanted or _used(found, key)]
    return (*owner_fields(noun), id_field("Id pozycji"), *usual, *further)


_AMOUNT = "Kwota w złotych. Przy kilku źródłach to kwota wspólna."


def zapis_of(profil: Profil) -> Zapis:
    """How plans of that shape write their amounts."""
    return Zapis(profil.jednostka, profil.miejsca, profil.bez_jednostki)


def _money(value: Value, zapis: Zapis) -> Any:
    """An amount of złoty as the file writes it; a sign as it is."""
    if not is_number(value):
        return value or None
    written = zapis.written(Decimal(value))
    if written == written.to_integral_value():
        return int(written)
    return written if zapis.shift else written.quantize(Decimal("0.01"))


def _amount(key: str, keys: Sequence[str], about: FormColumn, zapis: Zapis) -> FieldOf:
    def put(data: Data, value: Value) -> None:
        put_key(data, key, _money(value, zapis), keys)

    return FieldOf(about, lambda one: number(getattr(one, key)), put)


def _texts(key: str, keys: Sequence[str], about: FormColumn, kind: Any) -> FieldOf:
    def put(data: Data, value: Value) -> None:
        put_key(data, key, value.split("; ") if value else None, keys)

    return FieldOf(about, lambda one: listed(getattr(one, key)), put, listed=kind)


def _own_means(about: FormColumn) -> FieldOf:
    def put(data: Data, value: Value) -> None:
        put_key(data, "srodki", "wlasne" if value else None, MONEY_KEYS)

    return FieldOf(about, lambda one: yes(one.srodki is not None), put)


def _periods(
    plan: Plan, found: Sequence[PozycjaBudzetu], zapis: Zapis, wanted: Collection[str]
) -> Iterator[FieldOf]:
    """A column a period: those of the profile, and those that the plan names besides."""
    for key, noun in (("okresy", "Kwota"), ("potrzeby", "Potrzeby")):
        used = [one.okres for entry in found for one in getattr(entry, key)]
        used += _inner(key, wanted)
        of_profile = plan.profil.okresy if key == "okresy" or used else ()
        for okres in dict.fromkeys((*of_profile, *used)):
            yield _of_period(key, noun, okres, zapis)


def _of_period(key: str, noun: str, okres: str, zapis: Zapis) -> FieldOf:
    def get(one: PozycjaBudzetu) -> Value:
        stated: KwotaOkresu | None = next(
            (value for value in getattr(one, key) if value.okres == okres), None
        )
        if stated is None:
            return ""
        return stated.znak if stated.kwota is None else number(stated.kwota)

    def put(data: Data, value: Value) -> None:
        if okres:
            _put_inner(data, key, okres, _money(value, zapis), MONEY_KEYS)
        else:
            put_key(data, key, _money(value, zapis), MONEY_KEYS)

    header = f"{noun} {okres} [zł]" if okres else f"{noun} we wszystkich okresach [zł]"
    meaning = "Kwota okresu w złotych albo znak, który stoi zamiast niej."
    return FieldOf(column(f"{key}.{okres}", header, 16, meaning, "amount"), get, put, signs=True)


def _further_money(zapis: Zapis) -> Iterator[tuple[str, FieldOf]]:
    keys = MONEY_KEYS

    def put(data: Data, value: Value) -> None:
        pairs = (line.rsplit(": ", 1) for line in value.split("\n") if line)
        split = {name: _money(amount.replace(",", "."), zapis) for name, amount in pairs}
        put_key(data, "podzial", split or None, keys)

    about = column("podzial", "Podział", 24, "Ile z kwoty przypada na źródło, każde w wierszu.")
    yield (
        "podzial",
        FieldOf(
            about,
            lambda one: shares([(part.zrodlo, part.kwota) for part in one.podzial]),
            put,
            listed="split",
        ),
    )
    about = column(
        "montaz", "Montaż", 28, "Montaż finansowy; zmienia się go w planie.", locked=True
    )
    yield "montaz", FieldOf(about, lambda one: "\n".join(map(_component, one.montaz)))
    about = column("podmiot", "Podmiot", 16, "Czyje to środki.", values="podmioty")
    yield "podmiot", plain("podmiot", keys, about)
    for key, header in (
        ("w_ramach_projektow", "W ramach projektów"),
        ("w_ramach_projektu", "W ramach projektu"),
    ):
        yield key, _flag(key, keys, column(key, header, 10, f"„tak”: {header.lower()}.", "yes"))
    yield "rok", _whole("rok", keys, column("rok", "Rok", 8, "Rok, na który kwota jest.", "whole"))
    for key, header, meaning in (
        ("wzor", "Wzór", "Jak kwotę obliczono."),
        ("zaokraglenie", "Zaokrąglenie", "Jak kwotę zaokrąglono."),
        ("warunek", "Warunek", "Od czego kwota zależy."),
        ("lit", "Litera", "Litera, tylko gdy nie wynika z kolejności."),
    ):
        yield key, plain(key, keys, column(key, header, 16, meaning))
    for key, header, meaning in (
        ("dzial", "Dział", "Dział klasyfikacji budżetowej."),
        ("rozdzial", "Rozdział", "Rozdział klasyfikacji budżetowej."),
        ("paragraf", "Paragraf", "Paragraf klasyfikacji budżetowej."),
    ):
        yield key, _classified(key, column(key, header, 10, meaning))


def _classified(key: str, about: FormColumn) -> FieldOf:
    """A code of the budget's classification: a number in the file, unless it begins with zero."""

    def put(data: Data, value: Value) -> None:
        code = value if value.startswith("0") else number_or_text(value)
        put_key(data, key, code or None, MONEY_KEYS)

    return FieldOf(about, lambda one: getattr(one, key), put)


def _component(part: Any) -> str:
    share = f"{number(part.udzial)}%" if part.kwota is None else f"{number(part.kwota)} zł"
    own = " (wkład własny)" if part.wklad_wlasny else ""
    return f"{part.zrodlo}: {share.replace('.', ',')}{own}"


# --- bodies --------------------------------------------------------------------------------------


def body_fields(
    found: Sequence[Realizator], profil: Profil, noun: str, wanted: Collection[str] = ()
) -> tuple[FieldOf, ...]:
    """The fields of bodies."""
    keys = BODY_KEYS
    roles = tuple(one.key for one in profil.role) or ("lider", "partner", "wspolpraca")
    name = column(
        "podmiot",
        "Podmiot",
        34,
        "Kto realizuje; kilka podmiotów oddziel przecinkiem.",
        values="podmioty",
        several=True,
    )
    role = column("rola", "Rola", 14, "Rola podmiotu.", values="role")
    usual = [
        plain("podmiot", keys, name, needed=True, listed="bodies"),
        plain("rola", keys, role, choice=roles),
        plain("uwagi", keys, column("uwagi", "Uwagi", 30, "Drukowane za nazwą podmiotu.")),
    ]
    if "lit" in wanted or _used(found, "lit"):
        about = column("lit", "Litera", 8, "Litera, tylko gdy nie wynika z kolejności.")
        usual.append(plain("lit", keys, about))
    return (*owner_fields(noun), id_field("Nr wpisu"), *usual)
