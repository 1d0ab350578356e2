"""The text: the article on the desk, where one is in it, and searching it."""
