"""The clock of a countdown is as tall as there is room for, never moves, and its marks have their words under them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.guided_kit import CLAW, PRESS, Walk, guided, plan
from kits.stage_kit import Stage, regions, shown
from kits.tui_kit import HUGE, LARGE, SMALL, USUAL, write_plan

from backcare_tui.coach import Coach
from backcare_tui.domain.session.moves import HALFWAY, timed_cues
from backcare_tui.domain.session.session import TIME, Step
from backcare_tui.tui.drawing.large_clock import SHAPES, large, width_of
from backcare_tui.tui.session.countdown import NAMES, Countdown, clock, marks

STRAP = """
[[device]]
id = "pump"
name = "{name}"
minutes = 12
every = "day"
ending = ["Let all the air out.", "Get up slowly."]
"""


def cues_of(total: float) -> tuple[tuple[float, str], ...]:
    return tuple(timed_cues(Step(kind=TIME, part=0, seconds=total)))


@pytest.mark.parametrize(
    ("size", "lines"),
    [(SMALL, 3), (USUAL, 5), (LARGE, 7), (HUGE, 9), ((80, 13), 0), ((12, 20), 0), ((3, 3), 0)],
)
def test_the_clock_is_taller_where_there_is_more_room(size: tuple[int, int], lines: int) -> None:
    countdown = Countdown()

    seen = shown(countdown, size, lambda: countdown.show(83, 480))

    if lines:
        assert all(line.rstrip() in seen for line in large("1:23", lines))
    else:
        assert "1:23"[: size[0]] in seen


@given(st.floats(0, 5999), st.floats(1, 5999), st.sampled_from(sorted(SHAPES)))
def test_the_figures_never_change_their_width(left: float, total: float, lines: int) -> None:
    assert len(clock(left, total)) == len(clock(total, total))
    drawn = large(clock(left, total), lines)
    assert len(drawn) == lines
    assert {len(line) for line in drawn} == {width_of(clock(total, total), lines)}


@pytest.mark.parametrize("lines", SHAPES)
def test_no_two_figures_look_alike(lines: int) -> None:
    assert len({large(figure, lines) for figure in "0123456789"}) == 10


@pytest.mark.parametrize("lines", SHAPES)
def test_a_one_stands_in_the_middle_of_its_place(lines: int) -> None:
    *above, foot = large("1", lines)
    before, after = (len(foot) - len(foot.lstrip()), len(foot) - len(foot.rstrip()))
    assert abs(before - after) <= 1
    assert all(line.rstrip() and len(line.rstrip()) <= len(foot.rstrip()) for line in above)


async def placed(walk: Walk) -> tuple[int, int, int, int]:
    """Where the clock's figures begin, how wide the clock is, and how tall they are."""
    countdown = walk.screen.query_one(Countdown)
    figures, _full = countdown._shown
    tall = countdown._lines(countdown.content_size.width)
    wide = width_of(figures, tall)
    left = countdown.content_region.x + (countdown.content_size.width - wide) // 2
    return left, countdown.region.y, wide, tall


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE, HUGE], ids=["40x20", "80x24", "120x40", "200x60"])
@pytest.mark.parametrize("task", [STRAP, CLAW, PRESS], ids=["device", "massage", "reps"])
async def test_the_clock_keeps_its_size_and_its_place_through_a_whole_session(
    coach: Coach, task: str, size: tuple[int, int]
) -> None:
    write_plan(coach, plan(task))
    async with guided(coach, "g", size=size) as walk:
        found, kinds = set(), []
        while walk.frame.step is not None and walk.frame.step.kind != "pain":
            await walk.press(*(["enter"] if walk.frame.state in ("before", "waiting") else []))
            if walk.frame.step.seconds:
                found.add(await placed(walk))
                kinds.append(walk.frame.step.kind)
            await walk.wait(5)
        assert kinds
        assert len(found) == 1


def test_a_second_is_left_until_it_is_over() -> None:
    assert clock(480, 480) == "8:00"
    assert clock(479.99, 480) == "8:00"
    assert clock(479, 480) == "7:59"
    assert clock(0.01, 480) == "0:01"
    assert clock(0, 480) == "0:00"
    assert clock(-3, 480) == "0:00"
    assert clock(59, 600) == " 0:59"


@given(st.floats(1, 5999), st.integers(1, 60))
def test_a_word_stands_under_its_own_mark_or_not_at_all(total: float, width: int) -> None:
    ticks, words = marks(total, width, cues_of(total))
    assert len(ticks) == len(words) == width
    for seconds, cue in cues_of(total):
        at = round(width * seconds / total)
        assert at == width or ticks[at] == "╵"
        begun, name = next(((words.find(name), name) for name in NAMES[cue] if name in words), (at, "."))
        assert begun <= at < begun + len(name) or at == width


def test_the_marks_stand_at_half_time_and_at_the_last_minute() -> None:
    ticks, words = marks(480, 60, cues_of(480))
    assert (ticks.index("╵"), ticks.rindex("╵")) == (30, 52)
    assert words.split() == ["half", "last", "minute"]
    assert words[28:32] == "half"
    assert words.index("last minute") == 47
    assert marks(180, 42, cues_of(180))[1].split() == ["half", "1", "min"]
    assert marks(90, 60, ((45.0, HALFWAY),))[1].split() == ["half"]


async def test_a_pause_has_no_marks_as_nothing_is_told_in_it(coach: Coach) -> None:
    write_plan(coach, plan(CLAW))
    async with guided(coach, "g") as walk:
        await walk.press("space")
        await walk.wait(31)
        assert walk.at == "change running"
        assert "╵" not in walk.text
        assert "half" not in walk.text


async def test_a_countdown_draws_anew_only_when_it_looks_different(monkeypatch: pytest.MonkeyPatch) -> None:
    countdown = Countdown()
    async with Stage(countdown).run_test(size=USUAL) as pilot:
        countdown.show(480, 480)
        await pilot.pause()
        asked = regions(countdown, monkeypatch)
        countdown.show(479.5, 480)
        assert asked == []
        countdown.show(479, 480)

    assert len(asked) == 1
