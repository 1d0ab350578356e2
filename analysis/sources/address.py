"""Web addresses: read as a browser reads them, and whether an IP address is a public one."""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from analysis.errors import SourceError
from analysis.text import canonical_line, shorten

SCHEMES = {"http": 80, "https": 443}
"""The schemes that are spoken, with their ports."""
LONGEST = 4096
"""Characters of the longest address that is taken for one."""
_SHOWN = 200
_SAFE = "%/:=&?~#+!$,;'@()*[]|"
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}", re.ASCII)
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.ASCII)
# A link that is written as it should be; most are.
_LINKED = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?:/[\w.~%:/?#@!$&'()*+,;=\[\]-]*)?", re.ASCII)
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class Address(NamedTuple):
    """A web address in its parts; ``host`` is ASCII in lower case, ``target`` path and query."""

    scheme: str
    host: str
    port: int
    target: str
    user: str = ""
    password: str = ""

    @property
    def site(self) -> str:
        """Host and port as a ``Host`` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def text(self) -> str:
        """The address without name and password."""
        return f"{self.scheme}://{self.site}{self.target}"

    def is_among(self, hosts: frozenset[str]) -> bool:
        """Whether one of the hosts (``host`` or ``host:port``) is the one of this address."""
        return self.host in hosts or f"{self.host}:{self.port}" in hosts or self.site in hosts


def parse_address(text: str) -> Address:
    """Take an http or https address apart; what a person types may begin with ``feed:``.

    Raises :class:`~analysis.errors.SourceError` with a reason that completes a sentence.
    """
    text = _without_feed(canonical_line(text))
    if len(text) > LONGEST:
        raise SourceError(f"is longer than {LONGEST} characters")
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise SourceError("is no web address; look for a slip in it") from error
    if parts.scheme not in SCHEMES:
        raise SourceError("is no web address: it must begin with http:// or https://")
    if not host or "\\" in parts.netloc or port == 0:
        raise SourceError("is no web address; look for a slip in it")
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return Address(
        parts.scheme,
        _host(host),
        port or SCHEMES[parts.scheme],
        path + query,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def absolute(base: str, link: str) -> str | None:
    """Make a link of a document an absolute http(s) address; None for all others."""
    if _LINKED.fullmatch(link):
        return link if len(link) <= LONGEST else None
    link = canonical_line(link)
    if not link or len(link) > LONGEST:
        return None
    try:
        joined = urljoin(base, link) if base else link
        parts = urlsplit(joined)
        if parts.scheme not in SCHEMES or not parts.hostname or parts.port == 0:
            return None
    except ValueError:
        return None
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    rest = quote(f"{parts.path}{query}{fragment}", safe=_SAFE)
    return f"{parts.scheme}://{parts.netloc}{rest}"


def without_login(text: str) -> str:
    """Leave name and password out of an address, which need not be a good one."""
    scheme, slashes, rest = text.partition("://")
    place, slash, path = rest.partition("/")
    if not slashes or "@" not in place:
        return text
    return f"{scheme}://{place.rpartition('@')[2]}{slash}{path}"


def shown_address(text: str) -> str:
    """Show any address on one line, without a password and not too long."""
    return shorten(without_login(canonical_line(text)), _SHOWN)


def literal_ip(host: str) -> IpAddress | None:
    """Read a host that is an IP address, as :func:`parse_address` leaves it; None for a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_public(address: IpAddress) -> bool:
    """Whether an IP address is one of the public Internet, also when it wraps another one."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour
        if wrapped is None and address in _TRANSLATED:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
        if address.teredo is not None or address not in _GLOBAL_UNICAST:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _without_feed(text: str) -> str:
    if text[:5].lower() != "feed:":
        return text
    rest = text[5:]
    return f"http:{rest}" if rest.startswith("//") else rest


def _host(host: str) -> str:
    """Write a host as the resolver wants it: in ASCII, numbers as an IP address."""
    if ":" in host:
        try:
            return ipaddress.IPv6Address(host.partition("%")[0]).compressed
        except ValueError as error:
            raise SourceError("is no web address: its host is no IP address") from error
    name = unquote(host).rstrip(".").lower()
    if not name.isascii():
        import idna

        try:
            name = idna.encode(name, uts46=True).decode()
        except idna.IDNAError as error:
            raise SourceError("is no web address: its host cannot exist") from error
    if len(name) > 253 or not all(map(_LABEL.fullmatch, name.split("."))):
        raise SourceError("is no web address: its host cannot exist")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return _numbered(name)
    return name


def _numbered(name: str) -> str:
    """Read the forms of an IPv4 address that resolvers accept, such as ``0x7f.1``."""
    parts = name.split(".")
    try:
        numbers = [_number(part) for part in parts]
        if len(numbers) > 4 or any(number > 255 for number in numbers[:-1]):
            raise ValueError(name)
        value = sum(number << (24 - 8 * place) for place, number in enumerate(numbers[:-1]))
        if numbers[-1] >= 256 ** (5 - len(numbers)):
            raise ValueError(name)
        return str(ipaddress.IPv4Address(value + numbers[-1]))
    except ValueError as error:
        raise SourceError("is no web address: its host is no IP address") from error


def _number(part: str) -> int:
    if part[:2] == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8) if part[:1] == "0" else int(part)
