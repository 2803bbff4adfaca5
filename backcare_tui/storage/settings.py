"""The settings file: a few names the person chose, in TOML that keeps its comments and order."""

from __future__ import annotations

import os
from pathlib import Path

from backcare_tui.storage.files import make_folder, read_regular, write_atomic
from backcare_tui.storage.planfile.errors import PlanError, Problem
from backcare_tui.text.language import shortened

LARGEST = 100_000
"""Bytes of a settings file, which has a few names in it."""

LONGEST_SAID = 120

SWITCH = ("on", "off")
"""The names of what is only on or off, in whose place ``true`` and ``false`` may stand."""


class Settings:
    """``config.toml``. Reading makes nothing; a write changes one name and leaves the rest as it is."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def name_of(self, key: str, kind: str, example: str) -> str | None:
        """The name set for a key; None where none is.

        Args:
            key: Such as ``plan``.
            kind: What it names, as an error words it: ``a plan``.
            example: A name that there is.

        Raises:
            PlanError: The file cannot be read, is not TOML, or holds no name there.
        """
        name = self._names().get(key)
        if isinstance(name, bool) and example in SWITCH:
            name = "on" if name else "off"
        if name is not None and not isinstance(name, str):
            raise self.error(f'`{key}` takes the name of {kind}, such as {key} = "{example}"')
        return name

    def value_of(self, key: str) -> object:
        """Whatever is set for a key; None where nothing is.

        Raises:
            PlanError: The file cannot be read, or is not TOML.
        """
        return self._names().get(key)

    def table_of(self, key: str) -> dict[str, object]:
        """What stands in a table, by its dotted names: ``row.done`` and ``"row.done"`` are the same.

        Raises:
            PlanError: The file cannot be read, is not TOML, or has no table there.
        """
        table = self._names().get(key, {})
        if not isinstance(table, dict):
            raise self.error(f"`{key}` is a table: write `[{key}]` on a line of its own", (key,))
        values: dict[str, object] = {}
        waiting = [("", table)]
        while waiting:
            start, inner = waiting.pop()
            for name, value in inner.items():
                if isinstance(value, dict):
                    waiting.append((f"{start}{name}.", value))
                else:
                    values[start + name] = value
        return values

    def check(self) -> None:
        """Raise what is wrong with the file as a whole, if anything is.

        Raises:
            PlanError: The file cannot be read, or is not TOML.
        """
        self._names()

    def put(self, key: str, name: str) -> None:
        """Set a name; the settings keep their comments and order.

        Raises:
            OSError: The settings could not be saved.
            PlanError: The settings file is not TOML, and so is left alone.
        """
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        text = self._text()
        try:
            document = tomlkit.document() if text is None else tomlkit.parse(text)
        except (TOMLKitError, ValueError, RecursionError) as error:
            raise self._not_toml(error) from None
        if text is None:
            document.add(tomlkit.comment("backcare's settings"))
        document[key] = name
        # Not under the journal's lock: a choice that two windows make at once is one of the two, whole.
        make_folder(os.path.dirname(self.path))
        write_atomic(str(self.path), tomlkit.dumps(document).encode())

    def _names(self) -> dict[str, object]:
        text = self._text()
        if text is None:
            return {}
        import tomllib

        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise self._not_toml(error) from None

    def _text(self) -> str | None:
        """The file, fit to be parsed in no time; None where there is none.

        Raises:
            PlanError: It cannot be read, or is none of ours.
        """
        try:
            text = read_regular(self.path, LARGEST).decode("utf-8-sig")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self.error(f"it cannot be read: {(error.strerror or str(error)).lower()}") from None
        except ValueError:
            raise self.error("it cannot be read: it is not text in UTF-8") from None
        # As slow to import as tomllib, and only beside it.
        from backcare_tui.storage.planfile.toml_lines import DEEPEST_KEY, deep_key

        if deep_key(text):
            raise self.error(f"it is not ours: a key has more than {DEEPEST_KEY} dots")
        return text

    def error(self, message: str, path: tuple[str, ...] = ()) -> PlanError:
        """What is wrong with the settings, as one problem; where ``path`` says, on its line."""
        line = 0
        if path and (text := self._text()):
            from backcare_tui.storage.planfile.toml_lines import line_map, line_of

            lines = line_map(text.replace("\r\n", "\n"))
            *table, name = path
            line = line_of(lines, path) if path in lines else line_of(lines, (*table, *name.split(".")))
        return PlanError(str(self.path), (Problem(line, "", message),))

    def _not_toml(self, error: Exception) -> PlanError:
        nested = isinstance(error, RecursionError)
        words = "it is nested too deeply" if nested else " ".join(str(error).split())
        return self.error(f"it is not TOML: {shortened(words, LONGEST_SAID)}")
