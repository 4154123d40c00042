"""A procedure's facts in a few words each, for cards, comparisons and pages."""

from models.content.procedure import Facts
from models.language import Language

_HOURS_FROM = 120


def chips(facts: Facts, language: Language) -> tuple[str, ...]:
    """How long, X-ray or not, where the dye goes, awake or asleep."""
    return length(facts, language), rays(facts, language), *dye(facts, language), awake(facts, language)


def length(facts: Facts, language: Language) -> str:
    """Say how long a procedure takes: in minutes, or in hours from two hours up."""
    least, most = facts.minutes.min, facts.minutes.max
    if most >= _HOURS_FROM:
        return language.text("{least}–{most} hours").format(least=round(least / 60), most=round(most / 60))
    return language.text("{least}–{most} min").format(least=least, most=most)


def rays(facts: Facts, language: Language) -> str:
    """Say whether X-rays or CT are used."""
    if facts.ct:
        return language.text("CT")
    return language.text("X-ray") if facts.xray else language.text("No X-ray")


def dye(facts: Facts, language: Language) -> tuple[str, ...]:
    """Say each way that dye may take."""
    text = language.text
    routes = {
        "vein": text("Dye in a vein"),
        "artery": text("Dye in an artery"),
        "bladder": text("Dye in the bladder"),
        "urethra": text("Dye in the water pipe"),
        "ureter": text("Dye up to the kidney"),
        "kidney-tube": text("Dye through the tube"),
        "womb": text("Dye in the womb"),
        "spine": text("Dye in the back"),
        "gut": text("Dye in the bowel") if facts.catheter == "rectum" else text("Dye to swallow"),
    }
    return tuple(routes[each] for each in facts.contrast)


def awake(facts: Facts, language: Language) -> str:
    """Say whether one is awake."""
    words = {
        "none": language.text("Awake"),
        "numbing-gel": language.text("Numbing gel"),
        "local": language.text("Numbing injection"),
        "sedation": language.text("Awake or sleepy"),
        "usually-asleep": language.text("Usually asleep"),
        "asleep": language.text("Asleep"),
    }
    return words[facts.sedation]


def tube(facts: Facts, language: Language) -> str:
    """Say which tube is used, if any."""
    words = {
        "none": language.text("No tube"),
        "urethra": language.text("A thin tube in the water pipe"),
        "ureter": language.text("A fine tube up to the kidney"),
        "existing": language.text("The tube you already have"),
        "vessel": language.text("A fine tube in a blood vessel"),
        "womb": language.text("A fine tube in the womb"),
        "rectum": language.text("A soft tube in the bottom"),
        "kidney": language.text("A tube into the kidney"),
    }
    return words[facts.catheter]
