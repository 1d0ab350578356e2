"""The training of our own recogniser: annotated text in, weights and a report out."""
