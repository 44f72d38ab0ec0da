"""Two people at once: acts run in threads, each with a database connection of its own."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread
from typing import Any

from django.db import connection, connections


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run the acts at the same moment; give what each returned or raised, in their order.

    The test must be `django_db(transaction=True)`. A test's SQLite lies in memory, where threads
    would share one connection and its lock; for the race it moves into a file, as in work.
    """
    outcomes: list[Any] = [None] * len(acts)
    barrier = Barrier(len(acts))

    def run(number: int, act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=10)
            outcomes[number] = act()
        except Exception as failure:
            outcomes[number] = failure
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    with _shared_by_threads():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    return outcomes


@contextmanager
def _shared_by_threads() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "race.sqlite3"
        _copy(in_memory, file)
        connection.settings_dict["NAME"] = str(file)
        try:
            yield
        finally:
            connection.settings_dict["NAME"] = name
        _copy_back(file, in_memory)


def _copy(source: sqlite3.Connection, file: Path) -> None:
    target = sqlite3.connect(file)
    source.backup(target)
    target.close()


def _copy_back(file: Path, target: sqlite3.Connection) -> None:
    source = sqlite3.connect(file)
    source.backup(target)
    source.close()
