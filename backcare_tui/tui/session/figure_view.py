"""A moving figure, at the moment it is given."""

from __future__ import annotations

from textual.reactive import reactive

from backcare_tui.domain.body.figure import Figure
from backcare_tui.domain.body.motion import moment, pose_in
from backcare_tui.tui.drawing.braille import Run
from backcare_tui.tui.drawing.dots_view import DotsView
from backcare_tui.tui.drawing.stick_figure import draw

FRAMES = 40
"""Drawings of a step at most, each made once: a repetition comes again and again. In two seconds 20 a second."""


class FigureView(DotsView):
    """A figure at the moment of a phase. It keeps no time: whoever has a clock sets ``fraction``."""

    LAYERS = ("figure--quiet", "figure--far", "figure--body", "figure--work")
    COMPONENT_CLASSES = set(LAYERS)
    DEFAULT_CSS = """
    FigureView { height: 1fr; }
    FigureView .figure--quiet { color: $foreground-disabled; }
    FigureView .figure--far { color: $foreground-muted; }
    FigureView .figure--body { color: $foreground; }
    FigureView .figure--work { color: $text-accent; }
    """

    figure: reactive[Figure | None] = reactive(None, init=False, repaint=False)
    phase: reactive[str] = reactive("", init=False, repaint=False)
    fraction: reactive[float] = reactive(0.0, init=False, repaint=False)
    mirrored: reactive[bool] = reactive(False, init=False, repaint=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._frames: dict[tuple[object, ...], list[list[Run]]] = {}

    def show(self, phase: str, fraction: float) -> None:
        """A moment, drawn once."""
        self.set_reactive(FigureView.phase, phase)
        self.set_reactive(FigureView.fraction, fraction)
        self.renew()

    def watch_figure(self) -> None:
        self._frames.clear()
        self.renew()

    def on_resize(self) -> None:
        self._frames.clear()
        self.renew()

    watch_phase = watch_fraction = watch_mirrored = DotsView.renew

    def paint(self, columns: int, lines: int) -> list[list[Run]]:
        """The figure at its moment."""
        if self.figure is None:
            return []
        step, done = moment(self.figure, self.phase, self.fraction)
        key = (step, round(done * FRAMES), self.mirrored, columns, lines)
        if key not in self._frames:
            pose, moves = pose_in(self.figure, step, key[1] / FRAMES), self.figure.steps[step].moves
            drawn = draw(self.figure, pose, moves, columns, lines, mirrored=self.mirrored)
            self._frames[key] = [drawn.runs(line) for line in range(lines)]
        return self._frames[key]
