"""The line that is lit and the word of the breath are those of the moment, or there are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import HOSTILE

from backcare_tui.domain.plan.pacing import Phase
from backcare_tui.domain.session.teaching import breath_at, lines_done

PULL = tuple(Phase(word, 2.0) for word in ("pull", "hold", "press", "return"))


@pytest.mark.parametrize(
    ("lines", "done"),
    [
        (("Pull the band.", "Hands up and pause.", "Press overhead.", "Come back."), (0, 1, 2, 3)),
        (("Press, from where you hold it.", "Pull first."), (1, 0, 0, None)),
        (("Pull.", "Hold.", "Press.", "Return.", "No shrug."), (0, 1, 2, 3)),
        (("Pull.", "Hold.", "Press.", "Come back.", "No shrug."), (0, 1, 2, None)),
        (("Do it as you were shown.",), (None, None, None, None)),
        ((), (None, None, None, None)),
    ],
)
def test_a_line_is_lit_by_its_word_or_where_each_part_has_its_own(
    lines: tuple[str, ...], done: tuple[int | None, ...]
) -> None:
    assert lines_done(lines, PULL) == done


def test_a_phrase_is_known_by_all_of_its_words() -> None:
    tempo = (Phase("curl up", 2.0), Phase("hold", 10.0), Phase("lower", 2.0))
    lines = ("Up, up.", "Curl-up: only a little.", "Hold it, and lower.")
    assert lines_done(lines, tempo) == (1, 2, 2)


@pytest.mark.parametrize(
    ("breath", "words"),
    [
        ("Breathe out on pull and press, in on return.", ("out", "", "out", "in")),
        ("Keep breathing on hold; in on the return", ("", "keep breathing", "", "in")),
        ("Keep breathing while you hold.", ("", "keep breathing", "", "")),
        ("Breathe in before you pull, out on press.", ("", "", "out", "")),
        ("Never hold your breath.", ("", "", "", "")),
        ("Out on pull and pretzel.", ("", "", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_the_breath_is_told_at_its_moment_and_nothing_is_guessed(breath: str, words: tuple[str, ...]) -> None:
    assert breath_at(breath, PULL) == words


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=30), max_size=5), st.text(max_size=60))
def test_no_words_however_odd_break_either(lines: list[str], breath: str) -> None:
    assert len(lines_done(tuple(lines), PULL)) == len(breath_at(breath, PULL)) == len(PULL)
