"""A change of the plan as one line, typed or put together from choices: what it changes is shown before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from backcare_tui.coach import Coach, Refused
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Asking
from backcare_tui.tui.plan.choice_list import ChoiceList
from backcare_tui.tui.widgets.cursor_list import Scroller
from backcare_tui.tui.widgets.line import Search
from backcare_tui.tui.widgets.text import Brief, Words

if TYPE_CHECKING:
    from backcare_tui.coach.actions.plan_edit import Edit

SO_ALREADY = "The plan says so already: type what it is to be."
NOTHING = "Nothing is found by that. An empty line shows all there is; `new` begins a task of your own."
PAGE = 5
"""Lines of a change that a page key moves over."""
LONGEST = 2000
"""Characters of a line: what comes behind is no change of a plan."""


class ChangeScreen(Asking["Edit"]):
    """The line, below it what completes it, and what it comes to once it is whole."""

    BOX = Vertical
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
    BINDINGS = [
        bind("change.take", "tab", "take", "take", "put the choice under the cursor into the line"),
    ]
    asks = "Change the plan"

    def __init__(self, coach: Coach, line: str = "") -> None:
        from backcare_tui.coach.choices.choices import Chooser

        super().__init__()
        self._coach = coach
        self._chooser = Chooser(coach)
        self._edit: Edit | None = None
        self._told = ""
        self._begin = line
        self._shown = line
        self._before: list[str] = []
        """The lines from which a choice led on, so that escape leads back."""

    def fields(self) -> ComposeResult:
        yield Search(
            self._begin,
            placeholder="choose below, or type",
            max_length=LONGEST,
            select_on_focus=False,
            id="line",
        )
        with Vertical(id="below"):
            with Scroller(id="choices"):
                yield ChoiceList()
            with Scroller(id="change"):
                yield Words(id="comes")
                yield Words(id="wrong", classes="wrong")
        yield Brief(more=Content("…"), most=3, id="about")

    def on_mount(self) -> None:
        self.query_one(Search).focus()
        self._show(self._begin)

    def on_input_changed(self, event: Search.Changed) -> None:
        if not event.value:
            self._before.clear()
        self._show(event.value)

    def on_input_submitted(self, event: Search.Submitted) -> None:
        """Pick what is under the cursor, or leave with the change if there is one."""
        if event.value != self._shown:  # typed so fast that its change is not told yet
            self._show(event.value)
        if self.query_one(ChoiceList).entry is not None:
            self.action_take()
        elif self._edit is not None and self._edit.lines:
            self.dismiss(self._edit)

    def _show(self, line: str) -> None:
        """Read a line: what completes it, and what it changes, or why it cannot be made."""
        from backcare_tui.coach.actions.edits import typed
        from backcare_tui.coach.choices.choice import Offer

        self._shown, self._edit, wrong, offer, unfinished = line, None, "", Offer([]), False
        try:
            offer = self._chooser.offer(line)
            self._edit = typed(self._coach, line)
        except Refused as error:
            wrong, unfinished = str(error), line.endswith(" ")
        except PlanError as error:
            wrong, unfinished = str(error), all(problem.is_unfinished for problem in error.problems)
        if unfinished and offer.about:
            wrong = ""
        elif wrong and line.startswith("new "):  # no further key mends what is wrong with this one
            offer = Offer([], offer.about)
        leads_on = any(choice.live for choice in offer.choices)
        is_bare = self._edit is None and not wrong and not offer.choices
        self._told = "" if is_bare else offer.about
        self.query_one(ChoiceList).choose_from(offer.choices, named=offer.named, first=self._edit is None)
        self.query_one("#choices").scroll_home(animate=False)
        self.set_class(not offer.choices, "-made")
        self.set_class(self._edit is not None and leads_on, "-both")
        self.query_one("#comes", Words).content = content.say(offer.about) if is_bare else self._changes()
        known = self._edit is not None or offer.choices or offer.about
        self.say("#wrong", "" if leads_on else offer.wrong or wrong or ("" if known else NOTHING))

    def _changes(self) -> Content:
        if self._edit is None:
            return Content("")
        return content.lines(
            [_changed(text) for text in self._edit.bare] or [content.say(SO_ALREADY, content.QUIET)]
        )

    def on_cursor_list_moved(self) -> None:
        """Tell of the choice under the cursor, or of the place in the line; and what the keys do there."""
        found = self.query_one(ChoiceList)
        choice = found.entry
        told = choice.about or self._told or found.unseen if choice is not None else self._told
        self.say("#about", told, content.QUIET)
        keys: list[str] = []
        if choice is not None:
            keys = ["enter takes it"] if choice.live else []
        elif self._edit is not None and self._edit.lines:
            keys = ["enter saves it"]
        if found.count:
            keys.append("↓ others" if choice is None else "↑ ↓ move")
        self.say(".hint", " · ".join([*keys, "esc back"]))

    def on_open_list_opened(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Put the choice under the cursor, or else the first, into the line."""
        found = self.query_one(ChoiceList)
        choice = found.entry or next((each for each in found.entries if each.live), None)
        if choice is not None and choice.live:
            self._before.append(self._shown)
            self._put(choice.line)

    def _put(self, line: str) -> None:
        field = self.query_one(Search)
        field.value = content.typed(line)
        field.cursor_position = len(field.value)

    def action_move(self, step: int) -> None:
        """Over the choices; where there are none, over what the line comes to."""
        if self.query_one(ChoiceList).count:
            self.query_one(ChoiceList).action_move(step)
        else:
            self.query_one("#change").scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """The same by a page."""
        if self.query_one(ChoiceList).count:
            self.query_one(ChoiceList).action_page(step)
        else:
            self.query_one("#change").scroll_relative(y=step * PAGE, animate=False)

    def action_back(self) -> None:
        """Back to the line before the last choice; without one, leave."""
        if self._before:
            self._put(self._before.pop())
        else:
            self.action_leave()


def _changed(line: str) -> Content:
    """A line that goes or comes: of a key only its value stands out."""
    come = line[:1] == "+"
    key, sign, value = line.partition(" = ")
    if not sign:
        return content.say(line, "" if come else content.QUIET)
    return Content.assemble(
        content.say(key + sign, content.QUIET), content.say(value, content.ACCENT if come else "")
    )
