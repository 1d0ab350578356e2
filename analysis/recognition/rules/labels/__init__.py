"""Names that are taken for what they are not."""
