"""How labels look: a letter, a colour made from the theme, and an underline style beside it."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style
from textual.color import Color, ColorParseError

from analysis.models import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Mapping

LETTERS: Mapping[Label, str] = MappingProxyType(
    {
        Label.PERSON: "P",
        Label.NORP: "N",
        Label.ORG: "O",
        Label.GPE: "G",
        Label.LOC: "L",
        Label.FAC: "F",
        Label.EVENT: "E",
        Label.LAW: "§",
        Label.PRODUCT: "D",
        Label.WORK_OF_ART: "W",
        Label.LANGUAGE: "A",
    }
)
WORDS: Mapping[Label, str] = MappingProxyType(
    {
        Label.PERSON: "people",
        Label.NORP: "nationalities and groups",
        Label.ORG: "organisations",
        Label.GPE: "countries and cities",
        Label.LOC: "places",
        Label.FAC: "buildings and roads",
        Label.EVENT: "events",
        Label.LAW: "laws",
        Label.PRODUCT: "products",
        Label.WORK_OF_ART: "works",
        Label.LANGUAGE: "languages",
    }
)
"""What a label means, for headers and the help."""


class Emphasis(IntEnum):
    """How strongly a name stands out."""

    PLAIN = 0
    FOCUSED = 1
    CURRENT = 2


class Hit(IntEnum):
    """Whether the search found this."""

    NONE = 0
    HIT = 1
    CURRENT = 2


class Paint(NamedTuple):
    """Why a stretch of text is styled; equal paints look the same."""

    label: Label | None = None
    kind: Kind = Kind.NAME
    emphasis: Emphasis = Emphasis.PLAIN
    hit: Hit = Hit.NONE


_HUES: Mapping[Label, tuple[str, str, float]] = MappingProxyType(
    {
        Label.PERSON: ("accent", "accent", 0.0),
        Label.NORP: ("success", "warning", 0.5),
        Label.ORG: ("primary", "primary", 0.0),
        Label.GPE: ("success", "success", 0.0),
        Label.LOC: ("success", "primary", 0.35),
        Label.FAC: ("success", "primary", 0.35),
    }
)
_OTHER_HUE = ("error", "primary", 0.25)
_ATTRIBUTES: Mapping[Label, Style] = MappingProxyType(
    {
        Label.PERSON: Style(underline=True),
        Label.NORP: Style(underline=True, italic=True),
        Label.ORG: Style(underline2=True),
        Label.GPE: Style(italic=True),
        Label.LOC: Style(italic=True),
        Label.FAC: Style(italic=True),
    }
)
_OTHER_ATTRIBUTES = Style(underline2=True, italic=True)
_LIGHT: Mapping[Kind, Style] = MappingProxyType(
    {
        Kind.SOURCE: Style(italic=True),
        Kind.VALUE: Style(underline=True),
        Kind.ROLE: Style(underline=True),
    }
)
_LEAST_CONTRAST = 4.5
"""The contrast WCAG 2 asks of text (level AA)."""


class Palette:
    """The styles of names under one theme; made again when the theme changes.

    ``variables`` are the theme's CSS variables. ``colours`` are a person's own: a CSS colour for a
    label's name, and those that cannot be read are passed over. With ``attributes_only`` nothing
    rests on colour (a terminal without it).
    """

    def __init__(
        self,
        variables: Mapping[str, str],
        colours: Mapping[str, str] | None = None,
        *,
        attributes_only: bool = False,
    ) -> None:
        self._variables = variables
        self._own = colours or {}
        self._attributes_only = attributes_only
        self._background = self._read("background", "#121212")
        self._foreground = self._read("foreground", "#e0e0e0")
        self._is_ansi = self._background.ansi is not None
        self._styles: dict[Paint, Style] = {}
        self._colours: dict[Label, Color] = {}

    def style(self, paint: Paint) -> Style:
        """Return the style to lay over the text's own."""
        style = self._styles.get(paint)
        if style is None:
            style = self._styles[paint] = self._make(paint)
        return style

    def colour(self, label: Label) -> Color:
        """Return a label's colour, readable on the theme's background."""
        colour = self._colours.get(label)
        if colour is None:
            colour = self._colours[label] = self._choose(label)
        return colour

    def label_style(self, label: Label) -> Style:
        """Return the style of a label's letter or header in a list."""
        return Style(bold=True) if self._attributes_only else self._ink(self.colour(label), True)

    @cached_property
    def muted(self) -> Style:
        """The style of what matters less: dates, counts, credits."""
        if self._is_ansi or self._attributes_only:
            return Style(dim=True)
        return self._ink(self._background.blend(self._foreground, 0.65, 1.0))

    @cached_property
    def accent(self) -> Style:
        """The style of marks that catch the eye: unread, starred."""
        if self._attributes_only:
            return Style(bold=True)
        return self._ink(self._readable(self._read("accent")), bold=True)

    def _make(self, paint: Paint) -> Style:
        if paint.hit is not Hit.NONE:
            return self._hit(paint.hit)
        if paint.label is None:
            return Style.null()
        if paint.kind is not Kind.NAME:
            style = self.muted + _LIGHT.get(paint.kind, Style.null())
            return style + self._stress(paint.label, paint.emphasis)
        style = _ATTRIBUTES.get(paint.label, _OTHER_ATTRIBUTES)
        if not self._attributes_only:
            style += self._ink(self.colour(paint.label))
        if paint.emphasis is not Emphasis.PLAIN:
            style += Style(bold=True)
        return style + self._stress(paint.label, paint.emphasis)

    def _stress(self, label: Label, emphasis: Emphasis) -> Style:
        if emphasis is Emphasis.CURRENT:
            return Style(reverse=True)
        return self._tint(label) if emphasis is Emphasis.FOCUSED else Style.null()

    def _hit(self, hit: Hit) -> Style:
        is_current = hit is Hit.CURRENT
        if self._attributes_only or self._is_ansi:
            return Style(reverse=True, bold=is_current)
        paper = self._read("warning")
        if not is_current:
            paper = self._background.blend(paper, 0.55, 1.0)
        ink = paper.get_contrast_text(1.0)
        return Style.from_color((paper + ink).rich_color, paper.rich_color) + Style(bold=is_current)

    def _tint(self, label: Label) -> Style:
        """Lay a little of the label's colour behind its focused names."""
        if self._attributes_only or self._is_ansi:
            return Style.null()
        paper = self._background.blend(self.colour(label), 0.22, 1.0)
        return Style.from_color(None, paper.rich_color)

    def _ink(self, colour: Color, bold: bool = False) -> Style:
        return Style.from_color(colour.rich_color) + Style(bold=bold or None)

    def _choose(self, label: Label) -> Color:
        if own := self._own.get(label) or self._own.get(label.lower()):
            try:
                return Color.parse(own)
            except ColorParseError:
                pass
        first, second, share = _HUES.get(label, _OTHER_HUE)
        if label is Label.PERSON and self._read(first) == self._read("success"):
            first = second = "warning"
        colour = self._read(first)
        if colour.ansi is not None:  # these do not blend
            return self._read("secondary", "ansi_cyan") if label is Label.NORP else colour
        return self._readable(colour.blend(self._read(second), share, 1.0))

    def _readable(self, colour: Color) -> Color:
        if self._is_ansi or colour.ansi is not None:
            return colour
        for share in (0.0, 0.15, 0.3, 0.45, 0.6, 0.75):
            shade = colour.blend(self._foreground, share, 1.0)
            if contrast(shade, self._background) >= _LEAST_CONTRAST:
                return shade
        return self._foreground

    def _read(self, variable: str, default: str = "#ffa62b") -> Color:
        try:
            return Color.parse(self._variables.get(variable, default))
        except ColorParseError:
            return Color.parse(default)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
