"""Proxies, as the environment names them."""

from __future__ import annotations

import ipaddress
import os
from typing import TYPE_CHECKING

from analysis.errors import SourceError
from analysis.sources.address import Address, literal_ip, parse_address

if TYPE_CHECKING:
    from collections.abc import Mapping


def environment_proxies(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Read ``http_proxy``, ``https_proxy``, ``all_proxy`` and ``no_proxy``, in either case."""
    found: dict[str, str] = {}
    for name in ("http", "https", "all", "no"):
        variable = f"{name}_proxy"
        loud = "" if name == "http" and "REQUEST_METHOD" in environment else variable.upper()
        value = environment.get(variable) or environment.get(loud)
        if value and value.strip():
            found[name] = value.strip()
    return found


def proxy_for(address: Address, proxies: Mapping[str, str] | None) -> Address | None:
    """Name the proxy for an address, by the environment unless ``proxies`` is given.

    ``proxies`` has a proxy's address for ``http``, ``https`` or ``all``, and under ``no`` the hosts
    that are reached without, separated by commas. Raises
    :class:`~analysis.errors.SourceError` for a proxy of a kind that cannot be used.
    """
    named = environment_proxies() if proxies is None else proxies
    chosen = named.get(address.scheme) or named.get("all")
    if not chosen or _goes_without(address, named.get("no", "")):
        return None
    trouble = (
        f"the proxy for {address.scheme} in the environment cannot be used; "
        "its address must begin with http://"
    )
    try:
        proxy = parse_address(chosen if "://" in chosen else f"http://{chosen}")
    except SourceError as error:
        raise SourceError(trouble) from error
    if proxy.scheme == "https" and address.scheme == "https":
        raise SourceError(trouble)
    return proxy


def _goes_without(address: Address, exceptions: str) -> bool:
    """Whether a host is this machine or one that ``no_proxy`` names: by suffix, IP or network."""
    ip = literal_ip(address.host)
    if address.host == "localhost" or (ip is not None and ip.is_loopback):
        return True
    for each in exceptions.lower().replace(",", " ").split():
        name = each.lstrip("*").lstrip(".")
        if not name or name in {address.site, f"{address.host}:{address.port}"}:
            return True
        if address.host == name or (ip is None and address.host.endswith(f".{name}")):
            return True
        if ip is not None and "/" in name and _is_in(ip, name):
            return True
    return False


def _is_in(ip: ipaddress.IPv4Address | ipaddress.IPv6Address, network: str) -> bool:
    try:
        return ip in ipaddress.ip_network(network, strict=False)
    except ValueError:
        return False
