"""The page: whole, inert whatever the plan holds, and the same every time."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rpd.annex.annex import annex
from rpd.annex.html import css_string, html, tied
from rpd.errors import CannotReadError, RpdError
from rpd.plan.model import (
    Dzialanie,
    Opis,
    Plan,
    PozycjaBudzetu,
    Produkt,
    Przypis,
    Realizator,
    Skrot,
    Slownik,
    Termin,
    Uchwala,
    Wskaznik,
)
from rpd.plan.terminy import parse
from tests.elements import a_cel, a_kierunek, a_plan, a_priorytet

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</title></main></table>",
    "{{ 7*7 }} {% raw %} {# x #} {{ annex.__class__ }}",
    "&lt;b&gt; &amp; &#60;",
    "[^x] [^] [x](javascript:alert(1))",
    "javascript:alert(1)",
    "wiersz\n\ndrugi\r\n\ttrzeci",
    "-->]]><!--",
    "bardzo" * 300,
    "\u202eodwrócony\u2066",
    "\\0a \\22 }; * {",
)


class Page(HTMLParser):
    """Elements and attributes that a browser would make, and the text between."""

    VOID = ("meta", "col")

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


def plan_saying(text: str) -> Plan:
    dzialanie = Dzialanie(
        text,
        text,
        lp=text,
        opis=(Opis(text), Opis(f"- {text}", text)),
        produkty=(Produkt(text, text),),
        wskazniki=(Wskaznik(text, text, opis=text),),
        budzet=(PozycjaBudzetu(zrodla=(text, text)), PozycjaBudzetu(srodki="wlasne", podmiot=text)),
        termin=(Termin(text, parse(text, 2024)),),
        realizatorzy=(Realizator(text, "wspolpraca", uwagi=text, lit=text),),
    )
    kierunek = a_kierunek(text, text, text, (dzialanie,))
    return a_plan(
        2024,
        text,
        uchwala=Uchwala(text, text, None, 1),
        przypisy=(Przypis("p", text),),
        kolumny=(("budzet", "p"),),
        cele=(a_cel(text, text, (a_priorytet(text, text, (kierunek,)),)),),
    )


def page_of(text: str) -> str:
    return html(
        annex(plan_saying(text), None, Slownik(skroty=(Skrot(" ".join(text.split()), text),)))
    )


def solid(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_out_complete_and_inert(text: str) -> None:
    harmless, hostile = Page(page_of("x y")), Page(page_of(text))
    kinds = {"p", "ul", "li", "div", "span", "abbr"}  # a text may have paragraphs and items
    assert [t for t in hostile.tags if t not in kinds] == [
        t for t in harmless.tags if t not in kinds
    ]
    names = {(tag, name) for tag, name, _ in hostile.attributes}
    assert names <= {(tag, name) for tag, name, _ in harmless.attributes}
    assert solid(hostile.text).count(solid(text)) >= 15
    assert all(re.fullmatch("#[A-Za-z0-9_-]+", href) for href in hostile.values("href"))


def test_the_style_sheet_holds_no_character_of_the_plan_that_could_end_it() -> None:
    source = page_of("</style>\"'{}\\;")
    style = source[source.index("<style>") + 7 : source.index("</style>")]
    assert style.count(css_string("</style>\"'{}\\;")) == 1
    assert "</" not in style


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plan 2024", '"Plan\\0000202024"'),
        ('"</style>\\', '"\\000022\\00003c\\00002fstyle\\00003e\\00005c"'),
        ("ż\n😀", '"\\00017c\\00000a\\01f600"'),
    ],
)
def test_strings_of_the_style_sheet(text: str, expected: str) -> None:
    assert css_string(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("II–IV kw. <b>", '<span class="tied">II–IV</span> kw. &lt;b&gt;'),
        ("osób\u00a0–\u00a06", 'osób\u00a0<span class="tied">–\u00a06</span>'),
        ("osób – sześć", "osób – sześć"),
    ],
)
def test_dashes_that_tie(text: str, expected: str) -> None:
    assert tied(text) == expected


SMALL = a_plan(
    2024,
    "Plan na 2024 r.",
    przypisy=(Przypis("p", "Zob. https://example.org/a."),),
    kolumny=(("opis", "p"),),
    cele=(
        a_cel(
            "I",
            "Cel",
            (
                a_priorytet(
                    "I.1",
                    "Priorytet",
                    (a_kierunek("1", "Kierunek[^p]", "", (Dzialanie("akcja", "Akcja OWES"),)),),
                ),
            ),
        ),
    ),
)
SLOWNIK = Slownik(skroty=(Skrot("OWES", "ośrodek"), Skrot("PES", "podmiot")))


def test_a_small_page() -> None:
    source = html(annex(SMALL, None, SLOWNIK))
    main = source[source.index("<main") : source.index("</main>")]
    assert main == (
        '<main id="tekst_planu" tabindex="-1">\n'
        '<section class="level-2">\n'
        '<h2 id="cel-I"><span class="label">Cel szczegółowy\u00a0I.</span> Cel</h2>\n'
        '<section class="level-3">\n'
        '<h3 id="priorytet-I-1"><span class="label">Priorytet\u00a0I.1.</span> Priorytet</h3>\n'
        '<section class="level-4">\n'
        '<h4 id="kierunek-I-1-1"><span class="label">Kierunek interwencji\u00a01.</span> '
        'Kierunek<sup class="note"><a href="#przypis_1" id="odsylacz_1" role="doc-noteref" '
        'aria-label="Przypis 1">1</a></sup></h4>\n'
        "<table>\n"
        "<caption>Działania w\u00a0kierunku interwencji I.1.1</caption>\n"
        "<thead>\n"
        "<tr>\n"
        '<th scope="col" class="nazwa">Nazwa działania/inicjatywy</th>\n'
        '<th scope="col" class="opis">Szczegółowy opis zaplanowanych działań'
        '<sup class="note"><a href="#przypis_1" id="odsylacz_1_2" role="doc-noteref" '
        'aria-label="Przypis 1">1</a></sup></th>\n'
        '<th scope="col" class="produkty">Produkt</th>\n'
        '<th scope="col" class="wskazniki">Wskaźnik produktu</th>\n'
        '<th scope="col" class="budzet">Budżet/Źródło finansowania</th>\n'
        '<th scope="col" class="termin">Termin realizacji</th>\n'
        '<th scope="col" class="realizatorzy">Realizator</th>\n'
        "</tr>\n</thead>\n"
        "<tbody>\n"
        '<tr id="akcja" class="short">\n'
        '<th scope="row" class="nazwa">'
        '<p>1.\u00a0Akcja <abbr title="ośrodek">OWES</abbr></p></th>\n'
        '<td class="opis" data-label="Szczegółowy opis zaplanowanych działań"></td>\n'
        '<td class="produkty" data-label="Produkt"></td>\n'
        '<td class="wskazniki" data-label="Wskaźnik produktu"></td>\n'
        '<td class="budzet" data-label="Budżet/Źródło finansowania"></td>\n'
        '<td class="termin" data-label="Termin realizacji"></td>\n'
        '<td class="realizatorzy" data-label="Realizator"></td>\n'
        "</tr>\n</tbody>\n</table>\n"
        "</section>\n</section>\n</section>\n"
        '<section class="footnotes" role="doc-endnotes" aria-labelledby="lista_przypisow">\n'
        '<h2 id="lista_przypisow">Przypisy</h2>\n'
        "<ol>\n"
        '<li id="przypis_1"><p>Zob. <a href="https://example.org/a">https://example.org/a</a>.</p>'
        '<span class="back"> <a href="#odsylacz_1" role="doc-backlink">wróć do tekstu (1)</a>'
        ' <a href="#odsylacz_1_2" role="doc-backlink">wróć do tekstu (2)</a></span></li>\n'
        "</ol>\n</section>\n"
        '<section class="abbreviations">\n'
        '<h2 id="wykaz_skrotow">Wykaz skrótów</h2>\n'
        "<p>Wykaz ułatwia lekturę; nie jest częścią załącznika.</p>\n"
        "<dl>\n<div><dt>OWES</dt> <dd>ośrodek</dd></div>\n</dl>\n"
        "</section>\n"
    )


def test_every_link_has_its_end_and_every_id_is_there_once() -> None:
    page = Page(html(annex(SMALL, None, SLOWNIK)))
    identifiers = page.values("id")
    assert len(identifiers) == len(set(identifiers))
    inner = [href[1:] for href in page.values("href") if href.startswith("#")]
    assert set(inner) <= set(identifiers)
    assert set(page.values("aria-labelledby")) <= set(identifiers)


def test_the_page_needs_nothing_but_itself() -> None:
    page = Page(html(annex(SMALL, None, SLOWNIK)))
    assert not {"script", "link", "img", "iframe", "object", "base"} & set(page.tags)
    assert not {name for _, name, _ in page.attributes if name in ("src", "style", "srcset")}
    assert "url(" not in page.rawdata
    assert "@import" not in html(annex(SMALL, None, SLOWNIK))


def test_headings_go_down_step_by_step() -> None:
    page = Page(html(annex(SMALL, None, SLOWNIK)))
    levels = [tag for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels == ["h1", "h2", "h2", "h3", "h4", "h2", "h2"]


def test_a_draft_says_so() -> None:
    source = html(annex(SMALL, None, None))
    assert "<title>Plan na 2024\u00a0r. – PROJEKT</title>" in source
    assert '<p class="source">PROJEKT</p>' in source


def test_a_plan_without_notes_and_abbreviations_has_no_empty_sections() -> None:
    page = Page(html(annex(a_plan(2024, "Plan"), None, None)))
    assert page.tags.count("section") == 0


def test_the_same_plan_gives_the_same_page() -> None:
    assert html(annex(SMALL, None, SLOWNIK)) == html(annex(SMALL, None, SLOWNIK))


# --- templates of an office ----------------------------------------------------------------------


def test_a_template_of_the_office_comes_before_the_one_of_the_package(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    (first / "zalacznik.css").write_text("body { color: red }", "utf-8")
    (second / "zalacznik.css").write_text("body { color: blue }", "utf-8")
    document = annex(SMALL, None, None)
    source = html(document, templates=[first, second])
    assert "color: red" in source
    assert "color: blue" not in source
    assert html(document).partition("<body>")[2] == source.partition("<body>")[2]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ annex.tytul }}", "'dict object' has no attribute 'tytul'"),
        ("a\n{% if %}", "wiersz 2"),
        ("{{ annex.title.__class__.__mro__ }}", "unsafe"),
        ("{% set _ = annex.update({'title': 1}) %}", "is unsafe"),
        ("{{ 1 // 0 }}", "division"),
        ("{% include '../rpd.toml' %}", "../rpd.toml"),
        ("{% include 'nie_ma.j2' %}", "nie_ma.j2"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "recursion"),
    ],
)
def test_a_template_that_cannot_be_used_stops_the_work(
    tmp_path: Path, template: str, message: str
) -> None:
    (tmp_path / "zalacznik.html.j2").write_text(template, "utf-8")
    with pytest.raises(RpdError) as caught:
        html(annex(SMALL, None, None), templates=[tmp_path])
    assert caught.value.message.startswith("Nie można użyć szablonu „")
    assert message in caught.value.message


def test_a_template_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "zalacznik.css").write_bytes("/* ż */".encode("cp1250"))
    with pytest.raises(CannotReadError) as caught:
        html(annex(SMALL, None, None), templates=[tmp_path])
    assert "nie jest zapisany w UTF-8" in caught.value.message


def test_values_are_escaped_in_a_template_of_the_office_too(tmp_path: Path) -> None:
    (tmp_path / "zalacznik.html.j2").write_text("{{ annex.title }}", "utf-8")
    document = annex(a_plan(2024, "<b>"), None, None)
    assert html(document, templates=[tmp_path]) == "&lt;b&gt;"
