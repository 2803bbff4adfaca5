"""The terminal that may go away at any moment: Textual's own driver, which never waits for one that is gone.

A terminal goes by a hang-up, by an end of its input, or by an error of a write, and each is taken as a hang-up.
The program then ends as it does by a key, so that what runs is kept. Where it cannot, since it waits for an
editor or for a terminal that takes nothing, it is ended from outside its loop.
"""

from __future__ import annotations

import os
import select
import signal
import time
from codecs import getincrementaldecoder
from functools import partial
from queue import SimpleQueue
from typing import Any, TextIO

from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.drivers.linux_driver import LinuxDriver

ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""What is sent where the machine shuts down, the terminal is closed, or someone has had enough."""

PATIENCE, LAST = 1.0, 0.5
"""Seconds for an end in good order; then for what unwinds from where it hangs."""

SLICE = 0.1
"""Seconds between two looks whether the end has come, where something is waited for."""


class Writer(WriterThread):
    """Writes to the terminal beside the loop; what comes for one that is gone is dropped."""

    def __init__(self, file: TextIO) -> None:
        super().__init__(file)
        self._handle, self._encoding = file.fileno(), file.encoding
        # Textual's own queue waits for ever once it is full and nobody empties it.
        self._waiting: SimpleQueue[str | None] = SimpleQueue()
        self.is_ending = False

    def write(self, text: str) -> None:
        """Hand on what is to be drawn; waits for a terminal that is slow, unless this is the end."""
        while self._waiting.qsize() >= MAX_QUEUED_WRITES and not self.is_ending:
            time.sleep(SLICE / 10)
        self._waiting.put(text)

    def run(self) -> None:
        """Write until there is nothing more to come."""
        is_gone = False
        while (text := self._waiting.get()) is not None:
            if not is_gone and not self._put(text.encode(self._encoding, "replace")):
                is_gone = True
                hang_up()

    def _put(self, data: bytes) -> bool:
        """Write all of it; False where the terminal is gone."""
        while data:
            try:
                # Not through the file: Python would wait for its lock at the very end.
                data = data[os.write(self._handle, data) :]
            except BlockingIOError:  # another program on the same terminal has made it so
                select.select([], [self._handle], [], SLICE)
            except OSError:
                return False
        return True

    def stop(self) -> None:
        """Write what is left; at the end a terminal that takes nothing is not waited for."""
        self._waiting.put(None)
        while self.is_alive() and not self.is_ending:
            self.join(SLICE)
        self.join(SLICE)


vars(linux_driver)["WriterThread"] = Writer  # by this name Textual's driver makes one


def hang_up() -> None:
    """Tell this process what the system tells it when its terminal is closed."""
    os.kill(os.getpid(), signal.SIGHUP)


class Terminal(LinuxDriver):
    """Textual's driver of a terminal, with its signals heard in the loop, where nothing is half done."""

    _writer_thread: Writer | None

    def __init__(self, app: Any, **how: Any) -> None:
        super().__init__(app, **how)
        self._ends_with = 0
        for number in ENDS:
            signal.signal(
                number, self._end
            )  # not by the loop, which hears nothing while it waits for something

    # The end

    def _end(self, number: int, _frame: object) -> None:
        if self._ends_with:
            return
        self._ends_with = 128 + number
        if self._writer_thread is not None:
            self._writer_thread.is_ending = True
        signal.signal(signal.SIGALRM, self._unwind)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE, LAST)
        if self._loop.is_running():
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=self._ends_with))

    def _unwind(self, _number: int, _frame: object) -> None:
        """End where an end in good order did not come: out of whatever is waited for, and then at once."""
        signal.signal(signal.SIGALRM, lambda *_: os._exit(self._ends_with))
        if self._loop.is_running():
            raise SystemExit(self._ends_with)

    # The terminal, taken and given back

    def start_application_mode(self) -> None:
        """Take the terminal, and hear it if we are stopped; in the background it cannot be taken yet."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is not None and self._ends_with:
            self._writer_thread.is_ending = True
        self._loop.add_signal_handler(signal.SIGTSTP, self.stop)
        self._loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def stop_application_mode(self) -> None:
        """Give the terminal back; whoever has it meanwhile is stopped with us, and goes on with us."""
        self._loop.remove_signal_handler(signal.SIGTSTP)
        self._loop.remove_signal_handler(signal.SIGCONT)
        if self._writer_thread is not None:
            super().stop_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again, and draw all of the screen."""
        super().resume_application_mode()
        self._app.call_later(partial(self._app.refresh, layout=True))

    def close(self) -> None:
        """Write what is left."""
        super().close()
        self._writer_thread = None

    def stop(self) -> None:
        """Stop until the shell goes on with us; where there is no shell that could, nothing happens."""
        self.suspend_application_mode()
        os.kill(0, signal.SIGTSTP)  # the whole job, as a terminal does that is not in raw mode
        self.resume_application_mode()

    def _go_on(self) -> None:
        """Stopped from elsewhere, we go on: the shell may have changed the terminal meanwhile."""
        if not self._ends_with:  # a hang-up tells everyone to go on too
            self.suspend_application_mode()
            self.resume_application_mode()

    # What goes out, and what comes in

    def write(self, data: str) -> None:
        """Draw, while the terminal is ours."""
        if self._writer_thread is not None:
            self._writer_thread.write(data)

    def run_input_thread(self) -> None:
        """Hand on what is typed, until we have heard enough or the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno], [], [], SLICE)
            try:
                data = os.read(self.fileno, 4096) if ready else None
            except BlockingIOError:
                continue
            except OSError:
                data = b""
            if data == b"":
                hang_up()
                return
            # Nothing would be the end of it to the parser.
            typed = decode(data) if data else ""
            for event in (*(parser.feed(typed) if typed else ()), *parser.tick()):
                self.process_message(event)
