"""From bytes to linked entities: everything of the reader that renders nothing and prints nothing."""
