"""The loudest thing there is: what cannot wait, on a red bar from edge to edge, before all else."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import LEAST, Lines

BAR = "reverse #b00020 on #ffffff"
"""White on a red that no theme tones down (7.3 : 1); turned round, so that without colours it is a bar all the same."""


def alarm(words: Sequence[str], width: int) -> list[Content]:
    """Sentences on a red bar, the first of them bold; nothing where there are none."""
    rows: list[Content] = []
    for at, sentence in enumerate(words):
        style = BAR if at else f"bold {BAR}"
        wrapped = content.say(sentence).wrap(max(LEAST, width - 2))
        rows += [content.fit(f" {line.plain.rstrip()}", width, style) for line in wrapped]
    return rows


class Alarm(Lines):
    """Shows an alarm, as high as its words need; takes no room without any."""

    DEFAULT_CSS = "Alarm { height: auto; width: 1fr; }"

    words: reactive[tuple[str, ...]] = reactive((), layout=True)

    def __init__(self, words: Sequence[str] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Alarm.words, tuple(words))

    def lines(self, width: int) -> list[Content]:
        return alarm(self.words, width)
