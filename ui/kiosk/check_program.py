"""The rows of the self-check that look at the program's own side: PIN, printer, screen, clock and content."""

from datetime import UTC, datetime
from pathlib import Path

from models.trusted_clock import ClockJudge
from ui.kiosk.check_machine import Finding, Machine, failed, passed, unknown
from ui.kiosk.health import Health
from ui.kiosk.stamp import newest_change

_HEALTH, _PIN = "health.json", "staff-pin.json"
_MM_PER_INCH = 25.4
_EDID_CM = slice(21, 23)


def staff_pin(machine: Machine) -> Finding:
    """Without one, staff cannot leave."""
    if (machine.data / _PIN).is_file():
        return passed("set")
    return failed(f"there is none in {machine.data}", f"as '{machine.account}': readyroom kiosk-pin")


def printer(machine: Machine) -> Finding:
    """The one in the clinic's file, or the print system's default."""
    name = machine.site.printer or (machine.ask("lpstat", "-d") or "").partition("destination: ")[2]
    said = machine.ask("lpstat", "-a", name, "-p", name) if name else ""
    if said is None:
        return unknown("there is no 'lpstat'", "print a sheet and see")
    if not said or "accepting requests" not in said:
        return failed(f"no printer takes jobs ({name or 'no default'})", "name it in the clinic's file: printer")
    if "not accepting requests" in said or "disabled" in said:
        return failed(f"{name} takes no jobs now", f"cupsaccept {name}; cupsenable {name}")
    return passed(f"{name} takes jobs")


def screen(machine: Machine) -> Finding:
    """Buttons are as large as the screen says that it is."""
    from ui.application import density

    if machine.site.kiosk.px_per_mm:
        return passed(f"{machine.site.kiosk.px_per_mm} pixels a millimetre, as measured here")
    folder = machine.path("sys", "class", "drm")
    found = [each for each in map(_density, sorted(folder.glob("*/modes")) if folder.is_dir() else ()) if each]
    if not found:
        return unknown("no screen says how large it is", "measure a button of 20 mm, and set px_per_mm if it is not")
    if density(found[0] * _MM_PER_INCH) != found[0]:
        return failed(f"it reports {found[0]:.1f} pixels a millimetre", "measure it, and set px_per_mm")
    return passed(f"{found[0]:.1f} pixels a millimetre, as it reports")


def _density(modes: Path) -> float | None:
    edid = modes.with_name("edid")
    wide_cm, _ = tuple(edid.read_bytes()[_EDID_CM]) or (0, 0) if edid.is_file() else (0, 0)
    first = modes.read_text(encoding="ascii").partition("x")[0]
    return int(first) / (wide_cm * 10) if wide_cm and first.isdigit() else None


def clock(machine: Machine) -> Finding:
    """What the kiosk itself would think of it."""
    newest, health = newest_change(machine.site_path, machine.program), Health(machine.data / _HEALTH)
    doubt = ClockJudge().doubt(newest, health.last_seen, nobody_there=True)
    seen, file = (f"{datetime.fromtimestamp(each, UTC):%Y-%m-%d %H:%M} UTC" for each in (health.last_seen, newest))
    if doubt is None:
        return passed("nothing speaks against it")
    if doubt == "before-last-seen":
        way_out = f"set it; if it is right, take 'last-seen' out of {machine.data / _HEALTH}"
        return failed(f"it is earlier than {seen}, when this kiosk ran", way_out)
    way_out = "set it; if it is right, a file of the program has a wrong date: touch it"
    return failed(f"{doubt}: the newest file of the program is of {file}", way_out)


def clock_is_set(machine: Machine) -> Finding:
    """A hint only: a kiosk without a network may be set by hand."""
    if machine.ask("timedatectl", "show", "-p", "NTPSynchronized", "--value") == "yes":
        return passed("by the network")
    return unknown("nothing sets it", "compare it with one that is right, each month; or use systemd-timesyncd")


def content(machine: Machine) -> Finding:
    """Reviews and signed values that are past, on the day that the clock shows."""
    from models.content.in_review import not_approved, past_review

    library, site = machine.library, machine.site
    today = datetime.now(site.zone).date()
    past = past_review(library, today, site.kiosk.grace_days)
    drafts = () if site.kiosk.drafts else not_approved(library)
    if not set(library.procedures) - {*past, *drafts}:
        if drafts:
            return failed("no clinician has approved a procedure yet", "docs/content-review.md says where to start")
        return failed("there is no procedure to offer", "readyroom check names why")
    if past:
        return failed(f"review past, not offered: {', '.join(past)}", "have it reviewed, and enter the new day")
    expired = [each for each, value in site.parameters.items() if value.expires and value.expires < today]
    if expired:
        return failed(f"expired in the clinic's file: {', '.join(expired)}", "have it signed again")
    waiting = f"; not approved, not offered: {len(drafts)}" if drafts else ""
    return passed(f"{len(library.procedures) - len(drafts)} procedures, no review past{waiting}")


def seal(machine: Machine) -> Finding:
    """Whether anybody could change the content unseen."""
    from models.content.trusted import broken_seals

    wrong = broken_seals(machine.library)
    if wrong:
        return failed(f"not as it was sealed: {', '.join(wrong)}", "readyroom check names why")
    if not machine.site.content_keys:
        return unknown("content is taken from anybody", "seal it, and name the key in the clinic's file: content_keys")
    return passed("every file is as it was sealed")
