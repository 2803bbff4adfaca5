"""Whatever one file of the journal comes to, no stop, lock or clearance is forgotten, and nothing unknown is pushed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from kits.coach_kit import DAY, PLAN, again, on_host, put_plan, states
from msgspec.structs import replace

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.coach.actions.amend import Correction
from backcare_tui.coach.diary import Wanted
from backcare_tui.coach.recording import open_day, surely
from backcare_tui.domain.journal.events import CheckedIn, Event, Stopped
from backcare_tui.domain.journal.status import Status, is_standing
from backcare_tui.domain.safety import ASK_FIRST
from backcare_tui.paths import Home


@pytest.fixture
def cared(home: Home, clock: FixedClock) -> Coach:
    """A coach whose pump is rested by osteoporosis."""
    put_plan(
        home,
        PLAN.replace(
            'minutes = [5, 8]\nevery = "day"', 'minutes = [5, 8]\nevery = "day"\nnot_with = ["osteoporosis"]'
        ),
    )
    return Coach(home, clock)


def stand(coach: Coach) -> tuple[Status, list[Event]]:
    """What stands, and the words it follows from."""
    coach.today()
    status = coach.timeline.before(coach.today_date + DAY)
    said = [event for event in coach.timeline.every_event() if is_standing(event)]
    peg = [event for event in said if isinstance(event, CheckedIn)][:1]
    return status.status.with_lost(()), [event for event in said if not isinstance(event, CheckedIn)] + peg


def known(coach: Coach) -> tuple[object, ...]:
    """The same as far as a person said it: the plan and the date of a no are asked and stored anew."""
    status, said = stand(coach)
    return status.signs, replace(status, plan=None, screened=None, asked=None, unread=()), said


def stop(coach: Coach, why: str) -> None:
    with open_day(coach) as opened:
        opened.write([Stopped(**opened.stamp(), task="pump", why=why)])


def report_and_put_right(coach: Coach, place: str) -> None:
    """Report pain, and then say that it was in another place."""
    coach.tasks.pain(3, where=["neck"])
    report = next(coach.diary.newest(Wanted(kind="pain")))
    coach.amend(report, Correction(where=[place]))


def live_a_year(coach: Coach, clock: FixedClock) -> Iterator[None]:
    """What is said of safety in a year, three weeks apart: answered, taken back, and cleared again."""
    safety, guidance = coach.safety, coach.guidance
    steps = [
        lambda: safety.screen([], ["osteoporosis"]),
        lambda: stop(coach, "numbness"),
        lambda: guidance.answer(yes=True),  # it has gone
        lambda: coach.tasks.pain(2, where=["chest"]),
        lambda: guidance.answer(yes=False),  # a muscle that is known
        lambda: report_and_put_right(coach, "head"),
        lambda: guidance.check_in(4, 5, 6),
        lambda: safety.screen(["infection"]),
        lambda: (safety.clear([], by="Dr Ruiz"), surely(coach, coach.undo)),  # which brings back both
        lambda: safety.clear(["infection"], by="Dr Ruiz"),
        lambda: guidance.flare(begins=True),
        lambda: guidance.flare(begins=False),
        lambda: safety.screen(["cauda-equina"], ["cancer"]),
        lambda: safety.clear(["cauda-equina"], by="Dr Ruiz"),
        lambda: guidance.pause(None),
        guidance.resume,
        lambda: guidance.maintain(on=True),
        lambda: stop(coach, "dizzy"),
        lambda: (safety.screen(["fracture"]), surely(coach, coach.undo)),
        lambda: guidance.pause(None),
    ]
    for step in steps:
        clock.moment += 23 * DAY
        coach.safety.screen([])
        step()
        yield


def spoil(path: Path, how: int, chance: random.Random) -> None:
    """Cut a file short, fill it with garbage, or lose it."""
    content = path.read_bytes()
    if how == 0:
        path.write_bytes(content[: chance.randrange(len(content))])
    elif how == 1:
        path.write_bytes(chance.randbytes(max(1, len(content))))
    else:
        path.unlink()


def test_in_a_year_no_stop_lock_or_clearance_is_forgotten_or_opened_by_any_one_damaged_file(
    cared: Coach, clock: FixedClock, tmp_path: Path
) -> None:
    chance, copy = random.Random(14), tmp_path / "copy"
    damaged = Home(config=copy, data=copy, cache=copy / "cache")
    locks = set()
    for number, _lived in enumerate(live_a_year(cared, clock)):
        expected = known(cared)
        locks.add(expected[0])
        *earlier, last = sorted(cared.home.journal.glob("*.json"))
        repeated = next(cared.home.journal.glob("standing/*.json"))
        for path in (last, chance.choice([*earlier, repeated])):
            shutil.copytree(cared.home.data, copy)
            spoil(damaged.journal / path.relative_to(cared.home.journal), number % 3, chance)
            coach = Coach(damaged, FixedClock(clock.now()))
            assert known(coach) == expected, (number, path)
            coach = Coach(damaged, FixedClock(clock.now() + 7 * DAY))
            coach.tasks.note("a week later")  # which sets aside what is its own
            assert known(again(coach)) == known(coach) == expected
            shutil.rmtree(copy)
    assert locks == {(), ("infection",), ("cauda-equina",)}


def tear(coach: Coach, pattern: str = "2*.json") -> Path:
    """Leave but the beginning of a file, as a disk that was full may."""
    path = next(coach.home.journal.glob(pattern))
    path.write_bytes(path.read_bytes()[:300])
    return path


def test_where_nothing_is_known_beside_a_damaged_file_the_safety_questions_come_before_any_dose(
    cared: Coach, clock: FixedClock
) -> None:
    cared.safety.screen(["infection"])
    shutil.rmtree(cared.home.journal / "standing")  # an older version wrote this
    tear(cared)
    clock.moment += 7 * DAY
    coach = again(cared)

    day = coach.today()

    assert day.guidance.text == ASK_FIRST and day.guidance.stance == "rest" and day.unscreened
    assert {row.state for row in day.rows} == {"rested"}
    assert "damaged file" in " ".join(day.rows[0].why)
    with pytest.raises(Refused, match="safety questions first"):
        coach.sessions.guide()
    assert all(ahead.asked == 0 for ahead in coach.preview(5))
    coach.safety.screen([], [])
    assert {*states(coach).values(), *states(again(coach)).values()} == {"due"}


def test_an_answer_given_once_holds_for_a_file_that_stays_damaged_and_not_for_the_next(
    cared: Coach, clock: FixedClock
) -> None:
    cared.tasks.done("pump")
    with on_host("other"):
        again(cared).tasks.done("press")
    for path in cared.home.journal.glob("2*.json"):
        path.write_bytes(path.read_bytes()[:-1])  # one's own is set aside, the other's stays
    again(cared).safety.nothing_new()
    again(cared).safety.screen(["one-leg"])
    assert again(cared).today().status.lost, "neither makes up for what may have been said"
    again(cared).safety.screen([], [])
    assert not again(cared).today().status.lost
    clock.moment += 40 * DAY
    assert not again(cared).today().status.lost
    cared.tasks.note("in another month")
    tear(cared, "2027*.json")

    assert again(cared).today().status.lost


def test_a_known_lock_stays_beside_a_damaged_file_and_a_known_condition_rests_its_task(
    cared: Coach, clock: FixedClock
) -> None:
    cared.safety.screen([], ["osteoporosis"])
    cared.safety.screen(["infection"])
    tear(cared)
    clock.moment += 7 * DAY

    coach = again(cared)

    assert coach.today().locked
    coach.safety.clear(["infection"], by="Dr Ruiz")
    assert coach.today().status.lost, "what else stood there is not known"
    coach.safety.screen([], [])
    assert states(again(coach))["pump"] == "rested"
    assert states(again(coach))["press"] == "due"


def test_what_was_taken_back_or_cleared_elsewhere_is_not_brought_back_by_a_copy(
    cared: Coach, clock: FixedClock
) -> None:
    cared.safety.screen(["infection"])
    with on_host("other"):
        other = again(cared)
        other.tasks.note("which repeats the lock in a file of its own")
        other.safety.clear([], by="Dr Ruiz")
    cared.refresh()
    cared.safety.screen(["fracture"])
    surely(cared, cared.undo)

    assert not again(cared).today().locked
    tear(cared)
    assert not again(cared).today().locked


def test_what_stood_before_it_was_repeated_is_taken_over_at_the_next_write(
    cared: Coach, clock: FixedClock
) -> None:
    cared.safety.screen(["infection"])
    shutil.rmtree(cared.home.journal / "standing")
    clock.moment += 100 * DAY
    cared.tasks.note("a later version's first write")
    for path in cared.home.journal.glob("2026-*.json"):
        path.unlink()

    assert again(cared).today().locked
    assert again(cared).today().status.signs_on == date(2026, 11, 22)


def test_a_copy_that_the_disk_would_not_take_is_made_by_the_next_write(
    cared: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    cared.tasks.note("x")
    folder = cared.home.journal / "standing"
    shutil.rmtree(folder)
    folder.write_text("a file where the folder should be")

    assert cared.safety.screen(["infection"]).changed
    folder.unlink()
    again(cared).tasks.note("y")
    next(cared.home.journal.glob("2*.json")).unlink()

    assert again(cared).today().locked


def test_a_journal_whose_folder_cannot_be_read_pushes_nothing(cared: Coach) -> None:
    cared.safety.screen(["infection"])
    shutil.rmtree(cared.home.journal)
    cared.home.journal.symlink_to("nowhere")

    assert again(cared).today().guidance.text == ASK_FIRST
