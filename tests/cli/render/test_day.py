"""Today in words."""

from __future__ import annotations

import textwrap

import pytest
from kits.cli_kit import HOSTILE, PLAN, Line, lived

from backcare_tui.text.cells import width


def message_of(line: Line) -> str:
    """The day's message as it is printed: which one that is, others say."""
    return textwrap.fill(line("today", "--json").data["message"]["text"], 80)


def test_an_untouched_day_shows_what_it_asks(small: Line) -> None:
    assert small("today") == (
        0,
        f"""\
Sunday 22 November 2026                                            M T W T F S S
                                                 0 of 1 day kept               ○

Begin gently. How is your back today? `backcare pain 0-10`

○  Posture pump        3 min        evening
○  Quadratus lumborum  30 s a side  low back
○  Gluteus medius      30 s a side  buttock
○  Face pull           2 × 12

0 of 4 done, about 10 min left

Pain    no report yet
Streak  Today can still keep the week.

{message_of(small)}

The safety questions are unanswered: `backcare safety`
""",
        "",
    )


def test_a_day_under_way_tells_every_state_by_shape_and_word(small: Line) -> None:
    assert (
        lived(small)("today").out
        == f"""\
Sunday 22 November 2026                                            M T W T F S S
                                                     5 days kept     ● ● ● ● · ●

Same as last time. Lighter pressure, and stop where it is more than
uncomfortable.

●  Posture pump        3 min        evening   done 07:42
◐  Piriformis          30 s a side  buttock   part: 1 of 2 sides
○  Quadratus lumborum  30 s a side  low back
⊘  Face pull           2 × 12                 skipped: travel

1 of 3 done, about 2 min left

Pain    ········▂▃▄▂·▄  4 (low back left, neck), usual 2
Streak  5 days, 1 week on target. This week is on target.
Notes   slept badly

{message_of(small)}

The safety questions are unanswered: `backcare safety`
"""
    )


def test_an_easier_form_is_named_beside_its_dose(line: Line) -> None:
    line.plan(
        PLAN.replace(
            "reps = 12",
            'reps = 12\neasier = {words = "Seated, with a lighter band: slow.", reps = 6}\nstart_rung = 0',
            1,
        )
    )
    assert any("6 reps" in row and row.endswith("  seated") for row in line("today").out.split("\n"))


def test_a_past_day_says_so_and_has_no_hint_for_the_week(small: Line) -> None:
    out = lived(small)("today", "--day", "sat").out
    assert out.startswith("Saturday 21 November 2026, an earlier day")
    assert "·  Posture pump        3 min        evening   missed" in out
    assert "no report, usual" in out
    assert out.endswith("\nStreak  4 days, 1 week on target.\n")


def test_all_done_and_nothing_asked_are_said(small: Line) -> None:
    for task in ("posture", "self", "face"):
        small("done", task)
    assert "\nAll done for today.\n" in small("today").out
    small.plan(PLAN.replace('every = "day"', 'every = ["mon"]').replace('"sat", "sun"]', '"sat"]'))
    assert "\nNothing is owed on this day.\n" in small.at(29)("today").out


def test_a_day_of_nothing_but_skips_says_so(small: Line) -> None:
    for task in ("posture", "self", "face"):
        small("skip", task, "--because", "sore")
    assert "\nAll that was asked is skipped.\n" in small("today").out


def test_more_than_was_asked_is_said(small: Line) -> None:
    small("done", "posture", "--amount", "5")
    assert "done 5 min 07:42" in small("today").out


def test_the_marks_stand_in_one_column_whatever_the_names_are(line: Line) -> None:
    line.plan(PLAN.replace("Posture pump", HOSTILE["wide"]).replace("Face pull", HOSTILE["emoji"]))
    rows = [row for row in line("today").out.split("\n") if row.startswith("○  ")]
    assert len(rows) == 4
    starts = {
        width(row[: row.index(dose)])
        for row, dose in zip(rows, ("3 min", "30 s", "30 s", "2 ×"), strict=True)
    }
    assert len(starts) == 1


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_no_words_of_anyone_reach_the_terminal_as_commands_or_break_a_line(small: Line, name: str) -> None:
    small("done", "posture")
    small("note", name)
    small("skip", "face", "--because", name)
    out = small("today").out
    assert all(char == "\n" or char.isprintable() or char in "\u200d\u200c" for char in out)
    assert all(width(row) <= 80 for row in out.split("\n"))
    assert small("today", "--json").data["notes"] == [name.strip()]


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_hostile_names_in_a_plan_are_shown_or_refused_but_never_obeyed(line: Line, name: str) -> None:
    escaped = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in name)
    line.plan(PLAN.replace('"Posture pump"', f'"{escaped}"'))
    for words in (
        ["today"],
        ["week"],
        ["plan", "show"],
        ["plan", "list"],
        ["plan", "check"],
        ["done", "posture"],
    ):
        answer = line(*words)
        assert answer.code in (0, 1)
        for char in answer.out + answer.err:
            assert char == "\n" or char.isprintable() or char in "\u200d\u200c"


def test_a_note_of_ten_thousand_characters_takes_three_lines_says_so_and_is_kept_whole(small: Line) -> None:
    text = "x" * 10_000
    small("note", text)
    rows = [row for row in small("today").out.split("\n") if "xxx" in row]
    assert [(row[:8], len(row)) for row in rows] == [("Notes   ", 80), (" " * 8, 80), (" " * 8, 80)]
    assert [row[-1] for row in rows] == ["x", "x", "…"]
    assert small("today", "--json").data["notes"] == [text]
    assert small("note", text + "x").code == 2


def test_long_names_are_cut_and_the_rest_of_the_row_is_not(line: Line) -> None:
    line.plan(PLAN.replace("Posture pump", "n" * 200).replace('"evening"', f'"{"w" * 40}"'))
    line("done", "posture")
    row = next(row for row in line("today").out.split("\n") if row.startswith("●  "))
    assert len(row) <= 80
    assert row.endswith("…  done 07:42")
    assert "n…  3 min" in row
