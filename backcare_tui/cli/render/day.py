"""A day: in plain text, the twin of the Today screen, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from backcare_tui.cli.output import line_width, wrapped
from backcare_tui.cli.render.diary import entry_json, visit_json
from backcare_tui.cli.render.json_parts import Json, picked, streak_json, trial_json
from backcare_tui.cli.render.safety import safety_json
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.days.visits import tomorrow_words
from backcare_tui.domain.glyphs import column, day_glyph, glyph
from backcare_tui.domain.guidance.headline import HOW_IS_IT
from backcare_tui.domain.guidance.levels import NextStep
from backcare_tui.domain.journal.events import answer_words
from backcare_tui.domain.journal.tracked import TrackNow
from backcare_tui.domain.plan.dose import VISIT, Dose, number, part_words, words
from backcare_tui.domain.safety import DIARY
from backcare_tui.domain.session.time_left import left_words, whole_minutes
from backcare_tui.text.cells import ELLIPSIS, clip, ends, fit, fit_words, width
from backcare_tui.text.dates import long_date

if TYPE_CHECKING:
    from backcare_tui.coach.actions.sessions import Left

NAME, DOSE, PLACE = 34, 13, 15
"""The widest that these columns get."""
CLEARED = '`backcare cleared --by "their name"` records that a professional has cleared it.'
SLIP = "`backcare safety` shows the list; `backcare undo --yes` takes back a slip of today."
TAKE_BACK = "`backcare undo --yes` takes back a report that was a slip."
NO_OR_LIST = "No: `backcare safety --none`; the list: `backcare safety`"
NOTE = 3
"""Lines of a note at most."""
COLUMNS = 72
"""Cells of a line from which a row's facts stand in columns."""
LEAST = 8
"""Cells that the place keeps of its own where how a row stands takes more room: ``low back``."""


def day_lines(
    day: Day, atlas: Atlas, seconds: float = 0.0, *, why: bool = False, after_visit: str = ""
) -> list[str]:
    """The day, a line at a time.

    Args:
        day: The day.
        atlas: Names of places.
        seconds: How long what is left of it takes.
        why: Whether the reasons are told too.
        after_visit: What is asked after a visit; it stands in place of how the back is today.
    """
    streak = day.streak
    # The sentence is the dashboard's too, where a report is one key away.
    said = day.guidance.said
    if after_visit and HOW_IS_IT not in said and day.question is None:
        said = f"{after_visit} {said}"
    asked = after_visit or HOW_IS_IT
    guidance = said.replace(HOW_IS_IT, asked).replace(asked, f"{asked} `backcare pain 0-10`")
    guidance = guidance.replace("(k ", "(`backcare keep` ")
    first = safety_lines(day) if day.safety_first else []
    head = [*head_lines(day), *first, "", *wrapped(guidance)]
    if day.locked and not day.over:
        return [*head, "", *wrapped(DIARY), "", *wrapped(CLEARED), *wrapped(SLIP)]
    if day.put:
        return [*head, *beside_lines(day), "", *wrapped(DIARY), *wrapped(TAKE_BACK)]
    reasons = why_lines(day.guidance.why, "") if why else []
    runs = f"{', '.join(streak.parts)}." if streak.parts else ""
    streaks = " ".join(filter(None, (runs, "" if day.over else streak.week.words)))
    return [
        *head,
        *reasons,
        *beside_lines(day),
        "",
        *row_lines(day.rows, why=why),
        *([""] if day.rows else []),
        *wrapped(progress_words(day, seconds)),
        "",
        *pain_lines(day, atlas),
        *(wrapped(streaks, "Streak  ") if streaks else ()),
        *(wrapped(day.coming, "Next    ") if day.coming else ()),
        *(wrapped(tomorrow_words(day), "Visit   ") if tomorrow_words(day) else ()),
        *(wrapped(day.trial.line, "Trial   ") if day.trial is not None else ()),
        *(line for number, note in enumerate(day.words) for line in note_lines(note, first=number == 0)),
        *tail_lines(day),
    ]


def note_lines(note: str, *, first: bool) -> list[str]:
    """A note, of a long one the beginning: `backcare log` has all of it."""
    lines = wrapped(clip(note, NOTE * line_width()), f"{'Notes' if first else '':8}")
    if len(lines) > NOTE:
        lines[NOTE - 1 :] = [clip(f"{lines[NOTE - 1]} {ELLIPSIS}", line_width())]
    return lines


def beside_lines(day: Day) -> list[str]:
    """What the day asks or offers beside its tasks."""
    question = day.question
    if question is None:
        return []
    how = {
        "yes-no": " (`backcare answer yes|no`)",
        "check-in": " (`backcare checkin`, or `backcare answer no`)",
        "seen": " (`backcare answer yes`: seen)",
    }.get(question.answers, "")
    return ["", *wrapped(question.text + how, "?  " if question.answers else "")]


def tail_lines(day: Day) -> list[str]:
    """The day's message, and a quiet word on the safety questions."""
    lines = ["", *wrapped(day.message.text)] if day.message is not None and not day.over else []
    return lines if day.safety_first else [*lines, *safety_lines(day)]


def safety_lines(day: Day) -> list[str]:
    """A quiet word on the safety questions; none where they are not asked."""
    asked = {
        "lost": "The safety questions come first: `backcare safety`",
        "unanswered": "Before you begin: is a warning sign with this pain, new or worse? `backcare safety`"
        if day.safety_first
        else "The safety questions are unanswered: `backcare safety`",
        "new-place": f"Pain in a new place. Is a warning sign with it, new or worse? {NO_OR_LIST}",
        "new-high": f"Pain this high: is a warning sign with it, new or worse? {NO_OR_LIST}",
        "weekly": f"Is a warning sign new, or getting worse? {NO_OR_LIST}",
    }.get(day.asks_safety, "")
    return ["", *wrapped(asked)] if asked else []


def left_lines(left: Left | None) -> list[str]:
    """A quiet word on a guided session that was cut off, if there is one."""
    return [] if left is None else ["", *wrapped(f"{left.words} It is offered again: `backcare start`")]


def head_lines(day: Day) -> list[str]:
    """The date, and beside it the week so far."""
    records = {record.day: record for record in day.week}
    dates = [day.record.week + timedelta(days=offset) for offset in range(7)]
    letters = " ".join(f"{date:%a}"[0] for date in dates)
    signs = " ".join(day_glyph(records.get(date)) for date in dates)
    kept = f"{day.streak.week.kept_words}   "
    title = f"{long_date(day.day)} {day.day.year}{', an earlier day' if day.over else ''}"
    room = line_width()
    if width(title) + len(letters) + len(kept) + len("  ") > room:
        return [title, letters, f"{signs}  {kept.rstrip()}"]
    return [ends(title, letters, room), ends("", kept + signs, room)]


def row_lines(rows: tuple[Row, ...], *, why: bool = False) -> list[str]:
    """The rows in columns: mark, name, dose, when or where, which gives way first, and how it stands.

    Where lines are short a row has several, the name on the first of them.
    """
    if line_width() < COLUMNS:
        return [line for row in rows for line in (*stacked_row(row), *under(row, why=why))]
    states = [state_words(row) for row in rows]
    name_cells = _widest((row.short or row.name for row in rows), NAME)
    dose_cells = _widest((row.dose_words for row in rows), DOSE)
    # How a row stands is what was asked for, so where it is gives way to it, down to a word of its own.
    left = line_width() - len("○  ") - name_cells - dose_cells - 3 * len("  ") - _widest(states, line_width())
    place_cells = min(_widest(map(place_word, rows), PLACE), max(LEAST, left))
    lines = []
    for row, state in zip(rows, states, strict=True):
        name, dose = fit_words(row.short or row.name, name_cells), fit(row.dose_words, dose_cells)
        lines += wrapped(
            state, f"{glyph(row.shape)}  {name}  {dose}  {fit_words(place_word(row), place_cells)}  "
        )
        lines += under(row, why=why)
    return lines


def under(row: Row, *, why: bool) -> list[str]:
    """What stands under a row: what was written down of a visit, and the reasons where they are asked for."""
    written_down = wrapped("; ".join(answer_words(row.log)), "   ") if row.log else []
    return [*written_down, *(why_lines(row.why, "   ") if why else ())]


def why_lines(reasons: Iterable[str], start: str) -> list[str]:
    """Reasons, a point each."""
    return [line for reason in reasons for line in wrapped(reason, f"{start}· ")]


def stacked_row(row: Row) -> list[str]:
    """A row in short lines."""
    facts = (row.dose_words, place_word(row), state_words(row))
    return [
        *wrapped(row.short or row.name, f"{glyph(row.shape)}  "),
        *wrapped(", ".join(filter(None, facts)), "   "),
    ]


def _widest(texts: Iterable[str], most: int) -> int:
    return max((width(clip(text, most)) for text in texts), default=0)


def place_word(row: Row) -> str:
    """The one word that helps most to find or begin it; of an easier form what it is, as its number may be the higher."""
    return (
        (row.meant_words if row.session else "")
        or row.form_words.partition(",")[0]
        or row.side_words
        or row.meant_words
        or row.when
        or (row.where if row.target else row.tool or row.where)
    )


def state_words(row: Row) -> str:
    """How a row stands, in words; nothing while it is just due."""
    if row.state == "done":
        more = f" {words(row.did)}" if row.did and row.did.total > row.dose.total else ""
        return f"done{more} {row.at}"
    if row.state == "part":
        rest = f", {row.skipped_words}" if row.because else ""
        return f"part: {did_words(row)}{rest}"
    if row.state == "skipped":
        return row.skipped_words
    if row.appointed and row.state == "offered":
        return row.appointed
    if row.optional and row.state == "offered":
        return "if you like"
    if row.change and (row.state == "due" or row.offer):
        return row.change_words.removesuffix(" (p)") + (", an offer" if row.offer else "")
    if row.state == "rested" and row.because:
        return row.rested_words
    return "" if row.state == "due" else row.state


def did_words(row: Row) -> str:
    """What was done of a row that is not done."""
    if row.did is None:
        return ""
    if row.did.other:
        return f"{number(row.did.seconds or 0)} and {number(row.did.other)} s"
    if row.did.seconds is not None and row.did.sides < row.dose.sides:
        return part_words(row.did, row.dose)
    return words(row.did)


def progress_words(day: Day, seconds: float) -> str:
    """How much of it is done, and how long the rest takes."""
    if day.paused:
        return "Nothing is asked while you pause; `backcare resume` ends it."
    if not day.asked:
        skipped = any(row.state == "skipped" for row in day.rows)
        return "All that was asked is skipped." if skipped else "Nothing is owed on this day."
    if day.done == day.asked:
        return "All done." if day.over else "All done for today."
    return ", ".join(filter(None, (f"{day.done} of {day.asked} done", left_words(seconds))))


def pain_lines(day: Day, atlas: Atlas) -> list[str]:
    """Two weeks of pain, and the day's reports."""
    pain = day.pain
    reports = [f"{pain.now}"] if pain.now is not None else []
    if pain.morning is not None:
        reports.append(f"{pain.morning} in the morning")
    if pain.where:  # places come with a level, so there is a first report
        reports[0] += f" ({', '.join(map(atlas.place, pain.where))})"
    if pain.baseline is not None:
        reports.append(f"usual {pain.baseline}")
    if pain.latest is None:
        reports.insert(0, "no report" if day.over else "no report yet")
    if all(level is None for level in pain.fortnight):
        return wrapped(", ".join(reports), "Pain    ")
    strip = "".join("·" if level is None else column(level / 10) for level in pain.fortnight)
    return wrapped(", ".join(reports), f"Pain    {strip}  ")


def day_json(day: Day, seconds: float, left: Left | None = None, after_visit: str = "") -> Json:
    """One day, how long what is left of it takes, a guided session that was cut off, and what is asked after a visit."""
    pain, flare, check_in = day.pain, day.status.flare, day.check_in
    return {
        "day": day.day,
        "plan": day.plan,
        "state": day.record.state,
        "locked": day.locked or day.record.state == "locked",
        "share": round(day.record.share, 4),
        "kept": day.record.state == "kept",
        "progress": picked(day, "done", "asked"),
        "minutes_left": whole_minutes(seconds),
        "pain": picked(pain, "latest", "morning", "zone", "baseline", "regions", "usual_morning", "rise"),
        "streak": streak_json(day.streak),
        "guidance": picked(day.guidance, "stance", "opening", "text", "why"),
        "pause": picked(day.pause, "first", "until") if day.pause else None,
        "flare": picked(flare, "first", "last") if flare else None,
        "maintained": day.status.maintained,
        "safety": safety_json(day.status),
        "asks_safety": day.asks_safety or None,
        "message": picked(day.message, "id", "text", "source") if day.message else None,
        "question": picked(day.question, "id", "text", "answers") if day.question else None,
        "check_in": picked(check_in, "score", "first", "change", "marked") if check_in else None,
        "notes": day.notes,
        "visits": [visit_json(visit) for visit in day.visits],
        "trial": trial_json(day.trial),
        "after_visit": after_visit or None,
        "tracks": [track_json(now) for now in day.tracks],
        "diary": [entry_json(entry) for entry in reversed(day.diary)],
        "session": left and {"day": left.session.day, "goes_on": left.goes_on, "text": left.words},
        "tasks": [row_json(row) for row in day.rows],
    }


def track_json(now: TrackNow) -> Json:
    """What the plan tracks, and the day's answer."""
    return {**picked(now.track, "id", "ask", "scale", "unit"), "value": now.value}


def row_json(row: Row) -> Json:
    """One row of a day; what there is nothing to say of is left out."""
    doses = {"done": row.did, "full": row.full, "was": row.was}
    texts = picked(row, "change", "at", "because", "when", "where", "tool")
    return {
        **picked(row, "id", "kind", "name", "state", "optional"),
        "dose": dose_json(row.dose),
        **picked(row, "rung", "rungs", "why"),
        **{key: dose_json(dose) for key, dose in doses.items() if dose is not None},
        **{key: text for key, text in texts.items() if text},
        **({"side": row.side} if row.side else {}),
        **({"slot": row.slot, "meant": f"{row.meant:%H:%M}"} if row.meant is not None else {}),
        **({"appointed": row.appointed} if row.appointed else {}),
        **({"offer": True} if row.offer else {}),
        **({"easier": True} if row.form <= 0 else {}),
        **({"form": row.form_words} if row.form_words else {}),
        **({"next_step": next_step_json(row.next_step)} if row.next_step is not None else {}),
        **({"log": [{"question": asked, "answer": said} for asked, said in row.log]} if row.log else {}),
    }


def next_step_json(step: NextStep) -> Json:
    """What holds the next rung, and from when it may be offered."""
    return {"dose": dose_json(step.dose), **picked(step, "on", "held_by", "because")}


def dose_json(dose: Dose) -> Json:
    """A dose under the key of its unit; empty for a visit."""
    if dose.reps is not None:
        sides: Json = {"sides": 2} if dose.sides == 2 else {}
        return {"sets": len(dose.set_reps), "reps": dose.reps, **sides}
    told: Json = {} if dose.unit is VISIT else {dose.unit.field: dose.amount}
    if dose.seconds is not None:
        told |= {"sides": dose.sides, **({"other": dose.other} if dose.other else {})}
    return told
