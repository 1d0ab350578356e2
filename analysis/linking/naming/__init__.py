"""What one name says by itself: its key, its parts, its spellings, and how it is shown."""
