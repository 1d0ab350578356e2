"""The list of articles with what is folded in it, and the article on the desk."""
