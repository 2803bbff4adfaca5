"""The state of the dashboard: the coach, the day and week looked at, and what was said last.

Screens follow it and know nothing of how they are opened; ``app`` does that.
"""

from __future__ import annotations

import os
from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual.constants import TEXTUAL_ANIMATIONS
from textual.dom import DOMNode
from textual.reactive import reactive

from backcare_tui.coach import Busy, Coach, Doubtful, Receipt, Refused
from backcare_tui.coach.nudges.reminders import waiting
from backcare_tui.coach.preferences import BELL, wanted_in_sessions, wants_motion
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.history.week import Week
from backcare_tui.storage.journal.journal import JournalError
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui.bindings import why_not
from backcare_tui.tui.dialog import Asking
from backcare_tui.tui.type_ahead import TypeAhead

if TYPE_CHECKING:
    from backcare_tui.domain.days.row import RowKey
    from backcare_tui.domain.journal.entries import Entry
    from backcare_tui.storage.process_lock import ProcessLock

Answer = TypeVar("Answer")

NO_MOTION = ("NO_MOTION", "REDUCE_MOTION")
"""Variables of the environment that ask for no motion, whatever their value; Textual's own is TEXTUAL_ANIMATIONS."""

AT_ONCE = 0.2
"""Seconds that a write waits for another one without a word: one takes some hundredths."""

WAITING = "Waiting for another backcare to finish writing; ctrl+q leaves without it."


NOTHING_NOW = "It does nothing here just now."


def nothing() -> None:
    """What follows where nothing does."""


class Said(NamedTuple):
    """The line that answers the last key."""

    text: str = ""
    warning: bool = False


class Dashboard(TypeAhead):
    """Holds the coach and the day being looked at; screens follow ``day``, ``week`` and ``said``."""

    # An equal day is told all the same: the notices beside it, or the plan's errors, may be others.
    day: reactive[Day | None] = reactive(None, always_update=True)
    later: reactive[frozenset[str]] = reactive(frozenset())
    """The ids of today's rows that are meant for later in the day."""
    after_visit: reactive[str] = reactive("")
    """What today asks by now after a visit; empty for nothing, and on an earlier day."""
    week: reactive[Week | None] = reactive(None, always_update=True)
    said: reactive[Said] = reactive(Said())
    learning: reactive[tuple[str, str] | None] = reactive(None, always_update=True)
    """The task and target that Learn was last asked for; a page stands for a target."""
    changing: reactive[str] = reactive("", always_update=True)
    """The task that Plan was last asked to change, by its id."""
    finding: reactive[tuple[str, str] | None] = reactive(None, always_update=True)
    """The words that the Diary was last asked to look for, and which entry with them, by its id."""

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self.coach = coach
        self.follow_motion()
        self.theme_trouble = ""
        """What is wrong with the theme that was chosen, in a sentence; empty where nothing is."""
        self.keys_trouble = ""
        """The same of the keys that the settings give."""
        self._viewed: date | None = None
        self._week_of: date | None = None
        self._last_today: date | None = None
        self._nudged = coach.clock.now()
        """Until when nudges were told here, or were none of this dashboard's."""
        self._took_back = False
        """Whether the last thing done was to take an entry back."""

    @property
    def late(self) -> date | None:
        """The earlier day that is looked at; None on today."""
        return self._viewed

    @property
    def on_page(self) -> date | None:
        """The day that is looked at: what is begun on its page is for that day, even if it ends after the day turned."""
        return None if self.day is None else min(self.day.day, self.coach.today_date)

    @property
    def today(self) -> Day | None:
        """The running day as it was last taken; None while another is looked at, or none can be."""
        return self.day if self._viewed is None else None

    @property
    def notices(self) -> tuple[str, ...]:
        """What is wrong with the plan file or the journal, a sentence each."""
        problems = self.coach.problems
        sentences: tuple[str, ...] = ()
        if problems:
            count, them = ("an error", "it") if len(problems) == 1 else (f"{len(problems)} errors", "them")
            words = f"Your plan has {count} (3 shows {them}), so the {self.coach.instead} one is in force."
            sentences = (f"{words} {problems[0]}",)
        own = tuple(filter(None, (self.theme_trouble, self.keys_trouble)))
        return sentences + own + self.coach.troubles

    def follow_motion(self) -> None:
        """Move nothing where the settings or the terminal's environment ask for that."""
        still = any(map(os.environ.get, NO_MOTION)) or not wants_motion(self.coach)
        self.animation_level = "none" if still else TEXTUAL_ANIMATIONS

    def tick(self) -> None:
        """Follow what other windows wrote, edits of the plan, and the turn of the day."""
        changed = self.coach.refresh()
        if changed or (self.day is not None and self.coach.today_date != self._last_today):
            self.reload()
            if self.day is not None and not self.coach.problems:
                self.coach.mark_status(self.coach.today())
        elif self.day is not None:
            self._follow_hour(self.day)
        self.coach.keep_status()
        self._pass_on_nudge()

    def _follow_hour(self, day: Day) -> None:
        """What changes with the time of day alone."""
        self.later = self.coach.later(day)
        self.after_visit = self.coach.after_visit(day)

    def _pass_on_nudge(self) -> None:
        """Say what a reminder would have, where nothing but an open dashboard can."""
        if self.day is None or not (said := waiting(self.coach, self._nudged)):
            return
        self._nudged = self.coach.clock.now()
        self.tell(said)
        if BELL in wanted_in_sessions(self.coach).on:
            self.bell()

    def reload(self) -> None:
        """Take day and week afresh from the coach."""
        try:
            self._last_today = today = self.coach.today_date
            if self._viewed is not None and self._viewed >= today:
                self._viewed = None
            day = self.coach.day(self._viewed or today)
            if self.day is None:
                self.tell("")  # what kept the day from being shown is mended
            self._follow_hour(day)
            self.day = day
            if self.week is not None:
                self.week = self.coach.history.week(self._week_of)
        except (PlanError, Refused) as error:
            self.warn(error)
            self.day = self.day  # told anew: the errors on the Plan screen may be others now

    def show_week(self, step: int) -> None:
        """Look at the week so many weeks from the one shown; 0 is the one shown, this one at first."""
        try:
            if step and self.week is not None:
                wanted = self.week.starts + timedelta(weeks=step)
                self._week_of = None if wanted > self.coach.today_date else wanted
            self.week = self.coach.history.week(self._week_of)
        except (PlanError, Refused) as error:
            self.warn(error)

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

    def record(
        self,
        verb: Callable[[], Receipt],
        then: Callable[[], object] = nothing,
        *,
        lost: Callable[[], object] = nothing,
        turn: ProcessLock | None = None,
    ) -> bool:
        """Do one of the coach's verbs and say what came of it; the screen shows what is on disk.

        Where another window writes it is waited for beside the screen, and what is typed meanwhile comes after.

        Args:
            verb: What to do.
            then: What follows once something was recorded, at once or when our turn has come.
            lost: What follows where it could not be saved.
            turn: The lock, where it was waited for.

        Returns:
            Whether anything was recorded by now.
        """
        changed = failed = False
        try:
            with self.coach.journal.patient(AT_ONCE, turn):
                receipt = verb()
        except Busy:
            self.tell(WAITING, warning=True)
            self.hold(on=True)
            Thread(target=self._queue_up, args=(get_running_loop(), verb, then, lost), daemon=True).start()
        except Doubtful as doubt:
            self.ask_once_more(doubt, then)
        except (Refused, PlanError) as error:
            self.warn(error)
            failed = True
        else:
            self.tell(receipt.text)
            changed, self._took_back = receipt.changed, False
        self.reload()
        if changed:
            then()
        elif failed:
            lost()
        return changed

    def _queue_up(
        self,
        loop: AbstractEventLoop,
        verb: Callable[[], Receipt],
        then: Callable[[], object],
        lost: Callable[[], object],
    ) -> None:
        """Wait, in a thread of its own; the app may be gone by the time our turn comes, and the lock goes with it."""
        turn, said = None, ""
        try:
            turn = self.coach.journal.take()
        except JournalError as error:
            said = str(error)
        if turn is None:
            go_on = partial(self.call_later, self._waited_in_vain, said, lost)
        else:
            go_on = partial(
                self.call_later, self._take_turn, partial(self.record, verb, then, lost=lost, turn=turn)
            )
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(go_on)

    def _take_turn(self, record: Callable[[], object]) -> None:
        self.hold(on=False)
        record()

    def _waited_in_vain(self, said: str, lost: Callable[[], object]) -> None:
        self.hold(on=False)
        self.tell(said, warning=True)
        lost()

    def ask_once_more(self, doubt: Doubtful, then: Callable[[], object] = nothing) -> None:
        """Say what speaks against what was asked for; the app asks whether it is to be done all the same."""
        self.warn(doubt)

    async def do(self, action: str, node: DOMNode) -> None:
        """Do what a key does, or say why it does nothing now."""
        if not await self.run_action(action, node):
            self.tell(why_not(node, action) or NOTHING_NOW)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:  # noqa: FBT001, FBT002 - Textual's own
        """What a key does; one that is bound and does nothing now says why, if anyone knows."""
        handled = await super()._check_bindings(key, priority)
        if not handled and not priority and not self.screen.is_modal:
            chain = self.screen._binding_chain  # noqa: SLF001 - the public list leaves out what does nothing
            bound = ((node, each) for node, of_node in chain for each in of_node.key_to_bindings.get(key, ()))
            if reason := next(filter(None, (why_not(node, each.action) for node, each in bound)), ""):
                self.tell(reason)
        return handled

    def on_row(self, key: RowKey, action: str) -> None:
        """Do with a row of the day what its key on Today does; the app opens that."""
        raise NotImplementedError

    def _ask_again(
        self, answer: Answer, verb: Callable[[Answer], Receipt], again: Callable[[Answer], Asking[Answer]]
    ) -> None:
        self.ask(again(answer), verb, again)

    def ask(
        self,
        dialog: Asking[Answer],
        verb: Callable[[Answer], Receipt],
        again: Callable[[Answer], Asking[Answer]] | None = None,
        then: Callable[[], object] = nothing,
    ) -> None:
        """Open a dialog; if it is answered, do a verb with the answer.

        Args:
            dialog: What asks.
            verb: What is done with its answer.
            again: The same dialog with an answer in it, which is opened if that could not be saved: no words are lost.
            then: What follows once something was recorded.
        """

        def answered(answer: Answer | None) -> None:
            if answer is None:
                return
            lost = partial(self._ask_again, answer, verb, again) if again is not None else nothing
            self.record(lambda: verb(answer), then, lost=lost)

        self.push_screen(dialog, answered)

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Answer on the line above the keys."""
        self.said = Said(text, warning)

    def warn(self, error: Exception) -> None:
        """Answer with what was wrong; the first line of it, as there is room for no more."""
        self.tell(str(error).splitlines()[0], warning=True)

    def take_back(self, entry: Entry) -> None:
        """Take back an entry; what undoes that is said, and does not take a second one."""

        def taken() -> None:
            self._took_back = True
            self.tell(f"{self.said.text} u brings it back.")

        self.record(lambda: self.coach.take_back(entry), taken)

    def action_undo(self) -> None:
        self.record(self.coach.redo if self._took_back else self.coach.undo)
