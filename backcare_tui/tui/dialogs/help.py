"""The keys, the marks, and when to ask for help."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from backcare_tui.domain.safety import IN_SHORT, NOT_CLEARED, STOP, WHAT_IT_IS
from backcare_tui.tui import content
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.text import Words

KEYS = (
    ("space", "check the row off"),
    ("⏎", "be guided through it, step by step"),
    ("g", "be guided through all that is left of today"),
    ("a", "check off a part of it: 5 min, 1 side, 1 set"),
    ("s", "skip it, with a reason"),
    ("w", "why it is here, how to do it, what to mind"),
    ("r", "choose its rung, lower or higher"),
    ("x", "a massage target is sore: two days off"),
    ("p", "report pain, 0 to 10, and where"),
    ("f", "a flare begins, or is over"),
    ("o", "answer what today asks, when it asks something"),
    ("n", "write a note"),
    ("u", "undo the last thing you recorded"),
    ("[  ]", "the day before, the day after; the week on Week"),
    ("↑  ↓", "move; j and k do too"),
    ("l", "learn about it: where, how, how much, what to mind"),
    ("b", "the body: where it hurts, where massage is"),
    ("1 2 3", "today, week, plan"),
    ("4 5 6", "learn, year, trend"),
    ("/", "on Learn: search, as you type"),
    ("v", "on Plan: the next days, if all goes on so; on Trend: more days"),
    ("⏎", "on Year: open the day under the cursor"),
    ("ctrl+p", "every command: pause, safety, check-in, colours"),
    ("q", "close; all is saved already"),
)

GUIDED = (
    ("space", "pause, and go on"),
    ("⏎", "go on with what waits; count one"),
    ("→  n", "the next step or spot"),
    ("←", "the step before; what is done is not asked again"),
    ("x", "this spot is sore: skip it for two days"),
    ("1 … 9", "tick a line of the checklist"),
    ("0 … 9", "how it feels afterwards; - for 10"),
    ("t", "after a gap: you went on meanwhile, so it counts"),
    ("f", "finish early: what was done is recorded"),
    ("d", "while breathing: dizzy. It stops at once"),
    ("!", "stop at once, for what you feel"),
    ("esc", "leave: record it, go on, or record nothing"),
    ("↑  ↓", "read on"),
)
"""The keys of a guided session, where none of the others does anything."""

MARKS = (
    ("done", "done"),
    ("part", "done in part"),
    ("skipped", "skipped: breaks no streak"),
    ("due", "still to do"),
    ("missed", "missed; no harm done"),
)

SAFETY = (WHAT_IT_IS, STOP, *IN_SHORT, NOT_CLEARED)


class HelpScreen(Dialog):
    """One page that scrolls."""

    DEFAULT_CSS = "HelpScreen .dialog { max-height: 92%; width: 76; }"

    def __init__(self, keys: tuple[tuple[str, str], ...] = KEYS) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Keys, marks, safety."""
        with VerticalScroll(classes="dialog"):
            yield Words(content.say("Keys"), classes="title")
            yield Words(
                content.lines(
                    [
                        Content.assemble(content.fit(key, 9, content.ACCENT), content.say(text))
                        for key, text in self._keys
                    ]
                )
            )
            if self._keys is KEYS:
                yield Words(
                    content.lines([Content(""), Content.styled("Marks", content.STRONG), Content("")])
                )
                yield Words(
                    content.lines(
                        [
                            Content.assemble(content.mark(state), "  ", content.say(text))
                            for state, text in MARKS
                        ]
                    )
                )
            yield Words(
                content.lines([Content(""), Content.styled("Your safety", content.STRONG), Content("")])
            )
            yield Words(
                content.lines([line for text in SAFETY for line in (content.say(text, ""), Content(""))])
            )
            yield Words(content.say("↑ ↓ scroll · esc leaves"), classes="hint")
