"""An error is shown with its line of the file, whatever the file is like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.planfile_kit import ATLAS, plan_text, task_text

from backcare_tui.storage.planfile.errors import Excerpt, PlanError, Problem, excerpts
from backcare_tui.storage.planfile.loader import parse_plan


def shown(text: str, raw: bytes | None = None) -> tuple[Excerpt, ...]:
    """What is wrong with a text, and its lines as they are in the file."""
    with pytest.raises(PlanError) as caught:
        parse_plan(text, source="plan.toml", atlas=ATLAS)
    found = excerpts(caught.value, text.encode() if raw is None else raw)
    assert [one.sentence for one in found] == str(caught.value).split("\n")
    return found


def marked(one: Excerpt) -> str:
    return one.text[one.start : one.start + one.length]


def test_each_of_several_errors_has_its_own_line_with_its_key_marked() -> None:
    text = plan_text(
        "[streak]\ngrace = 9",
        task_text("device", "minutes = [3, 99]"),
        task_text("exercise", "sets = 0", task_id="b"),
    )
    found = shown(text)
    assert [(one.text, marked(one)) for one in found] == [
        ("grace = 9", "grace"),
        ("minutes = [3, 99]", "minutes"),
        ("sets = 0", "sets"),
    ]
    for one in found:
        assert text.split("\n")[one.line - 1] == one.text


def test_a_key_that_is_not_there_marks_the_header_of_its_table() -> None:
    (one,) = shown('title = "T"\n[[device]]\nid = "a"\nminutes = 3\nevery = "day"\n')
    assert (one.line, marked(one)) == (2, "[[device]]")
    assert one.before == ((1, 'title = "T"'),)
    assert one.after == ((3, 'id = "a"'),)


def test_what_is_no_toml_marks_all_of_its_line() -> None:
    (one,) = shown('title = "T"\n  nonsense here  \n')
    assert (one.line, one.text, marked(one)) == (2, "  nonsense here  ", "nonsense here")
    assert one.after == ()


def test_an_error_on_the_last_line_without_a_newline_has_nothing_after_it() -> None:
    (one,) = shown(plan_text(task_text("device", "minutes = 99")).rstrip("\n"))
    assert (one.text, one.after) == ("minutes = 99", ())


def test_an_empty_file_shows_its_sentences_and_no_line_that_is_not_there() -> None:
    found = shown("")
    assert found
    assert all(one.text == "" and one.length == 0 for one in found)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_are_counted_whatever_they_end_in_and_a_byte_order_mark_is_no_text(ending: str) -> None:
    text = ending.join(
        ("\ufefftitle = 1", "[[device]]", 'id = "a"', 'name = "N"', "minutes = 3", 'every = "day"')
    )
    (one,) = shown(text)
    assert (one.line, one.text, marked(one), one.after) == (1, "title = 1", "title", ((2, "[[device]]"),))


def test_tabs_and_emoji_before_a_key_do_not_shift_its_mark() -> None:
    text = plan_text(
        task_text("device").replace(
            "minutes = [3, 5, 8]", '\t\t"minutes"\t= 99  # \U0001f469\u200d\U0001f9bd minutes = 3'
        )
    )
    (one,) = shown(text)
    assert marked(one) == "minutes"
    assert one.text[: one.start] == '\t\t"'


def test_a_key_of_an_inline_table_is_marked_where_it_stands() -> None:
    (one,) = shown(plan_text(task_text("exercise", 'easier = {words = "lie down", reps = 99}')))
    assert "reps" in one.sentence
    assert marked(one) == "reps"


def test_a_word_of_the_value_or_of_a_comment_is_never_taken_for_the_key() -> None:
    text = plan_text(task_text("device", "minutes = 99 # sets = 4"))
    problem = PlanError(
        "plan.toml", (Problem(text.split("\n").index("minutes = 99 # sets = 4") + 1, "device · sets", "x"),)
    )
    (one,) = excerpts(problem, text.encode())
    assert marked(one) == "minutes = 99 # sets = 4"


def test_a_file_that_has_become_shorter_or_no_text_meanwhile_is_told_without_its_line() -> None:
    text = plan_text(task_text("device", "minutes = 99"))
    (one,) = shown(text, b"")
    assert (one.line, one.text) == (0, "")
    assert shown(text, b"\xff\n" * 40)[0].text == "\ufffd"


@given(st.text(max_size=80), st.integers(-2, 6), st.text(max_size=20), st.text(max_size=200))
def test_no_text_key_or_line_breaks_it_and_the_mark_stays_on_the_line(
    message: str, line: int, key: str, text: str
) -> None:
    error = PlanError("plan.toml", (Problem(line, key, message.replace("\n", " ")),))
    for one in excerpts(error, text.encode("utf-8", "replace")):
        assert 0 <= one.start <= one.start + one.length <= len(one.text) or not one.text.strip()
