"""Values as people write them on paper, put into the form that a file wants.

„min. 35%” where a number is wanted is three fields, „Liczba osób – 45” where an indicator is
wanted is two, „ROPS i OWES” where a list is wanted has two entries. What is said is a hint: nothing
is ever read in this way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
Fields = dict[str, str]
"""Name of a field → its value as it is written in the file."""

_LEAST = r"min(?:\.|imum|imalnie)?|co najmniej|nie mniej niż|przynajmniej|minimum|od|≥|>=|>"
_MOST = r"ma(?:x|ks)(?:\.|imum|ymalnie|imalnie)?|co najwyżej|nie więcej niż|do|≤|<=|<"
_NUMBER = r"[-−]?[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?|[-−]?[0-9]+(?:[.,][0-9]+)?"
_UNIT = r"[%‰]|[^\W\d_][^\d,;:–—]{0,30}"
_MEASURE = re.compile(
    rf"(?:(?:(?P<least>{_LEAST})|(?P<most>{_MOST}))(?<!\w)?\s*)?"
    rf"(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(?:[-–—−]|do)\s*([0-9]+(?:[.,][0-9]+)?)\s*\D*")
_ABOUT = re.compile(r"(?:ok\.|około|ca\.?|~|≈)\s*(?P<rest>[0-9].*)", re.IGNORECASE)
_PERCENT = re.compile(r"proc\.?|procent\w*", re.IGNORECASE)
_INDICATOR = re.compile(r"(?P<name>.*\S)\s*(?:\s[-–—−=]\s*|:\s+|:\s*(?=[0-9]))(?P<value>\S.*)")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s*/\s*|\s+(?:i|oraz|lub|we współpracy z|wraz z)\s+")
_PLAIN = re.compile(r"[^\W\d_](?:[\w .²³/()„”–-]*[\w.²³)”])?")
_WORDS_OF_YAML = frozenset(("true", "false", "null", "yes", "no", "on", "off"))
_LONGEST = 160


def instead(schema: Schema, value: Any, beside: Mapping[str, Any]) -> str:
    """What to type in the place of a value of a wrong type; "" where it cannot be told.

    `beside` holds the fields of the mapping that the value stands in.
    """
    form = schema.get("x-postac")
    if isinstance(value, str) and form == "miara":
        return _number(value, beside)
    if isinstance(value, dict) and (name := schema.get("x-pelna")):
        return f"Wartość z rokiem albo opisem zapisz w polu „{name}”: zmień nazwę tego pola."
    if isinstance(value, str) and form == "wartosc":
        fields = measure(value)
        return f"Wpisz: „{fields['wartosc_docelowa']}”." if fields and "prog" not in fields else ""
    if isinstance(value, str) and form == "wskaznik":
        return f"Wpisz: „{_flow(_indicator(value))}”." if len(value) <= _LONGEST else ""
    if schema.get("type") == "array":
        return _list(value, form)
    if isinstance(value, str) and schema.get("type") == "object" and len(value) <= _LONGEST:
        field, _, rest = value.partition(" ")
        if field in schema.get("properties", {}) and rest.strip():
            return f"Wpisz: „{field}: {rest.strip()}”."
    return ""


def indicator_of(key: str, value: str, *, alone: bool) -> str:
    """What to type where the name of an indicator has become the name of a field.

    `alone` says that the field is all there is of it.
    """
    fields = _indicator(f"{key} – {value}")
    if alone:
        return f"Wpisz: „{_flow(fields)}”."
    lines = [f"„{name}: {written}”" for name, written in fields.items()]
    return f"Zamiast tego wiersza wpisz osobne: {' i '.join(lines)}."


def several(name: str) -> list[str]:
    """The names that stand in the place of one: „ROPS i OWES”."""
    return [part for part in _BETWEEN.split(name.strip()) if part]


# --- numbers -------------------------------------------------------------------------------------


def measure(text: str) -> Fields | None:
    """„min. 35%” as the fields of an indicator; None where it is no number with its unit."""
    found = _MEASURE.fullmatch(text.strip().rstrip(";"))
    if found is None:
        return None
    number = re.sub(r"[\s\u00a0\u202f]", "", found["number"]).replace(",", ".").replace("−", "-")
    whole, point, fraction = number.partition(".")
    fields = {"wartosc_docelowa": (whole.lstrip("0") or "0") + point + fraction}
    if unit := (found["unit"] or "").strip():
        fields["jednostka"] = yaml("%" if _PERCENT.fullmatch(unit) else unit)
    if found["least"] or found["most"]:
        fields["prog"] = "min" if found["least"] else "max"
    return fields


def _number(text: str, beside: Mapping[str, Any]) -> str:
    if (about := _ABOUT.fullmatch(text.strip())) and (fields := measure(about["rest"])):
        return (
            f"Wpisz: „{fields['wartosc_docelowa']}”; że to wartość przybliżona, napisz w polu "
            "„opis”."
        )
    if found := _RANGE.fullmatch(text.strip()):
        low, high = (number.replace(",", ".") for number in found.groups())
        return (
            f"Wpisz jedną liczbę: „{low}” i osobne pole „prog: min” albo „{high}” i osobne pole "
            "„prog: max”."
        )
    fields = measure(text)
    if fields is None:
        if any(sign.isdigit() for sign in text) or len(text) > _LONGEST:
            return ""
        return f"Wpisz liczbę, a gdy się nie da, zamień to pole na „opis: {yaml(text.strip())}”."
    number = fields.pop("wartosc_docelowa")
    return f"Wpisz: „{number}”{_other_fields(fields, beside)}."


def _other_fields(fields: Fields, beside: Mapping[str, Any]) -> str:
    """What else the text said than its number, as far as the fields beside it do not say it."""
    said = {name: value for name, value in fields.items() if yaml(str(beside.get(name))) != value}
    new = [f"„{name}: {value}”" for name, value in said.items() if name not in beside]
    old = [f"„{name}: {value}”" for name, value in said.items() if name in beside]
    text = ""
    if new:
        text += f", a pod spodem {'osobne pole' if len(new) == 1 else 'osobne pola'} "
        text += " i ".join(new)
    if old:
        text += f"; jeśli tak ma być, zmień też {' i '.join(old)}"
    return text


# --- indicators ----------------------------------------------------------------------------------


def _indicator(text: str) -> Fields:
    found = _INDICATOR.fullmatch(" ".join(text.split()))
    if found is not None and (fields := measure(found["value"])):
        return {"nazwa": yaml(found["name"]), **fields}
    return {"nazwa": yaml(text.strip())}


def _flow(fields: Fields) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


# --- lists ---------------------------------------------------------------------------------------


def _list(value: Any, form: Any) -> str:
    if isinstance(value, dict) and value:
        first = next(iter(value))
        if form in ("nazwy", "teksty") and not any(member is not None for member in value.values()):
            return f"Wpisz: „[{', '.join(yaml(str(name)) for name in value)}]”."
        if first.startswith("-"):
            shown = value[first] if isinstance(value[first], str | int) else "…"
            return f"Wpisz: „- {first[1:].strip()}: {shown}”."
        if 0 < len(shown := _flow_of(value, form)) <= _LONGEST:
            return (
                f"Jeśli pola stoją w nawiasie klamrowym, wpisz: „{shown}”, a jeśli w osobnych "
                f"wierszach, wstaw łącznik i spację przed pierwszym polem („- {first}: …”) i "
                "wyrównaj do niego pozostałe."
            )
        return (
            f"Wstaw łącznik i spację przed pierwszym polem („- {first}: …”), a pozostałe pola "
            "wyrównaj do niego."
        )
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return ""
    text = _unbracketed(" ".join(value.split()))
    if form == "nazwy":
        parts = several(text)
        if not all(" " not in part for part in parts):
            parts = re.split(r"\s*[,;]\s*", text)
        return f"Wpisz: „[{', '.join(yaml(part) for part in parts if part)}]”."
    if form == "wskazniki":
        return f"Wpisz: „[{_flow(_indicator(text))}]”."
    return f"Wpisz: „[{yaml(text)}]”." if form == "teksty" else ""


def _flow_of(value: Mapping[str, Any], form: Any) -> str:
    """A mapping that stands in the place of a list, as the list of it; "" where that is long."""
    if not all(isinstance(member, str | int) for member in value.values()):
        return ""
    if form == "nazwy" and list(value) == ["podmiot"]:
        return f"[{yaml(str(value['podmiot']))}]"
    members = {
        name: yaml(member) if isinstance(member, str) else str(member).lower()
        for name, member in value.items()
    }
    return f"[{_flow(members)}]"


def _unbracketed(text: str) -> str:
    """A list without brackets that do not belong to it: „FERS, FEdM]”, „(FERS, FEdM)”."""
    for opening, closing in ("[]", "{}", "()", "<>"):
        if text.startswith(opening) and (text.endswith(closing) or closing not in text):
            text = text.removeprefix(opening).removesuffix(closing)
        elif text.endswith(closing) and text.count(closing) > text.count(opening):
            text = text.removesuffix(closing)
    return text.strip()


def points(value: Any) -> str:
    """What to do where a list is typed as a text of points; "" elsewhere."""
    if not isinstance(value, str) or (match := re.match(r"\s*[-–—−•]\s*(?=\S)", value)) is None:
        return ""
    first = re.split(r"\s[-–—−•]", value[match.end() :])[0]
    if len(first) > _LONGEST:
        return "Zacznij każdy element od łącznika i spacji („- …”)."
    return f"Zacznij każdy element od łącznika i spacji: „- {first}”."


def undashed(value: list[Any], known: Mapping[str, Any]) -> str:
    """What to do where dashes stand before the fields of one mapping; "" elsewhere."""
    fields = [name for item in value if isinstance(item, dict) for name in item]
    if not fields or not all(name in known for name in fields) or len(set(fields)) < len(fields):
        return ""
    return "Usuń łączniki „- ” sprzed pól i wyrównaj pola do siebie: to nie jest lista."


def yaml(text: str) -> str:
    """A text as it may stand in brackets."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    return "'" + text.replace("'", "''") + "'"
