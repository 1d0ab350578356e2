"""What is laid over a screen and asks or shows one thing."""
