"""Names: focusing and following them, the two panes at the side, and what is watched."""
