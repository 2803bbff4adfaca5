"""How a key or command is declared: once, for the footer, the palette and the help page alike.

The footer shows a binding by its name; the palette lists it by its name and its sentence of help; the help page
has its keys and its help. What has no name is found on the help page alone, such as the arrows of a list.
"""

from __future__ import annotations

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

NO_KEY = "no-key-"
"""How the key of a command begins that no key on a keyboard sends; a keymap may give it one."""


def bind(
    id: str,
    keys: str,
    action: str,
    name: str = "",
    help: str = "",
    *,
    footer: str | None = None,
    priority: bool = False,
) -> Binding:
    """A key that does something; without one, a command of the palette.

    Args:
        id: What a keymap calls it.
        keys: Textual's names of the keys, commas between; empty for a command without one.
        action: What Textual calls: ``done`` is ``action_done``.
        name: One word or a few, in the footer and the palette.
        help: What it does, without capital and full stop.
        footer: The footer's word where that is not the name; keys of one word stand together. Empty: not shown there.
        priority: Whether it works before what has the focus takes the key.
    """
    word = name if footer is None else footer
    return Binding(
        keys or NO_KEY + id,
        action,
        name,
        show=bool(keys and word),
        priority=priority,
        tooltip=help,
        id=id,
        system=not keys,  # Textual's own panel of keys would show the made-up one
        group=Binding.Group(word) if word else None,
    )


def word_of(binding: Binding) -> str:
    """The footer's word for a binding."""
    return binding.group.description if binding.group is not None else binding.description


def declared(screen: Screen[object], *, of_app: bool) -> list[tuple[DOMNode, Binding]]:
    """The bindings of the app, or of all below it that is in front, whether they do something now or not.

    Each with what it is bound on. What moves a cursor comes after what has a name.
    """
    # Textual's public list leaves out what is disabled, and is what a person looks for when a key does nothing.
    chain = screen._modal_binding_chain  # noqa: SLF001 - see above
    bindings_in_front = [
        (node, binding)
        for node, of_node in chain
        if (node is screen.app) == of_app
        for _key, binding in of_node
        if binding.id and binding.tooltip
    ]
    return sorted(bindings_in_front, key=lambda found: not found[1].description)


def why_not(node: DOMNode, action: str) -> str:
    """Why an action does nothing now, in the words of what it is bound on; empty where it does, or nobody says."""
    reasons = getattr(node, "why_not", None)
    return "" if reasons is None else str(reasons(action.partition("(")[0]))
