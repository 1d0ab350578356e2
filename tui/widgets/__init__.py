"""What is drawn: one widget a file. Widgets know no screen, no app and no storage."""
