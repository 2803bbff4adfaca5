"""What is written on the body is whole, in no other's way, and on its place or beside it."""

from __future__ import annotations

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
from backcare_tui.tui.body.chart import Spot, chart
from backcare_tui.tui.body.drawing import BODY as EMPTY
from backcare_tui.tui.body.drawing import LAYERS, Inks, draw, layer_of
from backcare_tui.tui.body.labels import AIM, Shown, mark_text, place_labels

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
    labels = place_labels(picture, shown, [spot for spot in picture.spots if layer_of(spot, shown) > EMPTY])
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


@pytest.mark.parametrize("lines", SIZES)
@pytest.mark.parametrize("mark", [Mark(7, "red"), Mark(10, "red"), Mark(None, targets=("x",))], ids=str)
def test_everything_is_written_even_where_everything_is_marked(lines: int, mark: Mark) -> None:
    picture = chart(SHIPPED, lines)
    labels = place_labels(picture, Shown(dict.fromkeys(PLACES, mark)), picture.spots)
    taken = [cell for label in labels for cell in label.cells]
    assert len({*taken}) == len(taken)
    text = {spot: mark_text(spot, Shown({spot.place: mark})) for spot in picture.spots}
    assert {label.spot: label.text for label in labels} == {
        spot: words for spot, words in text.items() if words
    }


@pytest.mark.parametrize("lines", SIZES)
def test_a_number_stands_on_its_place_and_most_of_that_is_seen(lines: int) -> None:
    picture = chart(SHIPPED, lines)
    for spot in picture.spots:
        (label, *_front) = place_labels(picture, Shown({spot.place: Mark(4, "amber")}), (spot,))
        assert {*label.cells} <= label.spot.cells
        assert not label.leader


@pytest.mark.parametrize("lines", SIZES)
def test_what_has_no_room_on_its_place_stands_beside_it(lines: int) -> None:
    picture = chart(SHIPPED, lines)
    shown = Shown({"foot-left": Mark(10, "red", ("x",))})
    spots = picture.of("foot-left")
    for label in place_labels(picture, shown, spots):
        hidden = sum(picture.share(label.spot, cell) for cell in label.cells)
        assert hidden <= 0.6 * sum(row.bit_count() for row in picture.rows(label.spot)), "the place is seen"
        near = {*label.cells, *((at, label.line) for at in label.leader)}
        assert {column for column, _line in label.spot.cells} & {
            at + by for at, _line in near for by in (-1, 0, 1)
        }


def test_a_mark_says_chosen_level_and_target_in_that_order() -> None:
    spot = Spot("back", "head", frozenset({(0, 0)}), (0, 0), 0, 0)
    marks = {"head": Mark(10, "red", ("x",))}
    assert mark_text(spot, Shown(marks)) == "10◆ "
    assert mark_text(spot, Shown(marks, ("head",))) == "●10◆ "
    assert mark_text(spot, Shown({}, (), (spot,))) == "○"
    assert mark_text(spot, Shown({}, ("head",), (spot,))) == "●"
    assert mark_text(spot, Shown({})) == ""


def test_a_shape_that_some_terminals_draw_twice_as_wide_has_a_free_cell_after_it() -> None:
    assert wcwidth(AIM) == 1
    picture = chart(SHIPPED, 15)
    shown = Shown(dict.fromkeys(PLACES, Mark(3, "amber", ("x",))))
    for line in draw(picture, shown, GREY):
        assert all(
            after == " " for sign, after in zip(line.plain, line.plain[1:], strict=False) if sign == AIM
        )
