"""The dashboard at a whole guided session: what that costs while it runs, once its first cycle is over.

``python benchmarks/guided_app.py KIND WARM SECONDS FILE`` guides a task of a kind hands-free, lets it run for ``WARM``
seconds, and writes the CPU time of the ``SECONDS`` after them to the file, in milliseconds.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from backcare_tui.clock import SystemClock
from backcare_tui.coach import Coach
from backcare_tui.paths import find_home
from backcare_tui.tui import app
from backcare_tui.tui.session.screen import SessionScreen

HEAD = 'title = "Measured"\n\n[guide]\nauto = true\n'
TASKS = {
    "countdown": '\n[[device]]\nid = "it"\nname = "Posture pump"\nminutes = 10\nevery = "day"\n',
    "pacer": '\n[[exercise]]\nid = "it"\nname = "Opener"\nbreaths = 20\npace = "6 a minute"\n'
    'figure = "none"\nevery = "day"\n',
    "figure": '\n[[exercise]]\nid = "it"\nname = "Press"\nreps = 15\nfigure = "face-pull-press"\n'
    'tempo = "pull 2 s, hold 2 s, press 2 s, return 3 s"\nevery = "day"\n',
    "both": '\n[[exercise]]\nid = "it"\nname = "Opener"\nbreaths = 20\npace = "6 a minute"\n'
    'figure = "opener-arch"\nevery = "day"\n',
}


class GuidedApp(app.BackcareApp):
    """The dashboard, which measures itself and ends."""

    CSS_PATH = str(Path(app.__file__).with_name("backcare.tcss"))

    def __init__(self, coach: Coach, warm: float, seconds: float) -> None:
        super().__init__(coach, "it")
        self._warm, self._seconds = warm, seconds
        self.cost = 0.0

    def on_mount(self) -> None:
        """Begin when the first cycle is over."""
        self.set_timer(self._warm, self._begin_measuring)

    def _begin_measuring(self) -> None:
        self._cpu = time.process_time()
        self.set_timer(self._seconds, self._end)

    def _end(self) -> None:
        self.cost = (time.process_time() - self._cpu) * 1000
        if not isinstance(self.screen, SessionScreen):
            raise TypeError("no session runs")
        self.exit()


def main(kind: str, warm: float, seconds: float, file: Path) -> None:
    """Measure one kind, in a home of its own beside the file."""
    home = find_home(str(file.with_suffix(".home")), {})
    home.plans.mkdir(parents=True, exist_ok=True)
    (home.plans / "combined.toml").write_text(HEAD + TASKS[kind], encoding="utf-8")
    coach = Coach(home, SystemClock())
    coach.safety.screen([])
    coach.sessions.drop()
    guided = GuidedApp(coach, warm, seconds)
    guided.run()
    file.write_text(str(guided.cost))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]))
