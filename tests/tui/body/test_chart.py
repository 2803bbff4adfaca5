"""The picture of the body on the screen: sides, middles, cells to pick, and where an arrow key leads."""

from __future__ import annotations

import msgspec
import pytest
from kits.planfile_kit import shipped_atlas

from backcare_tui.domain.body.dots import LEAST, MOST
from backcare_tui.domain.body.picture import VIEWS
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.body_file import BODY, read_body
from backcare_tui.tui.body.chart import FIELD, GAP, Chart, Spot, chart, fitting, step

ATLAS = shipped_atlas()
SHIPPED = read_body((shipped_plans() / BODY).read_text(encoding="utf-8"), BODY, ATLAS.drawn())
BARE = msgspec.structs.replace(SHIPPED, areas=())
SIDES = ("left", "right")


@pytest.fixture(params=range(LEAST, MOST + 1))
def picture(request: pytest.FixtureRequest) -> Chart:
    return chart(SHIPPED, request.param)


def spot(picture: Chart, place: str, view: str = "back") -> Spot:
    (found,) = [one for one in picture.spots if (one.place, one.view) == (place, view)]
    return found


def test_the_figures_stand_side_by_side_over_their_words(picture: Chart) -> None:
    assert picture.width == 2 * picture.field + GAP
    assert picture.field >= FIELD
    assert picture.field % 2 == 1
    front, back = picture.labels[: picture.field], picture.labels[picture.field + GAP :]
    assert front.split() == ["right", "left"]
    assert back.split() == ["left", "right"]
    for view in VIEWS:
        first, last = picture.right(view), picture.right(view) + 2 * picture.dots.reach
        assert picture.first(view) <= first // 2, "no dot is left of its field"
        assert last // 2 < picture.first(view) + picture.field
        assert picture.right(view) + picture.dots.reach == 2 * picture.axis(view), "the middle dot"


def test_the_words_front_and_back_stand_where_nothing_is_drawn(picture: Chart) -> None:
    for at, view in picture.titles:
        dots = ((1 << 2 * (len(view) + 1)) - 1) << 2 * at
        assert not any(row << picture.right(view) & dots for row in picture.dots.silhouette[:4])


def test_every_place_has_a_cell_of_its_own_to_pick_and_to_be_marked_in(picture: Chart) -> None:
    assert {one.place for one in picture.spots} == {*ATLAS.drawn()}
    assert len({one.at for one in picture.spots}) == len(picture.spots)
    for one in picture.spots:
        assert one.at in one.cells
        assert picture.at(one.at) == one, one.place
    for place in ATLAS.places():
        assert picture.of(place), place


def test_the_persons_left_is_on_the_viewers_right_from_the_front_and_on_the_left_from_behind(
    picture: Chart,
) -> None:
    for one in picture.spots:
        side = one.place.rpartition("-")[2]
        if side in SIDES:
            assert (one.x > picture.axis(one.view)) == ((side == "left") == (one.view == "front")), one


def test_a_cell_is_the_place_that_has_most_of_it_and_a_corner_is_enough(picture: Chart) -> None:
    for one in picture.spots:
        for cell in one.cells:
            seen = picture.at(cell)
            assert seen is not None
            assert picture.share(seen, cell) >= picture.share(one, cell) > 0
    for outside in ((-1, 0), (0, 0), (0, -1), (picture.width, 0), (0, picture.lines), (10**6, 10**6)):
        assert picture.at(outside) is None


def test_a_region_is_seen_where_its_sides_are(picture: Chart) -> None:
    sides = {f"low-back-{side}" for side in (*SIDES, "middle")}
    assert {one.place for one in picture.of("low-back")} == sides
    assert {one.view for one in picture.of("head")} == {*VIEWS}
    assert picture.of("") == picture.of("nowhere") == ()


def test_the_arrow_keys_lead_from_every_place_to_every_place_and_never_the_other_way(picture: Chart) -> None:
    for first in picture.spots:
        seen, todo = {first}, [first]
        while todo:
            here = todo.pop()
            for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                there = step(picture, here, across, down)
                assert there == here or (there.x - here.x) * across + (there.y - here.y) * down > 0
                assert not down or there.view == here.view
                if there not in seen:
                    seen.add(there)
                    todo.append(there)
        assert seen == {*picture.spots}
        if first.place != "head":
            break  # each of the others is reached from the first, and leads back to it


def test_an_arrow_leads_to_the_next_place_of_the_back_and_over_to_the_front(picture: Chart) -> None:
    middle = spot(picture, "low-back-middle")
    assert step(picture, middle, -1, 0) == spot(picture, "low-back-left")
    assert step(picture, middle, 1, 0) == spot(picture, "low-back-right")
    assert step(picture, middle, 0, -1) == spot(picture, "mid-back-middle")
    assert step(picture, spot(picture, "low-back-left"), 0, 1) == spot(picture, "buttock-left")
    assert step(picture, spot(picture, "thigh-left"), -1, 0) == spot(picture, "thigh-left", "front")
    assert step(picture, spot(picture, "thigh-left", "front"), 1, 0) == spot(picture, "thigh-left")


def test_it_is_drawn_as_large_as_fits_and_never_smaller_than_can_be_read() -> None:
    assert (chart(SHIPPED, 3).lines, chart(SHIPPED, 99).lines) == (LEAST, MOST)
    for columns in range(36, 70):
        lines = fitting(SHIPPED, MOST, columns)
        assert chart(SHIPPED, lines).width <= columns
        assert lines == MOST or chart(SHIPPED, lines + 1).width > columns
        assert fitting(SHIPPED, 14, columns) == 14
    assert fitting(SHIPPED, 3, 36) == fitting(SHIPPED, MOST, 1) == LEAST


def test_a_drawing_without_places_has_nowhere_to_go() -> None:
    assert chart(BARE, LEAST).spots == ()
    assert chart(BARE, LEAST).at((8, 0)) is None
