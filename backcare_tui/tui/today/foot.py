"""The foot of Today: pain on the left, streaks on the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.guidance.pain_zones import PainNow
from backcare_tui.domain.journal.streaks import Streak
from backcare_tui.text.language import capital
from backcare_tui.tui import content
from backcare_tui.tui.widgets.legend import blocks
from backcare_tui.tui.widgets.text import Lines

NARROW = 70


def spark(levels: tuple[int | None, ...]) -> Content:
    """Daily worst pain as blocks, a dot for a day without a report."""
    return blocks([None if level is None else level / 10 for level in levels], "$secondary")


def zone(pain: PainNow) -> Content:
    """The zone's word in its colour; nothing while it is unknown."""
    return Content("") if pain.zone == "unknown" else content.say(f"  {pain.zone}", content.STYLES[pain.zone])


class Foot(Lines):
    """Two small panels side by side; under one another where the screen is narrow."""

    day: reactive[Day | None] = reactive(None, layout=True)
    places: reactive[dict[str, str]] = reactive(dict)

    def lines(self, width: int) -> list[Content]:
        """Three lines, or at least four on a narrow screen, where the headings go."""
        if self.day is None:
            return [Content("")] * (3 if width >= NARROW else 4)
        right = self._streak(self.day.streak)
        half = min(width // 2, width - max(line.cell_length for line in right))
        left = self._pain(self.day, half - 2)
        if width < NARROW:  # the zone's word stays when its heading goes
            said = (left[1], Content.assemble(left[2], zone(self.day.pain)), *right[1:])
            return [line for words in said for line in words.wrap(max(1, width))]
        return [
            Content.assemble(one.truncate(half - 2, ellipsis=True, pad=True), "  ", two)
            for one, two in zip(left, right, strict=True)
        ]

    def _pain(self, day: Day, room: int) -> list[Content]:
        pain = day.pain
        said = []
        if pain.now is not None:
            said.append(content.say(f"{pain.now} {'reported' if day.over else 'now'}", content.STRONG))
        if pain.morning is not None:
            said.append(
                content.say(
                    f"{pain.morning} {'that' if day.over else 'this'} morning", "" if said else content.STRONG
                )
            )
        if not said:
            said = [
                content.say("no report on this day" if day.over else "no report yet today", content.QUIET)
            ]
        head = Content.assemble(("Pain", content.STRONG), zone(pain))
        for most in (2, 1):  # as many places as there is room for
            where = ", ".join(self.places.get(place, place) for place in pain.regions[:most])
            if head.cell_length + 2 + content.width_of(where) <= room:
                break
        return [
            Content.assemble(head, content.say(f"  {where}" if where else "", content.QUIET)),
            Content.assemble(spark(pain.fortnight), ("  two weeks", content.QUIET)),
            Content.styled(" · ", content.QUIET).join(said),
        ]

    def _streak(self, streak: Streak) -> list[Content]:
        # Of the one sentence that is too long for a panel, its end: the kind half of it.
        week = content.say(capital(streak.week.words.rpartition("; ")[2]), content.QUIET)
        runs = [content.say(" · ".join(streak.parts)), week] if streak.parts else [week, Content("")]
        return [Content.styled("Streak", content.STRONG), *runs]
