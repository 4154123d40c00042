"""The style sheet of the page: colours that can be read, in daylight and at night."""

import re

import pytest

from resources import resource


def colours(css):
    return dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6})", css))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_have_seven_times_the_contrast_of_their_ground(dark):
    css = resource("print", "sheet.css").read_text(encoding="utf-8")
    light, rest = css.split("@media (prefers-color-scheme: dark)")
    used = colours(light) | (colours(rest.split("\n*, ")[0]) if dark else {})
    pairs = [(words, ground) for words in ("ink", "soft", "primary") for ground in ("ground", "tint")]
    pairs += [(f"on-{each}", each) for each in ("emergency", "urgent", "routine", "primary")]
    pairs += [("ink", f"pale-{each}") for each in ("emergency", "urgent", "routine")] + [("paper-ink", "paper")]

    ratios = {}
    for pair in pairs:
        low, high = sorted(luminance(used[each]) for each in pair)
        ratios[pair] = (high + 0.05) / (low + 0.05)
    assert [pair for pair, ratio in ratios.items() if ratio < 7] == []
