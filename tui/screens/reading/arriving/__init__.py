"""Articles that come in while one reads."""
