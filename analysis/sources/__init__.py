"""Where articles come from: files and folders, a module a kind."""

from __future__ import annotations

from analysis.sources.files import locate, scan
from analysis.sources.found import Failure, FileKind, Found
from analysis.sources.reading import fingerprint, read

__all__ = ["Failure", "FileKind", "Found", "fingerprint", "locate", "read", "scan"]
