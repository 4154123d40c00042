"""A procedure's facts in a few words each."""

from models.content.procedure import Facts
from ui.language import tr


def fact_chips(facts: Facts) -> tuple[str, ...]:
    """Give the chips of a card: how long, X-ray or not, where the dye goes, awake or asleep."""
    length = facts.minutes
    minutes = tr("{least}–{most} min").format(least=length.min, most=length.max)
    if length.max >= 120:
        minutes = tr("{least}–{most} hours").format(least=round(length.min / 60), most=round(length.max / 60))
    xray = tr("CT") if facts.ct else tr("X-ray") if facts.xray else tr("No X-ray")
    dye = {
        "vein": tr("Dye in a vein"),
        "artery": tr("Dye in an artery"),
        "bladder": tr("Dye in the bladder"),
        "urethra": tr("Dye in the water pipe"),
        "ureter": tr("Dye up to the kidney"),
        "kidney-tube": tr("Dye through the tube"),
        "womb": tr("Dye in the womb"),
        "spine": tr("Dye in the back"),
        "gut": tr("Dye to swallow"),
    }.get(facts.contrast, "")
    awake = {
        "numbing-gel": tr("Numbing gel"),
        "local": tr("Numbing injection"),
        "sedation": tr("Sleepy"),
        "usually-asleep": tr("Usually asleep"),
        "asleep": tr("Asleep"),
    }.get(facts.sedation, tr("Awake"))
    return tuple(each for each in (minutes, xray, dye, awake) if each)
