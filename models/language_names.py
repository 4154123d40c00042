"""What languages call themselves, for a name that everybody who speaks one can read (Unicode CLDR)."""

_NAMES = {
    "am": "አማርኛ", "ar": "العربية", "az": "Azərbaycan", "be": "Беларуская", "bg": "Български", "bn": "বাংলা",
    "bs": "Bosanski", "ca": "Català", "cs": "Čeština", "cy": "Cymraeg", "da": "Dansk", "de": "Deutsch",
    "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti", "eu": "Euskara", "fa": "فارسی",
    "fi": "Suomi", "fil": "Filipino", "fr": "Français", "ga": "Gaeilge", "gd": "Gàidhlig", "gl": "Galego",
    "gu": "ગુજરાતી", "he": "עברית", "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar", "hy": "Հայերեն",
    "id": "Indonesia", "is": "Íslenska", "it": "Italiano", "ja": "日本語", "ka": "ქართული", "kk": "Қазақша",
    "km": "ខ្មែរ", "kn": "ಕನ್ನಡ", "ko": "한국어", "ku": "Kurdî", "lo": "ລາວ", "lt": "Lietuvių", "lv": "Latviešu",
    "mk": "Македонски", "ml": "മലയാളം", "mn": "Монгол", "mr": "मराठी", "ms": "Melayu", "mt": "Malti",
    "my": "မြန်မာ", "nb": "Norsk bokmål", "ne": "नेपाली", "nl": "Nederlands", "pa": "ਪੰਜਾਬੀ", "pl": "Polski",
    "ps": "پښتو", "pt": "Português", "ro": "Română", "ru": "Русский", "si": "සිංහල", "sk": "Slovenčina",
    "sl": "Slovenščina", "so": "Soomaali", "sq": "Shqip", "sr": "Српски", "sv": "Svenska", "sw": "Kiswahili",
    "ta": "தமிழ்", "te": "తెలుగు", "th": "ไทย", "ti": "ትግርኛ", "tr": "Türkçe", "uk": "Українська",
    "ur": "اردو", "uz": "O‘zbek", "vi": "Tiếng Việt", "yi": "ייִדיש", "yo": "Èdè Yorùbá", "zh": "中文",
    "zu": "isiZulu",
}  # fmt: skip


def own_name(code: str) -> str:
    """Name a language as it names itself; a code that is not known, or a name that was typed, stays as it is."""
    return _NAMES.get(code) or _NAMES.get(code.replace("-", "_").partition("_")[0]) or code
