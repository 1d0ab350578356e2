"""Queries: the words and fields by which a person narrows articles and entities, read into a tree.

Pure: what is typed becomes a :class:`~analysis.query.tree.Query` or one sentence on what is wrong.
Storage turns the tree into SQL.
"""
