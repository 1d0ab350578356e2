"""The terminal the reader runs in: its driver, what may be written to it, the browser beside it."""
