"""The article as the rules see it: a page with spans, trimmed, none over another."""
