"""Writing what the library knows for other programs: one module a format."""
