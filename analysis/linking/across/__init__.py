"""Across articles: which things of several articles are one entity, and why."""
