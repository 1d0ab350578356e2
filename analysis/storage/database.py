"""Opening the library file: connections, transactions, migrations, and errors in words."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from analysis.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION_ID = 0x4E525331
"""Marks a SQLite file as ours (``PRAGMA application_id``)."""

SCHEMA = 5
"""The newest schema this program knows (``PRAGMA user_version``)."""


def prepare(path: Path) -> None:
    """Create the library file, or bring it up to the newest schema.

    Raises LibraryError, and leaves the file as it was, when it is none of ours, newer than ours,
    damaged or out of reach.
    """
    with in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(connect(path)) as connection:
            version = _version(connection, path)
            if version < SCHEMA:
                if version:
                    _keep_copy(connection, path, version)
                for number in range(version + 1, SCHEMA + 1):
                    _migrate(connection, number)


def connect(path: Path) -> sqlite3.Connection:
    """A connection in autocommit mode; transactions are explicit (:func:`transaction`)."""
    connection = sqlite3.connect(
        path, timeout=5, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; takes the write lock at once, so that it cannot fail half-way for a lock."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say of the file into one LibraryError sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(_sentence(path, str(error))) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(
            f"The library {path} cannot be used ({reason}): choose another place with --library."
        ) from error


class Access:
    """A connection for each thread that asks, and one writer at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._write_lock = threading.Lock()

    def connection(self) -> sqlite3.Connection:
        """The connection of this thread."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self._path)
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Ask the library; what goes wrong is a LibraryError."""
        with in_words(self._path):
            yield self.connection()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Change the library, all or nothing."""
        # SQLite's lock is not fair: threads of this process queue at one of our own.
        with self._write_lock, transaction(self.connection()):
            yield

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Change the library, all or nothing; what goes wrong is a LibraryError."""
        with in_words(self._path), self.transaction():
            yield self.connection()

    def close(self) -> None:
        """Close all connections, once what is being written is in; none may be used any more."""
        with self._write_lock:
            while self._connections:
                self._connections.pop().close()
        self._local = threading.local()


def check(connection: sqlite3.Connection) -> str:
    """What ``PRAGMA quick_check`` says: "ok", or the first damage found."""
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return str(answer)


def _version(connection: sqlite3.Connection, path: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if application != APPLICATION_ID and (tables or version):
        raise LibraryError(
            f"{path} is a database of another program: name another file with --library."
        )
    if version > SCHEMA:
        raise LibraryError(
            f"The library {path} was written by a newer newsreader (schema {version}, this one "
            f"knows {SCHEMA}): install the newer version to open it."
        )
    return version


def _migrate(connection: sqlite3.Connection, number: int) -> None:
    from importlib.resources import files  # slow, and a library is migrated once in its life

    connection.execute("PRAGMA journal_mode = WAL")
    script = files(__package__).joinpath(f"migrations/{number:04}.sql").read_text("utf-8")
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA application_id = {APPLICATION_ID};"
            f"PRAGMA user_version = {number};\nCOMMIT;"
        )
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        # Another process may have made the same step meanwhile.
        if int(connection.execute("PRAGMA user_version").fetchone()[0]) < number:
            raise


def _keep_copy(connection: sqlite3.Connection, path: Path, version: int) -> None:
    copy = path.with_name(f"{path.name}.schema-{version}")
    if not copy.exists():
        with closing(sqlite3.connect(copy)) as target:
            connection.backup(target)


_SENTENCES = (
    ("not a database", "{path} is not a newsreader library: name another file with --library."),
    (
        "malformed",
        "The library {path} is damaged ({said}): nothing was written; restore a copy, or move it "
        "away and import again.",
    ),
    ("locked", "The library {path} is in use by another program for long: try again in a moment."),
    ("full", "No space is left for the library {path}: free some and start again."),
    (
        "disk i/o",
        "No space is left for the library {path}, or its disk fails: see to it and start again.",
    ),
    (
        "readonly",
        "The library {path} cannot be written to: change its permissions, or name another file "
        "with --library.",
    ),
    ("unable to open", "The library {path} cannot be opened: name another file with --library."),
    ("", "The library {path} cannot be used ({said})."),
)


def _sentence(path: Path, said: str) -> str:
    sentence = next(text for sign, text in _SENTENCES if sign in said.lower())
    return sentence.format(path=path, said=said)
