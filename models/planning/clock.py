"""Clock times and days in words: no reader should have to work out which night is meant (M8)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from models.content.timing import Duration
from models.language import Language
from models.planning.plan import Due
from models.planning.timeline import NIGHT_ENDS, lived_day

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def weekday(day: date, language: Language) -> str:
    """Name the day of the week."""
    return language.text(_WEEKDAYS[day.weekday()])


def day_words(day: date, language: Language, *, year: bool = False) -> str:
    """Write a date in full: ``Tuesday 1 December``, with the year on request."""
    words = language.text("{weekday} {day} {month}").format(
        weekday=weekday(day, language), day=day.day, month=month_words(day, language)
    )
    return f"{words} {day.year}" if year else words


def short_day_words(day: date, language: Language) -> str:
    """Write a date without its weekday, for lists and the foot of a page: ``1 December 2026``."""
    month = month_words(day, language)
    return language.text("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def month_words(day: date, language: Language) -> str:
    """Name the month of a date."""
    return language.text(_MONTHS[day.month - 1])


def clock_words(at: datetime, language: Language) -> str:
    """Write a clock time; *12 o'clock* is never left to guess."""
    clock = f"{at.hour}:{at.minute:02}"
    if (at.hour, at.minute) == (12, 0):
        return language.text("{clock} (midday)").format(clock=clock)
    return language.text("{clock} (midnight)").format(clock=clock) if (at.hour, at.minute) == (0, 0) else clock


def night_words(at: datetime, language: Language) -> str:
    """Name the day of a clock time; before 5:00 the night between two days, for that is how people think of it."""
    if at.hour >= NIGHT_ENDS:
        return language.text("on {day}").format(day=day_words(at.date(), language))
    eve = at.date() - timedelta(days=1)
    words = language.text("in the night of {eve} to {day}")
    return words.format(eve=weekday(eve, language), day=day_words(at.date(), language))


def clock_on(at: datetime, day: date | None, language: Language) -> str:
    """Write the clock time of something that belongs to ``day``, naming its own day where that is another."""
    clock = clock_words(at, language)
    if at.date() == day:
        return clock
    return language.text("{clock} {day}").format(clock=clock, day=night_words(at, language))


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
    text = language.text
    if moment.kind == "cycle_days":
        return _cycle_words(moment, language)
    if isinstance(moment.at, datetime):
        clock, day = clock_words(moment.at, language), night_words(moment.at, language)
        return text("at {clock} {day}").format(clock=clock, day=day)
    if moment.at is not None and moment.until is not None:
        first, last = day_words(moment.at, language), day_words(moment.until, language)
        return text("between {first} and {last}").format(first=first, last=last)
    if moment.at is not None and not is_by_the_hour(moment):
        return text("on {day}").format(day=day_words(moment.at, language))
    if moment.counted_from is not None:
        at, clock = moment.counted_from, clock_words(moment.counted_from, language)
        day, words = day_words(at.date(), language), _distance_before(moment, language)
        return text("{moment} at {clock} on {day}").format(moment=words, clock=clock, day=day)
    return _distance_before(moment, language)


def is_by_the_hour(moment: Due) -> bool:
    """Tell whether it is a clock time, shown or left out, and not a day."""
    return moment.distance is not None and (bool(moment.distance.minutes) or not moment.distance.days)


def _distance_before(moment: Due, language: Language) -> str:
    if moment.distance is None or not moment.distance.length:
        return language.text("before your appointment")
    distance = distance_words(moment.distance, language)
    if moment.distance_until is not None:
        if not moment.distance_until.length:
            words = language.text("from {distance} before your appointment until the day itself")
            return words.format(distance=distance)
        last = distance_words(moment.distance_until, language)
        return language.text("between {first} and {last} before your appointment").format(first=distance, last=last)
    words = "{distance} after your appointment" if moment.kind == "after" else "{distance} before your appointment"
    return language.text(words).format(distance=distance)


def _cycle_words(moment: Due, language: Language) -> str:
    if moment.days is None:
        return language.text("on the days of your cycle that we tell you")
    words = language.text("on days {first} to {last} of your cycle (day 1 is the first day of your period)")
    return words.format(first=moment.days[0], last=moment.days[1])


def no_clock_words(language: Language) -> tuple[str, str]:
    """Say that no clock time was worked out and what to do: a title, and the sentences after it."""
    text = language.text
    return (
        text("The clock of this computer may be wrong."),
        text("So we did not work out any clock times. Ask us when to stop eating and drinking, and when to be here."),
    )


def group_words(moment: Due, dates: tuple[date, ...], language: Language) -> tuple[str, str]:
    """Head a group of lines: the day, and what it is to the appointments on these ``dates``."""
    text = language.text
    if moment.overdue:
        return text("Call us now"), text("the time for this has passed")
    if moment.kind == "at_booking":
        return text("Now"), text("before you leave today")
    day = lived_day(moment)
    if day is None:
        return _undated(moment, language)
    if moment.until is not None:
        return day_words(day, language), text("until {day}").format(day=day_words(moment.until, language))
    return day_words(day, language), relation_words(day, dates, language)


def _undated(moment: Due, language: Language) -> tuple[str, str]:
    """Head what has no day: its distance while no appointment is known, or the days of the cycle."""
    if moment.distance_until is not None:
        begin = replace(moment, distance_until=None)
        until = language.text("until the day itself")
        if moment.distance_until.length:
            last = moment_words(replace(begin, distance=moment.distance_until), language)
            until = language.text("until {moment}").format(moment=last)
        return _opening(moment_words(begin, language)), until
    if moment.kind == "cycle_days" or (moment.kind == "before" and moment.distance):
        return _opening(moment_words(moment, language)), ""
    named = {
        "evening_before": language.text("The evening before"),
        "on_arrival": language.text("When you arrive"),
        "after": language.text("Afterwards"),
    }
    return named.get(moment.kind) or language.text("On the day"), ""


def _opening(words: str) -> str:
    """Begin a heading with a capital; the names in it keep theirs."""
    return f"{words[:1].upper()}{words[1:]}"


def relation_words(day: date, dates: tuple[date, ...], language: Language) -> str:
    """Say what a day is to the appointments: the day itself, so many days before the next, or afterwards."""
    following = min((each for each in dates if each >= day), default=None)
    if following is None:
        return language.text("afterwards") if dates else ""
    left = (following - day).days
    if left == 0:
        return language.text("the day of your procedure")
    if len(dates) > 1:
        named = day_words(following, language)
        return language.count("{n} day before {day}", "{n} days before {day}", left).replace("{day}", named)
    return language.text("the day before") if left == 1 else language.count("{n} day before", "{n} days before", left)
