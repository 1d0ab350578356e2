"""Taking compressed answers apart, a bounded piece at a time."""

from __future__ import annotations

import zlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

import brotli

from analysis.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

CODINGS = "gzip, deflate, br"
"""What is asked for, as an ``Accept-Encoding`` header has it."""
_PIECE = 1 << 16
_MOST_CODINGS = 2
_PLAIN = (b"<", b"{", b"\xef\xbb\xbf")
_GZIP = b"\x1f\x8b"
_FAULTS = (zlib.error, brotli.error)


class _Decoder(Protocol):
    """One coding: bytes in, pieces of at most some 64 KB out."""

    def pieces(self, data: bytes) -> Iterator[bytes]: ...

    def is_complete(self) -> bool: ...


class Unpacking:
    """The codings of one answer, undone as it comes in; more than ``limit`` bytes are refused.

    A server that names a coding it did not use is forgiven.
    """

    def __init__(self, coding: str, limit: int) -> None:
        names = [name.strip().lower() for name in coding.split(",")]
        names = [name for name in names if name and name != "identity"]
        if len(names) > _MOST_CODINGS or not _DECODERS.keys() >= set(names):
            raise SourceError(
                "the server packs its answer in a way that nobody asked for; tell its owner"
            )
        self._stages = [_Stage(name, limit) for name in reversed(names)]
        self._limit = limit
        self._length = 0

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Give what a stretch of the answer holds, in pieces."""
        for piece in self._through(data, 0):
            self._length += len(piece)
            if self._length > self._limit:
                raise too_large(self._limit)
            yield piece

    def is_complete(self) -> bool:
        """Whether no coding waits for more."""
        return all(stage.is_complete() for stage in self._stages)

    def _through(self, data: bytes, depth: int) -> Iterator[bytes]:
        if depth == len(self._stages):
            yield data
            return
        for piece in self._stages[depth].pieces(data):
            yield from self._through(piece, depth + 1)


def too_large(limit: int) -> SourceError:
    """Say that there is more than may be read."""
    return SourceError(f"is larger than {limit >> 20 or 1} MB, which is more than is read")


class _Stage:
    """One coding with what may be wrong about it."""

    def __init__(self, name: str, limit: int) -> None:
        self._decoder: _Decoder | None = None
        self._name = name
        self._limit = limit
        self._length = 0
        self._is_plain = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._decoder is None and not self._is_plain:
            self._is_plain = _is_plain(self._name, data)
            self._decoder = None if self._is_plain else _DECODERS[self._name](data)
        if self._decoder is None:
            yield data
            return
        try:
            for piece in self._decoder.pieces(data):
                self._length += len(piece)
                if self._length > self._limit:
                    raise too_large(self._limit)
                yield piece
        except _FAULTS as error:
            raise SourceError(
                "the answer is packed in a way that cannot be undone; try again later"
            ) from error

    def is_complete(self) -> bool:
        return self._decoder is None or self._decoder.is_complete()


def _is_plain(name: str, data: bytes) -> bool:
    """Whether the first bytes of a body show that it is not packed at all."""
    if name.endswith("gzip"):
        return not _GZIP.startswith(data[:2])
    if not data.startswith(_PLAIN):
        return False
    try:
        for _ in _DECODERS[name](data).pieces(data[:1024]):
            return False
    except _FAULTS:
        return True
    return name == "br" and data.startswith(b"<")


class _Zlib:
    """gzip of one or several members, or deflate with or without its zlib frame."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._inner = zlib.decompressobj(bits)

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._inner.eof:
                if self._bits <= zlib.MAX_WBITS or not data.startswith(_GZIP):
                    return  # padding
                self._inner = zlib.decompressobj(self._bits)
            yield self._inner.decompress(data, _PIECE)
            data = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
        while not self._inner.eof and (piece := self._inner.decompress(b"", _PIECE)):
            yield piece

    def is_complete(self) -> bool:
        return self._inner.eof


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._inner.is_finished():
            return
        yield self._inner.process(data, output_buffer_limit=_PIECE)
        while not self._inner.can_accept_more_data():
            yield self._inner.process(b"", output_buffer_limit=_PIECE)

    def is_complete(self) -> bool:
        return bool(self._inner.is_finished())


def _deflate(start: bytes) -> _Zlib:
    is_framed = len(start) < 2 or (
        start[0] & 15 == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    )
    return _Zlib(zlib.MAX_WBITS if is_framed else -zlib.MAX_WBITS)


_DECODERS: Mapping[str, Callable[[bytes], _Decoder]] = MappingProxyType(
    {
        "gzip": lambda _: _Zlib(zlib.MAX_WBITS | 16),
        "x-gzip": lambda _: _Zlib(zlib.MAX_WBITS | 16),
        "deflate": _deflate,
        "br": lambda _: _Brotli(),
    }
)
