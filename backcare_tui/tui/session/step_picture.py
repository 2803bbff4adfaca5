"""The picture of a step: the moving figure of an exercise, or where on the body a massage is."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size

from backcare_tui.domain.body.figure import HOLDS, Figure, moment, pose_in
from backcare_tui.domain.body.picture import Body
from backcare_tui.domain.history.pain_places import Mark
from backcare_tui.domain.session.frame import Frame, moved, phase_in
from backcare_tui.domain.session.session import PAIN, PAUSES, PREPARE, RISE, TIME, Session
from backcare_tui.tui.body.map import BodyMap
from backcare_tui.tui.drawing.braille import Canvas, DotsView, Run
from backcare_tui.tui.drawing.stick_figure import draw

BESIDE, ABOVE = (70, 18), (36, 34)
"""Columns and lines of a screen with room for a picture beside the words, and above them."""
AROUND, ACROSS = 6, 36
"""Lines around the body, and columns that it has."""
ROOMY, PAGE, SHARE = 34, 104, 0.5
"""Lines of a screen from which it has more columns: a share of the page, which is so wide at most."""
STAND = "stand"
"""The word by which a figure tells how it stands in a pause, where that is not how its movement begins."""
OTHER_SIDES = ("right", "the other side")


FRAMES = 40
"""Drawings of a step at most, each made once. In two seconds 20 a second."""


class FigureView(DotsView):
    """A figure at the moment of a phase. It keeps no time: whoever has a clock calls ``show``."""

    LAYERS = ("figure--quiet", "figure--far", "figure--body", "figure--work")
    COMPONENT_CLASSES = set(LAYERS)
    DEFAULT_CSS = """
    FigureView { height: 1fr; }
    FigureView .figure--quiet { color: $foreground-disabled; }
    FigureView .figure--far { color: $foreground-muted; }
    FigureView .figure--body { color: $foreground; }
    FigureView .figure--work { color: $text-accent; }
    """

    figure: Figure | None = None
    _mirrored = False
    _moment = ("", 0.0)
    _after = ""

    def use(self, figure: Figure, *, mirrored: bool = False) -> None:
        """Show a figure, or the other side's turn of it."""
        if figure is not self.figure:
            self._kept.clear()
        self.figure, self._mirrored = figure, mirrored
        self.renew()

    def show(self, phase: str, fraction: float, after: str = "") -> None:
        """A moment of a phase, 0 to 1, that comes after another one."""
        self._moment, self._after = (phase, fraction), after
        self.renew()

    def paint(self, columns: int, lines: int) -> list[list[Run]]:
        figure, mirrored = self.figure, self._mirrored
        if figure is None:
            return []
        step, done = moment(figure, *self._moment)
        after = figure.step_of(self._after)
        frame = round(done * FRAMES)

        def drawn() -> Canvas:
            pose, moves = pose_in(figure, step, frame / FRAMES, after), figure.steps[step].moves
            return draw(figure, pose, moves, columns, lines, mirrored=mirrored)

        return self.once((step, frame, after, mirrored), drawn)


class StepPicture(Vertical):
    """Shows one of both, or nothing."""

    DEFAULT_CSS = """
    StepPicture FigureView, StepPicture BodyMap { display: none; }
    StepPicture.-figure FigureView, StepPicture.-map BodyMap { display: block; }
    """

    def __init__(
        self, figures: Mapping[str, Figure], body: Body | None, names: Mapping[str, str], *, id: str
    ) -> None:
        super().__init__(id=id)
        self._figures = figures
        self._body = body
        self._names = names

    def compose(self) -> ComposeResult:
        yield FigureView()
        if self._body is not None:
            yield BodyMap(self._names, self._body)

    @property
    def moves(self) -> bool:
        """Whether a figure is seen."""
        return self.has_class("-figure")

    def use(self, now: Frame, marks: Mapping[str, Mark], size: Size) -> bool:
        """Show what a step has to show in a screen of this size; whether it has the room of a picture.

        Args:
            now: The session at this instant.
            marks: The places of its target.
            size: Of the whole screen.
        """
        step, part = now.step, now.part
        beside = size.width >= BESIDE[0] and size.height >= BESIDE[1]
        roomy = beside or (size.width >= ABOVE[0] and size.height >= ABOVE[1])
        shows = roomy and step is not None and step.kind != PAIN and part is not None
        known = figure = self._figures.get(part.figure) if shows and part is not None else None
        if step is not None and step.kind == RISE and part is not None and part.kind != "device":
            figure = None  # no figure knows how an exercise ends; its room is kept, so that the clock stays
        self.set_class(figure is not None, "-figure")
        mapped = shows and known is None and bool(marks)
        self.set_class(mapped, "-map")
        view = self.query_one(FigureView)
        if figure is not None and step is not None:
            view.use(figure, mirrored=step.side in OTHER_SIDES)
        for picture in self.query(BodyMap):
            picture.marks = marks
            wide = int(min(size.width, PAGE) * SHARE) if beside and size.height >= ROOMY else ACROSS
            picture.fit(size.height - AROUND if beside else size.height // 2, max(ACROSS, wide))
        return known is not None or mapped

    def show(self, session: Session, now: Frame) -> None:
        """The figure at this instant: before its work begins it shows how that goes, in a pause it stands."""
        view, step = self.query_one(FigureView), now.step
        if not self.moves or view.figure is None or step is None:
            return
        ahead = session.steps[session.at :]  # the step itself, or the work that follows it
        work = next((other for other in ahead if other.is_work and other.part == step.part), None)
        tempo = work.tempo if work is not None else ()
        if work is None or not tempo:  # a device that is at work is as its figure holds it
            view.show(
                HOLDS[0] if step.kind == TIME and view.figure.step_of(HOLDS[0]) is not None else "", 0.0
            )
            return
        if step.kind in PAUSES and view.figure.step_of(STAND) is not None:
            view.show(STAND, 1.0)
            return
        known = view.figure.follows([phase.word for phase in tempo])
        if step.kind != PREPARE and not now.phase:
            view.show(tempo[0].word if known else "", 0.0, tempo[-1].word if known else "")
            return
        # As the key counts repetitions or breaths, or else the cadence.
        mark = session.tallies[session.at].mark
        into = min(now.elapsed - mark, work.cycle) if now.by_key else now.elapsed % work.cycle
        at, seconds = phase_in(tempo, into)
        if self.app.animation_level == "none":  # nothing is to move: as it is at the end of the part
            seconds = tempo[at].seconds
        if known:
            view.show(tempo[at].word, seconds / tempo[at].seconds, tempo[at - 1].word)
        else:
            view.show("", moved(tempo, at, seconds))
