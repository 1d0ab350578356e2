"""What linking cannot tell by itself, as questions with an answer each."""
