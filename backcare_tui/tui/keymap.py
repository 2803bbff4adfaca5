"""Keys of a person's own, as the settings give them: which are taken over, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import walk_packages
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import Keys, _character_to_key, key_to_character

from backcare_tui import tui
from backcare_tui.coach.preferences import own_keys
from backcare_tui.storage.planfile.errors import PlanError, code, hint, shown
from backcare_tui.tui.dashboard import Dashboard

ALWAYS = ("ctrl+q", "ctrl+c")
"""Keys that nothing can take: the way out of a window that hears no other, and what terminals send to stop it."""

WITH_WORDS = ("note.", "visit.", "correct.", "search.", "dialog.leave", "pain.save")
"""Where words are typed in: a letter would go into them. By the beginnings of ids."""

UNKNOWN = "nothing has this name"

HELD = {"ctrl", "shift", "alt", "meta", "super", "hyper"}
NAMES = {key.value for key in Keys}

PLACES = {
    "app": ("page", ""),
    "history_page": ("page", ""),
    "widgets.line": ("page", ""),
    "widgets.cursor_list": ("", ""),
    "widgets.checklist.Checklist": ("dialog", ""),
    "widgets.pain_level": ("dialog", ""),
    "dialog": ("dialog", ""),
    "body": ("dialog", ""),
    "diary.entry": ("dialog", "entry"),
    "session": ("session", ""),
    "trial": ("dialog", "trial"),
}
"""Where the keys of a module, or of one class of it, work: on which kind of screen, and on which of these; nothing: on each."""


class Declared(NamedTuple):
    """A binding, and where it works (see ``PLACES``)."""

    binding: Binding
    place: tuple[str, str]

    @property
    def id(self) -> str:
        """What a keymap calls it."""
        return self.binding.id or ""

    def meets(self, other: Declared) -> bool:
        """Whether both may work on one screen."""
        return all(not one or not two or one == two for one, two in zip(self.place, other.place, strict=True))


def every_binding() -> list[Declared]:
    """All that the dashboard binds; every module of it is imported for that."""
    modules = [import_module(found.name) for found in walk_packages(tui.__path__, f"{tui.__name__}.")]
    kinds = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and kind.__module__.startswith(tui.__name__)
    }
    in_order = sorted(kinds, key=lambda kind: (kind.__module__, kind.__qualname__))
    return [
        Declared(binding, _place(kind.__module__.removeprefix(f"{tui.__name__}."), kind.__name__))
        for kind in in_order
        for binding in vars(kind).get("BINDINGS", ())
    ]


def _place(module: str, kind: str) -> tuple[str, str]:
    folder, _dot, file = module.partition(".")
    for name in (f"{module}.{kind}", module, folder):
        if name in PLACES:
            return PLACES[name]
    return ("dialog", file) if folder == "dialogs" else ("page", folder)


def open_keys(app: Dashboard) -> str:
    """Take over the keys of the settings.

    Returns:
        What is wrong with them, in a sentence; empty where nothing is.
    """
    try:
        wanted = own_keys(app.coach)
    except PlanError as error:
        return str(error).splitlines()[0]
    if not wanted:
        return ""
    keymap, wrong = understood(wanted, every_binding())
    app.set_keymap(keymap)
    if not wrong:
        return ""
    name, why = next(iter(wrong.items()))
    kept = ":" if why.startswith(UNKNOWN) else " keeps its usual key:"
    sentence = f"{code(name)}{kept} {why}{'' if why.endswith('?') else '.'}"
    others = f" So it is with {len(wrong) - 1} more of your keys." if len(wrong) > 1 else ""
    settings = app.coach.library.settings
    return f"{settings.error(sentence, ('keys', name))}{others}"


def understood(wanted: Mapping[str, object], every: list[Declared]) -> tuple[dict[str, str], dict[str, str]]:
    """Which keys can be given as they are wanted, and why the others cannot, by the ids.

    Two that would meet on a screen are not both given: who has the key by default keeps it.
    """
    keymap, wrong = dict[str, str](), dict[str, str]()
    for name, value in wanted.items():
        try:
            keymap[name] = _keys(name, value, every)
        except ValueError as error:
            wrong[name] = str(error)
    # One that goes back to its usual key may stand in the way of another.
    while clash := _clash(keymap, every):
        name, why = clash
        del keymap[name]
        wrong[name] = why
    return keymap, wrong


def _keys(name: str, value: object, every: list[Declared]) -> str:
    """The keys of one line, as Textual writes them.

    Raises:
        ValueError: There is nothing of the name, or these are no keys for it.
    """
    bindings = [declared.binding for declared in every if declared.id == name]
    if not bindings:
        raise ValueError(f"{UNKNOWN}{hint(name, _names(name, every))}")
    if name == "quit.always":
        raise ValueError("ctrl+q leaves at any moment, and cannot be changed")
    if not isinstance(value, str):
        raise ValueError(f'{shown(value)} is not a key in quotes, such as "y" or "ctrl+d"')
    keys = _normal(value)
    usual = _usual(name, every)
    typed = name.startswith(WITH_WORDS) or any(binding.priority for binding in bindings)
    for key in (key for key in keys if key not in usual):
        _check(key, typed=typed)
    return ",".join(keys)


def _names(name: str, every: list[Declared]) -> list[str]:
    """Those names that a wrong one is compared with: of its own beginning where there are such."""
    start = name.partition(".")[0]
    names = {declared.id for declared in every}
    return sorted({known for known in names if known.partition(".")[0] == start} or names)


def _check(key: str, *, typed: bool) -> None:
    """Say what is wrong with a key, if anything is.

    Raises:
        ValueError: It is none, or not for this.
    """
    *held, last = key.split("+")
    letter = key_to_character(last)
    known = last in NAMES or (letter is not None and letter.isprintable())
    if not known or not HELD.issuperset(held):
        raise ValueError(
            f"{shown(key)} is not a key: a letter or sign is, such as y or ?, its name, such as f2, "
            "and ctrl+d; commas stand between several"
        )
    if key in ALWAYS:
        raise ValueError(f"{key} is kept for leaving")
    if typed and not held and letter is not None:
        raise ValueError(f"{shown(key)} is typed into words there: take one such as f2 or ctrl+s")


def _clash(keymap: dict[str, str], every: list[Declared]) -> tuple[str, str] | None:
    """One that cannot be given, and why: the first whose key is another's where both may be."""
    usual = {name: _usual(name, every) for name in keymap}
    for name in reversed(keymap):  # of two that both want a key, the first has it
        for mine in (each for each in every if each.id == name):
            new = {*keymap[name].split(",")} - usual[name]
            for other in every:
                if other.id == name or other.binding.action == mine.binding.action or not mine.meets(other):
                    continue
                theirs = keymap[other.id].split(",") if other.id in keymap else _normal(other.binding.key)
                if both := new.intersection(theirs):
                    told = f"{shown(min(both))} is already for {code(other.id)}"
                    return name, f"{told} ({other.binding.tooltip})"
    return None


def _usual(name: str, every: list[Declared]) -> set[str]:
    return {key for each in every if each.id == name for key in _normal(each.binding.key)}


def _normal(keys: str) -> list[str]:
    """Keys as they are declared, by the names that Textual knows them by."""
    return [_character_to_key(key) if len(key) == 1 else key for key in map(str.strip, keys.split(","))]
