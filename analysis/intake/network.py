"""What a person's settings say of the network."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.intake.asking import Network
from analysis.sources.fetching import Login

if TYPE_CHECKING:
    from analysis.settings import Settings


def network_of(settings: Settings) -> Network:
    """Read which hosts may have private addresses, and who logs in where."""
    logins = {host: Login(*login) for host, login in settings.logins.items()}
    return Network(settings.hosts, MappingProxyType(logins))
