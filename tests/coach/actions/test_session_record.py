"""A guided session ends in the truth: one write of what was really done, and twice is once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from kits.coach_kit import (
    DAY,
    FIRST,
    PLAN,
    SECOND,
    again,
    begun,
    edit_plan,
    entries,
    files,
    follow,
    put_plan,
    states,
)

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused, Unreadable
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.spots import another

OWN = """
[[exercise]]
id = "wall-angels"
name = "Wall angels [/]"
reps = "3-2"
sides = 2
tempo = "up 1 s, down 1 s"
rest = "5 s"
every = "day"

[[exercise]]
id = "sigh"
name = "Sighing"
breaths = 3
pace = "10 a minute"
every = "day"
"""


# What can be guided


def test_making_a_session_writes_nothing(mine: Coach) -> None:
    before = {path: path.stat().st_mtime_ns for path in mine.home.data.rglob("*")}
    mine.sessions.guide()
    assert {path: path.stat().st_mtime_ns for path in mine.home.data.rglob("*")} == before


def test_all_that_is_left_of_today_in_order(mine: Coach) -> None:
    assert [part.id for part in mine.sessions.guide().parts] == ["pump", FIRST, SECOND, "press"]
    mine.tasks.done("claw")
    mine.tasks.done("pump", amount="3")
    session = mine.sessions.guide()
    assert [part.id for part in session.parts] == ["pump", "press"]
    assert session.steps[0].seconds == 120


@pytest.mark.parametrize(
    ("what", "parts"),
    [("pump", ["pump"]), ("claw", [FIRST, SECOND]), ("gluteus", [SECOND]), ("pre", ["press"])],
)
def test_one_task_or_one_target(mine: Coach, what: str, parts: list[str]) -> None:
    assert [part.id for part in mine.sessions.guide(what).parts] == parts


def test_what_a_target_needs_comes_from_the_atlas(mine: Coach) -> None:
    part = mine.sessions.guide(FIRST).parts[0]
    assert all((part.position, part.how, part.where, part.pressure))
    assert part.task_name == "Self-massage"


def test_the_dose_is_todays_eased_or_not(mine: Coach) -> None:
    mine.guidance.flare(begins=True)
    session = mine.sessions.guide("pump")
    assert (session.parts[0].dose, session.steps[0].seconds) == (Dose(minutes=2), 120)
    assert session.parts[0].full == Dose(minutes=5)


@pytest.mark.parametrize(
    ("before", "what", "said"),
    [
        (lambda coach: coach.tasks.done("pump"), "pump", "Posture pump is done already, at 07:42."),
        (
            lambda coach: coach.guidance.pause(),
            "pump",
            "The plan is paused; `backcare resume` ends the pause.",
        ),
        (lambda coach: coach.guidance.pause(), None, "The plan is paused; `backcare resume` ends the pause."),
        (
            lambda coach: coach.safety.screen(["infection"]),
            None,
            "Contact a doctor today. The plan rests until a professional has cleared it.",
        ),
        (
            lambda coach: [coach.tasks.done(row.id) for row in coach.today().rows],
            None,
            "That is all for today.",
        ),
        (
            lambda coach: [coach.tasks.skip(row.id, because="x") for row in coach.today().rows],
            None,
            "Nothing is left",
        ),
        (lambda coach: None, "nobody", "Nothing in the plan is called 'nobody'"),
        (lambda coach: None, "piriformis", "Self-massage is not asked today"),
    ],
)
def test_what_cannot_be_guided_is_refused_kindly(
    mine: Coach, before: Callable[[Coach], object], what: str | None, said: str
) -> None:
    before(mine)
    was = files(mine)
    with pytest.raises(Refused) as refused:
        mine.sessions.guide(what)
    assert str(refused.value).startswith(said)
    assert files(mine) == was


def test_what_is_not_asked_or_is_a_visit_or_rested_is_refused(mine: Coach, clock: FixedClock) -> None:
    put_plan(
        mine.home,
        PLAN.replace('id = "press"', 'id = "press"\nnot_with = ["cancer"]')
        + '\n[[visit]]\nid = "physio"\nname = "Physio"\nevery = "day"\n',
    )
    mine.refresh()
    mine.safety.screen([], ["cancer"])
    with pytest.raises(Refused, match="written down, not guided"):
        mine.sessions.guide("physio")
    with pytest.raises(Refused, match="Press is rested today"):
        mine.sessions.guide("press")
    clock.moment -= DAY
    with pytest.raises(Refused, match="is not asked today"):
        mine.sessions.guide("claw")


def test_a_plan_of_the_persons_own_is_guided_without_any_code(mine: Coach, clock: FixedClock) -> None:
    put_plan(mine.home, 'title = "Mine"\n[guide]\nauto = true\norder = ["breaths"]\n' + OWN)
    mine.refresh()
    session = begun(mine, clock)
    assert [(step.kind, step.count, step.side) for step in session.steps if step.is_work] == [
        ("breaths", 3, ""),
        ("reps", 3, "left"),
        ("reps", 3, "right"),
        ("reps", 2, "left"),
        ("reps", 2, "right"),
    ]
    session = follow(session, clock, 180)
    assert session.over
    mine.sessions.record(session, clock.monotonic())
    assert set(states(again(mine)).values()) == {"done"}


def test_the_plan_that_the_docs_show_is_guided_as_they_say(mine: Coach, clock: FixedClock) -> None:
    page = (Path(__file__).parents[3] / "docs" / "plan.md").read_text(encoding="utf-8")
    text = next(block for block in page.split("```")[1::2] if "wall-angels" in block).removeprefix("toml\n")
    put_plan(mine.home, text)
    mine.refresh()
    assert mine.problems == ()
    session = follow(begun(mine, clock), clock, 600)
    assert session.over
    assert [part.id for part in session.parts] == ["slow-breath", "wall-angels"]
    mine.sessions.record(session, clock.monotonic())
    assert set(states(mine).values()) == {"done"}


# What is recorded


def test_what_was_really_done_is_recorded_in_one_write(mine: Coach, clock: FixedClock) -> None:
    session = follow(begun(mine, clock, "pump"), clock, 200)
    session = moves.finish(session, clock.monotonic())

    receipt = mine.sessions.record(session, clock.monotonic(), 2)

    assert receipt.text == "Posture pump: 3 of 5 min so far. Pain 2 after Posture pump: noted. 0 of 4 today."
    (done,) = entries(again(mine), "done")
    assert (done["dose"], done["did"]) == ({"minutes": 5}, {"minutes": 3})
    (pain,) = entries(mine, "pain")
    assert (pain["level"], pain["task"]) == (2, "pump")
    assert [entry["kind"] for entry in entries(mine)] == ["done", "pain", "asked", "plan"]


def test_a_whole_session_of_the_day(mine: Coach, clock: FixedClock) -> None:
    edit_plan(mine, "[streak]", "[guide]\nauto = true\n\n[streak]")
    session = follow(begun(mine, clock), clock, 1200)
    assert session.over

    receipt = mine.sessions.record(session, clock.monotonic())

    assert set(states(again(mine)).values()) == {"done"}
    assert receipt.text.endswith("That is all for today.")
    assert all("did" not in entry for entry in entries(mine, "done"))
    mine.undo()  # one task at a time, as it was checked off
    assert states(mine)["press"] == "due"
    mine.undo()
    assert (states(mine)[FIRST], states(mine)[SECOND], states(mine)["pump"]) == ("due", "due", "done")


def test_recording_twice_changes_nothing(mine: Coach, clock: FixedClock) -> None:
    session = follow(begun(mine, clock), clock, 100)
    session = moves.sore(moves.skip(session, clock.monotonic()), clock.monotonic())
    session = moves.stop(
        msgspec.structs.replace(session, sore=("gluteus-medius",)), clock.monotonic(), "chest pain"
    )
    assert mine.sessions.record(session, clock.monotonic(), 4).changed
    before = files(mine)

    for coach in (mine, again(mine)):
        receipt = coach.sessions.record(session, clock.monotonic(), 4)
        assert (receipt.changed, receipt.text) == (False, "Nothing of it is left to record.")
    assert files(mine) == before


def test_a_session_in_which_nothing_was_done_records_nothing(mine: Coach, clock: FixedClock) -> None:
    session = moves.finish(follow(begun(mine, clock), clock, 3), clock.monotonic())
    assert not mine.sessions.record(session, clock.monotonic()).changed
    assert files(mine) == {}


def test_what_another_window_did_meanwhile_is_not_done_again(mine: Coach, clock: FixedClock) -> None:
    session = follow(begun(mine, clock, "pump"), clock, 130)
    again(mine).tasks.done("pump")
    assert not mine.sessions.record(moves.finish(session, clock.monotonic()), clock.monotonic()).changed
    assert len(entries(mine, "done")) == 1


def test_what_was_done_before_is_added_to(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.done("press", amount="1 set")
    session = begun(mine, clock, "press")
    for _ in range(3):
        session = moves.count(session, clock.monotonic())
    receipt = mine.sessions.record(session, clock.monotonic())
    assert receipt.text.startswith("Press: 13 of 30 reps so far.")


def test_what_is_recorded_is_what_was_asked_when_it_was_done(mine: Coach, clock: FixedClock) -> None:
    session = follow(begun(mine, clock, "pump"), clock, 310)
    edit_plan(mine, "minutes = [5, 8]", "minutes = [20]")
    mine.sessions.record(session, clock.monotonic())
    assert entries(mine, "done")[0]["dose"] == {"minutes": 5}


def test_a_task_the_plan_no_longer_has_is_recorded_all_the_same(mine: Coach, clock: FixedClock) -> None:
    session = follow(begun(mine, clock, "press"), clock, 20)
    put_plan(mine.home, PLAN[: PLAN.index("[[exercise]]")] + PLAN[PLAN.index("[[massage]]") :])
    mine.refresh()
    receipt = mine.sessions.record(session, clock.monotonic(), 3)
    assert receipt.text.startswith("Press: 5 of 30 reps so far. Pain 3 after Press: noted.")
    assert states(again(mine))["press"] == "part"


def test_a_sore_target_is_left_alone_afterwards(mine: Coach, clock: FixedClock) -> None:
    session = moves.sore(follow(begun(mine, clock, FIRST), clock, 20), clock.monotonic())
    receipt = mine.sessions.record(session, clock.monotonic())
    assert receipt.text.startswith("Quadratus lumborum: 20 s of one side so far.")
    assert "Quadratus lumborum is left alone today and the next two days." in receipt.text
    assert [entry["target"] for entry in entries(mine, "sore")] == ["quadratus-lumborum"]
    clock.moment += DAY
    assert FIRST not in states(again(mine))


@pytest.mark.parametrize("level", [-1, 11, True])
def test_a_pain_off_the_scale_is_refused_and_nothing_is_changed(
    mine: Coach, clock: FixedClock, level: int
) -> None:
    session = follow(begun(mine, clock, "pump"), clock, 60)
    with pytest.raises(Unreadable):
        mine.sessions.record(session, clock.monotonic(), level)
    assert files(mine) == {}


def test_every_task_has_its_own_answer_where_that_is_wanted(mine: Coach, clock: FixedClock) -> None:
    mine.home.settings.parent.mkdir(parents=True, exist_ok=True)
    with mine.home.settings.open("a", encoding="utf-8") as settings:
        settings.write('pain_after = "each"\n')
    session = follow(begun(mine, clock), clock, 60)
    session = moves.skip(moves.skip(session, clock.monotonic()), clock.monotonic())
    session = moves.answer(session, clock.monotonic(), 6)
    session = follow(moves.skip(session, clock.monotonic()), clock, 30)
    session = moves.finish(moves.go_next(session, clock.monotonic()), clock.monotonic())
    mine.sessions.record(session, clock.monotonic())
    assert [(entry["task"], entry["level"]) for entry in entries(mine, "pain")] == [("pump", 6)]


def test_pain_after_several_tasks_is_of_none_of_them_unless_a_high_one_came_with_one(
    mine: Coach, clock: FixedClock
) -> None:
    for level, answers, task in ((5, (), ""), (6, (0,), ""), (7, (2,), "claw")):
        session = follow(begun(mine, clock), clock, 60)  # of the pump
        session = moves.skip(moves.skip(session, clock.monotonic()), clock.monotonic())
        while session.step is not None and not session.step.is_work:
            session = moves.go_next(session, clock.monotonic())
        session = moves.finish(follow(session, clock, 10), clock.monotonic())
        for answer in (level, *answers):
            session = moves.answer(session, clock.monotonic(), answer)
        assert session.over
        receipt = mine.sessions.record(session, clock.monotonic())
        assert f"Pain {level} after {'Self-massage' if task else 'the session'}: noted." in receipt.text
        assert (entries(mine, "pain")[-1].get("task", ""), entries(mine, "pain")[-1]["level"]) == (
            task,
            level,
        )


def test_more_spots_than_were_asked_are_recorded_and_count_for_the_day(
    mine: Coach, clock: FixedClock
) -> None:
    session = begun(mine, clock, FIRST)
    while session.step is not None and not session.step.is_work:
        session = moves.go_next(session, clock.monotonic())
    side = int(session.parts[0].dose.amount)
    session = follow(session, clock, side + 1)
    session = follow(another(session, clock.monotonic()), clock, 10 + side + 15 + side + 3)
    assert session.step is not None
    assert session.step.kind == "pain"
    receipt = mine.sessions.record(session, clock.monotonic())
    assert f"{2 * side} and {side} s a side done." in receipt.text
    assert states(again(mine))[FIRST] == "done"
    assert again(mine).sessions.guide().massaged == (2.0 * side, float(side))


def test_a_disk_that_is_full_loses_nothing_that_was_kept(
    mine: Coach, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = follow(begun(mine, clock, "pump"), clock, 60)
    mine.sessions.keep(session, clock.monotonic())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("backcare_tui.storage.journal.tinydb_storage.write_atomic", full)
    with pytest.raises(Refused, match="the disk is full"):
        mine.sessions.record(session, clock.monotonic())
    monkeypatch.undo()

    left = again(mine).sessions.left()
    assert left is not None
    assert mine.sessions.record(left.session, 0.0).changed


def test_the_same_pain_earlier_in_the_day_is_another_report(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.pain(4, task="pump")
    clock.moment += timedelta(hours=1)
    session = moves.finish(follow(begun(mine, clock, "pump"), clock, 60), clock.monotonic())
    mine.sessions.record(session, clock.monotonic(), 4)
    assert len(entries(mine, "pain")) == 2
