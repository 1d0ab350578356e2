"""What a person sees: the Textual reader and the command line."""
