"""Names that the model missed."""
