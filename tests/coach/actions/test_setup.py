"""Setting up: whatever is answered, a plan that reads, fits the minutes, and loses nothing."""

from __future__ import annotations

from itertools import chain, combinations, cycle, product

import pytest
from kits.coach_kit import again, files
from msgspec.structs import replace

from backcare_tui.coach import Coach, Refused, Unreadable
from backcare_tui.coach.actions.setup import NAME, Draft, draft, read_days, read_have, write
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, OnWeekdays
from backcare_tui.domain.plan.setup import HAVE, MINUTES, Answers
from backcare_tui.domain.session.time_left import seconds_left

WEEK = (0, 1, 2, 3, 4, 5, 6)
WHERE = ((), ("neck",), ("low-back-left",), ("foot-right", "upper-back-middle"), ("head", "hip-left"))
DAYS = (WEEK, (0, 2, 4), (1, 2, 3, 4, 5, 6), (5, 6))


def due(task: Task, day: int) -> bool:
    assert isinstance(task.every, EveryDays | OnWeekdays)
    return isinstance(task.every, EveryDays) or day in task.every.days


def hardest(made: Draft, day: int, coach: Coach) -> float:
    """Seconds of a weekday once every ladder is at its top, by the steps that would guide it."""
    tops = tuple(
        replace(task, rungs=task.rungs[-1:], easier=None, start_rung=1)
        for task in made.plan.tasks
        if not task.optional and due(task, day)
    )
    rows = [
        Row(id="", task=task.id, target=target, kind=task.kind, name="", state="due", dose=task.rungs[0])
        for task in tops
        for target in task.targets[: task.a_day] or ("",)
    ]
    return seconds_left(rows, Plan(title="", tasks=tops), coach.atlas)


def test_whatever_is_answered_the_plan_reads_and_never_takes_more_than_the_minutes_said(mine: Coach) -> None:
    owned = chain.from_iterable(combinations(HAVE, count) for count in range(len(HAVE) + 1))
    for (have, minutes), where, days in zip(
        product(owned, MINUTES), cycle(WHERE), cycle((*DAYS, *DAYS[:3])), strict=False
    ):
        made = draft(mine, Answers(have, minutes, where, days))  # which reads it, by the reader of plans
        assert 1 <= len(made.tasks) <= 5
        assert all(proposed.why in made.text for proposed in made.tasks)
        for day in WEEK:
            assert hardest(made, day, mine) <= minutes * 60 + 1e-6, (have, minutes, where, days, day)
            assert day in days or not any(due(task, day) for task in made.plan.tasks)


def test_the_text_is_that_of_the_shipped_plans_with_its_comments_cautions_and_sources(mine: Coach) -> None:
    made = draft(mine, Answers(("pump", "claw"), 10, ("low-back-left",), (0, 2, 4)))
    shipped = mine.library.shipped_text("combined")
    for line in made.text.splitlines():
        if line.startswith(("cautions", "not_with", "source", "ending", '    "')):
            assert line in shipped or line in mine.library.shipped_text("mcgill-big-3")
    assert "Never asleep. Never raise time and force together." in made.text
    assert "# every second day while on the first rung" in made.text
    assert "You said: posture pump, claw or ball; 10 minutes a day; low back left; mon wed fri." in made.text
    massage = made.plan.task("self-massage")
    assert massage is not None
    targets = [mine.atlas.find(target) for target in massage.targets]
    assert all(target is not None and "low-back" in target.regions for target in targets)


def test_it_is_written_as_ones_own_and_what_was_there_is_kept_beside_it(mine: Coach) -> None:
    before = (mine.home.plans / "combined.toml").read_text(encoding="utf-8")
    first = draft(mine, Answers(("pump",)))
    assert write(mine, first).text == "Your plan is written and in force: 4 tasks, in my-plan.toml."
    assert again(mine).plan == first.plan
    own = mine.home.plans / f"{NAME}.toml"
    own.write_text(own.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")

    second = draft(mine, Answers(("band",)))
    assert "kept as my-plan-2026-11-22.toml" in write(mine, second).text
    third = draft(mine, Answers(()))
    assert "kept as my-plan-2026-11-22-2.toml" in write(mine, third).text
    assert not write(mine, third).text.count("kept")

    kept = sorted(path.name for path in mine.home.plans.iterdir())
    assert kept == ["combined.toml", "my-plan-2026-11-22-2.toml", "my-plan-2026-11-22.toml", "my-plan.toml"]
    assert (mine.home.plans / "my-plan-2026-11-22.toml").read_text(
        encoding="utf-8"
    ) == first.text + "# mine\n"
    assert (mine.home.plans / "combined.toml").read_text(encoding="utf-8") == before
    assert own.stat().st_mode & 0o777 == 0o600


def test_a_draft_writes_nothing(mine: Coach) -> None:
    before, plans = files(mine), [*mine.home.plans.iterdir()]
    draft(mine, Answers(("pump",)))
    assert (files(mine), [*mine.home.plans.iterdir()]) == (before, plans)


def test_what_rests_by_a_safety_answer_is_left_out(mine: Coach) -> None:
    mine.safety.screen((), ("pregnancy",))
    made = draft(mine, Answers(("pump", "claw", "band", "tens")))
    assert [proposed.task.id for proposed in made.tasks] == ["face-pull-press", "walk"]
    with pytest.raises(Refused, match="rests until a professional has cleared it"):
        draft(mine, Answers(("pump",), where=("neck",), minutes=5))
    with pytest.raises(Refused, match="rests until"):
        draft(mine, Answers(("pump",)))  # a walk alone, which is not counted, is no plan


@pytest.mark.parametrize(
    ("typed", "have"),
    [("pump, band", ("pump", "band")), ("BAND pump pump", ("pump", "band")), ("nothing", ()), ("none", ())],
)
def test_what_one_has_is_read_in_any_order(typed: str, have: tuple[str, ...]) -> None:
    assert read_have(typed) == have


def test_days_are_read_by_their_beginnings_and_what_is_none_is_said() -> None:
    assert read_days("fri, Mo wednesday") == (0, 2, 4)
    assert read_days("every day") == WEEK
    for typed in ("m", "xyz", "\x1b[31m"):
        with pytest.raises(Unreadable, match="is no weekday"):
            read_days(typed)
    with pytest.raises(Unreadable, match="did you mean 'claw'"):
        read_have("clow")


@pytest.mark.parametrize(
    "answers",
    [Answers(minutes=7), Answers(days=(3,)), Answers(days=())],
    ids=["minutes", "one day", "no day"],
)
def test_answers_that_make_no_plan_are_refused(mine: Coach, answers: Answers) -> None:
    with pytest.raises(Unreadable):
        draft(mine, answers)
