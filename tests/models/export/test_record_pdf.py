"""The paper of a briefing read back: tagged, whole, with the ink, and the same bytes twice."""

import io

import pikepdf
import pytest
from briefings import DOCTOR, NOW, Writer, a_briefing, plan_text
from sheets import pages, squeezed

from models.document.nurse_sheet import nurse_sheet
from models.export.pdf import to_pages, to_pdf
from models.record.chain import seal
from models.record.events import Asked, Decided, LineMarked, Noted, Stopped
from models.record.kept_plan import read_plan
from models.site import Site

SITE = Site.model_validate({"time_zone": "Europe/London", "reference_label": "MRN", "name": "Riverside"})
INK = "M100 300Q200 100 300 300L400 320"


def chained(events):
    links = []
    for event in events:
        links.append(seal(event, links[-1] if links else None))
    return links


@pytest.fixture(scope="module")
def events():
    write = Writer()
    begun = [write.started(), write.plan()]
    keys = list(read_plan(plan_text()).lines)
    return [
        *begun,
        *(write(LineMarked, line=key, mark="explained") for key in keys),
        write(Asked, words="Will it hurt <b>much</b> #here?"),
        write(Decided, decider=DOCTOR, what="medicine", about="Warfarin", says="Pause it.", last_dose=NOW.date()),
        write(Noted, words="A long note. " * 300),
        write.signed(begun[1].sha256, ink=INK),
        write(Stopped, outcome="deferred", reason="The lift is broken."),
    ]


@pytest.fixture(scope="module")
def pdf(events):
    return to_pdf(nurse_sheet(events, chained(events), SITE))


def test_every_word_of_the_record_is_on_the_paper(events, pdf):
    text = "".join(pages(pdf))
    digest = events[1].sha256
    said = [
        "Briefing record", "Put off", "The lift is broken.", "MRN 4711 canary", "Will it hurt <b>much</b> #here?",
        "Dr Lee, radiologist", "Last dose: Friday 20 November 2026.", "A long note. " * 300, "I was told.",
        "This acknowledges the briefing. It is not consent.", digest, chained(events)[-1].hash, "Explained",
        str(events[0].briefing), *read_plan(plan_text()).lines.values(),
    ]  # fmt: skip

    assert [each for each in said if squeezed(each) not in text] == []


def test_the_head_of_every_page_says_whose_it_is_and_the_foot_which_briefing(events, pdf):
    found = pages(pdf)

    assert len(found) > 1
    for number, page in enumerate(found, 1):
        assert f"{number}of{len(found)}" in page
        assert events[0].briefing.hex[-8:].upper() in page
        assert "Draft·Putoff" in page
    assert all("MRN4711canary·Friday20November2026" in page for page in found[1:])


def test_it_is_tagged_with_tables_and_the_ink_says_whose_it_is(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tags = [
            each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each
        ]
        with opened.open_metadata() as meta:
            assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
    kinds = {str(tag.S) for tag in tags}

    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/Figure"} <= kinds
    assert "Signature of P" in [str(tag.get("/Alt", "")) for tag in tags if str(tag.S) == "/Figure"]


def test_the_same_briefing_gives_the_same_bytes_and_letter_is_another_size(events, pdf):
    document = nurse_sheet(events, chained(events), SITE)

    assert to_pdf(document) == pdf
    with pikepdf.open(io.BytesIO(to_pdf(document, "letter"))) as letter:
        assert [round(float(each)) for each in letter.pages[0].mediabox] == [0, 0, 612, 792]


def test_the_ink_is_drawn_on_the_page(events):
    without = [each if each.kind != "signed" else each.model_copy(update={"ink": None}) for each in events]
    drawn, bare = (to_pages(nurse_sheet(each, (), SITE), ppi=40) for each in (events, without))

    assert len(drawn) == len(bare)
    assert drawn != bare


def test_a_finished_briefing_fits_two_pages():
    assert len(pages(to_pdf(nurse_sheet(a_briefing(), chained(a_briefing()), SITE)))) <= 2
