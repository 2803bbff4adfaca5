"""The plan as it was understood before: used only while the files still say the very same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from kits.coach_kit import on_host

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import Home, shipped_plans
from backcare_tui.storage import cache
from backcare_tui.storage.machine import seal
from backcare_tui.storage.plan_library import NOT_PLANS, Library
from backcare_tui.storage.planfile.errors import PlanError

SHIPPED = shipped_plans()
PLANS = sorted(path.stem for path in SHIPPED.glob("*.toml") if path.stem not in NOT_PLANS)
SMALL = 'title = "{title}"\n[[device]]\nid = "pump"\nname = "Pump"\nminutes = {minutes}\nevery = "day"\n'


class Shelf:
    """A person's plans, the shipped ones and the cache, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder / "cache"
        self.shipped = folder / "shipped"
        self.own = folder / "plans"
        shutil.copytree(SHIPPED, self.shipped)
        self.own.mkdir()

    def library(self) -> Library:
        """What a process that starts now has."""
        return Library(self.folder / "config.toml", self.own, self.shipped, str(self.cache))

    def write(self, title: str = "Mine", minutes: int = 5) -> Path:
        path = self.own / "mine.toml"
        path.write_text(SMALL.format(title=title, minutes=minutes), encoding="utf-8")
        return path

    def warm(self, path: Path) -> None:
        """Understand a plan and keep it, as a check-off does."""
        library = self.library()
        library.keep(library.read(path))
        assert self.file.exists()

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return Path(cache.file_of(str(self.cache), cache.PLAN))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the plan files that are really read as TOML."""
    from backcare_tui.storage.planfile import loader as planfile

    found: list[str] = []
    parse = planfile.parse_plan

    def watched(text, *, source, atlas):
        found.append(source)
        return parse(text, source=source, atlas=atlas)

    monkeypatch.setattr(planfile, "parse_plan", watched)
    return found


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_comes_back_as_it_was_understood(shelf: Shelf, name: str, parsed: list[str]):
    path = SHIPPED / f"{name}.toml"
    plain = Library(shelf.folder / "config.toml", shelf.own, shelf.shipped)
    shelf.warm(path)
    parsed.clear()
    warm = shelf.library()
    assert warm.read(path) == plain.read(path)
    assert warm.atlas == plain.atlas
    assert parsed == [path.name], "only the library without a cache reads it"


def test_reading_saves_nothing(shelf: Shelf):
    library = shelf.library()
    assert library.read(shelf.write()).title == "Mine"
    assert not shelf.cache.exists()


def test_an_edited_plan_is_read_anew_even_where_size_and_time_are_the_same(shelf: Shelf):
    path = shelf.write(minutes=5)
    before = path.stat()
    shelf.warm(path)
    shelf.write(minutes=8)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert shelf.library().read(path).tasks[0].rungs[0].minutes == 8


def test_a_plan_that_broke_is_refused_though_it_was_understood_before(shelf: Shelf):
    path = shelf.write()
    shelf.warm(path)
    path.write_text(path.read_text(encoding="utf-8") + "minutess = 3\n", encoding="utf-8")
    with pytest.raises(PlanError, match="minutess"):
        shelf.library().read(path)


def test_another_atlas_has_every_plan_read_anew(shelf: Shelf, parsed: list[str]):
    path = shelf.write()
    shelf.warm(path)
    atlas = shelf.shipped / "atlas.toml"
    atlas.write_text(atlas.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    parsed.clear()
    assert shelf.library().read(path).title == "Mine"
    assert parsed == ["mine.toml"]


def test_the_same_text_under_another_name_is_the_same_plan(shelf: Shelf, parsed: list[str]):
    library = shelf.library()
    library.read(library.path("combined"))
    parsed.clear()
    assert library.read(library.adopt("combined")).title
    assert parsed == []


@pytest.mark.parametrize("damage", [b"", b"{", b'{"written_by": 3}', b"\xff\xfe", None])
def test_a_saved_plan_that_is_damaged_or_gone_costs_only_time(shelf: Shelf, damage: bytes | None):
    path = shelf.write()
    shelf.warm(path)
    file = shelf.file
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage)
    assert shelf.library().read(path).title == "Mine"


def make_hostile(data: bytes) -> bytes:
    """A plan that no reader would give: ten times the dose, and for everyone."""
    return data.replace(b'"minutes":5', b'"minutes":900').replace(b'"not_with":["', b'"not_with":["not-')


@pytest.mark.parametrize("how", ["edited", "sealed elsewhere", "copied", "linked"])
def test_a_saved_plan_that_this_machine_did_not_write_there_is_not_believed(
    shelf: Shelf, tmp_path: Path, parsed: list[str], how: str
):
    """With one folder for everything the cache lies among what is synced, and anyone may have written it."""
    path = shelf.write()
    path.write_text(path.read_text() + 'not_with = ["pregnancy"]\n')
    shelf.warm(path)
    good = shelf.library().read(path)
    hostile = make_hostile(shelf.file.read_bytes())
    assert b"900" in hostile
    assert b"not-pregnancy" in hostile
    if how == "edited":
        shelf.file.write_bytes(hostile)
    elif how == "sealed elsewhere":
        saved = msgspec.json.decode(hostile, type=cache.Sealed).saved
        with on_host("another"):
            resealed = cache.Sealed(seal(str(shelf.cache), bytes(saved)), saved)
        shelf.file.write_bytes(msgspec.json.encode(resealed))
    else:
        shelf.file.rename(tmp_path / "elsewhere")
        if how == "linked":
            shelf.file.symlink_to(tmp_path / "elsewhere")
        else:
            shelf.cache.rename(tmp_path / "old")
            shutil.copytree(tmp_path / "old", shelf.cache)
            shutil.copy(tmp_path / "elsewhere", shelf.file)
    parsed.clear()

    library = shelf.library()
    assert library.read(path) == good
    assert parsed == ["mine.toml"]
    library.keep(library.read(path))
    assert not shelf.file.is_symlink()
    parsed.clear()
    assert shelf.library().read(path) == good
    assert parsed == []


def test_two_machines_over_one_folder_keep_each_its_own(shelf: Shelf):
    path = shelf.write()
    shelf.warm(path)
    with on_host("another"):
        shelf.warm(path)
    assert len([*shelf.cache.iterdir()]) == 2


def test_a_link_in_place_of_a_cache_is_replaced_and_what_it_leads_to_left_alone(shelf: Shelf, tmp_path: Path):
    shelf.cache.mkdir()
    (tmp_path / "precious").write_text("precious")
    shelf.file.symlink_to(tmp_path / "precious")
    shelf.warm(shelf.write())
    assert (tmp_path / "precious").read_text() == "precious"
    assert not shelf.file.is_symlink()


def test_what_another_version_understood_is_not_used(shelf: Shelf, parsed: list[str]):
    path = shelf.write()
    shelf.warm(path)
    saved = cache.load(str(shelf.cache), cache.PLAN, cache.SavedPlan)
    assert saved is not None
    cache.save(str(shelf.cache), cache.PLAN, msgspec.structs.replace(saved, written_by="0 0.0"))
    parsed.clear()
    assert shelf.library().read(path).title == "Mine"
    assert parsed == ["mine.toml"]


def test_a_disk_that_will_not_take_it_costs_no_check_off(home: Home, clock: FixedClock):
    home.config.mkdir(parents=True)
    home.cache.write_text("a file where the folder should be", encoding="utf-8")
    assert Coach(home, clock).tasks.note("hello").changed


def test_a_check_off_saves_the_plan_in_use_once(home: Home, clock: FixedClock):
    coach = Coach(home, clock)
    assert cache.load(str(home.cache), cache.PLAN, cache.SavedPlan) is None
    coach.tasks.note("one")
    saved = cache.load(str(home.cache), cache.PLAN, cache.SavedPlan)
    assert saved is not None
    assert saved.plan == coach.plan
    file = Path(cache.file_of(str(home.cache), cache.PLAN))
    inode = file.stat().st_ino
    coach.tasks.note("two")
    Coach(home, clock).tasks.note("three")
    assert file.stat().st_ino == inode


def test_a_warm_start_imports_neither_toml_nor_the_plan_reader(home: Home, coach: Coach, clock: FixedClock):
    coach.tasks.note("warm")
    program = (
        "import sys\n"
        "from datetime import datetime\n"
        "from backcare_tui.clock import FixedClock\n"
        "from backcare_tui.coach import Coach\n"
        "from backcare_tui.paths import find_home\n"
        "coach = Coach(find_home(sys.argv[1], {}), FixedClock(datetime.fromisoformat(sys.argv[2])))\n"
        "assert coach.today().rows and not coach.problems\n"
        "print(*(name for name in sys.modules if name.endswith(('tomllib', 'planfile.read', 'planfile.top'))))\n"
    )
    line = [sys.executable, "-c", program, str(home.config), clock.moment.isoformat()]
    told = subprocess.run(line, capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
