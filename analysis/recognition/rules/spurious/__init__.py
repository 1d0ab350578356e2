"""What the model took for a name and is none."""
