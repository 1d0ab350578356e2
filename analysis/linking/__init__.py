"""Linking: mentions become chains inside an article, and chains become entities across articles.

Pure functions over the shared types; no storage and no model.
"""

LINKING_VERSION = 4
"""Raised whenever chains or their keys come out differently; stored with each analysis."""
