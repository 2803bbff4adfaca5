"""Which screen a key is meant for, when keys are typed faster than screens are drawn.

A key acts only on a screen that was drawn when it was typed: what was typed before goes nowhere, but for words into a
line to type in. Keys act one after the other, each on the screen that the one before has led to, and wait while
something is written.
"""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from backcare_tui.tui.layouts import is_greek, latin_key

ROUNDS = 2
"""How often a mark follows a key from what has the focus up to the app: behind the key, and behind what that posted."""

LOST = 0.3
"""Seconds after which a mark is given up; what it was to go through has been taken away."""

AT_ONCE = ("ctrl+q",)
"""Keys that wait for nothing."""


class Passed(Message, bubble=True):
    """Follows a key through the widgets, always just behind it."""

    def __init__(self, number: int, start: MessagePump, rounds: int = ROUNDS) -> None:
        super().__init__()
        self.number, self.start, self.rounds = number, start, rounds


class TypeAhead(App[None]):
    """An app that hands on what is typed and clicked in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: WeakKeyDictionary[Screen[Any], float] = WeakKeyDictionary()
        """When each screen was drawn first, by the clock of events. Without a terminal nothing is drawn."""
        self._typed: deque[events.Event] = deque()
        self._number = 0
        self._under_way = 0
        self._held = False

    # What is drawn

    def _display(self, screen: Screen[Any], renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        draws = renderable is not None and not self._batch_count and not self._without_terminal
        if draws and screen is self.screen and screen not in self.drawn:
            self.drawn[screen] = Message().time
            self.call_later(self._hand_on)

    @property
    def _without_terminal(self) -> bool:
        return self._driver is None or self._driver.is_headless

    def _is_meant(self, event: events.Event) -> bool:
        """Whether what is in front was drawn when this was typed, and for as long as it wants to be read before."""
        since = self.drawn.get(self.screen, 0.0)
        if not isinstance(event, events.Key) or event.key == "space":
            since += getattr(self.screen, "READ_FIRST", 0.0) if since else 0.0
        if event.time >= since:
            return True
        return self._takes_words

    @property
    def _takes_words(self) -> bool:
        """Whether a line to type in has the focus."""
        from textual.widgets import Input, TextArea  # Today opens without one, and is there sooner

        return isinstance(self.focused, Input | TextArea)

    # What is typed

    def hold(self, *, on: bool) -> None:
        """Keep what is typed until this is over, or go on with it."""
        self._held = on
        self.call_later(self._hand_on)

    async def on_event(self, event: events.Event) -> None:
        """Take what is typed in its order; all else at once."""
        is_typed = isinstance(event, events.Key | events.MouseDown | events.MouseUp | events.Paste)
        if not is_typed or event.is_forwarded or (isinstance(event, events.Key) and event.key in AT_ONCE):
            await super().on_event(event)
            return
        self._typed.append(event)
        await self._hand_on()

    @property
    def _waits(self) -> bool:
        return (
            self._held or bool(self._under_way) or not (self._without_terminal or self.screen in self.drawn)
        )

    async def _hand_on(self) -> None:
        while self._typed and not self._waits:
            event = self._typed.popleft()
            if not self._is_meant(event):
                continue
            if isinstance(event, events.Key):
                event = self._at_its_place(event)
            start: MessagePump = self.focused or self.screen
            if isinstance(event, events.Key):
                self._number = self._under_way = self._number + 1
                after(LOST, self._give_up, self._number)
            await super().on_event(event)
            if self._under_way:
                self._follow(Passed(self._number, start))

    def _at_its_place(self, key: events.Key) -> events.Key:
        """A key of another alphabet as the Latin one that lies there, unless it is a word's, or bound itself."""
        there = latin_key(key, greek=is_greek(os.environ))
        if there is None or key.key in self.screen.active_bindings:
            return key
        return key if key.is_printable and self._takes_words else there

    def _follow(self, mark: Passed) -> None:
        mark.set_sender(mark.start)  # a message does not rise to who has sent it
        if not mark.start.post_message(mark):
            self.post_message(mark)  # gone already: nothing can be on its way there

    def pop_screen(self) -> AwaitComplete:
        """Close the screen in front; a mark that is on its way there goes on from the one behind."""
        closed = super().pop_screen()
        if self._under_way:
            self._follow(Passed(self._under_way, self.screen))
        return closed

    def _give_up(self, number: int) -> None:
        if self._under_way == number:
            self.post_message(Passed(number, self, 1))

    async def on_passed(self, mark: Passed) -> None:
        """A key has had its whole effect: on with the next one."""
        if mark.number != self._under_way:
            return
        if mark.rounds > 1:
            self._follow(Passed(mark.number, mark.start, mark.rounds - 1))
            return
        self._under_way = 0
        await self._hand_on()


def turn_page(screen: Screen[Any]) -> None:
    """Have a screen that shows something else from now on count as another one."""
    if isinstance(screen.app, TypeAhead):
        screen.app.drawn.pop(screen, None)


def after(seconds: float, do: Callable[[int], None], number: int) -> None:
    """Do something by and by, whatever becomes of screens and timers meanwhile."""
    asyncio.get_running_loop().call_later(seconds, do, number)
