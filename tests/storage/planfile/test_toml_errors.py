"""A file that cannot be read, or is not TOML, is told in plain words on its line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from kits.planfile_kit import ATLAS, parse, plan_text, problem, problems, task_text

from backcare_tui.storage.planfile.errors import PlanError, Problem
from backcare_tui.storage.planfile.loader import LARGEST, read_plan


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ('title = "T"\nname = five', 2, "text goes in quotes"),
        ('title = "T"\nname = "five', 2, "a text lacks its closing quote"),
        ('title = "T"\nname = "five\nb = 1', 2, "a text lacks its closing quote"),
        ("title = 'T\nname = 1", 1, "a text lacks its closing quote"),
        ("title = 'T\nname = 'x'", 1, "a text lacks its closing quote"),
        ('a = 1\ntitle = """T\nmore\nmore', 2, "a text lacks its closing quote"),
        ("a = 1\ntitle = '''T\nmore\nmore", 2, "a text lacks its closing quote"),
        ("a = 1\nb = [\n  1,\n  2\nc = 3", 5, "a list is not closed with `]`, or lacks a comma"),
        ("a = 1\nb = [\n  1,", 2, "found `b = [`"),
        ("a = [1 2]", 1, "lacks a comma"),
        ("a = { b = 1", 1, "a table in { } is not closed"),
        ("\n\nminutes", 3, "a key needs `=`"),
        ("minutes = 3 5", 1, "one key a line"),
        ("[day", 1, "a header is not closed"),
        ("[[day]", 1, "a header is not closed"),
        ("a = 1\na = 2", 2, "this key has a value already"),
        ("a = { b = 1, b = 2 }", 1, "this key has a value already"),
        ("[day]\n[day]", 2, "this table is opened a second time"),
        ("a.b = 1\n[a]", 2, "this table is opened a second time"),
        ("a = []\n[[a]]", 2, "closed"),
        ('a = "\\d"', 1, "a backslash in double quotes is written twice"),
        ('a = "\\u12"', 1, "hexadecimal"),
        ('a = "\\ud800"', 1, "a character that does not exist"),
        ("a = 2026-02-30", 1, "no such date"),
        ("a = 1\n\x07", 2, "found `\\x07`"),
        ("# \x07", 1, "a control character"),
        ('a = "\x07"', 1, "a control character"),
        ("é = 1", 1, "a line is a key with its value"),
        ("a. = 1", 1, "a key is made of letters"),
        ("a = " + "[" * 3000, 1, "brackets are nested too deeply"),
        ("a = 1\nb = " + "[" * 3000 + "]" * 3000, 2, "brackets are nested too deeply"),
        ("a = 1\nb = " + "9" * 5000, 2, "far too many figures"),
        ("x = 1\n" + "a." * 30 + "b = 1", 2, "more than 20 dots"),
        ("x = 1\n[" + " a .\t" * 30 + "b]", 2, "more than 20 dots"),
        ('x = { "a#". ' + "'='." * 30 + "b = 1 }", 1, "more than 20 dots"),
    ],
)
def test_a_text_that_is_not_toml_is_told_in_plain_words_on_its_line(
    text: str, line: int, sentence: str
) -> None:
    assert any(told.line == line and sentence in told.message for told in problems(text))


def test_a_list_left_open_says_where_it_began() -> None:
    told = problem('title = "T"\n[[device]]\nminutes = [3, 5\nname = "x"\n')
    assert told.line == 4
    assert "(in what begins on line 3)" in told.message
    assert 'found `name = "x"`' in told.message


def test_dots_in_texts_comments_and_numbers_are_not_dots_of_keys() -> None:
    dots = "a." * 40 + "a"
    text = plan_text(
        f'# {dots}\n[[visit]]\nid = "v"\nname = "{dots}"\nevery = "day"  # {dots}\nsource = """\n{dots}"""'
    )
    assert problems(text) == ()
    halves = ", ".join(f"{1 + number / 2}" for number in range(40))
    assert problems(plan_text(task_text("device", f"minutes = [{halves}]"))) == ()


# Files


def read_problem(path: Path) -> Problem:
    with pytest.raises(PlanError) as told:
        read_plan(path, atlas=ATLAS)
    assert told.value.source == path.name.replace("\0", "\\x00")
    (one,) = told.value.problems
    return one


def test_a_file_that_is_not_there_is_told_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    assert read_problem(path).message == f"there is no such file: {path}"
    (tmp_path / "file").write_text("")
    assert "there is no such file" in read_problem(tmp_path / "file" / "none.toml").message


def test_a_folder_is_told_to_be_one(tmp_path: Path) -> None:
    assert read_problem(tmp_path).message.startswith("this is a folder, not a plan file: ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.toml"
    path.write_text(plan_text())
    path.chmod(0)
    assert "may not be read by you" in read_problem(path).message


def test_any_other_trouble_with_a_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(plan_text())
    for error, sentence in [
        (PermissionError(13, "Permission denied"), "the file may not be read by you"),
        (OSError(5, "Input/output error"), "the file cannot be read (Input/output error)"),
        (ValueError("embedded null byte"), "the file cannot be read (embedded null byte)"),
    ]:

        def fail(*_: object, raised: Exception = error) -> None:
            raise raised

        monkeypatch.setattr("backcare_tui.storage.planfile.loader.read_regular", fail)
        assert read_problem(path).message == f"{sentence}: {path}"
    monkeypatch.undo()
    assert "cannot be read" in read_problem(tmp_path / "a\0b").message


def test_bytes_that_are_not_utf_8_are_told_on_their_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(b'title = "T"\n\nname = "caf\xe9"\n')
    told = read_problem(path)
    assert (told.line, told.message) == (3, "the file is not UTF-8 text: save it as UTF-8")


def test_a_file_may_have_a_megabyte_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    text = plan_text() + "#"
    path.write_text(text + "é" * ((LARGEST - len(text)) // 2) + "x" * ((LARGEST - len(text)) % 2))
    assert path.stat().st_size == LARGEST
    assert read_plan(path, atlas=ATLAS) == parse(plan_text())
    with path.open("a") as file:
        file.write("é")
    assert "more than 1,000,000 bytes" in read_problem(path).message
    assert problems(text + "x" * (LARGEST - len(text))) == ()
    assert "more than 1,000,000 bytes" in problem(text + "x" * (LARGEST - len(text) + 1)).message
    assert "more than 1,000,000 bytes" in problem(text + "é" * (LARGEST // 2)).message


def test_half_a_character_is_told_and_not_passed_on() -> None:
    assert problem('title = "T"\nname = "\ud800"') == Problem(
        2, "", "there is half a character here, which no file can hold"
    )


BROKEN = """\
title = "T"
[streak]
grace = 99
[[device]]
id = "pump"
nme = "Pump"
minutes = [3, 5]
every = "day"
start_on = 2026-02-30
[[exercise]]
id = "press"
name = "Press"
reps = 12 13
every = "sometimes"
"""


def test_what_is_not_toml_hides_nothing_else_that_is_wrong() -> None:
    told = problems(BROKEN)
    assert [one.line for one in told] == [3, 6, 9, 13, 14]
    assert "no such date" in told[2].message
    assert "one key a line" in told[3].message


def test_a_key_that_cannot_be_read_is_not_told_to_be_missing_too() -> None:
    text = plan_text(task_text("exercise", "reps = 12 13"))
    assert [one.message for one in problems(text)] == [problem(text).message]
    assert "one key a line" in problem(text).message


@pytest.mark.parametrize("line", ["[[exercise]", "reps = [", 'name = """'])
def test_after_a_header_or_an_open_bracket_nothing_is_guessed(line: str) -> None:
    assert len(problems(f"{BROKEN}{line}\nsets = 99\n")) >= 1
    assert not any("sets" in one.key for one in problems(f"{BROKEN}{line}\nsets = 99\n"))


def test_of_a_very_long_text_only_the_first_slip_is_told() -> None:
    text = "".join(f"key{at} = five\n" for at in range(10_000))
    assert [one.line for one in problems(text)] == [1]
    assert len(problems("".join(f"key{at} = five\n" for at in range(100)))) == 20
