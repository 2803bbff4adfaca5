"""A day in plain text: the twin of the Today screen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.glyphs import column, day_sign, sign
from backcare_tui.domain.plan.dose import number, part_words, words
from backcare_tui.domain.safety import DIARY
from backcare_tui.text.cells import clip, ends, fit, width, wrap
from backcare_tui.text.language import count

if TYPE_CHECKING:
    from backcare_tui.coach.actions.sessions import Left

CELLS = 80
NAME, DOSE, PLACE = 34, 13, 14
"""The widest that these columns get."""
LEAST = 8
"""Cells that the place keeps of its own where how a row stands takes more room: ``low back``."""


def day_lines(day: Day, atlas: Atlas) -> list[str]:
    """The day, a line at a time."""
    stance = f"{day.guidance.stance.upper()}  "
    # The sentence is the dashboard's too, where a report is one key away.
    guidance = day.guidance.text.replace("(p)", "(backcare pain 0-10)")
    if day.locked and not day.over:
        return [*head(day), "", *wrap(guidance, stance, CELLS), "", *locked_lines()]
    return [
        *head(day),
        "",
        *wrap(guidance, stance, CELLS),
        *beside_lines(day),
        "",
        *row_lines(day.rows),
        *(["", progress(day)] if day.rows else [progress(day)]),
        "",
        *pain_lines(day, atlas),
        *wrap(streak(day), "Streak  ", CELLS),
        *(clip(f"{'' if number else 'Notes':8}{note}", CELLS) for number, note in enumerate(day.notes)),
        *tail_lines(day),
    ]


def locked_lines() -> list[str]:
    """What a locked day shows in place of tasks."""
    return [
        *wrap(DIARY, "", CELLS),
        "",
        *wrap('`backcare cleared --by "their name"` records that a professional has cleared it.', "", CELLS),
        *wrap("`backcare safety` shows the list; `backcare undo` takes back a slip of today.", "", CELLS),
    ]


def beside_lines(day: Day) -> list[str]:
    """What the day asks or offers beside its tasks."""
    question = day.question
    if question is None:
        return []
    answers = {
        "yes-no": " (backcare answer yes|no)",
        "check-in": " (backcare checkin, or backcare answer no)",
        "seen": " (backcare answer yes: seen)",
    }
    return [
        "",
        *wrap(question.text + answers.get(question.answers, ""), "?  " if question.answers else "", CELLS),
    ]


def tail_lines(day: Day) -> list[str]:
    """The day's message, and a quiet word on the safety questions."""
    found: list[str] = []
    if day.over:
        return found
    if day.message is not None:
        found += ["", *wrap(day.message.text, "", CELLS)]
    if day.new_place and day.status.screened is not None:
        found += ["", "Pain in a new place. Any warning sign with it? backcare safety"]
    elif day.unscreened:
        when = "are unanswered" if day.status.screened is None else "were last answered a week ago or more"
        found += ["", *wrap(f"The safety questions {when}: backcare safety", "", CELLS)]
    return found


def left_lines(left: Left | None) -> list[str]:
    """A quiet word on a guided session that was cut off, if there is one."""
    return [] if left is None else ["", *wrap(f"{left.words} It is offered again: backcare start", "", CELLS)]


def head(day: Day) -> list[str]:
    """The date, and beside it the week so far."""
    week = day.streak.week
    found = {record.day: record for record in day.week}
    dates = [day.record.week + timedelta(days=offset) for offset in range(7)]
    letters = " ".join(f"{date:%a}"[0] for date in dates)
    signs = " ".join(day_sign(found.get(date)) for date in dates)
    kept = f"  {week.kept_words}"
    title = f"{day.day:%A} {day.day.day} {day.day:%B} {day.day.year}{', an earlier day' if day.over else ''}"
    return [ends(title, letters + " " * len(kept), CELLS), ends("", signs + kept, CELLS)]


def row_lines(rows: tuple[Row, ...]) -> list[str]:
    """The rows in columns: mark, name, dose, when or where, which gives way first, and how it stands."""
    table = [
        (sign(row.state), row.short or row.name, words(row.dose), place(row), state_words(row))
        for row in rows
    ]
    widths = [
        min(most, max((width(clip(line[at], most)) for line in table), default=0))
        for at, most in ((1, NAME), (2, DOSE), (3, PLACE))
    ]
    longest = max((width(clip(line[4], CELLS)) for line in table), default=0)
    room = CELLS - len("○  ") - sum(widths[:2]) - 3 * len("  ") - longest
    widths[2] = min(widths[2], max(LEAST, room))
    lines = []
    for mark, name, dose, where, state in table:
        start = f"{mark}  {fit(name, widths[0])}  {fit(dose, widths[1])}  {fit(where, widths[2])}  "
        lines.append(start + clip(state, CELLS - width(start)))
    return lines


def place(row: Row) -> str:
    """The one word that helps most to find or begin it."""
    return row.when or (row.where if row.target else row.tool or row.where)


def state_words(row: Row) -> str:
    """How a row stands, in words; nothing while it is just due."""
    if row.state == "done":
        more = f" {words(row.did)}" if row.did and row.did.total > row.dose.total else ""
        return f"done{more} {row.at}"
    if row.state == "part":
        rest = f", rest skipped: {row.because}" if row.because else ""
        return f"part: {part(row)}{rest}"
    if row.state == "skipped":
        return f"skipped: {row.because}"
    if row.optional and row.state == "offered":
        return "if you like"
    if row.state == "due" and row.change:
        return row.change_words.removesuffix(" (p)")
    if row.state == "rested" and row.because:
        return f"rested: {row.because}"
    return "" if row.state == "due" else row.state


def part(row: Row) -> str:
    """What was done of a row that is not done."""
    if row.did is None:
        return ""
    if row.did.other:
        return f"{number(row.did.seconds or 0)} and {number(row.did.other)} s"
    if row.did.seconds is not None and row.did.sides < row.dose.sides:
        return part_words(row.did, row.dose)
    return words(row.did)


def progress(day: Day) -> str:
    """How much of it is done."""
    if day.paused:
        return "Nothing is asked while you pause; `backcare resume` ends it."
    if not day.asked:
        skipped = any(row.state == "skipped" for row in day.rows)
        return "All that was asked is skipped." if skipped else "Nothing is owed on this day."
    if day.done == day.asked:
        return "All done." if day.over else "All done for today."
    return f"{day.done} of {day.asked} done"


def pain_lines(day: Day, atlas: Atlas) -> list[str]:
    """Two weeks of pain, and the day's reports."""
    pain = day.pain
    said = [f"{pain.now}"] if pain.now is not None else []
    if pain.morning is not None:
        said.append(f"{pain.morning} in the morning")
    if pain.where:
        said[0] += f" ({', '.join(map(atlas.place, pain.where))})"
    if pain.baseline is not None:
        said.append(f"usual {pain.baseline}")
    if pain.latest is None:
        said.insert(0, "no report" if day.over else "no report yet")
    if all(level is None for level in pain.fortnight):
        return wrap(", ".join(said), "Pain    ", CELLS)
    strip = "".join("·" if level is None else column(level / 10) for level in pain.fortnight)
    return wrap(", ".join(said), f"Pain    {strip}  ", CELLS)


def streak(day: Day) -> str:
    """The streaks, and what keeps the week."""
    now = day.streak
    text = f"{count(now.days, 'day')}, {count(now.weeks, 'week')} on target."
    return text if day.over else f"{text} {now.week.words}"
