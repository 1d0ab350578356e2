"""Words that settings may have as values: the names of keys and of colours, as Textual has them."""

from __future__ import annotations

import unicodedata

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
KEYS = (
    *("enter", "escape", "space", "tab", "backspace", "delete", "insert"),
    *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
)
"""The keys that have a name and no character."""
_FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 25))
_RENAMED = frozenset(
    {"slash", "backslash", "at", "minus", "plus", "underscore"}
    | {"greater_than_sign", "less_than_sign"}
)
"""Characters that are not called what Unicode calls them."""
_HUES = """
aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown
burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue
darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange
darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise
darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia
gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo
ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue
lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon
mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin
navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red
rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white
whitesmoke yellow yellowgreen
"""
_BASIC = ("black", "blue", "cyan", "green", "magenta", "red", "white", "yellow")
COLOURS = frozenset(
    [*_HUES.split(), *(f"ansi_{hue}" for hue in _BASIC), *(f"ansi_bright_{hue}" for hue in _BASIC)]
)
"""The names of colours."""


def is_key(text: str) -> bool:
    """Whether this names a key: a character, ``f1``, ``question_mark``, ``ctrl+shift+left``."""
    if len(text) == 1:
        return text.isprintable() and not text.isspace()
    *modifiers, key = text.split("+")
    if not _MODIFIERS.issuperset(modifiers):
        return False
    return len(key) == 1 or key in KEYS or key in _FUNCTION_KEYS or _is_character_name(key)


def _is_character_name(key: str) -> bool:
    if key in _RENAMED:
        return True
    try:
        character = unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return False
    return key == key.lower() and character.isprintable()
