"""A disk that goes wrong at a chosen call: it answers with an error, or the process dies there."""

from __future__ import annotations

import builtins
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

Act = Callable[[str], None]

CALLS = ("mkdir", "open", "write", "fsync", "close", "replace", "rename", "unlink")
LOOKS = ("stat", "lstat", "listdir")
"""By which files are looked at; reading them is ``open`` too, that of Python itself."""


class Disk:
    """Counts the calls by which something under a folder is changed, and has one of them go wrong.

    With ``looks`` those too by which it is looked at, and the letting go of a lock.

    Attributes:
        calls: What was called so far, each as its name and the file's.
    """

    def __init__(self, folder: str, at: int = -1, act: Act | None = None, *, looks: bool = False) -> None:
        self.folder = os.path.realpath(folder)
        self.calls: list[str] = []
        self._at = at
        self._act = act
        self._names: dict[int, str] = {}
        self._real = {name: getattr(os, name) for name in CALLS}
        self._looks = looks

    @contextmanager
    def watched(self) -> Iterator[Disk]:
        """Stand between the program and the disk."""
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, getattr(self, f"_{name}"))
            if self._looks:
                for name in LOOKS:
                    patch.setattr(os, name, self._look(name, getattr(os, name)))
                patch.setattr(builtins, "open", self._look("read", open))
                patch.setattr(fcntl, "flock", self._locks(fcntl.flock))
            yield self

    def _look(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def look(path: Any, *rest: Any, **more: Any) -> Any:
            if not isinstance(path, int) and os.fspath(path).startswith(self.folder):
                self._reached(name, os.fspath(path))
            return real(path, *rest, **more)

        return look

    def _locks(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def flock(handle: int, how: int) -> None:
            if how & fcntl.LOCK_UN and handle in self._names:
                self._reached("unlock", self._names[handle])
            real(handle, how)

        return flock

    def _reached(self, call: str, path: str) -> None:
        self.calls.append(f"{call} {os.path.basename(path)}")
        if len(self.calls) - 1 == self._at and self._act is not None:
            self._act(call)

    def _is_ours(self, path: object) -> bool:
        return isinstance(path, str) and os.path.abspath(path).startswith(self.folder)

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
        if path is not None and (self._looks or not path.endswith(".lock")):
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
