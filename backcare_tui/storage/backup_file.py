"""Backup files: a zip of a person's files with a manifest, the same for the same files, and read back with distrust."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from stat import S_ISLNK
from zlib import error as zlib_error

import msgspec

from backcare_tui.paths import Home
from backcare_tui.storage.files import LEFT_OVER, NotRegular, make_folder, read_regular, sync_folder
from backcare_tui.storage.journal.folder import month_in
from backcare_tui.storage.journal.reader import File, git_sides

FORMAT = 1
MANIFEST = "manifest.json"
LARGEST = 256 * 2**20
"""Bytes of all files together, as they are unpacked."""
MOST = 20_000
"""Files."""
FIXED = (1980, 1, 1, 0, 0, 0)
"""The time that every file in the zip has, so that the same files make the same zip."""
UTTERLY_WRONG = (
    zipfile.BadZipFile,
    zlib_error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
"""What the zip reader raises for a file that is not as it should be."""


class NotABackup(Exception):
    """The file cannot be restored: one sentence."""


class Listed(msgspec.Struct, frozen=True):
    """One file of a backup, as the manifest has it."""

    path: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says of itself.

    Attributes:
        format: Of this file.
        version: Of the program that made it.
        made: When, ISO 8601.
        files: Every file in it, by path.
        entries: How many entries each month has, over all devices; what cannot be read is not counted.
        first: Day of the first entry, or None.
        last: Day of the last entry, or None.
    """

    format: int
    version: str
    made: str
    files: list[Listed]
    entries: dict[str, int] = {}
    first: str | None = None
    last: str | None = None


class _Format(msgspec.Struct):
    format: int


class _Dated(msgspec.Struct):
    day: str = ""


_raw_file = msgspec.json.Decoder(File[msgspec.Raw])
_dated = msgspec.json.Decoder(_Dated)


def place(home: Home, path: str) -> str:
    """Where a file of a backup belongs in a home."""
    return os.path.join(home.data if path.startswith("journal/") else home.config, *path.split("/"))


def gather(home: Home) -> tuple[dict[str, bytes], list[str]]:
    """Every file of a person as it is now, each read once, by its path in a backup; and what had to be left out.

    Neither the cache, nor the lock, nor this device's letters: another machine gets its own.

    Raises:
        OSError: One of them cannot be read: a backup without it would only look like one.
    """
    files: dict[str, bytes] = {}
    left: list[str] = []
    for path in _paths(home):
        try:
            if not is_ours(path):
                left.append(path)
                continue
            files[path] = read_regular(place(home, path))
        except NotRegular:
            left.append(path)
        except FileNotFoundError:
            continue  # set aside or replaced meanwhile, or a link to nowhere
    return files, left


def _paths(home: Home) -> Iterator[str]:
    if home.settings.exists():
        yield home.settings.name
    for top in (home.journal, home.plans, home.themes):
        for folder, _inner, names in os.walk(top, onerror=_stop):
            for name in names:
                if name != ".lock" and not name.startswith(".device.") and not LEFT_OVER.fullmatch(name):
                    below = os.path.relpath(os.path.join(folder, name), top).replace(os.sep, "/")
                    yield f"{top.name}/{below}"


def _stop(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error


def is_ours(path: str) -> bool:
    """Whether a backup may have a file at such a path: below the folders of a home, and nowhere else."""
    parts = path.split("/")
    if not path.isprintable() or len(path) > 300 or any(char in path for char in '\\:*?"<>|'):
        return False
    if any(not part.strip(". ") or len(part.encode()) > 240 for part in parts):
        return False
    if any(part == ".lock" or part.startswith(".device.") or LEFT_OVER.fullmatch(part) for part in parts):
        return False
    return path == "config.toml" or (len(parts) in (2, 3, 4) and parts[0] in ("journal", "plans", "themes"))


def entries_of(files: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """Every entry of a backup's journal by month and id; of an id with two contents, the one that a reader takes."""
    months: dict[str, dict[str, bytes]] = {}
    for path, data in files.items():
        if not path.startswith("journal/"):
            continue
        name = path.removeprefix("journal/")
        month = month_in(name)
        if month is None and not (name.startswith("standing/") and name.endswith(".json")):
            continue
        try:
            sides = [_raw_file.decode(side).events for side in git_sides(data)]
        except (ValueError, RecursionError):
            continue  # it goes along as it is
        for side in sides:
            for entry_id, raw in side.items():
                entries = months.setdefault(month or day_of(bytes(raw))[:7], {})
                entries[entry_id] = max(bytes(raw), entries.get(entry_id, b""))
    return months


def day_of(raw: bytes) -> str:
    """The day that an entry says it is of; empty where it says none."""
    try:
        day = _dated.decode(raw).day
        return day if len(day) == 10 and day.isascii() and day.isprintable() else ""
    except (ValueError, RecursionError):
        return ""


def pack(files: Mapping[str, bytes], version: str, made: str) -> bytes:
    """A backup of these files: the same bytes for the same files, version and time."""
    months = entries_of(files)
    days = sorted(filter(None, (day_of(raw) for entries in months.values() for raw in entries.values())))
    manifest = Manifest(
        FORMAT,
        version,
        made,
        [Listed(path, len(files[path]), sha256(files[path]).hexdigest()) for path in sorted(files)],
        {month: len(months[month]) for month in sorted(months)},
        days[0] if days else None,
        days[-1] if days else None,
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        told = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
        for name, data in ((MANIFEST, told), *((path, files[path]) for path in sorted(files))):
            info = zipfile.ZipInfo(name, FIXED)
            info.create_system, info.external_attr = 3, 0o100600 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return packed.getvalue()


def unpack(data: bytes) -> tuple[Manifest, dict[str, bytes]]:
    """What is in a backup, once all of it is as its manifest says.

    Raises:
        NotABackup: It is not; why, in one sentence.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _checked(archive)
    except UTTERLY_WRONG:
        raise NotABackup(
            "That is no backup of backcare, or it is damaged: it cannot be read as a zip."
        ) from None


def _checked(archive: zipfile.ZipFile) -> tuple[Manifest, dict[str, bytes]]:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if MANIFEST not in names:
        raise NotABackup("That is a zip, but no backup of backcare: it has no manifest.")
    if len(infos) > MOST or sum(info.file_size for info in infos) > LARGEST:
        raise NotABackup(
            f"That is larger than a backup can be: {LARGEST // 2**20} MiB unpacked, in {MOST:,} files."
        )
    if len(set(names)) < len(names):
        raise NotABackup("That backup has two files of one name; it was altered.")
    told = _member(archive, archive.getinfo(MANIFEST))
    try:
        if (found := msgspec.json.decode(told, type=_Format).format) > FORMAT:
            raise NotABackup(
                f"That backup has format {found}; this backcare reads {FORMAT}. Update it first."
            )
        manifest = msgspec.json.decode(told, type=Manifest)
    except (ValueError, RecursionError):
        raise NotABackup("That is a zip, but no backup of backcare: its manifest cannot be read.") from None
    dates = (manifest.made, manifest.first or "", manifest.last or "", *manifest.entries)
    if any(len(text) > 40 or not text.isprintable() for text in dates):
        raise NotABackup("That backup's manifest is not of our making; it was altered.")
    if sorted(names) != sorted((MANIFEST, *(file.path for file in manifest.files))):
        raise NotABackup("The files in that backup are not those of its manifest; it was altered.")
    files: dict[str, bytes] = {}
    for listed in manifest.files:
        info = archive.getinfo(listed.path)
        if not is_ours(listed.path) or S_ISLNK(info.external_attr >> 16):
            raise NotABackup("That backup has a file that belongs nowhere in a home; it was altered.")
        content = _member(archive, info)
        if len(content) != listed.size or sha256(content).hexdigest() != listed.sha256:
            raise NotABackup(
                "A file in that backup is not as its checksum says; it was altered or is damaged."
            )
        files[listed.path] = content
    return manifest, files


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        content = file.read(info.file_size + 1)  # no more than it claims, whatever it unpacks to
    if len(content) != info.file_size:
        raise NotABackup(
            "A file in that backup is not of the size that it says; it was altered or is damaged."
        )
    return content


def save_new(path: str, data: bytes) -> None:
    """Save a backup under a name that is free, and read it back; whole or not at all.

    Raises:
        FileExistsError: The name is taken.
        NotABackup: What was read back is not what was written.
        OSError: It could not be written.
    """
    folder, name = os.path.split(os.path.abspath(path))
    make_folder(folder)
    temporary = os.path.join(folder, f".{name}.{os.urandom(8).hex()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if read_regular(temporary) != data:
            raise NotABackup("What was written does not read back as it was; take another disk.")
        unpack(data)
        _name_it(temporary, path)
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)
    sync_folder(folder)


def _name_it(temporary: str, path: str) -> None:
    """Give it its name, where nothing has that: a link does not replace, as a rename would."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links, as many a stick
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(temporary, path)
