"""A sign of life: given by one process at a time, gone with it however it ends, and looked for without a trace."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from backcare_tui.storage.process_lock import Sign

GIVES = """
import sys
from backcare_tui.storage.process_lock import Sign
sign = Sign(sys.argv[1])
print(sign.give(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "data" / ".session.lock")


@contextmanager
def another_process(path: str) -> Iterator[subprocess.Popen[str]]:
    """One that gives the sign until it ends."""
    with subprocess.Popen(
        [sys.executable, "-c", GIVES, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        yield process
        process.kill()


def test_it_is_seen_while_its_process_lives_and_no_longer_when_that_is_killed(path: str) -> None:
    sign = Sign(path)
    with another_process(path) as process:
        assert (sign.is_seen(), sign.give()) == (True, False)
        os.kill(process.pid, signal.SIGSTOP)  # a process that is only suspended still has its session
        assert sign.is_seen()
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert (sign.is_seen(), sign.give()) == (False, True)


def test_it_is_given_again_once_it_ended(path: str) -> None:
    one, other = Sign(path), Sign(path)
    assert one.give()
    assert one.give()
    assert (one.is_seen(), other.is_seen(), other.give()) == (False, True, False)
    one.end()
    one.end()
    assert (other.is_seen(), other.give(), one.is_seen()) == (False, True, True)
    other.end()


def test_looking_for_it_leaves_no_trace(path: str) -> None:
    sign = Sign(path)
    assert sign.is_seen() is False
    assert not os.path.exists(os.path.dirname(path))
    sign.give()
    sign.end()
    os.utime(path, ns=(1, 1))
    assert sign.is_seen() is False
    assert os.stat(path).st_mtime_ns == 1
    assert os.stat(path).st_mode & 0o777 == 0o600


def test_someone_who_only_looks_keeps_nobody_from_giving_it(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign = Sign(path)
    sign.give()
    sign.end()
    looking = os.open(path, os.O_RDONLY)
    fcntl.flock(looking, fcntl.LOCK_SH)
    monkeypatch.setattr("backcare_tui.storage.process_lock.time.sleep", lambda _seconds: os.close(looking))
    assert sign.give()
    sign.end()


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_disk_without_locks_keeps_nobody_from_a_session_and_nobody_claims_to_know(
    path: str, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def none(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", none)
    sign = Sign(path)
    assert sign.give()
    assert sign.is_seen() is None


def test_some_network_disks_refuse_a_lock_that_is_taken_in_another_word(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    Sign(path).give()
    monkeypatch.setattr(fcntl, "flock", taken)
    monkeypatch.setattr("backcare_tui.storage.process_lock.time.sleep", lambda _seconds: None)
    assert (Sign(path).give(), Sign(path).is_seen()) == (False, True)


def test_what_cannot_be_made_keeps_nobody_from_a_session(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    sign = Sign(str(tmp_path / "file" / ".lock"))
    assert sign.give()
    assert sign.is_seen() is None
