"""What may be written on the command line, and what it asks for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tui.cli import querying
from tui.cli.request import OPEN, PROGRAM, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from _typeshed import SupportsWrite

_TAKES_A_VALUE = frozenset({"--library", "--output", "--format"})
_WITH_QUERY = frozenset({"articles", "entities", "views", "export"})
_AS_IS = "\0"
"""No word of a command line has this character: it marks those that are no options."""


def parse(argv: Sequence[str]) -> Request:
    """Read the command line; raises SystemExit after ``--help``, ``--version`` and mistakes."""
    words = list(argv)
    at = _command_at(words)
    command = words.pop(at) if at is not None else OPEN
    parser = _parser(command)
    given = _given(parser, words, has_query=command in _WITH_QUERY)
    if command == "corrections" and given.action == "import" and given.file is None:
        parser.error("name the FILE to import, or - for what is piped in")
    return Request(
        command=command,
        words=tuple(getattr(given, "words", ())),
        with_articles=getattr(given, "articles", False),
        as_pages=getattr(given, "page", False),
        is_later=getattr(given, "later", False),
        library=given.library,
        sources=tuple(getattr(given, "sources", ())),
        query=" ".join(getattr(given, "query", ())),
        is_json=getattr(given, "json", False),
        is_quiet=getattr(given, "quiet", False),
        output=getattr(given, "output", None),
        form=getattr(given, "format", "jsonl"),
        action=getattr(given, "action", None) or "",
        file=getattr(given, "file", None),
    )


def _given(
    parser: argparse.ArgumentParser, words: list[str], *, has_query: bool
) -> argparse.Namespace:
    """Read options wherever they stand; behind ``--``, and in a query, ``-x`` is none."""
    at = words.index("--") if "--" in words else len(words)
    if at < len(words):
        # What follows is read as it is, behind a word that no argument can be.
        marked = [*words[:at], *(_AS_IS + word for word in words[at + 1 :])]
    else:
        marked = words
    if has_query:
        marked = [_AS_IS + word if querying.is_left_out(word) else word for word in marked]
    given = parser.parse_intermixed_args(marked)
    for name in ("sources", "query", "words"):
        if hasattr(given, name):
            setattr(given, name, [word.removeprefix(_AS_IS) for word in getattr(given, name)])
    return given


def _command_at(words: list[str]) -> int | None:
    """Find the command: the first word that is no option, if it is a command's name."""
    skip = False
    for index, word in enumerate(words):
        if skip or (word.startswith("-") and word not in {"-", "--"}):
            skip = not skip and word in _TAKES_A_VALUE
            continue
        return index if word in COMMANDS else None
    return None


class _Parser(argparse.ArgumentParser):
    """A parser that never sends a control character of an argument to the terminal."""

    has_query = False

    def error(self, message: str) -> NoReturn:
        """Say what is wrong; what is no option may be meant for the query."""
        is_unknown = self.has_query and message.startswith("unrecognized arguments: --")
        super().error(f"{message} ({querying.NO_OPTION})" if is_unknown else message)

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        from analysis.text import printable

        lines = "\n".join(printable(line) for line in message.split("\n"))
        try:
            super()._print_message(lines, file)
        except UnicodeEncodeError:
            super()._print_message(ascii(lines) + "\n", file)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from tui.cli.version import version

        print(f"{PROGRAM} {version()}")
        parser.exit()


def _parser(command: str) -> _Parser:
    is_open = command == OPEN
    parser = _Parser(
        prog=PROGRAM if is_open else f"{PROGRAM} {command}",
        description=_SUMMARY if is_open else COMMANDS[command][0],
        epilog=_epilog() if is_open else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--library",
        type=Path,
        metavar="FILE",
        help="the library to use (default: NEWSREADER_LIBRARY, else one in your data folder)",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    add = _open_arguments if is_open else COMMANDS[command][1]
    add(parser)
    return parser


def _open_arguments(parser: argparse.ArgumentParser) -> None:
    _sources(parser, "*", "file, folder, or address of a feed or page, to add first")


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    what = "file, folder, list of feeds (.opml), or address of a feed or page, to add"
    _sources(parser, "+", what)
    parser.add_argument(
        "--page",
        action="store_true",
        help="save the pages at the addresses, whatever feeds they offer",
    )
    _later(parser)
    _quiet(parser)


def _refresh_arguments(parser: argparse.ArgumentParser) -> None:
    what = "source to look at, by address, path or name (default: all that are due)"
    _sources(parser, "*", what)
    _later(parser)
    _quiet(parser)


def _sources(parser: argparse.ArgumentParser, count: str, what: str) -> None:
    parser.add_argument("sources", nargs=count, metavar="SOURCE", help=what)


def _later(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--later",
        action="store_true",
        help="only store what came, to be read and searched: names are found and copies "
        "folded when the reader is opened, or by the next refresh",
    )


def _quiet(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="say only what went wrong")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON Lines, for programs")


def _query_arguments(parser: argparse.ArgumentParser) -> None:
    _query(parser, querying.OF_ARTICLES)
    _json(parser)


def _entities_arguments(parser: argparse.ArgumentParser) -> None:
    _query(parser, querying.OF_ENTITIES)
    _json(parser)


def _query(parser: argparse.ArgumentParser, more: str) -> None:
    if isinstance(parser, _Parser):
        parser.has_query = True
    parser.add_argument("query", nargs="*", metavar="QUERY", help=querying.HINT)
    parser.epilog = querying.HELP + more


def _views_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action", nargs="?", choices=[*querying.VIEWS], help="without it: list them"
    )
    parser.add_argument("words", nargs="*", metavar="…", help="what the action is about")
    _json(parser)
    actions = (
        f"  {f'{name} {words}':<24} {does}" for name, (words, does) in querying.VIEWS.items()
    )
    parser.epilog = "\n".join(["actions:", *actions, "", querying.HELP])


def _name_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="+", metavar="NAME", help='a name, or an entity as "entities" lists it: e12'
    )
    _json(parser)


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    _query(parser, querying.OF_ARTICLES)
    parser.add_argument(
        "--format",
        choices=["jsonl", "csv", "mentions", "markdown"],
        default="jsonl",
        help="all of each article as JSON Lines (the default), CSV of articles, CSV of every "
        "linked mention in its sentence, or Markdown to be read",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="file to write (default: stdout)"
    )


def _corrections_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        nargs="?",
        choices=["export", "import"],
        help="write the corrections that count as JSON Lines, or make those of such a file; "
        "without it they are listed",
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="the file; to import - is stdin"
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="file to export to (default: stdout)"
    )
    _json(parser)


def _sources_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("action", nargs="?", choices=[*_ACTIONS], help="without it: list them")
    parser.add_argument("words", nargs="*", metavar="…", help="what the action is about")
    parser.add_argument(
        "--articles", action="store_true", help="remove the articles of a source, too"
    )
    _quiet(parser)
    _json(parser)
    parser.epilog = "\n".join(
        [
            "actions:",
            *(f"  {f'{name} {words}':<36} {does}" for name, (words, does) in _ACTIONS.items()),
            "",
            "A SOURCE is named by its address, path or name.",
        ]
    )


_ACTIONS: dict[str, tuple[str, str]] = {
    "add": ("SOURCE …", "follow feeds, files and folders; save pages"),
    "remove": ("SOURCE …", "follow them no more; articles stay unless --articles"),
    "rename": ("SOURCE NAME", "show it under another name; without one: its own"),
    "tag": ("SOURCE TAG …", "give it these tags and no others: News/Europe"),
    "full": ("SOURCE on|off", "always fetch the full text of its entries"),
    "keep": ("SOURCE|all DAYS|forever|default", "how long read articles of feeds are kept"),
    "import": ("FILE", "follow the feeds of a list (OPML), folders as tags"),
    "export": ("[FILE]", "write the feeds as a list (OPML)"),
}

COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "import": ("Add articles and analyse them, without opening the reader.", _import_arguments),
    "refresh": ("Look at all sources again, and analyse what is new.", _refresh_arguments),
    "sources": (
        "List what is followed; rename, tag, remove, export.",
        _sources_arguments,
    ),
    "articles": ("List articles, newest first.", _query_arguments),
    "entities": ("List entities, most widely mentioned first.", _entities_arguments),
    "mentions": ("List every linked mention of an entity, with its context.", _name_arguments),
    "views": ("List saved queries; save, rename, remove, export.", _views_arguments),
    "export": ("Write articles with their linked mentions.", _export_arguments),
    "corrections": ("List, export or import what was corrected.", _corrections_arguments),
    "doctor": ("Check library, model, terminal and versions.", _json),
}
"""The commands: what each does, and what may be said about it."""

_SUMMARY = """Read news in the terminal, and follow people, places and organisations
from article to article."""


def _epilog() -> str:
    lines = [f"  {name:<12} {summary}" for name, (summary, _) in COMMANDS.items()]
    return "\n".join(
        [
            "commands:",
            *lines,
            "",
            f'"{PROGRAM} COMMAND --help" says more of one. A folder that bears a command\'s name',
            'is written "./import".',
        ]
    )
