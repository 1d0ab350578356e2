"""Linking: mentions become chains inside an article, and chains become entities across articles.

Pure functions over the shared types; no storage and no model. From the ground up: ``naming`` (one
name), ``corrections`` (what a person said), then side by side ``article`` (inside one article),
``across`` (across articles) and ``doubts`` (what to ask a person).
"""

LINKING_VERSION = 5
"""Raised whenever chains or their keys come out differently; stored with each analysis."""
