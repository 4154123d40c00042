"""A picture in words: what is always drawn in the title, what the step adds in its order, and what the ring marks."""

from gettext import NullTranslations

import pytest

from models.content.pictures import PictureError, View
from models.content.procedure import Picture
from models.document.picture_words import picture_text
from models.language import ENGLISH, Language

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<title>Your kidney</title>
<g id="kidney" data-kind="base" data-ring="10 20 5"><title>your kidney</title></g>
<g id="spine" data-kind="base"><title>your back</title></g>
<g id="tube" data-ring="10 20 5"><title>a tube</title></g>
<g id="dye"><title>dye</title></g>
<g id="dye-left"><title>dye</title></g>
<g id="bag"><title>a bag</title></g>
<g id="mute" data-ring="1 1 1"/>
</svg>"""
VIEW = View("front", SVG)


def _words(*show, focus=None, view=VIEW, language=ENGLISH):
    return picture_text(view, Picture(view="front", show=show, focus=focus), language)


@pytest.mark.parametrize(
    ("show", "focus", "words"),
    [
        (("dye",), None, "Your kidney. The picture shows dye."),
        (("dye", "tube"), None, "Your kidney. The picture shows dye and a tube."),
        (("tube", "bag", "dye"), None, "Your kidney. The picture shows a tube, a bag and dye."),
        (("tube", "dye"), "tube", "Your kidney. The picture shows a tube and dye. A ring marks a tube."),
        (("tube",), "kidney", "Your kidney. The picture shows a tube. A ring marks your kidney."),
        (("spine", "kidney"), "kidney", "Your kidney. A ring marks your kidney."),
        (("dye",), "dye", "Your kidney. The picture shows dye."),
        (("dye", "dye-left"), None, "Your kidney. The picture shows dye."),
        (("mute", "bag"), "mute", "Your kidney. The picture shows a bag."),
    ],
)
def test_it_says_the_view_the_layers_in_the_steps_order_and_the_ring_that_is_drawn(show, focus, words):
    assert _words(*show, focus=focus) == words


def test_a_drawing_without_a_title_is_told_by_its_layers():
    untitled = View("front", SVG.replace("<title>Your kidney</title>", ""))

    assert _words("dye", view=untitled) == "The picture shows dye."


class _French(NullTranslations):
    words = {  # noqa: RUF012 - a table
        "Your kidney": "Votre rein",
        "{title}.": "{title} :",
        "a tube": "un tube",
        "dye": "du produit",
        "a bag": "une poche",
        ", ": " ; ",
        "{list} and {last}": "{list} et {last}",
        "The picture shows {parts}.": "L’image montre {parts}.",
        "A ring marks {part}.": "Un rond entoure {part}.",
    }

    def gettext(self, message):
        return self.words[message]


def test_every_word_of_it_is_translated():
    words = _words("dye", "bag", "tube", focus="tube", language=Language("fr", _French()))

    assert words == "Votre rein : L’image montre du produit ; une poche et un tube. Un rond entoure un tube."


@pytest.mark.parametrize(("show", "focus"), [("lung", None), ("dye", "lung")])
def test_a_layer_that_is_not_drawn_has_no_words(show, focus):
    with pytest.raises(PictureError, match="no layer lung"):
        _words(show, focus=focus)
