"""The body in dots: one piece, the same on both sides, and every place within it, however large it is drawn."""

from __future__ import annotations

import msgspec
import pytest
from kits.planfile_kit import shipped_atlas

from backcare_tui.domain.body.dots import DOTS, LEAST, MOST, Dots, Rows, bits, crossings, dots, eroded
from backcare_tui.domain.body.picture import VIEWS, Area, Body, boxed
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.body_file import BODY, read_body

ATLAS = shipped_atlas().drawn()
SHIPPED = read_body((shipped_plans() / BODY).read_text(encoding="utf-8"), BODY, ATLAS)
SIZES = range(LEAST, MOST + 1)
OTHER = {"left": "right", "right": "left"}


@pytest.fixture(params=SIZES)
def drawn(request: pytest.FixtureRequest) -> Dots:
    return dots(SHIPPED, request.param)


def turned(rows: Rows, reach: int) -> Rows:
    """The mirror image of rows."""
    return tuple(int(f"{row:0{2 * reach + 1}b}"[::-1], 2) for row in rows)


def pieces(rows: Rows) -> int:
    """Of how many pieces a shape is, whose dots touch at a side."""
    left, count = [*rows], 0
    while any(left):
        count += 1
        start = next(y for y, row in enumerate(left) if row)
        front = {start: left[start] & -left[start]}
        while front:
            y, row = front.popitem()
            row &= left[y]
            if not row:
                continue
            left[y] &= ~row
            for other, more in ((y, row << 1 | row >> 1), (y - 1, row), (y + 1, row)):
                if 0 <= other < len(left) and more & left[other]:
                    front[other] = front.get(other, 0) | more
    return count


def test_it_fills_the_lines_that_it_is_drawn_in_and_is_one_piece(drawn: Dots) -> None:
    assert len(drawn.silhouette) % DOTS == 0
    assert drawn.silhouette[0], "the crown is in the first row"
    assert drawn.silhouette[-1], "and the soles are in the last"
    assert pieces(drawn.silhouette) == 1
    assert max(drawn.silhouette) < 1 << 2 * drawn.reach + 1


def test_left_mirrors_right_dot_by_dot(drawn: Dots) -> None:
    for rows in (drawn.silhouette, drawn.outline, *drawn.lines.values()):
        assert turned(rows, drawn.reach) == rows
    for places in drawn.places.values():
        for place, rows in places.items():
            region, _, side = place.rpartition("-")
            other = f"{region}-{OTHER[side]}" if side in OTHER else place
            assert turned(rows, drawn.reach) == places[other], place


def test_no_place_leaves_the_body_or_covers_another(drawn: Dots) -> None:
    for places in drawn.places.values():
        for rows in zip(drawn.silhouette, *places.values(), strict=True):
            body, *others = rows
            assert sum(others) | body == body
            assert sum(row.bit_count() for row in others) == sum(others).bit_count()


def test_every_place_is_seen_from_where_it_can_be_seen(drawn: Dots) -> None:
    assert {place for view in VIEWS for place in drawn.places[view]} == {*ATLAS}
    limbs = {"head", "neck", "shoulder", "thigh", "lower", "foot"}
    seen = {view: {place.split("-")[0] for place in drawn.places[view]} for view in VIEWS}
    assert seen == {"front": limbs | {"chest", "hip"}, "back": limbs | {"upper", "mid", "low", "buttock"}}


def test_the_arms_hang_free_and_so_do_the_legs(drawn: Dots) -> None:
    def parts(head: float) -> int:
        row = drawn.silhouette[round(head / SHIPPED.tall * len(drawn.silhouette))]
        return len([run for run in f"{row:b}".split("0") if run])

    assert parts(2.9) == 3, "two arms and the waist"
    assert parts(5.0) == 2, "two legs"
    assert parts(0.5) == 1


def test_the_outline_is_the_edge_and_the_body_in_it_is_empty(drawn: Dots) -> None:
    inside = eroded(drawn.silhouette)
    assert all(
        edge | kept == body and not edge & kept
        for edge, kept, body in zip(drawn.outline, inside, drawn.silhouette, strict=True)
    )
    for view in VIEWS:
        assert not any(edge & line for edge, line in zip(drawn.outline, drawn.lines[view], strict=True))
    assert sum(row.bit_count() for row in inside) > sum(row.bit_count() for row in drawn.outline) * 0.4


def test_the_spine_is_spaced_dots_in_the_middle(drawn: Dots) -> None:
    middle = 1 << drawn.reach
    spine = [bool(row & middle) for row in drawn.lines["back"]]
    first, last = spine.index(True), len(spine) - spine[::-1].index(True)
    assert spine[first:last:2] == [True] * len(spine[first:last:2])
    assert not any(spine[first + 1 : last : 2])


def test_finer_lines_are_drawn_only_where_there_is_room() -> None:
    lines = {lines: sum(row.bit_count() for row in dots(SHIPPED, lines).lines["back"]) for lines in (19, 20)}
    assert lines[20] > lines[19] * 1.5


PLAIN = Body(
    ((0, 0), (1, 0), (1, 0), (1, 4), (1, 4), (0, 4), (0, 4)), ((0.5, 1), (0.6, 2), (0.5, 3), (0.4, 2)), (), ()
)


def test_a_dot_is_the_bodys_where_half_of_it_is() -> None:
    square = dots(PLAIN, LEAST)
    assert len(square.silhouette) == 48
    assert square.reach == 12
    assert {*square.silhouette} == {(1 << 25) - 1}, (
        "twelve dots and the half of one that the edge cuts in two"
    )


def test_a_quarter_of_a_dot_is_not_enough() -> None:
    narrower = tuple((min(across, 0.98), down) for across, down in PLAIN.outline)
    square = dots(msgspec.structs.replace(PLAIN, outline=narrower), LEAST)
    assert {row.bit_count() for row in square.silhouette} == {23}


def test_the_middle_dot_is_the_bodys_where_both_halves_of_it_together_are_enough() -> None:
    spike = (
        (0.0, 0.0),
        *[(0.03, 0.0)] * 2,
        *[(0.03, 2.0)] * 2,
        *[(1.0, 2.0)] * 2,
        *[(1.0, 4.0)] * 2,
        *[(0.0, 4.0)] * 2,
    )
    drawn = dots(
        msgspec.structs.replace(PLAIN, outline=spike, arm=((0.5, 3), (0.6, 3), (0.6, 3.1), (0.5, 3.1))), LEAST
    )
    assert {*drawn.silhouette[:24]} == {1 << drawn.reach}


def test_of_shapes_that_overlap_the_later_is_on_top() -> None:
    below = Area("back", "below", 0, boxed(((0, 0), (1.1, 4))))
    above = Area("back", "above", 1, boxed(((0, 0), (1.1, 2))))
    places = dots(msgspec.structs.replace(PLAIN, areas=(below, above)), LEAST).places
    assert places["front"] == {}
    shares = {place: (rows[10].bit_count(), rows[30].bit_count()) for place, rows in places["back"].items()}
    assert shares == {"above": (12, 0), "below": (13, 25)}


def test_an_edge_is_crossed_in_the_middle_of_a_row() -> None:
    assert crossings([(0, 0), (4, 0), (4, 2), (0, 2)], 3) == [[0, 4], [0, 4], []]
    assert [bits(0.4, 2.4), bits(-5, 1), bits(2, 2), bits(0.6, 0.9)] == [0b11, 0b1, 0, 0]
