"""Words out: nothing an encoding stumbles over, shapes that can be told apart."""

from __future__ import annotations

from backcare_tui.cli.output import STAND_INS, stand_in
from backcare_tui.coach import Coach
from backcare_tui.domain.glyphs import column
from backcare_tui.text.cells import width


def test_levels_are_blocks_from_lowest_to_highest() -> None:
    assert "".join(column(level / 10) for level in range(11)) == "▁▂▂▃▄▅▅▆▇▇█"


def test_every_shape_has_a_stand_in_of_one_ascii_character() -> None:
    for shape, other in STAND_INS.items():
        assert not shape.isascii()
        assert other.isascii()
        assert stand_in(UnicodeEncodeError("ascii", f"a{shape}背", 1, 3, "")) == (f"{other}?", 3)


def test_the_states_can_be_told_apart_without_their_shapes() -> None:
    from backcare_tui.domain.glyphs import GLYPHS

    shapes = set(GLYPHS.values()) - {" "}
    stand_ins = {shape if shape.isascii() else STAND_INS[shape] for shape in shapes}
    assert len(stand_ins) == len(shapes)


def test_every_place_of_the_atlas_fits_its_column(coach: Coach) -> None:
    from backcare_tui.cli.render.day import PLACE

    assert all(width(region.name) <= PLACE for region in coach.atlas.region)
