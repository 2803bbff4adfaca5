"""A row told in parts: why it is here, how to do it, what to mind."""

from __future__ import annotations

from textual.content import Content

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.guidance.headline import Guidance
from backcare_tui.domain.reference.sections import Part, doing, minding, whole
from backcare_tui.tui import content
from backcare_tui.tui.widgets.bullets import Item


def parts(row: Row, guidance: Guidance, atlas: Atlas) -> tuple[Part, ...]:
    """What there is to tell about a row, the facts of today first; empty parts are left out."""
    muscle = atlas.find(row.target) if row.target else None
    easier = (row.notes.easier,)
    return whole(
        [
            ("Why today", (*row.why, *guidance.why)),
            ("Today's form", easier if row.rung == 0 else ()),
            *doing(row.notes, muscle),
            ("Easier", easier if row.rung > 0 else ()),
            *minding(row.notes, muscle),
        ]
    )


def told(part: Part) -> tuple[Item, ...]:
    """A heading over its sentences, each on lines of its own; where there are several each has a dot to begin at."""
    heading, sentences = part
    mark = content.say("· ", content.QUIET) if len(sentences) > 1 else Content("")
    items = (Item(content.say(sentence), mark) for sentence in sentences)
    return (Item(Content.styled(heading, content.ACCENT)), *items, Item(Content("")))
