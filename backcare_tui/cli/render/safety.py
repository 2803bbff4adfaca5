"""The safety list in plain text, and the answers to it as JSON."""

from __future__ import annotations

from backcare_tui.cli.output import wrapped
from backcare_tui.cli.render.json_parts import Json
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.safety import (
    ASK_FIRST,
    BOOK,
    CONDITIONS,
    DIARY,
    NOW,
    SAME_DAY,
    SIGNS,
    SOON,
    act_words,
)


def safety_lines(status: Status) -> list[str]:
    """The list, the most urgent first, and what has been answered."""
    lines = [*wrapped(DIARY)]
    if status.lost:
        lines += ["", *wrapped(ASK_FIRST)]
    for act in (NOW, SAME_DAY, SOON, BOOK):
        lines += ["", *wrapped(act_words(act))]
        for sign in SIGNS:
            if sign.act == act:
                lines += wrapped(f"{sign.words} ({sign.id})", _mark(sign.id, status.signs))
    lines += ["", *wrapped("Conditions that rest a task until a professional has cleared it:")]
    for name, words in CONDITIONS.items():
        lines += wrapped(f"{words} ({name})", _mark(name, status.conditions))
    if status.screened is None:
        lines += ["", *wrapped("Unanswered. Answer with --none, or with --yes SIGN and --with CONDITION.")]
    else:
        lines += ["", f"Last answered on {status.screened.isoformat()}."]
    if status.signs or status.conditions:
        lines += wrapped('Once a professional has cleared it: `backcare cleared --by "their name"`.')
    return lines


def _mark(name: str, answered: tuple[str, ...]) -> str:
    return "yes  " if name in answered else "·    "


def safety_json(status: Status) -> Json:
    """The safety answers in force, and whether the questions come before all else."""
    return {
        "answered": status.screened,
        "signs": status.signs,
        "conditions": status.conditions,
        "ask_first": bool(status.lost),
    }
