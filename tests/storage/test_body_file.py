"""The drawing of the body: the shipped one, one of the person's own, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.domain.body.atlas import NOTHING, Body
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.body_file import LARGEST, PICTURES, read_body
from backcare_tui.storage.plan_library import Library
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui.body.chart import GAP, Chart, chart, step

SHIPPED = shipped_plans()
TEXT = (SHIPPED / "body.txt").read_text(encoding="utf-8")
OTHER = {"left": "right", "right": "left"}

LITTLE = """\
[letters]
h head
n neck-left   N neck-right

[front large]
.hhh.
.Nxn.

[back large]
.hhh.
.noN.

[front small]
.h
Nxn
[back small]
.h.
noN
"""
"""A drawing of three places."""

PLACES = ("head", "neck-left", "neck-right")


def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "config.toml", tmp_path / "plans", SHIPPED)


@pytest.fixture
def atlas(tmp_path: Path):
    return library(tmp_path).atlas


@pytest.fixture(params=["large", "small"])
def picture(request: pytest.FixtureRequest, tmp_path: Path) -> Chart:
    body = library(tmp_path).body
    return chart(getattr(body, request.param), body.letters)


def test_the_words_front_and_back_stand_where_nothing_is_drawn(picture: Chart) -> None:
    for at, view in picture.titles:
        for row in picture.pixels[:2]:
            assert set(row[2 * at : 2 * (at + len(view) + 1)]) == {NOTHING}


def read(text: str) -> Body:
    return read_body(text, "body.txt", PLACES)


def body_or_error(text: str, places=PLACES) -> Body | PlanError:
    try:
        return read_body(text, "body.txt", places)
    except PlanError as error:
        return error


def wrong(text: str) -> str:
    with pytest.raises(PlanError) as caught:
        read(text)
    return str(caught.value)


def test_every_place_that_can_be_reported_is_drawn_in_each_size(picture: Chart, atlas) -> None:
    assert {spot.place for spot in picture.spots} == {*atlas.drawn()}
    for place in atlas.places():
        assert picture.of(place), place


def test_each_place_is_seen_from_where_it_can_be_seen(picture: Chart) -> None:
    seen = {
        view: {spot.place.split("-")[0] for spot in picture.spots if spot.view == view}
        for view in ("front", "back")
    }
    limbs = {"head", "neck", "shoulder", "thigh", "lower", "foot"}
    assert seen == {"front": limbs | {"chest", "hip"}, "back": limbs | {"upper", "mid", "low", "buttock"}}


def test_left_mirrors_right(picture: Chart) -> None:
    field = (picture.width - GAP) // 2
    for first in (0, field + GAP):
        for row in picture.pixels:
            own = row[2 * first : 2 * (first + field)]
            for at, place in enumerate(own):
                region, _, side = place.rpartition("-")
                assert own[-1 - at] == (f"{region}-{OTHER[side]}" if side in OTHER else place)


def test_the_persons_left_is_on_the_viewers_right_from_the_front_and_on_the_left_from_behind(
    picture: Chart,
) -> None:
    for spot in picture.spots:
        side = spot.place.rpartition("-")[2]
        if side in OTHER:
            assert (spot.x > picture.axis(spot.view)) == ((side == "left") == (spot.view == "front")), spot


def test_every_place_has_a_cell_of_its_own_where_a_mark_is_read(picture: Chart) -> None:
    assert len({spot.at for spot in picture.spots}) == len(picture.spots)
    for spot in picture.spots:
        assert picture.at(spot.at) == spot
        assert picture.share(spot.place, spot.at) >= 3, f"{spot.place} has next to no room for its mark"


def test_the_shipped_drawing_is_of_whole_cells_and_one_body_from_both_sides() -> None:
    pictures = [part.split("\n")[1:] for part in TEXT.split("\n[")[2:]]
    for front, back in (pictures[:2], pictures[2:]):
        for seen, turned in zip(front, back, strict=True):
            assert [pixel == "." for pixel in seen] == [pixel == "." for pixel in turned]
    for picture in pictures:
        rows = list(filter(None, picture))
        assert len(rows) % 2 == 0
        assert len({len(row) for row in rows}) == 1
        assert len(rows[0]) % 2 == 0


def test_the_arrow_keys_lead_from_every_place_to_every_place(picture: Chart) -> None:
    for first in picture.spots:
        seen, todo = {first}, [first]
        while todo:
            here = todo.pop()
            for way in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                there = step(picture, here, *way)
                if there not in seen:
                    seen.add(there)
                    todo.append(there)
        assert seen == {*picture.spots}


def test_both_sizes_fit_where_they_are_shown(tmp_path: Path) -> None:
    body = library(tmp_path).body
    large, small = chart(body.large, body.letters), chart(body.small, body.letters)
    assert (large.width, small.width) == (36, 36)
    assert (large.lines, small.lines) == (22, 15)


def test_a_drawing_is_read_as_it_is_drawn() -> None:
    body = read(LITTLE)
    assert body.letters == {"h": "head", "n": "neck-left", "N": "neck-right"}
    assert body.small[0].rows == (".h..", "Nxn."), "a short row is filled up, and to whole cells"
    assert read(LITTLE.replace("\n", "\r\n")) == read("\ufeff# mine\n" + LITTLE) == body
    assert read(LITTLE.replace("h head", "h = head")) == body


def test_the_largest_drawing_is_as_large_as_the_shipped_one() -> None:
    rows = {"large": 44, "small": 30}
    text = "[letters]\nh head\nn neck-left N neck-right\n" + "".join(
        f"[{name}]\n" + "hhhhhhhhhhhhhhnnxxNNhhhhhhhhhhhhhh\n" * rows[name.split()[1]] for name in PICTURES
    )
    body = read(text)
    assert chart(body.large, body.letters).width == 36
    assert chart(body.large, body.letters).lines == 22
    assert chart(body.small, body.letters).lines == 15


def test_an_odd_number_of_rows_is_filled_up_at_the_top() -> None:
    body = read(LITTLE.replace("[front small]\n", "[front small]\n.h.\n"))
    assert body.small[0].rows == ("....", ".h..", ".h..", "Nxn.")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("h head", "h haed", "body.txt:2: 'haed' is no place; there are head, neck-left, neck-right"),
        ("h head", "hh head", "body.txt:2: 'hh' is not one letter of a to z, A to Z or 0 to 9"),
        ("h head", "h", "body.txt:2: 'h' is not letters with their places: l low-back-left"),
        ("h head", "o head", "body.txt:2: 'o' is taken: it is the rest of the body"),
        ("N neck-right", "n neck-right", "body.txt:3: 'n' is given twice: each place needs its own letter"),
        (".Nxn.", ".Nx?.", "body.txt:7: '?': not in [letters], and none of . o x"),
        (".Nxn.", "o" * 35, "body.txt:7: the row has 35 pixels; 34 are allowed"),
        ("[front small]", "[front tiny]", "body.txt:13: '[front tiny]' is no part of a body; there are [letters], "),
        ("[back small]", "[front small]", "body.txt:16: [front small] is there twice"),
        ("[letters]", "letters", "body.txt:1: 'letters' stands before the first part, [letters]"),
        ("[back small]\n.h.\nnoN\n", "", "body.txt: [back small]: it is missing, or has no lines"),
        ("[back small]\n.h.\nnoN\n", "[back small]\n", "body.txt: [back small]: it is missing, or has no lines"),
        (".h\nNxn\n", "." * 3 + "\n.h.\n" * 30, "[front small]: it has 31 rows; 30 are allowed"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_what_was_found_and_what_is_allowed(
    old: str, new: str, said: str
) -> None:
    assert LITTLE.count(old) == 1
    assert said in wrong(LITTLE.replace(old, new))


def test_a_place_that_no_picture_of_a_size_shows_is_named() -> None:
    assert wrong(LITTLE.replace("Nxn\n[back", "oxn\n[back").replace("noN\n", "noo\n")) == (
        "body.txt: the small pictures: they do not show neck-right"
    )
    read(LITTLE.replace("Nxn\n[back", "oxn\n[back"))  # seen from behind, that is enough


def test_a_file_far_too_long_is_refused_at_once() -> None:
    assert "characters; 100,000 are allowed" in wrong("h" * (LARGEST + 1))


@given(st.text(max_size=400) | st.text(alphabet="[]hnN.ox# \n", max_size=400))
@example("[letters]\nh head\n[front large]\n" + "h" * 50)
@example("[\n]\n[[letters]]\n\x00\x1b[31m")
def test_any_text_is_a_body_or_clear_errors(text: str) -> None:
    for whole in (text, LITTLE + text, LITTLE.replace("h head", f"h head\n{text}", 1)):
        found = body_or_error(whole)
        if isinstance(found, Body):
            assert chart(found.large, found.letters).spots
            continue
        assert 0 < len(found.problems) <= 20
        for line in str(found).splitlines():
            assert line.startswith("body.txt")
            assert line.isprintable(), "nothing of it steers a terminal"
            assert len(line) < 400


@given(st.data())
def test_any_slip_of_the_pen_in_the_shipped_drawing_is_a_body_or_clear_errors(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(TEXT) - 1))
    slip = TEXT[:at] + data.draw(st.text(max_size=3)) + TEXT[at + data.draw(st.integers(0, 40)) :]
    places = sorted({word for word in TEXT.split() if word.count("-") and word[0].isalpha()})
    found = body_or_error(slip, places)
    assert isinstance(found, Body) or str(found)


def test_a_drawing_of_the_persons_own_is_drawn_and_nothing_is_said(tmp_path: Path) -> None:
    own = TEXT.replace(f"{'hhhh':.^30}", f"{'hhhhhh':.^30}")
    assert own != TEXT
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "body.txt").write_text(own, encoding="utf-8")
    shelf = library(tmp_path)
    assert shelf.body.large[0].rows[0] == f"{'hhhhhh':.^30}"
    assert shelf.body_problems == ()
    assert "body" not in shelf.names()


@pytest.mark.parametrize("own", [b"[letters]\nh haed\n", b"\xff\xfe", b""], ids=["slip", "no text", "empty"])
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
    assert shelf.body.large
    assert shelf.body_problems


def test_the_drawing_lists_its_parts() -> None:
    assert all(f"[{name}]" in TEXT for name in ("letters", *PICTURES))
