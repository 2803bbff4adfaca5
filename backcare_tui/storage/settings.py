"""The settings file: a few names the person chose, in TOML that keeps its comments and order."""

from __future__ import annotations

import os
from pathlib import Path

from .atomic import make_folder, write_atomic
from .planfile.report import PlanError, Problem


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
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise self.error(f"it cannot be read: {error}") from None
        import tomllib

        try:
            name = tomllib.loads(text).get(key)
        except tomllib.TOMLDecodeError as error:
            raise self.error(f"it is not TOML: {error}") from None
        if name is not None and not isinstance(name, str):
            raise self.error(f'`{key}` takes the name of {kind}, such as {key} = "{example}"')
        return name

    def put(self, key: str, name: str) -> None:
        """Set a name; the settings keep their comments and order.

        Raises:
            OSError: The settings could not be saved.
            PlanError: The settings file is not TOML, and so is left alone.
        """
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            document = tomlkit.parse(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            document = tomlkit.document()
            document.add(tomlkit.comment("backcare's settings"))
        except (TOMLKitError, UnicodeDecodeError) as error:
            raise self.error(f"it is not TOML: {error}") from None
        document[key] = name
        make_folder(os.path.dirname(self.path))
        write_atomic(str(self.path), tomlkit.dumps(document).encode())

    def error(self, message: str) -> PlanError:
        """What is wrong with the settings, as one problem."""
        return PlanError(str(self.path), (Problem(0, "", message),))
