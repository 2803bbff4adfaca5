"""What is written on the body is whole, in no other's way, and on its own place or outside the body."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.planfile_kit import shipped_atlas
from textual.color import Color
from wcwidth import wcwidth

from backcare_tui.domain.body.dots import LEAST, MOST
from backcare_tui.domain.history.pain_places import Mark
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.body_file import BODY, read_body
from backcare_tui.tui.body.chart import Cell, Chart, Spot, cells_of, chart
from backcare_tui.tui.body.drawing import LAYERS, Inks, draw
from backcare_tui.tui.body.labels import AIM, CHOSEN, SIGNED, Label, Shown, mark_text, place_labels

PLACES = shipped_atlas().drawn()
SHIPPED = read_body((shipped_plans() / BODY).read_text(encoding="utf-8"), BODY, PLACES)
SIZES = range(LEAST, MOST + 1)
GREY = Inks((Color(9, 9, 9),) * LAYERS)

marks = st.dictionaries(
    st.sampled_from(PLACES),
    st.builds(Mark, st.none() | st.integers(0, 10), st.just("red"), st.sampled_from([(), ("Piriformis",)])),
)


@given(st.sampled_from(SIZES), marks, st.sets(st.sampled_from(PLACES), max_size=4), st.booleans())
def test_nothing_that_is_written_is_in_anothers_way(
    lines: int, marks: dict[str, Mark], chosen: set[str], here: bool
) -> None:
    picture = chart(SHIPPED, lines)
    shown = Shown(marks, chosen, picture.spots[3:4] if here else ())
    labels = place_labels(picture, shown)
    taken = [cell for label in labels for cell in label.cells]
    assert len({*taken}) == len(taken)
    for label in labels:
        first = picture.first(label.spot.view)
        assert first <= label.column <= first + picture.field - len(label.text), "it keeps to its figure"
        assert 0 <= label.line < picture.lines
        assert not {(at, label.line) for at in label.leader} & {*taken}
        assert label.line or label.column > first + len(label.spot.view), "front and back can be read"
    drawn = [line.plain for line in draw(picture, shown, GREY)]
    assert {len(line) for line in drawn} == {picture.width}
    for label in labels:
        assert drawn[label.line][label.column :].startswith(label.text)


def body_of(picture: Chart, view: str) -> set[Cell]:
    """The cells of the whole body, arms and hands too."""
    return {*cells_of(picture.dots.silhouette, picture.right(view))}


def assert_at_home(picture: Chart, labels: list[Label]) -> None:
    """A label is on its own place, or wholly outside the body with nothing of that behind it."""
    for label in labels:
        signs = [cell for cell in label.cells if label.text[cell[0] - label.column] != " "]
        if len(signs) == 1:
            assert picture.at(*signs) == label.spot
        elif not {*signs} <= label.spot.cells:
            left, *_between, right = sorted(
                at for at, line in body_of(picture, label.spot.view) if line == label.line
            )
            assert label.column > right or label.column + len(label.text) <= left, (
                label.text,
                label.spot.place,
            )
            assert label.text.isdigit(), "only a number goes outside"


@pytest.mark.parametrize(
    "lines",
    [pytest.param(lines, marks=[pytest.mark.slow] if lines % 7 else []) for lines in SIZES],
)
def test_no_mark_stands_on_another_limb_or_place_whichever_two_are_marked(lines: int) -> None:
    picture = chart(SHIPPED, lines)
    for one, other in combinations(PLACES, 2):
        marks = {one: Mark(10, "red", ("x",)), other: Mark(2, "green", ("x",))}
        labels = place_labels(picture, Shown(marks))
        assert_at_home(picture, labels)
        assert {(label.spot, label.text.rstrip("◆ ")) for label in labels} == {
            (spot, str(marks[spot.place].level)) for spot in picture.spots if spot.place in marks
        }


@pytest.mark.parametrize("lines", SIZES)
def test_a_small_body_shows_massage_by_its_colour_alone(lines: int) -> None:
    picture = chart(SHIPPED, lines)
    labels = place_labels(picture, Shown(dict.fromkeys(PLACES, Mark(None, targets=("x",)))))
    assert_at_home(picture, labels)
    assert {label.text for label in labels} == ({f"{AIM} "} if lines >= SIGNED else set())


@pytest.mark.parametrize("lines", SIZES)
@pytest.mark.parametrize("level", [7, 10])
def test_every_level_is_written_even_where_everything_hurts(lines: int, level: int) -> None:
    picture = chart(SHIPPED, lines)
    labels = place_labels(picture, Shown(dict.fromkeys(PLACES, Mark(level, "red", ("x",)))))
    taken = [cell for label in labels for cell in label.cells]
    assert len({*taken}) == len(taken)
    assert {label.spot for label in labels if label.text.startswith(str(level))} == {*picture.spots}


@pytest.mark.parametrize("lines", SIZES)
def test_a_number_stands_on_its_place_and_most_of_that_is_seen(lines: int) -> None:
    picture = chart(SHIPPED, lines)
    for spot in picture.spots:
        for label in place_labels(picture, Shown({spot.place: Mark(4, "amber")})):
            assert {*label.cells} <= label.spot.cells
            assert not label.leader


@pytest.mark.parametrize("lines", SIZES)
def test_a_number_outside_has_a_short_leader_to_its_place(lines: int) -> None:
    picture = chart(SHIPPED, lines)
    for place in PLACES:
        for label in place_labels(picture, Shown({place: Mark(10, "red")})):
            if {*label.cells} <= label.spot.cells:
                assert not label.leader
                continue
            assert label.line in {line for _column, line in label.spot.cells}, "it is as high as its place"
            beside = {label.column - 1, label.column + len(label.text)}
            assert beside & {*label.leader}, "it leads away from the number"
            assert not {(at, label.line) for at in label.leader} & body_of(picture, label.spot.view)


@pytest.mark.parametrize("lines", SIZES)
def test_what_is_picked_has_its_sign_and_the_cursor_none_of_its_own(lines: int) -> None:
    picture = chart(SHIPPED, lines)
    for spot in picture.spots:
        picked = place_labels(picture, Shown({}, (spot.place,)))
        assert_at_home(picture, picked)
        assert {(label.spot.place, label.text) for label in picked} == {(spot.place, CHOSEN)}
        assert picked == place_labels(picture, Shown({}, (spot.place,), (spot,)))
        assert place_labels(picture, Shown({}, (), (spot,))) == []


def test_a_mark_says_chosen_level_and_target_in_that_order() -> None:
    spot = Spot("back", "head", frozenset({(0, 0)}), (0, 0), 0, 0)
    marks = {"head": Mark(10, "red", ("x",))}
    assert mark_text(spot, Shown(marks)) == "10◆ "
    assert mark_text(spot, Shown(marks, ("head",))) == "●10◆ "
    assert mark_text(spot, Shown({}, (), (spot,))) == ""
    assert mark_text(spot, Shown({}, ("head",), (spot,))) == "●"
    assert mark_text(spot, Shown({})) == ""


def test_a_shape_that_some_terminals_draw_twice_as_wide_has_a_free_cell_after_it() -> None:
    assert wcwidth(AIM) == 1
    picture = chart(SHIPPED, 22)
    shown = Shown(dict.fromkeys(PLACES, Mark(3, "amber", ("x",))))
    for line in draw(picture, shown, GREY):
        assert all(
            after == " " for sign, after in zip(line.plain, line.plain[1:], strict=False) if sign == AIM
        )
