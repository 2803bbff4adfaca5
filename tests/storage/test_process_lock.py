"""The one lock: held by one process at a time, gone with it however it ends, and looked for without a trace."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from backcare_tui.storage.process_lock import Held, ProcessLock

HOLDS = """
import sys
from backcare_tui.storage.process_lock import ProcessLock
lock = ProcessLock(sys.argv[1])
print(lock.claim(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "data" / ".session.lock")


@contextmanager
def another_process(path: str) -> Iterator[subprocess.Popen[str]]:
    """One that holds the lock until it ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        yield process
        process.kill()


def test_it_is_held_while_its_process_lives_and_no_longer_when_that_is_killed(path: str) -> None:
    lock = ProcessLock(path)
    with another_process(path) as process:
        assert (lock.is_held(), lock.claim()) == (True, False)
        os.kill(process.pid, signal.SIGSTOP)  # a process that is only suspended still has its session
        assert lock.is_held()
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert (lock.is_held(), lock.claim()) == (False, True)


def test_it_is_held_again_once_it_was_released(path: str) -> None:
    one, other = ProcessLock(path), ProcessLock(path)
    assert one.claim()
    assert one.claim()
    assert (one.is_held(), other.is_held(), other.claim()) == (False, True, False)
    one.release()
    one.release()
    assert (other.is_held(), other.claim(), one.is_held()) == (False, True, True)
    other.release()


def test_looking_for_it_leaves_no_trace(path: str) -> None:
    lock = ProcessLock(path)
    assert lock.is_held() is False
    assert not os.path.exists(os.path.dirname(path))
    lock.claim()
    lock.release()
    os.utime(path, ns=(1, 1))
    assert lock.is_held() is False
    assert os.stat(path).st_mtime_ns == 1
    assert os.stat(path).st_mode & 0o777 == 0o600


def test_someone_who_only_looks_keeps_nobody_from_holding_it(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = ProcessLock(path)
    lock.claim()
    lock.release()
    looking = os.open(path, os.O_RDONLY)
    fcntl.flock(looking, fcntl.LOCK_SH)
    monkeypatch.setattr("backcare_tui.storage.process_lock.time.sleep", lambda _seconds: os.close(looking))
    assert lock.claim()
    lock.release()


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_disk_without_locks_keeps_nobody_from_a_session_and_nobody_claims_to_know(
    path: str, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def none(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", none)
    lock = ProcessLock(path)
    assert lock.claim()
    assert lock.is_held() is None


def test_some_network_disks_refuse_a_lock_that_is_taken_in_another_word(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    ProcessLock(path).claim()
    monkeypatch.setattr(fcntl, "flock", taken)
    monkeypatch.setattr("backcare_tui.storage.process_lock.time.sleep", lambda _seconds: None)
    assert (ProcessLock(path).claim(), ProcessLock(path).is_held()) == (False, True)


def test_what_cannot_be_made_keeps_nobody_from_a_session(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    lock = ProcessLock(str(tmp_path / "file" / ".lock"))
    assert lock.claim()
    assert lock.is_held() is None


def test_one_that_waits_has_it_as_soon_as_the_other_lets_go_and_threads_are_kept_apart(path: str) -> None:
    counted: list[int] = [0]

    def count() -> None:
        for _time in range(50):
            lock = ProcessLock(path)
            lock.acquire(30)
            before = counted[0]
            os.stat(path)  # lets another thread in, if it may
            counted[0] = before + 1
            lock.release()

    threads = [threading.Thread(target=count) for _thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [200]


def test_one_that_waits_in_vain_is_told_and_where_there_is_no_lock_a_writer_is_told_too(
    path: str, tmp_path: Path
) -> None:
    with another_process(path), pytest.raises(Held):
        ProcessLock(path).acquire(0.02)
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        ProcessLock(str(tmp_path / "file" / ".lock")).acquire(1)


def test_a_lock_on_a_file_that_was_deleted_meanwhile_is_not_taken_for_one(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fcntl.flock

    def deleted(handle: int, operation: int) -> None:
        monkeypatch.setattr(fcntl, "flock", real)
        os.unlink(path)
        real(handle, operation)

    monkeypatch.setattr(fcntl, "flock", deleted)
    lock, other = ProcessLock(path), ProcessLock(path)
    lock.acquire(1)
    assert (other.is_held(), other.claim()) == (True, False)
    lock.release()


@pytest.mark.parametrize("moment", ["before it is taken", "while it is held"])
def test_a_lock_file_that_another_program_puts_in_its_place_lets_no_second_one_in(
    path: str, moment: str
) -> None:
    """A sync tool writes beside and renames over, as it does with every file."""

    def replaced() -> None:
        with open(f"{path}.sync", "w"):
            pass
        os.rename(f"{path}.sync", path)

    lock = ProcessLock(path)
    if moment == "before it is taken":
        lock.claim()
        lock.release()
        replaced()
    with another_process(path):
        if moment == "while it is held":
            replaced()
        assert (lock.is_held(), lock.claim()) == (True, False)
    assert lock.claim()
    lock.release()


def test_a_lock_file_replaced_in_the_very_moment_is_taken_again(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders cannot be locked, as on some network disks, the file alone must be the one of that name."""
    real = fcntl.flock

    def replaced(handle: int, operation: int) -> None:
        if os.path.isdir(f"/dev/fd/{handle}"):
            raise OSError(errno.EBADF, "Bad file descriptor")
        if operation & fcntl.LOCK_EX and not os.path.exists(f"{path}.old"):
            os.rename(path, f"{path}.old")
            os.close(os.open(path, os.O_CREAT, 0o600))
        real(handle, operation)

    monkeypatch.setattr(fcntl, "flock", replaced)
    lock, other = ProcessLock(path), ProcessLock(path)
    lock.acquire(1)
    assert os.path.exists(f"{path}.old")
    assert (other.is_held(), other.claim()) == (True, False)
    lock.release()


def test_a_wait_grows_with_those_who_wait_as_long_as_something_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "journal" / ".lock")
    other, waited = ProcessLock(path), 0
    other.acquire(0)

    def sleep(_seconds: float) -> None:
        nonlocal waited
        waited += 1
        if waited < 500:  # a hundred times as long as one waits for somebody who writes nothing
            os.utime(tmp_path / "journal", ns=(waited, waited))
        if waited == 502:
            other.release()

    monkeypatch.setattr("backcare_tui.storage.process_lock.time.sleep", sleep)
    lock = ProcessLock(path)
    lock.acquire(0.05)
    lock.release()
    assert waited == 502


def test_one_who_writes_nothing_is_not_waited_for_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "journal" / ".lock")
    slept: list[float] = []
    monkeypatch.setattr("backcare_tui.storage.process_lock.time.sleep", slept.append)
    other = ProcessLock(path)
    other.acquire(0)
    with pytest.raises(Held):
        ProcessLock(path).acquire(0.05)
    other.release()
    assert len(slept) == 5
