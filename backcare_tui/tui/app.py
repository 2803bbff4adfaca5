"""How the dashboard is put together: its screens, its keys, and what it asks when it opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from io import StringIO
from pathlib import Path

from textual.app import App, SystemCommand
from textual.command import CommandPalette, Provider
from textual.driver import Driver
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from backcare_tui.coach import Coach, Doubtful, Receipt
from backcare_tui.domain.days.row import RowKey
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dashboard import Dashboard, nothing
from backcare_tui.tui.dialogs import flows
from backcare_tui.tui.session import flow as session_flow
from backcare_tui.tui.themes import open_theme, remember_theme
from backcare_tui.tui.today.screen import TodayScreen
from backcare_tui.tui.widgets.scroll_bar import ThinBar

TICK = 1.0
"""Seconds between two looks at the clock, the journal and the plan file."""


def main_screen(name: str) -> Screen[None]:
    """A main screen beside Today; its module is imported when it is first opened, so that Today is there at once."""
    module = import_module(f"backcare_tui.tui.{name}.screen")
    screen: Screen[None] = getattr(module, f"{name.capitalize()}Screen")()
    return screen


def _things() -> type[Provider]:
    """What the palette finds beside commands; its module is imported once it is opened."""
    from backcare_tui.tui.dialogs.palette import Things

    return Things


class BackcareApp(Dashboard):
    """Opens the screens over the state that they follow, and binds the keys that work on all of them."""

    TITLE = "backcare"
    CSS_PATH = str(
        Path(__file__).with_name("backcare.tcss")
    )  # Textual seeks a relative one beside a subclass
    DEFAULT_MODE = "today"
    COMMANDS = App.COMMANDS | {_things}
    MODES = {name: partial(main_screen, name) for name in ("week", "plan", "learn", "year", "trend", "diary")}
    BINDINGS = [
        bind("pain", "p", "pain", "pain", "report pain, 0 to 10, and where"),
        bind("flare", "f", "flare", "flare", "a flare begins, or is over"),
        bind("note", "n", "note", "note", "write a note"),
        bind("undo", "u", "undo", "undo", "undo the last thing you recorded"),
        bind("redo", "U", "redo", "redo", "bring back what the last undo took", footer=""),
        bind("screen.today", "1", "switch_mode('today')", "today", "today: one short plan, and how it goes"),
        bind("screen.week", "2", "switch_mode('week')", "week", "the week: what was done, and what keeps it"),
        bind("screen.plan", "3", "switch_mode('plan')", "plan", "the plan, its ladders and what counts"),
        bind(
            "screen.learn", "4", "switch_mode('learn')", "learn", "look up a task, a muscle, a warning sign"
        ),
        bind("screen.year", "5", "switch_mode('year')", "year", "a year of days, and what was kept of each"),
        bind("screen.trend", "6", "switch_mode('trend')", "trend", "pain and practice over weeks and months"),
        bind(
            "screen.diary", "7", "switch_mode('diary')", "diary", "everything recorded: find it, put it right"
        ),
        bind("quit", "q", "quit", "quit", "close; all is saved already"),
        bind(
            "quit.always", "ctrl+q", "quit", "quit", "close; all is saved already", footer="", priority=True
        ),
        bind(
            "suspend", "ctrl+z", "suspend_process", "suspend", "stop; `fg` goes on", footer="", priority=True
        ),
        bind(
            "help",
            "?",
            "help",
            "help",
            "the keys, the marks, when to ask for help, and how to read it all",
            footer="more",
        ),
        bind("palette", "ctrl+p", "command_palette", help="every command by its name", priority=True),
        bind(
            "settings", "comma", "settings", "settings", "theme, signals, and how you are guided", footer=""
        ),
        bind("voice", "", "voice", "voice", "say guided sessions aloud, or no more"),
        bind("pause", "", "pause", "pause", "ask nothing until resumed"),
        bind("resume", "", "resume", "resume", "end a pause"),
        bind("safety", "!", "safety", "safety", "the warning signs, and when to ask for help", footer=""),
        bind("cleared", "", "cleared", "cleared", "record that a professional cleared a yes"),
        bind("track", "", "track", "track", "answer what the plan tracks"),
        bind("setup", "", "setup", "set up", "a plan of your own from a few answers"),
        bind("appointment", "", "visit", "appointment", "put down when a visit is"),
        bind("checkin", "", "check_in", "check-in", "three numbers on the past week"),
        bind("trial", "", "trial", "trial", "a fair trial on yourself: begin, follow or read one"),
        bind("report", "", "report", "page to take along", "save one sheet for a doctor or physiotherapist"),
    ]

    def __init__(
        self,
        coach: Coach,
        guide: str | None = None,
        *,
        setup: bool = False,
        ready: Callable[[], None] | None = None,
    ) -> None:
        """Take a coach, what to open at, and what follows the first frame.

        Args:
            coach: Whose plan and journal.
            guide: A guided session to open at; of all that is left where it is empty.
            setup: Whether to open at the setup.
            ready: What follows the first frame.
        """
        super().__init__(coach)
        ScrollBar.renderer = ThinBar
        self._guide, self._settle, self._setup = guide, ready, setup
        self._theme_on = ""
        self.theme_trouble = open_theme(self)

    def get_driver_class(self) -> type[Driver]:
        """Ours in place of Textual's for a terminal; any other stays, as that of Windows or a browser."""
        textuals = super().get_driver_class()
        if textuals.__name__ == "WebDriver":
            from backcare_tui.tui.browser.driver import Browser

            return Browser
        if textuals.__name__ != "LinuxDriver":
            return textuals
        from backcare_tui.tui.driver import Terminal

        return Terminal

    def get_default_screen(self) -> Screen[None]:
        """Today opens as the default screen; as a mode from the start it would have all styles read twice."""
        return TodayScreen()

    def on_mount(self) -> None:
        self.add_mode("today", TodayScreen)
        if self.coach.home.settings.exists():
            from backcare_tui.tui.keymap import open_keys

            self.keys_trouble = open_keys(self)
        self._theme_on = self.theme  # only from now on is a change of theme the person's own
        self.reload()
        if self.day is None:
            self.switch_mode("plan")
        elif self._asks_first:
            # Before Today is drawn at all. Left for later, a quiet line there says that they are unanswered.
            coach = self.coach  # by their first entry everyone has a plan
            new = coach.timeline.is_empty and not coach.library.is_own(coach.plan_name)
            flows.ask_safety(self, partial(self._begin, new=new))
        self.set_interval(TICK, self.tick)  # a timer set for midnight would come late after a suspend

    def on_ready(self) -> None:
        """The first frame is drawn: go on with what was asked for, or was cut off."""
        if self._settle is not None:
            self._settle()
        if (self.day is not None or self._setup) and not self._asks_first:
            self._begin()

    @property
    def _asks_first(self) -> bool:
        """Whether no answer to the warning signs is known."""
        return self.coach.timeline.is_empty or (self.day is not None and bool(self.day.status.lost))

    def _begin(self, *, new: bool = False) -> None:
        """The setup or the guided session that was asked for, if one was; one that was cut off comes first.

        Someone new, who has answered the questions and brought no plan, is asked what a plan of theirs should be.
        """
        day = self.day
        calm = day is not None and not day.locked and not day.put and not self.coach.timeline.is_empty
        if self._setup or (new and calm and self._guide is None):
            self._setup = False
            flows.ask_setup(self, self._begin)
        elif self._guide is None:
            session_flow.offer_left(self)
        else:
            session_flow.guide(self, self._guide or None)

    def watch_theme(self, theme: str) -> None:
        if self._theme_on and theme != self._theme_on:
            self._theme_on, self.theme_trouble = theme, ""
            remember_theme(self)

    def on_app_focus(self) -> None:
        """Look again at once when the terminal comes to the front, as after a suspend."""
        self.tick()

    def ask_once_more(self, doubt: Doubtful, then: Callable[[], object] = nothing) -> None:
        flows.ask_once_more(self, doubt, then)

    def action_note(self) -> None:
        from backcare_tui.tui.dialogs.note import NoteScreen

        day = self.on_page
        self.ask(NoteScreen(), lambda text: self.coach.tasks.note(text, day=day), NoteScreen)

    def action_pain(self) -> None:
        from backcare_tui.tui.dialogs.pain import PainScreen, Report, followed

        day = self.on_page

        def recorded(report: Report) -> Receipt:
            level, regions, morning, note, task = report
            return self.coach.tasks.pain(level, where=regions, morning=morning, note=note, task=task, day=day)

        tasks = followed(self.day)
        beside = partial(flows.ask_tracks, self, day, beside_pain=True)
        self.ask(PainScreen(self.coach, tasks), recorded, partial(PainScreen, self.coach, tasks), beside)

    def action_track(self) -> None:
        flows.ask_tracks(self, self.on_page)

    def action_setup(self) -> None:
        flows.ask_setup(self)

    def action_redo(self) -> None:
        self.record(self.coach.redo)

    def action_flare(self) -> None:
        flows.ask_flare(self)

    def action_pause(self) -> None:
        self.record(self.coach.guidance.pause)

    def action_resume(self) -> None:
        self.record(self.coach.guidance.resume)

    def action_safety(self) -> None:
        flows.ask_safety(self)

    def action_cleared(self) -> None:
        flows.ask_clearance(self)

    def action_visit(self) -> None:
        flows.ask_visit(self)

    def action_trial(self) -> None:
        from backcare_tui.tui.trial.screen import open_trial

        open_trial(self)

    def action_check_in(self) -> None:
        flows.ask_check_in(self)

    def action_command_palette(self) -> None:
        from backcare_tui.tui.dialogs.palette import PLACEHOLDER, Palette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(placeholder=PLACEHOLDER, id="--command-palette"))

    def action_sheet(self) -> None:
        """All that can be done as large buttons, for whoever has no keys."""
        from backcare_tui.tui.dialogs.help import SheetScreen

        self.push_screen(SheetScreen(self.screen))

    def action_settings(self) -> None:
        from backcare_tui.tui.dialogs.settings import SettingsScreen

        self.push_screen(SettingsScreen(self))

    def action_voice(self) -> None:
        from backcare_tui.tui.session.voice import switch

        self.tell(switch(self)[1])

    def on_row(self, key: RowKey, action: str) -> None:
        """Do with a row of the day what its key on Today does."""
        self.switch_mode("today")
        if isinstance(today := self.screen, TodayScreen):
            self.call_after_refresh(today.do_with, key, action)

    def action_help(self) -> None:
        from backcare_tui.domain.reference.reading import READING
        from backcare_tui.tui.dialogs.help import HelpScreen
        from backcare_tui.tui.page import Page

        pages = self.coach.entries(self.today) if isinstance(self.screen, Page) else ()
        reading = next((page.parts for page in pages if page.id == READING), ())
        self.push_screen(HelpScreen(self.screen, reading))

    def deliver_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str | None:
        """Keep a picture of the screen, and say where; in a browser it is handed over to that."""
        if self.is_web:
            return super().deliver_screenshot(filename, path, time_format)
        from backcare_tui.tui.screenshot import keep_picture

        self._keep(
            "A picture of the screen",
            "picture",
            lambda: keep_picture(self.export_screenshot(), self.coach.clock.now()),
        )
        return None

    def action_report(self) -> None:
        """Save the page to take along, and say where; in a browser it is handed over to that."""
        from backcare_tui.coach import Refused
        from backcare_tui.coach.report import report
        from backcare_tui.domain.report.page import report_page
        from backcare_tui.storage.planfile.errors import PlanError
        from backcare_tui.tui.screenshot import keep

        try:
            content = report_page(report(self.coach))
        except (PlanError, Refused) as error:
            self.warn(error)
            return
        name = f"backcare {self.coach.today_date.isoformat()} to take along"
        if self.is_web:
            self.deliver_text(StringIO(content), save_filename=f"{name}.html", mime_type="text/html")
            return
        # It tells of somebody's health: nobody else reads it.
        self._keep("The page to take along", "page", lambda: keep(content, name, ".html", 0o600))

    def _keep(self, what: str, short: str, keep: Callable[[], Path]) -> None:
        """Keep a file, and say where, or why not."""
        from backcare_tui.tui.screenshot import from_home

        try:
            self.tell(f"{what} is in {from_home(keep())}")
        except OSError as error:
            self.tell(
                f"The {short} could not be kept: {(error.strerror or str(error)).lower()}.", warning=True
            )

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What a theme of the terminal's own colours leaves out, and the drawings of a guided session need."""
        return {"foreground-disabled": "ansi_bright_black"}

    def get_system_commands(self, screen: Screen[object]) -> list[SystemCommand]:
        """Every key and command of ours, then Textual's own but for its way out, as ours is among them."""
        from backcare_tui.tui.dialogs.palette import commands

        textuals = super().get_system_commands(screen)
        return [*commands(self, screen), *(command for command in textuals if command.title != "Quit")]


def run(
    coach: Coach, guide: str | None = None, *, setup: bool = False, ready: Callable[[], None] | None = None
) -> None:
    """Open the dashboard until it is closed; exits by a code where it ended by a fault, which is told already."""
    app = BackcareApp(coach, guide, setup=setup, ready=ready)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
