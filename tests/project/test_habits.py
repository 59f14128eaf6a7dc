"""The project's own habits: format, lint, types, contracts, documentation."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.modules import nodes, trees
from tools import architecture_page

pytestmark = pytest.mark.habits


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "ruff", "check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ],
    ids=["format", "lint", "types", "imports"],
)
def test_tool_is_content(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_can_be_imported() -> None:
    """Lines of a module that nothing imports would not be among those counted as not run."""
    names = [name.removesuffix(".py").removesuffix("/__init__") for name in trees()]
    modules = [import_module(name.replace("/", ".")) for name in names if "__main__" not in name]
    assert all(module.__file__ for module in modules)


def undocumented(name: str, tree: ast.Module) -> list[str]:
    """What is public in a module and has no docstring."""
    rule = name.startswith("rpd/rules/")
    missing = [] if ast.get_docstring(tree) else ["the module"]
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if rule and node.name == "check":
            continue  # the module's docstring is the rule's page
        if not ast.get_docstring(node):
            missing.append(node.name)
    return missing


def test_public_things_have_docstrings() -> None:
    assert {
        name: found for name, tree in trees().items() if (found := undocumented(name, tree))
    } == {}


def listed(*options: str) -> list[str]:
    """The files that git names in the checkout."""
    done = subprocess.run(
        ["git", "ls-files", "-z", *options], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return [name for name in done.stdout.split("\0") if name]


TOP = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    ".vscode",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "action.yml",
    "bench",
    "ci",
    "constraints.txt",
    "docs",
    "plans",
    "profiles",
    "pyproject.toml",
    "rpd",
    "rpd_comment",
    "schema",
    "start",
    "templates",
    "tests",
    "tools",
}
LARGE = {
    "templates/fonts/LiberationSans-Bold.ttf": "whole as published: its licence forbids parts",
    "templates/fonts/LiberationSans-Regular.ttf": "whole as published: its licence forbids parts",
}


def test_the_root_holds_what_is_meant_to_be_there() -> None:
    assert {name.split("/")[0] for name in listed()} == TOP


def test_nothing_tracked_is_ignored() -> None:
    assert listed("-ci", "--exclude-standard") == []


def test_no_large_file_without_a_reason() -> None:
    sizes = {name: (ROOT / name).stat().st_size for name in listed() if (ROOT / name).is_file()}
    assert {name for name, size in sizes.items() if size > 200_000} == set(LARGE)


def test_every_file_is_utf8_without_machine_paths() -> None:
    texts = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".j2", ".txt"}
    # Written apart so that this file does not find itself.
    forbidden = ["/" + "work/", "/" + "root/", ".." + "/shared", "index-" + "url"]
    found = [
        f"{name}: {word}"
        for name in listed("-co", "--exclude-standard")
        if Path(name).suffix in texts and (ROOT / name).is_file() and "rules/zle-kod" not in name
        for word in forbidden
        if word in (ROOT / name).read_text("utf-8")
    ]
    assert not found


# --- pages and tasks -----------------------------------------------------------------------------


def test_the_picture_of_the_layers_is_up_to_date() -> None:
    """After a new room, ``make docs`` draws it."""
    assert architecture_page.PAGE.read_text("utf-8") == architecture_page.page()


def test_make_check_is_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (command,) = re.findall(r"<!-- test-command -->\n```sh\n(.+)\n```", readme)
    recipe = (ROOT / "Makefile").read_text("utf-8").replace("$(BIN)", ".venv/bin")
    for step in command.replace("python3", "$(PYTHON)", 1).split(" && "):
        assert f"\t{step}\n" in recipe


# --- what is installed ---------------------------------------------------------------------------

_BARE = re.compile(
    r"(?:\b(?:pip3?|pipx|uv|uvx)\b[^\n`&;|]*\b(?:install|run|inject|add|download|uvx)\b[^\n`&;|]*?"
    r"|RPD_PACKAGE[\"']?\s*[:=]\s*)"
    r"(?<![\w./@-])[\"']?rpd(?=$|[\s\"'`\[<>=!~;,])"
    r"|(?<![\w.-])rpd\[[a-z]"
)
_NEEDED = ("pip", "uv", "RPD_PACKAGE", "rpd[")
"""One of these stands in each line that the pattern finds, and in few others."""


def bare(text: str) -> list[str]:
    """The lines that make an installer fetch „rpd”, which is a stranger's on the package index."""
    return [
        line
        for line in text.split("\n")
        if any(word in line for word in _NEEDED) and _BARE.search(line)
    ]


def test_nothing_installs_the_name_of_a_stranger() -> None:
    found = {
        name: lines
        for name in listed("-co", "--exclude-standard")
        if Path(name).suffix in {".py", ".md", ".toml", ".yaml", ".yml", ".sh", ".txt", ".json"}
        and (ROOT / name).is_file()
        and name != "tests/project/test_habits.py"
        and "rules/zle-kod" not in name
        and (lines := bare((ROOT / name).read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("pip install rpd", True),
        ("python -m pip install -q 'rpd[pdf]'", True),
        ("pip install -U rpd==0.2.0", True),
        ("pipx install rpd", True),
        ("uv tool install rpd", True),
        ('uv add "rpd>=0.2"', True),
        ("  RPD_PACKAGE: rpd", True),
        ("RPD_PACKAGE=rpd==0.1.0", True),
        ("the extra rpd[xlsx]", True),
        ("pip install rpd-plan", False),
        ("pip install 'rpd-plan[pdf]'", False),
        ("pip install . && rpd validate", False),
        ("pip install git+ADRES@v0.2.0", False),
        ("  RPD_PACKAGE: git+ADRES/rpd@v0.2.0", False),
        ("pipx inject rpd-plan typst", False),
        ("rpd.toml, rpd/cli, rpd_comment", False),
    ],
)
def test_the_name_of_a_stranger_is_noticed(line: str, wrong: bool) -> None:
    assert bool(bare(line)) == wrong


# --- who reaches out -----------------------------------------------------------------------------


def imported(module: list[ast.AST]) -> set[str]:
    """What a module imports, wherever in it."""
    found = set()
    for node in module:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def test_of_urllib_only_what_takes_addresses_apart() -> None:
    """An import contract forbids networks; it knows a package as a whole only."""
    ours = [module for name, module in nodes().items() if name.startswith("rpd/")]
    found = set().union(*map(imported, ours))
    assert {name for name in found if name.startswith("urllib")} == {"urllib.parse"}


def test_the_comment_job_runs_the_standard_library_alone() -> None:
    """It holds a token: nothing of third parties is imported, by what it imports neither."""
    code = (
        "import sys; before = set(sys.modules); import rpd_comment.main; "
        "print(*{name.split('.')[0] for name in set(sys.modules) - before})"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) - set(sys.stdlib_module_names) == {"rpd", "rpd_comment"}


# --- who says, and who asks where one works -----------------------------------------------------

_OF_THE_EDGE = {("sys", "stdout"), ("sys", "stderr"), ("Path", "cwd"), ("os", "getcwd")}
_AT_THE_EDGE = {
    # It protects the files of data of the folder one works in, whatever was asked for.
    "rpd/outside/guard.py": {("Path", "cwd")},
    # A process of its own, which answers the one that started it.
    "rpd/formats/confined.py": {("sys", "stdout"), ("sys", "stderr")},
}


def test_below_the_commands_nothing_is_said_and_no_folder_is_assumed() -> None:
    found = {}
    for name, module in nodes().items():
        if name.startswith("rpd/") and not name.startswith("rpd/cli/"):
            attributes = {
                (node.value.id, node.attr)
                for node in module
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
            }
            found[name] = attributes & _OF_THE_EDGE
    assert {name: what for name, what in found.items() if what} == _AT_THE_EDGE


# --- who writes ----------------------------------------------------------------------------------

WRITERS = {
    "rpd/outside/atomic.py": {"os.open", "os.fdopen", "unlink", "replace"},
    "rpd/outside/locks.py": {"os.open", "unlink"},  # the lock itself
    "rpd/outside/saving.py": {"write_bytes"},  # into a device or a pipe
    "rpd/outside/files.py": {"mkdir"},
    "rpd/cli/output.py": {"open"},  # the null device, where there is no standard output
    "rpd/documents/past_folder.py": {
        "mkdir",
        "write_bytes",
        "tempfile",
    },  # a past to look at, in its own folder
    "rpd/cli/main.py": {"os.open"},  # the same
    # copies for git to merge, in a folder of their own
    "rpd/outside/git_merge.py": {"write_bytes", "tempfile"},
    # tables for DuckDB, which reads and writes files alone, in a folder of their own
    "rpd/exchange/parquet.py": {"write_bytes", "tempfile"},
    "rpd/formats/typeset.py": {"tempfile"},  # an empty folder, where no package is found
    "rpd_comment/main.py": {"open"},  # the summary page, which the runner hands over
}
"""The modules that may do what can overwrite or remove a file, and what it is for."""

_METHODS = {
    "write_bytes", "write_text", "unlink", "rename", "touch", "mkdir", "rmdir", "symlink_to",
    "hardlink_to", "truncate",
}  # fmt: skip
_OF_OS = {"open", "fdopen", "remove", "rename", "replace", "unlink", "truncate", "link", "symlink"}
_MODULES = {"tempfile", "shutil.copy", "shutil.copyfile", "shutil.copytree", "shutil.move"}


def _writes(call: ast.Call) -> str:
    """What a call does to files, "" where it only reads or has nothing to do with them."""
    function = call.func
    if isinstance(function, ast.Name):
        return "open" if function.id == "open" and _for_writing(call.args[1:], call) else ""
    if not isinstance(function, ast.Attribute):
        return ""
    name, owner = function.attr, function.value
    module = owner.id if isinstance(owner, ast.Name) else ""
    if module == "os":
        return f"os.{name}" if name in _OF_OS else ""
    if module in _MODULES or f"{module}.{name}" in _MODULES:
        return module
    if name == "open":
        return "open" if _for_writing(call.args[:1], call) else ""
    if name == "replace":  # of a path, not of a text
        return "replace" if len(call.args) == 1 and not call.keywords else ""
    return name if name in _METHODS else ""


def _for_writing(arguments: list[ast.expr], call: ast.Call) -> bool:
    given = [*arguments, *(word.value for word in call.keywords if word.arg == "mode")]
    texts = [one.value for one in given if isinstance(one, ast.Constant)]
    return any(isinstance(text, str) and set(text) & set("wax+") for text in texts)


def test_files_are_written_in_one_place() -> None:
    """Whatever writes goes through ``saving.py``, whose guard keeps files of data."""
    found = {
        name: {what for n in module if isinstance(n, ast.Call) and (what := _writes(n))}
        for name, module in nodes().items()
    }
    assert {name: what for name, what in found.items() if what} == WRITERS


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("path.write_text('x')", "write_text"),
        ("open(name, 'w')", "open"),
        ("path.open('xb')", "open"),
        ("path.open(mode='a')", "open"),
        ("os.replace(a, b)", "os.replace"),
        ("path.replace(other)", "replace"),
        ("tempfile.mkstemp()", "tempfile"),
        ("shutil.copyfile(a, b)", "shutil"),
        ("path.open('rb')", ""),
        ("text.replace('a', 'b')", ""),
        ("replace(order, draft=True)", ""),
    ],
)
def test_what_writes_is_noticed(code: str, what: str) -> None:
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    assert _writes(call) == what
