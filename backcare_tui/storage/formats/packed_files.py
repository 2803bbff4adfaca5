"""A file, a folder or a zip as the files in it, whoever made it: bounded, and nothing of it is ever unpacked to the disk."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Mapping
from stat import S_ISDIR, S_ISLNK

from backcare_tui.storage.files import NotRegular, is_link, read_regular
from backcare_tui.storage.formats.habits import NotUnderstood

LARGEST = 50_000_000
"""Bytes of all files together, unpacked."""
LARGEST_OWN = 500_000_000
"""Bytes of a JSON export of our own, which holds whole lives."""
MOST = 2000
"""Files of a folder or a zip."""
OWN_START = b'{"format":"backcare"'
"""How an export of our own begins."""
DAY_STAMP = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip: the same diary makes the same zip."""

Files = Mapping[str, bytes]
"""Files by their names, with ``/`` between folders; a single file has the name it has."""


def read_files(path: str) -> dict[str, bytes]:
    """What a person named: a file, all of a folder, or all of a zip.

    Raises:
        NotUnderstood: It is not there, cannot be read, is too large, or is a zip that means no good.
    """
    name = os.path.basename(os.path.normpath(path))[:60]
    try:
        if os.path.isdir(path):
            return _of_folder(path, name)
        with open(path, "rb") if os.path.isfile(path) else io.BytesIO() as file:
            is_own = file.read(len(OWN_START)) == OWN_START
        data = read_regular(path, LARGEST_OWN if is_own else LARGEST)
    except NotRegular:
        raise NotUnderstood(f"{name!r} is not a file.") from None
    except OSError as error:
        raise NotUnderstood(f"{name!r} cannot be read: {(error.strerror or str(error)).lower()}.") from None
    except ValueError:
        raise NotUnderstood("No file can be called so.") from None
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _of_zip(data, name)
    return {name: data}


def _of_folder(path: str, name: str) -> dict[str, bytes]:
    """The CSV files of a folder and of those right in it; links are passed over."""
    files: dict[str, bytes] = {}
    for folder, within, names in os.walk(path):
        depth = os.path.relpath(folder, path).count(os.sep) + (folder != path)
        within[:] = sorted(within) if depth < 2 else []
        for file in sorted(names):
            whole = os.path.join(folder, file)
            if file.endswith(".csv") and not is_link(whole):
                left = LARGEST - sum(map(len, files.values()))
                files[os.path.relpath(whole, path).replace(os.sep, "/")] = read_regular(whole, left)
            if len(files) > MOST:
                raise NotUnderstood(f"{name!r} has more than {MOST} files.")
    return files


def _of_zip(data: bytes, name: str) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            if len(entries) > MOST:
                raise NotUnderstood(f"{name!r} has more than {MOST} files.")
            for entry in entries:
                mode = entry.external_attr >> 16
                if entry.is_dir() or S_ISDIR(mode) or S_ISLNK(mode):
                    continue
                parts = entry.filename.replace("\\", "/").split("/")
                if ".." in parts or not parts[0] or ":" in parts[0]:
                    raise NotUnderstood(f"{name!r} holds a file with a path that leads out of it.")
                with packed.open(entry) as file:
                    unpacked = file.read(left + 1)  # what its head says of its size may be anything
                left -= len(unpacked)
                if left < 0:
                    raise NotUnderstood(f"{name!r} has more than {LARGEST:,} bytes once it is unpacked.")
                files["/".join(parts)] = unpacked
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, OSError, ValueError):
        raise NotUnderstood(f"{name!r} is a zip that cannot be unpacked.") from None
    return files


def zipped(files: Files) -> bytes:
    """Files as one zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, DAY_STAMP)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, data)
    return packed.getvalue()
