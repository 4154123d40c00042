"""Clock times and days in words: no reader should have to work out which night is meant (M8)."""

from datetime import date, datetime, timedelta

from models.content.timing import Duration
from models.language import Language
from models.planning.plan import Due

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NIGHT_ENDS = 5


def weekday(day: date, language: Language) -> str:
    """Name the day of the week."""
    return language.text(_WEEKDAYS[day.weekday()])


def day_words(day: date, language: Language, *, year: bool = False) -> str:
    """Write a date in full: ``Tuesday 1 December``, with the year on request."""
    words = language.text("{weekday} {day} {month}").format(
        weekday=weekday(day, language), day=day.day, month=month_words(day, language)
    )
    return f"{words} {day.year}" if year else words


def month_words(day: date, language: Language) -> str:
    """Name the month of a date."""
    return language.text(_MONTHS[day.month - 1])


def clock_words(at: datetime, language: Language) -> str:
    """Write a clock time; *12 o'clock* is never left to guess."""
    clock = f"{at.hour}:{at.minute:02}"
    if (at.hour, at.minute) == (12, 0):
        return language.text("{clock} midday").format(clock=clock)
    return language.text("{clock} at midnight").format(clock=clock) if (at.hour, at.minute) == (0, 0) else clock


def night_words(at: datetime, language: Language) -> str:
    """Name the day of a clock time; before 5:00 the night between two days, for that is how people think of it."""
    if at.hour >= _NIGHT_ENDS:
        return language.text("on {day}").format(day=day_words(at.date(), language))
    eve = at.date() - timedelta(days=1)
    words = language.text("in the night of {eve} to {day}")
    return words.format(eve=weekday(eve, language), day=day_words(at.date(), language))


def distance_words(distance: Duration, language: Language) -> str:
    """Write a duration in days, hours and minutes, leaving out what is none."""
    hours, minutes = divmod(distance.minutes, 60)
    parts = [
        language.count("{n} day", "{n} days", distance.days) if distance.days else "",
        language.count("{n} hour", "{n} hours", hours) if hours else "",
        language.count("{n} minute", "{n} minutes", minutes) if minutes else "",
    ]
    return language.text(" and ").join(part for part in parts if part)


def moment_words(moment: Due, language: Language) -> str:
    """Say when in the middle of a sentence: ``at 3:00 in the night of …``, or ``6 hours before your appointment``."""
    if isinstance(moment.at, datetime):
        clock, day = clock_words(moment.at, language), night_words(moment.at, language)
        return language.text("at {clock} {day}").format(clock=clock, day=day)
    if moment.at is not None:
        return language.text("on {day}").format(day=day_words(moment.at, language))
    if moment.distance and moment.distance.length:
        distance = distance_words(moment.distance, language)
        words = "{distance} after your appointment" if moment.kind == "after" else "{distance} before your appointment"
        return language.text(words).format(distance=distance)
    return language.text("before your appointment")


def group_words(moment: Due, appointment: datetime | None, language: Language) -> tuple[str, str]:
    """Head a group of lines: the day, and what it is to the appointment."""
    text = language.text
    if moment.overdue:
        return text("Ring us now"), text("the time for this has passed")
    if moment.kind == "at_booking":
        return text("Now"), text("before you leave today")
    if moment.at is None:
        if moment.kind == "before" and moment.distance:
            return moment_words(moment, language).capitalize(), ""
        return (text("The evening before"), "") if moment.kind == "evening_before" else (text("On the day"), "")
    day = moment.at.date() if isinstance(moment.at, datetime) else moment.at
    return day_words(day, language), _relation(day, moment, appointment, language)


def _relation(day: date, moment: Due, appointment: datetime | None, language: Language) -> str:
    days = (appointment.date() - day).days if appointment else 0
    if days == 0:
        return language.text("the day of your procedure")
    if days == 1:
        return language.text("the day before")
    if moment.kind == "after":
        return language.text("afterwards")
    return language.count("{n} day before", "{n} days before", days)
