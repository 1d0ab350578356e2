"""Names: focusing, following and explaining them, and the two panes at the side."""
