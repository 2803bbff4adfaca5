"""A disk that goes wrong at a chosen call: it answers with an error, or the process dies there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Act = Callable[[str], None]

CALLS = ("mkdir", "open", "write", "fsync", "close", "replace", "rename", "unlink")


class Disk:
    """Counts the calls by which something under a folder is changed, and has one of them go wrong.

    Attributes:
        calls: What was called so far, each as its name and the file's.
    """

    def __init__(self, folder: str, at: int = -1, act: Act | None = None) -> None:
        self.folder = os.path.realpath(folder)
        self.calls: list[str] = []
        self._at = at
        self._act = act
        self._names: dict[int, str] = {}
        self._real = {name: getattr(os, name) for name in CALLS}

    @contextmanager
    def watched(self) -> Iterator[Disk]:
        """Stand between the program and the disk."""
        for name in CALLS:
            setattr(os, name, getattr(self, f"_{name}"))
        try:
            yield self
        finally:
            for name, call in self._real.items():
                setattr(os, name, call)

    def _reached(self, call: str, path: str) -> None:
        self.calls.append(f"{call} {os.path.basename(path)}")
        if len(self.calls) - 1 == self._at and self._act is not None:
            self._act(call)

    def _is_ours(self, path: object) -> bool:
        return isinstance(path, str) and os.path.realpath(path).startswith(self.folder)

    def _open(self, path, flags, mode=0o777, **more):
        if not self._is_ours(path):
            return self._real["open"](path, flags, mode, **more)
        self._reached("open", path)
        handle = self._real["open"](path, flags, mode, **more)
        self._names[handle] = path
        return handle

    def _write(self, handle, data):
        if handle not in self._names:
            return self._real["write"](handle, data)
        # Half of it goes through before anything goes wrong.
        half = max(1, len(data) // 2)
        done = self._real["write"](handle, data[:half])
        self._reached("write", self._names[handle])
        return done + (self._real["write"](handle, data[half:]) if data[half:] else 0)

    def _fsync(self, handle):
        if handle in self._names:
            self._reached("fsync", self._names[handle])
        return self._real["fsync"](handle)

    def _close(self, handle):
        self._real["close"](handle)
        path = self._names.pop(handle, None)
        if path is not None and not path.endswith(".lock"):
            self._reached("close", path)

    def _mkdir(self, path, mode=0o777, **more):
        if self._is_ours(path):
            self._reached("mkdir", path)
        return self._real["mkdir"](path, mode, **more)

    def _replace(self, source, target, **more):
        if self._is_ours(target):
            self._reached("replace", target)
        return self._real["replace"](source, target, **more)

    def _rename(self, source, target, **more):
        if self._is_ours(target):
            self._reached("rename", target)
        return self._real["rename"](source, target, **more)

    def _unlink(self, path, **more):
        return self._real["unlink"](path, **more)
