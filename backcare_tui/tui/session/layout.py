"""What a guided session looks like: composed once, and switched from step to step."""

from __future__ import annotations

import math
from pathlib import Path
from typing import cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from backcare_tui.domain.safety import STOP_IN_SHORT
from backcare_tui.domain.session import session as steps
from backcare_tui.domain.session.build import in_order, is_left
from backcare_tui.domain.session.frame import OVER, frame
from backcare_tui.domain.session.moves import last_cue, timed_cues
from backcare_tui.domain.session.session import Session
from backcare_tui.tui import content
from backcare_tui.tui.body.captions import step_marks
from backcare_tui.tui.dashboard import Dashboard
from backcare_tui.tui.dialog import STYLES, Once
from backcare_tui.tui.session import ending
from backcare_tui.tui.session import words as step_words
from backcare_tui.tui.session.beat import Beat, moment_of
from backcare_tui.tui.session.countdown import Countdown
from backcare_tui.tui.session.pacer import Pacer
from backcare_tui.tui.session.reading import Reading
from backcare_tui.tui.session.step_picture import StepPicture
from backcare_tui.tui.widgets.alarm import Alarm
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.text import Words

CLOCKS = (steps.TIME, steps.REST, steps.CHANGE, steps.RISE)
KINDS = (*CLOCKS, steps.START, steps.PREPARE, steps.REPS, steps.BREATHS, steps.PAIN, OVER)


class SessionLayout(Once, ModalScreen[None]):
    """Draws how a session stands; it has no keys and keeps no time."""

    CSS_PATH = [STYLES, str(Path(__file__).with_name("session.tcss"))]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall"), (34, "-roomy")]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.frame = frame(session, 0.0)
        self.saved = False
        """Whether it was recorded, or is not wanted."""
        self.recorded = False
        """Whether anything of it is in the journal, so that it can be taken back."""
        self.also = ""
        """What recording it changed beside what was done."""
        self.pain_before: int | None = None
        """The day's last report of pain before it."""
        self.reads_on = False
        """Whether its words run on below what is seen of them."""
        self._drawn: tuple[object, ...] = ()
        self._ticked: set[tuple[int, int]] = set()

    @property
    def backcare(self) -> Dashboard:
        """The app, as the state that screens follow."""
        return cast("Dashboard", self.app)

    @property
    def now(self) -> float:
        """The instant it is."""
        return self.backcare.coach.clock.monotonic()

    @property
    def still(self) -> bool:
        """Whether nothing is to move."""
        return self.app.animation_level == "none"

    def compose(self) -> ComposeResult:
        coach = self.backcare.coach
        massages = any(part.target for part in self.session.parts)
        with Vertical(id="page"):
            yield Alarm(id="alarm")
            yield Words(id="heading")
            yield Words(id="whole")
            with Horizontal(id="stage"):
                body = coach.library.body if massages else None
                yield StepPicture(coach.library.figures, body, coach.places(), id="picture")
                with VerticalScroll(id="told", can_focus=False):
                    yield Countdown(id="clock")
                    yield Beat(id="beat")
                    yield Pacer(id="pacer")
                    yield Reading(id="words")
            yield Words(id="state")
            yield Words(id="stop")
            yield KeyBar()

    def on_mount(self) -> None:
        self.watch(self.query_one("#told"), "show_vertical_scrollbar", self._overflows)

    def on_resize(self) -> None:
        self._drawn = ()
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """How it stands at this instant."""
        now = self.frame = frame(self.session, self.now)
        if not self.is_mounted:  # a timer or a resize may come when it is already left
            return
        kind = now.step.kind if now.step is not None else OVER
        picture = self.query_one(StepPicture)
        width = self.query_one("#page").content_size.width
        # Twelve times a second this is called; the words are put anew only when something in them has changed.
        drawn: tuple[object, ...] = (
            *(self.session.at, now.state, kind, now.count, now.by_key, width, len(self.session.pains)),
            *(len(self.session.steps), now.phase_at if kind == steps.REPS else 0),
            *(step_words.lines_read(now) if kind == steps.PREPARE else 0, len(self._ticked), self.saved),
            last_cue(now.step, now.elapsed) if now.step is not None else "",
            self.backcare.said,
        )
        if drawn != self._drawn:
            self._drawn = drawn
            self._put_words(kind, width)
            self.refresh_bindings()
        behind = Content("") if kind == OVER else step_words.whole(now, width)
        line = self.query_one("#whole", Words)
        if line.content != behind:  # a bar is letters too
            line.content = behind
        picture.show(self.session, now)
        if now.step is not None and now.step.seconds and kind in (*CLOCKS, steps.START):
            cues, length = tuple(timed_cues(now.step)), now.step.length
            longest = max(step.length for step in self.session.steps if step.seconds)
            self.query_one(Countdown).show(length - now.elapsed, length, cues, longest)
        elif kind == steps.REPS and now.step is not None:
            self.query_one(Beat).show(moment_of(now, step_words.breath_now(now), still=self.still))
        elif kind == steps.BREATHS:
            count = min(now.count + 1, now.counts)
            left = math.ceil(now.phase_left - 1e-6) if self.still else None
            self.query_one(Pacer).show(now.phase, now.phase_share, count, now.counts, left)

    def _put_words(self, kind: str, width: int) -> None:
        page, now = self.query_one("#page"), self.frame
        for known in KINDS:
            page.set_class(known == kind, f"-{known}")
        timed = now.step is not None and now.step.seconds > 0 and kind in (*CLOCKS, steps.START)
        page.set_class(timed, "-timed")
        picture = self.query_one(StepPicture)
        marks = step_marks(self.backcare.coach, now)
        pictured = picture.use(now, marks, self.app.size)
        page.set_class(pictured, "-pictured")
        over = kind == OVER
        say = {name: self.query_one(f"#{name}", Words) for name in ("heading", "state", "stop")}
        say["heading"].content = (
            content.say(ending.name_of(self.session), content.STRONG)
            if over
            else step_words.heading(now, width)
        )
        alarm = self.query_one(Alarm)
        alarm.words = ending.alarm_words(self.session) if over else ()
        page.set_class(bool(alarm.words), "-alarmed")
        say["state"].content = step_words.state(now)
        say["stop"].content = Content("") if over else self._stop_words()
        ticked = {line for at, line in self._ticked if at == self.session.at}
        told = (
            ending.ended(self.session, self._outcome())
            if over
            else step_words.told(self.session, now, ticked)
        )
        reading = self.query_one(Reading)
        reading.less = ending.shorter(told) if over and self.session.halt is not None else ()
        reading.items = told

    def _outcome(self) -> ending.Outcome:
        """What became of it, as the day stands now."""
        day, coach = self.backcare.today, self.backcare.coach
        said = "" if self.saved and self.recorded else self.backcare.said.text
        if day is None:
            return ending.Outcome(saved=self.saved, said=said)
        left = in_order(filter(is_left, day.rows), coach.plan)
        return ending.Outcome(
            saved=self.saved,
            said=said,
            also=self.also,
            before=self.pain_before,
            today=ending.today_words(day) if day.day == self.session.day else "",
            marks=ending.today_marks(day) if day.day == self.session.day else (),
            next=ending.next_words(left, self.session, self.backcare.later),
        )

    def _overflows(self) -> None:
        self.reads_on = self.query_one("#told").show_vertical_scrollbar
        self.refresh_bindings()

    def _stop_words(self) -> Content:
        binding = next(
            active.binding for active in self.active_bindings.values() if active.binding.id == "guide.stop"
        )
        key = content.say(f"{self.app.get_key_display(binding)} stop", content.WARN)
        return Content.assemble(key, (f": {STOP_IN_SHORT}", content.QUIET)).stylize(
            content.key_style(binding.key)
        )
