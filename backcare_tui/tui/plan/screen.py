"""Plan: the plan as understood, or what is wrong with it and where."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.style import Style

from backcare_tui.coach import Refused
from backcare_tui.coach.plans import copy_words, plan_excerpts
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.fortnight import Fortnight, fortnight
from backcare_tui.domain.days.preview import SAVES_NOTHING, Outlook
from backcare_tui.domain.days.preview_table import Table, preview_table
from backcare_tui.domain.guidance.levels import Level, now_words, rung_words
from backcare_tui.domain.plan.ladder import Piece, ladder_pieces, ladder_rows
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.reference.plan_words import form_words, own_targets, settings_words, when_words
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.page import MEASURE, Page, head
from backcare_tui.tui.plan.change import ChangeScreen
from backcare_tui.tui.plan.fortnight import TASK, FortnightGrid
from backcare_tui.tui.plan.preview import Preview
from backcare_tui.tui.plan.problems import Problems
from backcare_tui.tui.screenshot import from_home
from backcare_tui.tui.widgets.text import Words

if TYPE_CHECKING:
    from backcare_tui.coach.actions.plan_edit import Edit

AHEAD = 14
"""Days of the preview."""
SORE = 6
"""The pain of a preview of red days."""


OUTLOOKS: tuple[Outlook | None, ...] = (None, Outlook(), Outlook(pain=SORE), Outlook(miss=True))
"""What ``v`` shows in turn; None is the plan."""


class PlanScreen(Page):
    """The plan in words; ``e`` opens its file in ``$EDITOR``."""

    BINDINGS = [
        bind(
            "plan.change",
            "c",
            "change",
            "change",
            "change the plan: choose or type what, and see what it comes to",
        ),
        bind("plan.edit", "e", "edit", "edit in $EDITOR", "open the plan file in your editor"),
        bind("plan.preview", "v", "preview", "outlook", "the next days, if all goes on so"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._outlook = 0

    def compose_page(self) -> ComposeResult:
        yield Words(id="head")
        with VerticalScroll(id="body"):
            yield Problems()
            yield Words(id="copies")
            yield Words(id="intro")
            yield FortnightGrid()
            yield Preview()
            yield Words(id="plan")

    def on_mount(self) -> None:
        """Follow the app: its day is taken afresh whenever the plan changes."""
        self.query_one("#body").focus()
        self.watch(self.app, "day", self._show)
        self.watch(self.app, "changing", self._change_asked)

    def _show(self) -> None:
        coach = self.backcare.coach
        self.query_one(Problems).problems = plan_excerpts(coach)
        copies = [f"{copy_words(copy)} See both: backcare plan compare" for copy in coach.library.conflicts()]
        warned = [line for text in copies for line in (content.say(text, content.WARN), Content(""))]
        self.query_one("#copies", Words).content = content.lines(warned)
        self.query_one("#copies").display = bool(warned)
        outlook, days = OUTLOOKS[self._outlook], None
        try:
            plan = coach.plan
            today = self.backcare.today or coach.today()
            if outlook is not None:
                days = coach.preview(AHEAD, pain=outlook.pain, miss=outlook.miss)
        except PlanError:
            self._head("")
            self._fill()
            return
        if outlook is not None and days is not None:
            self._head(f"the next {AHEAD} days")
            self._fill(preview_content(days[0], outlook), ahead=preview_table(days))
        else:
            title = content.lines([content.say(plan.title, content.STRONG), Content("")])
            intro: Content | None = title
            if coach.problems:
                self._head("")
                instead = content.say(f"The {coach.instead} plan is in force:", content.QUIET)
                intro = content.lines([instead, title])
            elif self._head(plan.title):
                intro = None
            self._fill(intro, grid=fortnight(plan, today), plan=plan_content(plan, today.levels, self._width))

    def _head(self, text: str) -> bool:
        """What is shown, and at the right of which file; whether there was room for that text."""
        room = min(self.app.size.width, MEASURE) - 2
        name, words = "Plan", content.say(text)
        left = len(name) + 4 + words.cell_length
        path = short(self.backcare.coach.plan_path, room - left - 2)
        if left + 2 + content.width_of(path) > room:
            path = short(self.backcare.coach.plan_path, room - len(name) - 4)
        self.query_one("#head", Words).content = head(name, words, content.say(path, content.QUIET), room)
        return left + 2 + content.width_of(path) <= room

    @property
    def _width(self) -> int:
        """Cells of the page's words, beside its scroll bar."""
        return min(self.app.size.width, MEASURE) - 2 - 3

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def _fill(
        self,
        intro: Content | None = None,
        *,
        grid: Fortnight | None = None,
        ahead: Table | None = None,
        plan: Content | None = None,
    ) -> None:
        """Show what is given, and nothing else."""
        for name, text in (("#intro", intro), ("#plan", plan)):
            words = self.query_one(name, Words)
            words.content = text or Content("")
            words.display = text is not None
        self.query_one(FortnightGrid).fortnight = grid
        self.query_one(Preview).table = ahead

    def action_preview(self) -> None:
        """The coming days if all is done, then if pain were 6, then if nothing is done, then the plan again."""
        self._outlook = (self._outlook + 1) % len(OUTLOOKS)
        self._show()
        self.query_one("#body").scroll_home(animate=False)

    def on_click(self, event: Click) -> None:
        """A click on a task's name begins to change it."""
        task = event.style.meta.get(TASK)
        if isinstance(task, str):
            self.action_change(task)

    def _change_asked(self) -> None:
        if self.backcare.changing:
            self.action_change(self.backcare.changing)

    def action_change(self, task: str = "") -> None:
        """Ask for a change, of one task or of any, show it, and write it."""
        from backcare_tui.coach.choices.choices import line_about

        line = line_about(task) if task else ""
        self.app.push_screen(ChangeScreen(self.backcare.coach, line), self._changed)

    def _changed(self, edit: Edit | None) -> None:
        from backcare_tui.coach.actions.plan_edit import write

        if edit is None:
            return
        said, warning = "", False
        try:
            said = write(self.backcare.coach, edit).text.replace("`backcare plan undo`", "c and undo")
        except (Refused, PlanError) as error:
            said, warning = str(error), True
        self.backcare.tell(said, warning=warning)
        self.backcare.tick()
        self.backcare.reload()

    def action_edit(self) -> None:
        """Leave the screen to the editor, then read the plan again."""
        from backcare_tui.coach.plans import edit_plan

        said, warning = "", False
        try:
            with self.app.suspend():
                try:
                    said = edit_plan(self.backcare.coach).text
                except Refused as error:  # the screen comes back only where nothing is raised in here
                    said, warning = str(error), True
        except SuspendNotSupported:
            said, warning = "This terminal cannot hand over to an editor; use `backcare plan edit`.", True
        self.backcare.tell(said, warning=warning)
        self.backcare.tick()
        self.backcare.reload()


def short(path: Path, room: int) -> str:
    """A path as it is typed; only its file's name where it is longer than there is room for."""
    shown = from_home(path)
    return shown if content.width_of(shown) <= room else f"…{os.sep}{path.name}"


def preview_content(today: Day, outlook: Outlook) -> Content:
    """What the coming days take for granted."""
    return content.lines(
        [
            content.say(outlook.words(today), content.STRONG),
            Content.assemble(
                (f"{SAVES_NOTHING} ", content.QUIET),
                Content.styled("v", content.ACCENT).stylize(content.key_style("v")),
                (" another, then the plan again", content.QUIET),
            ),
            Content(""),
        ]
    )


def plan_content(plan: Plan, levels: Mapping[str, Level], width: int) -> Content:
    """Every task with its ladder, and what counts."""
    rows: list[Content] = []
    for task in plan.tasks:
        rows += [*_task(task, levels.get(task.id), width, plan.target_names), Content("")]
    if plan.targets:
        rows += [
            Content.styled("Your own spots", content.ACCENT),
            *(content.say(text) for text in own_targets(plan)),
            Content(""),
        ]
    rows += [
        Content.styled("What counts", content.ACCENT),
        *(content.say(text, content.QUIET) for text in settings_words(plan)),
    ]
    return content.lines(rows)


def _task(task: Task, level: Level | None, width: int, own: Mapping[str, str]) -> list[Content]:
    """A task's name, its ladder with today's rung marked, and the rest in a few words."""
    facts = [*when_words(task), *(f"{text[:1].lower()}{text[1:]}" for text in form_words(task, own))]
    return [
        Content.assemble(
            content.say(task.name, content.ACCENT), content.say(f"  {_kind(task)}", content.QUIET)
        ).stylize(Style.from_meta({TASK: task.id})),
        *ladder(task, None if level is None else level.rung, standing_words(task, level), width),
        content.say(" · ".join(facts), content.QUIET),
    ]


def _kind(task: Task) -> str:
    """Its kind, and its id where that is not its name."""
    return task.kind if task.name.casefold().replace(" ", "-") == task.id else f"{task.kind} · {task.id}"


def standing_words(task: Task, level: Level | None) -> str:
    """On which rung a task stands, whose dose its ladder marks; what it asks for now where that is another one."""
    if level is None or not task.climbs:
        return ""
    return rung_words(task, level.rung) if level.full is None else f"now {now_words(task, level)}"


def ladder(task: Task, rung: int | None, now: str, width: int) -> list[Content]:
    """A task's ladder, and where it stands now: on one line where there is room, else in lines that read alone."""
    standing = content.say(now, content.QUIET)
    line = _drawn(ladder_pieces(task, rung))
    whole = Content.assemble(line, "   " if now else "", standing)
    if whole.cell_length <= width:
        return [whole]
    lines = [line] if line.cell_length <= width else [*map(_drawn, ladder_rows(task, rung))]
    return [*lines, standing] if now else lines


def _drawn(steps: list[Piece]) -> Content:
    pieces = [content.say(f"[{text}]", content.ACCENT) if here else content.say(text) for text, here in steps]
    return Content.assemble(*pieces)
