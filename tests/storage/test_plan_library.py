"""Which plan is in force: the person's own over the shipped ones, and never written to unasked."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from kits.folder import snapshot

from backcare_tui.paths import shipped_plans
from backcare_tui.storage.plan_library import Library
from backcare_tui.storage.planfile.errors import PlanError

OWN = """# mine
title = "Mine"   # kept

[[device]]
id = "pump"
name = "Pump"
minutes = 5
every = "day"
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config"


@pytest.fixture
def library(config: Path) -> Library:
    return Library(config / "config.toml", config / "plans", shipped_plans())


def put_plan(config: Path, name: str, text: str = OWN) -> Path:
    path = config / "plans" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def put_settings(config: Path, text: str) -> Path:
    config.mkdir(exist_ok=True)
    path = config / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_newcomer_has_the_shipped_plan_and_reading_it_makes_nothing(library: Library, config: Path) -> None:
    assert library.in_use() == "combined"
    assert library.path("combined") == shipped_plans() / "combined.toml"
    assert library.read(library.path("combined")).title == "Posture device and massage, together"
    library.stamp()

    assert not config.exists()


def test_the_atlas_the_tips_and_the_figures_are_no_plans(library: Library) -> None:
    assert not {"atlas", "tips", "figures"} & {*library.names()}
    assert {"combined", "mcgill-big-3"} <= {*library.names()}


def test_adopting_copies_the_shipped_plan_byte_for_byte_and_only_once(library: Library, config: Path) -> None:
    own = library.adopt("combined")

    assert own.read_bytes() == (shipped_plans() / "combined.toml").read_bytes()
    assert library.is_own("combined")
    assert library.path("combined") == own

    own.write_text(OWN)
    before = snapshot(config)
    library.adopt("combined")
    assert snapshot(config) == before


def test_an_own_plan_hides_the_shipped_one_of_its_name_and_joins_the_others(
    library: Library, config: Path
) -> None:
    put_plan(config, "combined")
    put_plan(config, "evenings")

    assert library.read(library.path(library.in_use())).title == "Mine"
    assert "evenings" in library.names()
    assert library.names().count("combined") == 1


def test_a_plan_is_read_again_when_it_has_changed_and_only_then(library: Library, config: Path) -> None:
    path = put_plan(config, "combined")
    first = library.read(path)
    assert library.read(path) is first

    path.write_text(OWN.replace("Mine", "Ours, edited"))

    assert library.read(path).title == "Ours, edited"


def test_whatever_may_change_the_plan_in_force_changes_the_stamp(library: Library, config: Path) -> None:
    seen = [library.stamp()]
    put_plan(config, "combined")
    seen.append(library.stamp())
    put_plan(config, "combined", OWN + "\n# edited\n")
    seen.append(library.stamp())
    put_plan(config, "evenings")
    put_settings(config, 'plan = "evenings"\n')
    seen.append(library.stamp())
    put_settings(config, 'plan = "none such"\n')
    seen.append(library.stamp())

    assert len({*seen}) == len(seen)
    assert library.stamp() == seen[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no time of change")
@pytest.mark.parametrize("how", ["in place", "another file"])
@pytest.mark.parametrize("what", ["plan", "settings"])
def test_a_file_of_the_same_size_and_time_is_seen_to_be_another(
    library: Library, config: Path, how: str, what: str
) -> None:
    put_plan(config, "combined")
    put_settings(config, 'plan = "combined"\n#1\n')
    path = config / "config.toml" if what == "settings" else library.path("combined")
    before, status, text = library.stamp(), path.stat(), path.read_text()
    other = path if how == "in place" else path.with_suffix(".new")
    other.write_text(text[:-2] + ("2\n" if text[-2] == "1" else " \n"))
    os.utime(other, ns=(status.st_mtime_ns, status.st_mtime_ns))
    other.replace(path)
    assert path.stat().st_size == status.st_size

    assert library.stamp() != before


def test_using_a_plan_keeps_the_comments_and_the_order_of_the_settings(
    library: Library, config: Path
) -> None:
    text = (
        '# about me\nkeymap = "mine"   # by hand\n\nplan = "combined" # the long one\n[look]\ntheme = "x"\n'
    )
    path = put_settings(config, text)
    library.use("mcgill-big-3")

    assert path.read_text() == text.replace('"combined"', '"mcgill-big-3"')
    assert library.in_use() == "mcgill-big-3"


def test_using_a_plan_for_the_first_time_makes_the_settings(library: Library, config: Path) -> None:
    library.use("mcgill-big-3")

    assert library.in_use() == "mcgill-big-3"
    assert os.listdir(config) == ["config.toml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plan = ", "it is not TOML"),
        ("plan = 3", "`plan` takes the name of a plan"),
        ('plan = "../../etc/passwd"', "there is no plan named '../../etc/passwd'"),
        ('plan = "atlas"', "there is no plan named 'atlas'"),
    ],
)
def test_settings_that_cannot_be_understood_are_named_and_left_alone(
    library: Library, config: Path, text: str, said: str
) -> None:
    path = put_settings(config, text)

    with pytest.raises(PlanError, match=r"config\.toml") as error:
        library.in_use()

    assert said in str(error.value)
    assert path.read_text() == text


@pytest.mark.parametrize("content", [b"plan = ", b"\xff\xfe", b"[["])
def test_settings_that_are_not_toml_are_never_rewritten(
    library: Library, config: Path, content: bytes
) -> None:
    path = put_settings(config, "")
    path.write_bytes(content)

    with pytest.raises(PlanError):
        library.use("combined")

    assert path.read_bytes() == content


def test_settings_that_cannot_be_read_are_told(
    library: Library, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_settings(config, 'plan = "combined"')

    def denied(*_more: object) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("backcare_tui.storage.settings.read_regular", denied)

    with pytest.raises(PlanError, match="cannot be read: permission denied"):
        library.in_use()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a = " + "9" * 5000, "it is not TOML"),
        ("a = " + "[" * 50_000, "nested"),
        ("a" + ".a" * 49_000 + " = 1", "dots"),
        ("# much\n" * 1_000_000, "more than 100,000 bytes"),
        ("plan = [", "it is not TOML"),
    ],
    ids=["figures", "nested", "dots", "large", "open"],
)
def test_settings_that_are_a_trap_are_told_at_once_and_left_alone(
    library: Library, config: Path, content: str, said: str
) -> None:
    path = put_settings(config, content)
    for act in (library.in_use, lambda: library.use("tens")):
        with pytest.raises(PlanError, match=said) as told:
            act()
        assert len(str(told.value)) < 400
    assert path.read_text(encoding="utf-8") == content


def test_settings_saved_with_a_byte_order_mark_are_taken(library: Library, config: Path) -> None:
    put_settings(config, '\ufeffplan = "tens"\n')
    assert library.in_use() == "tens"


@pytest.mark.parametrize("target", ["nowhere", "combined.toml"])
def test_a_plan_of_ones_own_behind_a_broken_link_is_never_replaced_in_silence(
    library: Library, config: Path, target: str
) -> None:
    own = config / "plans" / "combined.toml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.symlink_to(target)
    with pytest.raises(PlanError, match=r"cannot be read|no such file"):
        library.read(library.path("combined"))
    assert library.adopt("combined").is_symlink()


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_disk_that_gives_out_costs_neither_plan_nor_settings(
    library: Library, config: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    settings = put_settings(config, 'plan = "combined"\n')
    plan = put_plan(config, "combined")

    def broken(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, broken)
    with pytest.raises(OSError):
        library.use("mcgill-big-3")
    with pytest.raises(OSError):
        library.adopt("mcgill-big-3")

    assert settings.read_text() == 'plan = "combined"\n'
    assert plan.read_text() == OWN
    assert os.listdir(config / "plans") == ["combined.toml"]
