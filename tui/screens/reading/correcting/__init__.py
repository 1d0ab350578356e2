"""Correcting names and links: what one points at, what can be said of it, and the review."""
