"""``backcare body``: all that the picture shows, in words and as JSON."""

from __future__ import annotations

import json

import pytest
from kits.cli_docs import PAGE, documented, example, fields
from kits.cli_imports import COSTLY, DATABASE, OTHERS, loaded
from kits.cli_kit import HOSTILE, Line, lived

from backcare_tui.text.cells import width


def test_the_body_on_the_page_is_what_is_printed(small: Line) -> None:
    assert f"$ backcare body\n{lived(small)('body').out}```" in PAGE


def test_an_empty_home_is_told_what_to_do(small: Line) -> None:
    assert small("body") == (
        0,
        """\
Massage today
  Quadratus lumborum  low back left, low back right
                      Between the last rib and the pelvis, about 5 cm out from
                      the spine
  Gluteus medius      buttock left, buttock right
                      Below the pelvic rim, at the side-back

Pain today, as reported last
  None with a place.

28 days, 26 October to 22 November
  No pain with a place in these days; `backcare pain 3 --where "low back left"`
  notes one.
""",
        "",
    )


def test_places_stand_from_head_to_foot_with_worst_latest_and_days(small: Line) -> None:
    small.at(10)("pain", "10", "--where", "should r")
    small.at(19)("pain", "6", "--where", "groin l")
    small.at(22)("pain", "0", "--where", "groin l")
    small("pain", "3", "--where", "foot l", "--where", "head")
    out = small("body").out
    assert out.endswith(
        """\
Pain today, as reported last
   3  head
   3  foot left

28 days, 26 October to 22 November
  head               worst  3, latest  3 today           1 day
  shoulder right     worst 10, latest 10 on 10 November  1 day
  hip or groin left  worst  6, latest  0 today           1 day
  foot left          worst  3, latest  3 today           1 day
"""
    )
    week = small("body", "--days", "7").out
    assert "7 days, 16 November to 22 November" in week
    assert "shoulder" not in week


def test_what_is_done_says_so_and_what_is_skipped_goes(small: Line) -> None:
    small("done", "quad")
    small("skip", "glut", "--because", "sore")
    out = small("body").out
    assert "low back left, low back right, done" in out
    assert "Gluteus medius" not in out


def test_a_locked_plan_has_no_massage(small: Line) -> None:
    small("safety", "--yes", "infection")
    assert "Massage today\n  None: the plan is locked.\n" in small("body").out
    assert small("body", "--json").data["targets"] == []


def test_the_json_is_the_documents(small: Line) -> None:
    lived(small)
    data = small("body", "--json").data
    assert data == example("body")
    assert fields(data) == documented("`backcare body --json`")
    assert small("body", "--json", "--days", "7").data["days"] == 7


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("0", "0 is not a number of days to look back on: from 1 to 366 is."),
        ("367", "367 is not a number of days to look back on: from 1 to 366 is."),
        ("x", "'x' is not a number of days: it is a whole number."),
    ],
)
def test_other_numbers_of_days_are_told_what_is_allowed(small: Line, days: str, said: str) -> None:
    assert small("body", "--days", days) == (2, "", f"{said}\n")


def test_no_line_is_wider_than_80_cells(small: Line) -> None:
    for place in small("body", "--json").data["targets"][0]["places"]:
        small("pain", "10", "--where", place)
    assert all(width(row) <= 80 for row in small("body").out.splitlines())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_place_from_elsewhere_is_shown_and_steers_nothing(small: Line, text: str) -> None:
    small("pain", "4", "--where", "neck")
    (path,) = small.home.journal.glob("2026-11.*.json")
    path.write_text(path.read_text().replace('"neck"', json.dumps(text)), encoding="utf-8")
    answer = small("body")
    assert answer.code == 0
    assert all(char == "\n" or char.isprintable() or char == "\u200d" for char in answer.out)
    assert small("body", "--json").data["hurt"][0]["place"] == text


def test_looking_imports_neither_screen_nor_database(small: Line) -> None:
    small("pain", "4", "--where", "head")
    for words in (("body",), ("body", "--json")):
        found = loaded(small, *words)
        assert not found & {*COSTLY, *DATABASE, *OTHERS}
        assert "backcare_tui.storage.body_file" not in found, "words need no drawing"
