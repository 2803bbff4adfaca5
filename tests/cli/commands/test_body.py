"""``backcare body``: all that the picture shows, in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

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


def test_the_picture_is_todays_pain_and_massage(small: Line) -> None:
    small("pain", "6", "--where", "neck l")
    code, out, err = small("body", "--svg")
    assert (code, err) == (0, "")
    root = ET.fromstring(out)
    told = root.findtext("{*}desc") or ""
    assert "neck left 6" in told
    assert "low back left · target: quadratus lumborum" in told
    assert "Numbers are pain, ◆ is massage." in [text.text for text in root.findall(".//{*}text")]


def test_with_days_the_picture_has_the_worst_of_them_and_no_massage(small: Line) -> None:
    small.at(10)("pain", "9", "--where", "head")
    small.at(22)("pain", "2", "--where", "head")
    for days, worst in (("28", "9"), ("7", "2")):
        root = ET.fromstring(small("body", "--svg", "--days", days).out)
        assert root.findtext("{*}desc") == f"head {worst}"
        assert f"Numbers are the worst of {days} days." in [text.text for text in root.findall(".//{*}text")]


def test_the_picture_goes_to_a_new_file_and_never_over_another(small: Line, tmp_path: Path) -> None:
    file = tmp_path / "body.svg"
    assert small("body", "--svg", "-o", str(file)) == (0, f"Saved {file}\n", "")
    picture = file.read_text(encoding="utf-8")
    assert picture == small("body", "--svg").out
    file.write_text("mine", encoding="utf-8")
    code, out, err = small("body", "--svg", "--output", str(file))
    assert (code, out) == (1, "")
    assert err == "'body.svg' is there already, and nothing was written: take another name.\n"
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "body.svg"), "-o is for a picture: add --svg."),
        (("--svg", "--json"), "Either --svg or --json."),
        (("--svg", "--days", "x"), "'x' is not a number of days"),
        (("--svg", "--days", "367"), "367 is not a number of days to look back on"),
    ],
)
def test_what_does_not_go_together_is_said(small: Line, words: tuple[str, ...], said: str) -> None:
    code, out, err = small("body", *words)
    assert (code, out) == (2, "")
    assert err.startswith(said)


def test_a_folder_that_is_not_there_is_said(small: Line, tmp_path: Path) -> None:
    answer = small("body", "--svg", "-o", str(tmp_path / "none" / "body.svg"))
    assert answer.code == 1
    assert "no such file or directory" in answer.err


def test_a_drawing_of_ones_own_is_drawn_or_said_to_be_wrong(small: Line) -> None:
    before = small("body", "--svg").out
    small.home.plans.mkdir(parents=True, exist_ok=True)
    (small.home.plans / "body.txt").write_text("[front]\nhaed 0,0 1,1\n", encoding="utf-8")
    code, out, err = small("body", "--svg")
    assert (code, out) == (0, before)
    assert "Your drawing cannot be used, so the shipped one is." in err
