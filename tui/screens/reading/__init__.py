"""The reading screen, and what works on it, by subject; nothing of that imports the screen."""
