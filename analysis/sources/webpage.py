"""A page of the web as an article: what its address and its server add to what its bytes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.sources.address import parse_address
from analysis.sources.page import read_page
from analysis.text import canonical_line

if TYPE_CHECKING:
    from analysis.models.draft import Draft


def read_web_page(data: bytes, *, address: str, content_type: str = "") -> Draft:
    """Make an article of the bytes that an address has answered with; the address is its id.

    Raises :class:`~analysis.errors.SourceError` where there is no article to be found.
    """
    draft = read_page(data, canonical_line(address), content_type=content_type, address=address)
    host = parse_address(address).host.removeprefix("www.")
    return draft._replace(source_name=draft.source_name or host)
