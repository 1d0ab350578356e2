"""The screen that asks what is open."""
