"""A plan's text changed a task at a time: text in, text out, and every line that is not meant stays as it is."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from backcare_tui.storage.planfile.tasks import KINDS
from backcare_tui.storage.planfile.toml_lines import statements

STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
"""Texts within a line of TOML, which may have a ``#`` in them."""
WIDEST = 80
"""Characters of a list that stands on one line."""
TARGET = ("target",)
"""The table of a target of the person's own."""


class Uneditable(Exception):
    """The text is written in a way that can only be changed by hand; one sentence."""


class _Block(NamedTuple):
    """Where a task's table stands: the comments right above it, its header, and the line behind it."""

    task: str
    kind: str
    above: int
    start: int
    end: int


def set_value(text: str, task: str, key: str, value: Any) -> str:
    """The text with one key of a task set, or taken out where the value is None.

    Raises:
        Uneditable: The task is written in a way that cannot be changed here.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    lines, ending = _lines(text)
    block = _find(lines, task)
    part = "".join(lines[block.start : block.end])
    try:
        document: Any = tomlkit.parse(part)
        table = document[block.kind][0]
        if value is None:
            table.pop(key, None)
        elif (
            isinstance(value, list)
            and isinstance(table.get(key), list)
            and value[: len(table[key])] == table[key]
        ):
            for more in value[len(table[key]) :]:
                table[key].append(more)  # so that a list of a line each stays one
        elif key in table:
            table[key] = _written(value)
        changed = tomlkit.dumps(document)
        if value is not None and key not in table:
            changed = _with_line(part, f"{key} = {_written(value).as_string()}\n")
        meant = {**tomllib.loads(part)[block.kind][0], key: value}
        read = tomllib.loads(changed)
    except (TOMLKitError, ValueError, KeyError, TypeError) as error:
        raise Uneditable(f"{task} cannot be changed here: change it with `backcare plan edit`.") from error
    if read != {block.kind: [{name: said for name, said in meant.items() if said is not None}]}:
        raise Uneditable(f"{task} cannot be changed here: change it with `backcare plan edit`.")
    return _text([*lines[: block.start], changed, *lines[block.end :]], ending)


def add_task(text: str, kind: str, values: Mapping[str, Any]) -> str:
    """The text with a new task at its end, a key a line in the order given."""
    lines, ending = _lines(text)
    while lines and not lines[-1].strip():
        lines.pop()
    keys = [f"{key} = {_written(value).as_string()}\n" for key, value in values.items()]
    return _text([*_closed(lines), "\n", f"[[{kind}]]\n", *keys], ending)


def comment_of(text: str, task: str, key: str) -> str:
    """The comment behind a key of a task; empty where there is none."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        item: Any = tomlkit.parse(table_text(text, task))
        (_kind, tables), *_more = item.items()
        found = tables[0].value.item(key)  # as it is written: a yes is handed out without its comment
    except (TOMLKitError, Uneditable, ValueError, KeyError, TypeError):
        return ""
    return str(found.trivia.comment)


def comments(text: str) -> Counter[str]:
    """Every comment of a text, as often as it stands there."""
    return Counter(re.findall(r"#.*", STRINGS.sub("", text)))


def table_text(text: str, task: str) -> str:
    """The lines of one task's table, its comments among them, without what leads to the next.

    Raises:
        Uneditable: The task has no table of its own.
    """
    lines, _ending = _lines(text)
    block = _find(lines, task)
    return "".join(lines[block.start : block.end])


def remove_task(text: str, task: str) -> str:
    """The text without a task and the comments right above it.

    Raises:
        Uneditable: The task is written in a way that cannot be changed here.
    """
    lines, ending = _lines(text)
    return _text(_without(lines, _find(lines, task)), ending)


def move_task(text: str, task: str, before: str) -> str:
    """The text with a task, and the comments right above it, before another.

    Raises:
        Uneditable: One of them is written in a way that cannot be changed here.
    """
    lines, ending = _lines(text)
    block = _find(lines, task)
    part = lines[block.above : block.end]
    rest = _without(lines, block)
    at = _find(rest, before).above
    return _text([*rest[:at], *_closed(part), "\n", *rest[at:]], ending)


def add_tasks(text: str, other: str, tasks: list[str], targets: Sequence[str] = ()) -> str:
    """The text with tasks of another plan at its end, and targets of its own, each as it is written there, comments and all.

    Raises:
        Uneditable: One of them is written in a way that cannot be taken over here.
    """
    lines, ending = _lines(text)
    theirs, _their_ending = _lines(other)
    while lines and not lines[-1].strip():
        lines.pop()
    lines = _closed(lines)
    for name, kinds in (*((target, TARGET) for target in targets), *((task, KINDS) for task in tasks)):
        block = _find(theirs, name, kinds)
        lines += ["\n", *_closed(theirs[block.above : block.end])]
    return _text(lines, ending)


def _written(value: Any) -> Any:
    """A value as TOML; a list that is long has an item a line."""
    import tomlkit

    item = tomlkit.item(value)
    if isinstance(value, list) and len(item.as_string()) > WIDEST:
        item.multiline(multiline=True)
    return item


def _lines(text: str) -> tuple[list[str], str]:
    """The lines with a bare newline each, and what ended them all; where they differ, each keeps its own."""
    ending = "\r\n" if "\n" in text and text.count("\r\n") == text.count("\n") else "\n"
    if ending == "\r\n":
        text = text.replace("\r\n", "\n")
    parts = text.split("\n")  # not splitlines, which knows more ends of lines than TOML does
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else []), ending


def _text(lines: list[str], ending: str) -> str:
    return "".join(lines).replace("\n", ending)


def _with_line(part: str, line: str) -> str:
    """A task's text with a key more: behind ``every``, which all have, and so before any table inside it."""
    lines, _ending = _lines(part)
    for number, statement in statements(part):
        if re.match(r"every\s*=", statement):
            at = number + statement.count("\n")
            return "".join([*_closed(lines[:at]), line, *lines[at:]])
    raise ValueError(part)


def _closed(lines: list[str]) -> list[str]:
    return [*lines[:-1], lines[-1].rstrip("\n") + "\n"] if lines else lines


def _without(lines: list[str], block: _Block) -> list[str]:
    end = block.end
    while end < len(lines) and not lines[end].strip():
        end += 1  # the space below it goes with it
    return [*lines[: block.above], *lines[end:]]


def _find(lines: list[str], task: str, kinds: Collection[str] = KINDS) -> _Block:
    for block in _blocks(lines, kinds):
        if block.task == task:
            return block
    raise Uneditable(f"{task} is not written as a table of its own: change it with `backcare plan edit`.")


def _blocks(lines: list[str], kinds: Collection[str]) -> list[_Block]:
    """Everything of these kinds that has a table of its own, in the order of the text."""
    headers: list[tuple[int, str]] = []
    ends: list[int] = []
    for number, statement in statements("".join(lines).removeprefix("\ufeff")):
        kind = _kind(statement)
        if kind is None and ends:
            ends[-1] = number + statement.count("\n")
        elif kind is not None:
            headers.append((number - 1, kind))
            ends.append(number)
    blocks = []
    for at, ((start, kind), end) in enumerate(zip(headers, ends, strict=True)):
        last = headers[at + 1][0] if at + 1 < len(headers) else len(lines)
        task = _id("".join(lines[start:end]), kind)
        if kind in kinds and task:
            above = _above(lines, start, ends[at - 1] if at else 0)
            blocks.append(_Block(task, kind, above, start, _below(lines, end, last)))
    return blocks


def _kind(statement: str) -> str | None:
    """The table that a header opens, ``device``; None for what is no header, or one of a table inside a task."""
    if not statement.startswith("["):
        return None
    try:
        (name, inner), *_more = tomllib.loads(statement).items()
    except ValueError:
        return ""
    return name if not isinstance(inner, dict) or not inner or name not in KINDS else None


def _id(text: str, kind: str) -> str:
    try:
        found = tomllib.loads(text)[kind][0]["id"]
    except (ValueError, KeyError, IndexError, TypeError):
        return ""
    return found if isinstance(found, str) else ""


def _above(lines: list[str], start: int, least: int) -> int:
    """Where the comments right above a header begin."""
    while start > least and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _below(lines: list[str], end: int, last: int) -> int:
    """The line behind the comments right below a table, which are its own unless they lead to the next."""
    further = end
    while further < last and lines[further].strip():
        further += 1
    return further if further < last or last == len(lines) else end
