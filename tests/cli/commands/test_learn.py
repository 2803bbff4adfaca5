"""Looking things up, and the plan in use with its days."""

from __future__ import annotations

import pytest
from kits.cli_docs import documented, example, fields
from kits.cli_imports import COSTLY, DATABASE, OTHERS, loaded
from kits.cli_kit import HOSTILE, PLAN, Line, offered


def test_without_words_everything_is_listed_under_its_group(small: Line) -> None:
    answer = small("learn")
    assert answer.code == 0
    rows = answer.out.split("\n")
    for group in ("Your plan", "Muscles in your plan", "Other muscles", "Safety and pain"):
        assert group in rows
    assert rows.index("Your plan") < next(
        at for at, row in enumerate(rows) if row.startswith("  Posture pump  ")
    )
    assert "…" not in answer.out
    assert all(len(row) <= 80 for row in rows)


def test_the_one_that_is_meant_is_told_in_full(small: Line) -> None:
    out = small("learn", "quad").out
    assert out.startswith(
        "Quadratus lumborum\nmuscle · low back, buttock, hip or groin\n\nWhere\n   Between the last rib"
    )
    for words in (
        "Often felt in",
        "   [30] → 60 s a side",
        "   Stay off the ribs.",
        "Source",
        "brainscape TrP 5577667",
    ):
        assert words in out, words
    assert out.endswith("Also found: Self-massage.\n") or "Also found" not in out


def test_several_that_are_found_equally_well_are_listed_and_a_little_more_shows_one(small: Line) -> None:
    rows = small("learn", "gluteus").out.splitlines()
    assert [row.split("  ")[1] for row in rows] == ["Gluteus medius", "Gluteus minimus", "Gluteus maximus"]
    assert small("learn", "gluteus", "max").out.startswith("Gluteus maximus\n")
    assert small("learn", "max gluteus").out.startswith("Gluteus maximus\n")


def test_what_is_not_there_is_said_in_one_line(small: Line) -> None:
    answer = small("learn", "xyz")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "Nothing to look up holds 'xyz': `backcare learn` lists what there is.\n"
    assert small("learn", "x" * 10_000).err.count("x") == 40


def test_how_to_read_it_is_a_page_of_its_own_with_the_plans_own_numbers(line: Line) -> None:
    line.plan(PLAN.replace("[streak]", "[streak]\nday_counts_at = 0.8", 1))
    out = line("learn", "reading").out
    assert out.startswith("How to read it\nkept, on target, strength, rung, zone, eased, offered\n")
    assert "Kept: a day with 80 % of what was due done" in out
    assert "On target: a week with 4 kept days" in out


def test_the_dose_is_the_one_of_today(small: Line) -> None:
    small("rung", "posture", "2")
    assert "   3 → [5] → 8 min\n   Now 5 min, rung 2 of 3.\n" in small("learn", "posture").out


def test_a_broken_plan_and_none_before_it_leaves_the_shipped_one_and_says_so(line: Line) -> None:
    line.plan("title = 3")
    answer = line("learn", "emergency")
    assert answer.code == 0
    assert answer.out.startswith("Warning signs\n")
    assert "backcare plan check" in answer.err
    assert "Posture pump" in line("learn").out


def test_looking_up_imports_no_screen_and_writes_nothing(small: Line) -> None:
    assert not loaded(small, "learn", "piri") & {*COSTLY, *DATABASE, *OTHERS}
    assert not loaded(small, "learn", "--json") & {*COSTLY, *DATABASE, *OTHERS}
    assert not small.home.journal.exists()
    assert not small.home.cache.exists()


def test_every_field_is_in_the_document_and_the_example_is_what_is_printed(small: Line) -> None:
    answer = small("learn", "--json")
    assert fields(answer.data) == documented("`backcare learn --json`")
    assert answer.data["search"] == ""
    assert small("learn", "latissimus", "--json").data == example("learn")
    assert [one["id"] for one in small("learn", "glut", "--json").data["entries"]][:2] == [
        "gluteus-medius",
        "gluteus-minimus",
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_found_by_themselves_and_told_harmlessly(line: Line, text: str) -> None:
    name = f"({text})"[:200].encode("utf-8", "ignore").decode()
    line.plan(PLAN.replace('"Face pull"', '"' + "".join(f"\\U{ord(char):08x}" for char in name) + '"'))
    assert line("plan", "check").code == 0
    answer = line("learn", "--", name)
    assert answer.code == 0
    assert "exercise" in answer.out
    assert all(char == "\n" or char.isprintable() or char in "\u200d\u200c" for char in answer.out)


def test_ids_of_what_can_be_looked_up_complete(small: Line) -> None:
    assert offered(small, "learn", "l") == [
        "lumbar-erectors",
        "levator-scapulae",
        "latissimus-dorsi",
        "low-mood",
    ]
    assert offered(small, "learn", "face") == ["face-pull"]
    small.plan("title = 1")
    assert "warning-signs" in offered(small, "learn", "w")


def test_the_plan_in_use_is_shown_with_two_weeks_and_where_each_task_stands(small: Line) -> None:
    small("rung", "posture", "2")
    out = small("plan", "show").out
    rows = out.splitlines()
    massage = next(row for row in rows if row.startswith("Self-massage  "))
    assert massage.count("2") == 12
    today = next(row for row in rows if row.strip() == "↑ today")
    pump = next(row for row in rows if row.startswith("Posture pump ■"))
    assert today.index("↑") == pump.index("■") + 12  # Sunday, the seventh day
    assert "■ due   2 massage targets that day" in rows
    assert "   Now: 5 min, rung 2 of 3" in rows
    assert all(len(row) <= 80 for row in rows if "/" not in row)  # a path stays whole


def test_a_plan_that_is_not_in_use_has_no_days_and_no_rung(small: Line) -> None:
    out = small("plan", "show", "mcgill-big-3").out
    assert "↑ today" not in out
    assert "Now: " not in out
    assert "5-3-1 → 6-4-2 → 7-5-3 a side" in out


def test_a_terminal_without_the_shapes_gets_others(small: Line) -> None:
    answer = small.apart("plan", "show", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert answer.out.isascii()
    assert "# due   2 massage targets that day" in answer.out
    assert "^ today" in answer.out
