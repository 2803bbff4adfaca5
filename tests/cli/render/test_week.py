"""The week in words."""

from __future__ import annotations

from kits.cli_kit import HOSTILE, PLAN, Line, lived

from backcare_tui.text.cells import width


def test_a_week_is_a_grid_of_tasks_and_days_with_pain_beneath(small: Line) -> None:
    out = lived(small)("week").out
    assert (
        out
        == """\
Week 47    16 – 22 November 2026                             1 week on target

                              Mon  Tue  Wed  Thu  Fri  Sat  Sun    strength
Posture pump                        ●    ●    ●    ●    ·    ●   22 ▇▇········
Self-massage                        ●    ●    ●    ●    ·    ◐    7 ▇·········
Face pull                           ●    ·    ●    ●    ·    ⊘   14 ▇·········
Done                              100%  67% 100% 100%   0%  62%
Pain  worst                         2    3    4    1         4
      morning                       2    3    4    1

This week: 5 days kept, 3 for its target.

12 weeks  ···········▆  days kept: – – – – – – – – – – – 5
          1 of 1 on target

5 days in a row, 5 at best. 1 week on target, 1 at best.
This week is on target.
"""
    )


def test_another_week_is_the_one_that_holds_the_day(small: Line) -> None:
    lived(small).at(25)
    out = small("week", "--day", "2026-11-18").out
    assert out.startswith("Week 47    16 – 22 November 2026")
    assert "5 days kept\n" in out
    assert small("week").out.startswith("Week 48    23 – 29 November 2026")


def test_a_day_that_does_not_count_has_no_share_beneath_it(small: Line) -> None:
    small.at(17)("done", "posture")
    small.at(18)
    for task in ("posture", "self", "face"):
        small("skip", task, "--because", "sore")
    rows = small.at(19)("week").out.split("\n")
    assert next(row for row in rows if row.startswith("Done")).split() == ["Done", "33%", "…"]
    assert next(row for row in rows if row.startswith("Posture pump")).split()[2:5] == ["●", "⊘", "○"]


def test_a_week_over_the_new_year_names_both_years(small: Line) -> None:
    small.now = "2027-01-02T08:00:00+00:00"
    assert small("week").out.startswith("Week 53    28 December 2026 – 3 January 2027")


def test_a_week_before_anything_was_recorded_says_so(small: Line) -> None:
    small("done", "posture")
    out = small("week", "--day", "2019-01-01").out
    assert "Nothing is on record." in out


def test_no_row_of_a_week_is_wider_than_80(line: Line) -> None:

    line.plan(PLAN.replace("Posture pump", "n" * 200).replace("Face pull", HOSTILE["wide"]))
    for row in lived(line)("week").out.split("\n"):
        assert width(row) <= 80


def test_where_shares_have_no_room_for_their_sign_the_row_has_it(small: Line) -> None:
    lived(small)
    rows = small("week", env={"COLUMNS": "66"}).out.split("\n")
    assert "Done, %" in [row[:7] for row in rows]
    assert "100%" not in "".join(rows)
