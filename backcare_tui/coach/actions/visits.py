"""What is written down of a visit, by the plan's own questions: with its check-off, or later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from backcare_tui.coach.actions.undo import correct
from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import open_day
from backcare_tui.coach.results import Receipt, Refused, Unreadable, dated, writable
from backcare_tui.coach.task_lookup import Whats, find_rows
from backcare_tui.domain.days.check_offs import best_done
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.corrections import twins_of
from backcare_tui.text.language import near

LONGEST_ANSWER = 2_000


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
        task = opened.plan.task(row.task)  # a past day's row has what is stored, which tells no questions
        questions = task.notes.log if task is not None else ()
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
