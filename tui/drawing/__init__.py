"""How words become lines: widths in cells, wrapping, colours, dates, evidence in words."""
