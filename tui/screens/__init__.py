"""The screens: reading, help, why; each with its style sheet beside it."""
