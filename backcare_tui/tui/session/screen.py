"""A guided session: one step at a time, in front of everything, until it is over and recorded.

Nothing here keeps time. A timer asks the coach's clock and draws how the session stands then; between two
of them nothing runs.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from textual import events
from textual.timer import Timer

from backcare_tui.coach import Refused
from backcare_tui.coach.preferences import wanted_in_sessions
from backcare_tui.coach.results import Receipt
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.reference.plan_words import MIND
from backcare_tui.domain.safety import DIZZY
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.frame import BEFORE, OVER, PAUSED, RUNNING, WAITING
from backcare_tui.domain.session.moves import advance, has_anything
from backcare_tui.domain.session.session import BREATHS, PAIN, PAUSES, PREPARE, Session
from backcare_tui.domain.session.spots import another, offers_another
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.session import words as step_words
from backcare_tui.tui.session.layout import CLOCKS, SessionLayout
from backcare_tui.tui.session.step_picture import StepPicture
from backcare_tui.tui.session.voice import Narrator, Voice, found, switch
from backcare_tui.tui.terminal import Signals

FRAME = 1 / 12
"""Seconds between two drawings of what moves; a countdown is drawn when its second is over."""
SECOND = 1 / 4
"""The same where nothing is to move: seconds are counted, and are never shown late by more than this."""
NUMBER = "how it feels afterwards; in a checklist, tick a line"
KEEP, STAY, LEAVE = "keep", "stay", "leave"


class SessionScreen(SessionLayout):
    """The session; composed once, and switched from step to step."""

    BINDINGS = [
        bind("guide.pause", "space", "pause", "pause", "pause, and go on"),
        bind("guide.on", "space", "go_on", "go on", "pause, and go on", footer=""),
        bind("guide.count", "enter", "do('count')", "count", "count one"),
        bind("guide.begin", "enter", "go_on", "go on", "go on with what waits"),
        bind("guide.close", "enter", "close", "close", "back to the day, when it is over"),
        bind("guide.close.too", "space", "close", "close", "back to the day, when it is over", footer=""),
        bind(
            "guide.back", "left", "do('go_back')", "back", "the step before; what is done is not asked again"
        ),
        bind("guide.next", "right", "do('go_next')", "next", "the next step or spot"),
        bind("guide.skip", "", "do('go_next')", help="the next step or spot"),
        bind(
            "guide.gap", "t", "do('went_on')", "gap", "after a gap: you went on, so it counts", footer="count"
        ),
        bind("guide.dizzy", "d", "dizzy", "dizzy", "while breathing: dizzy. It stops at once"),
        bind("guide.another", "a", "another", "another", "another spot of this muscle, three a side at most"),
        bind("guide.sore", "x", "do('sore')", "sore", "this spot is sore: skip it for two days"),
        bind("guide.stop", "!", "stop", "stop", "stop at once, for what you feel", footer=""),
        bind("guide.undo", "u", "undo", "undo", "at the end: take back what was recorded"),
        *(
            replace(
                bind(f"guide.{number}", str(number), f"number({number})", help=NUMBER), key_display="0 … 9"
            )
            for number in range(10)
        ),
        bind("guide.10", step_words.TEN, "number(10)", help="10, how it feels afterwards"),
        bind("guide.leave", "escape", "leave", "leave", "leave: record it, go on, or record nothing"),
        bind("guide.close.esc", "escape", "away", "close", "back to the day, when it is over", footer=""),
        bind("guide.up", "up", "scroll(-1)", "read up", "read on", footer=""),
        bind("guide.down", "down", "scroll(1)", "read on", "read on", footer=""),
        bind("guide.finish", "e", "do('finish')", "end", "end early: what was done is recorded"),
        bind("guide.why", "w", "why", "why", "why it is here, how to do it, what to mind"),
        bind("guide.voice", "v", "voice", "voice", "say it aloud, or be silent", footer=""),
        bind("guide.help", "?", "help", "help", "the keys of a session", footer="more"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._timer: Timer | None = None
        self._narrator = Narrator()

    def on_mount(self) -> None:
        """Begin, unless it begins with work: that waits for a key."""
        wanted = wanted_in_sessions(self.backcare.coach)
        self.signals = Signals(self.app, wanted.on)
        self._narrator = Narrator(Voice(found()) if wanted.voice else None)
        if wanted.trouble:
            self.notify(content.clean(wanted.trouble), severity="warning", markup=False)
        day = self.backcare.day
        self.pain_before = day.pain.latest if day is not None else None
        first = self.session.step
        if not self.session.begun and first is not None and (not first.is_work or first.auto):
            self.session = moves.begin(self.session, self.now)
        self.call_after_refresh(self.tick)

    def on_unmount(self) -> None:
        """However it is left, what was done is kept, and another window may have a session."""
        self.signals.restore()
        self._narrator.close()
        if not self.saved and self.session.begun:
            self.backcare.coach.sessions.keep(self.session, self.now, at_once=True)
        self.backcare.coach.sessions.let_go()

    # Time

    def tick(self) -> None:
        """Look at the clock: signal what came due, keep what was done, draw."""
        before, now = self.session, self.now
        self.session = advance(before, now)
        if self.session is not before and self.session.cues and before.step is not None:
            self.signals.bell()
            part = before.part
            if before.step.kind in CLOCKS and self.session.at != before.at and part is not None:
                self.signals.notify(step_words.notice(before.step, part))
        self._moved(now)

    def _move(self, session: Session) -> None:
        self.session = session
        self._moved(self.now)

    def _moved(self, now: float) -> None:
        if self.session.over and not self.saved:
            self._record(now)
        elif self.session.begun and not self.saved:
            self.backcare.coach.sessions.keep(self.session, now, at_once=self.session.since is None)
        self.draw()

    def _record(self, now: float) -> None:
        coach = self.backcare.coach

        def record() -> Receipt:
            receipt = coach.sessions.record(self.session, now)
            self.also, self.recorded = receipt.also, receipt.changed
            return receipt

        self.recorded = self.backcare.record(record)
        self.saved = not self.backcare.said.warning
        if self.saved:
            coach.sessions.let_go()
        else:
            coach.sessions.keep(self.session, now, at_once=True)

    def _arm(self, wait: float | None) -> None:
        """Look again after so many seconds; never, where nothing moves."""
        if self._timer is not None:  # one at a time: under a dialog or another screen Textual's timers go on
            self._timer.stop()
        self._timer = None if wait is None else self.set_timer(wait, self.tick)

    def _wait(self) -> float | None:
        now = self.frame
        if now.step is None or now.state not in (RUNNING, WAITING):
            return None
        if now.phase or (now.step.kind == PREPARE and self.query_one(StepPicture).moves):
            return SECOND if self.still else FRAME
        if now.left is None or now.state == WAITING:
            return None
        # Just after the figure changes: a timer that came a moment too early would show the old second for another.
        return now.left - math.ceil(now.left - 1e-6) + 1.001

    def draw(self) -> None:
        """How it stands at this instant, and when to look again."""
        super().draw()
        if self.is_mounted:
            self.signals.title(step_words.title(self.frame))
            self._arm(self._wait())
            trouble = self._narrator.follow(self.session, self.frame, self.now)
            if trouble:
                self.notify(content.clean(trouble), severity="warning", markup=False)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        now = self.frame
        step = now.step
        if step is None or now.state == OVER:
            at_end = ("close", "undo", "away", "scroll")
            return action in at_end and self._offers(action)
        if action in ("close", "undo", "away") or not self._offers(action):
            return False
        action = cast("str", parameters[0]) if action == "do" else action
        if action == "pause":
            return now.state == RUNNING
        if action == "go_on":
            return now.state != RUNNING
        if action == "count":
            return now.state == RUNNING and step.count > 0
        if action == "went_on":
            return now.gap > 0 and now.state == PAUSED and step.seconds > 0
        if action == "dizzy":
            return step.kind == BREATHS
        if action == "number":  # 1 to 9 are lines of a checklist
            return step.kind == PAIN or (step.kind == PREPARE and 0 < cast("int", parameters[0]) < 10)
        if action == "why":
            return step.kind != PAIN and self._row is not None
        if action == "another":
            return offers_another(self.session)
        if action == "sore":
            return now.part is not None and bool(now.part.target) and step.kind != PAIN
        return True

    def _offers(self, action: str) -> bool:
        """Whether there is more to read, or anything to take back; all else is not asked here."""
        if action == "scroll":
            return self.reads_on
        return action != "undo" or self.recorded

    def action_number(self, number: int) -> None:
        """A number answers how it feels, or ticks a line of the checklist."""
        step = self.frame.step
        if step is not None and step.kind == PAIN:
            self._move(moves.answer(self.session, self.now, number))
        else:
            self._ticked ^= {(self.session.at, number - 1)}
            self.draw()

    def action_pause(self) -> None:
        self._move(moves.pause(self.session, self.now))

    def action_do(self, move: str) -> None:
        """One of the moves that take nothing but the instant, by its name in ``domain.session.moves``."""
        self._move(getattr(moves, move)(self.session, self.now))

    def action_go_on(self) -> None:
        """Begin, go on after a pause, or go on to what waits."""
        go = moves.begin if self.frame.state in (BEFORE, PAUSED) else moves.go_next
        self._move(go(self.session, self.now))

    def action_another(self) -> None:
        self._move(another(self.session, self.now))

    def on_key(self, event: events.Key) -> None:
        """Any key that does nothing else stops a pause that would go on by itself."""
        now = self.frame
        if now.state == RUNNING and now.goes_on and now.step is not None and now.step.kind in PAUSES:
            if event.key not in self.active_bindings or event.key in ("tab", "shift+tab"):
                event.stop()
                self.action_pause()

    def action_dizzy(self) -> None:
        self._move(moves.stop(self.session, self.now, DIZZY))

    def action_scroll(self, lines: int) -> None:
        self.query_one("#told").scroll_relative(y=lines, animate=False)

    def action_stop(self) -> None:
        """Stand still at once, and ask what it is."""
        from backcare_tui.tui.dialogs.choice import StopScreen

        self._ask(StopScreen(), lambda why: self._move(moves.stop(self.session, self.now, why)))

    def action_voice(self) -> None:
        """Say it aloud from here on, or no more; and so in later sessions."""
        wanted, said = switch(self.backcare)
        self._narrator.close()
        speaker = found() if wanted else None
        self._narrator = Narrator(Voice(speaker) if speaker is not None else None)
        self.notify(content.clean(said), markup=False)
        self.draw()

    def action_help(self) -> None:
        """Stand still, and show the keys."""
        from backcare_tui.tui.dialogs.help import HelpScreen

        self.action_pause()
        self.app.push_screen(HelpScreen(self))

    def action_why(self) -> None:
        """Stand still, and show all there is to tell of the row."""
        from backcare_tui.tui.dialogs.row import WhyScreen

        row, day = self._row, self.backcare.day
        if row is not None and day is not None:
            self.action_pause()
            self.app.push_screen(WhyScreen(row, day.guidance, self.backcare.coach.atlas, first=MIND))

    @property
    def _row(self) -> Row | None:
        """The day's row that is being guided."""
        part, day = self.frame.part, self.backcare.day
        rows = day.rows if part is not None and day is not None else ()
        return next((row for row in rows if part is not None and row.id == part.id), None)

    def action_undo(self) -> None:
        self.backcare.action_undo()
        self.dismiss(None)

    def action_close(self) -> None:
        """Back to the day; what could not be saved is tried once more."""
        if not self.saved:
            self._moved(self.now)
        if self.saved:
            self.dismiss(None)

    def action_away(self) -> None:
        """Back to the day, even where it could not be saved: it is offered again at the next start."""
        self.dismiss(None)

    def action_leave(self) -> None:
        from backcare_tui.tui.dialogs.choice import ChoiceScreen

        self.session = moves.pause(self.session, self.now)
        part, keeps = self.session.part, has_anything(self.session)
        begun = part is not None and moves.has_begun(self.session, part.task)
        ending = step_words.ending_words(self.session, part.task, self.session.at) if part and begun else []
        if not keeps and not ending:
            self._forget()
            return
        choices = [
            (KEEP, "Record what was done, and leave"),
            (STAY, "Go on"),
            (LEAVE, "Leave without recording"),
        ]
        if not keeps:  # asked all the same: air may be in the device before any of its time has passed
            choices = [(LEAVE, "Leave"), (STAY, "Go on")]
        asked = ChoiceScreen("Leave the session?", " ".join(ending), choices)
        asked.hint = "enter answers · esc back"
        self._ask(asked, self._left)

    def _left(self, answer: str) -> None:
        if answer == LEAVE:
            self._forget()
        elif answer == KEEP:
            self._record(self.now)
            if self.saved:
                self.dismiss(None)
        else:
            self._move(moves.begin(self.session, self.now))

    def _forget(self) -> None:
        try:
            self.backcare.coach.sessions.drop(self.session)
        except Refused as error:
            self.backcare.tell(str(error), warning=True)
        self.saved = True
        self.dismiss(None)

    def _ask(self, dialog: Dialog, then: Callable[[str], None]) -> None:
        """Stand still while something is asked; left open, it stays so."""
        self.action_pause()

        def answered(answer: str | None) -> None:
            if answer is not None:
                then(answer)

        self.app.push_screen(dialog, answered)
