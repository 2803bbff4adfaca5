"""Which plan is in force: the person's own plans, the shipped ones, and the choice between them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.plan.plan import Plan, Tip
from backcare_tui.storage import cache
from backcare_tui.storage.cache import SavedPlan
from backcare_tui.storage.files import changed_at, make_folder, read_or_nothing, write_atomic
from backcare_tui.storage.planfile.errors import PlanError, Problem
from backcare_tui.storage.settings import Settings
from backcare_tui.text.language import composed

if TYPE_CHECKING:  # the plan reader is slow to import, and a plan that was understood before needs none
    from backcare_tui.domain.body.figure import Figure
    from backcare_tui.domain.body.picture import Body
    from backcare_tui.storage.conflict_copies import ConflictCopy

DEFAULT = "combined"
READ_FIRST = ("atlas", "tips")
NOT_PLANS = (*READ_FIRST, "figures")
BEFORE = "before"
"""The folder among the person's plans that keeps what they said before each change that was made here."""
MOST = 1 << 20
"""Bytes; the plan reader refuses a file of so many."""


class Library:
    """The person's plans in one folder over the shipped plans in another.

    A plan of the person's own hides the shipped one of the same name. Reading copies nothing: a
    shipped plan is copied the first time something is written (``adopt``).
    """

    def __init__(self, settings: Path, own: Path, shipped: Path, cache_folder: str = "") -> None:
        self.settings = Settings(settings)
        self._own = own
        self._shipped = shipped
        self._cache_folder = cache_folder
        # What the cache has on disk, and what is understood by now: one and the same until a plan changes.
        self._saved = cache.load(cache_folder, cache.PLAN, SavedPlan) if cache_folder else None
        self._known: SavedPlan | None = None
        # Looked at more closely only where it cannot be used, so that a start pays nothing for it.
        self._may_be_new = bool(cache_folder) and self._saved is None
        self.body_problems: tuple[str, ...] = ()
        self.figure_problems: tuple[str, ...] = ()

    @property
    def atlas(self) -> Atlas:
        """The shipped atlas."""
        return self._with_atlas().atlas

    @property
    def tips(self) -> tuple[Tip, ...]:
        """The shipped messages."""
        return self._with_atlas().tips

    @cached_property
    def body(self) -> Body:
        """The picture of the body, read when it is first drawn: the person's own, else the shipped one.

        What is wrong with their own is then in ``body_problems``, and the shipped one is used.
        """
        from backcare_tui.storage.body_file import load_body

        body, self.body_problems = load_body(self._shipped, self._own, self.atlas.drawn())
        return body

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """The moving figures by id, read when the first is asked for: the shipped, and the person's own over them.

        What is wrong with their own is then in ``figure_problems``, and those figures are left out.
        """
        from backcare_tui.storage.planfile.figures import load_figures

        figures, self.figure_problems = load_figures(self._shipped, self._own)
        return figures

    def names(self) -> list[str]:
        """Every plan there is, by name, the person's own and the shipped.

        Raises:
            PlanError: The person's own cannot be looked at: the disk says why.
        """
        files: list[str] = []
        for folder in (self._own, self._shipped):
            try:
                files += os.listdir(folder)
            except (FileNotFoundError, NotADirectoryError):
                pass
            except OSError as error:
                raise self._unread(folder, error) from None
        return sorted({file.removesuffix(".toml") for file in files if is_plan_file(file, files)})

    def conflicts(self) -> list[ConflictCopy]:
        """What a sync tool put beside the settings and the person's plans: another version, which is not in force."""
        from backcare_tui.storage.conflict_copies import conflict_copies

        settings = self.settings.path
        beside = [copy for copy in conflict_copies(settings.parent, (".toml",)) if copy.of == settings]
        return beside + conflict_copies(self._own, (".toml", ".txt"))

    def in_use(self) -> str:
        """The name of the plan in use.

        Raises:
            PlanError: The settings file cannot be understood.
        """
        name = self.settings.name_of("plan", "a plan", DEFAULT)
        if name is None:
            return DEFAULT
        known = self.names()
        for other in known:
            if composed(other) == composed(name):
                return other  # as the file is called
        missing = f"there is no plan named {name[:60]!r}, as {name[:60]}.toml is missing from {self._own}"
        raise self.settings.error(f"{missing}; there are {', '.join(known)}")

    def path(self, name: str) -> Path:
        """The file a plan is read from: the person's own if there is one."""
        return (self._own if self.is_own(name) else self._shipped) / f"{name}.toml"

    def is_own(self, name: str) -> bool:
        """Whether the person has a plan of this name."""
        try:
            # A link to nowhere is theirs too: that their plan is not there must not pass in silence.
            os.lstat(self._own / f"{name}.toml")
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return False
        except OSError:
            pass  # nor must it where the disk does not say: whoever reads it says why
        return True

    def read(self, path: Path, *, anew: bool = False) -> Plan:
        """The plan in a file; one that still says what it said before is not read anew, unless that is asked for.

        Raises:
            PlanError: It cannot be read or understood.
        """
        known = self._with_atlas()
        text = read_or_nothing(path, MOST)
        if known.plan is not None and known.plan_text == text and not anew:
            return known.plan
        from backcare_tui.storage.planfile.loader import read_plan

        plan = read_plan(path, atlas=known.atlas)
        # The parser read the file for itself: one that was changed in between is not kept under the other's text.
        if text and text == read_or_nothing(path, MOST):
            self._known = msgspec.structs.replace(known, plan_text=text, plan=plan)
        return plan

    def read_shipped(self, name: str) -> Plan:
        """The shipped plan of a name, or the default one.

        Raises:
            PlanError: It cannot be read.
        """
        path = self._shipped / f"{name}.toml"
        return self.read(path if name and path.is_file() else self._shipped / f"{DEFAULT}.toml")

    def take_new_version(self) -> bool:
        """Whether another version of backcare was the last to write here; true once."""
        asks, self._may_be_new = self._may_be_new, False
        return asks and cache.is_of_another_version(self._cache_folder)

    def keep(self, plan: Plan | None) -> None:
        """Save a plan as it was understood here, unless it is saved already. Only writes call this."""
        known, is_new = self._known, self._known is not self._saved
        if self._cache_folder and is_new and known is not None and known.plan is plan is not None:
            cache.save(self._cache_folder, cache.PLAN, known)
            self._saved = known

    @property
    def understood(self) -> Plan | None:
        """The plan that was in use at the last write, as it was understood then; None where that is not known."""
        return self._with_atlas().plan

    def stamp(self) -> tuple[object, ...]:
        """What tells that the plan in use, or the choice of it, may have changed."""
        marks: list[object] = []
        for path in (self.settings.path, self._own):
            marks += _marks(path)
        try:
            marks += _marks(self.path(self.in_use()))
        except PlanError as error:
            marks.append(str(error))
        return tuple(marks)

    def adopt(self, name: str) -> Path:
        """The person's own file of a plan, copied from the shipped one if they have none yet.

        Raises:
            OSError: The copy could not be saved.
        """
        own = self._own / f"{name}.toml"
        if not self.is_own(name):
            make_folder(str(self._own))
            write_atomic(str(own), (self._shipped / f"{name}.toml").read_bytes())
        return own

    def shipped_text(self, name: str) -> str:
        """The text of a shipped plan, comments and all."""
        return (self._shipped / f"{name}.toml").read_text(encoding="utf-8")

    def put_own(self, name: str, data: bytes, day: str) -> str:
        """Write a plan of the person's own; one of the name that says something else is copied first.

        Returns:
            The name of that copy; empty where there was nothing to keep.

        Raises:
            OSError: It could not be saved, or what is there not be read; then nothing is changed.
        """
        own, kept = self._own / f"{name}.toml", ""
        make_folder(str(self._own))
        if self.is_own(name):
            there = own.read_bytes()
            if there != data:
                kept = f"{name}-{day}"
                more = 1
                while self.is_own(kept):
                    more += 1
                    kept = f"{name}-{day}-{more}"
                write_atomic(str(self._own / f"{kept}.toml"), there)
        write_atomic(str(own), data)
        return kept

    def rewrite(self, name: str, data: bytes) -> None:
        """Write a plan as the person's own; what it said before is kept in the folder ``before``, one file a change.

        Raises:
            OSError: It could not be saved; then the plan is as it was.
        """
        before = self.path(name).read_bytes()
        folder = self._own / BEFORE
        make_folder(str(folder))
        number = max(self._kept(name), default=0) + 1
        write_atomic(str(folder / f"{name}-{number:04}.toml"), before, through_link=False)
        write_atomic(str(self._own / f"{name}.toml"), data)
        write_atomic(str(folder / f"{name}.written"), _mark(data), through_link=False)

    def is_as_written(self, name: str) -> bool:
        """Whether a plan says what ``rewrite`` wrote last, so that nobody has changed it by hand since."""
        written = read_or_nothing(self._own / BEFORE / f"{name}.written", MOST)
        return not written or written == _mark(self.path(name).read_bytes())

    def kept_before(self, name: str) -> Path | None:
        """What a plan said before its last change by ``rewrite``; None where there was none."""
        numbers = self._kept(name)
        now = read_or_nothing(self.path(name), MOST)
        # One that says what the plan says was kept for a change that was not written: a full disk, a power cut.
        kept = (self._own / BEFORE / numbers[number] for number in sorted(numbers, reverse=True))
        return next((path for path in kept if read_or_nothing(path, MOST) != now), None)

    def _kept(self, name: str) -> dict[int, str]:
        """The files in which a plan's earlier texts are kept, by their numbers."""
        start = f"{name}-"
        try:
            files = os.listdir(self._own / BEFORE)
        except OSError:
            return {}
        return {
            int(number): file
            for file in files
            if file.startswith(start) and (number := file[len(start) :].removesuffix(".toml")).isdecimal()
        }

    def use(self, name: str) -> None:
        """Make a plan the one in use.

        Raises:
            OSError: The settings could not be saved.
            PlanError: The settings file is not TOML, and so is left alone.
        """
        self.settings.put("plan", name)

    def _unread(self, folder: Path, error: OSError) -> PlanError:
        why = (error.strerror or str(error)).lower()
        return PlanError(str(folder), (Problem(0, "", f"it cannot be read: {why}"),))

    def _with_atlas(self) -> SavedPlan:
        """What is known: the atlas and the messages at least, and the last plan understood if there is one."""
        if self._known is None:
            shipped = tuple((self._shipped / f"{name}.toml").read_bytes() for name in READ_FIRST)
            self._known = self._saved
            if self._known is None or self._known.shipped != shipped:
                atlas, tips = shipped
                self._known = SavedPlan(
                    cache.FORMAT,
                    shipped,
                    msgspec.toml.decode(atlas, type=Atlas),
                    msgspec.toml.decode(tips, type=dict[str, tuple[Tip, ...]]).get("tip", ()),
                )
        return self._known


def is_plan_file(file: str, files: Sequence[str] = ()) -> bool:
    """Whether a file of this name is a plan, among the names beside it."""
    if not file.endswith(".toml") or file.startswith(".") or file.removesuffix(".toml") in NOT_PLANS:
        return False
    if " " not in file and "conflict" not in file.lower():
        return True  # nearly all, which need not wait for the import
    from backcare_tui.storage.conflict_copies import original_of

    return original_of(file, [*files]) is None


def _marks(path: Path) -> tuple[object, ...]:
    """What tells that a file or folder may have changed, or why that cannot be told."""
    try:
        status = path.stat()
    except OSError as error:
        return (error.errno,)
    # Size and inode too: editors and sync tools may write twice within a tick of the disk's clock.
    return changed_at(status), status.st_size, status.st_ino


def _mark(data: bytes) -> bytes:
    """What tells one text from another."""
    from hashlib import sha256  # costs a start that changes no plan

    return sha256(data).hexdigest().encode()
