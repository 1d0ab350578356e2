"""From bytes to linked entities: everything that renders nothing and prints nothing."""
