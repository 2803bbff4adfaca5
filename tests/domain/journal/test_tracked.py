"""What is tracked beside pain: ten days on each side, split whatever the pain was, and no cause named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median_low

from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import MON, base, days
from kits.examples import examples

from backcare_tui.domain.journal.events import Tracked
from backcare_tui.domain.journal.tracked import DAYS, TrackLine, day_words, lines_of, tracks_of
from backcare_tui.domain.plan.track import NUMBER, YES_NO, Track

SLEEP = Track("sleep", "How did you sleep?")
CAUSES = re.compile(
    r"because|helps?|due to|cause|effect|improv|lead|so that|therefore|reduc|better|worse|after"
)


def told(day: date, value: float, track: Track = SLEEP) -> Tracked:
    return Tracked(**base(day, None, ""), track=track.id, value=value, scale=track.scale, unit=track.unit)


def line(values: Sequence[int | None], pains: Sequence[int | None], track: Track = SLEEP) -> TrackLine:
    dates = days(MON, len(values))
    events = [told(day, value, track) for day, value in zip(dates, values, strict=True) if value is not None]
    (found,) = lines_of(events, (track,), dates, dict(zip(dates, pains, strict=True)))
    return found


def test_of_two_answers_on_a_day_the_later_holds_and_one_on_another_scale_is_none() -> None:
    answers = [told(MON, 3), told(MON, 6)]
    assert [now.value for now in tracks_of(answers, (SLEEP,))] == [6]
    assert [now.value for now in tracks_of(answers, (Track("sleep", "Well?", YES_NO),))] == [None]
    assert tracks_of(answers, ()) == ()
    assert day_words([*answers, told(MON, 1, Track("pills", "?", YES_NO))]) == "Sleep 6 of 10, pills yes"


def test_pain_stands_beside_what_is_tracked_from_ten_days_on_either_side() -> None:
    found = line([7] * 14 + [4] * 20, [3] * 14 + [4] * 20)
    assert found.words == (
        "Sleep, days with 7 and more: median pain 3; with less: 4 (14 and 20 days). That is what was, not why."
    )
    assert line([7] * 9 + [4] * 20, [3] * 29).words == (
        "Sleep: 9 and 20 days with a pain report; from 10 on either side they are compared."
    )
    assert line([7] * 10 + [4] * 10, [3] * 20).enough


def test_a_yes_and_a_number_are_told_in_their_words() -> None:
    pills, sat = Track("pills", "Any?", YES_NO), Track("sat", "How long?", NUMBER, "h")
    assert line([1, 0] * 10, [5, 2] * 10, pills).words.startswith(
        "Pills, days with yes: median pain 5; with no: 2 (10 and 10 days)"
    )
    assert "days with 8 h and more" in line([8, 4] * 10, [5, 2] * 10, sat).words


def test_answers_that_are_all_alike_are_not_compared() -> None:
    found = line([6] * 40, [3] * 40)
    assert found.split is None
    assert found.words == "Sleep: too few answers, or all alike, to compare with pain."


levels = st.lists(
    st.tuples(st.none() | st.integers(0, 10), st.none() | st.integers(0, 10)), min_size=1, max_size=60
)


@examples(60)
@given(levels)
def test_days_are_split_evenly_whatever_their_pain_was_and_no_cause_is_named(
    pairs: list[tuple[int | None, int | None]],
) -> None:
    values, pains = [value for value, _pain in pairs], [pain for _value, pain in pairs]
    found = line(values, pains)
    both = [(value, pain) for value, pain in pairs if value is not None and pain is not None]
    assert not CAUSES.search(found.words)
    if found.split is None:
        assert len({value for value, _pain in both}) < 2
        return
    upper = [pain for value, pain in both if value >= found.split]
    lower = [pain for value, pain in both if value < found.split]
    assert (found.upper.days, found.lower.days) == (len(upper), len(lower))
    assert (found.upper.median, found.lower.median) == (median_low(upper), median_low(lower))
    assert found.enough == (min(len(upper), len(lower)) >= DAYS)
    other = line(values, [None if pain is None else 10 - pain for pain in pains])
    assert other.split == found.split
    assert found.values == tuple(values)


def test_days_outside_those_shown_count_for_nothing() -> None:
    dates = days(MON, 2)
    (found,) = lines_of([told(MON - timedelta(days=1), 5)], (SLEEP,), dates, dict.fromkeys(dates, 3))
    assert found.values == (None, None)
