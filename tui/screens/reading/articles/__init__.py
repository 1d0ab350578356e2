"""The list of articles: what is in it, folded, hidden, narrowed to, and read."""
