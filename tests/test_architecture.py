"""The rules of the house that no import contract can say: where things stand, and how large they may grow."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import grimp
import pytest

from backcare_tui.domain import safety

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "backcare_tui"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
CODE = [path for path in FILES if path.name != "__init__.py"]

MOST_LINES, MOST_FILES, DEEPEST, LONGEST = 400, 14, 2, 60
"""Lines of a file, files of a folder, folders below the package, lines of a function."""


def name(path: Path) -> str:
    """A file as the page names it: from the package on."""
    return path.relative_to(PACKAGE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


# A stranger has the page before the code: what it leaves out is not found, and what it makes up is searched for in vain.


def test_every_file_stands_in_the_page_once() -> None:
    told = Counter(re.findall(r"^- `([a-z_/]+\.py)` – ", PAGE, flags=re.MULTILINE))
    files = set(map(name, CODE))
    assert {"not told of": sorted(files - told.keys()), "not there": sorted(told.keys() - files)} == {
        "not told of": [],
        "not there": [],
    }
    assert {path: times for path, times in told.items() if times > 1} == {}


def test_every_file_and_folder_that_the_page_names_exists() -> None:
    named = set(re.findall(r"`([\w./-]+(?:\.(?:py|toml|md|tcss|txt)|/))`", PAGE))
    places = (PACKAGE, ROOT, ROOT / "plans")
    there = {path for path in named for place in places if (place / path).exists()}
    unknown = named - there
    assert {path for path in unknown if "NAME" not in path} == set()  # which is for the reader to choose


# Whoever opens a file or a folder should see the whole of it, and know it after a minute.


def test_no_file_is_longer_than_can_be_read_at_a_sitting() -> None:
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_no_folder_holds_more_files_than_can_be_taken_in() -> None:
    files = Counter(path.parent.relative_to(ROOT).as_posix() for path in CODE)
    assert {folder: count for folder, count in files.items() if count > MOST_FILES} == {}


def test_no_file_lies_deeper_than_two_folders_below_the_package() -> None:
    assert [name(path) for path in FILES if len(path.relative_to(PACKAGE).parents) > DEEPEST + 1] == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{name(path)}: {part.name} has {lines} lines"
        for path in CODE
        for part in ast.walk(tree(path))
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (part.end_lineno or part.lineno) - part.lineno + 1) > LONGEST
    ]
    assert long == []


# Files that import each other can only be understood together, and only changed together.


def test_no_files_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph("backcare_tui", cache_dir=None)
    left = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    while free := [module for module, used in left.items() if not used & left.keys()]:
        for module in free:
            del left[module]
    while top := left.keys() - {used for module in left for used in left[module]}:
        for module in top:
            del left[module]
    assert {module: sorted(used & left.keys()) for module, used in sorted(left.items())} == {}


# Wording about warning signs follows sources, and a correction must reach every screen and line at once.

SIGNS = [
    clause for sign in safety.SIGNS for clause in sign.words.lower().split("; ") if clause.count(" ") >= 3
]
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
ELSE = ["examine you", "an empty list does not mean", "get emergency help now", safety.STOP.lower()]


@cache
def strings() -> dict[str, tuple[str, ...]]:
    """The strings of each file, without its docstrings."""
    found = {}
    for path in CODE:
        parts = [*ast.walk(tree(path))]
        heads = [part.body[0] for part in parts if isinstance(part, DOCUMENTED) and part.body]
        docs = {head.value for head in heads if isinstance(head, ast.Expr)}
        texts = [part for part in parts if isinstance(part, ast.Constant) and part not in docs]
        found[name(path)] = tuple(text.value.lower() for text in texts if isinstance(text.value, str))
    return found


@pytest.mark.parametrize("words", [*SIGNS, *ELSE])
def test_words_of_safety_stand_in_one_file(words: str) -> None:
    where = {path for path, texts in strings().items() if any(words in text for text in texts)}
    assert where <= {"domain/safety.py"}
