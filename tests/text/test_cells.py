"""Text on a terminal: nothing a terminal obeys, and columns that stand."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from backcare_tui.domain.glyphs import GLYPHS
from backcare_tui.text.cells import clip, fit, harmless, width, wrap


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


@pytest.mark.parametrize(
    "text", ["👨‍👩‍👧", "🧘🏽‍♀️", "🏳️‍🌈", "☀️", "1️⃣", "🇩🇪🇫🇷", "é", "Ångström", "“a” – b…", "▁▂▃ ●◐⊘○ 2 × 8 →"]
)
def test_a_text_is_as_wide_as_the_screen_takes_it_to_be(text: str) -> None:
    assert width(text) == cell_len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x25FC, exclude_categories=["C", "M"]), max_size=20))
def test_no_narrow_letter_is_taken_for_another_than_by_the_screen(text: str) -> None:
    assert width(text) == cell_len(text)


def test_an_emoji_of_several_is_cut_as_one_or_not_at_all() -> None:
    assert clip("👨‍👩‍👧 family", 9) == "👨‍👩‍👧 family"
    assert clip("ab👨‍👩‍👧", 3) == "ab…"


def test_the_shapes_of_the_app_are_measured_without_a_table_of_all_writing() -> None:
    told = repr("".join(GLYPHS.values()) + "·–—×…→▲’▁▂▃▄▅▆▇█°éü")
    script = f"import sys; from backcare_tui.text.cells import width; width({told}); print('wcwidth' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )
