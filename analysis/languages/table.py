"""Languages: what each is called, and the spaCy model that finds names in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH = "en"


class Language(NamedTuple):
    """A language by its own name, and the smallest spaCy model for it, if there is one."""

    name: str
    model: str | None = None


LANGUAGES: Mapping[str, Language] = {
    "af": Language("Afrikaans"),
    "ar": Language("العربية"),
    "az": Language("Azərbaycanca"),
    "be": Language("Беларуская"),
    "bg": Language("Български"),
    "bn": Language("বাংলা"),
    "bs": Language("Bosanski"),
    "ca": Language("Català", "ca_core_news_sm"),
    "cs": Language("Čeština"),
    "cy": Language("Cymraeg"),
    "da": Language("Dansk", "da_core_news_sm"),
    "de": Language("Deutsch", "de_core_news_sm"),
    "el": Language("Ελληνικά", "el_core_news_sm"),
    "en": Language("English", "en_core_web_md"),
    "es": Language("Español", "es_core_news_sm"),
    "et": Language("Eesti"),
    "eu": Language("Euskara"),
    "fa": Language("فارسی"),
    "fi": Language("Suomi", "fi_core_news_sm"),
    "fr": Language("Français", "fr_core_news_sm"),
    "ga": Language("Gaeilge"),
    "gl": Language("Galego"),
    "gu": Language("ગુજરાતી"),
    "he": Language("עברית"),
    "hi": Language("हिन्दी"),
    "hr": Language("Hrvatski", "hr_core_news_sm"),
    "hu": Language("Magyar"),
    "hy": Language("Հայերեն"),
    "id": Language("Bahasa Indonesia"),
    "is": Language("Íslenska"),
    "it": Language("Italiano", "it_core_news_sm"),
    "ja": Language("日本語", "ja_core_news_sm"),
    "ka": Language("ქართული"),
    "kk": Language("Қазақша"),
    "km": Language("ខ្មែរ"),
    "kn": Language("ಕನ್ನಡ"),
    "ko": Language("한국어", "ko_core_news_sm"),
    "ku": Language("Kurdî"),
    "ky": Language("Кыргызча"),
    "la": Language("Latina"),
    "lb": Language("Lëtzebuergesch"),
    "lo": Language("ລາວ"),
    "lt": Language("Lietuvių", "lt_core_news_sm"),
    "lv": Language("Latviešu"),
    "mk": Language("Македонски", "mk_core_news_sm"),
    "ml": Language("മലയാളം"),
    "mn": Language("Монгол"),
    "mr": Language("मराठी"),
    "ms": Language("Bahasa Melayu"),
    "mt": Language("Malti"),
    "my": Language("မြန်မာ"),
    "nb": Language("Norsk", "nb_core_news_sm"),
    "ne": Language("नेपाली"),
    "nl": Language("Nederlands", "nl_core_news_sm"),
    "pa": Language("ਪੰਜਾਬੀ"),
    "pl": Language("Polski", "pl_core_news_sm"),
    "ps": Language("پښتو"),
    "pt": Language("Português", "pt_core_news_sm"),
    "ro": Language("Română", "ro_core_news_sm"),
    "ru": Language("Русский", "ru_core_news_sm"),
    "si": Language("සිංහල"),
    "sk": Language("Slovenčina"),
    "sl": Language("Slovenščina", "sl_core_news_sm"),
    "so": Language("Soomaali"),
    "sq": Language("Shqip"),
    "sr": Language("Српски"),
    "sv": Language("Svenska", "sv_core_news_sm"),
    "sw": Language("Kiswahili"),
    "ta": Language("தமிழ்"),
    "te": Language("తెలుగు"),
    "tg": Language("Тоҷикӣ"),
    "th": Language("ไทย"),
    "tk": Language("Türkmençe"),
    "tl": Language("Tagalog"),
    "tr": Language("Türkçe"),
    "uk": Language("Українська", "uk_core_news_sm"),
    "ur": Language("اردو"),
    "uz": Language("Oʻzbekcha"),
    "vi": Language("Tiếng Việt"),
    "zh": Language("中文", "zh_core_web_sm"),
    "zu": Language("IsiZulu"),
}

FOUND: Mapping[str, str] = {
    "no": "nb",
    "nn": "nb",
    "yue": "zh",
    "wuu": "zh",
    "pcm": "en",
    "zxx": "en",
}
"""Codes as they are found that are another's here; what is no language is read as English."""

KNOWN = tuple(sorted((LANGUAGES.keys() | FOUND.keys()) - {"nb"}))
"""The codes that can be found."""
