"""Inside one article: which of its names, short names and roles mean the same thing."""
