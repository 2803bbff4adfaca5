"""The day's rows, one line each, with a cursor."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row, RowKey
from backcare_tui.domain.plan.dose import part_words
from backcare_tui.text.cells import clip
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.browser.touch import row_height
from backcare_tui.tui.widgets.cursor_list import CursorList

GAP = 2
LEAST_HINT = 10
"""Cells that the last column needs to be there at all."""
OPEN = ("due", "part")
"""States of rows that are still to do."""

SETTLE = 0.7
"""Seconds for which a row that was just checked off stays lit before it dims."""


class TaskRows(CursorList, inherit_bindings=False):
    """The day's rows. Posts ``Chosen`` when a row's mark is clicked; keeps no truth but its cursor."""

    # Without j and k: k keeps a dose here, and is not to do so where someone means to move.
    BINDINGS = [
        bind("list.up", "up", "move(-1)", "", "move"),
        bind("list.down", "down", "move(1)", "", "move"),
        *CursorList.BINDINGS[2:],
    ]

    day: reactive[Day | None] = reactive(None, layout=True)
    fresh: reactive[frozenset[str]] = reactive(frozenset())
    """Rows that were checked off a moment ago."""

    later: reactive[frozenset[str]] = reactive(frozenset())
    """Rows that are meant for later in the day."""

    class Chosen(Message):
        """The mark of the row under the cursor was clicked."""

    @property
    def count(self) -> int:
        return len(self.day.rows) if self.day else 0

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        rows = self.day.rows if self.day else ()
        return rows[self.cursor] if 0 <= self.cursor < len(rows) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where no row is seen, as on a day that is all done, an arrow is the screen's."""
        return bool(self.size.height) or action != "move"

    def _is_quiet(self, row: Row) -> bool:
        is_quiet = row.state in QUIET_STATES and not (row.appointed and row.state == "offered")
        return is_quiet or row.id in self.later

    def watch_day(self, old: Day | None, new: Day | None) -> None:
        """Keep the cursor on its row when rows come and go."""
        if new is None:
            return
        ids = [row.id for row in new.rows]
        before = old.rows[self.cursor].id if old and self.cursor < len(old.rows) else ""
        if old is None or old.day != new.day:
            still = [at for at, row in enumerate(new.rows) if row.state in OPEN]
            now = [at for at in still if new.rows[at].id not in self.later]
            self.cursor = next(iter(now or still), 0)
        else:
            self.cursor = ids.index(before) if before in ids else min(self.cursor, max(0, len(ids) - 1))
            self._light(old, new)
        self.post_message(self.Moved())

    def _light(self, old: Day, new: Day) -> None:
        """Let what was just checked off stay lit for a moment; nothing moves."""
        before = {row.id for row in old.rows if row.state == "done"}
        fresh = frozenset(row.id for row in new.rows if row.state == "done") - before
        if fresh and self.app.animation_level != "none":
            self.fresh = fresh
            self.set_timer(SETTLE, self._settle)

    def _settle(self) -> None:
        self.fresh = frozenset()

    def advance(self) -> None:
        """Move the cursor to the next row that is still to do, first below, then from the top; else stay."""
        rows = self.day.rows if self.day else ()
        order = [*range(self.cursor + 1, len(rows)), *range(self.cursor)]
        self.cursor = next((at for at in order if rows[at].state in OPEN), self.cursor)

    def stand_on(self, key: RowKey) -> bool:
        """Put the cursor on a row, and bring it into view; whether the day has it."""
        rows = self.day.rows if self.day else ()
        at = next((at for at, row in enumerate(rows) if row.key == key), None)
        if at is None:
            return False
        self.cursor = at
        self.show_cursor()
        return True

    def clicked(self, event: Click, *, again: bool) -> None:
        """A click on a mark checks off."""
        if event.style.meta.get("mark"):
            self.post_message(self.Chosen())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(
            1, self.count * row_height()
        )  # counted, not drawn: Today asks several times before its first frame

    def line_of(self, row: int) -> int:
        return row * row_height()

    def lines(self, width: int) -> list[Content]:
        if self.day is None:
            return [Content("")]
        rows = self.day.rows
        if not rows:
            rest = "" if self.day.over else " Rest is part of it."
            return [Content.styled(nothing_asked(self.day) + rest, content.QUIET)]
        name, dose, hint = columns(rows, width)
        drawn = []
        for at, row in enumerate(rows):
            here, fresh = at == self.cursor, row.id in self.fresh
            line = Content.assemble(
                content.mark(row.shape).stylize(Style.from_meta({"mark": True})),
                "  ",
                content.fit(
                    name_of(row, hint, name),
                    name,
                    content.QUIET if self._is_quiet(row) and not fresh else "",
                ),
                " " * GAP,
                content.fit(row.dose_words, dose, content.QUIET),
            )
            if hint > 0:
                line = Content.assemble(line, " " * GAP, content.fit(hint_of(row, hint), hint, content.QUIET))
            band = "on $accent 18%" if fresh else "on $panel" if here else ""
            drawn.append(self.row_line(at, line, width, here=here and self.has_focus, band=band))
            below = Content.styled(" " * 4, Style.from_meta({"mark": True}))
            drawn += [self.row_line(at, below, width, here=False)] * (row_height() - 1)
        return drawn


QUIET_STATES = ("done", "skipped", "missed", "paused", "rested", "offered")


def nothing_asked(day: Day) -> str:
    """What a day without rows says."""
    return "Nothing was asked on this day." if day.over else "Nothing is asked today."


def name_of(row: Row, hint: int, room: int = 0) -> str:
    """The row's name, in its short form where it has one; of a session with its slot where no hint tells that.

    What is too long for the ``room`` loses its own end, never its slot.
    """
    if hint or not row.session:
        return row.short or row.name
    left = room - content.width_of(row.session) - 1
    name = clip(row.name, left) if 0 < left < content.width_of(row.name) else row.name
    return f"{name} {row.session}"


def columns(rows: tuple[Row, ...], width: int) -> tuple[int, int, int]:
    """Cells for (name, dose, hint) so that every row's columns line up within ``width``."""
    left = width - 4
    dose = min(max(content.width_of(row.dose_words) for row in rows), 14)
    name = 0
    for hint in (width, 0):
        name = min(max(content.width_of(name_of(row, hint)) for row in rows), left - dose - GAP)
        name = max(8, min(name, 36))
        if hint and left - name - dose - 2 * GAP >= LEAST_HINT:
            return name, dose, left - name - dose - 2 * GAP
    return name, dose, 0


def hint_of(row: Row, room: int) -> str:
    """The last column: what came of the row, or what helps to do it, in as many whole words as there is room for."""
    if row.state == "done":
        return f"done {row.at}"
    if row.state == "part" and row.did is not None:
        rest = f", {row.skipped_words}" if row.because else ""
        return f"{part_words(row.did, row.dose)}{rest}"
    if row.state == "skipped":
        return row.skipped_words
    if row.state == "rested" and row.because:
        return row.rested_words
    if row.state in ("missed", "paused", "rested"):
        return row.state
    if row.change_words:
        change = [*filter(None, (row.side_words, row.meant_words)), row.change_words]
        kept = [[*change, way] for way in ("k keeps it", "k keeps") if row.offer]
        ways = (" · ".join(pieces) for pieces in (*kept, *(way[-2:] for way in kept), change))
        return next((said for said in ways if content.width_of(said) <= room), row.change_words)
    kind = "offered" if row.state == "offered" and not row.optional else "optional" if row.optional else ""
    kind = row.appointed or kind
    form = row.form_words.partition(",")[0]
    pieces = [
        *filter(
            None,
            (
                row.meant_words,
                kind,
                form,
                row.side_words,
                row.where if row.target else "",
                row.when,
                row.tool,
            ),
        )
    ]
    while len(pieces) > 1 and content.width_of(" · ".join(pieces)) > room:
        pieces.pop()
    return " · ".join(pieces)
