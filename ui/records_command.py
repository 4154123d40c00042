"""The commands on kept briefings.

``list`` and ``verify`` only read, and may run while a nurse is at work. Who looks into a briefing or takes a copy is
on record first, so ``show`` and ``export`` write, as ``purge`` does: a file that is in use must be closed before.
"""

import getpass
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args
from uuid import UUID

import typer

from ui.command_visit import Content, read_library
from ui.refusal import refuse

if TYPE_CHECKING:
    from models.store.store import Criteria, Store

records = typer.Typer(help="Find, read and export kept briefings.", no_args_is_help=True)

Where = Annotated[
    str | None,
    typer.Option("--file", metavar="FILE|URL", envvar="READYROOM_RECORDS", help="The records file, or a server."),
]
KeyFile = Annotated[
    Path | None,
    typer.Option("--key-file", metavar="FILE", envvar="READYROOM_KEY_FILE", help="Its key, if not in the keyring."),
]
SitePath = Annotated[Path | None, typer.Option("--site", metavar="FILE", help="The clinic's own file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")]
_AT_A_TIME = 500


def register(app: typer.Typer) -> None:
    """Add the commands to the program's."""
    app.add_typer(records, name="records")
    app.command("verify")(verify_command)


@records.command("list")
def list_command(
    reference: Annotated[str | None, typer.Option(help="Whole, or 3 signs of its end or more, in any case.")] = None,
    led_on: Day = None,
    appointment_on: Day = None,
    procedure: Annotated[str | None, typer.Option(metavar="PROC")] = None,
    stage: Annotated[str | None, typer.Option(help="running, finished, declined, deferred, stopped, deleted.")] = None,
    owner: Annotated[str | None, typer.Option(metavar="NAME", help="Who leads or led it.")] = None,
    limit: Annotated[int, typer.Option(min=1)] = 50,
    as_json: AsJson = False,
    where: Where = None,
    key_file: KeyFile = None,
) -> None:
    """List briefings, the newest first."""
    with _open(where, key_file) as store:
        criteria = _criteria(reference, led_on, appointment_on, procedure, stage, owner)
        found, many = store.find(criteria, limit=limit), store.count(criteria)
    if as_json:
        typer.echo(json.dumps([_row(each) for each in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        shown = f"{each.stage:9} {each.owner}", ", ".join(each.procedures), each.reference or ""
        typer.echo("  ".join([str(each.briefing), str(each.led_on), *shown]).rstrip())
    if many > len(found):
        typer.echo(f"… and {many - len(found)} more; narrow the list, or ask for more with --limit", err=True)


def _criteria(
    reference: str | None,
    led_on: datetime | None,
    appointment_on: datetime | None,
    procedure: str | None,
    stage: str | None,
    owner: str | None,
) -> "Criteria":
    from models.record.state import Stage
    from models.store.store import Criteria

    if stage is not None and stage not in get_args(Stage):
        refuse(f"there is no stage '{stage}'; there are {', '.join(get_args(Stage))}")
    return Criteria(
        reference=reference,
        led_on=led_on.date() if led_on else None,
        appointment_on=appointment_on.date() if appointment_on else None,
        procedure=procedure,
        stage=cast("Stage | None", stage),
        owner=owner,
    )


def _row(summary: Any) -> dict[str, Any]:
    from dataclasses import asdict

    return {key: str(value) if key in ("briefing", "led_on", "appointment_on") and value else value
            for key, value in asdict(summary).items()}  # fmt: skip


@records.command("show")
def show_command(
    briefing: str,
    as_json: AsJson = False,
    content: Content = None,
    where: Where = None,
    key_file: KeyFile = None,
) -> None:
    """Print one briefing: who did what and when. That it was read is recorded."""
    from ui.records_words import events_in_words

    with _open(where, key_file, read_only=False) as store:
        _note(store, [_id(briefing)], "read")
        data = _data(store, _id(briefing))
        events = store.events(_id(briefing))
    if as_json:
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    typer.echo(f"Briefing {data['briefing']}: {data['stage']}")
    for each in data["open"]:
        typer.echo(f"Open: {each['says']}" + (f" (with {each['with']})" if each["with"] else ""))
    for event, said in events_in_words(events, content):
        typer.echo(f"{event.number:4} {event.at:%Y-%m-%d %H:%M:%S%z}  {event.by.name} ({event.by.role})  {said}")


@records.command("export")
def export_command(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE|FOLDER", help="Where to write; a new one.")],
    briefings: Annotated[list[str] | None, typer.Argument(metavar="BRIEFING...")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every briefing.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="The paper: a file, or a folder with one for each.")] = False,
    site: SitePath = None,
    content: Content = None,
    where: Where = None,
    key_file: KeyFile = None,
) -> None:
    """Write briefings as JSON, one array, or as their paper with --pdf; only you may read it, and it is recorded."""
    if bool(briefings) == everything:
        refuse("name the briefings to export, or say --all")
    from models.export.briefings import ExportError, write_briefings
    from models.folders import site_path
    from models.record.names import NO_NAMES, names_of
    from models.site import load_site

    named = [_id(each) for each in briefings or []]
    clinic = load_site(site or site_path()).site
    with _open(where, key_file, read_only=False) as store:
        _note(store, _every(store) if everything else named, "export")
        wanted = _every(store) if everything else named
        try:
            names = names_of(read_library(content)) if pdf else NO_NAMES
            written = write_briefings(
                store, wanted, output, "pdf" if pdf else "json", clinic, only_new=True, names=names
            )
        except ExportError as error:
            refuse(str(error))
    for each in written.left_out:
        typer.echo(f"readyroom: {each}", err=True)
    if written.left_out:
        raise typer.Exit(1)


def _note(store: "Store", briefings: Iterable[UUID], purpose: str) -> None:
    """Record who looks, by the computer's account, before anything is shown; a tombstone has nothing to look at."""
    from models.record.event import Person
    from models.record.events import Deleted, Opened
    from models.store.briefing import Briefing

    person = Person(name=getpass.getuser(), role="account of this computer")
    for each in briefings:
        events = store.events(each)
        if events and not isinstance(events[0], Deleted):
            Briefing.read(store, each).add(Opened, person, purpose=purpose)


def _every(store: "Store") -> Iterator[UUID]:
    last = None
    while found := store.find(older_than=last, limit=_AT_A_TIME):
        yield from (each.briefing for each in found)
        last = found[-1].briefing


@records.command("purge")
def purge_command(
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who has it done; it is recorded.")],
    site: SitePath = None,
    where: Where = None,
    key_file: KeyFile = None,
) -> None:
    """Delete the briefings that the clinic's file no longer keeps; each deletion is recorded."""
    from models.folders import site_path
    from models.record.event import Person
    from models.site import load_site
    from models.store.retention import delete_expired

    path = site or site_path()
    days = load_site(path).site.keep_records_days
    if days is None:
        refuse(f"'{path}' does not say how long briefings are kept; write keep_records_days: 2920 into it")
    if not by.strip():
        refuse("give the name of whoever has it done, with --by")
    with _open(where, key_file, read_only=False) as store:
        person, now = Person(name=by, role="manager"), datetime.now().astimezone()
        many = delete_expired(store, timedelta(days=days), person, now)
    typer.echo(f"{many} briefings older than {days} days were deleted.")


@records.command("delete")
def delete_command(
    briefing: Annotated[str, typer.Argument(metavar="ID", help="The number of the briefing; see 'records list'.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who has decided it; it is recorded.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, without naming the person; recorded.")],
    where: Where = None,
    key_file: KeyFile = None,
) -> None:
    """Delete what one briefing says, for somebody who asks for it; that it was there stays in the chain."""
    from models.record.event import Person
    from models.record.events import Deleted
    from models.store.retention import delete

    wanted = _id(briefing)
    for words, option in ((by, "by"), (reason, "reason")):
        if not words.strip():
            refuse(f"say it in words, with --{option}")
    with _open(where, key_file, read_only=False) as store:
        events = store.events(wanted)
        if not events or isinstance(events[0], Deleted):
            refuse(f"there is no briefing '{wanted}' any more, or never was; 'readyroom records list' shows them")
        delete(store, wanted, Person(name=by, role="manager"), reason, datetime.now().astimezone())
    typer.echo("The briefing was deleted.")


def verify_command(
    file: Annotated[str | None, typer.Argument(metavar="[FILE|URL]", help="The records; ours if not given.")] = None,
    known: Annotated[str | None, typer.Option(metavar="HASH", help="A last link that was noted earlier.")] = None,
    key_file: KeyFile = None,
) -> None:
    """Check that no kept event was changed, moved or taken out; name the first broken link."""
    from models.record.chain import verify

    with _open(file or os.environ.get("READYROOM_RECORDS"), key_file) as store:
        store.check()
        verdict = verify(store.links(), known)
    if verdict.broken is None:
        typer.echo(f"{verdict.links} events, and the chain is whole. Note its last link: {verdict.head}")
        return
    whose = f", briefing {verdict.broken.briefing}" if verdict.broken.briefing else ""
    typer.echo(f"The chain breaks at link {verdict.broken.position}{whose}: {verdict.broken.why}.")
    raise typer.Exit(1)


def _id(briefing: str) -> UUID:
    try:
        return UUID(briefing)
    except ValueError:
        refuse(f"'{briefing}' is not the number of a briefing; 'readyroom records list' shows them")


def _data(store: "Store", briefing: UUID) -> dict[str, Any]:
    from models.export.briefing_json import briefing_as_json

    events = store.events(briefing)
    if not events:
        refuse(f"there is no briefing '{briefing}'; 'readyroom records list' shows them")
    return briefing_as_json(events, store.links(briefing))


@contextmanager
def _open(where: str | None, key_file: Path | None, *, read_only: bool = True) -> "Iterator[Store]":
    from models.folders import records_path
    from models.store.errors import StoreError
    from models.store.opening import open_store

    try:
        with open_store(where or records_path(), key_file, read_only=read_only) as store:
            yield store
    except StoreError as error:
        refuse(str(error))
