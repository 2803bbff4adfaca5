"""What the dashboard asks the person outside a row: safety, flares, check-ins, and the day's question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from backcare_tui.coach import Doubtful, Receipt, Refused
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.guidance.questions import OVER, Question
from backcare_tui.domain.journal.safety_answers import GONE, SIGN
from backcare_tui.domain.journal.status import MAINTAIN
from backcare_tui.domain.safety import put_place
from backcare_tui.tui.dashboard import Dashboard, nothing

if TYPE_CHECKING:
    from backcare_tui.domain.plan.setup import Answers as Setup

FLARE = (
    "A flare is a worsening that lasts, is hard to tolerate, and affects what you do or feel. A yes halves the "
    "doses and lets your streak wait; it ends when you say so, or by itself after {} days."
)
SLIP = "It began today: ended at once it was none, and today is a day like any other."
YES_NO = {
    "flare": ("Yes, it is a flare", "No, not a flare"),
    OVER: ("Yes, it is over", "Not yet"),
    MAINTAIN: ("Yes, every second day", "No, go on as planned"),
}


def answers_to(question: Question) -> tuple[str, str]:
    """The words of a yes and of a no."""
    if question.id.startswith(SIGN):
        place = put_place(question.id.removeprefix(SIGN))
        return place.yes, place.no
    if question.id.startswith(GONE):
        return "Yes, it has gone", "No, or not quite: it rests until a professional has cleared it"
    return YES_NO.get(question.id, ("Yes, three numbers", "No, not now"))


def ask_safety(app: Dashboard, then: Callable[[], None] | None = None) -> None:
    """The warning signs and the conditions; ``then`` follows, answered or not."""
    from backcare_tui.tui.dialogs.safety import Answers, SafetyScreen

    def answered(answers: Answers | None) -> None:
        if answers is not None:
            app.record(lambda: app.coach.safety.screen(answers.signs, answers.conditions))
        if then is not None:
            then()

    is_lost = app.day is not None and bool(app.day.status.lost)
    app.push_screen(SafetyScreen(is_lost=is_lost, welcome=app.coach.timeline.is_empty), answered)


def ask_once_more(app: Dashboard, doubt: Doubtful, then: Callable[[], object] = nothing) -> None:
    """Whether to do what something speaks against; ``then`` follows once it was recorded."""
    from backcare_tui.tui.dialogs.choice import ChoiceScreen

    def answered(answer: str | None) -> None:
        if answer == "yes":
            app.record(doubt.again, then)
        else:
            app.tell("Left as it was.")

    choices = (("yes", "Do it all the same"), ("no", "Leave it as it was"))
    app.push_screen(ChoiceScreen(str(doubt), "", choices, start=1), answered)


def offer_to_take_back(app: Dashboard, row: Row, day: date) -> None:
    """Whether a check-off was a slip."""
    from backcare_tui.tui.dialogs.choice import ChoiceScreen

    entry = app.coach.diary.done_of(day, row.key)
    if entry is None:  # another window has taken it back meanwhile
        app.reload()
        return
    known = entry

    def answered(answer: str | None) -> None:
        if answer == "back":
            app.take_back(known)

    at = f" at {row.at}" if row.at else ""
    choices = (("back", "Take it back"), ("keep", "Leave it as it is"))
    app.push_screen(
        ChoiceScreen(f"{row.title} was done{at}. Take that back?", "", choices, start=1), answered
    )


def ask_clearance(app: Dashboard) -> None:
    """What of it that is open was cleared, and by whom."""
    from backcare_tui.tui.dialogs.choice import ChoiceScreen
    from backcare_tui.tui.dialogs.safety import ClearanceScreen

    day = app.day
    if day is None or not day.status.open:
        app.tell("Nothing waits for a professional's word.")
        return
    plan, status = app.coach.plan, day.status
    words = {name: status.open_words(name, plan) for name in status.open}

    def chosen(name: str | None) -> None:
        if name is None:
            return
        what = (name,) if name else status.open
        dialog = ClearanceScreen([words[one] for one in what], app.coach.today_date)
        app.ask(dialog, lambda given: app.coach.safety.clear(what, by=given.by, on=given.on))

    if len(words) == 1:
        chosen("")
    else:
        app.push_screen(
            ChoiceScreen("What has been cleared?", "", [("", "all of it"), *words.items()]), chosen
        )


def ask_flare(app: Dashboard) -> None:
    """Whether a flare begins, or is over."""
    from backcare_tui.tui.dialogs.choice import ChoiceScreen

    flaring = app.day is not None and app.day.flaring
    title = "Is the flare over?" if flaring else "Is this a flare?"
    flare = app.day.status.flare if app.day is not None and flaring else None
    begun_today = flare is not None and flare.first == app.coach.today_date
    over = SLIP if begun_today else "Everything then comes back gently, a rung lower for a week."
    about = over if flaring else FLARE.format(app.coach.plan.limits.flare_days)
    yes, no = YES_NO[OVER if flaring else "flare"]

    def answered(answer: str | None) -> None:
        if answer == "yes":
            app.record(lambda: app.coach.guidance.flare(begins=not flaring))

    app.push_screen(ChoiceScreen(title, about, (("yes", yes), ("no", no)), start=1), answered)


def ask_check_in(app: Dashboard) -> None:
    """The three numbers of the week."""
    from backcare_tui.tui.dialogs.check_in import CheckInScreen

    app.ask(CheckInScreen(), lambda numbers: app.coach.guidance.check_in(*numbers))


def ask_visit(app: Dashboard) -> None:
    """Which visit is to come, and when."""
    from backcare_tui.coach.actions.visits import appoint
    from backcare_tui.tui.dialogs.visit import AppointScreen

    def given(said: tuple[str, str, str]) -> Receipt:
        what, when, place = said
        return appoint(app.coach, what, when, place=place)

    app.ask(AppointScreen(app.coach), given)


def ask_tracks(app: Dashboard, day: date | None, *, beside_pain: bool = False) -> None:
    """What the plan tracks; beside a pain report only while an answer is missing, and never before what is urgent."""
    from backcare_tui.tui.dialogs.track import TrackScreen

    shown = app.day
    tracks = () if shown is None else shown.tracks
    if beside_pain:
        urgent = shown is None or shown.locked or shown.put or shown.safety_first
        if urgent or all(now.value is not None for now in tracks):
            return
    elif not tracks:
        app.tell("The plan tracks nothing; `[[track]]` in it asks something beside pain.")
        return
    said = f"{app.said.text} " if beside_pain else ""

    def recorded(answers: Mapping[str, str]) -> Receipt:
        receipt = app.coach.tasks.track(answers, day=day)
        return Receipt(receipt.changed, said + receipt.text)

    app.ask(TrackScreen(tracks), recorded)


def ask_setup(app: Dashboard, then: Callable[[], object] = nothing, answers: Setup | None = None) -> None:
    """A few questions, then the plan that they come to; ``then`` follows, whether or not it was written."""
    from backcare_tui.coach.actions.setup import draft, write
    from backcare_tui.domain.plan.setup import Answers
    from backcare_tui.tui.dialogs.setup import DraftScreen, SetupScreen

    coach = app.coach

    def answered(given: Setup | None) -> None:
        if given is None:
            app.tell("The plan stays as it is; `Set up` in the palette (ctrl+p) asks again.")
            then()
            return
        try:
            made = draft(coach, given)
        except Refused as error:
            app.warn(error)
            then()
            return

        def decided(word: str | None) -> None:
            if word is None:
                ask_setup(app, then, given)
            elif not app.record(lambda: write(coach, made), then):
                then()

        app.push_screen(DraftScreen(made), decided)

    app.push_screen(SetupScreen(coach, answers or Answers()), answered)


def ask_question(app: Dashboard, question: Question) -> None:
    """The day's question."""
    from backcare_tui.tui.dialogs.choice import ChoiceScreen

    if question.answers == "seen":
        app.record(lambda: app.coach.guidance.answer(yes=True))
        return
    yes, no = answers_to(question)

    def answered(answer: str | None) -> None:
        if answer == "yes" and question.answers == "check-in":
            ask_check_in(app)
        elif answer is not None:
            app.record(lambda: app.coach.guidance.answer(yes=answer == "yes"))

    start = 0 if question.answers == "check-in" or question.id.startswith(SIGN) else 1
    app.push_screen(ChoiceScreen(question.text, "", (("yes", yes), ("no", no)), start=start), answered)
