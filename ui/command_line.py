"""The commands of ``readyroom``: what is wrong is one line on stderr; what is heavy is imported where it is used."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ui import records_command, reminder_commands, staff_command
from ui.command_files import drawings, write_codes, write_file
from ui.command_visit import (
    Answers,
    At,
    By,
    Content,
    Now,
    Procedures,
    Settle,
    SitePath,
    content_folder,
    plan_of,
    read_both,
    read_library,
    read_site,
)
from ui.kiosk.check_command import kiosk_check
from ui.kiosk.pin_command import kiosk_pin
from ui.refusal import refuse
from ui.said import Said
from ui.seal_command import seal, seal_key

if TYPE_CHECKING:
    from models.planning.plan import Plan
    from models.site import Site

app = typer.Typer(
    name="readyroom",
    help="Get ready for a urology or radiology procedure. Without a command the window opens: "
    "[--nurse] for staff, [--site FILE] with the clinic's own file.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)
records_command.register(app)
reminder_commands.register(app)
staff_command.register(app)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="FILE.pdf: as it is printed. FILE.html: one web page.")
]
Easy = Annotated[bool, typer.Option("--easy", help="Easy words and pictures.")]
PaperSize = Annotated[Literal["a4", "letter"] | None, typer.Option("--paper", help="The clinic's paper if not given.")]
Folder = Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to put the pictures.")]
PictureKind = Annotated[Literal["png", "svg"], typer.Option("--picture", help="Of which kind they are.")]


app.command("kiosk-pin")(kiosk_pin)
app.command("kiosk-check")(kiosk_check)
app.command("seal-key")(seal_key)
app.command("seal")(seal)


@app.command("list")
def list_procedures(as_json: AsJson = False, content: Content = None) -> None:
    """List the procedures."""
    library = read_library(content)
    found = [
        {
            "id": each.id,
            "name": each.name,
            "also_called": list(each.also_called),
            "summary": each.summary,
            "body_area": each.body_area,
            "review": each.review.status,
        }
        for each in library.procedures.values()
    ]
    if as_json:
        _print_json(found)
        return
    for each in found:
        typer.echo(f"{each['id']:24} {each['name']} ({each['review']})")


@app.command("plan")
def plan_command(
    procedures: Procedures,
    at: At = None,
    answer: Answers = None,
    settle: Settle = None,
    by: By = None,
    site: SitePath = None,
    as_json: AsJson = False,
    content: Content = None,
    now: Now = None,
) -> None:
    """Make the plan of one visit."""
    library, clinic = read_both(content, site)
    plan = plan_of(library, clinic, procedures, Said(at, answer, settle, by, now))
    if as_json:
        from models.export.plan_json import plan_as_json

        _print_json(plan_as_json(plan, library, clinic, drawings(plan)))
    else:
        from models.export.plan_text import plan_as_text

        typer.echo(plan_as_text(plan), nl=False)


@app.command("explain")
def explain_command(
    procedures: Procedures,
    line: Annotated[list[str] | None, typer.Option("--line", metavar="ID", help="Only this line.")] = None,
    at: At = None,
    answer: Answers = None,
    settle: Settle = None,
    by: By = None,
    site: SitePath = None,
    content: Content = None,
    now: Now = None,
) -> None:
    """Print why each line of a plan is there: who asks, which answer, rule, value and source."""
    from models.content.nearest import did_you_mean
    from models.export.plan_explain import explain_plan

    library, clinic = read_both(content, site)
    plan = plan_of(library, clinic, procedures, Said(at, answer, settle, by, now))
    known = [*(each.id for each in (*plan.lines, *plan.after)), *(sign.id for sign in plan.signs)]
    for each in line or []:
        if each not in known:
            refuse(f"the plan has no line '{each}'{did_you_mean(each, known)}")
    typer.echo(explain_plan(plan, frozenset(line or known)), nl=False)


@app.command("sheet")
def sheet_command(
    procedures: Procedures,
    output: Output,
    at: At = None,
    answer: Answers = None,
    settle: Settle = None,
    by: By = None,
    site: SitePath = None,
    paper: PaperSize = None,
    easy: Easy = False,
    content: Content = None,
    now: Now = None,
) -> None:
    """Write the sheet that goes home: FILE.pdf as it is printed, FILE.html as one web page."""
    kind = output.suffix.lower()
    if kind not in (".pdf", ".html"):
        refuse(f"'{output}' does not say what to write; end its name in .pdf for the paper, in .html for a web page")
    library, clinic = read_both(content, site)
    plan = plan_of(library, clinic, procedures, Said(at, answer, settle, by, now))
    write_file(output, _sheet(plan, clinic, paper or clinic.paper, easy=easy, is_page=kind == ".html"))


@app.command("qr")
def qr_command(
    procedures: Procedures,
    output: Folder,
    at: At = None,
    answer: Answers = None,
    settle: Settle = None,
    by: By = None,
    site: SitePath = None,
    picture: PictureKind = "png",
    content: Content = None,
    now: Now = None,
) -> None:
    """Write what goes onto a phone as QR codes, each in a picture of its own."""
    library, clinic = read_both(content, site)
    plan = plan_of(library, clinic, procedures, Said(at, answer, settle, by, now))
    write_codes(plan, clinic, output, picture)


@app.command("compare")
def compare_command(
    procedures: Procedures, as_json: AsJson = False, site: SitePath = None, content: Content = None
) -> None:
    """Set two or three procedures side by side."""
    from models.content.nearest import did_you_mean
    from models.document.comparison import ComparisonError, compare
    from ui.side_by_side import table_as_data, table_as_text

    library, clinic = read_both(content, site)
    for each in procedures:
        if each not in library.procedures:
            refuse(f"there is no procedure '{each}'{did_you_mean(each, library.procedures)}")
    try:
        table = compare(library, tuple(procedures), clinic)
    except ComparisonError as error:
        refuse(str(error))
    if as_json:
        _print_json(table_as_data(table, tuple(procedures)))
    else:
        typer.echo(table_as_text(table), nl=False)


@app.command("check")
def check_command(
    folder: Annotated[Path | None, typer.Argument(help="A content folder; ours if not given.")] = None,
    site: SitePath = None,
) -> None:
    """Print every problem of a content folder and of the clinic's file."""
    from models.content.folder import Folder
    from models.content.lint import lint
    from models.content.loader import load_library
    from models.content.seal import broken
    from resources import resource

    where = content_folder(folder)
    library = load_library(where)
    clinic, wrong = read_site(site, library)
    keys = () if folder else clinic.content_keys
    problems = (
        *(broken(Folder(where), keys) if keys else ()),
        *library.problems,
        *lint(library, resource("pictures"), resource("fonts")),
        *wrong,
    )
    for each in problems:
        typer.echo(str(each))
    if problems:
        raise typer.Exit(1)
    typer.echo(f"No problems in {len(library.procedures)} procedures.")


@app.command("tour")
def tour_command(folder: Path) -> None:
    """Save a picture of every screen in FOLDER."""
    from ui.tour import run_tour

    run_tour(folder)


def _print_json(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _sheet(plan: "Plan", site: "Site", paper: str, *, easy: bool, is_page: bool) -> bytes:
    from models.document.easy import easy_sheet
    from models.document.sheet import full_sheet
    from models.export.html import to_html
    from models.export.pdf import PaperError, to_pdf
    from models.language import ENGLISH

    document = (easy_sheet if easy else full_sheet)(plan, site, ENGLISH, drawings(plan))
    if is_page:
        return to_html(document)
    try:
        return to_pdf(document, "letter" if paper == "letter" else "a4")
    except PaperError as error:
        refuse(str(error))
