"""Editing: what a person says of names and links, what comes of it, and what to ask next."""
