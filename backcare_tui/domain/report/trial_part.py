"""A trial on oneself on the page: that one runs and what it asks by turns, or what the last one came to."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from backcare_tui.domain.journal.trial import PAIRS, Trial
from backcare_tui.domain.report.report import Material, Section, harmless
from backcare_tui.domain.trial.doing import ArmDone
from backcare_tui.domain.trial.result import ByArm, Result
from backcare_tui.domain.trial.result_words import (
    AS_ASSIGNED,
    ended_words,
    leads_with_reason,
    minutes_words,
    span_of,
    title_of,
)
from backcare_tui.text.dates import short_date
from backcare_tui.text.language import count

ID = "trial"
WIDE, TALL, LEFT = 300, 96, 22
"""Units of the drawing: its size, and where its lines begin."""
TOP, FLOOR = 6, 82
"""Its lines for 10 and for 0."""
INK, QUIET, FAINT = "#111111", "#666666", "#bbbbbb"


def trial_sections(material: Material) -> list[Section]:
    """One part where there is a trial to speak of, else none."""
    trial, result = material.trial, material.result
    if result is not None:
        return [
            Section(
                id=ID,
                title=harmless(f"A trial on myself: {title_of(result)}"),
                most=7,
                lines=tuple(_over(result)),
                rule=f"{span_of(result)}. Each day's average pain, said the day after; turns of three days, by lot. {AS_ASSIGNED}",
            )
        ]
    if trial is not None and trial.runs:
        return [Section(id=ID, title="A trial on myself", most=3, lines=tuple(_runs(trial)))]
    return []


def _runs(trial: Trial) -> Iterator[str]:
    what = f"{title_of(trial)}; no result before its end."
    if not trial.days:
        yield f"A trial begins on {short_date(trial.first)}: {what}"
    else:
        yield f"A trial runs: pair {trial.days[-1].place.pair} of {PAIRS}, {what}"
    for arm in trial.arms:
        yield f"By turns of three days, in an order drawn by lot: {'; '.join(arm.asked) or arm.name}."


def _over(result: Result) -> Iterator[str]:
    if leads_with_reason(result):
        yield ended_words(result)
    yield result.sentence
    yield from result.always
    if result.by_arm is not None:
        yield " ".join(_done(result, arm) for arm in (0, 1))


def _done(result: Result, arm: int) -> str:
    found = result.by_arm
    if found is None:
        return ""
    done: ArmDone = found.done[arm]
    if not done.asked:
        return f"{result.names[arm]}: {count(done.days, 'day')}."
    minutes = f", {minutes_words(done.minutes)} a day" if done.minutes > 0 else ""
    return f"{result.names[arm]}: {done.done} of {count(done.asked, 'session')} done{minutes}."


def pairs_chart(result: Result) -> str:
    """The pairs side by side as one ``<svg>``: two dots each, filled for the first arm and open for the second; empty for too few."""
    found = result.by_arm
    if found is None:
        return ""
    return (
        f'<svg viewBox="0 0 {WIDE} {TALL}" role="img" font-family="sans-serif" font-size="8">'
        f"<title>{escape(harmless(title_of(result)))}, pair by pair</title><desc>{escape(harmless(result.sentence))}</desc>"
        f"{''.join(_chart(found))}</svg>"
    )


def _chart(found: ByArm) -> Iterator[str]:
    for level in (0, 5, 10):
        yield f'<path d="M{LEFT} {_y(level):.1f}H{WIDE - 6}" stroke="{FAINT}" stroke-width="0.5"/>'
        yield _text(LEFT - 4, _y(level) + 3, str(level), "end")
    step = (WIDE - LEFT - 6) / max(1, len(found.dots))
    for at, dots in enumerate(found.dots):
        x = LEFT + step * (at + 0.5)
        a, b = _y(float(dots.a)), _y(float(dots.b))
        yield f'<path d="M{x:.1f} {a:.1f}V{b:.1f}" stroke="{INK}" stroke-width="0.8"/>'
        yield f'<circle cx="{x:.1f}" cy="{b:.1f}" r="2.8" fill="#ffffff" stroke="{INK}" stroke-width="0.9"/>'
        yield f'<circle cx="{x:.1f}" cy="{a:.1f}" r="{1.6 if a == b else 2.8}" fill="{INK}"/>'
        yield _text(x, TALL - 4, str(dots.pair), "middle")


def _y(level: float) -> float:
    return FLOOR - (FLOOR - TOP) * level / 10


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{QUIET}">{escape(words)}</text>'
