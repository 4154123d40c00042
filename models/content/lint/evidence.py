"""Rules about sources: there is one, it is strong enough, and a reader can find it."""

import re
from collections.abc import Iterator

from models.content.lint.case import Case, Finding
from models.content.problems import Code
from models.content.shared import Instruction, Source, WarningSign
from models.content.topics import Topic

_CAUTION = "caution added by the authors"
_COPIES = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:r\.jina\.ai|archive\.(?:org|is|ph|today)|webcache\.googleusercontent\.com|translate\.goog"
    r"|scribd\.com|slideshare\.net|slideplayer\.com|docplayer\.\w+|docksci\.com|docsity\.com|studocu\.com|studylib\.net"
    r"|coursehero\.com|vdocuments?\.\w+|pdfcoffee\.com|dokumen\.(?:pub|tips)|issuu\.com|yumpu\.com|readkong\.com"
    r"|silo\.tips|fliphtml5\.com|anyflip\.com|sci-hub\.\w+|libgen\.\w+|wikiwand\.com|raw\.githubusercontent\.com"
    r"|huggingface\.co)(?:[/:?#]|$)",
    re.IGNORECASE,
)


def unsourced(case: Case) -> Iterator[Finding]:
    """C011: neither a source nor a note; a topic that tells nobody anything needs neither."""
    for part in case.parts:
        record = part.record
        silent = isinstance(record, Topic) and record.ask_team_when is None and record.ask_us is None
        if getattr(record, "sources", None) == () and not getattr(record, "note", None) and not silent:
            yield part.finding(Code.UNSOURCED, "it names no source, and no note says why", "sources")


def weak_source(case: Case) -> Iterator[Finding]:
    """C012: a safety line that stands on weak pages alone, and is neither a caution nor the clinic's own."""
    for part in case.parts:
        record = part.record
        if not isinstance(record, Instruction | WarningSign) or _CAUTION in (record.note or ""):
            continue
        grades = {case.library.sources[each].grade for each in record.sources}
        if not grades & {"A", "B"} and getattr(record, "firmness", "universal") == "universal":
            yield part.finding(Code.WEAK_SOURCE, f"'{record.id}' has no source of grade A or B", "sources")


def copied_page(case: Case) -> Iterator[Finding]:
    """C050: the address of a site that keeps copies of other people's pages."""
    for source in case.library.sources.values():
        if source.url and _COPIES.match(source.url):
            message = f"'{source.url.split('/')[2]}' keeps copies of other people's pages"
            yield case.part("sources", source).finding(Code.COPY, message, "url")


def same_page(case: Case) -> Iterator[Finding]:
    """C051: one page under two ids, by its address, or by title, issuer and date where no address tells them apart."""
    first: dict[tuple[str, ...], str] = {}
    for source in case.library.sources.values():
        known = first.setdefault(_page(source), source.id)
        if known != source.id:
            yield case.part("sources", source).finding(Code.SAME_PAGE, f"it is the page of '{known}'", "id")


def _page(source: Source) -> tuple[str, ...]:
    if source.url:
        return (re.sub(r"^https?://(?:www\.)?|#.*$|/$", "", source.url.lower()),)
    return (source.title.lower(), source.issuer.lower(), source.dated or "")


def untraceable(case: Case) -> Iterator[Finding]:
    """C052: neither address nor date, no volume of a journal, and no note that says how a reader finds the page."""
    for source in case.library.sources.values():
        if not (source.url or source.dated or source.note or re.search(r"\d", source.issuer)):
            message = "nothing says where or when the page was found"
            yield case.part("sources", source).finding(Code.UNTRACEABLE, message, "id")


RULES = (unsourced, weak_source, copied_page, same_page, untraceable)
