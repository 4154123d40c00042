"""The paper read back: tagged, whole, marked, in our own fonts, and the same bytes twice."""

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pypdf
import pytest
from builders import a_library, a_procedure, a_question, a_sign, a_step, a_visit, an_instruction
from sheets import NOW, SITE, WHEN, pages, squeezed

from models.content.loader import load_library
from models.content.pictures import load_view
from models.document.blocks import CheckLine, Checklist, Paragraph, SignLine, Steps, TierBox
from models.document.sheet import full_sheet
from models.export.pdf import PaperError, to_pages, to_pdf
from models.language import Language
from models.planning.compiler import make_plan
from models.site import NO_SITE
from resources import resource


def a_document(*procedures, site=NO_SITE, language=None, **kinds):
    library = a_library(*procedures, **kinds)
    plan = make_plan(library, a_visit(tuple(library.procedures), {"pregnancy": "no"}, WHEN, NOW), site)
    return full_sheet(plan, site, language or Language())


def a_long_document():
    say = (
        "Please read this line slowly to the end, because it is meant to be longer than one line of the paper is. " * 2
    )
    many = [an_instruction(f"line-{n}", do=f"Line {n} begins. {say}", because=f"It ends {n}.") for n in range(60)]
    return a_document(a_procedure(preparation=many)), [squeezed(f"Line {n} begins. {say}") for n in range(60)]


@pytest.fixture(scope="module")
def shipped():
    library = load_library(resource("content"))
    views = {path.stem: load_view(path.parent, path.stem) for path in resource("pictures").glob("*.svg")}
    plan = make_plan(library, a_visit(tuple(library.procedures), {}, WHEN, NOW), SITE)
    return plan, full_sheet(plan, SITE, views=views)


@pytest.fixture(scope="module")
def shipped_pdf(shipped):
    return to_pdf(shipped[1])


@pytest.fixture(scope="module")
def shipped_pages(shipped_pdf):
    return pages(shipped_pdf)


def test_the_paper_is_tagged_and_says_its_title_and_language(shipped_pdf):
    with pikepdf.open(io.BytesIO(shipped_pdf)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == "Getting ready"
            assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")


def test_headings_lists_and_pictures_are_tags_and_every_picture_says_its_sentences(shipped, shipped_pdf):
    drawn = [step.picture for block in shipped[1].blocks if isinstance(block, Steps) for step in block.steps]
    with pikepdf.open(io.BytesIO(shipped_pdf)) as pdf:
        tags = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each]
        kinds = {str(tag.S) for tag in tags}
        alts = [str(tag.get("/Alt", "")) for tag in tags if str(tag.S) == "/Figure"]

    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Figure"} <= kinds
    said = [picture.alt for picture in drawn if picture]
    assert len(said) > len(shipped[0].procedures)
    assert Counter(said) <= Counter(alts)
    assert all(alts)
    assert all(re.fullmatch(r"[A-Z].+\. The picture shows .+\.( A ring marks .+\.)?", words) for words in said)


def test_every_word_of_the_shipped_plan_is_on_the_paper(shipped, shipped_pages):
    plan, text = shipped[0], "".join(shipped_pages)

    said = [
        *(part for line in plan.lines for part in (line.do, line.because, line.detail or "")),
        *(part for sign in plan.signs for part in (sign.sign, sign.detail or "", sign.act.rstrip("."))),
        *(part for line in plan.after for part in (line.text, line.detail or "")),
        *(
            part
            for each in plan.steps
            for part in (each.step.title, each.step.happens, each.step.feel, each.step.you_do, each.step.helps or "")
        ),
        *(item.ask for item in plan.teach_back),
        *(prompt.text for prompt in plan.prompts),
    ]
    assert [part for part in said if squeezed(part) not in text] == []


def test_every_page_bears_its_number_the_mark_the_version_and_the_statement(shipped_pages):
    for number, page in enumerate(shipped_pages, 1):
        assert f"{number}of{len(shipped_pages)}" in page
        assert "Startercontent.Yourclinichasnotapproveditye" in page
        assert "Thissheetdoesnotreplaceadvicefromyourcareteam." in page
        assert "Draft·Notfinal" in page
    assert all("Wednesday2December2026,9:00" in page for page in shipped_pages[1:])


def test_only_our_own_fonts_are_used_and_embedded(shipped_pdf):
    with pikepdf.open(io.BytesIO(shipped_pdf)) as pdf:
        fonts = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("AtkinsonHyperlegibleNext" in str(font.FontName) for font in fonts)
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


def test_the_same_document_gives_the_same_bytes_and_another_time_does_not():
    document = a_document()

    assert to_pdf(document) == to_pdf(document)
    assert to_pdf(document, stamp=datetime(2030, 1, 1, tzinfo=UTC)) != to_pdf(document)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_has_its_size(paper, size):
    box = pypdf.PdfReader(io.BytesIO(to_pdf(a_document(), paper))).pages[0].mediabox

    assert (round(box.width), round(box.height)) == size


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_line_is_split_over_two_pages(paper):
    document, lines = a_long_document()

    found = pages(to_pdf(document, paper))

    assert len(found) > 3
    assert [line for line in lines if sum(line in page for page in found) != 1] == []


@pytest.mark.parametrize("before", range(0, 40, 4))
def test_a_tier_stays_whole_with_its_heading(before):
    signs = tuple(SignLine(f"Sign {n} is here.") for n in range(12))
    box = TierBox("urgent", "Same day", "Call us the same day if:", "Call us today.", (), signs)
    above = Checklist(tuple(CheckLine(f"Line {n}") for n in range(before)))
    blocks = [block for block in a_document().blocks if not isinstance(block, TierBox)]
    place = next(n for n, block in enumerate(blocks) if isinstance(block, Steps))

    found = pages(to_pdf(replace(a_document(), blocks=(*blocks[:place], above, box, *blocks[place:]))))

    page = next(page for page in found if "Callusthesamedayif:" in page)
    assert all(squeezed(sign.sign) in page for sign in signs)
    assert "Callustoday." in page


def test_a_tier_higher_than_a_page_breaks_between_signs_only():
    signs = [a_sign(f"s{n}", sign=f"Sign {n} begins " + "and goes on " * 20 + f"to {n}.") for n in range(40)]

    found = pages(to_pdf(a_document(a_procedure(warning_signs=signs))))

    assert [sign.id for sign in signs if sum(squeezed(sign.sign) in page for page in found) != 1] == []


def test_a_heading_never_stands_alone_at_the_foot():
    document, _ = a_long_document()

    for page in pages(to_pdf(document)):
        body = page.split("Startercontent.Yourclinichasnotapproveditye")[0]
        assert not body.endswith(("Whentogethelp", "Risks", "Sources", "Thisisnormal"))


def test_text_from_content_is_never_markup():
    nasty = "#pagebreak() *bold* $x^2$ [box] @ref \\ <label> `raw` _under_ // gone /* gone */ ~ --- 'q' \"q\" = -"
    nasty += ' \\n \\" \\u{41} \\\\'

    found = pages(to_pdf(a_document(a_procedure(preparation=[an_instruction(do=nasty, because=nasty, detail=nasty)]))))

    assert "".join(found).count(squeezed(nasty)) == 3


def test_without_a_clinic_there_are_lines_to_write_on():
    first = pages(to_pdf(a_document()))[0]

    assert "Clinic" in first
    assert "DayNightEmergency" in first
    assert "Behereat" in first


def test_a_clinics_name_and_numbers_are_printed():
    text = "".join(pages(to_pdf(a_document(site=SITE))))

    assert "Riverside" in text
    assert text.count("02079460018") == 3  # above, with the signs, and on the strip to cut off


def test_a_sheet_that_is_not_final_says_so_on_every_page():
    question = a_question("uti", title="Infection", flag={"reason": "R.", "hard_stop": True})

    found = pages(to_pdf(a_document(a_procedure(questions=["uti"]), questions=[question])))

    assert "PleasespeaktothenursebeforeyougohomeAbout:Infection" in found[0].replace(".About", "About")
    assert all("Notfinal" in page for page in found)


def test_right_to_left_keeps_a_number_in_its_order():
    with pikepdf.open(io.BytesIO(to_pdf(a_document(site=SITE, language=Language("ar"))))) as pdf:
        assert str(pdf.Root.Lang) == "ar"
    found = pypdf.PdfReader(io.BytesIO(to_pdf(a_document(site=SITE, language=Language("ar"))))).pages[0].extract_text()

    assert "020 7946 0018" in found.replace("\xa0", " ")


def test_the_preview_has_the_same_pages():
    document, _ = a_long_document()

    images = to_pages(document, ppi=20)

    assert len(images) == len(pages(to_pdf(document)))
    assert all(image.startswith(b"\x89PNG") for image in images)


def test_words_in_a_script_without_a_font_are_refused_with_the_reason():
    document = replace(a_document(), blocks=(Paragraph("\u6f22\u5b57"),))

    with pytest.raises(PaperError, match="Getting ready"):
        to_pdf(document)


def test_a_step_without_a_picture_is_still_printed():
    text = "".join(pages(to_pdf(a_document(a_procedure(during=[a_step(title="You lie down flat")])))))

    assert "Youliedownflat" in text
