"""One widget of a guided session in an app of its own: what it costs while it moves.

``python benchmarks/session_app.py KIND A_SECOND SECONDS FILE`` moves it for so long and writes the CPU
time it took, in milliseconds and without the start, to the file.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Footer

from backcare_tui.paths import shipped_plans
from backcare_tui.storage.planfile.figures import load_figures
from backcare_tui.tui.session.countdown import Countdown
from backcare_tui.tui.session.pacer import Pacer
from backcare_tui.tui.session.step_picture import FigureView
from backcare_tui.tui.themes import DARK

PACE, REPETITION, TOTAL = 6.0, 9.0, 480.0
"""Breaths a minute; seconds of a repetition, and of a countdown."""
SETTLED = 1.0
"""Seconds after which the first frame is drawn, and measuring begins."""


class SessionApp(App[float]):
    """The widget of a kind, at so many moments a second; ``empty`` has none and keeps still."""

    WIDGETS: ClassVar[dict[str, type[Widget]]] = {
        "countdown": Countdown,
        "pacer": Pacer,
        "figure": FigureView,
    }

    def __init__(self, kind: str, a_second: float, seconds: float) -> None:
        super().__init__()
        self._kind, self._a_second, self._seconds = kind, a_second, seconds

    def compose(self) -> ComposeResult:
        """The widget, over a footer."""
        if self._kind in self.WIDGETS:
            yield self.WIDGETS[self._kind](id="it")
        yield Footer()

    def on_mount(self) -> None:
        """Begin once the first frame is drawn."""
        self.register_theme(DARK)
        self.theme = DARK.name
        self.set_timer(SETTLED, self._begin)

    def _begin(self) -> None:
        self._start, self._cpu = time.monotonic(), time.process_time()
        if self._kind in self.WIDGETS:
            if self._kind == "figure":
                figures, _problems = load_figures(shipped_plans(), Path())
                self.query_one(FigureView).use(figures["face-pull-press"])
            self.set_interval(1 / self._a_second, self._move)
        self.set_timer(self._seconds, self._end)

    def _move(self) -> None:
        gone = time.monotonic() - self._start
        it = self.query_one("#it")
        if isinstance(it, Pacer):
            breath, share = divmod(gone * PACE / 60, 1)
            it.show("in" if share < 0.5 else "out", 2 * share % 1, int(breath) + 1, 20)
        elif isinstance(it, FigureView):
            it.show("", gone / REPETITION % 1)
        elif isinstance(it, Countdown):
            it.show(TOTAL - gone, TOTAL)

    def _end(self) -> None:
        self.exit((time.process_time() - self._cpu) * 1000)


if __name__ == "__main__":
    kind, a_second, seconds, file = sys.argv[1:]
    spent = SessionApp(kind, float(a_second), float(seconds)).run()
    Path(file).write_text(str(spent))
