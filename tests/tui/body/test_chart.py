"""The picture of the body: sides, middles, marks, and where an arrow key leads."""

from __future__ import annotations

import pytest

from backcare_tui.domain.body.atlas import FIELD, Figure
from backcare_tui.tui.body.chart import GAP, Chart, Spot, chart, step


def whole(*rows: str) -> tuple[str, ...]:
    """Rows in which each letter is as wide as a cell."""
    return tuple("".join(letter * 2 for letter in row) for row in rows)


LETTERS = {"h": "head", "l": "low-back-left", "L": "low-back-right", "m": "low-back-middle", "t": "thigh"}

FRONT = Figure("front", whole(".h.", "hhh", "ooo", "ooo", "ttt", "t.t"))
BACK = Figure("back", whole(".h.", "hhh", "lmL", "lmL", "lxL", "lxL", "ttt", "t.t"))
SMALL = chart((FRONT, BACK), LETTERS)


def spot(place: str, view: str = "back", picture: Chart = SMALL) -> Spot:
    (found,) = [one for one in picture.spots if (one.place, one.view) == (place, view)]
    return found


def test_the_figures_stand_side_by_side_on_one_floor_over_their_words() -> None:
    assert SMALL.width == 2 * FIELD + GAP == len(SMALL.pixels[0]) // 2
    assert SMALL.lines == 4
    assert SMALL.titles == ((0, "front"), (FIELD + GAP, "back"))
    assert set(SMALL.pixels[0][: 2 * FIELD]) == {"."}, "the front is shorter and stands on the floor"
    assert "thigh" in SMALL.pixels[-1][: 2 * FIELD]
    assert "thigh" in SMALL.pixels[-1][2 * FIELD :]


def test_a_cell_is_two_pixels_across_and_two_down_as_they_are_drawn() -> None:
    (thigh,) = [one for one in SMALL.spots if (one.place, one.view) == ("thigh", "front")]
    left, right = SMALL.axis("front") - 1, SMALL.axis("front") + 1
    assert thigh.cells == {(left, 3), (SMALL.axis("front"), 3), (right, 3)}
    assert [SMALL.share("thigh", (int(left) + at, 3)) for at in range(-1, 4)] == [0, 4, 2, 4, 0]
    assert thigh.x == SMALL.axis("front")
    assert thigh.y == pytest.approx(6.4)


def test_sides_are_the_persons_own_and_crossed_on_the_front() -> None:
    front, back = SMALL.labels[:FIELD], SMALL.labels[FIELD + GAP :]
    assert front.split() == ["right", "left"]
    assert back.split() == ["left", "right"]
    assert front.startswith(" right")
    assert back.endswith("right ")
    assert spot("low-back-left").x < spot("low-back-middle").x < spot("low-back-right").x


def test_a_cell_is_the_place_that_has_most_of_it_and_a_corner_is_enough() -> None:
    mixed = chart((FRONT, Figure("back", ("ll.o", "lL.t", "LLxo", "lhxt"))), LETTERS)
    left = int(mixed.axis("back") - 0.5)
    seen = [mixed.at((left + across, mixed.lines - 2 + down)) for down in (0, 1) for across in (0, 1)]
    assert [spot and spot.place for spot in seen] == ["low-back-left", "thigh", "low-back-right", "thigh"]


def test_a_cell_without_a_place_is_none() -> None:
    column, line = spot("low-back-middle").at
    assert SMALL.at((column, line)) == spot("low-back-middle")
    assert SMALL.at((column, 2)) is None, "a darker line and nothing are no place"
    assert SMALL.at((0, 0)) is None
    for outside in ((-1, 0), (0, -1), (SMALL.width, 0), (0, SMALL.lines), (10**6, 10**6)):
        assert SMALL.at(outside) is None


def test_a_region_is_seen_where_its_sides_are() -> None:
    assert {one.place for one in SMALL.of("low-back")} == {
        "low-back-left",
        "low-back-middle",
        "low-back-right",
    }
    assert {one.view for one in SMALL.of("head")} == {"front", "back"}
    assert SMALL.of("") == SMALL.of("nowhere") == ()


def test_a_mark_is_written_where_the_place_fills_a_cell() -> None:
    for one in SMALL.spots:
        assert one.at in one.cells
        assert SMALL.at(one.at) == one
    assert spot("low-back-left").at[1] == 1


def test_neighbours_have_different_shades_and_both_sides_the_same() -> None:
    for one, other in (
        ("head", "low-back-left"),
        ("low-back-left", "low-back-middle"),
        ("low-back-left", "thigh"),
    ):
        assert SMALL.turns[one] != SMALL.turns[other]
    assert SMALL.turns["low-back-left"] == SMALL.turns["low-back-right"]
    assert SMALL.turns["thigh"] != 0, "plain body, above it on the front, has the first"


def test_a_mark_is_rather_where_all_pixels_are_the_places_own_than_in_the_middle() -> None:
    arch = chart((FRONT, Figure("back", whole("ttttt", "to.ot"))), LETTERS)
    (found,) = [one for one in arch.spots if (one.place, one.view) == ("thigh", "back")]
    assert found.at[0] in (round(found.x) - 2, round(found.x) + 2)


def test_a_long_mark_keeps_to_its_place_as_far_as_that_goes_and_then_goes_outwards() -> None:
    wide = chart((FRONT, Figure("back", whole("llooLL", "llooLL"))), LETTERS)
    left, right = spot("low-back-left", picture=wide), spot("low-back-right", picture=wide)
    assert [wide.start(left, 2), wide.start(right, 2)] == [min(left.cells)[0], min(right.cells)[0]]
    assert wide.start(left, 3) == min(left.cells)[0] - 1
    assert wide.start(right, 3) == min(right.cells)[0]
    assert wide.start(left, 0) == left.at[0]
    for length in (1, 2, 3, wide.width):
        assert 0 <= wide.start(right, length) <= wide.width - length


def test_arrows_go_to_the_nearest_place_that_way_and_from_figure_to_figure() -> None:
    middle = spot("low-back-middle")
    assert step(SMALL, middle, -1, 0) == spot("low-back-left")
    assert step(SMALL, middle, 1, 0) == spot("low-back-right")
    assert step(SMALL, middle, 0, -1) == spot("head")
    assert step(SMALL, spot("low-back-left"), 0, 1) == spot("thigh")
    assert step(SMALL, spot("thigh"), -1, 0) == spot("thigh", "front")
    assert step(SMALL, spot("thigh", "front"), 1, 0) == spot("thigh")


@pytest.mark.parametrize("way", [(-1, 0), (1, 0), (0, -1), (0, 1)])
def test_an_arrow_never_leads_the_other_way(way: tuple[int, int]) -> None:
    across, down = way
    for one in SMALL.spots:
        there = step(SMALL, one, across, down)
        assert there == one or (there.x - one.x) * across + (there.y - one.y) * down > 0
        assert not down or there.view == one.view


def test_a_drawing_without_places_has_nowhere_to_go() -> None:
    bare = Figure("front", ("oo", "oo")), Figure("back", ("oo", "oo"))
    assert chart(bare, {}).spots == ()
    assert chart(bare, {}).at((8, 0)) is None
