"""Which plan is in force: the person's own plans, the shipped ones, and the choice between them."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import msgspec

from backcare_tui.care.atlas import Atlas
from backcare_tui.care.plan import Plan

from .atomic import make_folder, write_atomic
from .planfile import AtlasIds, PlanError, Problem, read_plan

DEFAULT = "combined"
NOT_PLANS = ("atlas", "tips")


class Library:
    """The person's plans in one folder over the shipped plans in another.

    A plan of the person's own hides the shipped one of the same name. Reading copies nothing: a
    shipped plan is copied the first time something is written (``adopt``).
    """

    def __init__(self, settings: Path, own: Path, shipped: Path) -> None:
        self._settings = settings
        self._own = own
        self._shipped = shipped
        self._read: tuple[tuple[str, float, int], Plan] | None = None
        self._atlas: Atlas | None = None

    @property
    def atlas(self) -> Atlas:
        """The shipped atlas."""
        if self._atlas is None:
            with (self._shipped / "atlas.toml").open("rb") as file:
                self._atlas = msgspec.convert(tomllib.load(file), Atlas)
        return self._atlas

    def names(self) -> list[str]:
        """Every plan there is, by name, the person's own and the shipped."""
        found = {path.stem for folder in (self._own, self._shipped) for path in folder.glob("*.toml")}
        return sorted(found - set(NOT_PLANS))

    def in_use(self) -> str:
        """The name of the plan in use.

        Raises:
            PlanError: The settings file cannot be understood.
        """
        try:
            text = self._settings.read_text(encoding="utf-8")
        except FileNotFoundError:
            return DEFAULT
        except (OSError, UnicodeDecodeError) as error:
            raise self._settings_error(f"it cannot be read: {error}") from None
        try:
            name = tomllib.loads(text).get("plan", DEFAULT)
        except tomllib.TOMLDecodeError as error:
            raise self._settings_error(f"it is not TOML: {error}") from None
        if not isinstance(name, str):
            raise self._settings_error('`plan` takes the name of a plan, such as plan = "combined"')
        if name not in self.names():
            raise self._settings_error(
                f"there is no plan named {name[:60]!r}; there are {', '.join(self.names())}"
            )
        return name

    def path(self, name: str) -> Path:
        """The file a plan is read from: the person's own if there is one."""
        own = self._own / f"{name}.toml"
        return own if own.exists() else self._shipped / f"{name}.toml"

    def is_own(self, name: str) -> bool:
        """Whether the person has a plan of this name."""
        return (self._own / f"{name}.toml").exists()

    def read(self, path: Path) -> Plan:
        """Read a plan file, again only when it has changed.

        Raises:
            PlanError: It cannot be read or understood.
        """
        try:
            stat = path.stat()
            stamp = (str(path), stat.st_mtime_ns, stat.st_size)
        except OSError:
            stamp = (str(path), 0, 0)
        if self._read is None or self._read[0] != stamp:
            self._read = (stamp, read_plan(path, atlas=self._ids()))
        return self._read[1]

    def stamp(self) -> tuple[object, ...]:
        """What tells that the plan in use, or the choice of it, may have changed."""
        found: list[object] = []
        for path in (self._settings, self._own):
            try:
                found.append(path.stat().st_mtime_ns)
            except OSError:
                found.append(0)
        try:
            stat = self.path(self.in_use()).stat()
            found += [stat.st_mtime_ns, stat.st_size, stat.st_ino]
        except (OSError, PlanError) as error:
            found.append(str(error))
        return tuple(found)

    def adopt(self, name: str) -> Path:
        """The person's own file of a plan, copied from the shipped one if they have none yet.

        Raises:
            OSError: The copy could not be saved.
        """
        own = self._own / f"{name}.toml"
        if not own.exists():
            make_folder(str(self._own))
            write_atomic(str(own), (self._shipped / f"{name}.toml").read_bytes())
        return own

    def use(self, name: str) -> None:
        """Make a plan the one in use; the settings keep their comments and order.

        Raises:
            OSError: The settings could not be saved.
            PlanError: The settings file is not TOML, and so is left alone.
        """
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            document = tomlkit.parse(self._settings.read_text(encoding="utf-8"))
        except FileNotFoundError:
            document = tomlkit.document()
            document.add(tomlkit.comment("backcare's settings"))
        except (TOMLKitError, UnicodeDecodeError) as error:
            raise self._settings_error(f"it is not TOML: {error}") from None
        document["plan"] = name
        make_folder(os.path.dirname(self._settings))
        write_atomic(str(self._settings), tomlkit.dumps(document).encode())

    def _ids(self) -> AtlasIds:
        atlas = self.atlas
        return AtlasIds(
            regions=frozenset(region.id for region in atlas.region),
            targets=frozenset(target.id for target in atlas.target),
            no_self_massage=frozenset(target.id for target in atlas.target if not target.self_massage),
        )

    def _settings_error(self, message: str) -> PlanError:
        return PlanError(str(self._settings), (Problem(0, "", message),))
