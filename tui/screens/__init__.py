"""The screens: reading, sources, review; the dialogs laid over them; the palette."""
