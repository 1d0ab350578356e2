"""From the text of one article to its mentions: the model, then rules over that article alone."""
