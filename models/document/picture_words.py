"""A picture in words, for those who do not see it: what is drawn, what the step adds, and what the ring marks."""

from models.content.pictures import View
from models.content.procedure import Picture
from models.language import Language


def picture_text(view: View, picture: Picture, language: Language) -> str:
    """Say in sentences what ``view.compose(picture)`` draws; raises PictureError where that does.

    What is always drawn is in the title; such a layer is named only where the ring marks it.
    """
    view.check(picture)
    text, layers = language.text, view.layers
    words = (layers[each].words for each in picture.show if not layers[each].is_base)
    shown = tuple(dict.fromkeys(text(each) for each in words if each))
    ringed = layers[picture.focus] if picture.focus else None
    sentences = [text("{title}.").format(title=text(view.title))] if view.title else []
    if shown:
        sentences.append(text("The picture shows {parts}.").format(parts=_listed(shown, language)))
    if ringed and ringed.ring and ringed.words:
        sentences.append(text("A ring marks {part}.").format(part=text(ringed.words)))
    return " ".join(sentences)


def _listed(words: tuple[str, ...], language: Language) -> str:
    *most, last = words
    if not most:
        return last
    return language.text("{list} and {last}").format(list=language.text(", ").join(most), last=last)
