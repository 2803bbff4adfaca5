"""The safety questions: warning signs, then conditions; and that a professional has cleared what was answered yes.

A list that directs; it never decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ContentSwitcher, Input

from backcare_tui.domain import safety
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Asking, Form
from backcare_tui.tui.type_ahead import turn_page
from backcare_tui.tui.widgets.checklist import Check, Checklist
from backcare_tui.tui.widgets.cursor_list import Scroller
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.text import Words

HEADS = {
    safety.NOW: " ! EMERGENCY HELP NOW: any of these",
    safety.SAME_DAY: "   A doctor today",
    safety.SOON: "   An urgent appointment",
    safety.BOOK: "   An appointment",
}
URGENT = f"bold {content.STYLES['red']}"
"""How the signs that cannot wait are headed, beside its own sign and its capitals."""


WELCOME = "Welcome. Before you start: a few yes-or-no questions."
BESIDE, DETAIL = 104, 36
"""Columns from which a row's words stand beside it, and how many they have there."""

MARKED = "Something is marked. enter goes on and saves it; esc once more leaves it unsaved."


class Answers(NamedTuple):
    """What was answered yes."""

    signs: tuple[str, ...]
    conditions: tuple[str, ...]


def sign_checks() -> list[Check]:
    """The warning signs under how soon each needs to be seen."""
    checks: list[Check] = []
    for act, words in HEADS.items():
        head = Check(words, style=URGENT if act == safety.NOW else content.STRONG)
        yes = URGENT if act == safety.NOW else content.WARN
        checks += [
            head,
            *(Check(warning.name, warning.id, yes) for warning in safety.SIGNS if warning.act == act),
        ]
    return checks


class SafetyScreen(Form[Answers]):
    """Two short pages; escape goes back a page, then leaves them for later."""

    BINDINGS = [
        bind("safety.save", "enter", "go_on", "go on", "on to the next page, or save", priority=True),
        bind("dialog.leave", "escape", "leave", "later", "leave it for later"),
    ]

    READ_FIRST = 0.5
    """Seconds in which a page takes no yes: a key held down, or meant for what was there before, is no answer."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (BESIDE, "-wide")]

    BOX = Vertical
    asks = "Is any of these new, or getting worse?"

    def __init__(self, *, is_lost: bool = False, welcome: bool = False) -> None:
        """Ask.

        Args:
            is_lost: Whether an earlier answer may have stood in a damaged file.
            welcome: Whether this is the first that anyone sees of the app.
        """
        super().__init__()
        self._is_lost = is_lost
        self._welcome = welcome
        self._warned = False

    def fields(self) -> ComposeResult:
        """The signs first, each with its full words below; then the conditions."""
        conditions = [Check(words, name, content.WARN) for name, words in safety.CONDITIONS.items()]
        yield Words(id="about")
        with Vertical(id="both"):
            with ContentSwitcher(initial="signs"):
                with Scroller(id="signs"):
                    yield Checklist(sign_checks(), id="sign-ticks")
                with Scroller(id="conditions"):
                    yield Checklist(conditions, id="condition-ticks")
            yield Words(id="told")

    def on_mount(self) -> None:
        self._open("signs")

    def _open(self, page: str) -> None:
        """Show one of the pages, with what is marked on it."""
        first = page == "signs"
        about = safety.ASK_FIRST if self._is_lost else safety.BEFORE_THE_LIST
        if first and self._welcome:
            about = f"{self.asks} {safety.BEFORE_THE_LIST}"
        if not first:
            about = "Asked once; open it again when something changes."
        self._warned = False
        self.query_one(ContentSwitcher).current = page
        self.say(
            ".title", (WELCOME if self._welcome else self.asks) if first else "Do any of these apply to you?"
        )
        self.say("#about", about, "" if first and self._is_lost else content.QUIET)
        self.query_one("#sign-ticks" if first else "#condition-ticks").focus()
        self._tell()

    @property
    def _page(self) -> str:
        return self.query_one(ContentSwitcher).current or "signs"

    def on_checklist_ticked(self) -> None:
        self._warned = False
        self._tell()

    def on_cursor_list_moved(self) -> None:
        self._warned = False
        self._tell()

    def _tell(self) -> None:
        if self._page == "signs":
            known = safety.sign(self.query_one("#sign-ticks", Checklist).here)
            said, enter = f"{known.words}. {safety.act_words(known.act)}" if known else "", "goes on"
        else:
            said = "A yes rests only the tasks that it matters to, until a professional has cleared it."
            enter = "saves"
        self.say("#told", said)
        back = "later" if self._page == "signs" else "back"
        ticks = self.query_one(f"#{self._page} Checklist", Checklist)
        more = f" · more below: {ticks.below}" if ticks.below else ""
        self.say(".hint", f"space yes · enter {enter} (unmarked is no) · esc {back}{more}")
        ticks.refresh()
        self._stand_beside()

    def _stand_beside(self) -> None:
        """Where there is room the words stand at the right of their row, as far up as they need to."""
        told, ticks = self.query_one("#told", Words), self.query_one(f"#{self._page} Checklist", Checklist)
        top = 0
        if self.has_class("-wide"):
            row = ticks.line_of(ticks.cursor) - ticks.window.start
            lines = len(told.content.wrap(max(1, told.content_size.width or DETAIL)))
            top = max(0, min(row, ticks.window.stop - ticks.window.start - lines))
        told.styles.padding = (top, 0, 0, 0)

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell)

    def action_go_on(self) -> None:
        signs = self.query_one("#sign-ticks", Checklist)
        conditions = self.query_one("#condition-ticks", Checklist)
        if self._page == "conditions":
            self.dismiss(Answers(signs.answered, conditions.answered))
            return
        turn_page(self)
        self._open("conditions")

    def action_leave(self) -> None:
        """Back to the signs; from there out, but of signs that are marked only when asked twice."""
        if self._page == "conditions":
            turn_page(self)
            self._open("signs")
        elif any(ticks.answered for ticks in self.query(Checklist)) and not self._warned:
            self._warned = True
            self.say("#told", MARKED, content.WARN)
        else:
            self.dismiss(None)


class Clearance(NamedTuple):
    """Who has cleared what was answered yes, and the day."""

    by: str
    on: date


class ClearanceScreen(Asking[Clearance]):
    """Two lines: a name and a day."""

    asks = "Has a professional cleared this?"
    hint = "tab moves · enter saves · esc back"

    def __init__(self, what: Sequence[str], today: date) -> None:
        super().__init__()
        self._what = tuple(what)
        self._today = today

    def fields(self) -> ComposeResult:
        yield Words(content.say("; ".join(self._what), content.QUIET), id="when")
        yield Line(placeholder="who: a name or a practice", max_length=200, id="by")
        yield Line(value=self._today.isoformat(), max_length=20, id="on")
        yield Words(id="wrong", classes="wrong")

    def on_mount(self) -> None:
        self.query_one("#by", Input).focus()

    def on_input_submitted(self) -> None:
        """Save, once both lines can be read."""
        by = self.query_one("#by", Input).value.strip()
        if not by:
            self.say("#wrong", "Who cleared it? A name or a practice is enough.")
            self.query_one("#by", Input).focus()
            return
        try:
            on = date.fromisoformat(self.query_one("#on", Input).value.strip())
        except ValueError:
            self.say("#wrong", f"The day is written like {self._today.isoformat()}.")
            self.query_one("#on", Input).focus()
            return
        if on > self._today:
            self.say("#wrong", "That day has not come yet.")
            return
        self.dismiss(Clearance(by, on))
