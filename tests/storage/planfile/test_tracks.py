"""What a plan may track, and how what is wrong with it is told."""

from __future__ import annotations

import pytest
from kits.planfile_kit import parse, plan_text, problem, task_text

from backcare_tui.domain.plan.track import NUMBER, Track
from backcare_tui.storage.planfile.tracks import MOST_TRACKS


def track(*lines: str, ask: str = 'ask = "How?"') -> str:
    return "\n".join(["[[track]]", 'id = "sleep"', ask, *lines, ""])


def test_tracks_are_read_in_order_and_stay_in_what_a_journal_keeps() -> None:
    plan = parse(
        plan_text(
            task_text("device"), track(), track('scale = "number"', 'unit = "h"').replace("sleep", "sat")
        )
    )
    assert plan.tracks == (Track("sleep", "How?"), Track("sat", "How?", NUMBER, "h"))
    assert plan.stored_part().tracks == plan.tracks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (track('scale = "0-5"'), '"0-5" is not a scale'),
        (track('unit = "h"'), '`unit` goes with `scale = "number"`'),
        (track('scal = "0-10"'), "did you mean `scale`?"),
        (track(ask=""), '`ask` is missing: a track needs one, such as `ask = "How did you sleep?"`'),
        (track() + track(), "the id `sleep` is given twice"),
        (track().replace("[[track]]", "[track]"), "`[track]` is one bracket short"),
        (track(ask=f'ask = "{"x" * 61}"'), "at most 60 are allowed"),
    ],
)
def test_a_mistake_is_told_with_what_is_allowed(text: str, told: str) -> None:
    found = problem(plan_text(task_text("device"), text))
    assert told in found.message
    assert found.line > 1


def test_more_questions_than_anyone_answers_are_refused_and_a_near_miss_is_known() -> None:
    many = "".join(track().replace("sleep", f"sleep-{at}") for at in range(MOST_TRACKS + 1))
    assert "at most 6 are allowed" in problem(plan_text(task_text("device"), many)).message
    assert (
        "did you mean `[[track]]`?"
        in problem(plan_text(task_text("device"), track().replace("[[track]]", "[[trak]]"))).message
    )
