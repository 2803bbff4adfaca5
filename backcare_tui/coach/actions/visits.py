"""Visits: when they are, and what is written down of one by its questions, with its check-off or later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from backcare_tui.coach.actions.undo import correct
from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import open_day
from backcare_tui.coach.results import Receipt, Refused, Unreadable, dated, writable
from backcare_tui.coach.task_lookup import Whats, find_rows
from backcare_tui.domain.calendar import care_day
from backcare_tui.domain.days.check_offs import best_done
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.appointments import (
    LONGEST_NAME,
    LONGEST_PLACE,
    MOST,
    OWN,
    Visit,
    coming_visits,
    is_own,
    own_id,
    visits_of,
)
from backcare_tui.domain.journal.corrections import twins_of
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.text.dates import day_words
from backcare_tui.text.language import capital, near, shortened

LONGEST_ANSWER = 2_000
FARTHEST = timedelta(days=731)
"""Two years: what lies further ahead is a slip."""
LAST = 5
"""Visits that were, as they are listed."""
OTHERS = 3
"""Other days of the same visit that are told."""


def write_down(
    reading: Reading,
    what: Whats,
    answers: Sequence[tuple[str, str]],
    *,
    day: date | None = None,
    at: time | None = None,
) -> Receipt:
    """Check a visit off with answers to what the plan wants written down of it, or add them to one that is done.

    Args:
        reading: Whose plan and journal.
        what: The visit.
        answers: Questions, or how they begin, and what to answer; an empty answer takes away what was there.
        day: The care day; the running one without.
        at: The time of day of the visit, where it is checked off with this.

    Raises:
        Doubtful: The day is a far one.
        Refused: It is no visit, or wants nothing written down.
        Unreadable: There is no such question, or an answer is too long.
    """
    with open_day(reading, day, all_months=True) as opened:
        opened.ask_if_far(lambda: write_down(reading, what, answers, day=day, at=at))
        row, *more = find_rows(what, opened.plan, opened.before)
        questions = questions_of(row, opened.plan)
        if more or not questions:
            raise Refused(f"{row.name} has nothing to write down: a visit has, by `log` in the plan.")
        said = dict(row.log)
        for asked, answer in answers:
            question = _question(asked, row.name, questions)
            said[question] = writable(answer, f"{question!r}", LONGEST_ANSWER) if answer.strip() else ""
        order = dict.fromkeys((*questions, *said))
        log = tuple((question, said[question]) for question in order if said.get(question))
        done = best_done(opened.events, row.task, "")
        if done is None or row.state != "done":
            checked = kinds.Done(**opened.stamp(), task=row.task, dose=row.dose, rung=row.rung, log=log)
            opened.write(opened.timed([checked], at))
        elif log == done.log:
            return Receipt(False, "It says so already. Nothing was changed.")
        else:
            twins = tuple(event.id for event in twins_of(done, opened.events))
            correct([kinds.Amended(**opened.stamp(), events=twins, log=log)], [], opened, reading)
    left = [question for question in questions if not said.get(question)]
    rest = f" Left to write down: {', '.join(left)}." if left else ""
    return Receipt(True, f"{row.name}: done, and written down." + dated(opened.before, opened.today) + rest)


def questions_of(row: Row, plan: Plan) -> tuple[str, ...]:
    """What is to be written down of a row; empty for nothing."""
    task = plan.task(row.task)  # a past day's row has what is stored, which tells no questions
    return task.notes.log if task is not None else row.notes.log


def known(reading: Reading) -> tuple[tuple[Visit, ...], tuple[tuple[Visit, bool], ...]]:
    """The visits that are to come, and the last ones that were, the latest first, each with whether it was checked off."""
    today = reading.today()
    visits = visits_of(today.status.appointments, reading.plan)
    were = [visit for visit in reversed(visits) if visit.day < today.day][:LAST]
    before = tuple((visit, _is_done(visit, reading)) for visit in were)
    return tuple(visit for visit in visits if visit.day >= today.day), before


def _is_done(visit: Visit, reading: Reading) -> bool:
    return best_done(reading.timeline.events(visit.day, visit.day), visit.task, "") is not None


def appoint(reading: Reading, what: str, when: str, *, place: str = "", move: bool = False) -> Receipt:
    """Put down when a visit is; one of that day gets this time.

    Args:
        reading: Whose plan and journal.
        what: The visit: one of the plan's by its beginning, one appointed before, or a name of the person's own.
        when: Its day, and its time if that is known, as typed.
        place: Where, or with whom.
        move: It takes the place of the one appointment of that visit which is to come.

    Raises:
        Refused: The day is past or too far, or it is not one appointment that could be moved.
        Unreadable: It is no day, or the name or the place is too long.
    """
    place = writable(place, "Where or with whom", LONGEST_PLACE) if place.strip() else ""
    with open_day(reading) as opened:
        today, plan = opened.today, opened.plan
        task, name = _visit_of(what, plan, opened.before.status)
        on, hour = moment_of(when, reading)
        known = coming_visits(opened.before.status.appointments, plan, today)
        mine = [visit for visit in known if visit.task == task]
        was = _moved(mine, name, today) if move else None
        was = was if was is None or was.day != on else None
        there = next((visit for visit in mine if visit.day == on), None)
        if was is None and there is not None:
            place = place or there.place
            if (there.time, there.place) == (hour, place):
                return Receipt(
                    False, f"{name} is put down for {there.when(today)} already. Nothing was changed."
                )
        elif was is not None:
            place = place or was.place
        if len(known) >= MOST and there is None and was is None:
            raise Refused(
                f"{MOST} visits are to come already; one more is put down once one of them is over."
            )
        moved = was.day if was is not None else None
        event = kinds.Appointed(
            **opened.stamp(), task=task, name=name, on=on, hour=hour, place=place, was=moved
        )
        opened.write([event])
        (now,) = visits_of([event], plan)
    said = f"{name}: {now.when(today)}{f', {place}' if place else ''}."
    before = was or there
    if before is not None:
        return Receipt(True, f"{said} It was {before.when(today)}.")
    return Receipt(True, said + _own_words(task, plan) + _others_words(mine, today))


def call_off(reading: Reading, what: str, when: str = "") -> Receipt:
    """Call an appointment off.

    Args:
        reading: Whose plan and journal.
        what: The visit.
        when: The day of the one that is meant, where there are several.

    Raises:
        Refused: There is none to come, or it could be several.
        Unreadable: It is no day.
    """
    with open_day(reading) as opened:
        today = opened.today
        task, name = _visit_of(what, opened.plan, opened.before.status)
        known = coming_visits(opened.before.status.appointments, opened.plan, today)
        mine = [visit for visit in known if visit.task == task]
        if when:
            on = moment_of(when, reading)[0]
            mine = [visit for visit in mine if visit.day == on]
        if not mine:
            day = f" on {day_words(on, today)}" if when else ""
            raise Refused(
                f"No visit called {shortened(name)!r} is to come{day}: `backcare visit` lists them."
            )
        if len(mine) > 1:
            days = ", ".join(visit.when(today) for visit in mine)
            raise Refused(f"{name} is to come on several days: {days}. Say which with --on.")
        (gone,) = mine
        event = kinds.Appointed(
            **opened.stamp(), task=task, name=name, on=gone.day, hour=gone.time, place=gone.place, off=True
        )
        opened.write([event])
    return Receipt(True, f"{name}, {gone.when(today)}: called off. `backcare undo` brings it back.")


def moment_of(text: str, reading: Reading) -> tuple[date, time | None]:
    """The care day and the time of day of an appointment, as typed: ``3 Dec 14:00``, ``fri``.

    Raises:
        Refused: It is past, or more than two years ahead.
        Unreadable: It is none.
    """
    from backcare_tui.text.date_input import read_moment

    today, starts_at = reading.today_date, reading.plan.starts_at
    try:
        day, hour = read_moment(text, today)
    except ValueError as error:
        raise Unreadable(str(error)) from None
    if day > today + FARTHEST:
        raise Refused(
            f"{day_words(day, today)} is more than two years ahead, which no visit is put down for."
        )
    if day < today:
        raise Refused(f"{day_words(day, today)} is past: a visit is put down for today or a day to come.")
    return (day if hour is None else max(today, care_day(datetime.combine(day, hour), starts_at))), hour


def meant_words(reading: Reading, what: str, when: str) -> str:
    """What an appointment would be, as far as it is typed: ``Physiotherapist: Thursday 3 December 14:00``.

    Raises:
        Refused: It could not be put down so.
    """
    today = reading.today()
    task, name = _visit_of(what, reading.plan, today.status)
    on, hour = moment_of(when, reading)
    draft = kinds.Appointed(
        id="", at=reading.clock.now(), day=today.day, task=task, name=name, on=on, hour=hour
    )
    return f"{name}: {visits_of([draft], reading.plan)[0].when(today.day)}"


def _visit_of(what: str, plan: Plan, status: Status) -> tuple[str, str]:
    """The task and the name of the visit that is meant: of the plan, appointed before, or new.

    Raises:
        Refused: It could be several, or is no name.
        Unreadable: It is too long.
    """
    name = " ".join(writable(what, "A visit", LONGEST_NAME).split())
    known = {task.id: task.name for task in plan.tasks if task.kind == "visit"}
    known = {one.task: one.name for one in status.appointments} | known
    wanted, of_plan = own_id(name), {task: title for task, title in known.items() if not is_own(task)}
    names = [
        (own_id(text), task) for task, title in known.items() for text in (title, task.removeprefix(OWN))
    ]
    found = [task for text, task in names if text == wanted]
    # One that was only appointed is meant by its whole name, or else by its beginning like the plan's.
    found = found or [task for text, task in names if text.startswith(wanted)]
    found = found or [task for text, task in names if f"-{wanted.removeprefix(OWN)}" in text]
    found = [task for task in found if task in of_plan] or found
    if wanted == OWN or not name.isprintable():
        raise Refused(
            f"{shortened(name)!r} is no name of a visit: it takes letters, and no control characters."
        )
    if len({*found}) > 1:
        raise Refused(
            f"{shortened(name)!r} could be {', '.join(known[task] for task in dict.fromkeys(found))}; type a little more."
        )
    return (found[0], known[found[0]]) if found else (wanted, capital(name))


def _moved(mine: Sequence[Visit], name: str, today: date) -> Visit:
    """The one appointment that is moved.

    Raises:
        Refused: There is none, or there are several.
    """
    if len(mine) == 1:
        return mine[0]
    if not mine:
        raise Refused(f"{name} is not to come on any day, so there is none to move.")
    days = ", ".join(visit.when(today) for visit in mine)
    raise Refused(
        f"{name} is to come on several days: {days}. Call one off with --off --on, then put down the other."
    )


def _own_words(task: str, plan: Plan) -> str:
    """That a visit is in no plan, where one might have meant one that is."""
    of_plan = [known.name for known in plan.tasks if known.kind == "visit"]
    return " It is a visit of your own; the plan has none called so." if is_own(task) and of_plan else ""


def _others_words(mine: Sequence[Visit], today: date) -> str:
    """That others of the same visit are to come, and what to do if this one was to take their place."""
    if not mine:
        return ""
    days = ", ".join(visit.when(today) for visit in mine[:OTHERS])
    more = f" and {len(mine) - OTHERS} more" if len(mine) > OTHERS else ""
    return f" Beside it there is {days}{more}; `backcare visit --off` calls one off."


def _question(asked: str, visit: str, questions: Sequence[str]) -> str:
    """The one of a visit's questions that is meant, by its beginning."""
    wanted = " ".join(asked.casefold().split())
    exact = [question for question in questions if question.casefold() == wanted]
    meant = exact or [question for question in questions if wanted and question.casefold().startswith(wanted)]
    if len(meant) == 1:
        return meant[0]
    close = near(wanted, questions) if not meant else ""
    hint = f"did you mean {close!r}?" if close else f"it asks: {', '.join(meant or questions)}."
    which = "could be several questions" if meant else "is not a question"
    raise Unreadable(f"{asked[:40]!r} {which} of {visit}; {hint}")
