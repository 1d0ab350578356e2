"""Links in the library kept right: as articles come, change and go, and as a person corrects."""
