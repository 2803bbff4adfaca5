"""Words out: nothing a terminal obeys, nothing an encoding stumbles over, columns that stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.cli.output import STAND_INS, harmless, stand_in
from backcare_tui.coach import Coach
from backcare_tui.domain.glyphs import column
from backcare_tui.text.cells import clip, fit, width, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("bell\x07", "bell\\x07"),
        ("nul\x00", "nul\\x00"),
        ("del\x7f", "del\\x7f"),
        ("one\r\ntwo\tthree", "one  two three"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("a\u00a0b\u3000c", "a b c"),
        ("\u202eturned\u2066", "\\u202eturned\\u2066"),
        ("half \ud83d", "half \\ud83d"),
        ("👩‍💻 é 背中 עברית", "👩‍💻 é 背中 עברית"),
        ("\ue0b0 icon", "\ue0b0 icon"),
    ],
)
def test_what_a_terminal_would_obey_is_written_out(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_text_is_more_than_one_line_or_holds_a_control_character(text: str) -> None:
    shown = harmless(text)
    assert len(shown.splitlines()) <= 1
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert harmless(shown) == shown


@given(st.text(max_size=60), st.integers(0, 40))
def test_words_fit_their_column_exactly(text: str, cells: int) -> None:
    assert width(clip(text, cells)) <= cells
    assert width(fit(text, cells)) == cells


@given(st.text(max_size=200), st.integers(12, 80))
def test_wrapped_words_stay_within_their_width(text: str, cells: int) -> None:
    assert all(width(row) <= cells for row in wrap(text, "Pain    ", cells))


def test_a_short_text_is_not_cut_and_a_long_one_ends_in_an_ellipsis() -> None:
    assert clip("Posture pump", 12) == "Posture pump"
    assert clip("Posture pump", 11) == "Posture pu…"
    assert clip("背中のストレッチ", 7) == "背中の…"


def test_wide_letters_take_two_cells_and_combining_marks_none() -> None:
    assert width("Posture") == 7
    assert width("e\u0301te\u0301") == 3
    assert width("背中") == 4
    assert width("🧘") == 2
    assert fit("e\u0301", 3) == "e\u0301  "


def test_levels_are_blocks_from_lowest_to_highest() -> None:
    assert "".join(column(level / 10) for level in range(11)) == "▁▂▂▃▄▅▅▆▇▇█"


def test_every_shape_has_a_stand_in_of_one_ascii_character() -> None:
    for shape, other in STAND_INS.items():
        assert not shape.isascii()
        assert other.isascii()
        assert stand_in(UnicodeEncodeError("ascii", f"a{shape}背", 1, 3, "")) == (f"{other}?", 3)


def test_the_states_can_be_told_apart_without_their_shapes() -> None:
    from backcare_tui.domain.glyphs import SIGNS

    shapes = set(SIGNS.values()) - {" "}
    stand_ins = {shape if shape.isascii() else STAND_INS[shape] for shape in shapes}
    assert len(stand_ins) == len(shapes)


def test_every_place_of_the_atlas_fits_its_column(coach: Coach) -> None:
    from backcare_tui.cli.render.day import PLACE

    assert all(width(region.name) <= PLACE for region in coach.atlas.region)
