"""What is asked from the first look at a trial to its end, one question after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.coach import Doubtful, Refused
from backcare_tui.domain.days.trial_today import NUMBER, TrialToday
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.text.dates import day_words
from backcare_tui.tui.dashboard import Dashboard

if TYPE_CHECKING:  # a trial is seldom begun, and Today is there sooner without
    from backcare_tui.domain.journal.trial import Trial
    from backcare_tui.domain.trial.proposal import Proposal
    from backcare_tui.tui.trial.new import Said

YESTERDAY = NUMBER.format(when="yesterday, over the whole day")
LATER = "No trial was begun; `Trial` in the palette (ctrl+p) asks again."


def asks_number(trial: TrialToday) -> bool:
    """Whether a number can be given on its day, or put right."""
    return trial.wants is not None or trial.given is not None


def ask_number(app: Dashboard, trial: TrialToday) -> None:
    """Yesterday's number; one that was given already can be put right on the same day."""
    from backcare_tui.tui.trial.number import NumberScreen

    if asks_number(trial):
        app.ask(NumberScreen(YESTERDAY, trial.given), app.coach.trials.rate)


def ask_to_end(app: Dashboard) -> None:
    """Whether to end the trial that runs: what that means is the coach's to say."""
    from backcare_tui.tui.dialogs.choice import ChoiceScreen

    try:
        app.coach.trials.end()  # asks before it writes anything
    except Doubtful as doubt:
        again = doubt.again

        def answered(answer: str | None) -> None:
            if answer == "yes":
                app.record(again)

        choices = (("yes", "Yes, end it"), ("no", "No, it goes on"))
        app.push_screen(ChoiceScreen("End this trial?", str(doubt), choices, start=1), answered)
    except (Refused, PlanError) as error:
        app.warn(error)


def begin(app: Dashboard, said: Said = (None, None)) -> None:
    """What is compared; then the plan of it, what is expected, and whether to begin."""
    from backcare_tui.tui.trial.new import ArmsScreen

    def chosen(proposal: Proposal | None) -> None:
        if proposal is None:
            app.tell(LATER)
        else:
            _show_plan(app, proposal)

    app.push_screen(ArmsScreen(app.coach, said), chosen)


def begin_after(app: Dashboard, trial: Trial) -> None:
    """Another trial; after one that found an arm better, that one against neither is chosen to begin with."""
    from backcare_tui.tui.trial.new import words_of

    result = app.coach.history.trial_result() if not trial.runs else None
    better = None if result is None or result.better is None else result.arms[result.better]
    alone = better is not None and result is not None and all(arm.tasks for arm in result.arms)
    begin(app, (words_of(better), "neither") if better is not None and alone else (None, None))


def _show_plan(app: Dashboard, proposal: Proposal) -> None:
    from backcare_tui.tui.trial.new import PlanPage, words_of

    def read(answer: str | None) -> None:
        if answer is None:
            begin(app, (words_of(proposal.arms[0]), words_of(proposal.arms[1])))
        else:
            _ask_expected(app, proposal)

    app.push_screen(PlanPage(proposal, app.coach.trials.page(proposal)), read)


def _ask_expected(app: Dashboard, proposal: Proposal) -> None:
    from backcare_tui.tui.dialogs.choice import ChoiceScreen

    about = "Asked once, before the first day, so that the result can be held against it. It changes nothing else."
    names = [(side, arm.name) for side, arm in zip("ab", proposal.arms, strict=True)]
    choices = [*names, ("-", "No idea")]

    def expected(answer: str | None) -> None:
        if answer is None:
            _show_plan(app, proposal)
        else:
            _ask_to_begin(app, proposal, answer.strip("-"))

    asks = "Which do you expect to do better?"
    app.push_screen(ChoiceScreen(asks, about, choices, start=2), expected)


def _ask_to_begin(app: Dashboard, proposal: Proposal, expected: str) -> None:
    from backcare_tui.tui.dialogs.choice import ChoiceScreen

    a, b = (arm.name for arm in proposal.arms)
    first, last = (day_words(day, proposal.day) for day in (proposal.first, proposal.ends_about))
    shows = (
        ""
        if proposal.shows is None
        else (
            f" With days like yours it would find a difference of about {proposal.shows:.1f} points in 80 of 100 such trials."
        )
    )
    about = (
        f"{a} or {b}, from {first} to about {last}.{shows} You can end it on any day, for any reason or none."
    )

    def answered(answer: str | None) -> None:
        if answer == "yes":
            app.record(lambda: app.coach.trials.begin(proposal, expected))
        else:
            app.tell(LATER)

    choices = (("yes", "Yes, from tomorrow"), ("no", "No, not now"))
    app.push_screen(ChoiceScreen("Begin this trial?", about, choices, start=1), answered)
