"""The drawing of the body: the shipped one, one of the person's own, and what is wrong with one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kits.planfile_kit import shipped_atlas

from backcare_tui.domain.body.dots import LEAST, MOST, dots
from backcare_tui.domain.body.picture import VIEWS, Area, Body, Line
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.body_file import LARGEST, MOST_ROWS, PARTS, read_body
from backcare_tui.storage.plan_library import Library
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui.body.chart import chart, fitting

SHIPPED = shipped_plans()
TEXT = (SHIPPED / "body.txt").read_text(encoding="utf-8")
ATLAS = shipped_atlas().drawn()
PAGE = Path(__file__).parents[2] / "docs" / "figures.md"

LITTLE = """\
[outline]
0,0 0.5,0.5 0.3,1
0.8,2 0.4,4 0,4
[arm]
0.7,2 0.9,3 0.8,3 0.6,2   # short
[lines]
back dots 0,1 0,3
back line from 20 0.1,1 0.3,1 0.3,2
[front]
head 0,0 0.6,1
[back]
neck sides 0,0.9 0.4,0.9 0.4,1.4 0,1.4
"""
"""A drawing of three places."""

PLACES = ("head", "neck-left", "neck-right")


def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "config.toml", tmp_path / "plans", SHIPPED)


def read(text: str) -> Body:
    return read_body(text, "body.txt", PLACES)


def body_or_error(text: str, places: tuple[str, ...] = PLACES) -> Body | PlanError:
    try:
        return read_body(text, "body.txt", places)
    except PlanError as error:
        return error


def wrong(text: str) -> str:
    with pytest.raises(PlanError) as caught:
        read(text)
    return str(caught.value)


def test_a_drawing_is_read_as_it_is_written() -> None:
    body = read(LITTLE)
    assert body.outline == ((0, 0), (0.5, 0.5), (0.3, 1), (0.8, 2), (0.4, 4), (0, 4))
    assert body.arm == ((0.7, 2), (0.9, 3), (0.8, 3), (0.6, 2))
    assert body.lines == (
        Line("back", dotted=True, least=LEAST, points=((0, 1), (0, 3))),
        Line("back", dotted=False, least=20, points=((0.1, 1), (0.3, 1), (0.3, 2))),
    )
    neck = ((0, 0.9), (0.4, 0.9), (0.4, 1.4), (0, 1.4))
    assert body.areas == (
        Area("front", "head", 0, ((0, 0), (0.6, 0), (0.6, 1), (0, 1))),
        Area("back", "neck-left", -1, neck),
        Area("back", "neck-right", 1, neck),
    )
    assert read(LITTLE.replace("\n", "\r\n")) == read("\ufeff# mine\n\n" + LITTLE) == body


def test_left_and_right_are_the_persons_own() -> None:
    text = LITTLE.replace("head 0,0 0.6,1", "head 0,0 0.6,1\nneck sides 0,1 0.3,1.4")
    front = [(area.place, area.side) for area in read(text).areas if area.view == "front"]
    assert front[1:] == [("neck-right", -1), ("neck-left", 1)], "the person's left is on the viewer's right"


def test_the_page_has_a_drawing_that_can_be_used() -> None:
    section = PAGE.read_text(encoding="utf-8").partition("## A body of your own")[2]
    found = re.search(r"```\n(.*?)```", section, re.DOTALL)
    assert found is not None
    body = read_body(found[1], "body.txt", ATLAS)
    assert {place for view in VIEWS for place in dots(body, LEAST).places[view]} == {*ATLAS}
    assert len(found[1].splitlines()) < 40, "it is to begin with"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("head 0,0", "haed 0,0", "body.txt:10: 'haed' is no place; there are head, neck-left, neck-right"),
        ("head 0,0", "head sides 0,0", "body.txt:10: 'head-right' is no place; there are head, "),
        ("neck sides", "neck middle", "body.txt:12: 'neck-middle' is no place"),
        ("0.6,1\n", "0.6;1\n", "body.txt:10: '0.6;1' is no point: it is written across,down such as 0.39,0.48"),
        ("0.6,1\n", "0.6,x\n", "body.txt:10: '0.6,x' is no point"),
        ("0.6,1\n", "nan,1\n", "body.txt:10: 'nan,1' lies outside the picture; 0 to 2 across and 0 to 10 down are allowed"),
        ("0.6,1\n", "-1,1\n", "body.txt:10: '-1,1' lies outside the picture"),
        ("0.6,1\n", "1e9,1\n", "body.txt:10: '1e9,1' lies outside the picture"),
        ("0,0 0.6,1\n", "0,0\n", "body.txt:10: it has 1 point; 2 to 40 are allowed"),
        ("0,0 0.6,1\n", "\n", "body.txt:10: it has 0 points; 2 to 40 are allowed"),
        ("0,1 0,3", "0,1 " * 41, "body.txt:7: it has 41 points; 2 to 40 are allowed"),
        ("0.7,2 0.9,3", "", "body.txt:5: [arm]: it has 2 points; 4 to 200 are allowed"),
        ("back dots", "side dots", "body.txt:7: 'side dots': a line begins with front or back, then line or dots"),
        ("back dots", "back", "body.txt:7: 'back 0,1': a line begins with front or back, then line or dots"),
        ("from 20", "from 41", "body.txt:8: from '41': 12 to 40 lines of the terminal are allowed"),
        ("from 20", "from", "body.txt:8: from '0.1,1': 12 to 40 lines of the terminal are allowed"),
        ("back line from 20 0.1,1 0.3,1 0.3,2", "back line from", "body.txt:8: from '': 12 to 40 lines"),
        ("[front]", "[side]", "body.txt:9: '[side]' is no part of a body; there are [outline], [arm], [lines], [front], [back]"),
        ("[back]", "[front]", "body.txt:11: [front] is there twice"),
        ("[outline]", "outline", "body.txt:1: 'outline' stands before the first part, [outline]"),
        ("[lines]\n", "", "body.txt:6: 'back' is no point"),
        ("head 0,0 0.6,1\n", "", "body.txt: [front]: it is missing, or has no lines"),
        ("0.5,0.5", "1.9,0.5", "body.txt: [outline]: it is 1.9 wide from the middle and 4 high; a width of a third of its height is allowed"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_what_was_found_and_what_is_allowed(
    old: str, new: str, said: str
) -> None:
    assert LITTLE.count(old) == 1
    assert said in wrong(LITTLE.replace(old, new))


def test_one_slip_is_told_once() -> None:
    assert len(wrong(LITTLE.replace("0.6,1", "0.6;1")).splitlines()) == 1


def test_a_place_that_is_not_seen_in_the_smallest_picture_is_named() -> None:
    outside = LITTLE.replace("neck sides 0,0.9 0.4,0.9 0.4,1.4 0,1.4", "neck sides 1.2,3 1.4,3.2")
    assert wrong(outside) == (
        "body.txt: [front] and [back]: they do not show neck-left, neck-right within the body"
    )
    assert "do not show head" in wrong(LITTLE.replace("head 0,0 0.6,1", "head 0,0 0.01,0.01"))


def test_a_file_far_too_long_is_refused_at_once() -> None:
    assert "characters; 100,000 are allowed" in wrong("h" * (LARGEST + 1))
    many = LITTLE + "neck sides 0,0.9 0.4,1.4\n" * MOST_ROWS
    assert f"body.txt:12: [back]: it has {MOST_ROWS + 1} lines; {MOST_ROWS} are allowed" in wrong(many)


@given(st.text(max_size=400) | st.text(alphabet="[]abcdefhiklnoprstu0123456789.,# \n", max_size=400))
@example("[outline]\n" + "0,0 " * 500)
@example("[\n]\n[[outline]]\n\x00\x1b[31m")
@example("[back]\nneck \u202e 1,1\x1b[2J,4")
def test_any_text_is_a_body_or_clear_errors(text: str) -> None:
    for whole in (text, LITTLE + text, LITTLE.replace("head 0,0 0.6,1", f"head 0,0 0.6,1\n{text}", 1)):
        found = body_or_error(whole)
        if isinstance(found, Body):
            assert chart(found, LEAST).spots
            continue
        assert 0 < len(found.problems) <= 20
        for line in str(found).splitlines():
            assert line.startswith("body.txt")
            assert line.isprintable(), "nothing of it steers a terminal"
            assert len(line) < 400


@given(st.data())
def test_any_slip_of_the_pen_in_the_shipped_drawing_is_a_body_or_clear_errors(data: st.DataObject) -> None:
    at = data.draw(st.integers(TEXT.index("[outline]\n"), len(TEXT) - 1))
    slip = (
        TEXT[:at]
        + data.draw(st.text("0123456789,.# \n", max_size=3))
        + TEXT[at + data.draw(st.integers(0, 12)) :]
    )
    found = body_or_error(slip, ATLAS)
    if isinstance(found, Body):
        lines = fitting(found, data.draw(st.integers(LEAST, MOST)), 36)
        assert chart(found, lines).width <= 36, "whatever is drawn fits its panel"
    else:
        assert str(found)


def test_a_drawing_of_the_persons_own_is_drawn_and_nothing_is_said(tmp_path: Path) -> None:
    own = TEXT.replace("0.39,0.48", "0.44,0.48")
    assert own != TEXT
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "body.txt").write_text(own, encoding="utf-8")
    shelf = library(tmp_path)
    assert (0.44, 0.48) in shelf.body.outline
    assert shelf.body_problems == ()
    assert "body" not in shelf.names()


@pytest.mark.parametrize(
    "own",
    [b"[outline]\n0,0 x\n", b"[letters]\nh head\n", b"\xff\xfe", b""],
    ids=["slip", "as it once was", "no text", "empty"],
)
def test_one_that_cannot_be_understood_is_named_and_the_shipped_one_is_drawn(
    tmp_path: Path, own: bytes
) -> None:
    path = tmp_path / "plans" / "body.txt"
    path.parent.mkdir()
    path.write_bytes(own)
    shelf = library(tmp_path)
    assert shelf.body_problems == (), "it is read when it is first drawn"
    assert shelf.body == library(tmp_path / "none").body
    problems: tuple[str, ...] = shelf.body_problems
    assert str(path) in problems[0]
    assert path.read_bytes() == own


def test_a_folder_of_that_name_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "plans" / "body.txt").mkdir(parents=True)
    shelf = library(tmp_path)
    assert shelf.body.outline
    assert shelf.body_problems


def test_the_shipped_drawing_shows_every_place_and_tells_its_parts() -> None:
    read_body(TEXT, "body.txt", ATLAS)
    assert all(f"\n[{name}]\n" in TEXT and f"# [{name}]" in TEXT for name in PARTS)
