"""Skips, pain reports and notes: kept as said, and what cannot be kept is refused at the door."""

from __future__ import annotations

import pytest
from kits.coach_kit import DAY, FIRST, SECOND, again, entries, files, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused, Unreadable

BROKEN = ["half \ud800 of one", "\udfff", "surrogate\udc80escape"]


def test_a_skip_keeps_its_reason_and_leaves_what_is_asked(mine: Coach) -> None:
    receipt = mine.tasks.skip("press", because="tired")

    assert receipt.text == "Press skipped (tired). Your streak is safe."
    (row,) = [row for row in again(mine).today().rows if row.id == "press"]
    assert (row.state, row.because) == ("skipped", "tired")
    assert mine.today().asked == 3


@pytest.mark.parametrize("what", ["press", "claw"])
def test_skipping_twice_or_after_it_was_done_says_so_and_changes_nothing(mine: Coach, what: str) -> None:
    mine.tasks.skip(what, because="tired")
    mine.tasks.done("pump")
    before = files(mine)

    assert not mine.tasks.skip(what, because="again").changed
    assert not mine.tasks.skip("pump", because="after all").changed
    assert files(mine) == before


def test_a_whole_massage_is_skipped_and_taken_back_as_one(mine: Coach) -> None:
    mine.tasks.skip("claw", because="travelling")
    assert {states(mine)[FIRST], states(mine)[SECOND]} == {"skipped"}

    mine.undo()

    assert {states(mine)[FIRST], states(mine)[SECOND]} == {"due"}


def test_what_was_skipped_may_be_done_after_all(mine: Coach) -> None:
    mine.tasks.skip("press", because="tired")

    assert mine.tasks.done("press").changed
    assert states(mine)["press"] == "done"


def test_a_day_all_skipped_neither_breaks_nor_lengthens_the_streak(mine: Coach, clock: FixedClock) -> None:
    for _ in range(3):
        mine.tasks.done("pump")
        mine.tasks.done("press")
        mine.tasks.done("claw")
        clock.moment += DAY
    for task in ("pump", "press", "claw"):
        mine.tasks.skip(task, because="ill")
    clock.moment += DAY

    assert mine.today().streak.days == 3
    assert mine.day(mine.today_date - DAY).record.state == "skipped"


@pytest.mark.parametrize("because", ["", "   ", "x" * 201, *BROKEN])
def test_a_reason_that_says_nothing_or_cannot_be_kept_is_refused(mine: Coach, because: str) -> None:
    with pytest.raises(Unreadable):
        mine.tasks.skip("press", because=because)

    assert not mine.home.data.joinpath("journal").exists()


def test_pain_is_kept_with_its_place_and_moment(mine: Coach) -> None:
    receipt = mine.tasks.pain(4, where=["low-back-left", "low-back-left"], morning=True, note="after sitting")

    assert receipt.text.startswith("Pain 4 this morning, ")
    (kept,) = entries(mine, "pain")
    assert (kept["level"], kept["regions"], kept["when"]) == (4, ["low-back-left"], "morning")
    assert kept["note"] == "after sitting"
    assert again(mine).today().pain.latest == 4


@pytest.mark.parametrize("level", [-1, 11, 10**30, float("nan"), float("inf"), 3.5, 4.0, True, "4", None])
def test_a_level_that_is_none_is_refused(mine: Coach, level: object) -> None:
    """4.0 looks like one, but would be a number of another kind in the file, and unreadable there."""
    with pytest.raises(Unreadable):
        mine.tasks.pain(level)  # type: ignore[arg-type]

    assert not mine.home.journal.exists()


def test_every_level_from_0_to_10_is_kept(mine: Coach) -> None:
    for level in range(11):
        mine.tasks.pain(level)

    assert [entry["level"] for entry in entries(mine, "pain")] == [*range(11)]
    assert not again(mine).troubles


@pytest.mark.parametrize("where", [["elsewhere"], ["low-back-left", ""], ["\ud800"]])
def test_a_place_that_is_not_on_the_body_is_refused(mine: Coach, where: list[str]) -> None:
    with pytest.raises(Unreadable):
        mine.tasks.pain(3, where=where)

    assert not mine.home.journal.exists()


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "🦴" * 10_000,
        "nul \x00, bell \x07",
        '[/] {x} %s \\ "',
        "e\u0301 \u202e rtl",
        "two\nlines",
    ],
)
def test_a_note_comes_back_as_it_was_written(mine: Coach, text: str) -> None:
    mine.tasks.note(text)

    assert again(mine).today().notes == (text,)


@pytest.mark.parametrize("text", ["", " \n\t", "x" * 10_001, "🦴" * 10_001, *BROKEN])
def test_a_note_that_says_nothing_is_too_long_or_cannot_be_kept_is_refused(mine: Coach, text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        mine.tasks.note(text)
    with pytest.raises(Refused):
        mine.tasks.pain(3, note=text or "\ud800")

    assert "\n" not in str(refused.value)
    str(refused.value).encode()
    assert not mine.home.journal.exists()
