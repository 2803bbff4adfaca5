"""A few answers on lines of their own, the one under the cursor behind the bar that marks it on every screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList

from backcare_tui.tui import content


class Options(OptionList):
    """Textual's list of options with our bar; its words are anyone's, and no markup."""

    DEFAULT_CSS = "Options > .option-list--option { padding: 0; }"

    def __init__(self, words: Sequence[str], *, id: str | None = None) -> None:
        self._words = [content.say(line) for line in words]
        self._barred: int | None = None
        super().__init__(*(self._drawn(at, here=False) for at in range(len(words))), id=id, markup=False)

    def _drawn(self, at: int, *, here: bool) -> Content:
        return Content.assemble(("▌" if here else " ", "$accent"), self._words[at])

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Take the bar along."""
        for at, here in ((self._barred, False), (highlighted, True)):
            if at is not None:
                self.replace_option_prompt_at_index(at, self._drawn(at, here=here))
        self._barred = highlighted
        super().watch_highlighted(highlighted)
