"""An office that signs certificates for servers on this machine, good ones and bad ones."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import trustme

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("127.0.0.1", "localhost", "newsstand.example")
"""What a server of these tests may be called."""


class Office:
    """A certificate authority; ``authorities`` is the file by which one trusts it."""

    def __init__(self, folder: Path) -> None:
        self._authority = trustme.CA()
        self.authorities = folder / "authorities.pem"
        self._authority.cert_pem.write_to_path(str(self.authorities))

    def good(self, *names: str) -> ssl.SSLContext:
        """What a server needs that can prove who it is."""
        return _context(self._authority.issue_cert(*(names or NAMES)))

    def outdated(self) -> ssl.SSLContext:
        """A certificate that was valid until yesterday."""
        now = datetime.now(UTC)
        before, after = now - timedelta(days=30), now - timedelta(days=1)
        return _context(self._authority.issue_cert(*NAMES, not_before=before, not_after=after))

    def early(self) -> ssl.SSLContext:
        """A certificate that is valid from tomorrow on."""
        now = datetime.now(UTC)
        before, after = now + timedelta(days=1), now + timedelta(days=30)
        return _context(self._authority.issue_cert(*NAMES, not_before=before, not_after=after))

    def unknown(self) -> ssl.SSLContext:
        """A certificate that another office has signed."""
        return _context(trustme.CA().issue_cert(*NAMES))

    def self_signed(self, folder: Path) -> ssl.SSLContext:
        """A certificate that nobody has signed but itself."""
        own = trustme.CA()
        path = folder / "own.pem"
        own.private_key_pem.write_to_path(str(path))
        own.cert_pem.write_to_path(str(path), append=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def _context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
