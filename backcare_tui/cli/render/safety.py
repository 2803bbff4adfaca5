"""The safety list in plain text, and the answers to it as JSON."""

from __future__ import annotations

from backcare_tui.cli.output import CELLS
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
from backcare_tui.text.cells import wrap


def safety_lines(status: Status) -> list[str]:
    """The list, the most urgent first, and what has been answered."""
    lines = [*wrap(DIARY, "", CELLS)]
    if status.lost:
        lines += ["", *wrap(ASK_FIRST, "", CELLS)]
    for act in (NOW, SAME_DAY, SOON, BOOK):
        lines += ["", act_words(act)]
        for sign in SIGNS:
            if sign.act == act:
                lines += wrap(f"{sign.words} ({sign.id})", _mark(sign.id, status.signs), CELLS)
    lines += ["", "Conditions that rest a task until a professional has cleared it:"]
    lines += [f"{_mark(name, status.conditions)}{words} ({name})" for name, words in CONDITIONS.items()]
    if status.screened is None:
        lines += ["", "Unanswered. Answer with --none, or with --yes SIGN and --with CONDITION."]
    else:
        lines += ["", f"Last answered on {status.screened.isoformat()}."]
    if status.signs or status.conditions:
        lines += ['Once a professional has cleared it: `backcare cleared --by "their name"`.']
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
