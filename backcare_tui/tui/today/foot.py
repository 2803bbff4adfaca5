"""The foot of Today: pain on the left, streaks on the right."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.glyphs import column
from backcare_tui.domain.guidance.pain_zones import PainNow
from backcare_tui.domain.journal.streaks import Streak
from backcare_tui.text.language import count
from backcare_tui.tui import content

NARROW = 70


def spark(levels: tuple[int | None, ...]) -> Content:
    """Daily worst pain as blocks, a dot for a day without a report."""
    pieces = []
    for level in levels:
        if level is None:
            pieces.append(Content.styled("·", "$foreground-disabled"))
        else:
            pieces.append(Content.styled(column(level / 10), "$secondary"))
    return Content("").join(pieces)


def zone(pain: PainNow) -> Content:
    """The zone's word in its colour; nothing while it is unknown."""
    return Content("") if pain.zone == "unknown" else content.say(f"  {pain.zone}", content.STYLES[pain.zone])


class Foot(Widget):
    """Two small panels side by side; under one another where the screen is narrow."""

    DEFAULT_CSS = "Foot { height: auto; }"

    day: reactive[Day | None] = reactive(None, layout=True)
    places: reactive[dict[str, str]] = reactive(dict)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 3 if width >= NARROW else 4

    def render(self) -> Content:
        """Three lines, or four on a narrow screen, where the headings go."""
        if self.day is None:
            return Content("")
        width = self.content_size.width
        half = width // 2
        left = self._pain(self.day, half - 2)
        right = self._streak(self.day.streak)
        if width < NARROW:  # the zone's word stays when its heading goes
            return content.lines([left[1], Content.assemble(left[2], zone(self.day.pain)), *right[1:]])
        return content.lines(
            [
                Content.assemble(one.truncate(half - 2, ellipsis=True, pad=True), "  ", two)
                for one, two in zip(left, right, strict=True)
            ]
        )

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
        days, weeks = count(streak.days, "day"), f"{count(streak.weeks, 'week')} on target"
        return [
            Content.styled("Streak", content.STRONG),
            content.say(f"{days} · {weeks}"),
            content.say(streak.week.words, content.QUIET),
        ]
