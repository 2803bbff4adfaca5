"""Where things live. Nothing is made here; asking makes no folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec


class Home(msgspec.Struct, frozen=True):
    """The folders of one person.

    Attributes:
        config: ``config.toml`` and the person's plans.
        data: The journal.
        cache: What can be worked out again.
    """

    config: Path
    data: Path
    cache: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "config.toml"

    @property
    def plans(self) -> Path:
        """The person's own plans, one file each."""
        return self.config / "plans"

    @property
    def themes(self) -> Path:
        """The person's own themes, one file each."""
        return self.config / "themes"

    @property
    def journal(self) -> Path:
        """The journal folder."""
        return self.data / "journal"


def find_home(override: str | None, environ: Mapping[str, str]) -> Home:
    """One folder for everything if ``--home`` or ``BACKCARE_HOME`` names it, else the system's places.

    Raises:
        ValueError: It names a folder of a user that there is not.
    """
    chosen = override or environ.get("BACKCARE_HOME", "")
    if chosen:
        whole = os.path.expanduser(chosen)
        if whole.startswith("~"):
            named = "--home" if override else "BACKCARE_HOME"
            user = whole.split(os.sep, maxsplit=1)[0][:40]
            raise ValueError(
                f"{named} is in the home folder of {user!r}, which nobody here has; "
                f"for a folder of that very name write ./{user}."
            )
        home = Path(os.path.abspath(whole))
        return Home(config=home, data=home, cache=home / "cache")
    import platformdirs

    return Home(
        config=platformdirs.user_config_path("backcare"),
        data=platformdirs.user_data_path("backcare"),
        cache=platformdirs.user_cache_path("backcare"),
    )


def shipped_plans() -> Path:
    """The folder of plans that came with the program: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).parent
    inside = package / "plans"
    return inside if inside.is_dir() else package.parent / "plans"
