"""Answers to what the plan tracks: kept as said, undone, put right, and in nobody's way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.coach_kit import DAY, PLAN, again, edit_plan, files

from backcare_tui.coach import Coach, Refused, Unreadable
from backcare_tui.coach.actions.amend import Correction

TRACKS = """
[[track]]
id = "sleep"
ask = "How did you sleep?"

[[track]]
id = "medicine"
ask = "Painkiller?"
scale = "yes/no"
"""


@pytest.fixture
def tracking(mine: Coach) -> Coach:
    edit_plan(mine, PLAN, PLAN + TRACKS)
    mine.refresh()
    return mine


def values(coach: Coach) -> dict[str, float | None]:
    return {now.track.id: now.value for now in again(coach).today().tracks}


def test_answers_are_one_write_and_stand_in_the_day(tracking: Coach) -> None:
    receipt = tracking.tasks.track({"sleep": "6", "medicine": "yes"})

    assert receipt.text == "Sleep 6 of 10, medicine yes: noted."
    assert values(tracking) == {"sleep": 6, "medicine": 1}
    day = again(tracking).today()
    assert day.words == ("Sleep 6 of 10, medicine yes",)
    assert (day.record.state, day.record.share, day.pain.latest) == ("pending", 0.0, None)


def test_the_same_answer_again_changes_nothing_and_another_one_holds(tracking: Coach) -> None:
    tracking.tasks.track({"sleep": "6"})
    before = files(tracking)
    assert not tracking.tasks.track({"sl": "6"}).changed
    assert files(tracking) == before

    tracking.tasks.track({"sleep": "4"})
    assert values(tracking)["sleep"] == 4


def test_an_answer_is_taken_back_brought_back_and_put_right(tracking: Coach) -> None:
    tracking.tasks.track({"sleep": "6"})
    assert tracking.undo().text == "Taken back: what was tracked."
    assert values(tracking)["sleep"] is None
    tracking.redo()
    assert values(tracking)["sleep"] == 6

    entry = next(tracking.diary.newest())
    assert (entry.kind, entry.words) == ("track", "Sleep: 6 of 10")
    receipt = tracking.amend(entry, Correction(amount="3"))
    assert receipt.text == "Corrected: Sleep: 3 of 10."
    assert values(tracking)["sleep"] == 3
    with pytest.raises(Unreadable, match="it takes 0 to 10"):
        tracking.amend(entry, Correction(amount="12"))


def test_an_answer_for_another_day_is_of_that_day(tracking: Coach) -> None:
    tracking.tasks.done("pump")
    yesterday = tracking.today_date - DAY
    tracking.sure = True
    assert "For Saturday 21 November." in tracking.tasks.track({"sleep": "7"}, day=yesterday).text
    assert values(tracking)["sleep"] is None
    assert [entry.words for entry in again(tracking).diary.newest() if entry.day == yesterday] == [
        "Sleep: 7 of 10"
    ]


@pytest.mark.parametrize(
    ("answers", "wrong", "told"),
    [
        ({"slep": "6"}, Refused, "did you mean 'sleep'"),
        ({"": "6"}, Refused, "there are sleep, medicine"),
        ({"sleep": "11"}, Unreadable, "it takes 0 to 10"),
        ({"sleep": "6", "medicine": "perhaps"}, Unreadable, "it takes yes or no"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_written(
    tracking: Coach, answers: dict[str, str], wrong: type[Refused], told: str
) -> None:
    before = files(tracking)
    with pytest.raises(wrong, match=told):
        tracking.tasks.track(answers)
    assert files(tracking) == before


def test_a_plan_that_tracks_nothing_says_how_it_could(mine: Coach) -> None:
    with pytest.raises(Refused, match=r"`\[\[track\]\]` in it"):
        mine.tasks.track({"sleep": "6"})


def test_what_was_answered_reads_the_same_when_the_plan_asks_no_more(tracking: Coach) -> None:
    tracking.tasks.track({"medicine": "yes"})
    edit_plan(tracking, TRACKS, "")
    later = again(tracking)
    assert [entry.words for entry in later.diary.newest()] == ["Medicine: yes"]
    assert later.today().tracks == ()


def test_trend_has_an_answer_on_its_day_beside_its_pain(tracking: Coach) -> None:
    tracking.tasks.track({"sleep": "6"})
    assert not tracking.history.trend(28).empty
    line = tracking.history.trend(28).tracks[0]
    assert line.values == (*[None] * 27, 6)
    assert (
        tracking.history.trend(28, tracking.today_date - timedelta(days=1)).tracks[0].values == (None,) * 28
    )
