"""A backup is read with distrust: each file belongs in a home, is no link, and unpacks to what it says."""

from __future__ import annotations

import io
import zipfile

import pytest

from backcare_tui.storage.backup_file import NotABackup, pack, unpack

FILES = {"plans/mine.toml": b"title = 'Mine'\n", "journal/2026-11.abcdef.json": b'{"events": {}}'}


def test_what_is_packed_is_unpacked() -> None:
    assert unpack(pack(FILES, "1.0", "2026-11-28T07:42:00+00:00"))[1] == FILES


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../x",
            "/etc/x",
            "plans/../../x",
            "plans//x",
            "plans/..",
            "plans\\x",
            "c:x",
            "plans/x\x1b[2J",
            "x",
        ),
        *(
            "journal/.lock",
            "journal/.device.0123456789abcdef",
            "cache/x",
            "copies/x.zip",
            "plans/a/b/c/d",
            "",
        ),
    ],
)
def test_a_file_that_belongs_nowhere_in_a_home_is_refused(name: str) -> None:
    with pytest.raises(NotABackup, match=r"belongs nowhere|cannot be read"):
        unpack(pack({name: b"x"}, "1.0", ""))


def test_a_link_is_refused() -> None:
    data = pack(FILES, "1.0", "")
    regular, link = (0o100600 << 16).to_bytes(4, "little"), (0o120777 << 16).to_bytes(4, "little")
    with pytest.raises(NotABackup, match="belongs nowhere"):
        unpack(data.replace(regular, link))


def test_a_file_that_unpacks_to_more_than_it_says_is_not_unpacked() -> None:
    data = pack({"plans/mine.toml": bytes(10**6)}, "1.0", "")
    told = (10**6).to_bytes(4, "little")
    with pytest.raises(NotABackup):
        unpack(data.replace(told, (10).to_bytes(4, "little")))


@pytest.mark.parametrize("at", range(0, 900, 37))
def test_one_altered_byte_is_found_or_changes_no_file(at: int) -> None:
    data = bytearray(pack(FILES, "1.0", "2026-11-28T07:42:00+00:00"))
    data[at % len(data)] ^= 0x41
    try:
        files = unpack(bytes(data))[1]
    except NotABackup:
        return
    assert files == FILES


def test_two_files_of_one_name_are_refused() -> None:
    packed = io.BytesIO(pack(FILES, "1.0", ""))
    with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("plans/mine.toml", b"other")
    with pytest.raises(NotABackup, match="two files of one name"):
        unpack(packed.getvalue())


def test_a_file_put_in_place_of_another_of_its_size_is_told_by_its_checksum() -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(pack(FILES, "1.0", ""))) as found,
        zipfile.ZipFile(packed, "w") as archive,
    ):
        for name in found.namelist():
            archive.writestr(name, found.read(name).replace(b"Mine", b"Evil"))
    with pytest.raises(NotABackup, match="checksum"):
        unpack(packed.getvalue())
