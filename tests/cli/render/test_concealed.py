"""No view of today, or of days to come, tells whose turn a coming day is in a trial."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import ATLAS
from kits.examples import examples
from kits.trial_kit import TRIED, Life
from msgspec.structs import replace

from backcare_tui.cli.commands.trial import standing_json
from backcare_tui.cli.render.day import day_json, day_lines
from backcare_tui.cli.render.plan import fortnight_lines
from backcare_tui.cli.render.preview import preview_json, preview_lines
from backcare_tui.coach.nudges.bars import bars
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.fortnight import fortnight
from backcare_tui.domain.days.glance import glance_of
from backcare_tui.domain.days.preview import Outlook, preview
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.journal.events import Event, TrialBegun
from backcare_tui.domain.journal.trial import PAIRS, a_first
from backcare_tui.domain.trial.plan_page import standing_lines


def shown(events: Sequence[Event], life: Life, *, miss: bool) -> list[object]:
    """All that is shown on the day that someone has come to."""
    before = [event for event in events if event.day < life.day]
    checkpoint, _records = replay(Checkpoint(), by_day(before), life.day - ONE_DAY)
    todays = [event for event in events if event.day == life.day]
    days = preview(TRIED, checkpoint, todays, life.day, 16, ATLAS, Outlook(None, miss))
    today = days[0]
    glance = glance_of(today, 600, TRIED, len)
    return [
        day_lines(today, ATLAS, why=True),
        day_json(today, 0.0),
        preview_lines(days, pain=None, miss=miss),
        preview_json(days, lambda _day: 0.0, pain=None, miss=miss),
        fortnight_lines(fortnight(TRIED, today)),
        bars(glance, today),
        standing_lines(today.status, today.trial, today.day),
        standing_json(today),
        [(row.title, row.state, row.why) for day in days for row in day.rows],
    ]


def twin_of(seed: str, draw: int) -> str:
    """A seed by which the draws so far are the same, and the next one is not."""
    wanted = [a_first(seed, known) for known in range(1, draw + 1)] + [not a_first(seed, draw + 1)]
    others = (f"t{number}" for number in count())
    return next(
        other for other in others if [a_first(other, known) for known in range(1, draw + 2)] == wanted
    )


@examples(25)
@given(st.integers(0, 50), st.integers(0, 999), st.booleans())
def test_two_seeds_that_agree_so_far_show_the_very_same(lived: int, number: int, miss: bool):
    seed = f"seed-{number}"
    life = Life(seed=seed)
    trial = life.live(lived)
    draw = trial.place.draw if trial.place is not None else 0
    assert draw <= PAIRS
    other = [
        replace(event, seed=twin_of(seed, draw)) if isinstance(event, TrialBegun) else event
        for event in life.events
    ]
    first, second = (shown(events, life, miss=miss) for events in (life.events, other))
    assert first == second
    assert seed not in str(first)


def test_what_a_coming_day_tells_is_that_it_is_not_told():
    life = Life()
    life.live(3)
    rows = shown(life.events, life, miss=False)[-1]
    assert isinstance(rows, list)
    assert {state for title, state, _why in rows[3:] if title != "walk"} == {"rested"}
