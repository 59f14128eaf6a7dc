"""Writes docs/reguly.md: every rule with its page and the real report of its wrong example.

    python tools/rules_page.py

The rules' docstrings and ``tests/rules/<slug>/wynik.txt`` are all there is to it; a test holds the
file to them.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from textwrap import dedent

from rpd.report.findings.text import LABELS
from rpd.rules import every, explanation
from rpd.rules.traits import Rule, acknowledgeable

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reguly.md"

INTRODUCTION = """\
# Reguły

`rpd validate` sprawdza plan według reguł z tej strony. Każda ma kod, nazwę i wagę. Wykaz daje też
`rpd rules`, a objaśnienie jednej reguły `rpd explain RPD101` albo `rpd explain nieznane-zrodlo`.

*Tę stronę tworzy `python tools/rules_page.py`; poprawki wprowadza się w regułach.*

## Wagi

* **błąd** – planu nie da się odczytać albo przeczy on sam sobie, strategii lub słownikowi, albo
  brakuje w nim tego, co plan musi zawierać;
* **ostrzeżenie** – prawdopodobna pomyłka: popraw ją albo uznaj, podając powód;
* **uwaga** – rzecz do wiadomości lub do poprawienia przy okazji.

Polecenie kończy się kodem 1, gdy zostanie choć jeden nieuznany błąd. Próg obniża opcja
`--fail-on warning` albo `--fail-on info`.

## Uznawanie ustaleń

Ustalenie, które jest zamierzone, uznaje się na końcu planu, w polu `odstepstwa`:

```yaml
odstepstwa:
  - regula: RPD103          # kod albo nazwa: kierunek-poza-strategia
    gdzie: III.1.2          # plan, III, III.1, III.1.2 albo III.1.2/1
    powod: Kierunek dodano uchwałą nr 4/2024; strategia zostanie uzupełniona.
```

Powód jest obowiązkowy. Odstępstwo obejmuje wskazane miejsce (cały plan, cel, priorytet, kierunek
albo działanie) i wszystko, co pod nim stoi, ale tylko tę jedną regułę. Uznane ustalenia raport
tylko liczy; pokazuje je `rpd validate --show-acknowledged`. Odstępstwo, które niczego już nie
dotyczy, samo jest zgłaszane. Od reguł oznaczonych w wykazie gwiazdką (\\*) nie można odstąpić:
dotyczą budowy pliku, zapisu pieniędzy albo samych odstępstw.

Odstępstwo szersze niż jedno miejsce mówi jeszcze, ile miejsc obejmuje (`miejsc`) i jaki mają odcisk
(`odcisk`). Oba pola zapisuje `rpd validate PLAN --write-places`, nie zmieniając nic innego w pliku.
Gdy miejsc przybędzie albo jedno zajmie miejsce drugiego, program to powie i wskaże nowe.

## Wagi w pliku rpd.toml

Wagę reguły we wszystkich planach zmienia się w pliku `rpd.toml`, w folderze nad planami:

```toml
fail-on = "warning"         # od jakiej wagi kod wyjścia to 1: error, warning, info

[rules]
RPD112 = "off"              # wyłączona
alias-zrodla = "info"       # error, warning, info albo off
```

Wag reguł z gwiazdką nie można obniżyć ani ich wyłączyć.

## Wykaz
"""

GROUPS = {
    "0": "Budowa pliku",
    "1": "Powiązania ze strategią i słownikiem",
    "2": "Kompletność",
    "3": "Terminy",
    "4": "Pieniądze",
    "5": "Typografia",
    "6": "Wykonanie",
    "9": "Odstępstwa",
}


def page() -> str:
    """The whole file."""
    table = ["| kod | nazwa | waga | co zgłasza |", "|---|---|---|---|", *map(_row, every())]
    parts = [INTRODUCTION, "\n".join(table) + "\n"]
    for group, rules in groupby(every(), lambda rule: rule.CODE[3]):
        parts += [f"## {GROUPS[group]}\n", *map(_section, rules)]
    return "\n".join(parts)


def _row(rule: Rule) -> str:
    title = explanation(rule).partition("\n")[0]
    star = "" if acknowledgeable(rule) else " \\*"
    link = f"[{rule.SLUG}](#{_anchor(rule)})"
    return f"| {rule.CODE} | {link} | {LABELS[rule.SEVERITY]}{star} | {title} |"


def _anchor(rule: Rule) -> str:
    return f"{rule.CODE.lower()}-{rule.SLUG}"


def _section(rule: Rule) -> str:
    title, _, rest = explanation(rule).partition("\n\n")
    about, wrong, right = re.split(r"\n\n(?:Źle|Dobrze)::\n\n", rest)
    examples = "workspaces" if getattr(rule, "WORKSPACE", False) else "rules"
    report = (ROOT / "tests" / examples / rule.SLUG / "wynik.txt").read_text("utf-8")
    return (
        f"### {rule.CODE} {rule.SLUG}\n\n"
        f"**{title}** Waga: {LABELS[rule.SEVERITY]}.\n\n"
        + re.sub(r"^(Co|Dlaczego):", r"*\1:*", about, flags=re.MULTILINE)
        + f"\n\nŹle:\n\n{_fence('yaml', wrong)}\nDobrze:\n\n{_fence('yaml', right)}\n"
        f"Raport:\n\n{_fence('text', report)}"
    )


def _fence(language: str, text: str) -> str:
    return f"```{language}\n{dedent(text).strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
