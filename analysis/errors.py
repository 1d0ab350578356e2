"""The errors that cross package boundaries; each message is one sentence fit to be shown."""


class NewsreaderError(Exception):
    """Something could not be done; ``str(error)`` says what, where and what to do."""


class LibraryError(NewsreaderError):
    """The library file cannot be opened, read or written."""


class SourceError(NewsreaderError):
    """A source, or one article of it, cannot be read."""


class ModelError(NewsreaderError):
    """The recognition model is missing or cannot be loaded."""


class QueryError(NewsreaderError):
    """A query cannot be read; the message says what is wrong with it, and where."""
