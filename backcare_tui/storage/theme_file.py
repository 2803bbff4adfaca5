"""Themes of a person's own: a file each beside the settings, its colours in, or everything that is wrong with it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.errors import Place, PlanError, Problem, plain, refuse
from backcare_tui.storage.planfile.loader import tables_of, text_of

MOST = 50
"""Themes of a folder; nobody chooses among more."""

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


class ThemeFile(msgspec.Struct, frozen=True):
    """What a file says of a theme; what it leaves out is as in the shipped dark or light one.

    Attributes:
        name: Its file's, without ``.toml``.
        dark: Whether it is light words on a dark page.
        colours: By their names in a theme.
        variables: The colours of keys, of quiet words and of lines.
    """

    name: str
    dark: bool
    colours: dict[str, str]
    variables: dict[str, str]


def _colour(value: object) -> str:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise refuse(value, 'a colour such as "#7fb8a8"')
    return value


_NEEDED = read.Needed(_colour, '"#7fc4b0"')
COLOURS: read.Fields = {
    **dict.fromkeys(("foreground", "background", "accent"), _NEEDED),
    **dict.fromkeys(
        ("primary", "secondary", "surface", "panel", "success", "warning", "error"),
        _colour,
    ),
}
"""What a theme may say; three of them it must."""
VARIABLES: read.Fields = dict.fromkeys(("footer-key-foreground", "foreground-muted", "border"), _colour)


def read_themes(folder: Path) -> tuple[list[ThemeFile], dict[str, str]]:
    """Every theme of a folder, by name; and of each file that cannot be used, the first thing that is wrong.

    Without a folder there is none.
    """
    themes, wrong = list[ThemeFile](), dict[str, str]()
    try:
        files = sorted(name for name in os.listdir(folder) if name.endswith(".toml") and name[0] != ".")
    except (FileNotFoundError, NotADirectoryError):
        return themes, wrong
    except OSError as error:
        return themes, {"": f"{folder}: it cannot be read: {(error.strerror or str(error)).lower()}"}
    for file in files[:MOST]:
        try:
            themes.append(_read_theme(folder / file))
        except PlanError as error:
            wrong[file.removesuffix(".toml")] = str(error).splitlines()[0]
    return themes, wrong


def _read_theme(path: Path) -> ThemeFile:
    source = f"themes/{plain(path.name)}"
    try:
        name = read.task_id(path.name.removesuffix(".toml"))
    except ValueError as error:
        raise PlanError(source, (Problem(0, "", f"a theme is called as its file is: {error}"),)) from None
    report = tables_of(text_of(path), source)
    top, data = Place(report), {**report.data}
    variables = data.pop("variables", {})
    colours = read.table(data, {"dark": read.Needed(read.yes_no, "true"), **COLOURS}, top, noun="a theme")
    others: read.Values = {}
    if isinstance(variables, dict):
        others = read.table(variables, VARIABLES, top.at("variables"), noun="`[variables]`")
    else:
        top.at("variables").tell(read.not_a_table(variables, "[variables]"))
    if report.problems:
        raise report.error()
    return ThemeFile(name, colours.pop("dark"), colours, others)
