"""The plan's commands."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from kits.cli_kit import PLAN, Line

BROKEN = PLAN.replace("minutes = [3, 5, 8]", "minuts = [3]")


def editor(tmp_path: Path, body: str) -> dict[str, str]:
    """An editor that does to the file what ``body`` says of ``path``."""
    script = tmp_path / "an editor.py"
    script.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{body}\n", encoding="utf-8")
    return {"VISUAL": "", "EDITOR": f'"{sys.executable}" "{script}" --wait'}


def test_check_says_that_a_plan_is_fine_and_what_it_holds(small: Line) -> None:
    assert small("plan", "check") == (
        0,
        "combined.toml: fine. 3 tasks: Posture pump, Self-massage, Face pull.\n",
        "",
    )


def test_check_names_every_problem_on_its_line(line: Line) -> None:
    line.plan(BROKEN.replace("sets = 2", "sets = 99"))
    answer = line("plan", "check")
    assert answer.code == 1
    problems = answer.out.splitlines()
    assert any("combined.toml:10" in problem and "did you mean `minutes`?" in problem for problem in problems)
    assert any("sets" in problem and "99" in problem for problem in problems)
    assert "Traceback" not in answer.err


def test_check_takes_a_file_or_the_name_of_a_plan(line: Line, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(PLAN, encoding="utf-8")
    assert line("plan", "check", str(file)).out.startswith("mine.toml: fine.")
    assert line("plan", "check", "mcgill-big-3").out.startswith("mcgill-big-3.toml: fine.")
    nowhere = line("plan", "check", str(tmp_path / "none.toml"))
    assert (nowhere.code, nowhere.out.count("\n")) == (1, 1)
    assert "there is no such file" in nowhere.out
    assert line("plan", "check", str(tmp_path)).code == 1


def test_a_file_that_is_no_plan_changes_nothing_about_the_one_in_use(small: Line, tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(BROKEN, encoding="utf-8")
    assert small("plan", "check", str(file)).code == 1
    assert small("today").err == ""


def test_show_tells_the_plan_in_words(small: Line) -> None:
    out = small("plan", "show").out
    assert out == small("plan").out
    for words in (
        "A small plan",
        "A week is on target with 4 kept days of 7",
        "Posture pump  (device posture-pump)",
        "When: every day, evening",
        "Dose: 3 → 5 → 8 min",
        "Starts on: rung 1 of 3",
        "quadratus lumborum",
        "2 × 12",
    ):
        assert words in out, words


def test_show_takes_any_plan_there_is(line: Line) -> None:
    out = line("plan", "show", "mcgill-big-3").out
    assert out.startswith("McGill Big 3\n")
    assert "steps" in out
    assert "cautions" in out


def test_every_shipped_plan_can_be_shown_and_checked(line: Line) -> None:
    for row in line("plan", "list").out.splitlines():
        name = row[2:].split()[0]
        assert line("plan", "show", name).code == 0
        assert line("plan", "check", name).code == 0
        assert row.endswith("shipped")


def test_list_marks_the_one_in_use_and_tells_own_from_shipped(small: Line) -> None:
    small.plan(BROKEN, "broken")
    rows = {row[2:].split()[0]: row for row in small("plan", "list").out.splitlines()}
    assert rows["combined"].startswith("● ")
    assert rows["combined"].endswith("yours")
    assert "A small plan" in rows["combined"]
    assert rows["tens"].startswith("  ")
    assert rows["tens"].endswith("shipped")
    assert "has errors: `backcare plan check broken`" in rows["broken"]
    assert not {"atlas", "tips", "figures"} & set(rows)


def test_use_takes_a_shipped_plan_as_ones_own(line: Line) -> None:
    answer = line("plan", "use", "mcgill-big-3")
    assert answer == (0, "mcgill-big-3 is in use now: McGill Big 3. Past days stay as they were.\n", "")
    assert (line.home.plans / "mcgill-big-3.toml").exists()
    assert line("today", "--json").data["plan"] == "McGill Big 3"
    again = line("plan", "use", "mcgill-big-3")
    assert again == (0, "mcgill-big-3 is in use already. Nothing was changed.\n", "")


def test_use_of_the_default_plan_makes_it_ones_own(line: Line) -> None:
    assert line("plan", "use", "combined").code == 0
    assert (line.home.plans / "combined.toml").exists()
    assert not line.home.settings.exists()
    assert "already" in line("plan", "use", "combined").out


def test_use_keeps_the_comments_of_the_settings(line: Line) -> None:
    line.home.config.mkdir(parents=True)
    line.home.settings.write_text('# mine\nplan = "tens"  # for now\n', encoding="utf-8")
    assert line("plan", "use", "self-massage").code == 0
    assert line.home.settings.read_text(encoding="utf-8") == '# mine\nplan = "self-massage"  # for now\n'


def test_use_does_not_touch_ones_own_plan_of_that_name(small: Line) -> None:
    small.plan(PLAN, "tens")
    assert small("plan", "use", "tens").code == 0
    assert (small.home.plans / "tens.toml").read_text(encoding="utf-8") == PLAN


@pytest.mark.parametrize(("typed", "hint"), [("mcgil", "'mcgill-big-3'"), ("self-masage", "'self-massage'"),
                                             ("zzz", "there are combined, desk-breaks"), ("../combined", "combined"),
                                             ("atlas", "")])  # fmt: skip
def test_a_plan_there_is_not_is_refused_with_a_hint(line: Line, typed: str, hint: str) -> None:
    for command in ("use", "show"):
        answer = line("plan", command, typed)
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert hint in answer.err
    assert not line.home.config.exists()


def test_a_plan_with_errors_is_not_taken_into_use(small: Line) -> None:
    small.plan(BROKEN, "broken")
    answer = small("plan", "use", "broken")
    assert (answer.code, answer.out) == (1, "")
    assert "minuts" in answer.err
    assert not small.home.settings.exists()


def test_settings_that_are_no_toml_are_told_and_left_alone(line: Line) -> None:
    line.home.config.mkdir(parents=True)
    line.home.settings.write_text("plan = [", encoding="utf-8")
    for words in (
        ["today"],
        ["plan", "show"],
        ["plan", "use", "tens"],
        ["plan", "edit"],
        ["done", "posture"],
    ):
        answer = line(*words, env={"EDITOR": "true"})
        assert answer.code == 1, words
        assert "config.toml" in answer.err, words
    assert "config.toml" in line("plan", "check").out
    assert "None is in use" in line("plan", "list").out
    assert "cannot be understood" in line("where").out
    assert line.home.settings.read_text(encoding="utf-8") == "plan = ["
    assert not line.home.plans.exists()


def test_settings_that_name_no_plan_there_is_are_put_right_by_use(line: Line) -> None:
    line.home.config.mkdir(parents=True)
    line.home.settings.write_text('plan = "gone"\n', encoding="utf-8")
    assert line("today").code == 1
    assert line("plan", "use", "tens").code == 0
    assert line("today").code == 0


def test_a_broken_plan_without_an_earlier_one_leaves_the_shipped_one_in_force_and_says_so(line: Line) -> None:
    line.plan(BROKEN.replace("sets = 2", "sets = 99"))
    for words in (["today"], ["week"], [], ["pain", "3"]):
        answer = line(*words)
        assert answer.code == 0
        assert answer.err == (
            "The plan file cannot be used as it is, so the shipped plan (Posture device and massage, together) is "
            "in force: see `backcare plan check`.\n"
        )
    told = line("plan", "check")
    assert told.code == 1
    assert all(row.startswith("combined.toml") for row in told.out.splitlines())


def test_a_broken_plan_after_a_good_one_is_a_warning_and_the_good_one_holds(small: Line) -> None:
    small("done", "posture")
    small.plan(BROKEN)
    for words in (["today"], ["week"], ["done", "face"], ["pain", "3"], ["undo"]):
        answer = small(*words)
        assert answer.code == 0
        assert answer.err.count("\n") == 1
        assert "`backcare plan check`" in answer.err
    assert "Posture pump" in small("today").out
    assert small("plan", "show").code == 1


def test_edit_opens_a_copy_of_the_shipped_plan_and_checks_it(line: Line, tmp_path: Path) -> None:
    add = "path.write_text(path.read_text('utf-8').replace('Posture pump', 'My pump'), 'utf-8')"
    assert line("plan", "edit", env=editor(tmp_path, add)).code == 0
    assert "My pump" in line("today").out
    assert line("plan", "edit", env=editor(tmp_path, "")).out == "The plan is as it was.\n"


def test_edit_tells_what_is_wrong_afterwards(small: Line, tmp_path: Path) -> None:
    small("done", "posture")
    spoil = "path.write_text(path.read_text('utf-8').replace('minutes', 'minuts'), 'utf-8')"
    answer = small("plan", "edit", env=editor(tmp_path, spoil))
    assert answer.code == 1
    assert "did you mean `minutes`?" in answer.out
    assert "last good plan" in answer.err
    assert (
        small(
            "plan", "edit", env=editor(tmp_path, spoil.replace("'minutes', 'minuts'", "'minuts', 'minutes'"))
        ).code
        == 0
    )


@pytest.mark.skipif(os.name != "posix", reason="a shell reads it")
@pytest.mark.parametrize(
    "command",
    [
        'sh -c \'printf %s "$#-$0" > "$TOLD"\'',
        "\"$AN_EDITOR\" 'two words'",
        "TOLD=$TOLD an' 'editor \"two words\"",
        "~/'an editor' \"two words\"",
        "'./an editor' two\\ words",
        "an\\ editor two' 'words",
    ],
)
def test_an_editor_is_read_as_a_shell_reads_it_and_the_file_is_one_word_of_it(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    home = tmp_path / "a home; with $(spaces)"
    script, told = tmp_path / "an editor", tmp_path / "told"
    script.write_text('#!/bin/sh\nprintf %s "$#-$2-$1" > "$TOLD"\n', encoding="utf-8")
    script.chmod(0o700)
    monkeypatch.chdir(tmp_path)
    env = {
        "EDITOR": command, "VISUAL": "", "TOLD": str(told), "HOME": str(tmp_path), "AN_EDITOR": str(script),
        "PATH": f"{tmp_path}:{os.environ['PATH']}", "BACKCARE_HOME": str(home),
    }  # fmt: skip
    assert line("plan", "edit", env=env).code == 0
    file = home / "plans" / "combined.toml"
    assert told.read_text() == (f"0-{file}" if command.startswith("sh") else f"2-{file}-two words")


def test_an_editor_that_a_shell_does_not_find_is_told_by_its_name(small: Line) -> None:
    answer = small("plan", "edit", env={"VISUAL": "no-such-editor $HOME"})
    assert (answer.code, answer.err) == (
        1,
        "no-such-editor could not be started: there is no such command.\n",
    )


@pytest.mark.parametrize("command", ["no-such-editor-anywhere", "'", "/"])
def test_an_editor_that_cannot_be_started_is_one_sentence(small: Line, command: str) -> None:
    answer = small("plan", "edit", env={"VISUAL": command})
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)


def test_without_any_editor_one_sentence_says_what_to_set(small: Line, tmp_path: Path) -> None:
    answer = small("plan", "edit", env={"VISUAL": "", "EDITOR": "", "PATH": str(tmp_path)})
    assert (answer.code, answer.err) == (1, "No editor was found; set $EDITOR to the one you like.\n")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has other permissions")
def test_a_home_that_cannot_be_written_is_one_sentence(line: Line) -> None:
    line.home.config.parent.mkdir(parents=True, exist_ok=True)
    line.home.config.write_text("a file where the folder should be", encoding="utf-8")
    for words in (["plan", "use", "tens"], ["plan", "edit"], ["done", "posture"]):
        answer = line(*words, env={"EDITOR": "true"})
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1), answer
        assert "Traceback" not in answer.err


def test_settings_that_cannot_be_used_are_told_as_the_settings(small: Line) -> None:
    small("done", "posture")
    small.home.settings.write_text("plan = [", encoding="utf-8")
    said = small("today")
    assert said.code == 0
    assert said.err.startswith(
        "The settings cannot be used as they are, so the last good plan (A small plan) is"
    )
    assert said.err.count("\n") == 1


COPY = "combined.sync-conflict-20261120-101010-ABCDEFG"


def test_a_conflict_copy_is_listed_as_what_it_is_and_cannot_be_taken_for_a_plan(small: Line) -> None:
    copy = small.home.plans / f"{COPY}.toml"
    copy.write_text(PLAN.replace("sets = 2", "sets = 3"), encoding="utf-8")

    rows = small("plan", "list").out.splitlines()
    assert not [row for row in rows if COPY in row and "yours" in row]
    assert f"  {copy.name}: a conflict copy of" in rows
    assert "  combined from 2026-11-20" in rows
    for words in (("use", COPY), ("show", COPY), ("check", str(COPY))):
        answer = small("plan", *words)
        assert answer.code == 1
    assert "is a conflict copy of combined.toml from 2026-11-20; what it says is not in force" in (
        small("plan", "use", COPY).err
    )
    assert "conflict copy of combined.toml" in small("plan", "show").err
    assert f"conflict copy: {copy}" in " ".join(small("where").out.split())
    assert small("where", "--json").data["conflicts"] == [
        {"file": str(copy), "of": str(small.home.plans / "combined.toml"), "day": "2026-11-20"}
    ]


def test_both_versions_are_shown_with_what_is_in_force_and_how_one_is_taken(small: Line) -> None:
    assert small("plan", "compare").out.startswith("There are no conflict copies")
    copy = small.home.plans / f"{COPY}.toml"
    copy.write_text(PLAN.replace("sets = 2", "sets = 3\x1b[2J"), encoding="utf-8")
    same = small.home.plans / "combined (1).toml"
    same.write_text(PLAN, encoding="utf-8")

    said = small("plan", "compare").out

    assert "\n-sets = 2\n+sets = 3" in said
    assert "\x1b" not in said
    assert "To take it, rename it to combined.toml;" in " ".join(said.split())
    assert "Both say the same, so you can delete the copy." in said


def test_a_change_by_a_line_shows_the_lines_that_change_and_how_to_take_it_back(small: Line) -> None:
    answer = small("plan", "set", "pump", "minutes", "3,5")
    assert answer.code == 0
    assert answer.out.splitlines()[:2] == ["- minutes = [3, 5, 8]", "+ minutes = [3, 5]"]
    assert "plan undo" in answer.out
    assert small("plan", "undo").out.splitlines()[:2] == ["- minutes = [3, 5]", "+ minutes = [3, 5, 8]"]
    assert small("plan", "add", "mcgill-big-3", "bird-dog").code == 0
    assert small("plan", "move", "bird", "--before", "pump").code == 0
    assert small("plan", "remove", "bird").code == 0
    assert small("plan", "check").out.startswith("combined.toml: fine. 3 tasks: Posture pump")
    assert small("plan", "set", "pump", "minuts", "3").code == 2
    assert small("plan", "set", "pump", "minutes", "900").code == 1
