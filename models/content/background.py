"""Natural background radiation, which makes a dose imaginable."""

from pydantic import Field

from models.content.base import Content, Slug, Text


class Background(Content):
    """What nature gives in a year; ``id`` is the country's ISO 3166 code in lower case."""

    id: Slug
    place: Text
    msv_a_year: float = Field(gt=0)
    sources: tuple[Slug, ...] = Field(min_length=1)
