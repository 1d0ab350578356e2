"""The least Textual app that shows a line and moves something on a key: the floor."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """A line of text, and a number that ``j`` counts up."""

    BINDINGS = [("j", "count", "Count")]
    count = 0

    def compose(self) -> ComposeResult:
        """Show one line."""
        yield Static("ready 0", id="line")

    def action_count(self) -> None:
        """Count up."""
        self.count += 1
        self.query_one("#line", Static).update(f"ready {self.count}")


if __name__ == "__main__":
    Minimal().run()
