"""The library file: SQLite, one small module a subject, no business logic."""
