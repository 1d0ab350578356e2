"""Names that begin or end at the wrong place."""
