"""Before a trial: what is compared, and the plan of it on one page."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from backcare_tui.coach import Coach, Refused
from backcare_tui.domain.journal.events import Arm
from backcare_tui.domain.trial.plan_page import Section
from backcare_tui.domain.trial.proposal import Proposal
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Dialog, Form, Pages
from backcare_tui.tui.widgets.text import Bullet, Bullets, Words, part_bullets
from backcare_tui.tui.widgets.ticks import Ticks

ABOUT = (
    "Two things of your plan take turns by lot, three days each, for twelve weeks. Each day you give one number; "
    "at the end one exact comparison tells whether one went with less pain, or that it cannot be told."
)
Said = tuple[str | None, str | None]
"""Two arms in words; None for both: all devices and all massages."""


def words_of(arm: Arm) -> str:
    """An arm in words by which it is proposed."""
    return "+".join(arm.tasks) or "neither"


class ArmsScreen(Form[Proposal]):
    """Two lists of one choice each; what keeps such a trial from beginning stands above them."""

    BINDINGS = [bind("trial.show", "enter", "save", "show", "show the plan of this trial", priority=True)]

    asks = "A fair trial on yourself"
    hint = "arrows choose · tab the other list · enter shows the plan · esc later"

    def __init__(self, coach: Coach, said: Said = (None, None)) -> None:
        """Take the arms that are chosen to begin with."""
        super().__init__()
        self._coach = coach
        # A kind of one task, and that task, are the same to compare.
        arms: dict[str, Arm] = {}
        for arm in coach.trials.choices():
            arms.setdefault(words_of(arm), arm)
        self._arms, self._words = [*arms.values()], [*arms]
        self._proposal: Proposal | None = None
        self._why = ""
        self._propose(*said)
        chosen = (
            [*map(words_of, self._proposal.arms)]
            if self._proposal is not None
            else [*self._words, *self._words][:2]
        )
        self._at = [self._words.index(word) if word in self._words else 0 for word in chosen]

    def _propose(self, one: str | None, other: str | None) -> None:
        try:
            self._proposal, self._why = self._coach.trials.propose(one, other), ""
        except (Refused, PlanError) as error:
            self._proposal, self._why = None, str(error)

    def fields(self) -> ComposeResult:
        names = [arm.name for arm in self._arms]
        yield Words(id="about")
        with Horizontal(id="arms"):
            for name, at in zip(("one", "other"), self._at, strict=True):
                with Vertical(classes="arm"):
                    yield Words(content.say("Compare" if name == "one" else "with", content.STRONG))
                    yield Ticks(names, [at], one=True, id=name)
        yield Words(id="told")

    def on_mount(self) -> None:
        self.query_one("#one").focus()
        for ticks in self.query(Ticks):
            self.watch(ticks, "ticked", self._choose, init=False)
        self._tell()
        self.call_after_refresh(self.query_one(".dialog").scroll_home, animate=False)

    def _choose(self) -> None:
        self._propose(*(self._words[ticks.ticked[0]] for ticks in self.query(Ticks)))
        self._tell()

    def _tell(self) -> None:
        """What is asked of either, and what stands in the way."""
        made = self._proposal
        asked = () if made is None else made.arms
        told = [content.say("; ".join(arm.asked), content.QUIET) for arm in asked]
        self.query_one("#told", Words).content = content.lines(told)
        stops = [self._why] if made is None else [f"Not now: {text}" for text in made.stops]
        about = [content.say(text, content.WARN) for text in stops] or [content.say(ABOUT, content.QUIET)]
        self.query_one("#about", Words).content = content.lines(about)

    def action_save(self) -> None:
        if self._proposal is not None:
            self.dismiss(self._proposal)


def page_bullets(sections: tuple[Section, ...]) -> tuple[Bullet, ...]:
    """The plan of a trial as headings and sentences; a line that goes on in the next is put together again."""
    return tuple(bullet for head, lines in sections for bullet in part_bullets((head, whole(lines))))


def whole(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines as sentences: what begins small or with a figure goes on from the line before."""
    found: list[str] = []
    for line in lines:
        if found and line[:1].islower():
            found[-1] += f" {line}"
        else:
            found.append(line)
    return tuple(found)


class PlanPage(Dialog):
    """The plan of a trial; it is agreed to from its end on, so that nobody agrees to what they have not seen."""

    BOX = Pages
    BINDINGS = [
        bind("trial.agree", "enter", "read_on", "read on", "read on; at the end go on to the question")
    ]

    hint = "enter reads on · esc changes what is compared"

    def __init__(self, proposal: Proposal, sections: tuple[Section, ...]) -> None:
        super().__init__()
        (self.asks, intro), *self._sections = sections
        self._intro = whole(intro)
        self._stops, self._notes = proposal.stops, proposal.notes

    def fields(self) -> ComposeResult:
        stops = [content.say(f"Not now: {text}", content.WARN) for text in self._stops]
        intro = [content.say(text, content.QUIET) for text in self._intro]
        notes = [content.say(text) for text in self._notes]
        yield Words(
            content.lines([*intro, *([Content("")] if stops or notes else []), *stops, *notes, Content("")])
        )
        yield Bullets(page_bullets(tuple(self._sections)))

    def on_mount(self) -> None:
        box = self.query_one(".dialog", VerticalScroll)
        box.focus()
        for changes in ("scroll_y", "virtual_size"):
            self.watch(box, changes, self._tell, init=False)

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell)

    @property
    def _is_read(self) -> bool:
        box = self.query_one(".dialog", VerticalScroll)
        # Before it is laid out nobody has seen anything, whatever was typed ahead.
        return box.virtual_size.height > 0 and box.scroll_target_y >= box.max_scroll_y - 1

    def _tell(self) -> None:
        enter = "reads on" if not self._is_read else "is not possible now" if self._stops else "goes on"
        self.say(".hint", f"enter {enter} · ↑ ↓ scroll · esc changes what is compared")

    def action_read_on(self) -> None:
        """A page further; from the end on to the question."""
        box = self.query_one(".dialog", VerticalScroll)
        if not self._is_read:
            box.scroll_relative(y=max(1, box.size.height - 3), animate=False, immediate=True)
            self._tell()
        elif not self._stops:
            self.dismiss("agreed")
