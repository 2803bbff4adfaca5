"""Today: one short plan, and how it goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain import safety
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row, RowKey
from backcare_tui.domain.days.visits import tomorrow_words
from backcare_tui.domain.guidance.headline import HOW_IS_IT, LIGHTLY
from backcare_tui.domain.session.time_left import left_words
from backcare_tui.tui import content
from backcare_tui.tui.dashboard import nothing
from backcare_tui.tui.dialogs import flows
from backcare_tui.tui.page import MEASURE, Page
from backcare_tui.tui.session import flow as session_flow
from backcare_tui.tui.today import row_asks
from backcare_tui.tui.today.foot import Foot
from backcare_tui.tui.today.header import DayHeader, DayTitle
from backcare_tui.tui.today.keys import BY_ROW, KEYS, OF_ROWS, is_for_day, not_for, not_for_day
from backcare_tui.tui.today.moments import Finished, done_words, greeting, is_finished, is_first, tomorrow
from backcare_tui.tui.today.room import fit
from backcare_tui.tui.today.task_rows import TaskRows, nothing_asked
from backcare_tui.tui.today.trial_line import trial_line
from backcare_tui.tui.today.words import (
    ALL_NOTES,
    NARROW,
    Stance,
    locked_lines,
    notes_of,
    put_lines,
    question_line,
    safety_words,
    sentence,
    visit_line,
)
from backcare_tui.tui.trial.flow import ask_number
from backcare_tui.tui.widgets.alarm import Alarm
from backcare_tui.tui.widgets.cursor_list import Scroller
from backcare_tui.tui.widgets.text import Brief, Bullet, Bullets, Words, part_bullets, row_parts

if TYPE_CHECKING:  # drawn on wide screens only
    from backcare_tui.tui.body.side_panel import Captions

REST = Content.assemble(("w", content.ACCENT), (" tells the rest", content.QUIET)).stylize(
    content.key_style("w")
)
DETAIL = 4
"""Parts told of the row under the cursor where there is room: why, what holds its next step, where, how."""


class TodayScreen(Page):
    """The tasks of a day with dose and state, pain, streaks and one sentence of guidance."""

    SIDED = True

    BINDINGS = [*KEYS]

    day: reactive[Day | None] = reactive(None, always_update=True)

    _opened: date | None = None
    """The finished day whose rows were opened again."""

    _is_shown = False
    """Whether a day was shown before: one that opens finished does not light up."""

    _dim = ""
    """Why the row under the cursor takes no part, as the keys show it."""

    def compose_page(self) -> ComposeResult:
        # Before anything follows it: a change after the first layout would draw the whole screen once more.
        self.set_reactive(TodayScreen.day, self.backcare.day)
        foot = Foot(id="foot").data_bind(TodayScreen.day)
        foot.set_reactive(Foot.places, self.backcare.coach.places())
        with Scroller(id="day"):  # where there is little room it scrolls as one, else only its list
            yield DayHeader(id="head").data_bind(TodayScreen.day)
            yield Alarm(id="alarm")
            yield Bullets(id="lock")
            yield Stance(id="guidance")
            yield DayTitle(id="title").data_bind(TodayScreen.day)
            with Scroller(id="list"):
                yield TaskRows(id="rows").data_bind(TodayScreen.day)
            yield Finished(id="finished").data_bind(TodayScreen.day)
            yield foot
            yield Words(id="visits")
            yield Brief(more=ALL_NOTES, id="notes")
            yield Words(id="trial")
            yield Words(id="question")
            yield Brief(more=Content("…"), most=3, id="notice")
            yield Words(id="safety")
            yield Words(id="message")
            yield Bullets(rest=REST, id="detail")
            yield from self._outline()

    def on_mount(self) -> None:
        self._follow_hour()
        self.query_one(TaskRows).focus()
        self.watch_day(self.day)
        self.watch(self.app, "day", self._follow, init=False)
        self.watch(self.app, "later", self._follow_hour, init=False)
        self.watch(self.app, "after_visit", self._follow_visit, init=False)

    def _follow(self) -> None:
        self.day = self.backcare.day
        self.call_after_refresh(self.show_beside)  # the page answers first

    def _follow_visit(self) -> None:
        """What is asked after a visit comes and goes as the day goes on."""
        self.watch_day(self.day)

    def _follow_hour(self) -> None:
        """What was meant for later comes due as the day goes on."""
        self.query_one(TaskRows).later = self.backcare.later

    def watch_day(self, day: Day | None) -> None:
        if day is None:
            return
        live, notices = not day.over, self.backcare.notices
        question = day.question if live else None
        locked = day.locked and live
        seconds = self.backcare.coach.seconds_left(day)
        self._put("guidance", self._stance(day, seconds))
        title = self.query_one(DayTitle)
        title.left, title.bare = left_words(seconds), is_first(day)
        # One thing at a time: in the red the warning signs come before any other question.
        asks = question is not None and not day.safety_first
        after = self.backcare.after_visit
        put = question_line(question) if question is not None and asks else None
        if question is None and after and not self._asks_how(day):
            put = visit_line(after)
        self._put("question", put)
        to_come = tomorrow_words(day)
        self._put("visits", content.say(to_come, content.QUIET) if to_come else None)
        self.query_one(Alarm).words = safety.alarm_of(
            safety.locking(day.status.signs) if locked else (), day.put
        )
        self.query_one("#lock", Bullets).items = (
            locked_lines(day) if locked else put_lines(day.put) if day.put else ()
        )
        self._put("notice", content.say(" ".join(notices)) if notices else None)
        self._put("notes", notes_of(day) if day.words else None)
        self._put_trial(day)
        told = day.message is not None and live and not day.safety_first
        told = told and (not self._finished or bool(day.message and day.message.occasion))
        self._put("message", content.say(day.message.text, content.QUIET) if day.message and told else None)
        below = day.asks_safety and not day.safety_first and not self._asks_in_welcome(day)
        self._put("safety", safety_words(day) if below else None)
        page = self.query_one("#page")
        page.set_class(locked or bool(day.put), "-locked")
        self._close_rows()
        self._is_shown = True
        self._fit()
        self.refresh_bindings()
        self.on_cursor_list_moved()

    def _put_trial(self, day: Day) -> None:
        """How far a trial has come, and the number it asks for; another width may tell some of it in the head."""
        width = self.query_one("#page").content_size.width or min(self.app.size.width, MEASURE) - 2
        self._put("trial", trial_line(day, width))

    def _outline(self) -> ComposeResult:
        """On the very first day an unmarked body, where a page alone has room for it."""
        day = self.backcare.day
        if day is not None and is_first(day):
            from backcare_tui.tui.body.outline import Outline

            yield Outline(self.backcare.coach.library.body, id="outline")

    def _stance(self, day: Day, seconds: float) -> Content:
        """What the day says of itself; in the red the warning signs are asked about before that."""
        if self._finished:
            return done_words(day)
        if is_first(day):
            hello = greeting(self.backcare.coach.clock.now().hour, day, seconds)
            return content.lines([hello, safety_words(day)] if self._asks_in_welcome(day) else [hello])
        if not day.safety_first:
            return sentence(day.guidance, self.backcare.after_visit)
        # Beside that question there is no room for what the rows of the sore place say too.
        short = replace(day.guidance, text=day.guidance.text.removesuffix(LIGHTLY).rstrip())
        return content.lines([safety_words(day), sentence(short)])

    def _asks_how(self, day: Day) -> bool:
        """Whether the stance asks how the back is, and so asks after a visit too."""
        return not (self._finished or is_first(day)) and day.guidance.text.startswith(HOW_IS_IT)

    def _asks_in_welcome(self, day: Day) -> bool:
        """Whether the first day's welcome has room to ask for the safety questions."""
        return is_first(day) and bool(day.asks_safety) and self.app.size.width >= NARROW

    @property
    def _finished(self) -> bool:
        """Whether all is done and nobody opened the list again."""
        return self.day is not None and is_finished(self.day) and self._opened != self.day.day

    def _close_rows(self) -> None:
        """Rows that are all done close to a line of dots, until someone opens them or one is taken back."""
        page, finished = self.query_one("#page"), self._finished
        if self.day is not None and not is_finished(self.day):
            self._opened = None
        self.query_one(Foot).alone = finished
        if finished == page.has_class("-finished"):
            return
        page.set_class(finished, "-finished")
        if finished:
            self.query_one(Finished).coming = tomorrow(self.backcare.coach)
            if self._is_shown:
                self.query_one(DayHeader).light()

    def action_open_list(self) -> None:
        """Show the rows of a finished day again."""
        self._opened = self.day.day if self.day is not None else None
        self.watch_day(self.day)
        self.query_one(TaskRows).focus()

    def _put(self, name: str, words: Content | None) -> None:
        """Words where they belong; without any, the space around them goes too."""
        line = self.query_one(f"#{name}", Words)
        line.content = words or Content("")
        line.set_class(words is None, "-none")

    def captions(self) -> Captions | None:
        """The day's pain and massage."""
        from backcare_tui.tui.body.captions import day_captions

        day = self.backcare.day
        return None if day is None else day_captions(self.backcare.coach, day)

    def _fit(self) -> None:
        """Make room, as the day and the screen ask for it."""
        if self.day is not None:
            self._put_trial(self.day)
            fit(self, self.day)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Shown where it can be used on the day; dimmed where it is not for the row under the cursor."""
        day = self.day
        if day is None:
            return True
        if action == "open_list":
            return self._finished
        if action in OF_ROWS and self._finished:
            return False
        return is_for_day(action, day) and (None if self._not_for_row(action) else True)

    def why_not(self, action: str) -> str:
        """Why a key does nothing now; empty where it does."""
        day = self.day
        if day is None or is_for_day(action, day):
            return self._not_for_row(action)
        return not_for_day(action, late=self.backcare.late is not None)

    def _not_for_row(self, action: str) -> str:
        """Why a key is not for the row under the cursor; empty where it is, or there is none."""
        row = self.query_one(TaskRows).row if self.is_mounted and action in BY_ROW else None
        return "" if row is None else not_for(row, action, late=self.backcare.late is not None)

    def on_resize(self) -> None:
        """Another width may leave less room."""
        self.call_after_refresh(self._fit)

    def action_done(self) -> None:
        """Check off the row under the cursor and go on to what is left: a day is one key a task."""
        self._check_off(self.query_one(TaskRows).advance)

    def on_task_rows_chosen(self) -> None:
        """A click on a mark checks off; the cursor stays where the pointer is."""
        self._check_off()

    def _check_off(self, then: Callable[[], object] = nothing) -> None:
        row = self._row()
        if row is not None and self.day is not None:
            row_asks.check_off(self.backcare, row, self.day.day, then)

    def on_cursor_list_moved(self) -> None:
        """Where there is room, tell about the row under the cursor."""
        row = self.query_one(TaskRows).row
        if self._dim != (dim := self._not_for_row("amount")):
            self._dim = dim
            self.refresh_bindings()
        if row is None or self.day is None:
            self.query_one("#detail", Bullets).items = ()
            return
        heading = (Bullet(content.say(row.title, content.STRONG)), Bullet(Content("")))
        known = row_parts(row, self.day.guidance, self.backcare.coach.atlas)[:DETAIL]
        self.query_one("#detail", Bullets).items = (
            *heading,
            *(item for part in known for item in part_bullets(part)),
        )

    async def do_with(self, key: RowKey, action: str) -> None:
        """Put the cursor on a row, and do with it what a key does."""
        rows = self.query_one(TaskRows)
        if rows.stand_on(key):
            await self.run_action(action)

    def action_guide(self) -> None:
        row = self._row()
        if row is not None:
            session_flow.guide(self.backcare, row.key)

    def action_guide_all(self) -> None:
        session_flow.guide(self.backcare)

    def action_amount(self) -> None:
        if (row := self._row()) is not None:
            row_asks.amount(self.backcare, row)

    def action_skip(self) -> None:
        if (row := self._row()) is not None:
            row_asks.skip(self.backcare, row)

    def action_why(self) -> None:
        row = self._row()
        if row is not None and self.day is not None:
            row_asks.why(self.backcare, row, self.day.guidance)

    def action_learn(self) -> None:
        if (row := self._row()) is not None:
            row_asks.learn(self.backcare, row)

    def action_rung(self) -> None:
        row = self._row()
        if row is not None and self.day is not None:
            row_asks.rung(self.backcare, row, self.day)

    def action_answer(self) -> None:
        day = self.day
        if day is not None and day.question is not None and day.question.answers and not day.safety_first:
            flows.ask_question(self.backcare, day.question)
        elif day is not None and day.asks_safety:
            flows.ask_safety(self.backcare)

    def action_number(self) -> None:
        """Yesterday's number for a trial."""
        if self.day is not None and self.day.trial is not None:
            ask_number(self.backcare, self.day.trial)

    async def action_trial(self) -> None:
        await self.app.run_action("trial", self.app)

    def action_nothing_new(self) -> None:
        self.backcare.record(self.backcare.coach.safety.nothing_new)

    def action_cleared(self) -> None:
        flows.ask_clearance(self.backcare)

    def action_keep(self) -> None:
        """Decline the step up of the day, of which there is one at most: its row need not be under the cursor."""
        self.backcare.record(self.backcare.coach.guidance.keep)

    def action_sore(self) -> None:
        row = self._row()
        if row is None:
            return
        self.backcare.record(partial(self.backcare.coach.guidance.sore, row.key))

    def action_other_day(self, step: int) -> None:
        if self.day is not None:
            self.backcare.view(self.day.day + timedelta(days=step))

    def action_this_day(self) -> None:
        if self.day is not None:
            self.backcare.view(None)

    def _row(self) -> Row | None:
        rows = self.query_one(TaskRows)
        if rows.row is None and self.day is not None:
            self.backcare.tell(nothing_asked(self.day))
        elif not rows.in_view:  # scrolled away from: nothing is done to what nobody sees
            rows.show_cursor()
            self.backcare.tell("The row was out of view; here it is.")
            return None
        return rows.row
