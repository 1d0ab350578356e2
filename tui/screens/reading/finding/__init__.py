"""Finding what to read: what is searched, filtered, hidden, unread, followed and watched."""
