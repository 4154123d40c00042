"""A procedure's facts in a few words each."""

from models.content.procedure import Facts
from ui.language import tr

_HOURS_FROM = 120


def fact_chips(facts: Facts) -> tuple[str, ...]:
    """Give the chips of a card: how long, X-ray or not, where the dye goes, awake or asleep."""
    minutes = length_words(facts)
    xray = tr("CT") if facts.ct else tr("X-ray") if facts.xray else tr("No X-ray")
    routes = {
        "vein": tr("Dye in a vein"),
        "artery": tr("Dye in an artery"),
        "bladder": tr("Dye in the bladder"),
        "urethra": tr("Dye in the water pipe"),
        "ureter": tr("Dye up to the kidney"),
        "kidney-tube": tr("Dye through the tube"),
        "womb": tr("Dye in the womb"),
        "spine": tr("Dye in the back"),
        "gut": tr("Dye in the bowel") if facts.catheter == "rectum" else tr("Dye to swallow"),
    }
    dye = [routes[each] for each in facts.contrast]
    awake = {
        "numbing-gel": tr("Numbing gel"),
        "local": tr("Numbing injection"),
        "sedation": tr("Sleepy"),
        "usually-asleep": tr("Usually asleep"),
        "asleep": tr("Asleep"),
    }.get(facts.sedation, tr("Awake"))
    return minutes, xray, *dye, awake


def length_words(facts: Facts) -> str:
    """Say how long a procedure takes: in minutes, or in hours from two hours up."""
    least, most = facts.minutes.min, facts.minutes.max
    if most >= _HOURS_FROM:
        return tr("{least}–{most} hours").format(least=round(least / 60), most=round(most / 60))
    return tr("{least}–{most} min").format(least=least, most=most)
