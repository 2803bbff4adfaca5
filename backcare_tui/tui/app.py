"""The dashboard: wiring, keys, and the day's tick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.screen import Screen

from backcare_tui.coach import Coach, Receipt, Refused
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.history.week import Week
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui import modes
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.dialogs import flows as asking
from backcare_tui.tui.ending import leave_in_order
from backcare_tui.tui.once import open_palette
from backcare_tui.tui.palette import commands
from backcare_tui.tui.session import flow as guiding
from backcare_tui.tui.theming import open_theme, remember_theme
from backcare_tui.tui.today.screen import TodayScreen

TICK = 1.0
"""Seconds between two looks at the clock, the journal and the plan file."""


class Said(NamedTuple):
    """The line that answers the last key."""

    text: str = ""
    warning: bool = False


class BackcareApp(App[None]):
    """Holds the coach and the day being looked at; screens follow ``day``, ``week`` and ``said``."""

    TITLE = "backcare"
    CSS_PATH = "backcare.tcss"
    ENABLE_COMMAND_PALETTE = True
    DEFAULT_MODE = "today"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[None]]]] = {
        "week": modes.week,
        "plan": modes.plan,
        "learn": modes.learn,
        "year": modes.year,
        "trend": modes.trend,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "pain", "pain", id="pain"),
        Binding("f", "flare", "flare", id="flare"),
        Binding("n", "note", "note", id="note"),
        Binding("u", "undo", "undo", id="undo"),
        Binding("1", "switch_mode('today')", "today", id="screen.today"),
        Binding("2", "switch_mode('week')", "week", id="screen.week"),
        Binding("3", "switch_mode('plan')", "plan", id="screen.plan"),
        Binding("4", "switch_mode('learn')", "learn", id="screen.learn"),
        Binding("5", "switch_mode('year')", "year", id="screen.year"),
        Binding("6", "switch_mode('trend')", "trend", id="screen.trend"),
        Binding("q", "quit", "quit", id="quit"),
        Binding("ctrl+q", "quit", "quit", show=False, id="quit.always", priority=True),
        Binding("question_mark", "help", "help", key_display="?", id="help"),
    ]

    day: reactive[Day | None] = reactive(None, always_update=True)
    week: reactive[Week | None] = reactive(None, always_update=True)
    said: reactive[Said] = reactive(Said())
    learning: reactive[tuple[str, str] | None] = reactive(None, always_update=True)
    """The task and target that Learn was last asked for."""

    def __init__(
        self, coach: Coach, guide: str | None = None, *, ready: Callable[[], None] | None = None
    ) -> None:
        """Take a coach, a guided session to open at (empty: of all that is left), and what follows the first frame."""
        super().__init__()
        self.coach, self._guide, self._settle = coach, guide, ready
        self._viewed: date | None = None
        self._week_of: date | None = None
        self._last_today: date | None = None
        self._theme_on = ""
        self._theme_trouble = open_theme(self)

    @property
    def late(self) -> date | None:
        """The earlier day that is looked at; None on today."""
        return self._viewed

    @property
    def today(self) -> Day | None:
        """The running day as it was last taken; None while another is looked at, or none can be."""
        return self.day if self._viewed is None else None

    @property
    def notices(self) -> tuple[str, ...]:
        """What is wrong with the plan file or the journal, a sentence each."""
        problems = self.coach.problems
        told: tuple[str, ...] = ()
        if problems:
            count, them = ("an error", "it") if len(problems) == 1 else (f"{len(problems)} errors", "them")
            words = f"Your plan has {count} (3 shows {them}), so the last good one stays in force."
            told = (f"{words} {problems[0]}",)
        if self._theme_trouble:
            told = (*told, self._theme_trouble)
        return told + self.coach.troubles

    def get_default_screen(self) -> Screen[None]:
        """Today opens as the default screen; as a mode from the start it would have all styles read twice."""
        return TodayScreen()

    def on_mount(self) -> None:
        """Show the day, and look again every second."""
        self.add_mode("today", TodayScreen)
        self._theme_on = self.theme
        self.reload()
        if self.day is None:
            self.switch_mode("plan")
        self.set_interval(TICK, self.tick)
        leave_in_order(self)

    def on_ready(self) -> None:
        """The first frame is drawn: ask what is to be asked before the day."""
        if self._settle is not None:
            self._settle()
        if self.day is not None and self.coach.is_new:
            asking.ask_safety(self, self._begin)  # later, a quiet line says that they are unanswered
        elif self.day is not None:
            self._begin()

    def _begin(self) -> None:
        """The guided session that was asked for, if one was; one that was cut off comes first."""
        if self._guide is None:
            guiding.offer_left(self)
        else:
            guiding.guide(self, self._guide or None)

    def watch_theme(self, theme: str) -> None:
        """Remember the theme that the person put on."""
        if self._theme_on and theme != self._theme_on:
            self._theme_on, self._theme_trouble = theme, ""
            remember_theme(self)

    def tick(self) -> None:
        """Follow what other windows wrote, edits of the plan, and the turn of the day."""
        changed = self.coach.refresh()
        if changed or (self.day is not None and self.coach.today_date != self._last_today):
            self.reload()

    def on_app_focus(self) -> None:
        """Look again at once when the terminal comes to the front, as after a suspend."""
        self.tick()

    def reload(self) -> None:
        """Take day and week afresh from the coach."""
        try:
            self._last_today = today = self.coach.today_date
            if self._viewed is not None and self._viewed >= today:
                self._viewed = None
            day = self.coach.day(self._viewed or today)
            if self.day is None:
                self.tell("")  # what kept the day from being shown is mended
            self.day = day
            if self.week is not None:
                self.week = self.coach.history.week(self._week_of)
        except (PlanError, Refused) as error:
            self.tell(str(error).splitlines()[0], warning=True)
            self.day = self.day  # the errors on the Plan screen may be others now

    def show_week(self, step: int) -> None:
        """Look at the week so many weeks from the one shown; 0 is the one shown, this one at first."""
        try:
            if step and self.week is not None:
                wanted = self.week.starts + timedelta(weeks=step)
                self._week_of = None if wanted > self.coach.today_date else wanted
            self.week = self.coach.history.week(self._week_of)
        except (PlanError, Refused) as error:
            self.tell(str(error).splitlines()[0], warning=True)

    def this_week(self) -> None:
        """Back to the running week."""
        self._week_of = None
        self.show_week(0)

    def view(self, day: date | None) -> None:
        """Look at an earlier day; None is today, and no later day can be looked at."""
        today = self.coach.today_date
        if day is not None and day > today:
            self.tell("Tomorrow has not come yet.")
            return
        self._viewed = None if day is None or day == today else day
        self.tell("")
        self.reload()

    def record(self, verb: Callable[[], Receipt]) -> bool:
        """Do one of the coach's verbs and say what came of it; the screen shows what is on disk.

        Returns:
            Whether anything was recorded.
        """
        changed = False
        try:
            receipt = verb()
        except (Refused, PlanError) as error:
            self.tell(str(error).splitlines()[0], warning=True)
        else:
            self.tell(receipt.text)
            changed = receipt.changed
        self.reload()
        return changed

    def ask(self, dialog: Dialog, verb: Callable[[str], Receipt]) -> None:
        """Open a dialog; if it is answered, do a verb with the answer."""

        def answered(answer: str | None) -> None:
            if answer is not None:
                self.record(lambda: verb(answer))

        self.push_screen(dialog, answered)

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Answer on the line above the keys."""
        self.said = Said(text, warning)

    def action_undo(self) -> None:
        """Take back the last thing recorded."""
        self.record(self.coach.undo)

    def action_note(self) -> None:
        """Write a note for the day looked at."""
        from backcare_tui.tui.dialogs.note import NoteScreen

        late = self.late
        self.ask(NoteScreen(), lambda text: self.coach.tasks.note(text, day=late))

    def action_pain(self) -> None:
        """Report pain for the day looked at."""
        from backcare_tui.tui.dialogs.pain import PainScreen, Report, followed

        late = self.late

        def answered(report: Report | None) -> None:
            if report is not None:
                self.record(
                    lambda: self.coach.tasks.pain(
                        report.level,
                        where=report.regions,
                        morning=report.morning,
                        note=report.note,
                        task=report.task,
                        day=late,
                    )
                )

        self.push_screen(PainScreen(self.coach, followed(self.day)), answered)

    def action_flare(self) -> None:
        """Say that a flare begins, or is over."""
        asking.ask_flare(self)

    def action_safety(self) -> None:
        """Show the warning signs, to be answered."""
        asking.ask_safety(self)

    def action_cleared(self) -> None:
        """Record that a professional has cleared what was answered yes."""
        asking.ask_clearance(self)

    def action_check_in(self) -> None:
        """Answer the weekly check-in."""
        asking.ask_check_in(self)

    def action_command_palette(self) -> None:
        """Open the palette."""
        open_palette(self)

    def action_help(self) -> None:
        """Show the keys, and when to ask for help."""
        from backcare_tui.tui.dialogs.help import HelpScreen

        self.push_screen(HelpScreen())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What a theme of the terminal's own colours leaves out, and the drawings of a guided session need."""
        return {"foreground-disabled": "ansi_bright_black"}

    def get_system_commands(self, screen: Screen[object]) -> list[SystemCommand]:
        """Every key as a command, what has no key, then Textual's own."""
        return [*commands(self, screen), *super().get_system_commands(screen)]


def run(coach: Coach, guide: str | None = None, *, ready: Callable[[], None] | None = None) -> None:
    """Open the dashboard until it is closed; exits by a code where it ended by a fault, which is told already."""
    app = BackcareApp(coach, guide, ready=ready)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
