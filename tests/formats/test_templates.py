"""Templates of an office: found in their order, run in a sandbox, explained when they fail."""

from pathlib import Path

import pytest

from rpd.annex import pdf
from rpd.errors import CannotReadError, RpdError
from rpd.formats import environment, template_files, typeset, typst_values
from rpd.outside import files
from tests.annex.documents import STAMP, annex_of, dzialanie, plan_of
from tests.conftest import Run
from tests.cut import cut, laid

ANNEX = annex_of(plan_of(dzialanie("Opis")))
FEW = cut("I.1.1/2")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A few actions of the 2024 plan."""
    return laid(tmp_path / "roboczy", FEW).parent.parent


def filled(folder: Path, template: str, **context: object) -> str:
    """Filled in this process: the bounds of the other one are tested in ``test_confined.py``."""
    (folder / "a.txt.j2").write_text(template, "utf-8")
    return environment._filled("a.txt.j2", context, (folder,), environment.PLAIN)


# --- where they are found ------------------------------------------------------------------------


def test_the_first_folder_that_has_a_template_gives_it(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
        (folder / "a.txt.j2").write_text(folder.name, "utf-8")
    assert environment.fill("a.txt.j2", {}, folders=[first, second]) == "1"
    (first / "a.txt.j2").unlink()
    assert environment.fill("a.txt.j2", {}, folders=[first, second]) == "2"
    own = template_files.template_source("zalacznik.css", [first])
    assert own == files.resource("templates", "zalacznik.css")


@pytest.mark.parametrize(
    "name", ["../a.txt.j2", "/etc/passwd", "a/b.j2", "..", "a\\b.j2", "", ".j2", "a.j2/", "C:a.j2"]
)
def test_a_name_cannot_leave_the_folders(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt.j2").write_text("tajne", "utf-8")
    inside = tmp_path / "w"
    inside.mkdir()
    assert template_files.template_source(name, [inside]) is None
    with pytest.raises(template_files.TemplateUseError):
        filled(inside, f"{{% include {name!r} %}}")


def test_a_link_cannot_leave_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "w"
    inside.mkdir()
    (tmp_path / "tajne.txt").write_text("tajne", "utf-8")
    (inside / "a.txt.j2").symlink_to(tmp_path / "tajne.txt")
    with pytest.raises(template_files.TemplateUseError) as caught:
        environment.fill("a.txt.j2", {}, folders=[inside])
    assert "prowadzi poza folder szablonów" in caught.value.message
    (inside / "b.txt").write_text("nasze", "utf-8")
    (inside / "c.txt.j2").symlink_to(inside / "b.txt")
    assert environment.fill("c.txt.j2", {}, folders=[inside]) == "nasze"


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt.j2").write_bytes("ż".encode("cp1250"))
    with pytest.raises(CannotReadError, match="nie jest zapisany w UTF-8"):
        environment.fill("a.txt.j2", {}, folders=[tmp_path])


# --- what they may do, and what is said ----------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("a\n{{ nic }}", 2, "szablon używa nazwy „nic”, której nie ma"),
        ("{{ d.x }}", 1, "szablon używa wartości „x”, której nie ma"),
        ("a\nb\n{% if %}", 3, "zapis szablonu jest błędny"),
        ("{% for x in d %}", 1, "szablon urywa się przed końcem"),
        ("\n{% zrob %}", 2, "nie ma znacznika „zrob”"),
        ("{{ 1 | wielkie }}", 1, "nie ma filtra „wielkie”"),
        ("{{ d.__class__.__mro__ }}", 1, "szablon robi coś, czego szablonom nie wolno"),
        ("{% set _ = d.update(a=1) %}", 1, "szablon robi coś, czego szablonom nie wolno"),
        ("{{ 1 // 0 }}", 1, "szablon dzieli przez zero"),
        ("{{ 'a' * 1000000000 }}", 1, "szablon robi coś, czego szablonom nie wolno"),
        ("{{ [1] * 1000000000 }}", 1, "szablon robi coś, czego szablonom nie wolno"),
        ("{{ 9 ** 999999999 }}", 1, "szablon robi coś, czego szablonom nie wolno"),
        ("{{ '%999999999d' % 1 }}", 1, "szablon robi coś, czego szablonom nie wolno"),
        ("{% include 'brak.j2' %}", 1, "nie ma szablonu o tej nazwie"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", 1, "szablon wywołuje sam siebie"),
    ],
)
def test_a_mistake_is_shown_with_its_line_and_explained(
    tmp_path: Path, template: str, line: int, reason: str
) -> None:
    with pytest.raises(template_files.TemplateUseError) as caught:
        filled(tmp_path, template, d={})
    assert f"Nie można użyć szablonu „a.txt.j2”, wiersz {line}: {reason}" in caught.value.message
    assert "rpd templates export" in caught.value.hint


def test_arithmetic_within_bounds_is_allowed(tmp_path: Path) -> None:
    assert filled(tmp_path, "{{ 'ab' * 3 }}{{ 2 ** 10 }}{{ 7 % 4 }}{{ 3 * 4 }}") == "ababab1024312"


def test_the_mistake_of_an_included_template_is_placed_there(tmp_path: Path) -> None:
    (tmp_path / "b.txt.j2").write_text("a\n\n{{ nic }}", "utf-8")
    with pytest.raises(template_files.TemplateUseError) as caught:
        filled(tmp_path, "{% include 'b.txt.j2' %}")
    assert "„b.txt.j2”, wiersz 3" in caught.value.message


# --- Typst ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ('#import "@preview/cetz:0.3.0"', "szablon sięga po pakiet spoza programu"),
        ('#imp<% if true %>ort<% endif %> "@preview/x:1.0.0"', "szablon sięga po pakiet"),
        ('https://x.pl #{ import "@preview/x:1.0.0" }', "szablon sięga po pakiet"),
        ('#import "@local/x:1.0.0"', "szablon sięga po pakiet spoza programu"),
        ('a\n#include "x.typ"', "szablon sięga po plik"),
        ('#{ import "x.typ": y }', "szablon sięga po plik"),
        ('#read("/etc/passwd")', "szablon sięga po plik"),
        ('#read("../zalacznik.css")', "szablon sięga po plik"),
        ('#read("LICENSE")', "szablon sięga po plik"),
        ('#image("/etc/passwd")', "szablon sięga po plik"),
        ('" #eval("1+41") "', "szablon wykonuje teksty lub bajty jako kod"),
        ('#let f = eval\n#f("1")', "szablon wykonuje teksty lub bajty jako kod"),
        ('#(std.eval)("1")', "szablon wykonuje teksty lub bajty jako kod"),
        ("#plugin(bytes((0, 97)))", "szablon wykonuje teksty lub bajty jako kod"),
    ],
)
def test_what_typst_templates_may_not_do(tmp_path: Path, template: str, reason: str) -> None:
    with pytest.raises(template_files.TemplateUseError) as caught:
        typeset._compiled("zalacznik.typ.j2", typeset_source(tmp_path, template), str(tmp_path))
    said = f"Nie można złożyć pliku PDF według szablonu „zalacznik.typ.j2”: {reason}"
    assert caught.value.message.startswith(said)
    assert caught.value.message.endswith(", a tego szablonom nie wolno.")


def typeset_source(folder: Path, template: str) -> str:
    (folder / "zalacznik.typ.j2").write_text(template, "utf-8")
    return environment._filled("zalacznik.typ.j2", {}, (folder,), typst_values.SYNTAX)


@pytest.mark.parametrize(
    "template", ["#nie-ma", "#[", '#panic("x")', '#std.eval("1")', "#import std: eval"]
)
def test_what_the_typesetter_refuses_is_told(tmp_path: Path, template: str) -> None:
    (tmp_path / "zalacznik.typ.j2").write_text(template, "utf-8")
    with pytest.raises(template_files.TemplateUseError) as caught:
        pdf.render(ANNEX, STAMP, templates=[tmp_path])
    assert "Nie można złożyć pliku PDF według szablonu „zalacznik.typ.j2”" in caught.value.message


def test_words_of_code_are_free_in_texts_and_comments(tmp_path: Path) -> None:
    template = (
        '#set document(title: "eval")\n<# include #>// import x\n/* eval */ '
        '#"import include eval" <% include "a.typ.j2" %>'
    )
    (tmp_path / "a.typ.j2").write_text("import", "utf-8")
    (tmp_path / "zalacznik.typ.j2").write_text(template, "utf-8")
    assert pdf.render(ANNEX, STAMP, templates=[tmp_path]).startswith(b"%PDF")


# --- the command ---------------------------------------------------------------------------------


def test_export_writes_every_template_as_it_is(workspace: Path, rpd: Run) -> None:
    ran = rpd("templates", "export", cwd=workspace)
    assert (ran.code, ran.out) == (0, "")
    source = files.resource_folder("templates")
    written = {path.name for path in (workspace / "szablony").iterdir()}
    assert {"zalacznik.typ.j2", "zalacznik.css", "reference.docx", "uchwala.txt.j2"} <= written
    assert written == {
        path.name for path in source.iterdir() if path.suffix in (".j2", ".css", ".docx", ".odt")
    }
    for name in written:
        assert (workspace / "szablony" / name).read_bytes() == (source / name).read_bytes()


@pytest.mark.parametrize("suffix", ["html", "pdf", "docx", "odt", "md"])
def test_exported_templates_change_nothing(workspace: Path, rpd: Run, suffix: str) -> None:
    rpd("render", "-o", f"a.{suffix}", cwd=workspace)
    rpd("templates", "export", cwd=workspace)
    rpd("render", "-o", f"b.{suffix}", cwd=workspace)
    assert (workspace / f"a.{suffix}").read_bytes() == (workspace / f"b.{suffix}").read_bytes()


def test_export_does_not_overwrite(workspace: Path, rpd: Run) -> None:
    assert rpd("templates", "export", "zalacznik.css", "-o", "t", cwd=workspace).code == 0
    (workspace / "t/zalacznik.css").write_text("moje", "utf-8")
    ran = rpd("templates", "export", "-o", "t", cwd=workspace)
    assert ran.code == 2
    assert "W folderze „t” już są: zalacznik.css." in ran.err
    assert (workspace / "t/zalacznik.css").read_text("utf-8") == "moje"
    assert [path.name for path in (workspace / "t").iterdir()] == ["zalacznik.css"]
    assert rpd("templates", "export", "-o", "t", "--force", cwd=workspace).code == 0
    ran = rpd("templates", "export", "zalacznik.cs", "-o", "t", cwd=workspace)
    assert ran.code == 2
    assert "Nie ma szablonu „zalacznik.cs” – czy chodziło o „zalacznik.css”?" in ran.err


def test_the_folder_given_comes_before_the_one_beside_the_plans(workspace: Path, rpd: Run) -> None:
    for name in ("szablony", "moje"):
        (workspace / name).mkdir()
        (workspace / name / "zalacznik.html.j2").write_text(name + "\n", "utf-8")
    assert rpd("render", cwd=workspace).out == "szablony\n"
    assert rpd("render", "--templates", "moje", cwd=workspace).out == "moje\n"
    ran = rpd("render", "--templates", "brak", cwd=workspace)
    assert (ran.code, ran.out) == (2, "")
    assert "Nie ma folderu szablonów „brak”." in ran.err


def test_a_mistake_in_a_template_is_no_traceback(workspace: Path, rpd: Run) -> None:
    (workspace / "szablony").mkdir()
    (workspace / "szablony/zalacznik.html.j2").write_text("<p>\n{{ annex.tytul }}", "utf-8")
    ran = rpd("render", "-o", "a.html", cwd=workspace)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "rpd: Nie można użyć szablonu „zalacznik.html.j2”, wiersz 2: szablon używa wartości "
        "„tytul”, której nie ma ("
    )
    assert not (workspace / "a.html").exists()


def test_errors_are_of_one_family() -> None:
    assert issubclass(template_files.TemplateUseError, RpdError)
    assert issubclass(typeset.MissingExtraError, RpdError)
