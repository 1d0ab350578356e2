"""The trained model, and what it reads in place of an article."""
