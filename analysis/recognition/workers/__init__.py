"""Recognition of many articles in other processes."""
