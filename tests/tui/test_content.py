"""The door from words to the screen: ``look``."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from backcare_tui.domain.glyphs import column
from backcare_tui.domain.journal.day_record import NEARLY
from backcare_tui.text.cells import JOINERS
from backcare_tui.tui import content

ANY = st.text(max_size=80)


@given(ANY)
def test_cleaned_text_holds_nothing_that_steers_a_terminal_or_breaks_a_line(text: str) -> None:
    for char in content.clean(text):
        assert (
            char.isprintable() or char in JOINERS + "\u3000\u00a0\u1680" or unicodedata.category(char) == "Zs"
        )


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S")), max_size=80))
def test_plain_words_are_left_as_they_are(text: str) -> None:
    assert content.clean(text) == text
    assert content.say(text).plain == text


@given(ANY, st.integers(0, 50))
def test_fitted_text_takes_exactly_its_width(text: str, width: int) -> None:
    fitted = content.fit(text, width)
    assert fitted.cell_length == width
    assert cell_len(fitted.plain) == width


def test_text_that_is_cut_ends_in_an_ellipsis_and_text_that_fits_does_not() -> None:
    assert content.fit("Face pull", 9).plain == "Face pull"
    assert content.fit("Face pull", 8).plain == "Face pu…"
    assert content.fit("背中の運動", 6).plain == "背中… "


@given(ANY, ANY, st.integers(1, 80))
def test_two_ends_of_a_line_never_outgrow_it_by_the_right_one(left: str, right: str, width: int) -> None:
    joined = content.spread(content.say(left), content.say(right), width)
    assert joined.cell_length in (width, content.say(left).cell_length)


@pytest.mark.parametrize("markup", ["[red]x[/red]", "[/]", "[@click=app.quit]x[/]", "\\[b]", "[b", "$accent"])
def test_markup_is_shown_as_it_is_written(markup: str) -> None:
    said = content.say(markup, "bold")
    assert said.plain == markup
    assert content.fit(markup, 30).plain.rstrip() == markup


@given(st.floats(allow_nan=False), st.integers(0, 40))
def test_a_bar_is_always_as_wide_as_asked(done: float, width: int) -> None:
    assert content.bar(done, width).cell_length == width


def test_a_bar_is_empty_full_or_between() -> None:
    assert content.bar(0, 4).plain == "────"
    assert content.bar(0.5, 4).plain == "━━──"
    assert content.bar(1, 4).plain == "━━━━"


@given(st.lists(ANY.map(content.say), min_size=1, max_size=5))
def test_rows_stay_as_many_as_they_were(rows: list[Content]) -> None:
    assert content.lines(rows).plain.count("\n") == len(rows) - 1


@given(ANY)
def test_a_paste_keeps_its_words_in_one_line(text: str) -> None:
    typed = content.typed(text)
    assert len(typed.splitlines()) <= 1
    assert not {unicodedata.category(char) for char in typed} & {"Cc", "Cs"}
    kept = [char for char in text if unicodedata.category(char)[0] in "LN"]
    assert [char for char in typed if unicodedata.category(char)[0] in "LN"] == kept


def test_enormous_text_is_cut_quickly() -> None:
    assert len(content.clean("x" * 1_000_000)) == 1000
    assert content.clean("x" * 1_000_000)[-1] == "…"
    assert content.fit("\u0301" * 1_000_000, 10).cell_length == 10


def test_bars_tell_apart_what_is_half_a_cell_apart() -> None:
    assert content.bar(0.84, 8).plain == "━━━━━━╸─"
    assert content.bar(0.70, 8).plain == "━━━━━╸──"
    assert content.bar(0, 4).plain == "────"
    assert content.bar(1, 4).plain == "━━━━"
    assert all(content.bar(share / 50, 9).cell_length == 9 for share in range(-5, 60))


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 40))
def test_a_bar_short_of_all_is_never_drawn_full(done: float, width: int) -> None:
    assert content.bar(done, width).plain.endswith("─")
    assert content.bar(1.0, width).plain == "━" * width
    assert column(done) != column(1.0) or done > 1 - NEARLY
