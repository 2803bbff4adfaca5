"""Diary: everything that was recorded, newest first, found as one types, and put right or taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input

from backcare_tui.coach.diary import Wanted, plan_of, typed_words
from backcare_tui.domain.calendar import care_day
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.diary.diary_list import DiaryList
from backcare_tui.tui.diary.entry import CorrectScreen, EntryScreen, bullets_of
from backcare_tui.tui.page import Page
from backcare_tui.tui.widgets.line import Search, searched
from backcare_tui.tui.widgets.text import Bullets, Words

LONGEST_SEARCH = 200

AT_ONCE = 200
"""Entries read at a time: more come when the cursor nears their end."""

NEAR = 40

NOTHING = (
    "Nothing is recorded yet. Check something off on Today (1), report pain (p) or write a note (n): "
    "it will be here, the newest first, and can be corrected at any time."
)
NONE = "Nothing has all of these words. Try a task, a kind (pain, note, check-in), a day (november), or a word you wrote."


REST = Content.assemble(("⏎", content.ACCENT), (" opens all of it", content.QUIET))
"""What is said where not all of an entry has room."""


class DiaryScreen(Page):
    """A line to search in, the entries, and below them all of the one under the cursor."""

    CSS_PATH = "diary.tcss"

    BINDINGS = [
        bind("diary.correct", "c", "correct", "correct", "correct it: amount, number, place, words, time"),
        bind("diary.back", "t", "take_back", "take back", "take it back, however old it is"),
        bind("diary.search", "/", "search", "search", "search, as you type"),
        bind("diary.older", "[", "day(1)", "day before", "go to the day before", footer="day"),
        bind("diary.newer", "]", "day(-1)", "day after", "go to the day after", footer="day"),
        bind("diary.leave", "escape", "back", "all", "end the search; all is listed again", footer=""),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._coming: Iterator[Entry] = iter(())
        self._seen: Day | None = None

    def compose_page(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Words(searched("Diary"), id="name")
            yield Search(placeholder="search", max_length=LONGEST_SEARCH, select_on_focus=False)
        yield DiaryList()
        yield Bullets(rest=REST, id="entry")

    def on_mount(self) -> None:
        self.query_one(DiaryList).focus()
        self.watch(self.app, "day", self._follow, init=False)
        self.watch(self.app, "finding", self._find)

    def on_screen_resume(self) -> None:
        self._follow()

    def _find(self) -> None:
        """Look for what was asked for, the cursor on the entry that was meant."""
        if self.backcare.finding is None:
            return
        text, wanted = self.backcare.finding
        with self.prevent(Input.Changed):
            self.query_one(Search).value = text
        self._list(keep=False)
        names = self.query_one(DiaryList)
        names.cursor = next((at for at, entry in enumerate(names.entries) if entry.id == wanted), 0)
        names.focus()

    def _follow(self) -> None:
        """Look afresh if anything was recorded since it last looked."""
        if self.is_current and (self._seen is None or self._seen is not self.backcare.day):
            self._seen = self.backcare.day
            self._list(keep=True)
            if self.backcare.late is not None:
                self._go_to(self.backcare.late)

    def _go_to(self, day: date) -> None:
        """The cursor on an earlier day that is looked at, or on the next older one that has an entry."""
        names = self.query_one(DiaryList)
        entries = [*names.entries]
        while entries and entries[-1].day > day and (more := [*islice(self._coming, AT_ONCE)]):
            entries += more
        at = next((at for at, entry in enumerate(entries) if entry.day <= day), len(entries) - 1)
        names.show(entries, at)

    def _list(self, *, keep: bool) -> None:
        """List what is searched for, from the newest; ``keep`` keeps the cursor on its entry, or at its place."""
        names, coach = self.query_one(DiaryList), self.backcare.coach
        here, count = names.entry, max(AT_ONCE, names.count if keep else 0)
        text = self.query_one(Search).value
        self._coming = coach.diary.newest(Wanted(words=typed_words(text)))
        entries = [*islice(self._coming, count)]
        at = next((at for at, entry in enumerate(entries) if here is not None and entry.id == here.id), None)
        names.plan = plan_of(coach)
        names.today = care_day(coach.clock.now(), names.plan.starts_at)
        names.empty = NONE if text.strip() else NOTHING
        names.show(entries, (names.cursor if keep else 0) if at is None else at)
        self.refresh_bindings()

    def on_cursor_list_moved(self) -> None:
        """Tell of the entry under the cursor; read on where the end is near."""
        names = self.query_one(DiaryList)
        if names.cursor >= names.count - NEAR and (more := [*islice(self._coming, AT_ONCE)]):
            names.show((*names.entries, *more), names.cursor)
        told = self.query_one(Bullets)
        told.items = bullets_of(names.entry) if names.entry else ()
        told.set_class(not told.items, "-none")

    def on_open_list_opened(self) -> None:
        entry = self.query_one(DiaryList).entry
        if entry is None:
            return

        def answered(answer: str | None) -> None:
            if answer == "correct":
                self.action_correct()
            elif answer == "back":
                self.action_take_back()

        self.app.push_screen(EntryScreen(entry), answered)

    def action_correct(self) -> None:
        """Ask what it should say; what could not be saved is still in its fields."""
        entry, app = self.query_one(DiaryList).entry, self.backcare
        if entry is None:
            return
        if not entry.amends:
            app.tell(f"{entry.fact} holds nothing to correct; t takes it back.")
            return
        app.push_screen(CorrectScreen(entry, app))

    def action_take_back(self) -> None:
        entry = self.query_one(DiaryList).entry
        if entry is not None:
            self.backcare.take_back(entry)

    def on_input_changed(self) -> None:
        self._list(keep=not self.query_one(Search).value.strip())

    def on_input_submitted(self) -> None:
        self.query_one(DiaryList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the way to the search line only where there is one, and what is done to an entry only where one is."""
        if not self.is_mounted:
            return True
        if action == "back":
            return not self.query_one(DiaryList).has_focus or bool(self.query_one(Search).value)
        if action in ("correct", "take_back", "day"):
            return self.query_one(DiaryList).entry is not None
        return action != "search" or not self.query_one(Search).has_focus

    def on_descendant_focus(self) -> None:
        self.refresh_bindings()

    def action_search(self) -> None:
        self.query_one(Search).focus()

    def action_back(self) -> None:
        """The search is over, and all is listed again."""
        self.query_one(Search).clear()
        self.query_one(DiaryList).focus()

    def action_day(self, step: int) -> None:
        self.query_one(DiaryList).go_day(step)

    def action_move(self, step: int) -> None:
        self.query_one(DiaryList).action_move(step)

    def action_page(self, step: int) -> None:
        self.query_one(DiaryList).action_page(step)
