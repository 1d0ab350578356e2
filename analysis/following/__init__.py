"""What a person does with sources, and habits of reading: names, tags, what to hide and keep."""
