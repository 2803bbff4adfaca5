"""The safety questions: warning signs, then conditions. A list that directs; it never decides."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import ContentSwitcher

from backcare_tui.domain.safety import (
    BEFORE_THE_LIST,
    BOOK,
    CONDITIONS,
    NOW,
    SAME_DAY,
    SIGNS,
    SOON,
    act_words,
    sign,
)
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Form
from backcare_tui.tui.widgets.checklist import Check, Checklist
from backcare_tui.tui.widgets.text import Words

HEADS = {
    NOW: "! EMERGENCY HELP NOW: any of these",
    SAME_DAY: "A doctor today",
    SOON: "An urgent appointment",
    BOOK: "An appointment",
}
URGENT = f"bold {content.STYLES['red']}"
"""How the signs that cannot wait are headed, beside its own sign and its capitals."""


class Answers(NamedTuple):
    """What was answered yes."""

    signs: tuple[str, ...]
    conditions: tuple[str, ...]


def sign_checks() -> list[Check]:
    """The warning signs under how soon each needs to be seen."""
    checks: list[Check] = []
    for act, words in HEADS.items():
        head = Check(words, style=URGENT if act == NOW else content.STRONG)
        checks += [head, *(Check(warning.name, warning.id) for warning in SIGNS if warning.act == act)]
    return checks


class SafetyScreen(Form[Answers]):
    """Two short pages; escape leaves them for later."""

    BINDINGS = [
        bind("safety.save", "enter", "go_on", "go on", "on to the next page, or save", priority=True),
        bind("dialog.leave", "escape", "leave", "later", "leave it for later"),
    ]

    def compose(self) -> ComposeResult:
        """The signs first, each with its full words below; then the conditions."""
        with Vertical(classes="dialog"):
            yield Words(content.say("Do you have any of these?"), classes="title", id="heading")
            yield Words(content.say(BEFORE_THE_LIST, content.QUIET), id="about")
            with ContentSwitcher(initial="signs"):
                with VerticalScroll(id="signs", can_focus=False):
                    yield Checklist(sign_checks(), id="sign-ticks")
                with VerticalScroll(id="conditions", can_focus=False):
                    yield Checklist(
                        [Check(words, name) for name, words in CONDITIONS.items()], id="condition-ticks"
                    )
            yield Words(id="told")
            yield Words(id="hint", classes="hint")

    def on_mount(self) -> None:
        self.query_one("#sign-ticks").focus()
        self._tell()

    @property
    def _page(self) -> str:
        return self.query_one(ContentSwitcher).current or "signs"

    def on_cursor_list_moved(self) -> None:
        self._tell()

    def _tell(self) -> None:
        detail, hint = self.query_one("#told", Words), self.query_one("#hint", Words)
        if self._page == "signs":
            known = sign(self.query_one("#sign-ticks", Checklist).here)
            said = f"{known.words}. {act_words(known.act)}" if known is not None else ""
            hint.content = content.say(
                "space answers yes · enter goes on (unmarked is no) · esc leaves it for later"
            )
        else:
            said = "A yes rests only the tasks that it matters to, until a professional has cleared it."
            hint.content = content.say(
                "space answers yes · enter saves (unmarked is no) · esc leaves it for later"
            )
        detail.content = content.say(said)

    def action_go_on(self) -> None:
        signs = self.query_one("#sign-ticks", Checklist)
        conditions = self.query_one("#condition-ticks", Checklist)
        if self._page == "conditions":
            self.dismiss(Answers(signs.answered, conditions.answered))
            return
        self.query_one(ContentSwitcher).current = "conditions"
        self.query_one("#heading", Words).content = content.say("Do any of these go for you?")
        self.query_one("#about", Words).content = content.say(
            "Asked once; open it again when something changes.", content.QUIET
        )
        conditions.focus()
        self._tell()
