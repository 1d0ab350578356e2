"""A page of the web as an article: what its address and its server add to what its bytes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.sources.address import absolute, parse_address
from analysis.sources.page import read_page
from analysis.text import canonical_line

if TYPE_CHECKING:
    from analysis.models import Draft


def read_web_page(data: bytes, *, address: str, content_type: str = "") -> Draft:
    """Make an article of the bytes that an address has answered with; the address is its id.

    What the page calls its own address is believed only if that is of the same site.
    Raises :class:`~analysis.errors.SourceError` where there is no article to be found.
    """
    draft = read_page(data, canonical_line(address), content_type=content_type, address=address)
    home = parse_address(address)
    link = absolute(address, draft.url or "")
    is_here = link is not None and _site(parse_address(link).host) == _site(home.host)
    return draft._replace(
        url=link if is_here else home.text,
        source_name=draft.source_name or _site(home.host),
    )


def _site(host: str) -> str:
    return host.removeprefix("www.")
