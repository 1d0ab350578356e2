"""What a person said of names and links, and what follows from it for linking."""
