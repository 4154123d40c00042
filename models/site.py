"""The clinic's own file: names, phones, and the values that only the clinic can sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StrictInt, ValidationError

from models.content.base import Content, Slug
from models.content.library import Library
from models.content.nearest import did_you_mean
from models.content.parameters import Parameter
from models.content.problems import Code, Problem, problem
from models.content.reading import explain
from models.content.yaml_file import YamlFile, read_yaml
from models.reference_pattern import checked_pattern


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"'{name}' is not a time zone such as Europe/London") from None
    return name


def _as_keys(given: object) -> object:
    """Make a list of anything: what is no key seals nothing, but were it left out, anybody's content would do."""
    return [] if given is None else [str(each) for each in (given if isinstance(given, list | tuple) else [given])]


class Phone(Content):
    """A number and the hours at which somebody answers it."""

    label: str = Field(min_length=1, description="When to ring it: 'Monday to Friday, 8:00 to 17:00'.")
    number: str = Field(pattern=r"^\+?[0-9][0-9 ()./-]{2,24}$")


class SignedValue(Content):
    """A value that a named person at the clinic stands behind."""

    value: StrictInt | str | tuple[StrictInt, StrictInt]
    signed_by: str = Field(min_length=1)
    signed_on: date
    expires: date | None = None


class Pictures(Content):
    """What the clinic lets the screen show; ``intimate`` is real anatomy of intimate parts, and only for who asks."""

    intimate: StrictBool = True


class Records(Content):
    """Where briefings are kept: a file or ``postgresql://…``; ``key_file`` holds its key, else the keyring does."""

    where: str | None = Field(default=None, min_length=1)
    key_file: str | None = Field(default=None, min_length=1)


class Kiosk(Content):
    """How the program behaves where patients are alone with it, in public."""

    idle_seconds: StrictInt = Field(default=90, ge=60, le=300, description="Nobody touches: then ask who is there.")
    warn_seconds: StrictInt = Field(default=30, ge=20, le=120, description="Nobody answers: then forget everything.")
    neutral: bool = Field(default=False, description="Name no procedure in a heading that a waiting room can read.")
    px_per_mm: float | None = Field(default=None, ge=2.0, le=20.0, description="Measured, where the screen misreports.")
    drafts: bool = Field(default=False, description="Offer what no clinician has approved yet, under its ribbon.")
    grace_days: StrictInt = Field(default=0, ge=0, le=90, description="A review may be overdue by so much.")
    hand_over: bool = Field(default=False, description="Offers a code that brings the answers to the nurse's desk.")
    scrambled_pad: bool = Field(default=False, description="The pad for the staff PIN: other order each time.")
    read_aloud: Literal["off", "headphones", "speaker"] = Field(
        default="off", description="Where this computer's sound is heard; off until the clinic has looked."
    )


class Site(Content):
    """What the clinic has settled. Everything is optional: what is absent is left to be written by hand."""

    name: str | None = None
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$", description="ISO 3166 code.")
    time_zone: Annotated[str, AfterValidator(_known_zone)] | None = None
    emergency_number: str | None = Field(default=None, pattern=r"^[0-9]{2,6}$")
    phones: tuple[Phone, ...] = ()
    paper: str = Field(default="a4", pattern="^(a4|letter)$")
    pictures: Pictures = Pictures()
    printer: str | None = Field(
        default=None,
        pattern=r"^[^\s/#?'\"-]([^/#?'\"\t\r\n]{0,125}[^\s/#?'\"])?$",
        description="As the print system names it; under Windows, there may be spaces in it.",
    )
    records: Records = Records()
    keep_records_days: int | None = Field(default=None, ge=1, description="How long briefings are kept.")
    reference_label: str = Field(default="Reference", min_length=1, max_length=20, description="Its name: MRN.")
    reference_pattern: Annotated[str, AfterValidator(checked_pattern)] | None = None
    parameters: Mapping[Slug, SignedValue] = Field(default_factory=dict)
    content_keys: Annotated[tuple[str, ...], BeforeValidator(_as_keys)] = Field(
        default=(), description="Who may seal the content: public keys. Without any, content is taken as it is."
    )
    mode: Literal["window", "kiosk"] = "window"
    kiosk: Kiosk = Kiosk()

    @property
    def zone(self) -> ZoneInfo | None:
        """The clinic's time zone; None when the clinic has not named it."""
        return ZoneInfo(self.time_zone) if self.time_zone else None

    def signed(self, parameter: Parameter, on: date | None) -> SignedValue | None:
        """Give the clinic's value if it is signed, in range, and not expired on the day ``on``.

        Where nobody knows the day, a value that expires may have done so, and is not given.
        """
        value = self.parameters.get(parameter.id)
        if value is None or parameter.refuses(value.value):
            return None
        expired = value.expires is not None and (on is None or value.expires < on)
        return None if expired else value


NO_SITE = Site()


@dataclass(frozen=True)
class SiteFile:
    """What could be read of the clinic's file, and what was wrong with it."""

    site: Site
    problems: tuple[Problem, ...] = ()


def load_site(path: Path, library: Library | None = None) -> SiteFile:
    """Read the clinic's file; a file that is not there is no problem, and nothing is invented.

    A field that cannot be read is left out, as if absent; a parameter that is unknown or out of range
    counts as unset. Both are named in ``problems``.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return SiteFile(NO_SITE)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        return SiteFile(NO_SITE, (problem(Code.NO_FILE, path.name, 0, "", f"the file cannot be read: {reason}"),))
    file = read_yaml(path.name, text)
    if file.problems:
        return SiteFile(NO_SITE, file.problems)
    found = _site(path.name, file, {} if file.data is None else file.data)
    wrong = _wrong_values(path.name, file, found.site, library) if library else []
    return SiteFile(found.site, (*found.problems, *wrong))


def _site(name: str, file: YamlFile, data: Any) -> SiteFile:
    problems: list[Problem] = []
    while True:
        try:
            return SiteFile(Site.model_validate(data), tuple(problems))
        except ValidationError as error:
            details = error.errors(include_url=False)
            problems += [explain(name, file, (), dict(detail)) for detail in details]
            bad = {detail["loc"][0] for detail in details if detail["loc"]}
            if not isinstance(data, dict) or not bad:
                return SiteFile(NO_SITE, tuple(problems))
            data = {key: value for key, value in data.items() if key not in bad}


def _wrong_values(name: str, file: YamlFile, site: Site, library: Library) -> list[Problem]:
    found = []
    for parameter_id, signed in site.parameters.items():
        line, field = file.line(("parameters", parameter_id, "value")), f"parameters.{parameter_id}"
        parameter = library.parameters.get(parameter_id)
        if parameter is None:
            message = f"there is no parameter '{parameter_id}'{did_you_mean(parameter_id, library.parameters)}"
            found.append(problem(Code.UNKNOWN_PARAMETER, name, line, field, message))
        elif wrong := parameter.refuses(signed.value):
            found.append(problem(Code.OUT_OF_RANGE, name, line, field, wrong))
    return found
