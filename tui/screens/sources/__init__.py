"""The screen of what is followed."""
