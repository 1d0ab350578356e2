"""What linking cannot tell by itself, worth asking a person."""
