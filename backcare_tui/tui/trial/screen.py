"""A trial as it stands: while it runs how far it is and its plan, and once it is over what came out."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content

from backcare_tui.coach import Refused
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.journal.trial import PAIRS, Trial
from backcare_tui.domain.trial import result_words
from backcare_tui.domain.trial.result import Result
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dashboard import Dashboard
from backcare_tui.tui.dialog import Asking, Pages
from backcare_tui.tui.trial import flow, running
from backcare_tui.tui.trial.new import page_bullets
from backcare_tui.tui.trial.picture import ResultPicture
from backcare_tui.tui.widgets.text import Bullet, Bullets, Words, part_bullets

WAYS = {"number": "d yesterday", "end": "e end it", "new": "n another", "other": "[ ] others"}
"""What the hint says of each key."""


class TrialScreen(Asking[None]):
    """One trial, the last one at first; what can be done with it is in the hint."""

    BOX = Pages
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    BINDINGS = [
        bind("trial.number", "d", "number", "yesterday's pain", "yesterday's pain on average, 0 to 10"),
        bind("trial.end", "e", "end", "end it", "end the trial, for good"),
        bind("trial.new", "n", "new", "another trial", "begin another trial"),
        bind("trial.before", "[", "other(-1)", "earlier", "the trial before"),
        bind("trial.after", "]", "other(1)", "later", "the trial after"),
    ]

    def __init__(self, app: Dashboard, day: Day) -> None:
        """Take the app, and the running day."""
        super().__init__()
        self._dashboard, self._day = app, day
        self._back = 0
        """How many trials before the last one."""

    def fields(self) -> ComposeResult:
        yield Words(id="outcome")
        yield ResultPicture()
        yield Bullets(id="parts")

    def on_mount(self) -> None:
        box = self.query_one(".dialog")
        box.focus()
        self.watch(box, "scroll_y", self._say_ways, init=False)
        self.watch(self.app, "day", self._show, init=False)
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    @property
    def _trial(self) -> Trial:
        return self._day.status.trials[-1 - self._back]

    def _show(self) -> None:
        """Take the trial afresh; where that cannot be, as with a plan that is being edited, it stays as it is."""
        app = self._dashboard
        try:
            self._day = app.today or app.coach.today()
            if self._trial.runs:
                self._show_running(self._trial)
            else:
                number = len(self._day.status.trials) - self._back
                self._show_result(app.coach.history.trial_result(number))
        except (PlanError, Refused) as error:
            app.warn(error)
        self._say_ways()
        self.refresh_bindings()

    def _say_ways(self) -> None:
        ways = [words for action, words in WAYS.items() if self.check_action(action, ())]
        # The picture may take the whole screen: what it cannot say is not to be overlooked below it.
        unread = self.has_class("-over") and not self.query_one(".dialog").scroll_y
        below = unread and not self.has_class("-narrow")
        scrolls = "↓ what this can say, and what not" if below else "↑ ↓ scroll"
        self.say(".hint", " · ".join((scrolls, *ways, "esc back")))

    def _show_running(self, trial: Trial) -> None:
        today, pages = self._day.trial, self._dashboard.coach.trials.page(trial)
        parts = running.parts(trial, today) if today is not None else ()
        self._head(trial, f"pair {running.pair_of(trial)} of {PAIRS}" if trial.days else "")
        self.set_class(False, "-over")
        self.query_one(ResultPicture).result = None
        told = (bullet for part in parts for bullet in part_bullets(part))
        self._put([running.marks(trial)], (*told, *page_bullets(pages[1:])))

    def _show_result(self, result: Result) -> None:
        self._head(result, result_words.span_of(result))
        self.set_class(result.by_arm is not None, "-over")
        self.query_one(ResultPicture).result = result
        said = [content.say(result.sentence, content.STRONG)]
        if result_words.leads_with_reason(result):
            said.insert(0, content.say(result_words.ended_words(result)))
        parts = (part_bullets((part.title, part.lines)) for part in result_words.parts_of(result))
        self._put(said, tuple(bullet for part in parts for bullet in part))

    def _head(self, what: Trial | Result, right: str) -> None:
        title = self.query_one(".title", Words)
        left, end = (
            content.say(result_words.title_of(what), content.STRONG),
            content.say(right, content.QUIET),
        )
        width = title.content_size.width
        apart = left.cell_length + end.cell_length + 2 > width
        title.content = content.lines([left, end]) if apart else content.spread(left, end, width)

    def _put(self, said: list[Content], parts: tuple[Bullet, ...]) -> None:
        self.query_one("#outcome", Words).content = content.lines(said)
        self.query_one("#parts", Bullets).items = parts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done follows from whether it runs, and which one is shown."""
        day, trial = self._day, self._trial
        if action == "number":
            return trial.runs and day.trial is not None and flow.asks_number(day.trial)
        if action == "end":
            return trial.runs
        if action == "new":
            return day.status.trial is None
        if action == "other":
            return len(day.status.trials) > 1
        return super().check_action(action, parameters)

    def action_number(self) -> None:
        if self._day.trial is not None:
            flow.ask_number(self._dashboard, self._day.trial)

    def action_end(self) -> None:
        """Ask whether it is to be ended; the question tells what that means."""
        flow.ask_to_end(self._dashboard)

    def action_new(self) -> None:
        """Another one; after one that found an arm better, that one against neither is offered first."""
        self.dismiss(None)
        self._dashboard.call_later(flow.begin_after, self._dashboard, self._trial)

    def action_other(self, step: int) -> None:
        self._back = max(0, min(len(self._day.status.trials) - 1, self._back - step))
        self.query_one(".dialog").scroll_home(animate=False)
        self._show()


def open_trial(app: Dashboard) -> None:
    """The trial that runs, or the result of the last one; where there was none, what begins one."""
    try:
        day = app.today or app.coach.today()
    except (PlanError, Refused) as error:
        app.warn(error)
        return
    if day.status.trials:
        app.push_screen(TrialScreen(app, day))
    else:
        flow.begin(app)
