# ruff: noqa: S311 (what is drawn here is no secret)
"""Many proposals about the 2024 plan: each is carried out exactly, or refused with a sentence.

For random words of random places of the annex, changed at random, it is checked that what is
carried out prints the proposed text and nothing else, and that the act made of it is proven (or
says why it must be a whole annex). Refusals are counted by their kind. From the checkout::

    python tools/fuzz_errata.py --proposals 300

The exit code is 1 if anything else happens; the seeds are named.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rpd.act.proven import CannotAmendError, amending
from rpd.errata.applied import CannotApplyError, applied
from rpd.errata.entries import Wpis
from rpd.errata.texts import Printout, Spot, printout
from rpd.load.data import data_of, decoded, plan_of
from rpd.workspace import plans

PLAN = Path(__file__).resolve().parent.parent / "plans/2024.yaml"


def main() -> int:
    """Try the proposals and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--proposals", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    options = parser.parse_args()
    loaded = plans.load_plan(PLAN)
    data = data_of(decoded(loaded.source))

    def lay_out(changed: dict[str, object]) -> Printout:
        return printout(plan_of(changed), loaded.strategia, loaded.slownik)

    before, counted, failed = lay_out(data), Counter[str](), []
    started = time.perf_counter()
    for seed in range(options.first, options.first + options.proposals):
        random = Random(seed)
        wpis = proposal(random, before, seed + 1)
        try:
            made = applied(data, [wpis], lay_out)
            after = replace(loaded, plan=plan_of(made))
            act = amending(loaded, after, "7/2024", None)
            kind = "carried out" if act.orders else "changes nothing in print"
            if lay_out(made).texts != expected(before, wpis):
                failed.append((seed, "prints something else"))
        except CannotApplyError as error:
            kind = "by values" if "samą zmianę wyrazów" in error.message else "not there once"
        except CannotAmendError:
            kind = "whole annex"
        except Exception as error:  # noqa: BLE001 (a crash is a finding like any other)
            kind = "crash"
            failed.append((seed, f"{type(error).__name__}: {error}"))
        counted[kind] += 1
    print(dict(counted), f"{time.perf_counter() - started:.0f} s")
    for seed, wrong in failed:
        print(f"seed {seed}: {wrong!a}")
    return 1 if failed else 0


def proposal(random: Random, before: Printout, nr: int) -> Wpis:
    """Some words of a place, once there, and other words for them."""
    spots = [spot for spot, text in before.texts.items() if len(text) > 12]
    while True:
        spot = random.choice(spots)
        text = before.texts[spot]
        words = text.split(" ")
        first = random.randrange(len(words))
        adopted = " ".join(words[first : first + random.randint(1, 5)])
        proposed = changed(random, adopted)
        if adopted and text.count(adopted) == 1 and proposed not in ("", adopted):
            return entry(nr, spot, adopted, proposed)


def changed(random: Random, text: str) -> str:
    """The text with one or two small changes, as people make them."""
    for _ in range(random.randint(1, 2)):
        at = random.randrange(len(text)) if text else 0
        match random.randrange(6):
            case 0:
                text = text[:at] + text[at + 1 :]
            case 1:
                text = text[:at] + random.choice(",.;”)") + text[at:]
            case 2:
                text = text.replace(" ", " oraz ", 1)
            case 3:
                words = text.split(" ")
                random.shuffle(words)
                text = " ".join(words)
            case 4:
                text = f"{text} dodatkowo"
            case _:
                text = text[:at] + text[at].swapcase() + text[at + 1 :] if text else "x"
    return " ".join(text.split())


def entry(nr: int, spot: Spot, adopted: str, proposed: str) -> Wpis:
    """The entry that proposes it."""
    pola = (spot.pole,) if spot.pole else ()
    return Wpis(
        nr, spot.kind, spot.id, pola, ("plan",), adopted, proposed, "", "", "", "nieznane", ""
    )


def expected(before: Printout, wpis: Wpis) -> dict[Spot, str]:
    """What the annex shall say."""
    texts = dict(before.texts)
    for spot in before.spots(wpis):
        texts[spot] = " ".join(texts[spot].replace(wpis.przyjeto, wpis.proponuje).split())
    return texts


if __name__ == "__main__":
    sys.exit(main())
