"""The words of a trial that runs: how far it is, and what today asks; nothing by arm but whose turn today is."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.trial_today import HELD, TrialToday
from backcare_tui.domain.glyphs import glyph
from backcare_tui.domain.journal.trial import PAIRS, PERIOD, Trial
from backcare_tui.domain.reference.plan_words import Part
from backcare_tui.domain.trial.compare import LEAST_PAIRS
from backcare_tui.text.dates import day_words
from backcare_tui.text.language import count
from backcare_tui.tui import content

NO_LOOK = (
    f"The result is told when it is over, or when you end it once {LEAST_PAIRS} pairs count. "
    "Until then nobody looks: stopping at a good moment makes luck look real."
)


def pair_of(trial: Trial) -> int:
    """The pair that it has come to, or came to last."""
    return trial.days[-1].place.pair if trial.days else 1


def marks(trial: Trial) -> Content:
    """A shape a pair: one that counts, the one it is in, and those that are still to do."""
    counted = {pair.pair for pair in trial.counted}
    here = trial.place.pair if trial.place is not None else 0
    shapes = (
        content.mark("part")
        if pair == here
        else content.mark("kept")
        if pair in counted
        else Content.styled(glyph("due"), content.QUIET)
        for pair in range(1, PAIRS + 1)
    )
    return Content(" ").join(shapes)


def parts(trial: Trial, today: TrialToday) -> tuple[Part, ...]:
    """What today asks of it, and how far it is."""
    return (("Today", tuple(_today(trial, today))), ("So far", tuple(_so_far(trial))))


def _today(trial: Trial, today: TrialToday) -> Iterator[str]:
    if trial.at is None or trial.at < trial.first:
        agreed = trial.first - ONE_DAY
        yield f"It begins on {day_words(trial.first, agreed)}. Until then all is as always."
    elif trial.hold:
        yield f"It {HELD[trial.hold]}. The day belongs to neither."
    elif trial.place is None:
        yield "A day between, for the last number."
    else:
        name = trial.arms[trial.arm_of(trial.place)].name
        yield f"The turn of {name}: day {trial.place.nth} of {PERIOD}. The other waits."
    if today.asks:
        yield today.asks
    elif today.given is not None:
        yield f"Yesterday, on average: {today.given}."


def _so_far(trial: Trial) -> Iterator[str]:
    counted = {pair.pair for pair in trial.counted}
    if trial.days:
        pairs = f"{count(len(counted), 'pair')} {'counts' if len(counted) == 1 else 'count'}"
        short = sorted({pair.pair for pair in trial.pairs if pair.is_whole and not pair.counts} - counted)
        if short:
            pairs += f"; too few numbers in pair {', '.join(map(str, short))}"
        ends = trial.ends_about + ONE_DAY
        yield f"{pairs}. If nothing comes between, its last number is on {day_words(ends, trial.agreed)}."
    yield NO_LOOK
